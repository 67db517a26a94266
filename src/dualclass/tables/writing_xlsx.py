"""Workbooks: rows as they come, to as many sheets as a spreadsheet's limit asks for; every text is a text."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from dualclass.diagnostics import Diagnostic
from dualclass.tables.chunks import Table
from dualclass.tables.libraries import library
from dualclass.tables.writing import flat, let_go

MOST_ROWS = 1_048_576
"""Rows of a sheet, its head among them: the limit of the format."""

LONGEST_TEXT = 32_767
"""Characters of a cell: the limit of the format."""

_DAY = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC).replace(tzinfo=None)
"""Stands as the day of creation, so that the same rows give the same file."""


class ExcelWriter:
    """A workbook. A text that is too long for a cell is cut at a word, and says so."""

    def __init__(self, path: Path, schema: Any, title: str, *, most_rows: int = MOST_ROWS) -> None:
        """Begin the first sheet."""
        self.notices: list[Diagnostic] = []
        self._path = path
        self._names: list[str] = schema.names
        self._title = title
        self._most = most_rows
        self._sheets = 0
        self._cut = 0
        self._book = library("xlsxwriter").Workbook(
            str(path),
            {
                "constant_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "tmpdir": str(path.parent),
            },
        )
        self._book.use_zip64()
        self._book.set_properties({"created": _DAY})
        self._begin_sheet()

    def write(self, batch: Table) -> None:
        """Write some rows more."""
        for cells in zip(*(column.to_pylist() for column in flat(batch).columns), strict=True):
            if self._row >= self._most:
                self._begin_sheet()
            for place, cell in enumerate(cells):
                if isinstance(cell, str):
                    _ = self._sheet.write_string(self._row, place, self._fitting(cell))
                elif cell is not None:
                    _ = self._sheet.write_number(self._row, place, cell)
            self._row += 1

    def close(self) -> None:
        """Write the workbook."""
        if self._sheets > 1:
            message = f"a sheet holds {self._most:,} rows: the output is spread over {self._sheets} sheets"
            help = "Parquet, CSV and JSON Lines have no such limit"
            self.notices.append(Diagnostic("B067", "warning", message, help=help))
        if self._cut:
            message = f"texts longer than the {LONGEST_TEXT:,} characters of a cell are cut, {self._cut:,} in all"
            help = "each says how much is left out; Parquet, CSV and JSON Lines have no such limit"
            self.notices.append(Diagnostic("B068", "warning", message, help=help))
        self._book.close()

    def give_up(self) -> None:
        """Let go of the sheets' drafts."""
        for sheet in self._book.worksheets():
            let_go(sheet.row_data_fh)
        # otherwise it would be asked, when it is forgotten, to write what it has
        self._book.fileclosed = 1

    def _begin_sheet(self) -> None:
        self._sheets += 1
        name = self._title if self._sheets == 1 else f"{self._title} {self._sheets}"
        self._sheet = self._book.add_worksheet(name)
        self._sheet.freeze_panes(1, 0)
        bold = self._book.add_format({"bold": True})
        for place, head in enumerate(self._names):
            _ = self._sheet.write_string(0, place, head, bold)
        self._row = 1

    def _fitting(self, text: str) -> str:
        # the format counts in units of UTF-16
        if len(text) * 2 <= LONGEST_TEXT or len(text.encode("utf-16-le")) // 2 <= LONGEST_TEXT:
            return text
        self._cut += 1
        room = text.encode("utf-16-le")[: (LONGEST_TEXT - 60) * 2].decode("utf-16-le", "ignore")
        kept = room.rpartition(" ")[0] or room
        return f"{kept} .. and {len(text) - len(kept):,} characters more, cut here"
