"""Texts that stand for a value nobody knows: what a company writes where it has nothing to write."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dualclass.tables.chunks import Table
from dualclass.tables.libraries import library


def without_missing(table: Table, columns: Iterable[str], texts: Sequence[str]) -> Table:
    """The table with nulls in place of these texts, whatever their case and the spaces around them.

    A null is not stated, hence unknown: it never means "no" or zero.
    """
    if not texts:
        return table
    pa, pc = library("pyarrow"), library("pyarrow.compute")
    wanted = pa.array([text.strip().lower() for text in texts], pa.string())
    for column in columns:
        place = table.schema.get_field_index(column)
        values = table.column(place)
        if pa.types.is_string(values.type) or pa.types.is_large_string(values.type):
            absent = pc.is_in(pc.utf8_lower(pc.utf8_trim_whitespace(values.cast(pa.string()))), value_set=wanted)
            if pc.any(absent).as_py():
                table = table.set_column(place, table.schema.field(place), pc.if_else(absent, None, values))
    return table
