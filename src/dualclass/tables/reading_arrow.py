"""Parquet, Arrow and Feather: typed columns, taken as they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from dualclass.diagnostics import Diagnostic, DiagnosticError
from dualclass.tables.chunks import Chunk
from dualclass.tables.csv_head import distinct_columns
from dualclass.tables.libraries import library

SAMPLED = 1000
READ_ROWS = 32_768


class ArrowSource:
    """A Parquet, Arrow or Feather file."""

    def __init__(self, path: Path) -> None:
        """Read its schema. Raises ``DiagnosticError`` when the file is none, or is damaged."""
        self.path = path
        self.notices: list[Diagnostic] = []
        self._parquet = path.suffix.lower() == ".parquet"
        with _told(path):
            file = self._open()
            self._schema = file.schema_arrow if self._parquet else file.schema
            self.columns = distinct_columns(self._schema.names)
            self.rows: int | None = file.metadata.num_rows if self._parquet else None
        if not self._schema.names:
            message = "the table has no columns"
            raise DiagnosticError(Diagnostic("B032", "error", message, help="check what wrote it", subject=str(path)))
        self.size = self.rows if self.rows is not None else path.stat().st_size

    def sample(self) -> Mapping[str, Sequence[object]]:
        """The values of the first rows."""
        found: dict[str, list[object]] = {column: [] for column in self.columns}
        rows = 0
        for chunk in self.chunks(self.columns, frozenset()):
            head = chunk.table.slice(0, SAMPLED - rows)
            rows += head.num_rows
            for place, values in enumerate(found.values()):
                values += head.column(place).to_pylist()
            if rows >= SAMPLED:
                break
        return found

    def schema(self, columns: Sequence[str]) -> Any:
        """The types of the file."""
        pa = library("pyarrow")
        return pa.schema([(column, self._schema.field(self.columns.index(column)).type) for column in columns])

    def chunks(self, columns: Sequence[str], values: frozenset[str]) -> Iterator[Chunk]:
        """Every row; a file that turns out damaged ends in ``DiagnosticError``."""
        _ = values
        pa = library("pyarrow")
        places = [self.columns.index(column) for column in columns]
        position = 0
        with _told(self.path):
            for batch in self._batches(places):
                table = pa.Table.from_arrays(
                    [batch.column(self._place(batch, place)) for place in places], schema=self.schema(columns)
                )
                position += batch.num_rows if self._parquet else batch.nbytes
                yield Chunk(table, (), min(position, self.size))

    def _place(self, batch: Any, place: int) -> int:
        """Where a column of the file stands in a batch, of which only some columns were read."""
        name = self._schema.names[place]
        found: list[int] = batch.schema.get_all_field_indices(name)
        return found[0] if len(found) == 1 else place

    def _batches(self, places: Sequence[int]) -> Iterator[Any]:
        file = self._open()
        names = self._schema.names
        if self._parquet:
            wanted = [names[place] for place in places]
            plain = all(names.count(name) == 1 for name in wanted)
            yield from file.iter_batches(batch_size=READ_ROWS, columns=wanted if plain else None)
        elif hasattr(file, "num_record_batches"):
            for number in range(file.num_record_batches):
                yield from _small(file.get_batch(number))
        else:
            for batch in file:
                yield from _small(batch)

    def _open(self) -> Any:
        if self._parquet:
            return library("pyarrow.parquet").ParquetFile(self.path)
        pa = library("pyarrow")
        # read, not mapped: what has been read once need not stay in memory
        file = pa.OSFile(str(self.path))
        try:
            return pa.ipc.open_file(file)
        except pa.ArrowInvalid:
            file.seek(0)
            return pa.ipc.open_stream(file)


def _small(batch: Any) -> Iterator[Any]:
    for start in range(0, batch.num_rows, READ_ROWS):
        yield batch.slice(start, READ_ROWS)


class _told:  # noqa: N801
    """Turns what the library raises about a file into a diagnostic."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> None:
        return

    def __exit__(self, sort: object, error: BaseException | None, trace: object) -> None:
        pa = library("pyarrow")
        if isinstance(error, pa.ArrowException | OSError):
            said = " ".join(str(error).split())[:160]
            message = f"the table cannot be read: {said[:1].lower()}{said[1:]}"
            help = "check that the file is whole and is what its ending says"
            raise DiagnosticError(
                Diagnostic("B030", "error", message.rstrip("."), help=help, subject=str(self.path))
            ) from None
