"""The fields of a form: from a plain value to the rank of what it states, without building an item.

A binary number lies between two cuts, or is one of them, and what lies at one place has one class (see
``tables.scales``). ``bisect`` finds the place in a list that has each cut and the next number after it.
"""

from __future__ import annotations

import math
from bisect import bisect_right

from dualclass.tables.cuts import Cuts
from dualclass.tables.features import Feature
from dualclass.tables.numbers import NumberColumn, reads_at_once
from dualclass.tables.scales import LARGEST, SMALLEST

type FieldValue = float | int | str | bool | None

UNMET = -1
"""The rank of what was not met before."""

MOST_VALUES = 1 << 14
"""So many values of a field that are no plain numbers are remembered."""


class Field:
    """One field.

    ``edges``: where ``bisect`` looks up a number above ``low`` and below ``high``; ``ranks``: by place there.
    ``others``: the ranks of other values, ``truths`` those of truth values (which equal numbers, and are none).
    """

    def __init__(self, feature: Feature, cuts: Cuts) -> None:
        """Take a feature with one column."""
        self.feature = feature
        self.edges: list[float] = []
        self.low, self.high = math.inf, -math.inf
        found = NumberColumn(feature, cuts, with_numbers=False).plain_cuts() if reads_at_once(feature, cuts) else None
        if found is not None:
            limits = sorted(set(found.tolist()))
            self.edges = [edge for limit in limits for edge in (limit, math.nextafter(limit, math.inf))]
            self.low, self.high = SMALLEST, LARGEST
        self.ranks: list[int] = [UNMET] * (len(self.edges) + 1)
        self.others: dict[FieldValue, int] = {}
        self.truths: dict[FieldValue, int] = {}

    def read(self, value: FieldValue) -> int:
        """The class of a value."""
        return self.feature.read({self.feature.columns[0]: value})

    def take(self, value: FieldValue, rank: int) -> None:
        """Remember the rank of a value."""
        if type(value) is float and self.low < value < self.high:
            self.ranks[bisect_right(self.edges, value)] = rank
            return
        known = self.truths if isinstance(value, bool) else self.others
        if len(known) >= MOST_VALUES:
            known.clear()
        known[value] = rank

    def forget(self) -> None:
        """Forget all ranks: values are ranked in another way now."""
        self.ranks[:] = [UNMET] * len(self.ranks)
        self.others.clear()
        self.truths.clear()
