"""The values around each printed number: below it, at it, above it, in another unit, and none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dualclass.evaluation.facts import Facts
from dualclass.language.criteria import Bound, Condition, Face, Formula, Literal, Rank, Share, SpanTest, Threshold
from dualclass.quantities import dimension_named, unit_named
from dualclass.vocabulary import ParameterDefinition
from dualclass.workshop.testing.nodes import UNKNOWN
from dualclass.workshop.testing.witness.measures import circumstances, worked_out
from dualclass.workshop.testing.witness.numbers import converted, step_of, written

type Change = tuple[str, object]


def number_variations(
    criterion: Threshold | SpanTest | Share, prefix: str, facts: Facts, collection: str | None
) -> Iterator[Change]:
    """Path and value of every change that shows where a comparison turns."""
    if isinstance(criterion, Share):
        yield from _shares(criterion, prefix)
        return
    subject = criterion.subject
    path = prefix + subject.name if subject.scope == "item" else f"{subject.scope}.{subject.name}"
    definition = facts.parameter(subject.name, collection)
    count = definition is not None and definition.type == "count"
    for bound in criterion.bounds.bounds:
        if isinstance(bound.limit, Rank) and definition is not None:
            for option in definition.options:
                yield path, option
        for face, single in _faces(bound, criterion.conditions):
            for text in beside(face, count=count):
                yield path, text
            if single:
                text = elsewhere(face, definition)
                if text is not None:
                    yield path, text
    yield path, UNKNOWN
    if subject.method is not None and definition is not None:
        for method in (*definition.methods, UNKNOWN):
            if method != subject.method:
                yield f"{path}.method", method
    for condition in criterion.conditions:
        yield from _condition(condition, path)


def _faces(bound: Bound, conditions: tuple[Condition, ...]) -> Iterator[tuple[Face, bool]]:
    """The printed numbers of a border, and whether there is one only; of a formula what it comes to."""
    if isinstance(bound.limit, Literal):
        for face in bound.limit.faces:
            yield face, len(bound.limit.faces) == 1 and not face.either_sign
    elif isinstance(bound.limit, Formula):
        face = worked_out(bound.limit, dict(circumstances(conditions, bound.limit)))
        if face is not None:
            yield face, True


def beside(face: Face, *, count: bool) -> Iterator[str]:
    """The number one step below, the number, one step above."""
    step = step_of(face.value, count=count)
    for value in (face.value - step, face.value, face.value + step):
        text = written(value, face.unit) if value >= 0 or face.value < 0 or _signed(face.unit) else None
        if text is not None:
            yield text


def _signed(unit: str) -> bool:
    """Whether values below zero exist: temperatures on a scale with another zero, levels."""
    found = unit_named(unit)
    return found.offset != 0 or not found.exact


def elsewhere(face: Face, definition: ParameterDefinition | None) -> str | None:
    """The same number in another unit, one that the parameter names if there is one; the shortest way to write it."""
    admitted = definition.units if definition is not None else ()
    for units in (admitted, dimension_named(unit_named(face.unit).dimension).units):
        values = [(converted(face.value, face.unit, unit), unit) for unit in units if unit not in {"", face.unit}]
        texts = [text for value, unit in values if value is not None and (text := written(value, unit)) is not None]
        if texts:
            return min(texts, key=len)
    return None


def _shares(criterion: Share, prefix: str) -> Iterator[Change]:
    basis = f" by {criterion.basis or 'weight'}"
    names = [f"composition.{name}" for name in criterion.constituents] or ["share"]
    for name in names:
        for bound in criterion.bounds.bounds:
            if isinstance(bound.limit, Literal):
                for text in _share_texts(bound.limit.faces[0]):
                    yield prefix + name, text + basis
        bounds = [bound.limit.faces[0] for bound in criterion.bounds.bounds if isinstance(bound.limit, Literal)]
        if criterion.basis is not None and bounds:
            other = "volume" if criterion.basis == "weight" else "weight"
            texts = list(beside(Face(bounds[0].value, bounds[0].unit or "%"), count=False))
            yield from ((prefix + name, f"{text} by {other}") for text in (texts[0], texts[-1]))
        yield prefix + name, UNKNOWN
    for exception in criterion.exceptions:
        yield f"{prefix}composition.{exception}", UNKNOWN


def _share_texts(face: Face) -> Iterable[str]:
    texts = list(beside(Face(face.value, face.unit or "%"), count=False))
    other = converted(face.value, face.unit or "%", "ppm") if face.unit != "ppm" else None
    text = written(other, "ppm") if other is not None else None
    return [*texts, text] if text is not None else texts


def _condition(condition: Condition, path: str) -> Iterator[Change]:
    """The circumstances at which the value was measured: just beside those named, and none."""
    at = f"{path}.at.{condition.parameter}"
    literals: list[Literal] = []
    if condition.value is not None:
        literals.append(condition.value)
    for bound in condition.bounds.bounds if condition.bounds is not None else ():
        if isinstance(bound.limit, Literal):
            literals.append(bound.limit)
    for literal in literals:
        for face in literal.faces:
            for text in beside(face, count=False):
                yield at, text
    if literals or condition.state is not None:
        yield at, UNKNOWN
