"""Numbers as people read them."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dualclass.quantities import Interval, format_interval, format_number

F = Fraction


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (F(0), "0"),
        (F(5), "5"),
        (F("0.1"), "0.1"),
        (F("46.3"), "46.3"),
        (F("-153.15"), "-153.15"),
        (F(12700000), "12700000"),
        (F(26 * 10**8), "2.6e9"),
        (F(10**12), "1e12"),
        (F("0.0001"), "0.0001"),
        (F("0.000001"), "1e-6"),
        (F(1, 3), "≈0.333333"),
        (F(-2, 3), "≈-0.666667"),
        (F(10**20, 3), "≈3.33333e19"),
        (F(999999999, 1000000007), "≈1"),
    ],
)
def test_numbers(value: Fraction, text: str) -> None:
    assert format_number(value) == text


@given(st.fractions())
@settings(max_examples=100)
def test_what_is_printed_without_a_sign_of_rounding_is_exact(value: Fraction) -> None:
    text = format_number(value)
    read = F(text.removeprefix("≈"))
    if text.startswith("≈"):
        assert abs(read - value) <= abs(value) / 10**5
    else:
        assert read == value


def test_intervals() -> None:
    assert format_interval(Interval.point(12), "bit") == "12 bit"
    assert format_interval(Interval(F("1.2"), F("1.5")), "GHz") == "1.2..1.5 GHz"
    assert format_interval(Interval(F(30), F(40)), "GHz", span=True) == "30 to 40 GHz"
    assert format_interval(Interval(F("2.6"), None), "GS/s") == ">= 2.6 GS/s"
    assert format_interval(Interval(None, F(3), high_open=True), "um") == "< 3 um"
    assert format_interval(Interval(F(1), F(2), low_open=True)) == "more than 1 but at most 2"
    assert format_interval(Interval(None, None), "m") == "any value"
