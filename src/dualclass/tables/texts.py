"""Texts that are a number and a unit, taken apart all at once; whatever else they are is left to exact reading."""

# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportUnknownVariableType=false
# (the types of pyarrow's arrays are only partly known)

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

import numpy as np
import polars as pl
import pyarrow as pa
from numpy.typing import NDArray

type Bytes = NDArray[np.uint8]

LONGEST = 40
"""A number with more characters is read exactly."""


CERTAIN = 15
"""A binary number of double length keeps so many digits apart."""


@dataclass(frozen=True, slots=True)
class Texts:
    """``numbers`` (the nearest binary ones), the ``units`` beside them (null: none), and which texts are ``unsure``.

    ``certain``: the numbers of so few digits that every other number of as few has another binary form.
    """

    numbers: NDArray[np.float64]
    units: pa.Array[Any]
    unsure: NDArray[np.bool_]
    certain: NDArray[np.bool_]


LOOKED_AT = 64
"""So many texts show what most of a column are."""


def seem_numbers(column: pa.Array[Any]) -> bool:
    """Whether most of the first texts of a column begin like a number: then taking all apart pays."""
    begin = [str(text)[:1].isdigit() for text in column.drop_null().slice(0, LOOKED_AT).to_pylist()]
    return sum(begin) * 2 > len(begin)


def mostly_different(column: pa.Array[Any], sample: int) -> bool:
    """Whether most of the first texts of a column are different."""
    some = column.drop_null().slice(0, sample)
    return len(some.unique()) * 2 >= len(some)


def numbers_of_texts(column: pa.Array[Any]) -> Texts:
    """The number before the first space and the unit behind it.

    A number is taken only when its first and last characters are digits: then it has no other form than digits, a point
    and a power of ten, and is read alike everywhere.
    """
    texts = cast("pl.Series", pl.from_arrow(column))
    parts = texts.str.splitn(" ", 2).struct.unnest()
    words, units = parts.to_series(0), parts.to_series(1)
    numbers = words.cast(pl.Float64, strict=False)
    found = numbers.fill_null(float("nan")).to_numpy()
    sizes = words.str.len_bytes().fill_null(0).to_numpy().astype(np.int64)
    unsure = ~_digits_at_the_ends(column, sizes) | np.isnan(found) | (sizes > LONGEST)
    unsure |= (found == 0) & (sizes > 1)
    return Texts(found, units.to_arrow(), unsure & texts.is_not_null().to_numpy(), sizes <= CERTAIN)


def _digits_at_the_ends(column: pa.Array[Any], sizes: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Whether the first so many bytes of each text begin and end with a digit."""
    wide = np.int64 if pa.types.is_large_string(column.type) else np.int32
    _, offsets, data = column.buffers()
    if data is None or not len(column):
        return np.zeros(len(column), np.bool_)
    assert offsets is not None
    starts = np.frombuffer(offsets, wide)[column.offset : column.offset + len(column)].astype(np.int64)
    text = np.frombuffer(data, np.uint8)
    filled = sizes > 0
    last = np.where(filled, starts + sizes - 1, 0)
    return filled & _digit(text[np.where(filled, starts, 0)]) & _digit(text[last])


def _digit(characters: Bytes) -> NDArray[np.bool_]:
    return (characters >= ord("0")) & (characters <= ord("9"))
