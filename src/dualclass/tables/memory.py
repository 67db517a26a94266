"""What a group's program answered before, looked up by the classes of a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from dualclass.evaluation.lowering import Leaf
from dualclass.tables.answers import Answer
from dualclass.tables.coded import Coded, Codes
from dualclass.tables.distinct import compacted
from dualclass.tables.features import Feature
from dualclass.tables.programs import GroupProgram
from dualclass.tables.states import State
from dualclass.tables.trees import Trees, combinations

LARGEST_TABLE = 1 << 20
"""Combinations of classes of one group that are kept in a table; with more, each batch is worked out anew."""

type Answers = NDArray[np.int32]
"""For each row and list the number of an answer."""


class Sorts:
    """The classes of one feature, those put together that no sentence of a group tells apart."""

    def __init__(self, feature: Feature, leaves: Sequence[Leaf], trees: Trees, *, apart: bool) -> None:
        """``leaves``: the sentences that look at this feature alone; ``apart``: others look at it, too."""
        self.feature = feature
        self._leaves = leaves
        self._trees = trees
        self._apart = apart
        self._numbers: dict[tuple[State | int, ...], int] = {}
        self.representatives: list[int] = []
        self._table = np.zeros(0, np.int32)

    def table(self) -> Codes:
        """The sort of each class."""
        known = len(self._table)
        if known < len(self.feature.representatives):
            states = [self._trees.states(leaf, self.feature) for leaf in self._leaves]
            more = [self._sort(each, states) for each in range(known, len(self.feature.representatives))]
            self._table = np.concatenate([self._table, np.array(more, np.int32)])
        return self._table

    def _sort(self, number: int, states: Sequence[Sequence[State]]) -> int:
        key: tuple[State | int, ...] = tuple(each[number] for each in states)
        if self._apart:
            key = (*key, number)
        known = self._numbers.get(key)
        if known is None:
            known = self._numbers[key] = len(self.representatives)
            self.representatives.append(number)
        return known


class Memory:
    """The answers of one group's program; ``number`` gives each answer of a list its number."""

    def __init__(self, program: GroupProgram, number: Callable[[int, Answer], int]) -> None:
        """Begin without any."""
        self.program = program
        self._number = number
        self.sorts = [
            Sorts(feature, alone, program.trees, apart=together)
            for feature, (alone, together) in zip(program.features, program.sentences().values(), strict=True)
        ]
        self._joint = np.zeros((1, len(program.evaluators)), np.int32)
        self._known: dict[tuple[Answer, ...], int] = {}
        self._sizes: tuple[int, ...] | None = None
        self._table = np.zeros(0, np.int32)

    def answers(self, classes: Sequence[Codes], rows: int) -> Answers:
        """The answers of rows whose features have these classes, in the order of the program's features."""
        tables = [sorts.table() for sorts in self.sorts]
        kinds = [table[codes] for table, codes in zip(tables, classes, strict=True)]
        sizes = tuple(_roomy(len(sorts.representatives)) for sorts in self.sorts)
        whole = 1
        for size in sizes:
            whole *= size
        if whole > LARGEST_TABLE:
            sorted_codes = zip(self.sorts, kinds, strict=True)
            firsts, back = combinations([Coded(codes, sorts.representatives) for sorts, codes in sorted_codes])
            found = self._worked_out([codes[firsts] for codes in kinds])
            return self._joint[found[back] if back is not None else np.repeat(found, rows)]
        if sizes != self._sizes:
            self._sizes, self._table = sizes, np.zeros(whole, np.int32)
        keys = np.zeros(rows, np.int32)
        for codes, size in zip(kinds, sizes, strict=True):
            keys *= size
            keys += codes
        found = self._table[keys]
        lacking = np.flatnonzero(found == 0)
        if len(lacking):
            firsts, _ = compacted(keys[lacking].astype(np.int64))
            some = lacking[firsts]
            self._table[keys[some]] = self._worked_out([codes[some] for codes in kinds])
            found = self._table[keys]
        return self._joint[found]

    def _worked_out(self, kinds: Sequence[Codes]) -> Codes:
        """The number of each row's answers, of all lists together; these begin at 1."""
        classes = {
            sorts.feature.name: Coded(codes, sorts.representatives)
            for sorts, codes in zip(self.sorts, kinds, strict=True)
        }
        found, which = self.program.answers(classes)
        numbers = np.array([self._number_of(each) for each in found], np.int32)
        return numbers[which] if not isinstance(which, int) else np.full(len(kinds[0]) if kinds else 1, numbers[which])

    def _number_of(self, answers: tuple[Answer, ...]) -> int:
        known = self._known.get(answers)
        if known is None:
            known = self._known[answers] = len(self._joint)
            row = [self._number(place, answer) for place, answer in enumerate(answers)]
            self._joint = np.vstack([self._joint, np.array([row], np.int32)])
        return known


def _roomy(size: int) -> int:
    """A power of two with room for a few more, so that new classes seldom begin the table anew."""
    return 1 << max(size - 1, 0).bit_length()
