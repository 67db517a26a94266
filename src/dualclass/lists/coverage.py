"""How far a list is encoded: counted paragraph by paragraph, so that no outcome claims more than was
written down.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
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
from dualclass.lists.labels import category_of
from dualclass.lists.view import ListView

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
    counts: dict[str, dict[str, int]] = {}
    for code in view.codes:
        count = counts.setdefault(category_of(code), {})
        encoding = encoding_of(view.paragraph(code), view)
        count[encoding] = count.get(encoding, 0) + 1
        count["not_encoded"] = count.get("not_encoded", 0) + view.paragraph(code).unwritten
    for gap in view.gaps:
        count = counts.setdefault(category_of(gap.code), {})
        count["gaps"] = count.get("gaps", 0) + 1
        count["gap_paragraphs"] = count.get("gap_paragraphs", 0) + gap.paragraphs
    return {category: Coverage(**counts[category]) for category in sorted(counts)}


def total(coverages: Iterable[Coverage]) -> Coverage:
    """The sum over categories."""
    each = tuple(coverages)
    names = ("criteria", "judgement", "structural", "not_encoded", "unused", "gaps", "gap_paragraphs")
    return Coverage(**{name: sum(getattr(one, name) for one in each) for name in names})
