"""The outcomes table: a row for each item and list."""

# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportUnknownVariableType=false
# (the types of pyarrow's arrays are only partly known)

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from dualclass.tables.arrow import dictionary, from_numpy, taken
from dualclass.tables.evaluator import Evaluated

LISTS = ("controlled_by", "controlled_unless", "open", "assumptions")


def outcomes_schema() -> pa.Schema:
    """The columns of the outcomes table; the words of a few dozen values are dictionary-encoded."""
    word = pa.dictionary(pa.int32(), pa.string())
    return pa.schema(
        [
            ("row", pa.int64()),
            ("name", pa.string()),
            ("regime", word),
            ("outcome", word),
            *((name, pa.list_(pa.string())) for name in LISTS),
            ("edition", word),
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
        rows, lists = evaluated.numbers.shape
        # One numbering for the answers of all lists: those of the first, then those of the second ..
        starts = np.cumsum([0, *(len(answers) for answers in evaluated.answers)])[:-1]
        self._which = (evaluated.numbers + starts.astype(np.int32)).reshape(-1)
        self._answers = [answer for each in evaluated.answers for answer in each]
        outcomes, of_answer = _words([answer.outcome for answer in self._answers])
        self._columns: dict[str, pa.Array[Any]] = {
            "row": from_numpy(np.repeat(numbers, lists)),
            "name": _repeated(names, rows, lists),
            "regime": _each(regimes, rows),
            "outcome": dictionary(of_answer[self._which], outcomes),
            "edition": _each(editions, rows),
        }

    def table(self) -> pa.RecordBatch:
        """By row, then by list; the four lists of codes and names as lists."""
        lists = {name: _lists([getattr(answer, name) for answer in self._answers], self._which) for name in LISTS}
        columns, schema = self._columns | lists, outcomes_schema()
        return pa.RecordBatch.from_arrays([columns[name] for name in schema.names], schema=schema)

    def joined(self, separator: str = " ") -> pa.RecordBatch:
        """The same with the four lists as texts, joined: for files that have no lists.

        A space inside a code becomes a no-break space, so that the text can be parted at the separator again.
        """
        columns = dict(self._columns)
        for name in LISTS:
            joined = [
                separator.join([code.replace(" ", "\u00a0") for code in getattr(answer, name)])
                for answer in self._answers
            ]
            texts, of_answer = _words(joined)
            columns[name] = dictionary(of_answer[self._which], texts)
        names = outcomes_schema().names
        return pa.RecordBatch.from_arrays([columns[name] for name in names], names=names)


def _words(words: Sequence[str]) -> tuple[pa.Array[Any], NDArray[np.int32]]:
    known = {word: number for number, word in enumerate(dict.fromkeys(words))}
    return pa.array(list(known), pa.string()), np.array([known[word] for word in words], np.int32)


def _each(words: Sequence[str], rows: int) -> pa.Array[Any]:
    values, codes = _words(words)
    return dictionary(np.tile(codes, rows), values)


def _repeated(names: pa.Array[Any] | None, rows: int, times: int) -> pa.Array[Any]:
    if names is None:
        return pa.nulls(rows * times, pa.string())
    return taken(names, np.repeat(np.arange(rows, dtype=np.int32), times))


def _lists(lists: Sequence[tuple[str, ...]], which: NDArray[np.int32]) -> pa.Array[Any]:
    """For each row the list of its answer.

    The words of an answer are gathered as one piece, and so are their lengths: a row may have many words, and most rows
    have one of a few answers.
    """
    encoded = [[word.encode() for word in each] for each in lists]
    sizes = np.array([len(each) for each in encoded], np.int32)
    lengths = [np.array([len(word) for word in each], np.int32).tobytes() for each in encoded]
    offsets = np.concatenate([[0], np.cumsum(sizes[which], dtype=np.int64)]).astype(np.int32)
    text = _gathered([b"".join(each) for each in encoded], which)
    ends = np.cumsum(np.frombuffer(_gathered(lengths, which), np.int32), dtype=np.int64)
    inner = pa.py_buffer(np.concatenate([[0], ends]).astype(np.int32))
    words = pa.StringArray.from_buffers(int(offsets[-1]), inner, text)
    return pa.ListArray.from_arrays(cast("Any", from_numpy(offsets)), words)


def _gathered(pieces: Sequence[bytes], which: NDArray[np.int32]) -> pa.Buffer:
    """The pieces of all rows, one after the other."""
    made = taken(pa.array(pieces, pa.large_binary()), which)
    data = made.buffers()[2]
    return data if data is not None else pa.py_buffer(b"")
