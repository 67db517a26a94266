"""Bare numbers in one unit, all at once: between which cuts each lies, decided in binary where binary is certain.

A binary number is the nearest to its decimal text, and to be nearest keeps order: of two texts that become different
numbers, the smaller is the smaller number. So a number that differs from the binary form of a cut lies on that side of
it on which its text lies. Numbers that are equal to one, and all out of the ordinary, are left to exact reading.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from dualclass.items.record import Measured
from dualclass.quantities import Interval, Quantity, unit_named
from dualclass.tables.coded import Codes
from dualclass.tables.cuts import Cuts

type Numbers = NDArray[np.float64]
type Mask = NDArray[np.bool_]

FEW = 24
"""Up to this many cuts are compared one after the other; more are searched."""

LARGEST, SMALLEST = 1e50, 1e-50
"""Beyond these a number may have more digits than are read."""

MARGIN = 1e-9
"""Where a unit's factor is not rational, a number this near to a cut (as a share of it) is left to exact reading."""

HIGHEST_LEVEL = 900


class Scale:
    """Numbers of one parameter in one unit. ``classes``: by place between the cuts, -1 while it is not known."""

    def __init__(
        self, edges: Sequence[_Edges], lowest: Fraction | None, highest: float = np.inf, *, whole: bool
    ) -> None:
        """``lowest`` and ``highest``: what is read without a question; ``whole``: whole numbers only."""
        self._edges = edges
        self._lowest = -np.inf if lowest is None else float(lowest)
        self._reached = lowest is not None and Fraction(self._lowest) == lowest
        self._highest = highest
        self._whole = whole
        size = 1
        for each in edges:
            size *= len(each.cuts) + 1
        self.classes: Codes = np.full(size, -1, np.int32)

    def places(self, numbers: Numbers) -> tuple[Codes, Mask]:
        """Each number's place, and which numbers must be read exactly (their places mean nothing)."""
        size = np.abs(numbers)
        high_enough = numbers >= self._lowest if self._reached else numbers > self._lowest
        unsure = ~(high_enough & (numbers <= self._highest) & (size < LARGEST))
        unsure |= (size < SMALLEST) & (numbers != 0)
        if self._whole:
            unsure |= numbers != np.floor(numbers)
        places = np.zeros(len(numbers), np.int32)
        for edges in self._edges:
            places *= len(edges.cuts) + 1
            places += edges.places(numbers, unsure)
        return places, unsure


class _Edges:
    """Cuts on one scale, in numbers of the unit or of what ``turned`` makes of them."""

    def __init__(self, cuts: Sequence[Fraction], turned: Callable[[Numbers], Numbers] | None = None) -> None:
        self.cuts = np.array([float(cut) for cut in cuts], np.float64)
        self._turned = turned

    def places(self, numbers: Numbers, unsure: Mask) -> Codes:
        """How many cuts lie below each number; marks those that are too near to one."""
        values = numbers if self._turned is None else self._turned(numbers)
        if len(self.cuts) > FEW:
            below = np.searchsorted(self.cuts, values).astype(np.int32)
            for place in (np.minimum(below, len(self.cuts) - 1), np.maximum(below - 1, 0)):
                unsure |= self._near(values, self.cuts[place])
            return below
        below = np.zeros(len(values), np.int8)
        for cut in self.cuts:
            below += values > cut
            unsure |= self._near(values, cut)
        return below.astype(np.int32)

    def _near(self, values: Numbers, cut: Numbers | np.float64) -> Mask:
        if self._turned is None:
            return values == cut
        return np.abs(values - cut) <= np.abs(cut) * MARGIN


def scale_of(name: str, measured: Measured, cuts: Cuts, *, negative: bool, whole: bool) -> Scale | None:
    """The scale of a parameter's bare numbers in the unit of ``measured``, which is one of that unit; ``None`` where
    numbers do not go with it.

    ``negative``: whether numbers below nought (absolute zero) are read without a question.
    """
    value = measured.value
    if not isinstance(value, Quantity) or value.is_span or measured.conditions or name in cuts.exact:
        return None
    if value.stated != Interval.point(1):
        return None
    unit = unit_named(value.unit)
    lowest = None if negative else -unit.offset / unit.factor
    own = [(cut - unit.offset) / unit.factor for cut in cuts.on(name, unit.family if not unit.exact else "")]
    if unit.exact:
        return Scale([_Edges(own)], lowest, whole=whole)
    factor, offset = float(unit.factor), float(unit.offset)
    if unit.family == "level":

        def turned(numbers: Numbers) -> Numbers:
            """Watts from decibels over a milliwatt."""
            with np.errstate(over="ignore"):
                return np.power(10.0, (numbers * factor + offset - 30.0) / 10.0)

        edges = [_Edges(own), _Edges(cuts.on(name, ""), turned)]
        return Scale(edges, Fraction(-HIGHEST_LEVEL), HIGHEST_LEVEL, whole=whole)

    def in_degrees(numbers: Numbers) -> Numbers:
        return (numbers * factor + offset) * (180.0 / np.pi)

    return Scale([_Edges(own), _Edges(cuts.on(name, ""), in_degrees)], lowest, whole=whole)
