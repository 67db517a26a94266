"""Opening a table by the ending of its name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dualclass.diagnostics import Diagnostic, DiagnosticError
from dualclass.items.problems import listed
from dualclass.tables.chunks import Source
from dualclass.vocabulary.search import closest

TEXT = (".csv", ".tsv", ".tab", ".txt")
LINES = (".jsonl", ".ndjson")
BINARY = (".parquet", ".arrow", ".feather", ".ipc")
SHEETS = (".xlsx", ".xlsm")
ENDINGS = (".csv", ".tsv", ".xlsx", ".parquet", ".jsonl", ".arrow", ".feather")
"""Those that messages name."""


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How files are read where their content does not tell."""

    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None


def open_source(path: Path, options: ReadingOptions | None = None) -> Source:
    """The table in a file. Raises ``DiagnosticError`` when it is none that can be read."""
    options = options or ReadingOptions()
    ending = ending_of(path)
    _refuse_streams(path)
    if not path.exists():
        raise DiagnosticError(
            Diagnostic("B030", "error", "there is no such table", help=_neighbour(path), subject=str(path))
        )
    if ending in TEXT:
        from dualclass.tables.reading_csv import CsvSource

        return CsvSource(path, encoding=options.encoding, delimiter=options.delimiter)
    if ending in LINES:
        from dualclass.tables.reading_jsonl import JsonLinesSource

        return JsonLinesSource(path, encoding=options.encoding)
    if ending in SHEETS:
        from dualclass.tables.reading_xlsx import ExcelSource

        return ExcelSource(path, sheet=options.sheet)
    if ending in BINARY:
        from dualclass.tables.reading_arrow import ArrowSource

        return ArrowSource(path)
    help = f"name it {listed(ENDINGS)}; the first two and `.jsonl` may be compressed, as in `items.csv.gz`"
    if ending in (".json", ".toml", ".yaml", ".yml"):
        help = "`dualclass classify` reads item files; a table has a line an item, as in `.jsonl`"
    elif ending in (".xls", ".xlsb", ".ods"):
        help = "save it as `.xlsx` or CSV"
    message = f"no table can be read by the ending `{ending}`" if ending else "the name of the table has no ending"
    raise DiagnosticError(Diagnostic("B035", "error", message, help=help, subject=str(path)))


def _refuse_streams(path: Path) -> None:
    """Raise ``DiagnosticError`` for what can be read only once: opening a pipe could also wait for ever."""
    if str(path) == "-" and not path.exists():
        message = "the standard input cannot be a table: a table is read more than once"
    elif path.exists() and not path.is_file() and not path.is_dir():
        message = "the table cannot be read: it is no regular file, and a table is read more than once"
    else:
        return
    help = "save it as a file with the ending of its format, and name that"
    raise DiagnosticError(Diagnostic("B030", "error", message, help=help, subject=str(path)))


def ending_of(path: Path) -> str:
    """The ending that tells the format, in small letters; that of a compressed file is the one before ``.gz``."""
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if len(suffixes) > 1 and suffixes[-1] == ".gz" and suffixes[-2] in TEXT + LINES:
        return suffixes[-2]
    return suffixes[-1] if suffixes else ""


def _neighbour(path: Path) -> str:
    try:
        near = closest(path.name, sorted(entry.name for entry in path.parent.iterdir())[:1000], 80)
    except (OSError, ValueError):
        near = None
    return f"there is `{near}` beside it" if near else "check the path"
