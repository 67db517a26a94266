"""What a sentence claims, taken apart for comparison with others: about what, and what it leaves open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from dualclass.checking.ranges import EVERYTHING, SHARES, Extent, domain_of, extent_of
from dualclass.language.criteria import (
    AllOf,
    Choice,
    Condition,
    Criterion,
    FreeStatement,
    HasPart,
    IsFlag,
    IsKind,
    Labelled,
    Purpose,
    Share,
    SpanTest,
    Threshold,
)
from dualclass.quantities import Interval
from dualclass.vocabulary.definitions import ParameterDefinition
from dualclass.vocabulary.vocabulary import Vocabulary

SINGLE = frozenset({"quantity", "count", "level", "derived", "ranked"})
"""Types of which an item has one value under one set of conditions."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Where sentences are compared: the vocabulary, the collection whose member they speak of, join conditions."""

    vocabulary: Vocabulary
    collection: ParameterDefinition | None = None
    conditions: tuple[Condition, ...] = ()
    known: dict[int, tuple[Criterion, Numbers | None]] = field(
        default_factory=dict[int, "tuple[Criterion, Numbers | None]"], compare=False
    )

    def parameter(self, name: str) -> ParameterDefinition | None:
        """The parameter of a name here; ``None`` when there is none."""
        if self.collection is not None and "." not in name:
            member = self.collection.members.get(name)
            if member is not None or self.collection.type != "part":
                return member
        return self.vocabulary.parameter(name)

    def of_member(self, name: str) -> Ground:
        """Inside ``has ( .. )``."""
        return replace(self, collection=self.parameter(name) or self.vocabulary.parameter(name), known={})

    def under(self, conditions: tuple[Condition, ...]) -> Ground:
        """Below a join line that names conditions."""
        return replace(self, conditions=(*self.conditions, *conditions), known={}) if conditions else self


@dataclass(frozen=True, slots=True)
class Numbers:
    """A claim about one number: ``about`` is equal for sentences about the same one."""

    about: tuple[object, ...]
    extent: Extent
    domain: Interval
    parameter: ParameterDefinition | None = None

    @property
    def count(self) -> bool:
        """Whether only whole numbers come into question."""
        return self.parameter is not None and self.parameter.type == "count"


def numbers_of(criterion: Criterion, ground: Ground) -> Numbers | None:
    """The claim of a comparison about a single number; ``None`` for any other sentence."""
    if not isinstance(criterion, Threshold | Share):
        return None
    known = ground.known.get(id(criterion))
    if known is None:
        known = ground.known[id(criterion)] = (criterion, _numbers_of(criterion, ground))
    return known[1]


def _numbers_of(criterion: Threshold | Share, ground: Ground) -> Numbers | None:
    if isinstance(criterion, Share):
        about = ("share", criterion.constituents, criterion.mode, criterion.exceptions, criterion.basis)
        return Numbers(about, extent_of(criterion.bounds), SHARES)
    subject = criterion.subject
    parameter = ground.parameter(subject.name) if subject.scope == "item" else None
    parameter = parameter or ground.vocabulary.parameter(subject.name)
    if parameter is None or parameter.type not in SINGLE:
        return None
    method = subject.method or parameter.only_method
    conditions = (*criterion.conditions, *ground.conditions)
    about = ("value", subject.scope, subject.name, method, conditions, criterion.basis)
    return Numbers(about, extent_of(criterion.bounds, parameter), domain_of(parameter), parameter)


def span_extent(test: SpanTest) -> Interval | None:
    """The printed range of a test of a span, where it is the same however it is read."""
    extent = extent_of(test.bounds)
    return extent.widest if extent.widest == extent.surest and extent.widest != EVERYTHING else None


def sentences_of(criteria: Iterable[Criterion]) -> Iterator[Criterion]:
    """The single sentences that all must hold: groups and labels taken apart."""
    for criterion in criteria:
        if isinstance(criterion, AllOf):
            yield from sentences_of(criterion.items)
        elif isinstance(criterion, Labelled):
            yield from sentences_of((criterion.item,))
        else:
            yield criterion


def denied(criterion: Criterion) -> Criterion | None:
    """The sentence that says the opposite, where the language has one."""
    match criterion:
        case IsFlag() | HasPart() | Purpose() | FreeStatement() | Choice():
            return replace(criterion, negated=not criterion.negated)
        case IsKind(kinds=kinds) if len(kinds) == 1:
            return replace(criterion, negated=not criterion.negated)
        case _:
            return None


def options_of(criterion: Criterion, ground: Ground) -> tuple[tuple[object, ...], frozenset[str]] | None:
    """What a sentence says of the one value of a choice: about what, and which options it leaves."""
    if not isinstance(criterion, Choice) or criterion.negated:
        return None
    subject = criterion.subject
    parameter = ground.parameter(subject.name) or ground.vocabulary.parameter(subject.name)
    if parameter is None or parameter.type != "choice" or ground.vocabulary.groups.keys() & set(criterion.options):
        return None
    return ("choice", subject.scope, subject.name, subject.method), frozenset(criterion.options)
