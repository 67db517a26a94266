"""JSON Lines: an object a line, flat (``name, kind, resolution``) or as an item file has it (``parameters`` inside)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, cast

from dualclass.diagnostics import Diagnostic, DiagnosticError
from dualclass.items.problems import short
from dualclass.tables.chunks import Chunk, Fault
from dualclass.tables.csv_blocks import LONGEST_RECORD, Blocks
from dualclass.tables.encodings import TextBytes
from dualclass.tables.json_cells import LineError, cells_of
from dualclass.tables.libraries import library

SAMPLED = 1000
MOST_COLUMNS = 5000
"""Different fields a file may have."""


class JsonLinesSource:
    """A file of JSON Lines. Its columns are the fields of all its lines: a first reading finds them."""

    rows: int | None = None

    def __init__(self, path: Path, *, encoding: str | None = None) -> None:
        """Find the fields. Raises ``DiagnosticError`` when the file cannot be read or holds no object."""
        self.path = path
        self.notices: list[Diagnostic] = []
        self._asked = encoding
        self.size = path.stat().st_size if path.is_file() else 0
        self._sample: dict[str, list[object]] = {}
        columns: dict[str, None] = {}
        objects = lines = 0
        for line, _ in self._lines():
            lines += 1
            if isinstance(line, LineError):
                continue
            objects += 1
            if objects <= SAMPLED:
                for name, value in line.items():
                    self._sample.setdefault(name, []).append(value)
            columns.update(dict.fromkeys(line))
            if len(columns) > MOST_COLUMNS:
                message = f"the lines have more than {MOST_COLUMNS} different fields"
                help = "names belong into the values: a field is the same thing in every line"
                raise DiagnosticError(Diagnostic("B034", "error", message, help=help, subject=str(path)))
        if not objects:
            message = "no line holds a JSON object" if lines else "the table is empty: it has no line"
            help = 'a line is an item: {"name": "AD9208", "kind": "ADC", "resolution": "14 bit"}'
            raise DiagnosticError(Diagnostic("B032", "error", message, help=help, subject=str(path)))
        self.columns = tuple(columns)

    def sample(self) -> Mapping[str, Sequence[object]]:
        """The values of the first lines."""
        return self._sample

    def schema(self, columns: Sequence[str]) -> Any:
        """Text in every column: numbers as they are written, lists and tables as JSON."""
        pa = library("pyarrow")
        return pa.schema([(column, pa.string()) for column in columns])

    def chunks(self, columns: Sequence[str], values: frozenset[str]) -> Iterator[Chunk]:
        """Every line, some thousands at a time."""
        _ = values
        rows: list[Mapping[str, str | None]] = []
        faults: list[Fault] = []
        size = position = 0
        for line, position in self._lines():
            if isinstance(line, LineError):
                faults.append(Fault(len(rows), line.code, line.reason, line.column, line.value))
                rows.append(line.cells)
            else:
                rows.append(line)
                size += len(line)
            if len(rows) >= 20_000 or size > 400_000:
                yield self._chunk(rows, faults, columns, position)
                rows, faults, size = [], [], 0
        if rows:
            yield self._chunk(rows, faults, columns, position)

    def _chunk(
        self, rows: list[Mapping[str, str | None]], faults: list[Fault], columns: Sequence[str], position: int
    ) -> Chunk:
        pa = library("pyarrow")
        arrays = [pa.array([row.get(column) for row in rows], pa.string()) for column in columns]
        return Chunk(pa.Table.from_arrays(arrays, schema=self.schema(columns)), tuple(faults), position)

    def _lines(self) -> Iterator[tuple[dict[str, str | None] | LineError, int]]:
        """Every line that is not blank, with how far the file has been read."""
        stream = TextBytes(self.path, self._asked)
        try:
            for block in Blocks(stream.read, None):
                if block.lost:
                    reason = f"a line of {block.lost:,} bytes is longer than the {LONGEST_RECORD:,} that a row may have"
                    yield LineError("B055", reason), stream.position
                    continue
                for raw in block.data.split(b"\n"):
                    if raw and not raw.isspace():
                        yield _read(raw), stream.position
        finally:
            stream.close()


def _read(raw: bytes) -> dict[str, str | None] | LineError:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        shown = short(raw.decode("utf-8", "replace"))
        return LineError(
            "B053", "the line holds bytes that are not UTF-8; another encoding can be asked for", value=shown
        )
    try:
        data = cast(
            "object",
            json.loads(
                text,
                parse_float=str,
                parse_int=_integer,
                parse_constant=_no_number,
                object_pairs_hook=_once,
            ),
        )
    except RecursionError:
        return LineError("B056", "the line is nested too deeply", value=short(text))
    except ValueError as error:
        said = getattr(error, "msg", str(error))
        return LineError("B056", f"the line is no JSON: {said[:1].lower()}{said[1:]}", value=short(text))
    if not isinstance(data, dict):
        return LineError("B056", "the line is no JSON object", value=short(text))
    return cells_of(cast("dict[str, object]", data))


def _integer(digits: str) -> int | str:
    return int(digits) if len(digits) < 30 else digits


def _no_number(name: str) -> object:
    raise ValueError(f"`{name}` is not a number; leave the field out when its value is not known")


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    table = dict(pairs)
    if len(table) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"`{short(twice)}` stands twice in one object")
    return table
