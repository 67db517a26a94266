"""Every change of a comparison: its borders, its numbers, its method and the circumstances it is measured in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from dualclass.language.criteria import (
    Arithmetic,
    Border,
    Bound,
    Bounds,
    Condition,
    Face,
    Formula,
    Limit,
    Literal,
    Rank,
    Share,
    SpanTest,
    Threshold,
)
from dualclass.language.writing import write_bounds, write_condition, write_criterion, write_number
from dualclass.vocabulary import ParameterDefinition, Vocabulary
from dualclass.vocabulary.definitions import rank_of
from dualclass.workshop.testing.mutation.records import Turn
from dualclass.workshop.testing.witness.numbers import step_of

SWAP: dict[Border, tuple[Border, ...]] = {
    "at least": ("more than",),
    "more than": ("at least",),
    "at most": ("less than",),
    "less than": ("at most",),
    "exactly": ("at least", "at most"),
}


def measure_turns(
    criterion: Threshold | SpanTest | Share, vocabulary: Vocabulary, collection: str | None
) -> Iterator[Turn]:
    """Borders swapped, numbers moved by one in the last place, a border dropped, method and basis changed."""
    definition = _definition(criterion, vocabulary, collection)
    bounds = criterion.bounds
    for place, bound in enumerate(bounds.bounds):
        for border in SWAP[bound.border]:
            yield _turn("border", criterion, bounds, place, replace(bound, border=border))
        for limit in _limits(bound.limit, definition):
            yield _turn("number", criterion, bounds, place, replace(bound, limit=limit))
        if len(bounds.bounds) > 1:
            rest = replace(bounds, bounds=(*bounds.bounds[:place], *bounds.bounds[place + 1 :]), by_convention=False)
            changed = replace(criterion, bounds=rest)
            yield Turn("border", _text(criterion), write_bounds(rest), changed)
    if isinstance(criterion, Share):
        if criterion.basis is not None:
            other = "volume" if criterion.basis == "weight" else "weight"
            changed = replace(criterion, basis=other)
            yield Turn("basis", _text(criterion), f"by {other}", changed)
    elif criterion.subject.method is not None:
        changed = replace(criterion, subject=replace(criterion.subject, method=None))
        yield Turn("method", _text(criterion), "by any method", changed)


def _turn(operator: str, criterion: Threshold | SpanTest | Share, bounds: Bounds, place: int, bound: Bound) -> Turn:
    changed = replace(bounds, bounds=(*bounds.bounds[:place], bound, *bounds.bounds[place + 1 :]))
    after = replace(criterion, bounds=changed)
    return Turn(operator, _text(criterion), write_bounds(replace(changed, by_convention=False)), after)


def _text(criterion: Threshold | SpanTest | Share) -> str:
    return " ".join(write_criterion(criterion).split())


def _definition(
    criterion: Threshold | SpanTest | Share, vocabulary: Vocabulary, collection: str | None
) -> ParameterDefinition | None:
    if isinstance(criterion, Share):
        return None
    member = vocabulary.parameter(f"{collection}.{criterion.subject.name}") if collection is not None else None
    return member or vocabulary.parameter(criterion.subject.name)


def _limits(limit: Limit, definition: ParameterDefinition | None) -> Iterator[Limit]:
    match limit:
        case Literal(faces=faces):
            count = definition is not None and definition.type == "count"
            for place, face in enumerate(faces):
                for moved in moved_faces(face, count=count):
                    yield Literal((*faces[:place], moved, *faces[place + 1 :]))
        case Rank(name=name) if definition is not None and (place := rank_of(name, definition.options)) is not None:
            for other in (place - 1, place + 1):
                if 0 <= other < len(definition.options):
                    yield Rank(definition.options[other])
        case Formula(expression=expression):
            yield from (replace(limit, expression=changed) for changed in _expressions(expression))
        case _:
            return


def moved_faces(face: Face, *, count: bool) -> Iterator[Face]:
    """The number one step up and one step down."""
    step = step_of(face.value, count=count)
    for value in (face.value + step, face.value - step):
        yield replace(face, value=value)


def _expressions(term: Arithmetic) -> Iterator[Arithmetic]:
    """The formula with one of its numbers moved."""
    if term.operation == "number" and term.value is not None:
        step = step_of(term.value, count=False)
        yield replace(term, value=term.value + step)
        yield replace(term, value=term.value - step)
    for place, part in enumerate(term.terms):
        for changed in _expressions(part):
            yield replace(term, terms=(*term.terms[:place], changed, *term.terms[place + 1 :]))


# ---------------------------------------------------------------- circumstances


def condition_turns(criterion: Threshold | SpanTest) -> Iterator[Turn]:
    """A circumstance dropped, its number moved, ``any`` taken for ``every``, no nearest specified value admitted."""
    conditions = criterion.conditions
    for place, condition in enumerate(conditions):
        rest = (*conditions[:place], *conditions[place + 1 :])
        before = write_condition(condition)
        yield Turn("condition", before, "nothing", replace(criterion, conditions=rest))
        for changed in changed_conditions(condition):
            whole = (*conditions[:place], changed, *conditions[place + 1 :])
            yield Turn("condition", before, write_condition(changed), replace(criterion, conditions=whole))


def changed_conditions(condition: Condition) -> Iterator[Condition]:
    """What one circumstance may be taken for."""
    if condition.fallback is not None:
        yield replace(condition, fallback=None)
    if condition.mode in {"any", "every"}:
        yield replace(condition, mode="every" if condition.mode == "any" else "any")
    if condition.value is not None:
        for moved in moved_faces(condition.value.faces[0], count=False):
            yield replace(condition, value=Literal((moved, *condition.value.faces[1:])))
    if condition.bounds is not None:
        for place, bound in enumerate(condition.bounds.bounds):
            for border in SWAP[bound.border]:
                changed = replace(bound, border=border)
                bounds = (*condition.bounds.bounds[:place], changed, *condition.bounds.bounds[place + 1 :])
                yield replace(condition, bounds=replace(condition.bounds, bounds=bounds))


def number_text(value: Fraction) -> str:
    """A number as a rule prints it."""
    return write_number(value)
