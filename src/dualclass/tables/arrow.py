"""Between numpy and Arrow."""

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
