"""Which paragraphs are on one side only: missing, surplus, unused, and gaps that count another number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from dualclass.language.paragraphs import Paragraph
from dualclass.lists import ListView
from dualclass.lists.labels import entry_of, is_within, lineage
from dualclass.workshop.auditing.differences import Counts, Finding
from dualclass.workshop.auditing.official_text import OfficialText

_UNUSED = re.compile(
    r"\W*(?:not used|reserved|deleted|empty|blank|保留|삭제|не используется)\b.*", re.IGNORECASE | re.DOTALL
)
_POINTER = re.compile(r"\W*see\b", re.IGNORECASE)


def audit_presence(view: ListView, text: OfficialText, counts: Counts, *, partial: bool) -> Iterator[Finding]:
    """Paragraphs of the text that the rules do not have, of the rules that the text does not have.

    ``partial``: the text is not the whole list, so that what it lacks says nothing.
    """
    for found in _presence(view, text, counts):
        if not partial or found.kind not in ("paragraph-surplus", "gap-count"):
            yield found


def _presence(view: ListView, text: OfficialText, counts: Counts) -> Iterator[Finding]:
    entries = {entry_of(code) for code in text.paragraphs}
    for entry in view.entries:
        if entry.code not in entries:
            number = len(view.below(entry.code))
            message = f"the text has none of the {number} paragraphs of `{entry.code}`"
            yield Finding(entry.code, "paragraph-surplus", entry.code, message, span=entry.span)
            continue
        for code in view.below(entry.code):
            yield from _written(view.paragraph(code), text)
    missing = [code for code in text.paragraphs if view.get(code) is None]
    unwritten = Counter[str]()
    for code in missing:
        owner = _gap_of(code, view)
        if owner is not None:
            unwritten[owner] += 1
            counts.gap_paragraphs += 1
        elif not _UNUSED.match(text.paragraphs[code].text):
            yield Finding(code, "paragraph-missing", code, f"the rules have no `{code}`, and no gap that covers it")
    yield from _gap_counts(view, unwritten)


def _written(paragraph: Paragraph, text: OfficialText) -> Iterator[Finding]:
    code = paragraph.code
    printed = text.paragraphs.get(code)
    if printed is None:
        if paragraph.status != "not used":
            message = f"the text has no paragraph `{code}`"
            yield Finding(code, "paragraph-surplus", code, message, span=paragraph.span)
        return
    is_unused = _UNUSED.fullmatch(printed.text) is not None or not printed.text.strip()
    if paragraph.status in ("not used", "printed empty") and not is_unused:
        message = f"the rules have `{code}` as `{paragraph.status}`, and the text uses it"
        yield Finding(code, "paragraph-status", paragraph.status, message, words=printed.text[:70], span=paragraph.span)
    elif paragraph.status in ("encoded", "not encoded") and is_unused and not paragraph.children:
        message = f"the text does not use `{code}`, and the rules do"
        yield Finding(code, "paragraph-status", paragraph.status, message, words=printed.text[:70], span=paragraph.span)
    elif paragraph.status == "see" and not _POINTER.search(printed.text) and not is_unused:
        message = f"the rules have `{code}` as a pointer, and the text controls something there"
        yield Finding(code, "paragraph-status", "see", message, words=printed.text[:70], span=paragraph.span)


def _gap_of(code: str, view: ListView) -> str | None:
    """The gap, or the paragraph with unwritten ones below it, that stands for a code of the text."""
    for gap in view.gaps:
        if is_within(code, gap.code):
            return gap.code
    for step in lineage(code):
        paragraph = view.get(step)
        if paragraph is not None:
            return step if paragraph.unwritten else None
    return None


def _gap_counts(view: ListView, printed: Counter[str]) -> Iterator[Finding]:
    """Gaps say how many paragraphs they stand for, so that coverage is true."""
    said = {gap.code: (gap.paragraphs, gap.span) for gap in view.gaps}
    said |= {
        code: (view.paragraph(code).unwritten, view.paragraph(code).span)
        for code in view.codes
        if view.paragraph(code).unwritten
    }
    for code, (number, span) in said.items():
        if printed[code] != number:
            message = f"the gap `{code}` stands for {number} paragraphs, and the text has {printed[code]}"
            yield Finding(code, "gap-count", str(number), message, span=span)
