"""Tables into files, batch by batch, in the format that the ending of the name tells."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from dualclass.diagnostics import Diagnostic, DiagnosticError
from dualclass.tables.chunks import Table
from dualclass.tables.libraries import library

ENDINGS = (".parquet", ".csv", ".xlsx", ".jsonl")
"""The formats that are written; ``.ndjson`` is another name of the last."""

HARD_SPACE = "\u00a0"
"""Stands for a space inside a code where codes are joined by spaces, so that they can be parted again."""

LARGEST_DICTIONARY = 16 << 20
"""Bytes of the words of one column in a row group of Parquet, above which they are written one by one."""

_RISKY = r"^[=+\-@\t\r]"
_HARMLESS = r"^[+-][0-9][0-9.,]*(?:[eE][+-]?[0-9]+)?(?: ?[A-Za-z%°/.0-9]+)?$"


class Writer(Protocol):
    """Takes batches of one schema; the file is whole once it is closed."""

    notices: list[Diagnostic]

    def write(self, batch: Table) -> None:
        """Write some rows more."""
        ...

    def close(self) -> None:
        """Finish the file."""
        ...

    def give_up(self) -> None:
        """Let go of a file that will not be finished: while it is held its room is not free, though it is removed."""
        ...


def check_ending(path: Path) -> str:
    """The format's ending. Raises ``DiagnosticError`` for a name that tells none."""
    ending = {".ndjson": ".jsonl"}.get(path.suffix.lower(), path.suffix.lower())
    if ending in ENDINGS:
        return ending
    message = (
        f"no table can be written by the ending `{path.suffix}`" if path.suffix else "the output's name has no ending"
    )
    help = "name it `.parquet`, `.csv`, `.xlsx` or `.jsonl`"
    if str(path) == "-":
        message = "the output cannot be the standard output: it is put in place whole"
    raise DiagnosticError(Diagnostic("B066", "error", message, help=help, subject=str(path)))


def open_writer(path: Path, ending: str, schema: Any, title: str) -> Writer:
    """A writer of the file; ``title`` names the sheet of a workbook."""
    match ending:
        case ".parquet":
            return ParquetWriter(path, schema)
        case ".csv":
            return CsvWriter(path, schema)
        case ".jsonl":
            return JsonLinesWriter(path)
        case _:
            from dualclass.tables.writing_xlsx import ExcelWriter

            return ExcelWriter(path, schema, title)


def without_dictionaries(batch: Table) -> Table:
    """Words as words: how a batch keeps them is of no concern to whoever reads the file."""
    pa = library("pyarrow")
    schema = pa.schema([field.with_type(without_dictionary(field.type)) for field in batch.schema])
    columns = [batch.column(place).cast(field.type) for place, field in enumerate(schema)]
    return pa.Table.from_arrays(columns, schema=schema)


def without_dictionary(kind: Any) -> Any:
    """The type of the words themselves, also in lists."""
    pa = library("pyarrow")
    if pa.types.is_dictionary(kind):
        return kind.value_type
    return pa.list_(without_dictionary(kind.value_type)) if pa.types.is_list(kind) else kind


def flat(batch: Table) -> Table:
    """Lists joined by a space, for formats whose cells hold one text; in a code a ``HARD_SPACE`` stands for a space."""
    pa, pc = library("pyarrow"), library("pyarrow.compute")
    table = without_dictionaries(batch)
    for place, field in enumerate(table.schema):
        if pa.types.is_list(field.type):
            column = table.column(place).combine_chunks()
            column = column.chunk(0) if isinstance(column, pa.ChunkedArray) else column
            if pc.any(pc.match_substring(column.values, " ")).as_py():
                hard = pc.replace_substring(column.values, " ", HARD_SPACE)
                column = pa.ListArray.from_arrays(column.offsets, hard, mask=column.is_null())
            table = table.set_column(place, field.name, pc.binary_join(column, " "))
    return table


class ParquetWriter:
    """Parquet, a row group a batch. Words that the batch keeps by number are written so, and read as words."""

    def __init__(self, path: Path, schema: Any) -> None:
        """Begin the file."""
        pa, pq = library("pyarrow"), library("pyarrow.parquet")
        self.notices: list[Diagnostic] = []
        lists = [field.name for field in schema if pa.types.is_list(field.type)]
        words = [f"{name}.list.element" for name in lists] + [
            field.name for field in schema if without_dictionary(field.type) == pa.string()
        ]
        self._file: BinaryIO = path.open("wb")
        self._writer = pq.ParquetWriter(
            self._file,
            schema,
            compression="zstd",
            store_schema=False,
            use_dictionary=words,
            dictionary_pagesize_limit=LARGEST_DICTIONARY,
            # the least and the greatest of words help nobody, and of long lists they take half the time of writing
            write_statistics=[field.name for field in schema if field.name not in lists and field.name != "name"],
        )

    def write(self, batch: Table) -> None:
        """Write a row group."""
        pa = library("pyarrow")
        self._writer.write_table(pa.Table.from_batches([batch]) if isinstance(batch, pa.RecordBatch) else batch)

    def close(self) -> None:
        """Write the footer."""
        self._writer.close()
        self._file.close()

    def give_up(self) -> None:
        """Let go of the file."""
        with suppress(Exception):
            self._writer.close()
        let_go(self._file)


class CsvWriter:
    """CSV in UTF-8, with a head. A text that a spreadsheet would take for a formula gets an apostrophe before it."""

    def __init__(self, path: Path, schema: Any) -> None:
        """Write the head."""
        self.notices: list[Diagnostic] = []
        self._file: BinaryIO = path.open("wb")
        _ = self._file.write(",".join(schema.names).encode() + b"\n")

    def write(self, batch: Table) -> None:
        """Write some rows more."""
        pl, pa = library("polars"), library("pyarrow")
        table = flat(batch)
        for place, field in enumerate(table.schema):
            if pa.types.is_string(field.type):
                table = table.set_column(place, field.name, _harmless(_or_nothing(table.column(place))))
        pl.from_arrow(table).write_csv(self._file, include_header=False, line_terminator="\n")

    def close(self) -> None:
        """Finish the file."""
        self._file.close()

    def give_up(self) -> None:
        """Let go of the file."""
        let_go(self._file)


class JsonLinesWriter:
    """JSON Lines in UTF-8: an object a row, lists as lists."""

    def __init__(self, path: Path) -> None:
        """Begin the file."""
        self.notices: list[Diagnostic] = []
        self._file: BinaryIO = path.open("wb")

    def write(self, batch: Table) -> None:
        """Write some rows more."""
        library("polars").from_arrow(without_dictionaries(batch)).write_ndjson(self._file)

    def close(self) -> None:
        """Finish the file."""
        self._file.close()

    def give_up(self) -> None:
        """Let go of the file."""
        let_go(self._file)


def let_go(stream: BinaryIO) -> None:
    """Close a file on a disk that may be full."""
    with suppress(OSError):
        stream.close()


def _or_nothing(column: Any) -> Any:
    """Nothing instead of an empty text: the two are one in a CSV, and the shorter form is read everywhere."""
    pc = library("pyarrow.compute")
    return pc.if_else(pc.equal(column, ""), None, column)


def _harmless(column: Any) -> Any:
    pc = library("pyarrow.compute")
    risky = pc.match_substring_regex(column, _RISKY)
    if not pc.any(risky).as_py():
        return column
    formula = pc.and_(risky, pc.invert(pc.match_substring_regex(column, _HARMLESS)))
    return pc.if_else(formula, pc.binary_join_element_wise("'", column, ""), column)
