"""Roots, powers and logarithms of intervals: exact where the result is rational, else a narrow enclosure.

Enclosures come from decimal arithmetic of 100 places, whose functions are rounded correctly; the ends are
then moved outwards by far more than the rounding could amount to.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal
from fractions import Fraction
from functools import lru_cache

from dualclass.quantities.interval import WHOLE, Interval, reciprocal

_PLACES = 100
_SLACK = Fraction(1, 10**90)
_LARGEST_ROOT = 64
_LARGEST_POWER = 64
_LARGEST_LOGARITHM = 100_000


def _context() -> Context:
    return Context(prec=_PLACES, Emax=MAX_EMAX, Emin=MIN_EMIN)


def _around(value: Fraction, error: Fraction) -> Interval:
    return Interval(value - error, value + error)


def _integer_root(number: int, degree: int) -> int:
    """The largest integer whose power of ``degree`` does not exceed ``number``."""
    if number < 2:
        return number
    guess = 1 << -(-number.bit_length() // degree)
    while True:
        better = ((degree - 1) * guess + number // guess ** (degree - 1)) // degree
        if better >= guess:
            return guess
        guess = better


def _exact_root(value: Fraction, degree: int) -> Fraction | None:
    if value in (0, 1):
        return value
    if degree > _LARGEST_ROOT:
        return None
    top, bottom = _integer_root(value.numerator, degree), _integer_root(value.denominator, degree)
    exact = top**degree == value.numerator and bottom**degree == value.denominator
    return Fraction(top, bottom) if exact else None


def _ln(value: Fraction) -> Interval:
    """The natural logarithm of a number above zero."""
    context = _context()
    top = Fraction(Decimal(value.numerator).ln(context))
    bottom = Fraction(Decimal(value.denominator).ln(context))
    return _around(top - bottom, (abs(top) + abs(bottom)) * _SLACK)


@lru_cache(maxsize=4096)
def _log(value: Fraction, base: int) -> Interval:
    """The logarithm of a number above zero: exact for powers of the base."""
    top, bottom = value.numerator, value.denominator
    if 1 in (top, bottom):
        power = _whole_power(max(top, bottom), base)
        if power is not None:
            return Interval.point(power if bottom == 1 else -power)
    return _ln(value) / _ln(Fraction(base))


def _whole_power(number: int, base: int) -> int | None:
    if base == 2:
        return number.bit_length() - 1 if number & (number - 1) == 0 else None
    power = 0
    while number % base == 0:
        number //= base
        power += 1
    return power if number == 1 else None


@lru_cache(maxsize=4096)
def _power(value: Fraction, exponent: Fraction) -> Interval:
    """``value ** exponent`` for a value above zero."""
    if abs(exponent.numerator) <= _LARGEST_POWER:
        root = _exact_root(value, exponent.denominator)
        if root is not None:
            return Interval.point(root**exponent.numerator)
    argument = _ln(value) * Interval.point(exponent)
    low, high = argument.low, argument.high
    if low is None or high is None or max(abs(low), abs(high)) > _LARGEST_LOGARITHM:
        return Interval(Fraction(0), None, low_open=True)
    below, above = (_exp(each) for each in (low, high))
    return Interval(below.low, above.high)


def _exp(value: Fraction) -> Interval:
    context = _context()
    # Rounding the argument moves the result by a relative 10**-95 at most, as the argument is below 100,000.
    nearest = context.divide(Decimal(value.numerator), Decimal(value.denominator))
    result = Fraction(nearest.exp(context))
    return _around(result, result * _SLACK)


def _rising(
    interval: Interval, function: Callable[[Fraction], Interval], low: Fraction | None, *, low_open: bool
) -> Interval:
    """The image of an interval under a rising function; ``low`` is its value at no end."""
    image_low, image_low_open = low, low_open
    if interval.low is not None:
        at_low = function(interval.low)
        image_low = at_low.low
        image_low_open = at_low.low_open or (interval.low_open and at_low.is_point)
    if interval.high is None:
        return Interval(image_low, None, image_low_open)
    at_high = function(interval.high)
    return Interval(image_low, at_high.high, image_low_open, interval.high_open and at_high.is_point)


def log(interval: Interval, base: int) -> Interval:
    """The logarithm to ``base``; nothing is known where the number may be below zero."""
    low, high = interval.low, interval.high
    if low is None or low < 0 or (high is not None and high <= 0):
        return WHOLE
    if low == 0:
        if high is None:
            return WHOLE
        at_high = _log(high, base)
        return Interval(None, at_high.high, high_open=interval.high_open and at_high.is_point)
    return _rising(interval, lambda value: _log(value, base), None, low_open=True)


def log2(interval: Interval) -> Interval:
    """The logarithm to base two."""
    return log(interval, 2)


def log10(interval: Interval) -> Interval:
    """The logarithm to base ten."""
    return log(interval, 10)


def power(interval: Interval, exponent: Fraction | int) -> Interval:
    """``x ** exponent``; fractional exponents need numbers that are not below zero, else nothing is known."""
    exponent = Fraction(exponent)
    if exponent == 0:
        return Interval.point(1)
    if exponent < 0:
        return reciprocal(power(interval, -exponent))
    below_zero = interval.low is None or interval.low < 0
    if below_zero:
        if exponent.denominator != 1:
            return WHOLE
        if exponent.numerator % 2:
            return _odd_power(interval, exponent)
        interval = interval.magnitude()
    return _rising(interval, lambda value: _raised(value, exponent), None, low_open=True)


def _raised(value: Fraction, exponent: Fraction) -> Interval:
    if value == 0:
        return Interval.point(0)
    return -_power(-value, exponent) if value < 0 else _power(value, exponent)


def _odd_power(interval: Interval, exponent: Fraction) -> Interval:
    return _rising(interval, lambda value: _raised(value, exponent), None, low_open=True)


def sqrt(interval: Interval) -> Interval:
    """The square root; nothing is known where the number may be below zero."""
    return power(interval, Fraction(1, 2))


@lru_cache(maxsize=1)
def pi() -> Interval:
    """The ratio of a circle's circumference to its diameter, enclosed to some ninety places (Machin's
    formula).
    """
    value = 16 * _arctangent_of_inverse(5) - 4 * _arctangent_of_inverse(239)
    return _around(value, _SLACK)


def _arctangent_of_inverse(number: int) -> Fraction:
    unit = 10**110
    term, result, divisor, sign = unit // number, 0, 1, 1
    while term:
        result += sign * (term // divisor)
        term //= number * number
        divisor += 2
        sign = -sign
    return Fraction(result, unit)
