"""A column of the table that numbers its rows."""

from __future__ import annotations

from dualclass.diagnostics import Diagnostic, DiagnosticError
from dualclass.tables.chunks import Table
from dualclass.tables.libraries import library


def with_row_numbers(batch: Table, column: str | None) -> Table:
    """The batch with its own row numbers as whole numbers. Raises ``DiagnosticError`` where one of them is none."""
    if column is None:
        return batch
    pa = library("pyarrow")
    place = batch.schema.get_field_index(column)
    try:
        numbers = batch.column(place).cast(pa.int64())
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
        numbers = None
    if numbers is None or numbers.null_count:
        message = f"the column `{column}` numbers the rows, and not every row has a whole number there"
        help = "mark it as ignored in the mapping file: then the rows are counted from 1"
        raise DiagnosticError(Diagnostic("B018", "error", message, help=help, subject=column))
    return batch.set_column(place, column, numbers)
