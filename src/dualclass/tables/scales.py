"""Bare numbers in one unit, all at once: between which cuts each lies, decided in binary where binary is certain.

A binary number is the nearest to its decimal text, and to be nearest keeps order: of two texts that become different
numbers, the smaller is the smaller number. So a number that differs from the binary form of a cut lies on that side of
it on which its text lies. A number that is equal to one is like all others that are, as long as no second text becomes
it (any of at most fifteen digits is alone); the rest, and all out of the ordinary, is left to exact reading.
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

FEW = 48
"""Up to this many cuts are compared one after the other; more are searched."""

LARGEST, SMALLEST = 1e50, 1e-50
"""Beyond these a number may have more digits than are read."""

MARGIN = 1e-9
"""Where a unit's factor is not rational, a number this near to a cut (as a share of it) is left to exact reading."""

HIGHEST_LEVEL = 900


class Scale:
    """Numbers of one parameter in one unit. ``classes``: by place between the cuts, -1 while it is not known."""

    def __init__(
        self,
        edges: Sequence[_Edges],
        lowest: Fraction | None,
        highest: float = np.inf,
        *,
        whole: bool,
        factor: float | None = None,
    ) -> None:
        """``lowest`` and ``highest``: what is read without a question; ``whole``: whole numbers only; ``factor``: to
        canonical units, where it is all that leads to them.
        """
        self.factor = factor
        self._edges = edges
        self._lowest = -np.inf if lowest is None else float(lowest)
        self._reached = lowest is not None and Fraction(self._lowest) == lowest
        self._highest = highest
        self._whole = whole
        size = 1
        for each in edges:
            size *= each.size
        self.classes: Codes = np.full(size, -1, np.int32)

    @property
    def plain_cuts(self) -> Numbers | None:
        """The cuts, where a number above nought and not out of the ordinary has nothing else to be looked at."""
        plain = len(self._edges) == 1 and not self._whole and self._lowest <= 0 and self._highest == np.inf
        return self._edges[0].cuts if plain else None

    def places(self, numbers: Numbers, certain: Mask | None = None) -> tuple[Codes, Mask]:
        """Each number's place, and which numbers must be read exactly (their places mean nothing).

        ``certain``: which numbers no other text has become; ``None`` where all are so.
        """
        size = np.abs(numbers)
        high_enough = numbers >= self._lowest if self._reached else numbers > self._lowest
        unsure = ~(high_enough & (numbers <= self._highest) & (size < LARGEST))
        unsure |= (size < SMALLEST) & (numbers != 0)
        if self._whole:
            unsure |= numbers != np.floor(numbers)
        first, *others = self._edges
        places = first.places(numbers, unsure, certain)
        for edges in others:
            places *= edges.size
            places += edges.places(numbers, unsure, certain)
        return places, unsure


class _Edges:
    """Cuts on one scale, in numbers of the unit or of what ``turned`` makes of them.

    ``size``: the number of places, ``2n`` between the cuts and ``2n + 1`` on one of them.
    """

    def __init__(self, cuts: Sequence[Fraction], turned: Callable[[Numbers], Numbers] | None = None) -> None:
        self.cuts = np.array([float(cut) for cut in cuts], np.float64)
        self.size = 2 * len(cuts) + 1
        self._turned = turned

    def places(self, numbers: Numbers, unsure: Mask, certain: Mask | None) -> Codes:
        """Each number's place; marks those that are too near to a cut to tell."""
        if self._turned is not None:
            return self._places_of_turned(self._turned(numbers), unsure)
        if len(self.cuts) > FEW:
            above = np.searchsorted(self.cuts, numbers, side="left").astype(np.int32)
            reached = np.searchsorted(self.cuts, numbers, side="right").astype(np.int32)
        else:
            above, reached = np.zeros((2, len(numbers)), np.int8)
            for cut in self.cuts:
                above += numbers > cut
                reached += numbers >= cut
        if certain is not None:
            unsure |= (above != reached) & ~certain
        return np.add(above, reached, dtype=np.int32)

    def _places_of_turned(self, values: Numbers, unsure: Mask) -> Codes:
        below = np.searchsorted(self.cuts, values).astype(np.int32)
        for place in (np.minimum(below, len(self.cuts) - 1), np.maximum(below - 1, 0)) if len(self.cuts) else ():
            unsure |= np.abs(values - self.cuts[place]) <= np.abs(self.cuts[place]) * MARGIN
        return 2 * below


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
        return Scale([_Edges(own)], lowest, whole=whole, factor=None if unit.offset else float(unit.factor))
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
