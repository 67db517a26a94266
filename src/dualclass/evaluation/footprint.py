"""What of an item a criterion looks at: worked out beforehand, so that items alike in it need one answer.

A footprint names parameters and collections of the item itself, ``composition``, and ``shipment.NAME`` or
``host.NAME``. Not in it: kinds, what people said, assumptions, targets, components and whether there is a host or a
shipment at all; whoever uses a footprint keeps those the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from dualclass.evaluation.facts import Facts
from dualclass.evaluation.performance import figures_of
from dualclass.evaluation.reach import Reach
from dualclass.evaluation.units import Unit
from dualclass.evaluation.walking import inner
from dualclass.language.criteria import (
    AllOf,
    AnyOf,
    Arithmetic,
    Bounds,
    Choice,
    Contains,
    Criterion,
    Formula,
    HasPart,
    Includes,
    IsFlag,
    Labelled,
    MadeOf,
    Mainly,
    Members,
    Not,
    Open,
    OtherParameter,
    PerformanceOf,
    Purpose,
    Reference,
    Share,
    SpanTest,
    SpecifiedIn,
    Subject,
    Substance,
    TableRow,
    Threshold,
)

COMPOSITION = "composition"

GAP = "?"
"""Stands among the names of what may stay open for want of rules alone."""

type Asked = tuple[tuple[Reference, ...], bool]
"""References, and whether it is a member of the item that is held against them."""


class Footprints:
    """The footprints of criteria of one list."""

    def __init__(self, facts: Facts, units_at: Callable[[str], tuple[Unit, ...]]) -> None:
        """Take the list's facts, and what finds the units of a code."""
        self._facts = facts
        self._units_at = units_at
        self._units: dict[int, Unit] = {}
        self._reach = Reach[tuple[int, bool]](self._of_unit)

    def of(self, criterion: Criterion, code: str) -> frozenset[str]:
        """What a criterion of the paragraph ``code`` looks at, references followed to their end."""
        return self._whole(criterion, code) - {GAP}

    def of_codes(self, codes: Iterable[str]) -> frozenset[str]:
        """What deciding the paragraphs of these codes looks at, releases included."""
        references = tuple(Reference("code", code) for code in codes)
        return self._reach.of(self._nodes(((references, False),))) - {GAP}

    def circular(self, codes: Iterable[str]) -> bool:
        """Whether deciding the paragraphs of these codes might come back to where it began."""
        references = tuple(Reference("code", code) for code in codes)
        return any(
            asks_of_itself(each)
            for node, inside in self._reach.nodes(self._nodes(((references, False),)))
            if not inside
            for each in criteria_of(self._units[node])
        )

    def of_leaf(self, criterion: Criterion, code: str) -> tuple[frozenset[str], bool]:
        """The same, and whether, while the criterion is open, there is always something to ask: nothing it reaches is
        a gap of the list alone, and no reference leads back to where it came from.
        """
        whole = self._whole(criterion, code)
        return whole - {GAP}, GAP not in whole and not asks_of_itself(criterion)

    def _whole(self, criterion: Criterion, code: str) -> frozenset[str]:
        names, asked = self._direct([(criterion, code, False)])
        return names | self._reach.of(self._nodes(asked))

    def _nodes(self, asked: Iterable[Asked]) -> Iterator[tuple[int, bool]]:
        for references, inside in asked:
            for head in self._facts.heads(references):
                for unit in self._units_at(head):
                    self._units[id(unit)] = unit
                    yield id(unit), inside

    def _of_unit(self, node: tuple[int, bool]) -> tuple[frozenset[str], Iterable[tuple[int, bool]]]:
        unit, inside = self._units[node[0]], node[1]
        names, asked = self._direct((each, unit.code, inside) for each in criteria_of(unit))
        if any(asks_of_itself(each) for each in criteria_of(unit)):
            names |= {GAP}
        return names, self._nodes(asked)

    def _direct(self, open_criteria: Iterable[tuple[Criterion, str, bool]]) -> tuple[frozenset[str], list[Asked]]:
        """What sentences look at themselves, and the references they follow; ``inside``: they speak of a member."""
        names: set[str] = set()
        asked: list[Asked] = []
        stack = list(open_criteria)
        while stack:
            criterion, code, inside = stack.pop()
            within = inside or isinstance(criterion, Members)
            for name in self._names(criterion):
                if not inside or name.startswith(("shipment.", "host.")):
                    names.add(name)
            stack.extend((each, code, within) for each in inner(criterion))
            match criterion:
                case Open() | TableRow():
                    names.add(GAP)
                case SpecifiedIn(references=references):
                    asked.append((references, inside))
                case Purpose(references=references) if references:
                    names.add(GAP)
                    asked.append((references, True))
                case PerformanceOf(references=references):
                    names.add(GAP)
                    for head in self._facts.heads(references):
                        for unit in self._units_at(head):
                            figures = figures_of(unit.core)
                            if figures is not None:
                                stack.append((figures, unit.code, inside))
                case IsFlag(name=name):
                    note = self._facts.definition(name, code)
                    if note is not None and note.criterion is not None:
                        stack.append((note.criterion, code, inside))
                case _:
                    pass
        return frozenset(names), asked

    def _names(self, criterion: Criterion) -> Iterator[str]:
        match criterion:
            case Threshold(subject=subject, bounds=bounds):
                yield _scoped(subject)
                yield from _of_limits(bounds)
            case SpanTest(subject=subject) | Choice(subject=subject) | Includes(subject=subject):
                yield _scoped(subject)
            case IsFlag(name=name) | HasPart(name=name):
                yield name
            case Members(collection=name):
                yield name
            case Share(constituents=constituents):
                yield COMPOSITION if constituents else "share"
            case Mainly() | Contains():
                yield COMPOSITION
            case MadeOf():
                yield "made_of"
            case Substance():
                yield "cas"
            case TableRow(columns=columns):
                yield from columns
            case _:
                return


def criteria_of(unit: Unit) -> Iterator[Criterion]:
    """Everything a unit's verdict comes from: its core, its second door, its releases."""
    yield unit.core
    if unit.alternative is not None:
        yield unit.alternative
    for release in unit.releases:
        yield release.criterion


def asks_of_itself(criterion: Criterion) -> bool:
    """Whether a criterion holds its own subject against other paragraphs: then it could lead back to itself."""
    match criterion:
        case AllOf(items=items) | AnyOf(items=items):
            return any(asks_of_itself(item) for item in items)
        case Labelled(item=item) | Not(item=item):
            return asks_of_itself(item)
        case SpecifiedIn():
            return True
        case _:
            return False


def _scoped(subject: Subject) -> str:
    return subject.name if subject.scope == "item" else f"{subject.scope}.{subject.name}"


def _of_limits(bounds: Bounds) -> Iterator[str]:
    for bound in bounds.bounds:
        match bound.limit:
            case Formula(expression=expression, bindings=bindings):
                yield from (binding.parameter for binding in bindings)
                yield from _letters(expression)
            case OtherParameter(name=name):
                yield name
            case _:
                pass


def _letters(term: Arithmetic) -> Iterator[str]:
    if term.name is not None:
        yield term.name
    for each in term.terms:
        yield from _letters(each)
