"""Masks of rows, a bit a row: made by comparing codes, joined as whole machine words, read off in bytes again."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

type Masks = NDArray[np.uint64]
"""Masks by number: shape (masks, words). The last word's spare bits repeat the last row."""

WORD = 64


def words_for(rows: int) -> int:
    """How many words a mask of so many rows has."""
    return -(-rows // WORD)


def whole_words(codes: NDArray[np.integer]) -> NDArray[np.integer]:
    """The codes with the last one repeated until they fill whole words; of no codes, none."""
    spare = -len(codes) % WORD
    return np.concatenate([codes, np.full(spare, codes[-1], codes.dtype)]) if spare else codes


def packed(bits: NDArray[np.bool_]) -> Masks:
    """Masks of truth values of shape (masks, rows), where the rows fill whole words."""
    return np.packbits(bits, axis=-1, bitorder="little").view(np.uint64)


def mask_of(truth: NDArray[np.bool_]) -> Masks:
    """One mask of truth values, a value a row."""
    return packed(whole_words(truth.view(np.uint8)).view(np.bool_))


def unpacked(masks: Masks, rows: int) -> NDArray[np.bool_]:
    """Masks as truth values of shape (.., rows)."""
    return np.unpackbits(masks.view(np.uint8), axis=-1, count=rows, bitorder="little").view(np.bool_)


_STEPS = tuple(
    (np.uint64(shift), np.uint64(mask))
    for shift, mask in ((7, 0x00AA00AA00AA00AA), (14, 0x0000CCCC0000CCCC), (28, 0x00000000F0F0F0F0))
)


def bytes_of_rows(masks: Masks) -> NDArray[np.uint8]:
    """Of eight masks together a byte a row, whose bit ``n`` is that of mask ``n``: (.., 8, words) to (.., rows).

    Each square of eight rows and eight masks is turned over its diagonal in three steps, all squares at once.
    """
    squares = masks.view(np.uint8)
    turned = np.ascontiguousarray(np.swapaxes(squares, -1, -2)).view(np.uint64)[..., 0]
    for shift, mask in _STEPS:
        moved = (turned ^ (turned >> shift)) & mask
        turned ^= moved
        moved <<= shift
        turned ^= moved
    return turned.view(np.uint8).reshape(*masks.shape[:-2], -1)
