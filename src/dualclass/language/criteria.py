"""What a rule says, as plain data: the sentences of a paragraph after parsing.

Every class is a frozen record without behaviour, so that evaluators, the checker, the formatter and the export
read the same thing. Names and units are still text here; the checker resolves them against the vocabulary.
"""

from __future__ import annotations

from typing import Literal as OneOf

from dualclass.language.terms import (
    Arithmetic,
    Basis,
    Binding,
    Border,
    Bound,
    Bounds,
    Condition,
    Face,
    Formula,
    Limit,
    Literal,
    NoteFigure,
    OtherParameter,
    Rank,
    Reference,
    Scope,
    Subject,
)
from dualclass.records import dataclass, field

__all__ = [
    "AllOf",
    "AnyOf",
    "Arithmetic",
    "Basis",
    "Binding",
    "Border",
    "Bound",
    "Bounds",
    "Choice",
    "Condition",
    "Contains",
    "Criterion",
    "Enriched",
    "Face",
    "Family",
    "Formula",
    "FreeStatement",
    "HasPart",
    "Includes",
    "IsFlag",
    "IsKind",
    "Labelled",
    "Limit",
    "Literal",
    "MadeOf",
    "Mainly",
    "Members",
    "Node",
    "Not",
    "NoteFigure",
    "Open",
    "OtherParameter",
    "PerformanceOf",
    "Purpose",
    "Quantifier",
    "Rank",
    "Reference",
    "Scope",
    "Share",
    "Span",
    "SpanTest",
    "SpecifiedIn",
    "Subject",
    "Substance",
    "TableRow",
    "Threshold",
]


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a source text: file name and character offsets, the end excluded."""

    file: str
    start: int
    end: int


def _no_span() -> Span | None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """What all sentences share: the place they were read from (never part of their meaning)."""

    span: Span | None = field(default_factory=_no_span, compare=False, repr=False)


# ---------------------------------------------------------------- sentences


@dataclass(frozen=True, slots=True)
class AllOf(Node):
    """Every one of the sentences must hold."""

    items: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class AnyOf(Node):
    """One of the sentences must hold."""

    items: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class Not(Node):
    """The sentence must not hold (``unless`` in a note)."""

    item: Criterion


@dataclass(frozen=True, slots=True)
class Labelled(Node):
    """A lettered part of a block or a note: its label is how the law cites it."""

    label: str
    item: Criterion
    title: str | None = None


@dataclass(frozen=True, slots=True)
class IsKind(Node):
    """``it is a machine_tool``; several for ``it is one of``. Negated: ``it is not a glass``."""

    kinds: tuple[str, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class IsFlag(Node):
    """``it is numerically_controllable``: a flag of the vocabulary, or a name a technical note defines."""

    name: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class HasPart(Node):
    """``it has optical_waveguide`` · ``it has no chuck_mounting``: a fitting (flag) or a non-empty collection."""

    name: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Threshold(Node):
    """``sample_rate more than 400 MS/s``: a quantity, count, level or rank against one or two borders."""

    subject: Subject
    bounds: Bounds
    conditions: tuple[Condition, ...] = ()
    basis: Basis | None = None


@dataclass(frozen=True, slots=True)
class SpanTest(Node):
    """What the item covers against a range: overlaps, covers, reaches or stays within."""

    subject: Subject
    verb: OneOf["overlaps", "covers", "reaches", "stays within"]
    bounds: Bounds
    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice(Node):
    """``form is one of tube, bar`` · ``detector is none of ..``: the one value of a choice."""

    subject: Subject
    options: tuple[str, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Includes(Node):
    """``removal_process includes laser_beam``: a set against options; mode any, all or only."""

    subject: Subject
    options: tuple[str, ...]
    mode: OneOf["any", "all", "only"] = "any"


@dataclass(frozen=True, slots=True)
class Share(Node):
    """``share of nickel more than 25 % by weight``: composition.

    mode ``one`` (a single constituent), ``together`` (their sum) or ``any`` (one of them reaches the border).
    No constituents: ``the share``, the subject's own share in what it is part of.
    """

    constituents: tuple[str, ...]
    bounds: Bounds
    mode: OneOf["one", "together", "any"] = "one"
    exceptions: tuple[str, ...] = ()
    basis: Basis | None = None


@dataclass(frozen=True, slots=True)
class Mainly(Node):
    """``it is mainly tantalum``: more of it than of anything else."""

    constituent: str


@dataclass(frozen=True, slots=True)
class Contains(Node):
    """``it contains terbium`` · ``any of`` · ``all of``: any stated share above zero (S15)."""

    constituents: tuple[str, ...]
    mode: OneOf["any", "all"] = "any"


@dataclass(frozen=True, slots=True)
class MadeOf(Node):
    """``it is made of any of monel, beryllium``: material, by kind."""

    materials: tuple[str, ...]
    mode: OneOf["any", "all"] = "any"


@dataclass(frozen=True, slots=True)
class Enriched(Node):
    """``it is enriched in lithium_6``: more than the natural share."""

    constituent: str


@dataclass(frozen=True, slots=True)
class Substance(Node):
    """``substance "thiodiglycol" CAS 111-48-8``: a CAS number makes true, never false."""

    name: str
    cas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Family(Node):
    """``it belongs to family ".."``: what only a chemist can say."""

    name: str


@dataclass(frozen=True, slots=True)
class TableRow(Node):
    """``some row of coatings matches process, substrate``."""

    table: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quantifier:
    """``some``, ``every``, ``no`` or a count: ``at least 2``, ``exactly 2`` .."""

    word: OneOf["some", "every", "no", "at least", "at most", "more than", "less than", "exactly"]
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Members(Node):
    """``some linear_axis has ( .. )``: a claim about the members of a collection, each by itself.

    ``if_any``: the collection may be absent (S12); otherwise ``every`` over nothing is not true (S3). ``excluding``: a
    flag of members that do not count, put here by a note (``excludes seal from wetted_surface``).
    """

    quantifier: Quantifier
    collection: str
    body: Criterion
    if_any: bool = False
    excluding: str | None = None


@dataclass(frozen=True, slots=True)
class SpecifiedIn(Node):
    """``is specified in 1C010.c``: the subject, taken as an item, meets one of the paragraphs."""

    references: tuple[Reference, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class PerformanceOf(Node):
    """``it has the performance of 7A001``: the figures of a paragraph without its kinds, labels and releases."""

    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Purpose(Node):
    """``judged specially designed for ..`` · ``stated designed for ..``: a term of purpose with its object.

    ``objects`` are names or quoted texts; ``activities`` with ``references`` stand for
    ``development, production of 3A, 3B``; with references and no activity, ``for 1B229.a``. ``of_item`` when the
    activity is of the item itself (``use of it``). ``of_part`` when a tail names the kinds of part that it means: such
    a part is never assumed to be made for nothing. A finding, never inferred: without an answer it is unknown.
    """

    how: OneOf["judged", "stated"]
    term: str
    objects: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    of_item: bool = False
    negated: bool = False
    of_part: bool = False


@dataclass(frozen=True, slots=True)
class FreeStatement(Node):
    """``judged ".."`` or ``stated ".."``: where no term fits; the quoted text is what the person answers."""

    how: OneOf["judged", "stated"]
    text: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Open(Node):
    """``not encoded ".."`` inside a note or block: never settled by the tool, always named."""

    reason: str


Criterion = (
    AllOf
    | AnyOf
    | Not
    | Labelled
    | IsKind
    | IsFlag
    | HasPart
    | Threshold
    | SpanTest
    | Choice
    | Includes
    | Share
    | Mainly
    | Contains
    | MadeOf
    | Enriched
    | Substance
    | Family
    | TableRow
    | Members
    | SpecifiedIn
    | PerformanceOf
    | Purpose
    | FreeStatement
    | Open
)
