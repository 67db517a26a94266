"""CSV read record by record: slower than a plain parser, and able to say which row is wrong and go on behind it."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dualclass.items.problems import short
from dualclass.tables.chunks import Fault
from dualclass.tables.encodings import REPLACED

MOST_LINES = 1000
"""Lines a quoted cell may have; a quotation mark that is not closed by then was not meant as one."""


@dataclass
class Records:
    """Rows of cells, each as long as the head of the table, with what is wrong with some; ``used``: bytes read."""

    rows: list[list[str]] = field(default_factory=list[list[str]])
    faults: list[Fault] = field(default_factory=list[Fault])
    blank: int = 0
    used: int = 0


class _Lines:
    """The lines of a text one by one; knows how many have been given out."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.next = 0
        self.limit = len(lines)

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.next >= self.limit:
            raise StopIteration
        self.next += 1
        return self.lines[self.next - 1]


def records(data: bytes, columns: Sequence[str], delimiter: str, encoding: str, *, last: bool, forced: bool) -> Records:
    """The whole records of a block. What is left over belongs before the next block, unless this is the ``last``.

    ``forced``: the first record is too long for another attempt; if it does not end here, its first line is an error.
    """
    text = data.decode("utf-8", "surrogateescape")
    # only where the whole block has such characters need every cell be looked at
    doubtful = "\0" in text or not (text.isascii() or _decoded(text, encoding))
    lines = text.split("\n")
    complete = len(lines) if last else len(lines) - 1
    if last and not lines[-1]:
        complete -= 1
    reader = _Reader(lines, complete, columns, delimiter, encoding, doubtful=doubtful)
    found = reader.read(last=last, forced=forced)
    # what the reader did not take stands at the end of the whole lines
    found.used += len(data) if last else data.rfind(b"\n") + 1
    return found


class _Reader:
    def __init__(
        self,
        lines: Sequence[str],
        complete: int,
        columns: Sequence[str],
        delimiter: str,
        encoding: str,
        *,
        doubtful: bool,
    ) -> None:
        # the line end stands with its line: inside quotation marks it is part of the cell
        self.lines = [f"{line}\n" for line in lines[:complete]]
        self.columns = columns
        self.delimiter = delimiter
        self.encoding = encoding
        self.found = Records()
        self.doubtful = doubtful

    def read(self, *, last: bool, forced: bool) -> Records:
        feed = _Lines(self.lines)
        while feed.next < len(self.lines):
            start = feed.next
            feed.limit = min(len(self.lines), start + MOST_LINES)
            reader = csv.reader(feed, delimiter=self.delimiter, strict=True)
            try:
                for cells in reader:
                    self._row(cells, start, feed.next)
                    start = feed.next
                    feed.limit = max(feed.limit, min(len(self.lines), start + MOST_LINES))
            except csv.Error as error:
                goes_on = str(error).startswith("unexpected end") and feed.next - start < MOST_LINES
                if goes_on and not last and not (forced and start == 0):
                    self.found.used = -_bytes(self.lines[start:])
                    return self.found
                self._bad_line(self.lines[start], str(error))
                feed.next = start + 1
        return self.found

    def _row(self, cells: list[str], start: int, end: int) -> None:
        found, width = self.found, len(self.columns)
        if not "".join(cells).strip():
            found.blank += 1
            return
        index = len(found.rows)
        if len(cells) > width and not any(cell.strip() for cell in cells[width:]):
            del cells[width:]
        if len(cells) != width:
            more = "more" if len(cells) > width else "fewer"
            reason = f"the row has {len(cells)} cells, {more} than the head, which has {width}"
            text = "".join(self.lines[start:end]).strip()
            shown = short(text.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
            found.faults.append(Fault(index, "B050", reason, value=shown))
            cells = _fitted(cells, width)
        for place, cell in enumerate(cells if self.doubtful else ()):
            fault = self._cell_fault(cell)
            if fault is not None:
                code, reason = fault
                cells[place] = (
                    cell.encode("utf-8", "surrogateescape").decode("utf-8", "replace").replace("\0", REPLACED)
                )
                found.faults.append(Fault(index, code, reason, self.columns[place], short(cells[place])))
        found.rows.append(cells)

    def _cell_fault(self, cell: str) -> tuple[str, str] | None:
        if cell.isascii():
            return ("B052", "the cell holds a NUL character") if "\0" in cell else None
        if "\0" in cell:
            return "B052", "the cell holds a NUL character"
        undecoded = any("\udc80" <= character <= "\udcff" for character in cell)
        if undecoded or (self.encoding != "utf-8" and REPLACED in cell):
            return (
                "B053",
                f"the cell holds bytes that are not {self.encoding.upper()}; another encoding can be asked for",
            )
        return None

    def _bad_line(self, line: str, said: str) -> None:
        code, reason = "B051", "a quotation mark is opened and not closed"
        if "expected after" in said:
            reason = "a quotation mark stands inside a quoted cell; written double it is part of the text"
        elif "field larger" in said:
            code, reason = "B054", f"a cell has more than {csv.field_size_limit():,} characters"
        elif "new-line" in said:
            code, reason = "B052", "a carriage return stands outside quotation marks"
        shown = short(line.strip().encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
        self.found.faults.append(Fault(len(self.found.rows), code, reason, value=shown))
        self.found.rows.append([""] * len(self.columns))


def _decoded(text: str, encoding: str) -> bool:
    """Whether every byte of a text could be decoded."""
    if encoding != "utf-8" and REPLACED in text:
        return False
    try:
        _ = text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _fitted(cells: list[str], width: int) -> list[str]:
    """A row of the wrong length tells its first cell at most: nobody knows what the others stand for."""
    return [*cells[:1], *([""] * (width - 1))] if width else []


def _bytes(lines: Sequence[str]) -> int:
    return sum(len(line.encode("utf-8", "surrogateescape")) for line in lines)
