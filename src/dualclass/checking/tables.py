"""Lookup tables: a row that another one swallows says nothing of its own."""

from __future__ import annotations

from dualclass.language.paragraphs import Table
from dualclass.lists.control_list import ControlList
from dualclass.lists.reporting import Reports

_MOST_ROWS = 1_000


def check_tables(control_list: ControlList, reports: Reports) -> None:
    """Every table of the list."""
    for table in control_list.tables:
        if len(table.rows) <= _MOST_ROWS:
            _rows(table, reports)


def _rows(table: Table, reports: Reports) -> None:
    rows = [tuple(frozenset(cell) for cell in row) for row in table.rows]
    for index, row in enumerate(rows):
        for other, larger in enumerate(rows):
            if other == index or len(row) != len(larger) or (row == larger and other > index):
                continue
            if all(cell <= wider for cell, wider in zip(row, larger, strict=True)):
                reports.warning(
                    "C069",
                    f"row {index + 1} of the table `{table.name}` lies within row {other + 1}",
                    table,
                    f"table {table.name}",
                    "compare both with the printed table: a text is missing, is too much, or the row is there twice",
                )
                break
