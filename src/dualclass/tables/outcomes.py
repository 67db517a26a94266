"""The outcomes table: a row for each item and list."""

# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportUnknownVariableType=false
# (the types of pyarrow's arrays are only partly known)

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from dualclass.tables.answers import LISTS
from dualclass.tables.arrow import dictionary, from_numpy, taken
from dualclass.tables.evaluator import Evaluated
from dualclass.tables.pieces import Lists, Pieces, Written
from dualclass.tables.singly import OUTCOME_WORDS
from dualclass.tables.writing import HARD_SPACE


def outcomes_schema() -> pa.Schema:
    """The columns of the outcomes table; the words of a few dozen values are dictionary-encoded."""
    return _schema(pa.string(), pa.string())


def compact_schema() -> pa.Schema:
    """The same with every text dictionary-encoded."""
    return _schema(_WORD, _WORD)


_WORD = pa.dictionary(pa.int32(), pa.string())


def _schema(name: pa.DataType, listed: pa.DataType, *, joined: bool = False) -> pa.Schema:
    return pa.schema(
        [
            ("row", pa.int64()),
            ("name", name),
            ("regime", _WORD),
            ("outcome", _WORD),
            *((column, listed if joined else pa.list_(listed)) for column in LISTS),
            ("edition", _WORD),
        ]
    )


class Outcomes:
    """The answers of a batch, ready to be made into a table in one form or another."""

    def __init__(
        self,
        evaluated: Evaluated,
        numbers: NDArray[np.int64],
        names: pa.Array[Any] | None,
        regimes: Sequence[str],
        editions: Sequence[str],
    ) -> None:
        """``numbers`` and ``names`` are the rows'; ``regimes`` and ``editions`` the lists'."""
        rows, lists = evaluated.outcomes.shape
        self._evaluated = evaluated
        self._names = names
        words = pa.array(OUTCOME_WORDS, pa.string())
        self._columns: dict[str, pa.Array[Any]] = {
            "row": from_numpy(np.repeat(numbers, lists)),
            "regime": _each(regimes, rows),
            "outcome": dictionary(evaluated.outcomes.reshape(-1).astype(np.int32), words),
            "edition": _each(editions, rows),
        }

    def check_size(self) -> None:
        """Raise ``OverflowError`` where the words of the batch may be too many for one table."""
        largest = self._evaluated.pieces.largest
        if any(len(lists.numbers) * largest >= LARGEST_TEXT for lists in self._evaluated.columns.values()):
            raise OverflowError("the words of one batch are too many together")

    def table(self) -> pa.RecordBatch:
        """By row, then by list; the four lists of codes and names as lists."""
        written = self._evaluated.pieces.written()
        lists = {name: _lists(each, written) for name, each in self._evaluated.columns.items()}
        return self._made(outcomes_schema(), _repeated(self._names, *self._evaluated.outcomes.shape), lists)

    def compact(self) -> pa.RecordBatch:
        """The same with every text as a number among those of the batch: quicker to make, and to write."""
        written = self._evaluated.pieces.written()
        lists = {name: _coded(each, written) for name, each in self._evaluated.columns.items()}
        return self._made(compact_schema(), _coded_names(self._names, *self._evaluated.outcomes.shape), lists)

    def joined(self, separator: str = " ") -> pa.RecordBatch:
        """The same with the four lists as texts, joined: for files that have no lists.

        A space inside a code becomes a no-break space, so that the text can be parted at the separator again.
        """
        pieces = self._evaluated.pieces
        lists = {name: _joined(each, pieces, separator) for name, each in self._evaluated.columns.items()}
        names = _repeated(self._names, *self._evaluated.outcomes.shape)
        return self._made(_schema(pa.string(), pa.string(), joined=True), names, lists)

    def _made(self, schema: pa.Schema, names: pa.Array[Any], lists: Mapping[str, pa.Array[Any]]) -> pa.RecordBatch:
        columns = {**self._columns, "name": names, **lists}
        return pa.RecordBatch.from_arrays([columns[name] for name in schema.names], schema=schema)


def _each(words: Sequence[str], rows: int) -> pa.Array[Any]:
    known = list(dict.fromkeys(words))
    codes = np.array([known.index(word) for word in words], np.int32)
    return dictionary(np.tile(codes, rows), pa.array(known, pa.string()))


def _repeated(names: pa.Array[Any] | None, rows: int, times: int) -> pa.Array[Any]:
    if names is None:
        return pa.nulls(rows * times, pa.string())
    return taken(names, np.repeat(np.arange(rows, dtype=np.int32), times))


def _coded_names(names: pa.Array[Any] | None, rows: int, times: int) -> pa.Array[Any]:
    if names is None:
        return pa.nulls(rows * times, _WORD)
    # a dictionary in which a word stands twice is none
    return taken(names.dictionary_encode(), np.repeat(np.arange(rows, dtype=np.int32), times))


def _coded(lists: Lists, words: Written) -> pa.Array[Any]:
    """For each row and list the numbers of its words."""
    count = np.zeros(len(lists.numbers) + 1, np.int64)
    np.cumsum(words.sizes[lists.numbers], out=count[1:])
    if count[-1] > LARGEST_TEXT:
        raise OverflowError("the words of one batch are too many together")
    pieces, chosen = _of_batch(lists, words)
    codes = np.frombuffer(_gathered(pieces, lists.numbers[lists.numbers > 0]), np.int32)
    offsets = count.astype(np.int32)[lists.offsets]
    return pa.ListArray.from_arrays(cast("Any", from_numpy(offsets)), dictionary(codes, taken(words.words, chosen)))


def _of_batch(lists: Lists, words: Written) -> tuple[pa.Array[Any], NDArray[np.int32]]:
    """The pieces with the codes of words among those that the batch has, and these, in the order of their letters.

    So a batch is written alike whatever was met before it.
    """
    used = np.flatnonzero(np.bincount(lists.numbers, minlength=1)).astype(np.int32)
    spoken = np.zeros(len(words.words), np.bool_)
    spoken[np.frombuffer(_gathered(words.codes, used), np.int32)] = True
    chosen = words.order[spoken[words.order]]
    renamed = np.zeros(len(words.words), np.int32)
    renamed[chosen] = np.arange(len(chosen), dtype=np.int32)
    _, ends, codes = words.codes.buffers()
    anew = renamed[np.frombuffer(codes or b"", np.int32)]
    pieces = pa.Array.from_buffers(words.codes.type, len(words.codes), [None, ends, pa.py_buffer(anew)])
    return pieces, chosen


def _lists(lists: Lists, written: Written) -> pa.Array[Any]:
    """For each row and list the words of its pieces; the words of a piece are gathered as one, so are their lengths."""
    words = np.zeros(len(lists.numbers) + 1, np.int32)
    np.cumsum(written.sizes[lists.numbers], out=words[1:], dtype=np.int32)
    offsets = words[lists.offsets]
    speaking = lists.numbers[lists.numbers > 0]
    text = _gathered(written.texts, speaking)
    if text.size > LARGEST_TEXT:
        raise OverflowError("the words of one batch are too long together")
    lengths = np.frombuffer(_gathered(written.lengths, speaking), np.int32)
    ends = np.zeros(len(lengths) + 1, np.int32)
    np.cumsum(lengths, out=ends[1:], dtype=np.int32)
    said = pa.StringArray.from_buffers(len(lengths), pa.py_buffer(ends), text)
    return pa.ListArray.from_arrays(cast("Any", from_numpy(offsets)), said)


LARGEST_TEXT = (1 << 31) - 1
"""More bytes of words than this are not told in one batch (it is parted by whoever meets the error)."""


def _joined(lists: Lists, pieces: Pieces, separator: str) -> pa.Array[Any]:
    """For each row and list one text."""
    before = np.zeros(len(lists.numbers) + 1, np.int64)
    np.cumsum(lists.numbers > 0, out=before[1:])
    speaking = lists.numbers[lists.numbers > 0]
    said = [separator.join(word.replace(" ", HARD_SPACE) for word in each) for each in pieces.said]
    texts = pa.array(said, pa.string())
    runs = pa.LargeListArray.from_arrays(cast("Any", from_numpy(before[lists.offsets])), taken(texts, speaking))
    return cast("pa.Array[Any]", pc.binary_join(runs, cast("Any", separator)))


def _gathered(pieces: pa.Array[Any], which: NDArray[np.int32]) -> pa.Buffer:
    """The pieces of all rows, one after the other."""
    data = taken(pieces, which).buffers()[2]
    return data if data is not None else pa.py_buffer(b"")
