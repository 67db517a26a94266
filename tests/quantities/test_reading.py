"""Text to quantity, and what is said about text that is none."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dualclass.diagnostics import DiagnosticError
from dualclass.quantities import Interval, Quantity, format_number, is_negative, read_quantity, split_basis
from dualclass.quantities.forms import FormError, grammar_form, simple_form
from dualclass.quantities.units import dimension_named, dimensions, unit_named

F = Fraction

UNITS = [(dimension, unit) for dimension in dimensions() for unit in dimension_named(dimension).units]


@pytest.mark.parametrize(
    ("text", "units", "stated"),
    [
        ("12 bit", ["bit"], Interval.point(12)),
        ("1.27e7 m", ["m"], Interval.point(12700000)),
        ("12.7 x 10^6 m", ["m"], Interval.point(12700000)),
        ("12,7 × 10⁶ m", ["m"], Interval.point(12700000)),
        ("10^-3 Pa", ["Pa"], Interval.point(F(1, 1000))),
        ("−120 °C", ["K"], Interval.point(-120)),
        ("0.8 um +- 0.1 um", ["um"], Interval(F("0.7"), F("0.9"))),
        ("0,8 µm ± 100 nm", ["um"], Interval(F("0.7"), F("0.9"))),
        ("5 ± 1 um", ["um"], Interval(F(4), F(6))),
        ("100 mm +- 5 %", ["mm"], Interval(F(95), F(105))),
        ("25 % +- 1 %", ["%"], Interval(F(24), F(26))),
        ("20 degC +- 1 K", ["K"], Interval(F(19), F(21))),
        ("30 dBm ± 1 dB", ["W"], Interval(F(29), F(31))),
        ("1.2..1.5 GHz", ["GHz"], Interval(F("1.2"), F("1.5"))),
        ("900 MHz..1.5 GHz", ["GHz"], Interval(F("0.9"), F("1.5"))),
        (">= 2.6 GS/s", ["S/s"], Interval(F("2.6"), None)),
        ("> 2.6 GS/s", ["S/s"], Interval(F("2.6"), None, low_open=True)),
        ("< 3 um", ["um"], Interval(None, F(3), high_open=True)),
        ("≤ 3 um", ["um"], Interval(None, F(3))),
        ("1 000 MS/s", ["S/s"], Interval.point(1000)),
        ("1\u2009000\u202f000 S/s", ["S/s"], Interval.point(1000000)),
        ("2,6 GS/s", ["S/s"], Interval.point(F("2.6"))),
        ("0,125 mm", ["mm"], Interval.point(F("0.125"))),
        ("5", [], Interval.point(5)),
        ("100 1/s", ["/s"], Interval.point(100)),
        ("3 t", ["kg"], Interval.point(3)),
    ],
)
def test_shapes(text: str, units: list[str], stated: Interval) -> None:
    found = read_quantity(text, units)
    assert found.stated == stated
    assert not found.is_span


def test_spans() -> None:
    band = read_quantity("30 to 40 GHz", ["GHz"], span=True)
    assert band.is_span and band.interval == Interval(F(30 * 10**9), F(40 * 10**9))
    range_ = read_quantity("-55 °C to 125 °C", ["K"], span=True)
    assert range_.interval == Interval(F("218.15"), F("398.15"))
    assert read_quantity("0 t to 10 t", ["kg"], span=True).stated == Interval(F(0), F(10))
    assert read_quantity("5 GHz", ["GHz"], span=True).is_span


BAD: list[tuple[str, list[str], str]] = [
    ("5 pinch", ["mm"], "Q008"),
    ("3 kb", ["bit"], "Q008"),
    ("3 mil", ["mm"], "Q008"),
    ("3 M", ["Hz"], "Q008"),
    ("5 Ghz", ["Hz"], "Q007"),
    ("5 furlong", ["m"], "Q007"),
    ("5", ["mm", "um"], "Q006"),
    ("5 m..6", ["m"], "Q006"),
    ("5 m +- 1", ["m"], "Q006"),
    ("9**9**9 m", ["m"], "Q002"),
    ("9" * 10_000_000, ["m"], "Q001"),
    ("9" * 61 + " m", ["m"], "Q003"),
    ("1e999999999 m", ["m"], "Q003"),
    ("1 x 10^-61 m", ["m"], "Q003"),
    ("1" + "0" * 50 + "e999999 m", ["m"], "Q003"),
    ("1e9 dBm", ["W"], "Q003"),
    ("NaN", ["m"], "Q002"),
    ("nan m", ["m"], "Q002"),
    ("inf m", ["m"], "Q002"),
    ("-Infinity", ["m"], "Q002"),
    ("1,000 m", ["m"], "Q005"),
    ("1,000,000 m", ["m"], "Q005"),
    ("1,234.5 m", ["m"], "Q005"),
    ("5 kg", ["m"], "Q009"),
    ("5 g", ["m/s2"], "Q009"),
    ("5 K", ["Hz"], "Q009"),
    ("5 Hz", ["S/s"], "Q009"),
    ("5 mm", [], "Q014"),
    ("5 %", [], "Q014"),
    ("30-40 GHz", ["GHz"], "Q002"),
    ("30 GHz-40 GHz", ["GHz"], "Q002"),
    ("30 to 40 GHz", ["GHz"], "Q012"),
    ("5..3 m", ["m"], "Q010"),
    ("5 m +- -1 m", ["m"], "Q010"),
    ("0 degC..300 K", ["K"], "Q015"),
    ("1 m +- 1 ft", ["m"], "Q015"),
    ("20 degC +- 5 %", ["K"], "Q015"),
    ("", ["m"], "Q002"),
    ("  ", ["m"], "Q002"),
    ("m", ["m"], "Q002"),
    (".5 mm", ["mm"], "Q002"),
    ("5 m 3 ft", ["m"], "Q002"),
    ("5 \x1b[31m", ["m"], "Q002"),
    ("٣ m", ["m"], "Q002"),
    ("(" * 150, ["m"], "Q002"),
    ("1 0000 m", ["m"], "Q002"),
]


@pytest.mark.parametrize(("text", "units", "code"), BAD, ids=[each[0][:20] for each in BAD])
def test_bad_text_gets_one_clear_error(text: str, units: list[str], code: str) -> None:
    with pytest.raises(DiagnosticError) as caught:
        read_quantity(text, units)
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code == code
    assert diagnostic.help or diagnostic.suggestion
    assert not diagnostic.message.endswith(".")
    assert len(diagnostic.message) < 150
    assert "__ANON" not in str(diagnostic) and "NUMBER" not in str(diagnostic)
    for label in diagnostic.labels:
        assert 0 <= label.place.start <= label.place.end <= len(text)


def test_errors_point_into_the_text_as_given() -> None:
    with pytest.raises(DiagnosticError) as caught:
        read_quantity("  5 Ghz", ["Hz"])
    diagnostic = caught.value.diagnostics[0]
    assert diagnostic.suggestion == "GHz"
    assert (diagnostic.labels[0].place.start, diagnostic.labels[0].place.end) == (4, 7)


@pytest.mark.parametrize("text", ["1,000 m", "1,5 m", "1 000 m"])
def test_rules_have_no_separators(text: str) -> None:
    with pytest.raises(DiagnosticError) as caught:
        read_quantity(text, ["m"], item=False)
    assert caught.value.diagnostics[0].code == "Q011"


@pytest.mark.parametrize("text", ["1..2 GHz", ">= 2 GHz", "2 GHz +- 1 GHz"])
def test_a_span_parameter_refuses_one_uncertain_value(text: str) -> None:
    with pytest.raises(DiagnosticError) as caught:
        read_quantity(text, ["GHz"], span=True)
    assert caught.value.diagnostics[0].code == "Q013"


def test_basis_is_parted_from_the_number() -> None:
    assert split_basis("30 % by weight") == ("30 %", "weight")
    assert split_basis("30 % by mass") == ("30 %", "weight")
    assert split_basis("5 ppm by particle volume or weight") == ("5 ppm", "particle volume or weight")
    assert split_basis("30 %") == ("30 %", None)


@pytest.mark.parametrize(
    ("text", "units", "negative"),
    [
        ("-1 mm", ["mm"], True),
        ("-1..2 mm", ["mm"], True),
        ("< 0 mm", ["mm"], True),
        ("< 3 mm", ["mm"], False),
        ("0 mm", ["mm"], False),
        ("-120 degC", ["K"], False),
        ("-300 degC", ["K"], True),
        ("-30 dBm", ["W"], False),
    ],
)
def test_negative(text: str, units: list[str], negative: bool) -> None:
    assert is_negative(read_quantity(text, units)) is negative


numbers = st.decimals(min_value=-(10**9), max_value=10**9, allow_nan=False, allow_infinity=False, places=6)


@given(numbers, st.sampled_from(UNITS))
@settings(max_examples=100)
def test_round_trip_in_every_unit(number: object, dimension_and_unit: tuple[str, str]) -> None:
    dimension, unit = dimension_and_unit
    value = F(str(number))
    if unit_named(unit).family == "level":
        value = value / 10**7
    text = f"{format_number(value)} {unit}"
    found = read_quantity(text, [dimension_named(dimension).canonical, unit])
    assert found.stated == Interval.point(value)
    assert found.unit == unit and found.dimension == dimension
    # And by way of the canonical unit, where that is rational.
    if unit_named(unit).exact:
        assert found.interval.is_point
        again = format_number((value * unit_named(unit).factor) + unit_named(unit).offset)
        if not again.startswith("≈"):
            canonical = dimension_named(dimension).canonical
            assert read_quantity(f"{again} {canonical}", [canonical or unit, ""]).interval == found.interval


def _grammar(text: str) -> object:
    try:
        return grammar_form(text)
    except FormError:
        return None


WORDS = """
1|0|12|1.5|.|,|e|E5|e-3|-|+| |  |..|to| to |t|m|GHz|S/s|1/s|/|%|(Si)
|Gy|>=|<|+-|±|x| x 10^6|^|µm|°C|000|\u2009|ton|*
"""
pieces = st.sampled_from(WORDS.replace("\n", "").split("|"))


@given(st.lists(pieces, max_size=7).map("".join))
@settings(max_examples=100)
def test_short_cut_agrees_with_the_grammar(text: str) -> None:
    short = simple_form(text)
    if short is not None:
        assert short == _grammar(text)


@given(st.text(max_size=30) | st.lists(pieces, max_size=8).map("".join), st.booleans(), st.booleans())
@settings(max_examples=100)
def test_nothing_but_a_quantity_or_its_own_error(text: str, span: bool, item: bool) -> None:
    try:
        found = read_quantity(text, ["GHz", "m", ""], span=span, item=item)
    except DiagnosticError as error:
        assert len(error.diagnostics) == 1
    else:
        assert isinstance(found, Quantity)
