"""Interval arithmetic is sound, and exact where the result is rational."""

from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dualclass.quantities import Interval
from dualclass.quantities.functions import log2, log10, pi, power, sqrt
from dualclass.quantities.interval import WHOLE, ZERO, maximum, minimum, reciprocal, total

F = Fraction
Known = tuple[Interval, Fraction]

small = st.fractions(min_value=-20, max_value=20, max_denominator=12)


@st.composite
def interval_and_member(draw: st.DrawFn) -> tuple[Interval, Fraction]:
    """An interval of any shape, with a number that lies in it."""
    value = draw(small)
    low = draw(st.none() | st.fractions(min_value=0, max_value=5, max_denominator=6))
    high = draw(st.none() | st.fractions(min_value=0, max_value=5, max_denominator=6))
    interval = Interval(
        None if low is None else value - low,
        None if high is None else value + high,
        low_open=bool(low) and draw(st.booleans()),
        high_open=bool(high) and draw(st.booleans()),
    )
    assert interval.contains(value)
    return interval, value


member = interval_and_member()


@given(member, member)
@settings(max_examples=100)
def test_arithmetic_encloses_every_result(one: tuple[Interval, Fraction], other: tuple[Interval, Fraction]) -> None:
    (a, x), (b, y) = one, other
    assert (a + b).contains(x + y)
    assert (a - b).contains(x - y)
    assert (a * b).contains(x * y)
    assert (-a).contains(-x)
    assert a.magnitude().contains(abs(x))
    assert minimum([a, b]).contains(min(x, y))
    assert maximum([a, b]).contains(max(x, y))
    assert total([a, b, a]).contains(x + y + x)
    if y:
        assert (a / b).contains(x / y)


@given(member, st.sampled_from([F(2), F(3), F(-1), F(-2), F(1, 2), F(3, 2), F(1, 3), F(-1, 2)]))
@settings(max_examples=100)
def test_powers_enclose_every_result(one: tuple[Interval, Fraction], exponent: Fraction) -> None:
    interval, x = one
    assume(x > 0 or (exponent.denominator == 1 and x != 0))
    result = power(interval, exponent)
    raised = power(Interval.point(x), exponent)
    assert raised.low is not None and raised.high is not None
    assert raised.within(result)
    # y = x ** (p/q) exactly when y ** q = x ** p
    assert raised.low**exponent.denominator <= x**exponent.numerator <= raised.high**exponent.denominator


@given(st.fractions(min_value=F(1, 1000), max_value=1000, max_denominator=1000))
@settings(max_examples=60)
def test_logarithms_are_narrow_and_sound(x: Fraction) -> None:
    for function, base in ((log2, 2), (log10, 10)):
        result = function(Interval.point(x))
        assert result.low is not None and result.high is not None
        assert result.high - result.low < F(1, 10**60)
        below, above = (power(Interval.point(base), end) for end in (result.low, result.high))
        assert below.low is not None and above.high is not None
        assert below.low <= x <= above.high


def test_exact_results_are_points() -> None:
    assert log2(Interval.point(1024)) == Interval.point(10)
    assert log2(Interval.point(F(1, 8))) == Interval.point(-3)
    assert log10(Interval.point(10**40)) == Interval.point(40)
    assert log10(Interval.point(F(1, 1000))) == Interval.point(-3)
    assert log10(Interval.point(1)) == ZERO
    assert sqrt(Interval.point(F(9, 16))) == Interval.point(F(3, 4))
    assert power(Interval.point(8), F(2, 3)) == Interval.point(4)
    assert not sqrt(Interval.point(2)).is_point
    assert not log10(Interval.point(1001)).is_point


def test_pi_is_enclosed() -> None:
    digits = "3.14159265358979323846264338327950288419716939937510582097494459230781640628620899"
    enclosure = pi()
    assert enclosure.low is not None and enclosure.high is not None
    assert enclosure.high - enclosure.low < F(1, 10**80)
    assert F(digits) - F(1, 10**79) < enclosure.low < enclosure.high < F(digits) + F(1, 10**79)


def test_division_by_what_may_be_zero_says_nothing() -> None:
    assert Interval.point(1) / Interval(F(-1), F(1)) == WHOLE
    assert Interval.point(1) / ZERO == WHOLE
    assert Interval.point(1) / Interval(F(0), F(2)) == WHOLE
    assert reciprocal(Interval(F(0), F(2), low_open=True)) == Interval(F(1, 2), None)


def test_open_ends_are_kept() -> None:
    above = Interval(F(2), None, low_open=True)
    assert above + Interval.point(1) == Interval(F(3), None, low_open=True)
    assert above * Interval.point(-1) == Interval(None, F(-2), high_open=True)
    assert Interval(F(0), F(2), low_open=True) * Interval(F(0), F(3)) == Interval(F(0), F(6))
    assert log2(Interval(F(4), F(8), low_open=True)) == Interval(F(2), F(3), low_open=True)


def test_huge_powers_stay_cheap() -> None:
    result = power(Interval.point(10), F(10**50))
    assert result.high is None and result.contains(1)


@pytest.mark.parametrize(("low", "high", "low_open"), [(F(2), F(1), False), (F(1), F(1), True)])
def test_empty_intervals_are_refused(low: Fraction, high: Fraction, low_open: bool) -> None:
    with pytest.raises(ValueError, match="lower end"):
        Interval(low, high, low_open=low_open)
