"""The classes of a feature, those put together that no sentence of a group tells apart: the sorts of its values."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dualclass.evaluation.lowering import Leaf
from dualclass.quantities import Quantity
from dualclass.tables.coded import Codes
from dualclass.tables.features import Feature
from dualclass.tables.states import State
from dualclass.tables.trees import Trees

type Small = NDArray[np.unsignedinteger[Any]]
"""Sorts of rows, in as few bytes as they need: they are compared many times."""

_RANKLESS = Fraction(0)


class Sorts:
    """The sorts of one feature. ``leaves``: the sentences that look at this feature alone."""

    def __init__(self, feature: Feature, leaves: Sequence[Leaf], trees: Trees) -> None:
        """Begin without any."""
        self.feature = feature
        self.leaves = tuple(leaves)
        self._trees = trees
        self._numbers: dict[tuple[State, ...], int] = {}
        self.representatives: list[int] = []
        self._of_class: list[int] = []
        self._table: Codes = np.zeros(0, np.int32)

    def __len__(self) -> int:
        """How many sorts there are so far."""
        return len(self.representatives)

    def table(self) -> Codes:
        """The sort of each class that is known now."""
        known = len(self._of_class)
        if known < len(self.feature.representatives):
            states = [self._trees.states(leaf, self.feature) for leaf in self.leaves]
            for number in range(known, len(self.feature.representatives)):
                self._of_class.append(self._sort(number, tuple(each[number] for each in states)))
            self._table = np.array(self._of_class, np.int32)
        return self._table

    def _sort(self, number: int, key: tuple[State, ...]) -> int:
        known = self._numbers.get(key)
        if known is None:
            known = self._numbers[key] = len(self.representatives)
            self.representatives.append(number)
        return known

    def states(self, leaf: Leaf) -> list[State]:
        """The state of a sentence by sort."""
        by_class = self._trees.states(leaf, self.feature)
        return [by_class[number] for number in self.representatives]


class Ranking:
    """The sorts of a feature in the order of their values, so that a threshold parts them into lower and higher ones.

    ``order``: the sorts, rising; ``table``: the rank of each class.
    """

    def __init__(self, sorts: Sorts) -> None:
        """Rank the sorts that are known now."""
        keys = [
            _rank(sorts.feature.representatives[number], place) for place, number in enumerate(sorts.representatives)
        ]
        self.order = sorted(range(len(keys)), key=keys.__getitem__)
        ranks = np.zeros(len(keys), np.int32)
        ranks[self.order] = np.arange(len(keys), dtype=np.int32)
        self._ranks = ranks
        self.type: type[np.unsignedinteger[Any]] = (
            np.uint8 if len(keys) <= 1 << 8 else np.uint16 if len(keys) <= 1 << 16 else np.uint32
        )

    def __len__(self) -> int:
        """How many sorts are ranked."""
        return len(self.order)

    def table(self, sorts: Codes) -> Small:
        """The rank of each class, from its sort."""
        return self._ranks[sorts].astype(self.type)


def _rank(stated: object, place: int) -> tuple[int, Fraction, int]:
    """What is not stated first, then single numbers by their lower ends, then all else as it came."""
    if stated is None:
        return 0, _RANKLESS, place
    if isinstance(stated, tuple) and len(stated) == 1:  # pyright: ignore[reportUnknownArgumentType]
        value = getattr(stated[0], "value", None)  # pyright: ignore[reportUnknownArgumentType]
        if isinstance(value, Quantity) and value.interval.low is not None:
            return 1, value.interval.low, place
    return 2, _RANKLESS, place
