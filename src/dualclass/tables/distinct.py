"""Columns as codes of their distinct cells: each distinct cell is looked at once."""

# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportUnknownVariableType=false
# (the types of pyarrow's arrays are only partly known)

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dualclass.tables.arrow import bits_of

if TYPE_CHECKING:
    from dualclass.tables.coded import Codes


class Distinct:
    """The distinct cells of some columns taken together: ``cells(n)`` for every row whose code is ``n``."""

    def __init__(self, codes: Codes, columns: Sequence[str], values: Sequence[Sequence[object]]) -> None:
        """Take the codes, and for each column its cell by code."""
        self.codes = codes
        self._columns = columns
        self._values = values

    def __len__(self) -> int:
        """How many there are."""
        return len(self._values[0]) if self._values else 1

    def cells(self, number: int) -> dict[str, object]:
        """The cells of one code, by column."""
        return {column: values[number] for column, values in zip(self._columns, self._values, strict=True)}


def distinct_of(batch: pa.RecordBatch, columns: Sequence[str]) -> Distinct:
    """The distinct cells of these columns; of several columns, the combinations that occur."""
    if not columns:
        return Distinct(np.zeros(batch.num_rows, np.int32), (), ())
    coded = [column_codes(batch.column(column)) for column in columns]
    if len(coded) == 1:
        return Distinct(coded[0][0], columns, [coded[0][1]])
    whole = coded[0][0].astype(np.int64)
    for codes, values in coded[1:]:
        whole = compacted(whole * len(values) + codes)[1].astype(np.int64)
    firsts, back = compacted(whole)
    picked = [[values[number] for number in codes[firsts].tolist()] for codes, values in coded]
    return Distinct(back, columns, picked)


def compacted(keys: np.ndarray[tuple[int], np.dtype[np.int64]]) -> tuple[Codes, Codes]:
    """The first row of each distinct key, and each row's number among them, in the order of their first rows."""
    if not len(keys):
        return np.zeros(0, np.int32), np.zeros(0, np.int32)
    encoded = cast("pa.DictionaryArray[Any, Any]", pa.array(keys).dictionary_encode())
    back = encoded.indices.to_numpy().astype(np.int32, copy=False)
    firsts = np.zeros(len(encoded.dictionary), np.int32)
    firsts[back[::-1]] = np.arange(len(keys) - 1, -1, -1, dtype=np.int32)
    return firsts, back


def column_codes(column: pa.Array[Any]) -> tuple[Codes, list[object]]:
    """A column's codes and its distinct cells; the first of these is always null."""
    kind = column.type
    if pa.types.is_null(kind) or column.null_count == len(column):
        return np.zeros(len(column), np.int32), [None]
    if pa.types.is_nested(kind):
        return _nested_codes(column)
    if pa.types.is_boolean(kind):
        truth = bits_of(column, 1).astype(np.int32)
        truth += 1
        return truth * bits_of(column, 0) if column.null_count else truth, [None, False, True]
    encoded = column if pa.types.is_dictionary(kind) else _encoded(column)
    encoded = cast("pa.DictionaryArray[Any, Any]", encoded)
    indices = encoded.indices
    if indices.null_count:
        indices = cast("pa.Array[Any]", pc.fill_null(indices, cast("Any", -1)))
    codes = indices.to_numpy(zero_copy_only=False).astype(np.int32) + 1
    return codes, [None, *encoded.dictionary.to_pylist()]


def _encoded(column: pa.Array[Any]) -> pa.Array[Any]:
    viewed = pa.types.is_string_view(column.type) or pa.types.is_binary_view(column.type)
    return (column.cast(pa.string()) if viewed else column).dictionary_encode()


def _nested_codes(column: pa.Array[Any]) -> tuple[Codes, list[object]]:
    """Lists and structs are compared by what they hold."""
    known: dict[str, int] = {"null": 0}
    values: list[object] = [None]
    codes = np.zeros(len(column), np.int32)
    for row, cell in enumerate(column.to_pylist()):
        if cell is None:
            continue
        key = json.dumps(cell, default=repr, ensure_ascii=False)
        number = known.setdefault(key, len(values))
        if number == len(values):
            values.append(cell)
        codes[row] = number
    return codes, values
