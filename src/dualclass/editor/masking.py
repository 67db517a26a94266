"""Checking goes on while one line is half written.

A rule file that cannot be read whole is not checked further, since what follows from an unread line is no news. While
somebody types that would take away every other message, to bring it back a word later. So lines of paragraphs that
cannot be read are replaced, for the check alone, by a sentence of the same length that says nothing about names; what
is then found elsewhere about names and units is true of the text as it is. What compares whole paragraphs is left out,
for the line may be what makes the difference. Nothing is decided by a masked text.
"""

from __future__ import annotations

from collections.abc import Iterable

from dualclass.diagnostics import Diagnostic
from dualclass.editor.file_index import FileIndex

_FIRST_COMPARING = 60
_SHORTEST = len('stated "x"')


def masked(index: FileIndex, errors: Iterable[Diagnostic]) -> tuple[str, list[tuple[int, int]]] | None:
    """The text with its unreadable lines masked, and where; ``None`` when something else than a line is wrong."""
    text = index.text.text
    places: dict[tuple[int, int], None] = {}
    for each in errors:
        if not each.labels:
            return None
        start = each.labels[0].place.start
        line = index.line_at(start)
        if line is None or line.begin != "line" or line.end - line.start < _SHORTEST:
            return None
        places[line.start, line.end] = None
    for start, end in places:
        text = text[:start] + _sentence(end - start) + text[end:]
    return text, list(places)


def _sentence(length: int) -> str:
    return 'stated "' + "x" * (length - _SHORTEST + 1) + '"'


def outside(diagnostics: Iterable[Diagnostic], file: str, places: Iterable[tuple[int, int]]) -> list[Diagnostic]:
    """What was found about names and units elsewhere than in the masked lines."""
    spans = list(places)

    def is_masked(each: Diagnostic) -> bool:
        if not each.labels or each.labels[0].place.file != file:
            return False
        place = each.labels[0].place
        return any(place.start < end and start < max(place.end, place.start + 1) for start, end in spans)

    return [each for each in diagnostics if not is_masked(each) and not _compares(each)]


def _compares(diagnostic: Diagnostic) -> bool:
    """Whether it comes from holding paragraphs against each other (C060 and later: see the page of messages)."""
    return diagnostic.code.startswith("C") and int(diagnostic.code[1:]) >= _FIRST_COMPARING
