"""Between numpy and Arrow."""

# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportUnknownVariableType=false
# (the types of pyarrow's arrays are only partly known)

from __future__ import annotations

from typing import Any, cast

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray


def from_numpy(array: NDArray[np.generic]) -> pa.Array[Any]:
    """A numpy array as an Arrow array, not copied where that is possible."""
    return cast("pa.Array[Any]", pa.array(array))


def taken(column: pa.Array[Any], places: NDArray[np.generic]) -> pa.Array[Any]:
    """The cells at these places."""
    return column.take(cast("Any", pa.array(places)))


def dictionary(codes: NDArray[np.int32], values: pa.Array[Any]) -> pa.Array[Any]:
    """Cells of few different values, by their codes."""
    made: pa.Array[Any] = cast("Any", pa.DictionaryArray).from_arrays(pa.array(codes), values)
    return made


def valid_rows(column: pa.Array[Any]) -> NDArray[np.intp]:
    """The rows whose cell is not null."""
    if not column.null_count:
        return np.arange(len(column))
    if column.buffers()[0] is None:
        return np.flatnonzero(column.is_valid().to_numpy(zero_copy_only=False))
    return np.flatnonzero(bits_of(column, 0).view(np.bool_))


def filled_rows(column: pa.Array[Any]) -> NDArray[np.intp]:
    """The rows of a column of texts whose cell is neither null nor an empty text."""
    wide = np.int64 if pa.types.is_large_string(column.type) else np.int32
    offsets = column.buffers()[1]
    if offsets is None or not len(column):
        return np.zeros(0, np.intp)
    ends = np.frombuffer(offsets, wide, count=column.offset + len(column) + 1)[column.offset :]
    filled = ends[1:] != ends[:-1]
    if column.null_count:
        filled &= column.is_valid().to_numpy(zero_copy_only=False)
    return np.flatnonzero(filled)


def is_text(kind: pa.DataType) -> bool:
    """Whether cells of this type are texts that stand one after the other."""
    return pa.types.is_string(kind) or pa.types.is_large_string(kind)


def bits_of(column: pa.Array[Any], buffer: int) -> NDArray[np.uint8]:
    """The bits of a buffer of the column, a byte each: of the first which cells are not null, of the second of truth
    values which are true.
    """
    bits = column.buffers()[buffer]
    if bits is None:
        return np.ones(len(column), np.uint8)
    first = column.offset >> 3
    packed = np.frombuffer(bits, np.uint8)[first : (column.offset + len(column) + 7) >> 3]
    begin = column.offset - 8 * first
    return np.unpackbits(packed, bitorder="little")[begin : begin + len(column)]


def number_cells(column: pa.Array[Any], rows: NDArray[np.intp]) -> NDArray[np.float64]:
    """The numbers in these rows of a column of numbers, as binary ones; the rows are not null."""
    data = column.buffers()[1]
    assert data is not None
    kind = np.dtype(column.type.to_pandas_dtype())
    values = np.frombuffer(data, kind)[column.offset : column.offset + len(column)]
    if len(rows) != len(column):
        values = values[rows]
    return values.astype(np.float64, copy=False)


def codes_of(indices: pa.Array[Any]) -> NDArray[np.integer[Any]]:
    """The codes of an array of whole numbers; those of null cells mean nothing."""
    data = indices.buffers()[1]
    assert data is not None
    kind = np.dtype(indices.type.to_pandas_dtype())
    return np.frombuffer(data, kind)[indices.offset : indices.offset + len(indices)]


def plain_batch(batch: pa.RecordBatch) -> pa.RecordBatch:
    """The batch in the types that are read: texts that are views as texts, short floats as their decimal text says,
    also where they are the categories of a column.

    The short binary number nearest to 13.1 is written 13.1; the long one nearest to it is 13.100000381469727.
    """
    columns = [_plain(column) for column in batch.columns]
    return pa.RecordBatch.from_arrays(columns, names=batch.schema.names)


def texts_of(column: pa.Array[Any]) -> pa.Array[Any]:
    """The cells as text, whatever they are: names are told, not read."""
    column = _plain(column)
    if pa.types.is_dictionary(column.type):
        column = cast("pa.DictionaryArray[Any, Any]", column).dictionary_decode()
    try:
        return column.cast(pa.string())
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
        return pa.array([None if cell is None else str(cell) for cell in column.to_pylist()], pa.string())


def _plain(column: pa.Array[Any]) -> pa.Array[Any]:
    if pa.types.is_dictionary(column.type):
        coded = cast("pa.DictionaryArray[Any, Any]", column)
        values = coded.dictionary
        if not pa.types.is_string(values.type) and not pa.types.is_large_string(values.type):
            values = _plain(values)
        # signed codes: a code that no category has stands for null
        made: pa.Array[Any] = cast("Any", pa.DictionaryArray).from_arrays(coded.indices.cast(pa.int64()), values)
        return made
    texts, numbers = _as_text(column.type), _as_read(column.type)
    if texts != column.type:
        column = column.cast(texts)
    return column.cast(numbers) if pa.types.is_floating(numbers) and column.type != numbers else column


def _as_read(kind: pa.DataType) -> pa.DataType:
    return pa.float64() if pa.types.is_float16(kind) or pa.types.is_float32(kind) else kind


def _as_text(kind: pa.DataType) -> pa.DataType:
    """The type with texts for views and for short floats, in whatever it holds."""
    if pa.types.is_string_view(kind) or pa.types.is_float16(kind) or pa.types.is_float32(kind):
        return pa.large_string() if pa.types.is_string_view(kind) else pa.string()
    if pa.types.is_struct(kind):
        return pa.struct([field.with_type(_as_text(field.type)) for field in cast("Any", kind)])
    if pa.types.is_list(kind) or pa.types.is_large_list(kind):
        made = pa.list_ if pa.types.is_list(kind) else pa.large_list
        return made(_as_text(kind.value_type))
    return kind
