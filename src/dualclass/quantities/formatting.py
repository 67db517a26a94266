"""Exact numbers as people read them: decimal, without the noise of floats."""

from __future__ import annotations

from fractions import Fraction

from dualclass.quantities.interval import Interval

_EXACT_DIGITS = 60
_ROUNDED_DIGITS = 6


def format_number(value: Fraction) -> str:
    """The number in decimals; ``≈`` stands before what had to be rounded (to six digits).

    An exact text reads back as the same number. Very large and very small numbers have a power of ten.
    """
    sign = "-" if value < 0 else ""
    size = abs(value)
    exact = _decimal_places(size.denominator)
    if exact is not None:
        digits = str(size.numerator * 10**exact // size.denominator)
        if len(digits.rstrip("0")) <= _EXACT_DIGITS:
            return sign + _placed(digits, exact)
    power = _power_of_ten(size)
    places = _ROUNDED_DIGITS - 1 - power
    rounded = round(size * Fraction(10) ** places)
    return "≈" + sign + _placed(str(rounded), places)


def _decimal_places(denominator: int) -> int | None:
    """How many decimals a fraction with this denominator has; ``None`` when they never end."""
    twos = (denominator & -denominator).bit_length() - 1
    rest, fives = denominator >> twos, 0
    while rest % 5 == 0:
        rest //= 5
        fives += 1
    return max(twos, fives) if rest == 1 else None


def _power_of_ten(size: Fraction) -> int:
    """The power of ten of the first digit of a number above zero."""
    guess = len(str(size.numerator)) - len(str(size.denominator))
    return guess if size >= Fraction(10) ** guess else guess - 1


def _placed(digits: str, places: int) -> str:
    """Digits with ``places`` of them after the point (below zero: that many noughts to be added)."""
    kept = digits.lstrip("0").rstrip("0")
    if not kept:
        return "0"
    trailing = len(digits) - len(digits.rstrip("0"))
    power = len(kept) - 1 + trailing - places
    if power >= 9 or power < -4:
        fraction = f".{kept[1:]}" if len(kept) > 1 else ""
        return f"{kept[0]}{fraction}e{power}"
    if power < 0:
        return "0." + "0" * (-power - 1) + kept
    kept = kept.ljust(power + 1, "0")
    return kept[: power + 1] + (f".{kept[power + 1 :]}" if len(kept) > power + 1 else "")


def format_interval(interval: Interval, unit: str = "", *, span: bool = False) -> str:
    """Text of an interval: ``12 bit``, ``1.2..1.5 GHz``, ``>= 2.6 GS/s``; a span as ``30 to 40 GHz``."""
    after = f" {unit}" if unit else ""
    low, high = interval.low, interval.high
    if low is None and high is None:
        return "any value"
    if low is None:
        assert high is not None
        return f"{'<' if interval.high_open else '<='} {format_number(high)}{after}"
    if high is None:
        return f"{'>' if interval.low_open else '>='} {format_number(low)}{after}"
    if low == high:
        return f"{format_number(low)}{after}"
    if interval.low_open or interval.high_open:
        above = "more than" if interval.low_open else "at least"
        below = "less than" if interval.high_open else "at most"
        return f"{above} {format_number(low)} but {below} {format_number(high)}{after}"
    return f"{format_number(low)}{' to ' if span else '..'}{format_number(high)}{after}"
