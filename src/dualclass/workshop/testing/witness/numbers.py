"""One number that is to be found: the range left to it, and the roundest value within."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from dualclass.language.criteria import Border, Face
from dualclass.language.writing import write_number
from dualclass.quantities import format_number, unit_named

_TENTH = Fraction(1, 10)


def last_place(value: Fraction) -> Fraction:
    """One unit in the last place of a number as a rule prints it: 0.1 of 12.7, 100000 of 12.7e6, 1 of 400."""
    text = write_number(abs(value))
    digits, _, power = text.partition("e")
    if "/" in digits:
        return abs(value) * _TENTH
    places = len(digits.partition(".")[2])
    return Fraction(10) ** ((int(power) if power else 0) - places)


def step_of(value: Fraction, *, count: bool) -> Fraction:
    """How far beside a border its neighbours stand: one in the last printed place, a tenth of it at most.

    A count has no neighbours nearer than one.
    """
    if count:
        return Fraction(1)
    step = last_place(value)
    while value and step * 10 > abs(value):
        step *= _TENTH
    return step


@dataclass(frozen=True, slots=True)
class Range:
    """What is left to a number in one unit; ``None`` is unbounded. ``count``: it is a whole number."""

    unit: str
    low: Fraction | None = None
    high: Fraction | None = None
    low_open: bool = False
    high_open: bool = False
    count: bool = False

    def narrowed(self, border: Border, face: Face) -> Range | None:
        """The range with a border taken into account; ``None`` when nothing is left."""
        value = converted(face.value, face.unit, self.unit)
        if value is None:
            return None
        match border:
            case "at least":
                found = self._above(value, strict=False)
            case "more than":
                found = self._above(value, strict=True)
            case "at most":
                found = self._below(value, strict=False)
            case "less than":
                found = self._below(value, strict=True)
            case "exactly":
                found = self._above(value, strict=False)._below(value, strict=False)
        return found if found.value() is not None else None

    def _above(self, value: Fraction, *, strict: bool) -> Range:
        if self.low is not None and (self.low > value or (self.low == value and (self.low_open or not strict))):
            return self
        return replace(self, low=value, low_open=strict)

    def _below(self, value: Fraction, *, strict: bool) -> Range:
        if self.high is not None and (self.high < value or (self.high == value and (self.high_open or not strict))):
            return self
        return replace(self, high=value, high_open=strict)

    def value(self) -> Fraction | None:
        """A number in the range as near to its border as a printed number is; ``None`` when there is none."""
        low, high = self.low, self.high
        if low is not None:
            found = low + (step_of(low, count=self.count) if self.low_open else 0)
        elif high is not None:
            found = high - (step_of(high, count=self.count) if self.high_open else 0)
            if found <= 0 < high and not self.count:
                found = high / 2
        else:
            return Fraction(1)
        if self.holds(found):
            return found
        if low is not None and high is not None and low < high and not self.count:
            middle = (low + high) / 2
            return middle if self.holds(middle) else None
        return None

    def holds(self, value: Fraction) -> bool:
        """Whether a number lies in the range."""
        if self.low is not None and (value < self.low or (value == self.low and self.low_open)):
            return False
        if self.high is not None and (value > self.high or (value == self.high and self.high_open)):
            return False
        return not self.count or value.denominator == 1


def converted(value: Fraction, unit: str, other: str) -> Fraction | None:
    """A number of one unit in another; ``None`` where they have no exact relation."""
    if unit == other:
        return value
    one, two = unit_named(unit), unit_named(other)
    if one.dimension != two.dimension or (one.family != two.family and not (one.exact and two.exact)):
        return None
    return (value * one.factor + one.offset - two.offset) / two.factor


def written(value: Fraction, unit: str) -> str | None:
    """The number with its unit as an item states it; ``None`` where decimals cannot say it exactly."""
    text = format_number(value)
    return None if text.startswith("≈") else f"{text} {unit}".rstrip()
