"""Spreadsheets: one sheet of a workbook, whose size its format bounds (a million rows)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any, cast

from dualclass.diagnostics import Diagnostic, DiagnosticError
from dualclass.items.problems import listed, short
from dualclass.tables.chunks import Chunk, Fault, Table
from dualclass.tables.csv_head import distinct_columns
from dualclass.tables.libraries import library
from dualclass.tables.xlsx_cells import CellFaults, without_noise
from dualclass.tables.xlsx_scan import (
    LARGEST,
    SheetFacts,
    UnseenError,
    column_letters,
    column_number,
    scan_sheet,
    unpacked_size,
)
from dualclass.tables.xlsx_styles import as_shown

SAMPLED = 1000
LOOKED_AT = 20
"""Rows among which the one that names the columns must be."""


class ExcelSource:
    """One sheet of a workbook. Every cell is text; formulas count as the value that the file keeps of them."""

    def __init__(self, path: Path, *, sheet: str | None = None) -> None:
        """Find the sheet and its head. Raises ``DiagnosticError`` when there is none, or its cells are merged."""
        self.path = path
        self.notices: list[Diagnostic] = []
        unpacked = unpacked_size(path)
        if unpacked > LARGEST:
            message = f"the workbook unpacks to {unpacked >> 30} GB, more than any sheet can need"
            help = "save the table as CSV or Parquet"
            raise DiagnosticError(Diagnostic("B040", "error", message, help=help, subject=str(path)))
        self._book = _opened(path)
        self._number = self._chosen(sheet)
        head = self._load(n_rows=SAMPLED + LOOKED_AT)
        rows = [list(row.values()) for row in head.to_arrow().slice(0, LOOKED_AT).to_pylist()]
        if not any(any(row) for row in rows):
            message = f"the sheet `{short(self._name)}` is empty: it has not even a head"
            help = f"its sheets are {listed(self._book.sheet_names)}; choose one with `--sheet`"
            raise DiagnosticError(Diagnostic("B032", "error", message, help=help, subject=str(path)))
        self._head = _head_row(rows)
        self._letters = [column_letters(column.absolute_index) for column in head.selected_columns]
        self._facts = self._scanned()
        self.columns = distinct_columns([cast("str | None", cell) for cell in rows[self._head]])
        self._check_head()
        self.rows: int | None = max(0, int(head.total_height) - self._head - 1)
        self.size = self.rows
        table = head.to_arrow().slice(self._head + 1, SAMPLED)
        self._sample = {
            column: self._shown(table.column(place), place)[0].to_pylist() for place, column in enumerate(self.columns)
        }

    def sample(self) -> Mapping[str, Sequence[object]]:
        """The cells of the first rows."""
        return self._sample

    def schema(self, columns: Sequence[str]) -> Any:
        """Text in every column."""
        pa = library("pyarrow")
        return pa.schema([(column, pa.string()) for column in columns])

    def chunks(self, columns: Sequence[str], values: frozenset[str]) -> Iterator[Chunk]:
        """Every row that holds anything."""
        pa, pc = library("pyarrow"), library("pyarrow.compute")
        places = [self.columns.index(column) for column in columns]
        table, errors = self._whole(places)
        filled = _filled(table)
        if filled is not None:
            # a row that is empty in these columns may hold something in the others
            everything, _ = self._whole(range(len(self.columns)))
            filled = _filled(everything)
        top = self._facts.first_row + self._head + 1
        lettered = {self._letters[place]: self.columns[place] for place in places}
        faults = CellFaults(table, top)
        faults.formulas(self._facts, lettered)
        faults.errors(errors, {place: self.columns[place] for place in places})
        for column in values & set(columns):
            faults.dates(column)
            place = columns.index(column)
            shown, uncertain = self._shown(without_noise(table.column(place)), self.columns.index(column))
            faults.add(uncertain)
            table = table.set_column(place, column, shown)
        found = faults.found()
        blank = 0
        if filled is not None:
            kept: list[int] = pc.cast(filled, pa.int64()).to_pylist()
            above = list(accumulate(kept, initial=0))
            found = tuple(fault.moved(above[fault.index] - fault.index) for fault in found if kept[fault.index])
            blank = len(kept) - above[-1]
            table = table.filter(filled)
        yield Chunk(table, found, self.size, blank)

    # ------------------------------------------------------------ the sheet and its head

    @property
    def _name(self) -> str:
        return str(self._book.sheet_names[self._number])

    def _chosen(self, sheet: str | None) -> int:
        names: list[str] = self._book.sheet_names
        if sheet is None:
            if len(names) > 1:
                message = f"the workbook has {len(names)} sheets, and the first, `{short(names[0])}`, is read"
                help = f"`--sheet` chooses another of {listed(names)}"
                self.notices.append(Diagnostic("B041", "warning", message, help=help, subject=str(self.path)))
            return 0
        if sheet in names:
            return names.index(sheet)
        if sheet.isdecimal() and 1 <= int(sheet) <= len(names):
            return int(sheet) - 1
        message = f"the workbook has no sheet `{short(sheet)}`"
        help = f"its sheets are {listed(names)}"
        raise DiagnosticError(Diagnostic("B041", "error", message, help=help, subject=str(self.path)))

    def _check_head(self) -> None:
        row = self._facts.first_row + self._head
        merged = [name for name, top, bottom in self._facts.merged if top <= row <= bottom]
        if merged:
            message = f"cells of the head are merged: {listed(merged, 6)}"
            help = "part them, so that one row names each column by itself"
            raise DiagnosticError(Diagnostic("B042", "error", message, help=help, subject=str(self.path)))
        if self._head:
            message = f"the columns are named in row {row} of the sheet; what stands above it is not read"
            help = "if that is wrong, delete the rows above the one that names the columns"
            self.notices.append(Diagnostic("B043", "warning", message, help=help, subject=str(self.path)))
        facts = self._facts
        if facts.formulas:
            count = (
                "a cell holds a formula"
                if facts.formulas == 1
                else f"some cells hold formulas, {facts.formulas:,} in all"
            )
            message = f"{count} (the first is {facts.first_formula}): read is the value that the file keeps"
            help = "calculate and save the workbook anew if it has been changed since"
            self.notices.append(Diagnostic("B044", "warning", message, help=help, subject=str(self.path)))

    # ------------------------------------------------------------ reading

    def _scanned(self) -> SheetFacts:
        try:
            return scan_sheet(self.path, self._name)
        except UnseenError:
            raise _broken(self.path, ValueError("its cells are written in a way that cannot be checked")) from None

    def _shown(self, column: Any, place: int) -> tuple[Any, list[Fault]]:
        """A column of the rows below the head as the sheet shows it, and the cells where that is not certain."""
        facts = self._facts
        first = facts.first_row + self._head + 1
        return as_shown(column, self.columns[place], facts.styled.of(self._letters[place]), first, facts.formats)

    def _load(self, **options: object) -> Any:
        try:
            return self._book.load_sheet(self._number, header_row=None, dtypes="string", **options)
        except Exception as error:
            raise _broken(self.path, error) from None

    def _whole(self, places: Sequence[int]) -> tuple[Table, list[tuple[int, int, str]]]:
        """The rows below the head, these columns of them; and the cells that hold an error: row, column, which."""
        pa = library("pyarrow")
        wanted = [column_number(self._letters[place]) for place in places]
        batch, errors = self._load(use_columns=wanted).to_arrow_with_errors()
        arrays = [batch.column(at).cast(pa.string()) for at in range(len(places))]
        table = pa.Table.from_arrays(arrays, names=[self.columns[place] for place in places])
        found = (
            [(int(e.position[0]) - self._head - 1, int(e.position[1]), str(e.detail)) for e in errors.errors]
            if errors
            else []
        )
        return table.slice(self._head + 1), found


def _head_row(rows: Sequence[Sequence[object]]) -> int:
    """The first row with more than one cell: above the head of a sheet often stands its title."""
    for number, row in enumerate(rows):
        if sum(cell is not None and bool(str(cell).strip()) for cell in row) > 1:
            return number
    return next(number for number, row in enumerate(rows) if any(row))


def _filled(table: Table) -> Any | None:
    """Which rows hold anything; ``None`` when all do."""
    pc = library("pyarrow.compute")
    filled = None
    for column in table.columns:
        here = pc.fill_null(pc.not_equal(pc.utf8_trim_whitespace(column), ""), False)
        filled = here if filled is None else pc.or_(filled, here)
        if pc.all(filled).as_py():
            return None
    return filled


def _opened(path: Path) -> Any:
    fastexcel = library("fastexcel")
    try:
        with path.open("rb") as stream:
            _ = stream.read(1)
        book = fastexcel.read_excel(str(path))
    except OSError as error:
        message = f"the table cannot be read: {(error.strerror or 'its name cannot be used').lower()}"
        help = "check its path and permissions, and that it is whole"
        raise DiagnosticError(Diagnostic("B030", "error", message, help=help, subject=str(path))) from None
    except Exception as error:
        raise _broken(path, error) from None
    if not book.sheet_names:
        raise _broken(path, ValueError("it has no sheet"))
    return book


def _broken(path: Path, error: Exception) -> DiagnosticError:
    said = " ".join(str(error).split("\n")[0].split()).removeprefix("calamine error: ")[:160]
    message = f"the workbook cannot be read: {said[:1].lower()}{said[1:]}"
    help = "open it in a spreadsheet program and save it anew as .xlsx, without a password"
    return DiagnosticError(Diagnostic("B040", "error", message, help=help, subject=str(path)))
