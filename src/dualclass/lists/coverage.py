"""How far a list is encoded: counted paragraph by paragraph, so that no outcome claims more than was
written down.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal as OneOf

from dualclass.language.criteria import FreeStatement, Open, Purpose
from dualclass.language.paragraphs import Paragraph
from dualclass.lists.labels import category_of
from dualclass.lists.view import ListView
from dualclass.lists.walking import records_in

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
    own = (paragraph.criteria, tuple(paragraph.children) if is_block else ())
    if any(isinstance(record, Open) for record in records_in(own)):
        return "not_encoded"
    if not paragraph.criteria and paragraph.children and not is_block:
        return "structural"
    above = view.path(paragraph.code)[:-1]
    return "judgement" if _judged(own) or any(_judged(each.criteria) for each in above) else "criteria"


def joins_as_block(paragraph: Paragraph) -> bool:
    """Whether the children are conditions of the paragraph (``all of``, a formula, a quantifier), not
    codes apart.
    """
    join = paragraph.join
    return join is not None and (join.kind in {"all", "formula"} or join.quantifier is not None)


def _judged(value: object) -> bool:
    return any(isinstance(record, Purpose | FreeStatement) and record.how == "judged" for record in records_in(value))


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
