"""What a paragraph said of an item against what a test expects, with the grounds that decided."""

from __future__ import annotations

from collections.abc import Iterator

from dualclass.evaluation.finding import Finding, deciding
from dualclass.evaluation.result import UnitResult
from dualclass.explanation.clauses import clause_text
from dualclass.language.criteria import AllOf, AnyOf, Criterion, Labelled, Members, Not
from dualclass.verdict import Verdict
from dualclass.workshop.testing.records import Expectation
from dualclass.workshop.testing.words import MEANINGS, word_for

STRUCTURE: tuple[type[Criterion], ...] = (AllOf, AnyOf, Labelled, Members, Not)
MOST = 6
"""Clauses that a failure shows at most."""


def faults_of(expected: Expectation, found: UnitResult, outcome: str | None = None) -> tuple[str, ...]:
    """What is not as expected, in words; empty when everything is."""
    faults: list[str] = []
    if found.status not in MEANINGS[expected.verdict]:
        faults.append(f"expected {expected.verdict}, found {word_for(found.status)}")
    if expected.outcome is not None and outcome != expected.outcome:
        faults.append(f"expected the list to say {expected.outcome}, found {outcome}")
    for reason in expected.reasons:
        if not any(_names(ground, reason) for ground in grounds(found)):
            faults.append(f"`{reason}` is not among the grounds")
    names = {need.name for need in found.needs}
    asked = ", ".join(f"`{name}`" for name in sorted(names)[:MOST]) or "nothing"
    faults += [f"`{need}` is not asked for; asked for is {asked}" for need in expected.needs if need not in names]
    if expected.released_by is not None and expected.released_by not in set(_releasing(found)):
        others = ", ".join(f"`{name}`" for name in _releasing(found)) or "nothing"
        faults.append(f"`{expected.released_by}` does not release it; released by {others}")
    return tuple(faults)


def _names(ground: str, reason: str) -> bool:
    """A code or note by its whole name; of a sentence any words of it."""
    if ground == reason:
        return True
    return " " in ground and f" {reason} " in f" {ground} "


def _releasing(found: UnitResult) -> list[str]:
    return [each.release.note for each in found.releases if each.finding.verdict is Verdict.TRUE]


def grounds(found: UnitResult) -> Iterator[str]:
    """What the result rests on: labels, notes and sentences whose verdict made it, and what is asked for."""
    yield found.code
    if found.status == "released":
        for release in found.releases:
            if release.finding.verdict is Verdict.TRUE:
                yield release.release.note
                yield from _grounds(release.finding)
        return
    if found.status == "unless released":
        for release in found.releases:
            if release.finding.verdict is Verdict.UNKNOWN:
                yield release.release.note
    yield from (need.name for need in found.needs)
    yield from _grounds(found.core)


def _grounds(finding: Finding) -> Iterator[str]:
    if finding.label is not None:
        yield finding.label
    inside = finding.criterion is None or isinstance(finding.criterion, STRUCTURE)
    if inside and finding.children:
        for child in finding.children:
            if child.verdict is finding.verdict or isinstance(finding.criterion, Not):
                yield from _grounds(child)
    else:
        yield clause_text(finding.criterion)


def deciding_sentences(found: UnitResult) -> tuple[str, ...]:
    """The sentences that made the result, with what the item states: what a failure shows."""
    lines: list[str] = []
    if found.status == "released":
        for release in found.releases:
            if release.finding.verdict is Verdict.TRUE:
                lines.append(f"released by {release.release.note}")
                lines += [f"+ {_sentence(each)}" for each in deciding(release.finding, STRUCTURE)]
        return tuple(lines[: MOST + 1])
    if found.status == "unless released":
        return tuple(
            f"? {release.release.note} would release it, if shown: {', '.join(n.name for n in release.finding.needs)}"
            for release in found.releases
            if release.finding.verdict is Verdict.UNKNOWN
        )[:MOST]
    sign = {Verdict.TRUE: "+", Verdict.FALSE: "-", Verdict.UNKNOWN: "?"}[found.core.verdict]
    lines = [f"{sign} {_sentence(each)}" for each in deciding(found.core, STRUCTURE)]
    if found.state is not None and found.state.word != "applied":
        lines.append(f"{found.state.word}: {found.state.why or found.state.by or 'no reason is printed'}")
    if found.core.verdict is Verdict.UNKNOWN and found.needs:
        lines.append(f"asked for: {', '.join(need.name for need in found.needs[:MOST])}")
    return tuple(dict.fromkeys(lines))[:MOST]


def _sentence(finding: Finding) -> str:
    stated = f"   <- {finding.stated}" if finding.stated is not None else ""
    return clause_text(finding.criterion) + stated
