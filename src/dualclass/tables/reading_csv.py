"""CSV and TSV, compressed or not: quick where the text is plain, careful where it is not, bounded everywhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from dualclass.diagnostics import Diagnostic
from dualclass.tables.chunks import Chunk, Fault, Table
from dualclass.tables.csv_blocks import BLOCK, LONGEST_RECORD, Block, Blocks
from dualclass.tables.csv_head import delimiter_of, distinct_columns, split_head
from dualclass.tables.csv_rows import records
from dualclass.tables.encodings import HEAD, TextBytes
from dualclass.tables.libraries import library

LOOKED_AT = 200_000
"""Characters below the head that are looked at before the work begins, and .."""

SAMPLED = 1000
""".. rows among them."""


class CsvSource:
    """A CSV file. Every cell is text, as it stands in the file."""

    rows: int | None = None

    def __init__(
        self, path: Path, *, encoding: str | None = None, delimiter: str | None = None, block: int = BLOCK
    ) -> None:
        """Read the head. Raises ``DiagnosticError`` when there is none or the text cannot be decoded."""
        self._block = block
        self.path = path
        self.notices: list[Diagnostic] = []
        self._asked = encoding
        stream = TextBytes(path, encoding)
        try:
            self.encoding = stream.encoding
            head = stream.read(HEAD)
            self._mac = b"\r" in head and b"\n" not in head
            text = (head.replace(b"\r", b"\n") if self._mac else head).decode("utf-8", "replace")
        finally:
            stream.close()
        if text.startswith("sep=") and len(text.split("\n", 1)[0].rstrip()) == 5:
            # a spreadsheet's own first line, which names the delimiter
            delimiter = delimiter or text[4]
            self._before = text.index("\n") + 1 if "\n" in text else len(text)
        else:
            self._before = 0
        body = text[self._before :]
        self.delimiter = delimiter or delimiter_of(body, path)
        heads, used = split_head(body, self.delimiter, path)
        self.columns = distinct_columns(heads)
        self._start = len(text[: self._before + used].encode())
        self.size = path.stat().st_size
        self._head = body[used : used + LOOKED_AT]
        self._sample: dict[str, list[object]] | None = None

    def sample(self) -> Mapping[str, Sequence[object]]:
        """The cells of the first rows."""
        if self._sample is None:
            whole = len(self._head) < LOOKED_AT
            data = self._head.encode()
            read = records(data, self.columns, self.delimiter, self.encoding, last=whole, forced=False)
            rows = read.rows[:SAMPLED]
            self._sample = {column: [row[place] for row in rows] for place, column in enumerate(self.columns)}
        return self._sample

    def schema(self, columns: Sequence[str]) -> Any:
        """Text in every column."""
        pa = library("pyarrow")
        return pa.schema([(column, pa.string()) for column in columns])

    def chunks(self, columns: Sequence[str], values: frozenset[str]) -> Iterator[Chunk]:
        """Every row, block by block."""
        _ = values
        stream = TextBytes(self.path, self._asked)
        try:

            def read(size: int) -> bytes:
                return stream.read(size).replace(b"\r", b"\n") if self._mac else stream.read(size)

            blocks = Blocks(read, self.delimiter, block=self._block)
            blocks.skip(self._start)
            for block in blocks:
                if block.lost:
                    yield self._lost(block, columns, stream.position)
                    continue
                table = self._quick(block, columns) if block.plain else None
                yield (
                    Chunk(table, (), stream.position)
                    if table is not None
                    else self._careful(block, blocks, columns, stream.position)
                )
        finally:
            stream.close()

    def _quick(self, block: Block, columns: Sequence[str]) -> Table | None:
        """The block by a plain parser; ``None`` where it meets anything that is not in order."""
        if self.encoding != "utf-8" and "\ufffd".encode() in block.data:
            return None
        pa, csv = library("pyarrow"), library("pyarrow.csv")
        try:
            table = csv.read_csv(
                pa.BufferReader(block.data),
                read_options=csv.ReadOptions(column_names=list(self.columns), block_size=1 << 20),
                parse_options=csv.ParseOptions(delimiter=self.delimiter, newlines_in_values=block.quoted_lines),
                convert_options=csv.ConvertOptions(
                    include_columns=list(columns),
                    column_types=self.schema(columns),
                    strings_can_be_null=False,
                    null_values=[],
                ),
            )
        except pa.ArrowInvalid:
            return None
        return None if _has_empty_rows(table) else table

    def _careful(self, block: Block, blocks: Blocks, columns: Sequence[str], position: int) -> Chunk:
        forced = len(block.data) > LONGEST_RECORD
        read = records(block.data, self.columns, self.delimiter, self.encoding, last=block.last, forced=forced)
        blocks.give_back(block.data[read.used :])
        pa = library("pyarrow")
        places = [self.columns.index(column) for column in columns]
        arrays = [pa.array([row[place] for row in read.rows], pa.string()) for place in places]
        table = pa.Table.from_arrays(arrays, schema=self.schema(columns))
        used = set(columns)
        faults = tuple(fault for fault in read.faults if fault.column is None or fault.column in used)
        return Chunk(table, faults, position, read.blank)

    def _lost(self, block: Block, columns: Sequence[str], position: int) -> Chunk:
        pa = library("pyarrow")
        table = pa.Table.from_arrays([pa.array([""], pa.string()) for _ in columns], schema=self.schema(columns))
        reason = f"a line of {block.lost:,} bytes is longer than the {LONGEST_RECORD:,} that a row may have"
        return Chunk(table, (Fault(0, "B055", reason),), position)


def _has_empty_rows(table: Table) -> bool:
    """Whether a row may hold nothing at all: then somebody has to look at the columns that are not read, too."""
    pc = library("pyarrow.compute")
    empty = None
    for column in table.columns:
        here = pc.equal(pc.utf8_trim_whitespace(column), "")
        empty = here if empty is None else pc.and_(empty, here)
        if not pc.any(empty).as_py():
            return False
    return empty is not None and table.num_rows > 0
