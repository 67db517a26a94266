"""The fields of a form: from a plain value to the facts of what it states, without building an item.

A binary number lies between two cuts, or is one of them, and what lies at one place has one class (see
``tables.scales``). Where the places end is written into the code: each cut and the next number after it.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence

from dualclass.tables.cuts import Cuts
from dualclass.tables.features import Feature
from dualclass.tables.generated import Facts
from dualclass.tables.numbers import NumberColumn, reads_at_once
from dualclass.tables.scales import LARGEST, SMALLEST

type FieldValue = float | int | str | bool | None

MOST_VALUES = 1 << 14
"""So many values of a field that are no plain numbers are remembered."""

FEW = 64
"""The ends of so many places are compared in the code; more are searched."""


class Field:
    """One field. ``matters``: whether answers hang on what it states, or only on its being readable.

    What was met is remembered: the facts of plain numbers by the place between the ends at which they lie (at the first
    and the last one are numbers out of the ordinary, which are remembered singly), of other values singly, and of truth
    values by themselves (they equal numbers, and are none).
    """

    def __init__(self, feature: Feature, cuts: Cuts, *, matters: bool) -> None:
        """Take a feature with one column."""
        self.feature, self.matters = feature, matters
        self._ends: list[float] = []
        found = NumberColumn(feature, cuts, with_numbers=False).plain_cuts() if reads_at_once(feature, cuts) else None
        if found is not None:
            low, high = math.nextafter(SMALLEST, math.inf), LARGEST
            limits = sorted(set(found.tolist())) if matters else []
            ends = (end for limit in limits for end in (limit, math.nextafter(limit, math.inf)))
            self._ends = [low, *(end for end in ends if low < end < high), high]
        self._places: list[Facts | None] = [None] * (len(self._ends) + 1)
        self._others: dict[FieldValue, Facts] = {}
        self._truths: dict[bool, Facts | None] = {}
        self.forget()

    def read(self, value: FieldValue) -> int:
        """The class of a value."""
        return self.feature.read({self.feature.columns[0]: value})

    def take(self, value: FieldValue, facts: Facts) -> None:
        """Remember the facts of a value."""
        if type(value) is float and self._ends and 0 < (place := bisect_right(self._ends, value)) < len(self._ends):
            self._places[place] = facts
        elif isinstance(value, bool):
            self._truths[value] = facts
        else:
            if len(self._others) >= MOST_VALUES:
                self._others.clear()
            self._others[value] = facts

    def forget(self) -> None:
        """Forget all facts: others are of use now."""
        self._places[:] = [None] * len(self._places)
        if self._ends and not self.matters:
            self._places[1] = ()
        self._others.clear()
        self._truths.update({True: None, False: None})

    def code(self, number: int, absent: Facts) -> tuple[list[str], dict[str, object]]:
        """The lines that put the facts of ``v<number>`` into ``facts``, and what the names in them mean; they return
        ``None`` for a value that was not met. ``absent``: the facts of a value that is not stated.
        """
        n = number
        space: dict[str, object] = {f"absent{n}": absent, f"others{n}": self._others, f"truths{n}": self._truths}
        space |= {"type": type, "bool": bool}
        other = f"truths{n}[v{n}] if type(v{n}) is bool else others{n}.get(v{n})"
        lines = [f"if v{n} is None:", f"    facts = absent{n}", "else:"]
        if self._ends:
            space |= {f"places{n}": self._places, f"ends{n}": self._ends, "float": float, "find": bisect_right}
            place = _place(f"v{n}", self._ends) if len(self._ends) <= FEW else f"find(ends{n}, v{n})"
            lines.append(f"    facts = places{n}[{place}] if type(v{n}) is float else None")
            lines += ["    if facts is None:", f"        facts = {other}"]
            return [*lines, "        if facts is None:", "            return None"], space
        return [*lines, f"    facts = {other}", "    if facts is None:", "        return None"], space


def _place(name: str, ends: Sequence[float], first: int = 0) -> str:
    """The expression for how many of the ends a number has reached; not a number has reached them all."""
    if not ends:
        return str(first)
    middle = len(ends) // 2
    below, above = _place(name, ends[:middle], first), _place(name, ends[middle + 1 :], first + middle + 1)
    return f"({below} if {name} < {ends[middle]!r} else {above})"
