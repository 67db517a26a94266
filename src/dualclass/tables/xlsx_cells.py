"""Cells of a spreadsheet that are not what they look like: error values, dates, formulas without a value, noise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Context, Decimal
from typing import Any

from dualclass.tables.chunks import Fault, Table
from dualclass.tables.libraries import library
from dualclass.tables.xlsx_scan import SheetFacts

_DATE = r"^\s*\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2}:\d{2}(?:\.\d+)?)?\s*$"
_LONG = r"^-?[0-9]+\.?[0-9]*(?:[eE][+-]?[0-9]+)?$"
_ERRORS = {
    "NA": "#N/A",
    "Div0": "#DIV/0!",
    "Name": "#NAME?",
    "Null": "#NULL!",
    "Num": "#NUM!",
    "Ref": "#REF!",
    "Value": "#VALUE!",
    "GettingData": "#GETTING_DATA",
}
_DIGITS = 15
"""Significant digits a spreadsheet shows of a number; what it keeps beyond them is noise of binary arithmetic."""


class CellFaults:
    """Gathers the faults of one sheet's rows, which are counted from 0 below the head."""

    def __init__(self, table: Table, first: int) -> None:
        """Take the rows, and the number that the sheet gives the first of them."""
        self._table = table
        self._first = first
        self._found: list[Fault] = []

    def formulas(self, facts: SheetFacts, columns: Mapping[str, str]) -> None:
        """Formulas that the file has no value for; ``columns``: those that are read, by their letters."""
        for row, letters in facts.valueless:
            index = row - self._first
            if letters in columns and 0 <= index < self._table.num_rows:
                reason = f"the formula in {letters}{row} has no value in the file: calculate and save the workbook"
                self._found.append(Fault(index, "B047", reason, columns[letters]))

    def errors(self, errors: Iterable[tuple[int, int, str]], columns: Mapping[int, str]) -> None:
        """Cells that hold an error value such as ``#N/A``; ``columns``: those that are read, by their place."""
        for index, place, detail in errors:
            word = re.search(r"Error\((\w+)\)", detail)
            value = _ERRORS.get(word[1], word[1]) if word is not None else "an error"
            if place in columns and 0 <= index < self._table.num_rows:
                reason = f"the cell holds the error value {value}"
                self._found.append(Fault(index, "B045", reason, columns[place], value))

    def dates(self, column: str) -> None:
        """Cells of a parameter that hold a date: a spreadsheet makes one out of ``1-2`` without asking."""
        pc = library("pyarrow.compute")
        values = self._table.column(column)
        if pc.any(pc.match_substring_regex(values, _DATE)).as_py():
            for index, text in enumerate(values.to_pylist()):
                if text is not None and re.match(_DATE, text):
                    day = text.strip()[:10]
                    reason = f"the cell holds the date {day}: a spreadsheet may have made it out of a number or a range"
                    self._found.append(Fault(index, "B046", reason, column, day))

    def add(self, faults: Iterable[Fault]) -> None:
        """Faults that somebody else found."""
        self._found += faults

    def found(self) -> tuple[Fault, ...]:
        """Every fault, in the order of the rows."""
        return tuple(sorted(self._found, key=lambda fault: fault.index))


def without_noise(column: Any) -> Any:
    """Numbers to the fifteen digits that a spreadsheet shows: ``0.30000000000000004`` is 0.3 to whoever wrote it."""
    pa, pc = library("pyarrow"), library("pyarrow.compute")
    long = pc.and_(pc.greater(pc.utf8_length(column), _DIGITS + 1), pc.match_substring_regex(column, _LONG))
    if not pc.any(long).as_py():
        return column
    return pa.chunked_array([[_shown(text) for text in column.to_pylist()]], pa.string())


def _shown(text: str | None) -> str | None:
    if text is None or len(text) <= _DIGITS + 1 or not re.match(_LONG, text):
        return text
    return format(Context(prec=_DIGITS).plus(Decimal(text)).normalize(), "f")
