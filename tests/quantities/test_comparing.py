"""Borders: equality in every unit, two faces, uncertain values, spans."""

import itertools
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dualclass.quantities import (
    Interval,
    Quantity,
    compare,
    compare_intervals,
    format_number,
    magnitude,
    margin,
    read_quantity,
    span_compare,
)
from dualclass.quantities.comparing import Border, SpanVerb
from dualclass.quantities.units import dimension_named, dimensions, unit_named
from dualclass.verdict import Verdict

F = Fraction

T, N, U = Verdict.TRUE, Verdict.FALSE, Verdict.UNKNOWN
BORDERS: tuple[Border, ...] = ("at least", "more than", "at most", "less than")


def read(text: str, unit: str, *, span: bool = False) -> Quantity:
    return read_quantity(text, [unit], span=span)


EQUAL = [
    ("5000 nm", 5, "um"),
    ("1000 MS/s", 1, "GS/s"),
    ("1 000 MSPS", 1, "GS/s"),
    ("46.3 km/h", 25, "kn"),
    ("25 kn", F("46.3"), "km/h"),
    ("25.4 mm", 1, "inch"),
    ("180 degC", F("453.15"), "K"),
    ("453.15 K", 180, "degC"),
    ("356 degF", 180, "degC"),
    ("30 dBm", 1, "W"),
    ("1 W", 30, "dBm"),
    ("0 dBW", 30, "dBm"),
    ("1 mW", 0, "dBm"),
    ("0.5 byte", 4, "bit"),
    ("304.8 m", 1000, "ft"),
    ("760 Torr", 1, "atm"),
    ("100 l", F("0.1"), "m3"),
    ("1 Ci", 37, "GBq"),
    ("0.1 %", 1000, "ppm"),
    ("60 arcmin", 1, "deg"),
    ("5 rad(Si)", F("0.05"), "Gy(Si)"),
    ("1000 mrad", 1, "rad"),
]


@pytest.mark.parametrize(("text", "value", "unit"), EQUAL, ids=[each[0] for each in EQUAL])
def test_equality_at_the_threshold(text: str, value: int | Fraction, unit: str) -> None:
    found = read(text, unit)
    verdicts = [compare(found, border, [(F(value), unit)]) for border in BORDERS]
    assert verdicts == [T, N, T, N]
    assert compare(found, "exactly", [(F(value), unit)]) is T
    assert margin(found, [(F(value), unit)]) == 0


EXACT = [name for name in dimensions() if len(dimension_named(name).units) > 1]


@given(st.data(), st.sampled_from(EXACT), st.integers(1, 10**6), st.integers(-3, 3))
@settings(max_examples=100)
def test_order_is_kept_in_every_pair_of_units(data: st.DataObject, name: str, number: int, power: int) -> None:
    """A threshold in one unit, the same value stated in another: equal; a hair more, and it is more."""
    units = [unit_named(each) for each in dimension_named(name).units if unit_named(each).exact]
    one, other = data.draw(st.sampled_from(units)), data.draw(st.sampled_from(units))
    threshold = F(number) * F(10) ** power
    same = (threshold * one.factor + one.offset - other.offset) / other.factor
    for step, expected in ((F(0), [T, N, T, N]), (F(1, 10**20), [T, T, N, N]), (-F(1, 10**20), [N, N, T, T])):
        stated = Interval.point(same + step)
        quantity = Quantity("", stated.scaled(other.factor, other.offset), stated, other.name, name)
        assert [compare(quantity, border, [(threshold, one.name)]) for border in BORDERS] == expected
        text = format_number(same + step)
        if not text.startswith("≈"):
            again = read_quantity(f"{text} {other.name}", [one.name, other.name])
            assert again.interval == quantity.interval


def test_levels_against_watts_are_decided() -> None:
    # 48.75 dBm is 74.98942.. W: just below 75 W.
    assert compare(read("48.75 dBm", "W"), "less than", [(F(75), "W")]) is T
    assert compare(read("75 W", "W"), "more than", [(F("48.75"), "dBm")]) is T
    assert compare(read("20 mW", "W"), "more than", [(F(13), "dBm")]) is T
    assert compare(read("47.4 dBm..48 dBm", "W"), "more than", [(F("47.7"), "dBm")]) is U


def test_degrees_against_radians_are_decided() -> None:
    assert compare(read("180 deg", "rad"), "more than", [(F("3.14159265358979323846"), "rad")]) is T
    assert compare(read("3.14159265358979323847 rad", "deg"), "more than", [(F(180), "deg")]) is T
    assert compare(read("0.5 mrad", "rad"), "at least", [(F(500), "urad")]) is T


FACES = [(F(153), "K"), (F(-120), "degC")]


def test_a_two_faced_threshold_is_met_on_the_scale_of_the_item() -> None:
    assert compare(read("-120 degC", "K"), "at most", FACES) is T
    assert compare(read("153 K", "K"), "at most", FACES) is T
    assert compare(read("153.1 K", "K"), "at most", FACES) is N
    assert compare(read("-119.9 degC", "K"), "at most", FACES) is N


def test_a_third_scale_between_the_faces_is_open() -> None:
    assert compare(read("-184.2 degF", "K"), "at most", FACES) is U  # 153.04 K
    assert compare(read("-185 degF", "K"), "at most", FACES) is T
    assert compare(read("-183 degF", "K"), "at most", FACES) is N
    watts = [(F(75), "W"), (F("48.75"), "dBm")]
    assert compare(read("48.75 dBm", "W"), "at least", watts) is T
    assert compare(read("74.99 W", "W"), "at least", watts) is N


@pytest.mark.parametrize(
    ("text", "border", "expected"),
    [
        ("1.2..1.5 GHz", "more than", U),
        ("1.31..1.5 GHz", "more than", T),
        ("1.0..1.3 GHz", "more than", N),
        ("1.3..1.5 GHz", "at least", T),
        ("1.3..1.5 GHz", "more than", U),
        (">= 1.3 GHz", "at least", T),
        (">= 1.3 GHz", "more than", U),
        ("> 1.3 GHz", "more than", T),
        ("> 1.3 GHz", "at most", N),
        ("< 1.3 GHz", "at least", N),
        ("<= 1.3 GHz", "at least", U),
        ("<= 1.3 GHz", "more than", N),
        ("1.2 GHz +- 0.1 GHz", "less than", U),
        (">= 1.2 GHz", "exactly", U),
        ("1.4..1.5 GHz", "exactly", N),
    ],
)
def test_uncertain_values(text: str, border: Border, expected: Verdict) -> None:
    assert compare(read(text, "GHz"), border, [(F("1.3"), "GHz")]) is expected


def test_other_dimensions_are_a_mistake() -> None:
    with pytest.raises(ValueError, match="cannot be held against"):
        compare(read("5 m", "m"), "at least", [(F(5), "kg")])


ends = st.none() | st.fractions(min_value=-5, max_value=5, max_denominator=4)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = draw(ends), draw(ends)
    if low is not None and high is not None and low > high:
        low, high = high, low
    open_ends = low != high or low is None
    return Interval(low, high, low_open=open_ends and draw(st.booleans()), high_open=open_ends and draw(st.booleans()))


@given(intervals(), intervals(), intervals(), st.sampled_from((*BORDERS, "exactly")))
@settings(max_examples=100)
def test_knowing_more_never_changes_a_settled_verdict(
    one: Interval, other: Interval, threshold: Interval, border: Border
) -> None:
    narrow, wide = (one, other) if one.within(other) else (other, one)
    if not narrow.within(wide):
        return
    before = compare_intervals(wide, border, threshold)
    assert before in (U, compare_intervals(narrow, border, threshold))
    before = compare_intervals(threshold, border, wide)
    assert before in (U, compare_intervals(threshold, border, narrow))


@given(intervals(), st.fractions(min_value=-5, max_value=5, max_denominator=4))
@settings(max_examples=100)
def test_a_verdict_is_that_of_every_possible_value(interval: Interval, threshold: Fraction) -> None:
    samples = [x for x in (F(n, 24) for n in range(-150, 151)) if interval.contains(x)]
    truth = {
        "at least": {x >= threshold for x in samples},
        "more than": {x > threshold for x in samples},
        "at most": {x <= threshold for x in samples},
        "less than": {x < threshold for x in samples},
    }
    for border in BORDERS:
        found = compare_intervals(interval, border, Interval.point(threshold))
        # Closer together than any two ends, the samples show both answers where both are possible.
        assert samples
        expected = U if len(truth[border]) == 2 else Verdict.of(truth[border].pop())
        if interval.low is None or interval.high is None:
            assert found in (expected, U)
        else:
            assert found is expected


def ghz(border: Border, value: str) -> tuple[Border, list[tuple[Fraction, str]]]:
    return border, [(F(value), "GHz")]


@pytest.mark.parametrize(
    ("text", "verb", "bounds", "expected"),
    [
        ("30 to 40 GHz", "reaches", [ghz("more than", "31.8")], T),
        ("30 to 31.8 GHz", "reaches", [ghz("more than", "31.8")], N),
        ("30 to 31.8 GHz", "reaches", [ghz("at least", "31.8")], T),
        ("30 to 40 GHz", "reaches", [ghz("less than", "31")], T),
        ("32 to 40 GHz", "reaches", [ghz("less than", "31")], N),
        ("1 to 3 GHz", "overlaps", [ghz("more than", "2.7"), ghz("at most", "6.8")], T),
        ("1 to 2.7 GHz", "overlaps", [ghz("more than", "2.7"), ghz("at most", "6.8")], N),
        ("6.8 to 9 GHz", "overlaps", [ghz("more than", "2.7"), ghz("at most", "6.8")], T),
        ("6.8 to 9 GHz", "overlaps", [ghz("more than", "2.7"), ghz("less than", "6.8")], N),
        ("1 to 9 GHz", "overlaps", [ghz("more than", "2.7"), ghz("at most", "6.8")], T),
        ("1 to 9 GHz", "covers", [ghz("at least", "2.7"), ghz("at most", "6.8")], T),
        ("2.7 to 6.8 GHz", "covers", [ghz("more than", "2.7"), ghz("less than", "6.8")], T),
        ("3 to 9 GHz", "covers", [ghz("at least", "2.7"), ghz("at most", "6.8")], N),
        ("3 to 9 GHz", "covers", [ghz("at least", "2.7")], U),
        ("3 to 5 GHz", "stays within", [ghz("more than", "2.7"), ghz("at most", "6.8")], T),
        ("2.7 to 5 GHz", "stays within", [ghz("more than", "2.7"), ghz("at most", "6.8")], N),
        ("3 to 5 GHz", "stays within", [ghz("at most", "5")], T),
        ("3 to 5 GHz", "overlaps", [ghz("more than", "7"), ghz("less than", "6")], U),
        ("5 GHz", "overlaps", [ghz("at least", "5"), ghz("at most", "6")], T),
    ],
)
def test_spans(
    text: str, verb: SpanVerb, bounds: list[tuple[Border, list[tuple[Fraction, str]]]], expected: Verdict
) -> None:
    quantity = read(text, "GHz", span=True)
    found = span_compare(quantity, verb, bounds)
    assert found is expected


def test_spans_meet_two_faces_on_their_own_scale() -> None:
    bounds: list[tuple[Border, list[tuple[Fraction, str]]]]
    bounds = [("at least", [(F(218), "K"), (F(-55), "degC")]), ("at most", [(F(398), "K"), (F(125), "degC")])]
    for text in ("218 K to 398 K", "-55 degC to 125 degC"):
        assert span_compare(read(text, "K", span=True), "covers", bounds) is T
    assert span_compare(read("218.1 K to 398 K", "K", span=True), "covers", bounds) is N


def test_an_uncertain_value_settles_no_span() -> None:
    uncertain = read("30..40 GHz", "GHz")
    for verb in ("overlaps", "reaches", "stays within"):
        assert span_compare(uncertain, verb, [("at least", [(F(1), "GHz")])]) is U


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.booleans(), st.booleans())
@settings(max_examples=100)
def test_spans_agree_with_their_points(a: int, b: int, c: int, d: int, open_low: bool, open_high: bool) -> None:
    (a, b), (c, d) = sorted((a, b)), sorted((c, d + 1))
    if c == d:
        return
    quantity = read(f"{a} to {b} m", "m", span=True)
    points = [F(n, 4) for n in range(-4, 60)]
    inside = {x for x in points if (c < x if open_low else c <= x) and (x < d if open_high else x <= d)}
    span = {x for x in points if a <= x <= b}
    low: tuple[Border, list[tuple[Fraction, str]]]
    high: tuple[Border, list[tuple[Fraction, str]]]
    low = ("more than" if open_low else "at least", [(F(c), "m")])
    high = ("less than" if open_high else "at most", [(F(d), "m")])
    bounds = [low, high]
    assert span_compare(quantity, "overlaps", bounds) is Verdict.of(bool(span & inside))
    assert span_compare(quantity, "stays within", bounds) is Verdict.of(span <= inside)
    assert span_compare(quantity, "covers", bounds) is Verdict.of(inside <= span)


def test_margin_and_magnitude() -> None:
    assert margin(read("1.2 GS/s", "S/s"), [(F("1.3"), "GS/s")]) == F(1, 13)
    assert margin(read("1.4..1.5 GS/s", "S/s"), [(F("1.3"), "GS/s")]) == F(1, 13)
    assert margin(read("1..1.5 GS/s", "S/s"), [(F("1.3"), "GS/s")]) == 0
    assert margin(read("1 m", "m"), [(F(0), "m")]) is None
    assert compare(magnitude(read("-0.06 %", "%")), "more than", [(F("0.05"), "%")]) is T
    assert magnitude(read("-3..2 mm", "mm")).stated == Interval(F(0), F(3))


def test_every_border_on_every_interval_shape_terminates() -> None:
    shapes = ["1 dBm", ">= 1 dBm", "< 1 dBm", "1..2 dBm", "1.5 mW", "> 1.5 mW"]
    for text, border in itertools.product(shapes, BORDERS):
        assert compare(read(text, "W"), border, [(F("1.5"), "mW"), (F(2), "dBm")]) in (T, N, U)
