"""A text as editors count in it: lines, and positions in code units of the agreed encoding.

Editors name a place by line and by code units of UTF-16 (or of UTF-8 or UTF-32, when both sides agree on it); the
language counts characters from the start of the file. Line ends are those of the protocol: line feed, carriage
return, or both.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from lsprotocol.types import Position, PositionEncodingKind, Range

_LINE_END = re.compile(r"\r\n|\n|\r")
_WIDE = re.compile(r"[\U00010000-\U0010ffff]")

UTF16 = PositionEncodingKind.Utf16
UTF8 = PositionEncodingKind.Utf8
UTF32 = PositionEncodingKind.Utf32


def units(text: str, encoding: str) -> int:
    """How many code units of the encoding a text takes. A lone surrogate counts as a character of its size."""
    if encoding == UTF32 or text.isascii():
        return len(text)
    if encoding == UTF8:
        return len(text.encode("utf-8", "surrogatepass"))
    return len(text) + sum(1 for _ in _WIDE.finditer(text))


def characters(line: str, count: int, encoding: str) -> int:
    """How many characters of a line the first ``count`` code units are; never inside a character, never beyond."""
    if count <= 0:
        return 0
    if encoding == UTF32 or line.isascii():
        return min(count, len(line))
    used = 0
    for index, character in enumerate(line):
        point = ord(character)
        if encoding == UTF8:
            used += 1 if point < 0x80 else 2 if point < 0x800 else 3 if point < 0x10000 else 4
        else:
            used += 2 if point > 0xFFFF else 1
        if used > count:
            return index
        if used == count:
            return index + 1
    return len(line)


@dataclass(frozen=True)
class LineIndex:
    """A text with its lines; positions are turned into offsets and back."""

    text: str
    encoding: str = UTF16
    starts: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Find where the lines begin."""
        object.__setattr__(self, "starts", (0, *(found.end() for found in _LINE_END.finditer(self.text))))

    def line_of(self, offset: int) -> int:
        """The number of the line an offset is in, from 0; beyond the end counts as the end."""
        return bisect_right(self.starts, max(0, min(offset, len(self.text)))) - 1

    def line(self, number: int) -> str:
        """A line without its line end; empty for a line that is not there."""
        if not 0 <= number < len(self.starts):
            return ""
        end = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.text)
        return self.text[self.starts[number] : end].rstrip("\r\n")

    def offset(self, position: Position) -> int:
        """The offset of a position; a position outside the text is moved to the nearest place in it."""
        if position.line < 0:
            return 0
        if position.line >= len(self.starts):
            return len(self.text)
        line = self.line(position.line)
        return self.starts[position.line] + characters(line, position.character, self.encoding)

    def position(self, offset: int) -> Position:
        """The position of an offset; within a line end it is the end of the line."""
        offset = max(0, min(offset, len(self.text)))
        number = self.line_of(offset)
        start = self.starts[number]
        before = self.text[start : min(offset, start + len(self.line(number)))]
        return Position(number, units(before, self.encoding))

    def range(self, start: int, end: int) -> Range:
        """The range between two offsets."""
        return Range(self.position(start), self.position(max(start, end)))

    def offsets(self, place: Range) -> tuple[int, int]:
        """The two offsets of a range; of a range the wrong way round, the start twice."""
        start = self.offset(place.start)
        return start, max(start, self.offset(place.end))

    @cached_property
    def whole(self) -> Range:
        """The range of the whole text."""
        return self.range(0, len(self.text))

    def changed(self, place: Range, replacement: str) -> LineIndex:
        """The text with a range replaced."""
        start, end = self.offsets(place)
        return LineIndex(self.text[:start] + replacement + self.text[end:], self.encoding)
