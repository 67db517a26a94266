"""Intervals of exact numbers, with sound arithmetic: the true value always lies in the result.

Where a result is rational it is exact; where it is not (a root, a logarithm) it is a narrow enclosure, so
that a comparison is either decided rightly or stays unknown. No float takes part.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from dualclass.records import dataclass


@dataclass(frozen=True, slots=True)
class Interval:
    """What is known of one number: it lies between ``low`` and ``high``; ``None`` is unbounded.

    An open end is excluded. Raises ``ValueError`` when no number lies between the ends.
    """

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        """Refuse empty intervals; an unbounded end counts as open."""
        if self.low is None:
            object.__setattr__(self, "low_open", True)
        if self.high is None:
            object.__setattr__(self, "high_open", True)
        if self.low is None or self.high is None:
            return
        if self.low > self.high or (self.low == self.high and (self.low_open or self.high_open)):
            raise ValueError("an interval needs its lower end below its upper end")

    @staticmethod
    def point(value: Fraction | int) -> Interval:
        """The one number ``value``."""
        exact = Fraction(value)
        return Interval(exact, exact)

    @property
    def is_point(self) -> bool:
        """Whether the number is known exactly."""
        return self.low is not None and self.low == self.high

    def contains(self, value: Fraction | int) -> bool:
        """Whether ``value`` is one of the possible numbers."""
        if self.low is not None and (value < self.low or (value == self.low and self.low_open)):
            return False
        return self.high is None or value < self.high or (value == self.high and not self.high_open)

    def within(self, other: Interval) -> bool:
        """Whether every number of this interval is one of the other's."""
        low = other.low is None or (
            self.low is not None
            and (self.low > other.low or (self.low == other.low and (self.low_open or not other.low_open)))
        )
        high = other.high is None or (
            self.high is not None
            and (self.high < other.high or (self.high == other.high and (self.high_open or not other.high_open)))
        )
        return low and high

    def __neg__(self) -> Interval:
        """The interval with its sign changed."""
        return Interval(_negative(self.high), _negative(self.low), self.high_open, self.low_open)

    def __add__(self, other: Interval) -> Interval:
        """Every sum of a number here and a number there."""
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        return Interval(low, high, self.low_open or other.low_open, self.high_open or other.high_open)

    def __sub__(self, other: Interval) -> Interval:
        """Every difference; the two numbers are taken as independent."""
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        """Every product."""
        if self == ZERO or other == ZERO:
            return ZERO
        corners = [_corner(mine, theirs) for mine in _ends(self) for theirs in _ends(other)]
        zero_possible = self.contains(0) or other.contains(0)
        low, low_open = min(corners, key=lambda corner: (corner[0], corner[1]))
        high, high_open = max(corners, key=lambda corner: (corner[0], not corner[1]))
        return Interval(
            _bounded(low),
            _bounded(high),
            low_open and not (low == _NOUGHT and zero_possible),
            high_open and not (high == _NOUGHT and zero_possible),
        )

    def __truediv__(self, other: Interval) -> Interval:
        """Every quotient; where the divisor may be zero, nothing is known."""
        return self * reciprocal(other)

    def scaled(self, factor: Fraction, offset: Fraction = Fraction(0)) -> Interval:
        """``factor * x + offset`` for every ``x``; the factor is above zero."""
        low = None if self.low is None else self.low * factor + offset
        high = None if self.high is None else self.high * factor + offset
        return Interval(low, high, self.low_open, self.high_open)

    def magnitude(self) -> Interval:
        """Every absolute value."""
        if self.low is not None and self.low >= 0:
            return self
        if self.high is not None and self.high <= 0:
            return -self
        if self.low is None or self.high is None:
            return Interval(Fraction(0), None)
        mirrored, mirrored_open = -self.low, self.low_open
        if mirrored == self.high:
            return Interval(Fraction(0), self.high, high_open=self.high_open and mirrored_open)
        if mirrored > self.high:
            return Interval(Fraction(0), mirrored, high_open=mirrored_open)
        return Interval(Fraction(0), self.high, high_open=self.high_open)


ZERO = Interval(Fraction(0), Fraction(0))
WHOLE = Interval(None, None)
"""Nothing is known."""

# An end as a sortable value: (-1, 0) is minus infinity, (0, x) a number, (1, 0) plus infinity.
_End = tuple[int, Fraction]
_NOUGHT: _End = (0, Fraction(0))


def _negative(value: Fraction | None) -> Fraction | None:
    return None if value is None else -value


def _ends(interval: Interval) -> tuple[tuple[_End, bool], tuple[_End, bool]]:
    low: _End = (-1, Fraction(0)) if interval.low is None else (0, interval.low)
    high: _End = (1, Fraction(0)) if interval.high is None else (0, interval.high)
    return (low, interval.low_open), (high, interval.high_open)


def _sign(end: _End) -> int:
    infinite, value = end
    return infinite or (value > 0) - (value < 0)


def _corner(one: tuple[_End, bool], other: tuple[_End, bool]) -> tuple[_End, bool]:
    (mine, mine_open), (theirs, theirs_open) = one, other
    sign = _sign(mine) * _sign(theirs)
    if sign and (mine[0] or theirs[0]):
        return (sign, Fraction(0)), True
    return (0, mine[1] * theirs[1]), mine_open or theirs_open


def _bounded(end: _End) -> Fraction | None:
    return None if end[0] else end[1]


def reciprocal(interval: Interval) -> Interval:
    """``1/x`` for every ``x``; unbounded on both sides when ``x`` may be zero or of either sign."""
    low, high = interval.low, interval.high
    positive = low is not None and (low > 0 or (low == 0 and interval.low_open))
    negative = high is not None and (high < 0 or (high == 0 and interval.high_open))
    if not positive and not negative:
        return WHOLE
    new_low = Fraction(0) if high is None else None if high == 0 else 1 / high
    new_high = Fraction(0) if low is None else None if low == 0 else 1 / low
    return Interval(new_low, new_high, interval.high_open, interval.low_open)


def minimum(intervals: Iterable[Interval]) -> Interval:
    """The smallest of several numbers. Raises ``ValueError`` when there is none."""
    return -maximum(-each for each in intervals)


def maximum(intervals: Iterable[Interval]) -> Interval:
    """The largest of several numbers. Raises ``ValueError`` when there is none."""
    ends = [_ends(each) for each in intervals]
    if not ends:
        raise ValueError("nothing has no largest")
    # Among equal upper ends a closed one wins, among equal lower ends an open one: the set really reached.
    low, low_open = max((low for low, _ in ends), key=lambda end: (end[0], end[1]))
    high, high_open = max((high for _, high in ends), key=lambda end: (end[0], not end[1]))
    return Interval(_bounded(low), _bounded(high), low_open, high_open)


def total(intervals: Iterable[Interval]) -> Interval:
    """The sum of several numbers; of none it is zero."""
    result = ZERO
    for each in intervals:
        result = result + each
    return result
