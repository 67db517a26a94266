"""Formatting: the one style, as edits of the lines that differ."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

from lsprotocol.types import Range, TextEdit

from dualclass.editor.file_index import LARGEST
from dualclass.editor.text import LineIndex

_MOST_COMPARED = 1_000


def formatted(text: LineIndex, path: Path, within: Range | None = None) -> list[TextEdit]:
    """The edits that give a text the one style; of a stretch, those that touch its lines.

    A text that cannot be formatted safely is left alone; why, the checks say.
    """
    from dualclass.workshop.formatting import format_text

    if len(text.text) > LARGEST:
        return []
    new = format_text(text.text, str(path)).text
    if new == text.text:
        return []
    return [each for each in _edits(text, new) if within is None or _touches(each.range, within)]


def _edits(text: LineIndex, new: str) -> list[TextEdit]:
    """The differing lines, in order, none overlapping."""
    old_lines = _lines(text.text)
    new_lines = _lines(new)
    starts = [0]
    for line in old_lines:
        starts.append(starts[-1] + len(line))
    return [
        TextEdit(text.range(starts[low], starts[high]), "".join(new_lines[new_low:new_high]))
        for low, high, new_low, new_high in _differences(old_lines, new_lines)
    ]


def _differences(old: list[str], new: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """Stretches of lines that differ; comparing is only fine where it costs little."""
    if len(old) == len(new):
        for number, (before, after) in enumerate(zip(old, new, strict=True)):
            if before != after:
                yield number, number + 1, number, number + 1
        return
    top = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    bottom = 0
    while bottom < min(len(old), len(new)) - top and old[-1 - bottom] == new[-1 - bottom]:
        bottom += 1
    low, high = old[top : len(old) - bottom], new[top : len(new) - bottom]
    if len(low) > _MOST_COMPARED:
        yield top, len(old) - bottom, top, len(new) - bottom
        return
    for tag, begin, end, new_begin, new_end in SequenceMatcher(None, low, high, autojunk=False).get_opcodes():
        if tag != "equal":
            yield top + begin, top + end, top + new_begin, top + new_end


def _lines(text: str) -> list[str]:
    return [line + "\n" for line in text.split("\n")[:-1]] + ([last] if (last := text.rpartition("\n")[2]) else [])


def _touches(edit: Range, within: Range) -> bool:
    return edit.start.line <= within.end.line and within.start.line <= edit.end.line
