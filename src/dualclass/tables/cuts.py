"""Where the rules of all lists divide the values of a parameter: between two cuts, one value is as good as another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Iterator
from fractions import Fraction

from dualclass.evaluation.facts import Facts
from dualclass.evaluation.listing import ListEvaluator
from dualclass.evaluation.walking import every
from dualclass.items.record import Collection, Composition, ItemRecord, Measured
from dualclass.language.criteria import (
    Arithmetic,
    Bounds,
    Criterion,
    Formula,
    Literal,
    NoteFigure,
    OtherParameter,
    Share,
    SpanTest,
    Threshold,
)
from dualclass.language.paragraphs import Paragraph
from dualclass.lists import ListView
from dualclass.quantities import Interval, Quantity, prepare, unit_named
from dualclass.quantities.units import family_interval

type Scale = tuple[str, str]
"""A parameter and a scale: the canonical unit (``''``), or a family of units with a way of its own to it."""


class Cuts:
    """The thresholds of every parameter, in all given lists, and the classes of values between them.

    Two values of one class have the same verdict in every sentence. Of parameters that some formula reckons with
    (``exact``) every value is a class of its own.
    """

    def __init__(self, evaluators: Iterable[ListEvaluator]) -> None:
        """Gather every threshold of these lists on their day."""
        found: dict[Scale, set[Fraction]] = {}
        self.exact: set[str] = set()
        for evaluator in evaluators:
            for criterion in all_criteria(evaluator.view):
                for each in every(criterion):
                    self._gather(each, evaluator.facts, found)
        self._cuts = {scale: sorted(cuts) for scale, cuts in found.items()}

    def canonical(self, name: str) -> list[Fraction]:
        """The cuts of a parameter in its canonical unit, rising."""
        return self.on(name, "")

    def on(self, name: str, family: str) -> list[Fraction]:
        """The cuts of a parameter on a scale, rising: ``""`` is the canonical unit."""
        return self._cuts.get((name, family), [])

    # ------------------------------------------------------------ gathering

    def _gather(self, criterion: Criterion, facts: Facts, found: dict[Scale, set[Fraction]]) -> None:
        match criterion:
            case Threshold(subject=subject, bounds=bounds):
                self._bounds(subject.name, bounds, facts, found)
            case SpanTest(subject=subject, bounds=bounds):
                self._bounds(subject.name, bounds, facts, found)
            case Share(constituents=(), bounds=bounds):
                self._bounds("share", bounds, facts, found)
            case _:
                return

    def _bounds(self, name: str, bounds: Bounds, facts: Facts, found: dict[Scale, set[Fraction]]) -> None:
        for bound in bounds.bounds:
            match bound.limit:
                case Literal(faces=faces):
                    for face in faces:
                        _face(name, face.value, face.unit, found)
                        if face.either_sign:
                            _face(name, -face.value, face.unit, found)
                case NoteFigure(reference=reference):
                    figure = facts.figure(reference)
                    for face in figure[1] if figure is not None else ():
                        _face(name, face.value, face.unit, found)
                case Formula(expression=expression, bindings=bindings):
                    self.exact |= {name, *(binding.parameter for binding in bindings), *_letters(expression)}
                case OtherParameter(name=other):
                    self.exact |= {name, other}
                case _:
                    pass

    # ------------------------------------------------------------ classes

    def of_values(self, name: str, values: tuple[Measured, ...]) -> Hashable:
        """The class of what is stated of one parameter."""
        return tuple(self._measured(name, each) for each in values)

    def _measured(self, name: str, measured: Measured) -> Hashable:
        """Under which circumstances it was measured counts exactly; the value, only where the rules divide it."""
        value = measured.value
        if not isinstance(value, Quantity):
            return measured.method, _conditions(measured), value
        if name in self.exact:
            return measured.method, _conditions(measured), _exactly(value)
        return measured.method, _conditions(measured), self.of_quantity(name, value)

    def of_quantity(self, name: str, value: Quantity) -> Hashable:
        """The class of one quantity: its scale, and where its ends lie among the cuts."""
        unit = unit_named(value.unit)
        canonical = self._position(value.interval, (name, ""))
        if unit.exact:
            return value.dimension, unit.family, value.is_span, value.stated.is_point, canonical
        own = self._position(family_interval(value.stated, unit), (name, unit.family))
        return value.dimension, unit.family, value.is_span, value.stated.is_point, canonical, own

    def _position(self, interval: Interval, scale: Scale) -> Hashable:
        cuts = self._cuts.get(scale, [])
        return position(interval.low, cuts), position(interval.high, cuts), interval.low_open, interval.high_open

    def of_record(self, record: ItemRecord | None) -> Hashable:
        """The class of a part or member: like in everything that a sentence may look at."""
        if record is None:
            return None
        return (
            record.kinds,
            frozenset((name, self.of_values(name, values)) for name, values in record.values.items()),
            frozenset((name, self.of_collection(each)) for name, each in record.collections.items()),
            composition_key(record.composition),
            frozenset((key, judgement.answer) for key, judgement in record.judgements.items()),
            frozenset(record.statements.items()),
            tuple(
                (
                    target.activities,
                    target.code,
                    target.regime,
                    self.of_record(target.item),
                    frozenset((key, judgement.answer) for key, judgement in target.judgements.items()),
                )
                for target in record.targets
            ),
            tuple((component.name, self.of_record(component)) for component in record.components),
            self.of_record(record.shipment),
            self.of_record(record.host),
            record.assumptions,
        )

    def of_collection(self, collection: Collection) -> Hashable:
        """The class of a collection: its members' classes in their order, and whether they are all."""
        return collection.complete, tuple(self.of_record(member) for member in collection.members)


def position(end: Fraction | None, cuts: list[Fraction]) -> int | None:
    """``2n`` between the cuts, ``2n + 1`` on one of them; ``None`` without an end."""
    if end is None:
        return None
    place = bisect_left(cuts, end)
    return 2 * place + (place < len(cuts) and cuts[place] == end)


def composition_key(composition: Composition | None) -> Hashable:
    """A composition, comparable: what is in it, in its order."""
    if composition is None:
        return None
    return composition.complete, tuple((key, share.interval) for key, share in composition.shares.items())


def all_criteria(view: ListView) -> Iterator[Criterion]:
    """Every sentence of a list on its day, each once."""
    stack: list[Paragraph] = list(view.entries)
    while stack:
        paragraph = stack.pop()
        yield from paragraph.criteria
        for tail in paragraph.tails:
            yield from tail.criteria
        stack.extend(paragraph.children)
    for note in view.all_notes():
        if note.criterion is not None:
            yield note.criterion


def _conditions(measured: Measured) -> Hashable:
    if not measured.conditions:
        return None
    return frozenset(
        (name, _exactly(value) if isinstance(value, Quantity) else value) for name, value in measured.conditions.items()
    )


def _exactly(value: Quantity) -> Hashable:
    return value.interval, value.stated, value.unit, value.dimension, value.is_span


def _face(name: str, value: Fraction, unit: str, found: dict[Scale, set[Fraction]]) -> None:
    for face in prepare("exactly", [(value, unit)]).faces:
        ends = {face.canonical.low, face.canonical.high}
        found.setdefault((name, ""), set()).update(end for end in ends if end is not None)
        own = {face.in_family.low, face.in_family.high}
        found.setdefault((name, face.family), set()).update(end for end in own if end is not None)


def _letters(term: Arithmetic) -> Iterator[str]:
    if term.name is not None:
        yield term.name
    for each in term.terms:
        yield from _letters(each)
