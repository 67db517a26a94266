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


def outcomes_of(
    evaluated: Evaluated,
    numbers: NDArray[np.int64],
    names: pa.Array[Any] | None,
    regimes: Sequence[str],
    editions: Sequence[str],
) -> pa.RecordBatch:
    """The table of these answers: by row, then by list."""
    rows, lists = evaluated.numbers.shape
    # One numbering for the answers of all lists: those of the first, then those of the second ..
    starts = np.cumsum([0, *(len(answers) for answers in evaluated.answers)])[:-1]
    which = (evaluated.numbers + starts.astype(np.int32)).reshape(-1)
    answers = [answer for each in evaluated.answers for answer in each]
    outcomes, of_answer = _words([answer.outcome for answer in answers])
    columns: dict[str, pa.Array[Any]] = {
        "row": from_numpy(np.repeat(numbers, lists)),
        "name": _repeated(names, rows, lists),
        "regime": _each(regimes, rows),
        "outcome": dictionary(of_answer[which], outcomes),
        "edition": _each(editions, rows),
    }
    for name in LISTS:
        columns[name] = _lists([getattr(answer, name) for answer in answers], which)
    schema = outcomes_schema()
    return pa.RecordBatch.from_arrays([columns[name] for name in schema.names], schema=schema)


def _words(words: Sequence[str]) -> tuple[pa.Array[Any], NDArray[np.int32]]:
    known = {word: number for number, word in enumerate(dict.fromkeys(words))}
    return pa.array(list(known), pa.string()), np.array([known[word] for word in words], np.int32)


def _each(words: Sequence[str], rows: int) -> pa.Array[Any]:
    values, codes = _words(words)
    return dictionary(np.tile(codes, rows), values)


def _repeated(names: pa.Array[Any] | None, rows: int, times: int) -> pa.Array[Any]:
    if names is None:
        return pa.nulls(rows * times, pa.string())
    return taken(names, np.repeat(np.arange(rows, dtype=np.int64), times))


def _lists(lists: Sequence[tuple[str, ...]], which: NDArray[np.int32]) -> pa.Array[Any]:
    """For each row the list of its answer: the words of all lists stand one after the other, and are gathered."""
    sizes = np.array([len(each) for each in lists], np.int64)
    begins = np.cumsum(sizes) - sizes
    words = pa.array([word for each in lists for word in each], pa.string())
    mine = sizes[which]
    ends = np.cumsum(mine)
    offsets = np.concatenate([[0], ends]).astype(np.int32)
    total = int(ends[-1]) if len(ends) else 0
    places = np.arange(total, dtype=np.int64) + np.repeat(begins[which] - (ends - mine), mine)
    return pa.ListArray.from_arrays(cast("Any", from_numpy(offsets)), taken(words, places))
