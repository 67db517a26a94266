"""Whole records out of a stream of CSV bytes, block by block, and whether a plain parser can be trusted with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

BLOCK = 8 << 20
"""Bytes that are read at once."""

LONGEST_RECORD = 16 << 20
"""Bytes one record may have; a longer line is not read into memory."""


@dataclass(frozen=True, slots=True)
class Block:
    """Some bytes of the table that begin where a record begins.

    ``plain``: they are whole records whose quotation marks all stand where the format has them; otherwise they must
    be read record by record. ``last``: the table ends here. ``lost``: the bytes of one line that was too long.
    """

    data: bytes
    plain: bool
    last: bool
    quoted_lines: bool = False
    lost: int = 0


class Blocks:
    """Parts a stream into blocks; what a reader did not use of one is given back and stands before the next."""

    def __init__(self, read: Callable[[int], bytes], delimiter: str | None, *, block: int = BLOCK) -> None:
        """Take a function that gives so many bytes more, none at the end; without a delimiter a line is a record."""
        self._read = read
        self._delimiter = ord(delimiter) if delimiter is not None else None
        self._block = block
        self._held = b""
        self._ended = False

    def skip(self, size: int) -> None:
        """Pass over the first so many bytes."""
        while size > 0:
            self._fill(min(size, self._block))
            passed, self._held = self._held[:size], self._held[size:]
            size -= len(passed)
            if not passed:
                return

    def give_back(self, data: bytes) -> None:
        """Put bytes back before what follows."""
        self._held = data + self._held

    def __iter__(self) -> Iterator[Block]:
        """Every block."""
        want = self._block
        while True:
            self._fill(want)
            if not self._held:
                return
            data, self._held = self._held, b""
            cut = data.find(b"\n") if len(data) > LONGEST_RECORD else 0
            if cut < 0:
                yield self._lost_line(len(data))
                continue
            end, plain, quoted = whole_records(data, self._delimiter, last=self._ended)
            if plain and end == 0 and not self._ended and len(data) <= LONGEST_RECORD:
                self._held, want = data, len(data) + self._block
                continue
            want = self._block
            if plain and end > 0:
                self._held = data[end:]
                yield Block(data[:end], plain=True, last=self._ended and not self._held, quoted_lines=quoted)
            else:
                yield Block(data, plain=False, last=self._ended)
                if len(self._held) >= len(data) and not self._ended:
                    # nothing of it was used: the record goes on
                    want = len(self._held) + self._block

    def _fill(self, size: int) -> None:
        parts = [self._held]
        held = len(self._held)
        while held < size and not self._ended:
            part = self._read(size - held)
            self._ended = not part
            parts.append(part)
            held += len(part)
        self._held = b"".join(parts)

    def _lost_line(self, length: int) -> Block:
        """Pass over the rest of a line that is too long, without keeping it."""
        while not self._ended:
            part = self._read(self._block)
            self._ended = not part
            end = part.find(b"\n")
            if end >= 0:
                self._held = part[end + 1 :]
                length += end
                break
            length += len(part)
        return Block(b"", plain=False, last=self._ended and not self._held, lost=length)


def whole_records(data: bytes, delimiter: int | None, *, last: bool) -> tuple[int, bool, bool]:
    """Where the last whole record ends, whether the records up to there are plain, and whether quoted cells have lines.

    Plain means that a parser which takes quotation marks by turns reads exactly what a careful one reads: each stands
    at the beginning or the end of a cell, or is doubled inside a quoted one.
    """
    if delimiter is None:
        return (len(data) if last else data.rfind(b"\n") + 1), True, False
    if b"\0" in data or (b"\r" in data and data.count(b"\r") != data.count(b"\r\n")):
        return 0, False, False
    if b'"' not in data:
        return (len(data) if last else data.rfind(b"\n") + 1), True, False
    try:
        import numpy as np
    except ImportError:
        return 0, False, False
    return _quoted(data, delimiter, np, last=last)


def _quoted(data: bytes, delimiter: int, np: Any, *, last: bool) -> tuple[int, bool, bool]:
    array = np.frombuffer(data, dtype=np.uint8)
    marks = np.flatnonzero(array == ord('"'))
    lines = np.flatnonzero(array == ord("\n"))
    outside = np.searchsorted(marks, lines) % 2 == 0
    ends = lines[outside]
    end = int(ends[-1]) + 1 if len(ends) else 0
    if last and len(marks) % 2 == 0:
        end = len(data)
    marks = marks[marks < end]
    opening, closing = marks[0::2], marks[1::2]
    if len(opening) != len(closing):
        return 0, False, False
    if not len(marks):
        return end, True, False
    doubled = np.zeros(len(opening), dtype=bool)
    doubled[1:] = opening[1:] == closing[:-1] + 1
    before = array[opening - 1]
    before_ok = (before == delimiter) | (before == ord("\n")) | (opening == 0) | doubled
    following = np.concatenate([closing + 1, [len(data)]])[:-1]
    after = array[np.minimum(following, len(data) - 1)]
    after_ok = (after == delimiter) | (after == ord("\n")) | (after == ord("\r")) | (following >= end)
    after_ok[:-1] |= doubled[1:]
    plain = bool(before_ok.all() and after_ok.all())
    inner = lines[~outside]
    return end, plain, bool(len(inner) and inner[0] < end)
