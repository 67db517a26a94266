"""Numbers as lists print them, and the units behind them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from dualclass.workshop.auditing.measures import Measure, number_text
from dualclass.workshop.auditing.numerals import convention_of, numerals_in
from dualclass.workshop.auditing.printed_units import unit_after


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("0,9", ["9/10"]),
        ("3 000 h", ["3000"]),
        ("12\u2009500 rpm", ["12500"]),
        ("12,7 × 10^6 m", ["12700000"]),
        ("5 x 10⁻⁴ mm", ["1/2000"]),
        ("1.27e7", ["12700000"]),
        ("10^-4", ["1/10000"]),
        ("10 -6 Pa", ["1/1000000"]),
        ("10-60 mm", ["10", "60"]),
        ("(-273,05 °C)", ["-5461/20"]),
        ("(- 55 °C)", ["-55"]),
        ("airships - 30 min", ["30"]),
        ("12-14 bit", ["12", "14"]),
        ("± 0,05 %", ["1/20"]),
        ("3/8 inch", ["3/8"]),
        ("1,5:1 band", ["3/2"]),
        ("one half of it", ["1/2"]),
        ("two or more", ["2"]),
        ("twelve axes", ["12"]),
        ("3,5,7 of them", ["3", "5", "7"]),
        ("no number", []),
    ],
)
def test_numbers(text: str, values: list[str]) -> None:
    assert [str(each.values[0]) for each in numerals_in(text, "comma")] == values


def test_a_number_beyond_all_size_is_not_passed_over() -> None:
    found = numerals_in("9" * 5000, "comma")
    assert sum(each.end - each.start for each in found) == 5000


def test_a_lost_exponent_is_restored_and_the_plain_number_is_kept() -> None:
    (found,) = numerals_in("10 × 106 m", "comma")
    assert found.lost
    assert found.values == (Fraction(10**7), Fraction(1060))
    (bare,) = numerals_in("109 particles", "comma")
    assert bare.values == (Fraction(109), Fraction(10**9))


@pytest.mark.parametrize(
    ("text", "comma", "point"),
    [
        ("15,240 ft", "381/25", "15240"),
        ("1,273.15 K", "25463/20", "25463/20"),
        ("0.5", "1/2", "1/2"),
        ("0,25", "1/4", "1/4"),
    ],
)
def test_conventions(text: str, comma: str, point: str) -> None:
    assert str(numerals_in(text, "comma")[0].values[0]) == comma
    assert str(numerals_in(text, "point")[0].values[0]) == point


def test_the_convention_of_a_file_is_what_it_has_more_of() -> None:
    assert convention_of(["less than 0,9 µm", "1,5 W and 3A001.a.5"]) == "comma"
    assert convention_of(["less than 0.9 um", "1,273.15 K"]) == "point"
    assert convention_of(["nothing to go by"]) == "point"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("12 µm;", "um"),
        ("5m.", "m"),
        ("0,003°;", "deg"),
        ("180ºC) and", "degC"),
        ("1,3 Giga Samples Per Second (GSPS);", "GS/s"),
        ("2 seconds of arc, TIR", "arcsec"),
        ("70 Weighted TeraFLOPS (WT);", "WT"),
        ("1367 watts per square metre", "W/m2"),
        ("32-bit or larger", "bit"),
        ("10% by weight", "%"),
        ("15240 metres (50000 feet)", "m"),
        ("500 krad (Si)", "krad(Si)"),
        ("2 MPa以上", "MPa"),
        ("14000 nm이고", "nm"),
        ("1000 C)", "degC"),
        ("8 wt % of it", "%"),
    ],
)
def test_units(text: str, unit: str) -> None:
    end = numerals_in(text, "comma")[0].end
    found = unit_after(text, end)
    assert found is not None
    assert found.units == (unit,)


@pytest.mark.parametrize("text", ["2 rotary axes", "5 in the list", "700; or", "34 or more", "3 a month"])
def test_no_units(text: str) -> None:
    assert unit_after(text, numerals_in(text, "comma")[0].end) is None


def test_what_looks_like_a_unit_and_is_none_is_told() -> None:
    found = unit_after("5 units/h", 1)
    assert found is not None
    assert (found.units, found.unknown) == ((), "units/h")


def test_a_g_may_be_a_mass_or_an_acceleration() -> None:
    found = unit_after("100 g or more", 3)
    assert found is not None
    assert found.units == ("g", "g0")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("1", "mm"), ("1000", "um"), True),
        (("46.3", "km/h"), ("25", "kn"), True),
        (("10", "%"), ("0.1", ""), True),
        (("10", "%"), ("10", ""), False),
        (("5", "Hz"), ("5", "/s"), True),
        (("30", "dBm"), ("1", "W"), False),
        (("0", "degC"), ("273.15", "K"), True),
    ],
)
def test_the_same_quantity(one: tuple[str, str], other: tuple[str, str], same: bool) -> None:
    keys = [Measure(Fraction(value), unit).key for value, unit in (one, other)]
    # 25 knots are 46.3 km/h exactly
    assert (keys[0] == keys[1]) is same


@pytest.mark.parametrize(
    ("value", "text"),
    [("9/10", "0.9"), ("1/3", "1/3"), ("2540000", "2.54e6"), ("-55", "-55"), ("1/100000", "1e-5"), ("0", "0")],
)
def test_shown(value: str, text: str) -> None:
    assert number_text(Fraction(value)) == text
