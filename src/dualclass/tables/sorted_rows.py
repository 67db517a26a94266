"""The rows of a batch group after group, so that what each group needs lies together."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dualclass.tables.coded import Codes
from dualclass.tables.features import Classes
from dualclass.tables.scales import Numbers


class SortedRows:
    """``order``: the rows, those of no group first; ``spans``: where each group's begin and end in it."""

    def __init__(self, group_of: Codes, groups: int) -> None:
        """``group_of``: each row's group, -1 for none."""
        # short numbers are sorted by counting
        narrow = group_of.astype(np.int16) if groups < 1 << 15 else group_of
        self.order: NDArray[np.intp] = np.argsort(narrow, kind="stable")
        ends = np.cumsum(np.bincount(group_of + 1, minlength=groups + 1)).tolist()
        self.spans: list[tuple[int, int]] = list(pairwise(ends))
        self._position = np.empty(len(group_of), np.int32)
        self._position[self.order] = np.arange(len(group_of), dtype=np.int32)

    def dense(self, classes: Classes) -> Codes:
        """The classes of a feature in every row, in this order."""
        found = np.zeros(len(self.order), np.int32)
        found[self._places(classes)] = classes.classes
        return found

    def numbers(self, classes: Classes) -> Numbers | None:
        """The plain numbers of a feature in every row, in this order; not a number where there is none."""
        if classes.numbers is None:
            return None
        found = np.full(len(self.order), np.nan)
        found[self._places(classes)] = classes.numbers
        return found

    def _places(self, classes: Classes) -> NDArray[np.int32]:
        return self._position if len(classes.rows) == len(self.order) else self._position[classes.rows]
