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
        self._at_place: dict[int, int] = {}
        self._of_value: dict[tuple[bool, FieldValue], int] = {}

    def read(self, value: FieldValue) -> int:
        """The class of a value; it is remembered."""
        number = self.feature.read({self.feature.columns[0]: value})
        if type(value) is float and self.low < value < self.high:
            self._at_place[bisect_right(self.edges, value)] = number
        else:
            if len(self._of_value) >= MOST_VALUES:
                self._of_value.clear()
            self._of_value[isinstance(value, bool), value] = number
        return number

    def rank(self, table: list[int]) -> None:
        """Take the rank of each class, for all values that were met."""
        for place, number in self._at_place.items():
            self.ranks[place] = table[number]
        self.others.clear()
        self.truths.clear()
        for (truth, value), number in self._of_value.items():
            (self.truths if truth else self.others)[value] = table[number]
