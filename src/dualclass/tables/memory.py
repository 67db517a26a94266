"""What a group's program answered before, looked up by the classes of a row."""

from __future__ import annotations

import math
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

LARGEST_TABLE = 1 << 22
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

    def answers(self, classes: Sequence[Codes | None], rows: int) -> Answers:
        """The answers of rows whose features have these classes (``None``: nothing is stated in any), in the order of
        the program's features.
        """
        tables = [sorts.table() for sorts in self.sorts]
        sizes = tuple(len(sorts.representatives) for sorts in self.sorts)
        whole = math.prod(sizes)
        if whole > LARGEST_TABLE:
            return self._apart(classes, tables, rows)
        if sizes != self._sizes:
            self._sizes, self._table = sizes, np.zeros(whole, np.int32)
        keys, step = np.zeros(rows, np.int32), 1
        for codes, table, size in zip(classes, tables, sizes, strict=True):
            if codes is None:
                keys += table[0] * step
            else:
                keys += (table * np.int32(step))[codes]
            step *= size
        found = self._table[keys]
        lacking = np.flatnonzero(found == 0)
        if len(lacking):
            firsts, _ = compacted(keys[lacking].astype(np.int64))
            some = lacking[firsts]
            self._table[keys[some]] = self._worked_out(self._picked(classes, tables, some), len(some))
            found = self._table[keys]
        return self._joint[found]

    def _apart(self, classes: Sequence[Codes | None], tables: Sequence[Codes], rows: int) -> Answers:
        """With too many combinations for a table: those that occur in these rows."""
        parts: list[Coded[int]] = []
        for codes, table, sorts in zip(classes, tables, self.sorts, strict=True):
            parts.append(Coded(int(table[0]) if codes is None else table[codes], sorts.representatives))
        firsts, back = combinations(parts)
        some = np.array(firsts, np.intp)
        found = self._worked_out(self._picked(classes, tables, some), len(some))
        return self._joint[found[back] if back is not None else np.repeat(found, rows)]

    def _picked(
        self, classes: Sequence[Codes | None], tables: Sequence[Codes], rows: NDArray[np.intp]
    ) -> list[Codes | int]:
        """The sorts of some rows, feature by feature."""
        return [
            int(table[0]) if codes is None else table[codes[rows]] for codes, table in zip(classes, tables, strict=True)
        ]

    def _worked_out(self, sorts_of: Sequence[Codes | int], rows: int) -> Codes:
        """The number of each row's answers, of all lists together; these begin at 1."""
        classes = {
            sorts.feature.name: Coded(codes, sorts.representatives)
            for sorts, codes in zip(self.sorts, sorts_of, strict=True)
        }
        found, which = self.program.answers(classes)
        numbers = np.array([self._number_of(each) for each in found], np.int32)
        return np.full(rows, numbers[which]) if isinstance(which, int) else numbers[which]

    def _number_of(self, answers: tuple[Answer, ...]) -> int:
        known = self._known.get(answers)
        if known is None:
            known = self._known[answers] = len(self._joint)
            row = [self._number(place, answer) for place, answer in enumerate(answers)]
            self._joint = np.vstack([self._joint, np.array([row], np.int32)])
        return known
