"""What an audit finds: differences between a text and its rule, and what it counted on the way."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal as OneOf

from dualclass.language.criteria import Span

type Kind = OneOf[
    "figure-missing",
    "figure-surplus",
    "unit",
    "border",
    "cas-missing",
    "cas-surplus",
    "standard-missing",
    "standard-surplus",
    "reference-missing",
    "reference-surplus",
    "note-missing",
    "note-surplus",
    "note-effect",
    "paragraph-missing",
    "paragraph-surplus",
    "paragraph-status",
    "gap-count",
    "no-figure",
    "no-judgement",
]

KINDS: dict[Kind, str] = {
    "figure-missing": "a number of the text is not in the rule",
    "figure-surplus": "a number of the rule is not in the text",
    "unit": "a number is the same and its unit is not",
    "border": "a border is turned, or the number itself falls on the other side",
    "cas-missing": "a CAS number of the text is not in the rule",
    "cas-surplus": "a CAS number of the rule is not in the text",
    "standard-missing": "a standard of the text is not in the rule",
    "standard-surplus": "a standard of the rule is not in the text of its entry",
    "reference-missing": "a reference of the text is not in the rule",
    "reference-surplus": "a reference of the rule is not in the text",
    "note-missing": "a note of the text has none in the rule",
    "note-surplus": "a note of the rule has none in the text",
    "note-effect": "a note releases on one side only",
    "paragraph-missing": "a paragraph of the text is neither in the rules nor a gap",
    "paragraph-surplus": "a paragraph of the rules is not in the text",
    "paragraph-status": "one side has the label unused, the other has it in use",
    "gap-count": "a gap stands for another number of paragraphs than the text has",
    "no-figure": "decided by machine, and the text has no number",
    "no-judgement": "the text asks for a purpose, and nobody is asked",
}
"""Every kind of finding with its meaning."""

INFORMATION: frozenset[Kind] = frozenset({"standard-surplus", "no-figure", "no-judgement"})
"""Kinds that are worth a look and are no difference by themselves."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found. ``paragraph``, ``note``, ``kind`` and ``value`` name it, so that an exception can speak of it.

    ``note``: the label of the note it lies in, as in ``note 2`` or ``technical note 1``. ``value``: the number, code or
    label concerned. ``words``: the text about it. ``span``: where the rule stands.
    """

    paragraph: str
    kind: Kind
    value: str
    message: str
    note: str | None = None
    words: str = ""
    span: Span | None = field(default=None, compare=False)

    @property
    def is_information(self) -> bool:
        """Whether it is only worth a look."""
        return self.kind in INFORMATION

    @property
    def subject(self) -> str:
        """Its paragraph, and its note."""
        return f"{self.paragraph} {self.note}" if self.note else self.paragraph


def _no_counts() -> Counter[str]:
    return Counter()


@dataclass(slots=True)
class Counts:
    """What was compared and what was not.

    ``compared`` paragraphs and notes; ``open``: not encoded, so that nothing can be compared;
    ``without_text``: encoded, and the text has no such paragraph; ``figures`` of the text
    that need an answer, of these ``in_words``: answered only by quoted words, ``taken_up``: those of technical notes
    that a paragraph of the rule takes up; ``rule_figures``; ``bordered``: figures for which both sides name a border;
    ``restored``: powers of ten whose exponent the print lost; ``unit_unprinted``: numbers of a named scale without its
    unit; ``pointers``: what only sends the reader on; ``apart``: what was set apart, by category.
    """

    compared: int = 0
    unused: int = 0
    open: int = 0
    without_text: int = 0
    gap_paragraphs: int = 0
    notes: int = 0
    notes_open: int = 0
    notes_above: int = 0
    pointers: int = 0
    figures: int = 0
    in_words: int = 0
    taken_up: int = 0
    rule_figures: int = 0
    bordered: int = 0
    restored: int = 0
    unit_unprinted: int = 0
    apart: Counter[str] = field(default_factory=_no_counts)
