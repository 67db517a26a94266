"""Numbers that meet a comparison or fail it, under the circumstances the sentence names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from dualclass.evaluation.formulas import limit_interval
from dualclass.evaluation.listing import ListEvaluator
from dualclass.evaluation.measured import points_statement
from dualclass.items.record import ItemRecord, Measured, Value
from dualclass.language.criteria import (
    Border,
    Bound,
    Condition,
    Face,
    Formula,
    Literal,
    NoteFigure,
    OtherParameter,
    Rank,
    SpanTest,
    Threshold,
)
from dualclass.quantities import canonical_unit, dimension_of, read_quantity
from dualclass.vocabulary import ParameterDefinition
from dualclass.vocabulary.definitions import rank_of
from dualclass.workshop.testing.witness.draft import At, Draft, Slot
from dualclass.workshop.testing.witness.goals import Goal
from dualclass.workshop.testing.witness.numbers import Range, converted, written

if TYPE_CHECKING:
    from dualclass.workshop.testing.witness.sentences import Change

OPPOSITE: dict[Border, tuple[Border, ...]] = {
    "at least": ("less than",),
    "more than": ("at most",),
    "at most": ("more than",),
    "less than": ("at least",),
    "exactly": ("less than", "more than"),
}
LETTER = "1024"
"""What a letter of a formula stands for, where nothing is known of it: a power of two, whose logarithm is whole."""


def changes(criterion: Threshold | SpanTest, goal: Goal, evaluator: ListEvaluator) -> Iterator[Change]:
    """The ways to make a comparison true, or false: each border by itself is enough to fail."""
    definition = _definition(criterion, goal, evaluator)
    bounds = criterion.bounds.bounds
    if isinstance(criterion, SpanTest) and criterion.verb == "covers":
        yield _covering(criterion, want=goal.want)
        return
    if goal.want:
        yield _narrowed(criterion, list(bounds), definition, goal, evaluator)
        return
    for bound in bounds:
        for border in OPPOSITE[bound.border]:
            yield _narrowed(criterion, [Bound(border, bound.limit)], definition, goal, evaluator)


def _definition(criterion: Threshold | SpanTest, goal: Goal, evaluator: ListEvaluator) -> ParameterDefinition | None:
    inside = [step[1] for step in goal.where if step[0] == "member"]
    return evaluator.facts.parameter(criterion.subject.name, inside[-1] if inside else None)


def circumstances(conditions: tuple[Condition, ...], formula: Formula | None = None) -> At:
    """The circumstances a sentence names, as an item states them: a border of a range, else the printed value."""
    found: dict[str, str] = {}
    for condition in conditions:
        if condition.state is not None:
            found[condition.parameter] = condition.state
        elif condition.value is not None:
            face = condition.value.faces[0]
            found[condition.parameter] = written(face.value, face.unit) or ""
        elif condition.bounds is not None:
            inside = _inside(condition.bounds.bounds)
            if inside is not None:
                found[condition.parameter] = inside
    for binding in formula.bindings if formula is not None else ():
        if any(binding.parameter == condition.parameter for condition in conditions):
            found.setdefault(binding.parameter, f"{LETTER} {binding.unit}".rstrip())
    return tuple(found.items())


def _inside(bounds: tuple[Bound, ...]) -> str | None:
    """A value within printed borders."""
    found: Range | None = None
    for bound in bounds:
        if isinstance(bound.limit, Literal):
            face = bound.limit.faces[0]
            found = (found or Range(face.unit)).narrowed(bound.border, face)
            if found is None:
                return None
    value = found.value() if found is not None else None
    return written(value, found.unit) if found is not None and value is not None else None


def _narrowed(
    criterion: Threshold | SpanTest,
    bounds: list[Bound],
    definition: ParameterDefinition | None,
    goal: Goal,
    evaluator: ListEvaluator,
) -> Change:
    """The value lies within these borders."""
    from dualclass.workshop.testing.witness.sentences import holder

    of = criterion.subject
    formula = next((bound.limit for bound in bounds if isinstance(bound.limit, Formula)), None)
    at = circumstances(criterion.conditions, formula)
    slot: Slot = (of.name, of.method or _only(definition), at)

    def change(root: Draft, subject: Draft) -> bool:
        held = holder(root, subject, of)
        if of.scope == "host" and definition is not None and definition.kinds:
            held.default_kind = held.default_kind or min(definition.kinds)
        for bound in bounds:
            limit = bound.limit
            if isinstance(limit, Rank):
                return _ranked(held, of.name, bound.border, limit, definition)
            if isinstance(limit, NoteFigure):
                ok = _by_figure(held, slot, limit, definition, evaluator, goal)
            else:
                face = _face(limit, held, slot, definition)
                ok = face is not None and narrow(held, slot, bound.border, face, definition)
            if not ok:
                return False
        if _needs_points(criterion, goal):
            held.stated[points_statement(criterion)] = True
        return True

    return change


def _only(definition: ParameterDefinition | None) -> str | None:
    """The method to state where the rule names none: the first known, since a bare value then has none."""
    return None if definition is None or definition.plain or not definition.methods else definition.methods[0]


def _needs_points(criterion: Threshold | SpanTest, goal: Goal) -> bool:
    modes = {condition.mode for condition in criterion.conditions}
    return ("any" in modes and not goal.want) or ("every" in modes and goal.want)


def narrow(held: Draft, slot: Slot, border: Border, face: Face, definition: ParameterDefinition | None) -> bool:
    """Take a border into account; false when nothing is left."""
    count = definition is not None and definition.type == "count"
    known = held.numbers.get(slot) or Range(face.unit, count=count)
    found = known.narrowed(border, face)
    if found is None:
        return False
    held.numbers[slot] = found
    return True


def _face(
    limit: Literal | Formula | OtherParameter, held: Draft, slot: Slot, definition: ParameterDefinition | None
) -> Face | None:
    """The number a border stands for; of two printed faces the one in the unit already chosen."""
    match limit:
        case Literal(faces=faces):
            known = held.numbers.get(slot)
            return next((face for face in faces if known is not None and face.unit == known.unit), faces[0])
        case OtherParameter(name=name):
            other: Slot = (name, None, ())
            unit = definition.units[0] if definition is not None and definition.units else ""
            held.numbers.setdefault(other, Range(unit, low=Fraction(1)))
            value = held.numbers[other].value()
            return Face(value, unit) if value is not None else None
        case Formula():
            return _worked_out(limit, held, slot)


def _worked_out(formula: Formula, held: Draft, slot: Slot) -> Face | None:
    """The threshold of a formula at the letters chosen; those that are parameters are stated, too."""
    letters = dict(slot[2])
    for binding in formula.bindings:
        if binding.parameter not in letters:
            other: Slot = (binding.parameter, None, ())
            held.numbers.setdefault(other, Range(binding.unit, low=Fraction(LETTER)))
    return worked_out(formula, letters)


def worked_out(formula: Formula, letters: Mapping[str, str]) -> Face | None:
    """What a formula comes to, in its own unit; ``None`` where that is no plain number."""
    at: dict[str, Value] = {}
    values: dict[str, tuple[Measured, ...]] = {}
    for binding in formula.bindings:
        text = letters.get(binding.parameter, f"{LETTER} {binding.unit}".rstrip())
        quantity = read_quantity(text, (binding.unit,))
        if binding.parameter in letters:
            at[binding.parameter] = quantity
        else:
            values[binding.parameter] = (Measured(quantity),)
    interval = limit_interval(formula, Measured(True, None, at), ItemRecord("letters", values=values), frozenset(at))
    if interval is None or not interval.is_point or interval.low is None:
        return None
    canonical = canonical_unit(dimension_of(formula.unit)) if formula.unit else ""
    value = converted(interval.low, canonical, formula.unit)
    return None if value is None else Face(value, formula.unit)


def _by_figure(
    held: Draft,
    slot: Slot,
    limit: NoteFigure,
    definition: ParameterDefinition | None,
    evaluator: ListEvaluator,
    goal: Goal,
) -> bool:
    figure = evaluator.facts.figure(limit.reference)
    if figure is None:
        return False
    border, faces, release = figure
    beyond = OPPOSITE[border][0] if release == goal.want else border
    return narrow(held, slot, beyond, faces[0], definition)


def _ranked(held: Draft, name: str, border: Border, limit: Rank, definition: ParameterDefinition | None) -> bool:
    options = definition.options if definition is not None else ()
    place = rank_of(limit.name, options)
    if place is None:
        place = rank_of(limit.also, options)
    if place is None:
        return False
    wanted = {"at least": place, "more than": place + 1, "at most": place, "less than": place - 1, "exactly": place}
    if not 0 <= wanted[border] < len(options):
        return False
    option = options[wanted[border]]
    return held.words.setdefault(name, option) == option


def _covering(criterion: SpanTest, *, want: bool) -> Change:
    """A span that covers the printed range, or misses a little of it at its lower end."""
    from dualclass.workshop.testing.witness.numbers import step_of
    from dualclass.workshop.testing.witness.sentences import holder

    of = criterion.subject
    slot: Slot = (of.name, of.method, circumstances(criterion.conditions))

    def change(root: Draft, subject: Draft) -> bool:
        faces = [bound.limit.faces[0] for bound in criterion.bounds.bounds if isinstance(bound.limit, Literal)]
        if len(faces) != 2:
            return False
        low, high = sorted(face.value for face in faces)
        low += 0 if want else step_of(low, count=False)
        one, two = written(low, ""), written(high, faces[0].unit)
        text = f"{one} to {two}"
        return holder(root, subject, of).spans.setdefault(slot, text) == text

    return change
