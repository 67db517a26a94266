"""The answers of rows that were taken as items, in the form in which a group of rows has them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from dualclass.tables.answers import ERROR, LISTS, Answer
from dualclass.tables.packed import OUTCOMES, GroupAnswers
from dualclass.tables.pieces import Pieces, Run

OUTCOME_WORDS = (*(outcome.value for outcome in OUTCOMES), ERROR)
"""The outcomes of rows by number."""


def of_answers(answers: Sequence[Iterable[Answer]], pieces: Pieces) -> GroupAnswers:
    """The answers of rows that were taken one by one, an answer for each list, in the form of a group's."""
    by_list = list(zip(*answers, strict=True))
    outcomes = [[OUTCOME_WORDS.index(answer.outcome) for answer in each] for each in by_list]
    ends = tuple(range(1, len(by_list) + 1))
    columns = {
        name: Run(
            np.array([[pieces.number(getattr(answer, name)) for answer in each] for each in by_list], np.int32), ends
        )
        for name in LISTS
    }
    return GroupAnswers(np.array(outcomes, np.uint8), columns)
