"""Paragraphs and notes while their lines are still being gathered."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal as OneOf

from dualclass.language.criteria import Criterion, Reference
from dualclass.language.paragraphs import Effect, Join, Mark, Period, Replacement, Residual, Suspension, Tail

Place = tuple[int, int]


@dataclass(slots=True)
class Draft:
    """What a paragraph, a note and a part of a note have in common: sentences, a join line, children.

    ``faulty``: a line of it could not be read; ``mislabelled``: one that was meant to be a label. ``end``: where its
    own lines end.
    """

    name: str
    part: str
    place: Place
    column: int
    title: str | None = None
    criteria: list[Criterion] = field(default_factory=list[Criterion])
    join: Join | None = None
    join_place: Place = (0, 0)
    marks: list[Mark] = field(default_factory=list[Mark])
    period: Period | None = None
    faulty: bool = False
    orphan: bool = False
    mislabelled: bool = False
    end: int = 0
    status: OneOf["encoded", "not used", "printed empty", "not encoded", "see"] = "encoded"
    status_text: str | None = None
    unwritten: int = 0


@dataclass(slots=True)
class PartDraft(Draft):
    """A lettered part of a note; ``name`` is its full citation."""

    children: list[PartDraft] = field(default_factory=list["PartDraft"])
    belongs_to: NoteDraft | None = None


@dataclass(slots=True)
class NoteDraft(PartDraft):
    """A note; the lettered parts are its children."""

    where: str = ""
    label: str = ""
    effect: Effect | None = None
    technical: bool = False
    general: bool = False
    in_change: bool = False


@dataclass(slots=True)
class ParagraphDraft(Draft):
    """A paragraph; ``name`` is its code."""

    residuals: list[Residual] = field(default_factory=list[Residual])
    tails: list[Tail] = field(default_factory=list[Tail])
    suspensions: list[Suspension] = field(default_factory=list[Suspension])
    see: tuple[Reference, ...] = ()
    children: list[ParagraphDraft] = field(default_factory=list["ParagraphDraft"])
    notes: list[NoteDraft] = field(default_factory=list[NoteDraft])
    replacements: list[Replacement] = field(default_factory=list[Replacement])
    change: OneOf["amends", "adds"] | None = None


@dataclass(slots=True)
class Root:
    """What labels are looked up in: the file itself, or one `amends` or `adds` block.

    ``paragraphs`` and ``notes`` have the latest draft of each code and each note; ``top``
    what stands at the top.
    """

    change: OneOf["amends", "adds"] | None = None
    base: str = ""
    because: str | None = None
    place: Place = (0, 0)
    paragraphs: dict[str, ParagraphDraft] = field(default_factory=dict[str, ParagraphDraft])
    notes: dict[str, NoteDraft] = field(default_factory=dict[str, NoteDraft])
    top: list[ParagraphDraft] = field(default_factory=list[ParagraphDraft])
    loose_notes: list[NoteDraft] = field(default_factory=list[NoteDraft])
