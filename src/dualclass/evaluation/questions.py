"""What to ask next: the values that settle most open paragraphs first; and how close a negative was."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from dualclass.evaluation.finding import Finding, Need, NeedSort, deciding
from dualclass.evaluation.listing import UnitResult
from dualclass.evaluation.outcome import ListOutcome, Outcome
from dualclass.language.criteria import AllOf, AnyOf, Labelled, Members, Threshold
from dualclass.records import dataclass
from dualclass.verdict import Verdict

NEAR = Fraction(1, 10)
"""A negative is near when its one failing border is missed by a tenth of the border's value or less."""

EASE: dict[NeedSort, int] = {"kind": 0, "statement": 2, "judgement": 3}
"""Of needs that weigh the same, which is asked first; all others stand between the kind and the statements."""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask, and the codes it helps to decide."""

    need: Need
    decides: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A paragraph that one border alone kept from controlling the item."""

    code: str
    finding: Finding
    margin: Fraction


def open_units(outcome: ListOutcome) -> Iterable[tuple[str, tuple[Need, ...], str | None]]:
    """Every open or unclaimed unit with its needs; those of a component with the component's name."""
    for result in outcome.results:
        if result.verdict is Verdict.UNKNOWN and result.status != "gap":
            yield result.code, result.needs, None
    for component in outcome.components:
        if component.principal is Verdict.FALSE:
            continue
        caught = component.outcome.outcome in {Outcome.CONTROLLED, Outcome.CONTROLLED_UNLESS_RELEASED}
        if caught and component.principal is Verdict.UNKNOWN:
            for code in component.outcome.controlled_by or _codes(component.outcome):
                yield code, (component.need,), component.name
            continue
        for code, needs, inner in open_units(component.outcome):
            name = component.name if inner is None else f"{component.name}: {inner}"
            yield code, tuple(Need(f"{component.name}: {need.name}", need.sort) for need in needs), name


def gates(outcome: ListOutcome) -> Iterable[tuple[str, tuple[Need, ...]]]:
    """Every gap that an answer may still rule out, with what it needs: its paragraph's own conditions are open."""
    for result in outcome.results:
        if result.status == "gap":
            needs = tuple(need for need in result.needs if need.sort != "gap")
            if needs and result.core.verdict is Verdict.UNKNOWN:
                yield result.code, needs
    for component in outcome.components:
        if component.principal is not Verdict.FALSE:
            for code, needs in gates(component.outcome):
                yield code, tuple(Need(f"{component.name}: {need.name}", need.sort) for need in needs)


def _codes(outcome: ListOutcome) -> tuple[str, ...]:
    return tuple(result.code for result in outcome.with_status("unless released"))


def questions(outcome: ListOutcome) -> tuple[Question, ...]:
    """All questions, the one that settles most first.

    A need counts for a paragraph by one over the number of its needs: a value that settles a paragraph alone weighs
    more than one of several. Of equals the kind comes first, then what can be looked up, last what only a judgement can
    tell; then the list's own order. What only tells whether a gap concerns the item comes last.
    """
    written = [(code, needs) for code, needs, _ in open_units(outcome)]
    first = _weighed(written)
    asked = {question.need for question in first}
    last = [question for question in _weighed(gates(outcome)) if question.need not in asked]
    return (*first, *last)


def _weighed(units: Iterable[tuple[str, tuple[Need, ...]]]) -> tuple[Question, ...]:
    weight: dict[Need, Fraction] = {}
    decides: dict[Need, list[str]] = {}
    for code, needs in units:
        for need in needs:
            weight[need] = weight.get(need, Fraction(0)) + Fraction(1, len(needs))
            codes = decides.setdefault(need, [])
            if code not in codes:
                codes.append(code)
    order = sorted(weight, key=lambda need: (-weight[need], EASE.get(need.sort, 1), -len(decides[need])))
    return tuple(Question(need, tuple(decides[need])) for need in order)


# ---------------------------------------------------------------- near misses


def near_misses(outcome: ListOutcome) -> tuple[NearMiss, ...]:
    """The negatives that a single border decided, by a tenth or less; nearest first.

    Left out beside a paragraph of the same group that controls: the next rung of a ladder is no news.
    """
    found: list[NearMiss] = []
    caught = {result.code.rpartition(".")[0] for result in outcome.results if result.status == "controlled"}
    for result in outcome.results:
        if result.status != "no" or result.code.rpartition(".")[0] in caught:
            continue
        near = _near(result)
        if near is not None:
            found.append(near)
    return tuple(sorted(found, key=lambda near: abs(near.margin)))


def _near(result: UnitResult) -> NearMiss | None:
    decided = list(deciding(result.core, (AllOf, AnyOf, Labelled, Members)))
    if len(decided) != 1:
        return None
    finding = decided[0]
    if not isinstance(finding.criterion, Threshold) or finding.margin is None or abs(finding.margin) > NEAR:
        return None
    return NearMiss(result.code, finding, finding.margin)
