"""How far a list is encoded: counted paragraph by paragraph, so that no outcome claims more than was
written down.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Literal as OneOf

from dualclass.language.criteria import (
    AllOf,
    AnyOf,
    Criterion,
    FreeStatement,
    Labelled,
    Members,
    Not,
    Open,
    Purpose,
)
from dualclass.language.paragraphs import Paragraph
from dualclass.lists.labels import category_of, code_key, group_of
from dualclass.lists.view import ListView
from dualclass.records import dataclass

type Encoding = OneOf["criteria", "judgement", "structural", "not_encoded", "unused"]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Counts of paragraphs by encoding; ``gaps`` entries are not in the files, with ``gap_paragraphs``
    paragraphs.
    """

    criteria: int = 0
    judgement: int = 0
    structural: int = 0
    not_encoded: int = 0
    unused: int = 0
    gaps: int = 0
    gap_paragraphs: int = 0

    @property
    def paragraphs(self) -> int:
        """All paragraphs that the list has, as far as is known."""
        written = self.criteria + self.judgement + self.structural + self.not_encoded + self.unused
        return written + self.gap_paragraphs

    @property
    def encoded(self) -> int:
        """Paragraphs that are written down with what they say."""
        return self.criteria + self.judgement + self.structural

    @property
    def share(self) -> Fraction:
        """What is encoded, of all paragraphs that say something (unused ones apart); 1 when there is none."""
        used = self.paragraphs - self.unused
        return Fraction(self.encoded, used) if used else Fraction(1)


def encoding_of(paragraph: Paragraph, view: ListView) -> Encoding:
    """How a paragraph is encoded.

    ``unused``: not used, printed empty, or a pointer elsewhere. ``not_encoded``: marked so, in whole or in
    one of its sentences. ``structural``: it only heads others. ``judgement``: a sentence of its own, of a
    paragraph above it, or of the block of children it joins, needs a person. ``criteria``: decided by
    machine.
    """
    if paragraph.status in {"not used", "printed empty", "see"}:
        return "unused"
    if paragraph.status == "not encoded":
        return "not_encoded"
    is_block = joins_as_block(paragraph)
    judged, is_open = _needs(paragraph, with_children=is_block)
    if is_open:
        return "not_encoded"
    if not paragraph.criteria and paragraph.children and not is_block:
        return "structural"
    above = view.path(paragraph.code)[:-1]
    return "judgement" if judged or any(_needs(each, with_children=False)[0] for each in above) else "criteria"


def joins_as_block(paragraph: Paragraph) -> bool:
    """Whether the children are conditions of the paragraph (``all of``, a formula, a quantifier), not
    codes apart.
    """
    join = paragraph.join
    return join is not None and (join.kind in {"all", "formula"} or join.quantifier is not None)


def _needs(paragraph: Paragraph, *, with_children: bool) -> tuple[bool, bool]:
    """Whether a sentence needs a person, and whether one is not encoded; in the paragraph, or also in its block."""
    leaves = [leaf for criterion in paragraph.criteria for leaf in _leaves(criterion)]
    if with_children:
        leaves += [leaf for child in paragraph.children for leaf in _block(child)]
    judged = any(isinstance(leaf, Purpose | FreeStatement) and leaf.how == "judged" for leaf in leaves)
    return judged, any(isinstance(leaf, Open) for leaf in leaves)


def _block(paragraph: Paragraph) -> Iterator[Criterion]:
    """Every sentence of a paragraph of a block, with those of its notes and of what is below it."""
    for criterion in paragraph.criteria:
        yield from _leaves(criterion)
    for tail in paragraph.tails:
        for criterion in tail.criteria:
            yield from _leaves(criterion)
    for note in paragraph.notes:
        if note.criterion is not None:
            yield from _leaves(note.criterion)
    for child in paragraph.children:
        yield from _block(child)


def _leaves(criterion: Criterion) -> Iterator[Criterion]:
    match criterion:
        case AllOf(items=items) | AnyOf(items=items):
            for item in items:
                yield from _leaves(item)
        case Not(item=item) | Labelled(item=item) | Members(body=item):
            yield from _leaves(item)
        case _:
            yield criterion


def coverage_of(view: ListView) -> Mapping[str, Coverage]:
    """The counts by category (``0`` .. ``9``, or the letters of the list's own series), in printed order."""
    return _counted(view, category_of)


def coverage_by_group(view: ListView) -> Mapping[str, Coverage]:
    """The counts by group (``3A``, ``3B`` .., or the letters of the list's own series), in printed order."""
    return _counted(view, group_of)


def _counted(view: ListView, part_of: Callable[[str], str]) -> Mapping[str, Coverage]:
    counts: dict[str, dict[str, int]] = {}
    for code in view.codes:
        count = counts.setdefault(part_of(code), {})
        encoding = encoding_of(view.paragraph(code), view)
        count[encoding] = count.get(encoding, 0) + 1
        count["not_encoded"] = count.get("not_encoded", 0) + view.paragraph(code).unwritten
    for gap in view.gaps:
        count = counts.setdefault(part_of(gap.code), {})
        count["gaps"] = count.get("gaps", 0) + 1
        count["gap_paragraphs"] = count.get("gap_paragraphs", 0) + gap.paragraphs
    return {part: Coverage(**counts[part]) for part in sorted(counts)}


def total(coverages: Iterable[Coverage]) -> Coverage:
    """The sum over categories or groups."""
    each = tuple(coverages)
    names = ("criteria", "judgement", "structural", "not_encoded", "unused", "gaps", "gap_paragraphs")
    return Coverage(**{name: sum(getattr(one, name) for one in each) for name in names})


@dataclass(frozen=True, slots=True)
class Missing:
    """A code that the list has and the rules do not decide: ``paragraphs`` of the list stand behind it.

    ``part``: ``entry`` (a whole entry that no file has), ``paragraph`` (marked *not encoded*, with what lies below
    it) or ``sentence`` (one of its sentences is marked so; the others are written).
    """

    code: str
    paragraphs: int
    part: OneOf["entry", "paragraph", "sentence"]
    reason: str | None = None


def missing_in(view: ListView) -> tuple[Missing, ...]:
    """Every gap of a list on a day, in printed order; their paragraphs add up to what coverage calls not encoded."""
    found = [Missing(gap.code, gap.paragraphs, "entry", gap.title) for gap in view.gaps]
    for code in view.codes:
        paragraph = view.paragraph(code)
        if encoding_of(paragraph, view) == "not_encoded":
            whole = paragraph.status == "not encoded"
            reason = paragraph.status_text if whole else _open_reason(paragraph)
            found.append(Missing(code, 1 + paragraph.unwritten, "paragraph" if whole else "sentence", reason))
        elif paragraph.unwritten:
            found.append(Missing(code, paragraph.unwritten, "paragraph", paragraph.status_text))
    return tuple(sorted(found, key=lambda each: code_key(each.code)))


def _open_reason(paragraph: Paragraph) -> str | None:
    leaves = [leaf for criterion in paragraph.criteria for leaf in _leaves(criterion)]
    leaves += [leaf for child in paragraph.children for leaf in _block(child)]
    return next((leaf.reason for leaf in leaves if isinstance(leaf, Open)), None)
