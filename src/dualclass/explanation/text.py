"""A classification as lines of text for a terminal: what each list says, why, what is open, what to ask.

Lines are data here (indent, style, text), so that the same report prints plain, wrapped to any width, or in colour.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from dualclass.evaluation.outcome import Outcome
from dualclass.explanation.report import (
    Clause,
    ItemResult,
    NotApplied,
    Reason,
    RegimeResult,
    ReleaseReason,
)
from dualclass.records import dataclass, replace

SIGNS = {"true": "+", "false": "-", "unknown": "?"}
HEADLINES = {
    Outcome.CONTROLLED: "CONTROLLED",
    Outcome.CONTROLLED_UNLESS_RELEASED: "CONTROLLED UNLESS RELEASED",
    Outcome.UNDETERMINED: "UNDETERMINED",
    Outcome.NOT_COVERED: "NOT COVERED",
    Outcome.NOT_CONTROLLED: "NOT CONTROLLED BY THIS LIST",
}
MOST_QUESTIONS = 8
MOST_REASONS = 6
MOST_CODES = 12
MOST_CITED = 4
MOST_ASSUMED = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the report: depth of indent, a style name (``plain``, ``true``, ``Outcome`` value ..), its text."""

    indent: int
    text: str
    style: str = "plain"


def report_lines(results: Iterable[ItemResult], as_of: datetime.date) -> Iterator[Line]:
    """The whole report."""
    for result in results:
        yield from item_lines(result, as_of.isoformat())


def item_lines(result: ItemResult, as_of: str) -> Iterator[Line]:
    """One item under every list."""
    yield Line(0, f"{result.item}  (as of {as_of})", "title")
    if result.source:
        yield Line(0, f"values from: {result.source}", "quiet")
    for regime in result.regimes:
        yield Line(0, "")
        yield from regime_lines(regime)
    yield Line(0, "")
    if result.regimes:
        yield Line(0, result.regimes[0].reminder, "quiet")


def regime_lines(regime: RegimeResult) -> Iterator[Line]:
    """One list: headline, reasons, what is open, what to ask, how complete it is."""
    codes = list(regime.controlled_by) or sorted({each.code for each in regime.controlled_unless})
    headline = HEADLINES[regime.outcome]
    if regime.outcome is Outcome.CONTROLLED or (codes and regime.outcome is Outcome.CONTROLLED_UNLESS_RELEASED):
        headline = f"{headline}: {', '.join(codes)}"
    yield Line(0, f"[{regime.regime}] {headline}", regime.outcome.value)
    yield Line(1, f"{regime.list}, edition {regime.edition}", "quiet")
    shown = [reason for reason in regime.reasons if reason.status != "open"]
    for reason in shown[:MOST_REASONS]:
        yield from reason_lines(reason)
    if len(shown) > MOST_REASONS:
        yield Line(
            1, f"and {len(shown) - MOST_REASONS} more: {_codes(r.number or r.code for r in shown[MOST_REASONS:])}"
        )
    for each in regime.not_applied:
        yield Line(1, _not_applied(each), "unknown")
    for component in regime.components:
        codes_text = f" ({', '.join(component.controlled_by)})" if component.controlled_by else ""
        yield Line(1, f"component {component.name}: {component.outcome.value.replace('_', ' ')}{codes_text}")
        for reason in [each for each in component.reasons if each.status not in {"open", "released"}][:MOST_REASONS]:
            yield from _indented(reason_lines(reason))
    yield from _open_lines(regime)
    for near in regime.near_misses:
        missed = f"missed by {abs(near.margin):.1%}" if near.margin else "just outside, exactly at the limit"
        yield Line(1, f"near: {near.code} {missed}: {near.clause} (stated {near.stated})")
    yield from _assumption_lines(regime)
    yield from _coverage_lines(regime)


def _assumption_lines(regime: RegimeResult) -> Iterator[Line]:
    """What was assumed absent with what rests on it; many assumptions share a line, each still by its name."""
    groups = _by_closed(regime)
    if len(groups) > MOST_ASSUMED:
        every = [f"{name} ({len(closed)})" for closed, names in groups.items() for name in names]
        yield Line(1, f"assumed absent (and how many paragraphs rest on it): {', '.join(every)}", "unknown")
        return
    for closed, names in groups.items():
        many = "them" if len(names) > 1 else "it"
        yield Line(
            1, f"assumed absent: {', '.join(names)}; on {many} rests what is said of {_codes(closed)}", "unknown"
        )


def _by_closed(regime: RegimeResult) -> dict[tuple[str, ...], list[str]]:
    """The assumptions, those together on which the same paragraphs rest."""
    found: dict[tuple[str, ...], list[str]] = {}
    for assumption in regime.assumptions:
        found.setdefault(assumption.closed, []).append(assumption.name)
    return found


def _indented(lines: Iterable[Line]) -> Iterator[Line]:
    for line in lines:
        yield replace(line, indent=line.indent + 1)


def reason_lines(reason: Reason) -> Iterator[Line]:
    """Why one paragraph has its result."""
    number = f"{reason.number} (base {reason.code})" if reason.number else reason.code
    title = f" {reason.title}" if reason.title else ""
    tags = f" [{', '.join(reason.tags)}]" if reason.tags else ""
    status = "controlled unless released" if reason.status == "unless released" else reason.status
    yield Line(1, f"{number}{title}: {status}{tags}", "heading")
    for clause in reason.clauses:
        yield from clause_lines(clause, 2)
    for release in reason.releases:
        yield from _release_lines(release)
    if reason.instead:
        yield Line(2, f"label only: the code may be {', '.join(reason.instead)} instead; it is controlled either way")
    for mark in reason.marks:
        yield Line(2, mark, "quiet")


def clause_lines(clause: Clause, indent: int) -> Iterator[Line]:
    """One clause and what is below it."""
    label = f"{clause.label}  " if clause.label else ""
    stated = f"   <- {clause.stated}" if clause.stated is not None else ""
    remark = f"  ({clause.remark})" if clause.remark else ""
    yield Line(indent, f"{SIGNS[clause.verdict]} {label}{_shortened(clause.text)}{stated}{remark}", clause.verdict)
    for reason in clause.reasons:
        said, _, why = reason.partition(": ")
        yield Line(indent + 1, f"because {why if why and said in clause.text else reason}", "quiet")
    for part in clause.clauses:
        yield from clause_lines(part, indent + 1)


def _release_lines(release: ReleaseReason) -> Iterator[Line]:
    words = {"true": "releases it", "false": "does not release it", "unknown": "would release it, if shown"}
    yield Line(2, f"{release.note}: {words[release.verdict]}", release.verdict)
    for clause in release.clauses:
        yield from clause_lines(clause, 3)


def _open_lines(regime: RegimeResult) -> Iterator[Line]:
    own = [each.code for each in regime.open if each.component is None]
    if own:
        yield Line(1, f"open: {_codes(own)}", "unknown")
    for component in dict.fromkeys(each.component for each in regime.open if each.component is not None):
        codes = [each.code for each in regime.open if each.component == component]
        yield Line(1, f"open through the component {component}: {_codes(codes)}", "unknown")
    if regime.questions:
        yield Line(1, "to ask next:", "heading")
    for question in regime.questions[:MOST_QUESTIONS]:
        yield Line(2, question.text, "unknown")
        yield Line(3, f"decides {_codes(question.decides)}", "quiet")
    more = len(regime.questions) - MOST_QUESTIONS
    if more > 0:
        yield Line(2, f"and {more} more question{'s' if more > 1 else ''} (all with --format json)")


def _coverage_lines(regime: RegimeResult) -> Iterator[Line]:
    coverage = regime.coverage
    yield Line(1, f"encoded: {coverage.encoded} of {coverage.paragraphs} paragraphs of this list", "quiet")
    if coverage.gaps:
        yield Line(1, f"not encoded and perhaps about this item: {_codes(coverage.gaps)}", "quiet")
    if coverage.doubts:
        yield Line(1, f"no negative is complete: {coverage.doubts}", "quiet")


def _not_applied(each: NotApplied) -> str:
    match each.state:
        case "suspended":
            by = f" by {each.by}" if each.by else ""
            return (
                f"{each.code} is met, but suspended until {each.until or 'further notice'}{by}: not applied on this day"
            )
        case "not established":
            return f"{each.code}: its status on this day is not established: {each.why}"
        case "not in force":
            return f"{each.code} is met, but not yet in force on this day: it applies from {each.start}"


def _shortened(text: str) -> str:
    """A clause that cites many paragraphs names the first of them; `show` has them all."""
    head, comma, rest = text.partition(", ")
    cited = rest.split(", ")
    if not comma or len(cited) < MOST_CODES or " specified in " not in head:
        return text
    return f"{head}, {', '.join(cited[: MOST_CITED - 1])} and {len(cited) + 1 - MOST_CITED} more"


def _codes(codes: Iterable[str]) -> str:
    listed = list(dict.fromkeys(codes))
    if len(listed) <= MOST_CODES:
        return ", ".join(listed)
    return f"{', '.join(listed[:MOST_CODES])} and {len(listed) - MOST_CODES} more"
