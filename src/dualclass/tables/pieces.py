"""Lists of words for many rows, put together from pieces: eight words that may be there or not are 256 pieces.

A row's list is a run of pieces, each a number; what a piece says is kept once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from dualclass.tables.coded import Codes

BITS = 8


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a list. ``place``: the mask of the rows that have it; ``None`` where all have."""

    text: str
    place: int | None


@dataclass(frozen=True, slots=True)
class Block:
    """A run of words of which at most eight are not in every row."""

    words: tuple[Word, ...]

    def places(self, nowhere: int) -> list[int]:
        """The masks of the eight bits; ``nowhere`` for bits that stand for no word."""
        found = [word.place for word in self.words if word.place is not None]
        return found + [nowhere] * (BITS - len(found))

    def said(self, bits: int) -> tuple[str, ...]:
        """The words of a row that has these bits."""
        found: list[str] = []
        for word in self.words:
            if word.place is None:
                found.append(word.text)
                continue
            if bits & 1:
                found.append(word.text)
            bits >>= 1
        return tuple(found)


def blocks_of(words: Sequence[Word]) -> list[Block]:
    """The words in blocks, in their order."""
    blocks: list[list[Word]] = []
    free = 0
    for word in words:
        if not blocks or (word.place is not None and free == 0):
            blocks.append([])
            free = BITS
        blocks[-1].append(word)
        free -= word.place is not None
    return [Block(tuple(each)) for each in blocks]


class Pieces:
    """All pieces that were needed so far, by number; number 0 says nothing."""

    def __init__(self) -> None:
        """Begin with the piece that says nothing."""
        self.said: list[tuple[str, ...]] = [()]
        self.largest = 0
        self._numbers: dict[tuple[str, ...], int] = {(): 0}
        self._written: list[Written] = []
        self._words: dict[str, int] = {}

    def number(self, words: tuple[str, ...]) -> int:
        """The number of a piece."""
        known = self._numbers.get(words)
        if known is None:
            self.largest = max(self.largest, len(words))
            known = self._numbers[words] = len(self.said)
            self.said.append(words)
        return known

    def written(self) -> Written:
        """What all pieces say, as bytes and as the numbers of their words."""
        done = sum(len(each.sizes) for each in self._written)
        if done < len(self.said):
            self._written.append(self._new(self.said[done:]))
        if len(self._written) > 1:
            texts, lengths, codes, sizes = zip(*(each[2:] for each in self._written), strict=True)
            self._written = [
                Written(
                    *self._written[-1][:2],
                    pa.concat_arrays(texts),
                    pa.concat_arrays(lengths),
                    pa.concat_arrays(codes),
                    np.concatenate(sizes),
                )
            ]
        return self._written[0]

    def _new(self, said: Sequence[tuple[str, ...]]) -> Written:
        encoded = [[word.encode() for word in each] for each in said]
        lengths = [np.array([len(word) for word in each], np.int32).tobytes() for each in encoded]
        numbers = [[self._words.setdefault(word, len(self._words)) for word in each] for each in said]
        words = list(self._words)
        return Written(
            pa.array(words, pa.string()),
            np.array(sorted(range(len(words)), key=words.__getitem__), np.int32),
            pa.array([b"".join(each) for each in encoded], pa.large_binary()),
            pa.array(lengths, pa.large_binary()),
            pa.array([np.array(each, np.int32).tobytes() for each in numbers], pa.large_binary()),
            np.array([len(each) for each in encoded], np.int32),
        )


class Written(NamedTuple):
    """``words``: all there are, and their ``order`` by their letters. By piece: the ``texts`` of its words together,
    the ``lengths`` of these in bytes and their ``codes`` among the words (four bytes each), and ``sizes``, how many.
    """

    words: pa.Array[Any]
    order: Codes
    texts: pa.Array[Any]
    lengths: pa.Array[Any]
    codes: pa.Array[Any]
    sizes: NDArray[np.int32]


class BlockTable:
    """The piece of every block and byte, worked out when it is first met."""

    def __init__(self, blocks: Sequence[Block], pieces: Pieces) -> None:
        """Begin with what the blocks say where no bit is set."""
        self._blocks = blocks
        self._pieces = pieces
        self._table = np.full((len(blocks), 1 << BITS), -1, np.int32)
        for place, block in enumerate(blocks):
            self._table[place, 0] = pieces.number(block.said(0))

    @property
    def unsaid(self) -> Codes:
        """Each block's piece where no bit is set."""
        return self._table[:, 0]

    def pieces(self, blocks: NDArray[np.intp], found: NDArray[np.uint8]) -> Codes:
        """The pieces of some blocks in all rows; ``found``: the bytes, of shape (blocks, rows)."""
        flat, keys = self._table.reshape(-1), found + (blocks << BITS)[:, None]
        numbers = flat[keys]
        if numbers.size and numbers.min() < 0:
            lacking: list[int] = np.unique(keys[numbers < 0]).tolist()
            for key in lacking:
                flat[key] = self._pieces.number(self._blocks[key >> BITS].said(key & (1 << BITS) - 1))
            numbers = flat[keys]
        return numbers


@dataclass(frozen=True, slots=True)
class Run:
    """The pieces of one column in the rows of one group: ``numbers`` of shape (pieces, rows).

    ``ends``: for each list, how many of the pieces lie before its end.
    """

    numbers: Codes
    ends: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Lists:
    """Lists of words for all rows of a batch and every list of the classifier, by row, then by list.

    ``numbers``: pieces one after the other; ``offsets``: where each row's and list's begin, and the end.
    """

    numbers: Codes
    offsets: NDArray[np.int64]


def laid_together(runs: Sequence[tuple[NDArray[np.intp], Run]], rows: int, lists: int) -> Lists:
    """The runs of all groups in the order of the rows; every row is in one of them, and in no second."""
    assert sum(len(mine) for mine, _ in runs) == rows
    sizes = np.zeros(rows, np.int64)
    for mine, run in runs:
        sizes[mine] = len(run.numbers)
    starts = np.zeros(rows + 1, np.int64)
    np.cumsum(sizes, out=starts[1:])
    numbers = np.zeros(int(starts[-1]), np.int32)
    whole = np.empty(rows * lists + 1, np.int64)
    whole[-1] = starts[-1]
    offsets = whole[:-1].reshape(rows, lists)
    for mine, run in runs:
        first = starts[mine]
        for place, each in enumerate(run.numbers):
            numbers[first + place] = each
        for place, end in enumerate((0, *run.ends[:-1])):
            offsets[mine, place] = first + end
    return Lists(numbers, whole)
