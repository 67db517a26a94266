"""Pieces of a table on their way from a file to the evaluator: rows, and which of them could not be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol

from dualclass.diagnostics import Diagnostic
from dualclass.tables.libraries import library

Table = Any
"""A ``pyarrow.Table`` or ``pyarrow.RecordBatch``: its library has no complete types."""

MOST_BYTES = 128 << 20
"""A batch is closed at this size, however few its rows are."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a row that no evaluator should see: ``index`` is its place in its chunk, from 0.

    Such a row stays in the table (its cells may be empty) and has the outcome ``error``.
    """

    index: int
    code: str
    reason: str
    column: str | None = None
    value: str | None = None

    def moved(self, by: int) -> Fault:
        """The same, of a row ``by`` places further on."""
        return replace(self, index=self.index + by)


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some rows of a table, as many as the reader found convenient.

    ``position``: how far the reader has come, in the measure of its ``size``. ``blank``: rows left out because they
    hold nothing at all.
    """

    table: Table
    faults: tuple[Fault, ...] = ()
    position: int = 0
    blank: int = 0


class Source(Protocol):
    """A table in a file. Opening it reads no more than its head."""

    path: Path
    columns: tuple[str, ...]
    size: int
    """What ``position`` grows to: bytes or rows."""
    rows: int | None
    """How many rows there are, where the file says so."""
    notices: list[Diagnostic]
    """What is worth telling before the work begins."""

    def sample(self) -> Mapping[str, Sequence[object]]:
        """Some values of every column."""
        ...

    def schema(self, columns: Sequence[str]) -> Any:
        """The Arrow schema of these columns."""
        ...

    def chunks(self, columns: Sequence[str], values: frozenset[str]) -> Iterator[Chunk]:
        """Every row, these columns of it; ``values``: the columns that hold parameters."""
        ...


@dataclass
class _Pending:
    tables: list[Table] = field(default_factory=list[Table])
    faults: list[Fault] = field(default_factory=list[Fault])
    rows: int = 0
    size: int = 0
    blank: int = 0


def in_batches(chunks: Iterator[Chunk], rows: int, skip: int = 0) -> Iterator[Chunk]:
    """The same rows in batches of ``rows`` (fewer where they are huge, and at the end), the first ``skip`` left out.

    Where a batch ends depends on the table alone, so that a run which is taken up again makes the same ones.
    """
    pending = _Pending()
    position = 0
    for chunk in chunks:
        position = chunk.position
        chunk, skip = _without_first(chunk, skip)
        pending.blank += chunk.blank
        while chunk.table.num_rows:
            room = rows - pending.rows
            _take(pending, chunk, room)
            chunk, _ = _without_first(chunk, room)
            if pending.rows >= rows or pending.size >= MOST_BYTES:
                yield _made(pending, position)
                pending = _Pending()
    if pending.rows or pending.blank:
        yield _made(pending, position)


def _take(pending: _Pending, chunk: Chunk, room: int) -> None:
    part = chunk.table.slice(0, room)
    pending.tables.append(part)
    pending.faults += [fault.moved(pending.rows) for fault in chunk.faults if fault.index < room]
    pending.rows += part.num_rows
    pending.size += part.nbytes


def _without_first(chunk: Chunk, count: int) -> tuple[Chunk, int]:
    """The chunk without so many of its rows, and how many are still to be left out of those that follow."""
    held = chunk.table.num_rows
    if count == 0:
        return chunk, 0
    faults = tuple(fault.moved(-count) for fault in chunk.faults if fault.index >= count)
    return Chunk(chunk.table.slice(count), faults, chunk.position), max(0, count - held)


def _made(pending: _Pending, position: int) -> Chunk:
    pa = library("pyarrow")
    table = pa.concat_tables(pending.tables).combine_chunks() if pending.tables else pa.table({})
    return Chunk(table, tuple(pending.faults), position, pending.blank)
