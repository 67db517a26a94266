"""Formatting: the one style, as edits of the lines that differ."""

from __future__ import annotations

from difflib import SequenceMatcher
from pathlib import Path

from lsprotocol.types import Range, TextEdit

from dualclass.editor.file_index import LARGEST
from dualclass.editor.text import LineIndex


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
    """The differing lines, from the last to the first none overlapping."""
    old_lines = _lines(text.text)
    new_lines = _lines(new)
    starts = [0]
    for line in old_lines:
        starts.append(starts[-1] + len(line))
    edits: list[TextEdit] = []
    for tag, low, high, new_low, new_high in SequenceMatcher(None, old_lines, new_lines, autojunk=False).get_opcodes():
        if tag != "equal":
            replacement = "".join(new_lines[new_low:new_high])
            edits.append(TextEdit(text.range(starts[low], starts[high]), replacement))
    return edits


def _lines(text: str) -> list[str]:
    return [line + "\n" for line in text.split("\n")[:-1]] + ([last] if (last := text.rpartition("\n")[2]) else [])


def _touches(edit: Range, within: Range) -> bool:
    return edit.start.line <= within.end.line and within.start.line <= edit.end.line
