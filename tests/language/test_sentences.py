"""Every kind of sentence becomes its criterion."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from dualclass.language.criteria import (
    AllOf,
    AnyOf,
    Arithmetic,
    Binding,
    Bound,
    Bounds,
    Choice,
    Condition,
    Contains,
    Criterion,
    Enriched,
    Face,
    Family,
    Formula,
    FreeStatement,
    HasPart,
    Includes,
    IsFlag,
    IsKind,
    Literal,
    MadeOf,
    Mainly,
    Members,
    Not,
    NoteFigure,
    OtherParameter,
    PerformanceOf,
    Purpose,
    Quantifier,
    Rank,
    Reference,
    Share,
    SpanTest,
    SpecifiedIn,
    Subject,
    Substance,
    TableRow,
    Threshold,
)
from dualclass.language.reader import parse_rule_file


def number(value: str, unit: str = "", *more: Face) -> Literal:
    return Literal((Face(Fraction(value), unit), *more))


def bounds(border: str, limit: Any) -> Bounds:
    return Bounds((Bound(border, limit),))


def threshold(name: str, border: str, value: str, unit: str = "", **more: Any) -> Threshold:
    return Threshold(Subject(name), bounds(border, number(value, unit)), **more)


def criterion_of(sentence: str) -> Criterion:
    result = parse_rule_file(f"2B001\n    {sentence}\n", "test.rules")
    assert result.diagnostics == ()
    (criterion,) = result.rule_file.paragraphs[0].criteria
    return criterion


TRAVEL = threshold("travel", "less than", "1", "m")
CASES: list[tuple[str, Criterion]] = [
    ("it is a machine_tool", IsKind(("machine_tool",))),
    ("it is an agitator", IsKind(("agitator",))),
    ("it is not a glass", IsKind(("glass",), negated=True)),
    ("it is one of ring, bellows", IsKind(("ring", "bellows"))),
    ("it is numerically_controllable", IsFlag("numerically_controllable")),
    ("it is not twisted", IsFlag("twisted", negated=True)),
    ("it has optical_waveguide", HasPart("optical_waveguide")),
    ("it has no chuck_mounting", HasPart("chuck_mounting", negated=True)),
    ("sample_rate more than 1.3 GS/s", threshold("sample_rate", "more than", "1.3", "GS/s")),
    ("contouring_axes exactly 3", threshold("contouring_axes", "exactly", "3")),
    ("specific_modulus more than 12.7e6 m", threshold("specific_modulus", "more than", "12700000", "m")),
    ("level more than 3 dB", threshold("level", "more than", "3", "dB")),
    ("count at least 2", threshold("count", "at least", "2")),
    (
        "temperature more than 453 K (180 degC)",
        Threshold(Subject("temperature"), bounds("more than", number("453", "K", Face(Fraction(180), "degC")))),
    ),
    (
        "travel at least 1 m but less than 4 m",
        Threshold(
            Subject("travel"), Bounds((Bound("at least", number("1", "m")), Bound("less than", number("4", "m"))))
        ),
    ),
    (
        "diameter between 75 mm and 650 mm",
        Threshold(
            Subject("diameter"),
            Bounds((Bound("at least", number("75", "mm")), Bound("at most", number("650", "mm"))), by_convention=True),
        ),
    ),
    (
        "rate_stability at most +-0.05 %",
        Threshold(Subject("rate_stability"), bounds("at most", Literal((Face(Fraction("0.05"), "%", True),)))),
    ),
    (
        'nominal_size ranked at least "DN 25" ("NPS 1")',
        Threshold(Subject("nominal_size"), bounds("at least", Rank("DN 25", "NPS 1"))),
    ),
    ("rate the same as nominal_rate", Threshold(Subject("rate"), bounds("exactly", OtherParameter("nominal_rate")))),
    (
        "rate beyond the figure in 6A003.b.4 note 3.a",
        Threshold(Subject("rate"), bounds("more than", NoteFigure("6A003.b.4 note 3.a"))),
    ),
    (
        "host mass less than 4500 kg",
        Threshold(Subject("mass", scope="host"), bounds("less than", number("4500", "kg"))),
    ),
    (
        'life by "ASTM E-139" at least 10000 h at temperature 923 K at atmosphere inert',
        Threshold(
            Subject("life", "ASTM E-139"),
            bounds("at least", number("10000", "h")),
            (
                Condition("temperature", "value", value=number("923", "K")),
                Condition("atmosphere", "state", state="inert"),
            ),
        ),
    ),
    (
        "sfdr more than 68 dBc at output_frequency 100 MHz or the highest specified below it",
        threshold(
            "sfdr",
            "more than",
            "68",
            "dBc",
            conditions=(Condition("output_frequency", "value", number("100", "MHz"), fallback="highest below"),),
        ),
    ),
    (
        "power more than 1 W at any frequency more than 2 GHz at every field",
        threshold(
            "power",
            "more than",
            "1",
            "W",
            conditions=(
                Condition("frequency", "any", bounds=bounds("more than", number("2", "GHz"))),
                Condition("field", "every"),
            ),
        ),
    ),
    (
        "fraction at least 90 % by particle volume or weight at particle_size less than 60 um",
        threshold(
            "fraction",
            "at least",
            "90",
            "%",
            conditions=(Condition("particle_size", "bounds", bounds=bounds("less than", number("60", "um"))),),
            basis="particle volume or weight",
        ),
    ),
    (
        "error at most formula (1.7 + L / 1000) um where L is measured_length in mm at any measured_length",
        Threshold(
            Subject("error"),
            bounds(
                "at most",
                Formula(
                    Arithmetic(
                        "+",
                        (
                            Arithmetic("number", value=Fraction("1.7")),
                            Arithmetic("/", (Arithmetic("name", name="L"), Arithmetic("number", value=Fraction(1000)))),
                        ),
                    ),
                    "um",
                    (Binding("L", "measured_length", "mm"),),
                ),
            ),
            (Condition("measured_length", "any"),),
        ),
    ),
    (
        "band overlaps more than 2.7 GHz but at most 6.8 GHz",
        SpanTest(
            Subject("band"),
            "overlaps",
            Bounds((Bound("more than", number("2.7", "GHz")), Bound("at most", number("6.8", "GHz")))),
        ),
    ),
    (
        "operating_temperature stays within 218 K to 398 K",
        SpanTest(
            Subject("operating_temperature"),
            "stays within",
            Bounds((Bound("at least", number("218", "K")), Bound("at most", number("398", "K"))), by_convention=True),
        ),
    ),
    ("form is tube", Choice(Subject("form"), ("tube",))),
    ('form is one of tube, "bar stock"', Choice(Subject("form"), ("tube", "bar stock"))),
    ("form is not bar", Choice(Subject("form"), ("bar",), negated=True)),
    ("form is none of bar, tube", Choice(Subject("form"), ("bar", "tube"), negated=True)),
    (
        "shipment destination is not cwc_party",
        Choice(Subject("destination", scope="shipment"), ("cwc_party",), negated=True),
    ),
    ("process includes laser_beam", Includes(Subject("process"), ("laser_beam",))),
    ("process includes all of melt, mill", Includes(Subject("process"), ("melt", "mill"), "all")),
    ("process includes only melt", Includes(Subject("process"), ("melt",), "only")),
    (
        "share of nickel more than 25 % by weight",
        Share(("nickel",), bounds("more than", number("25", "%")), basis="weight"),
    ),
    (
        "share of rhenium, tungsten together at least 90 % by weight",
        Share(("rhenium", "tungsten"), bounds("at least", number("90", "%")), "together", basis="weight"),
    ),
    (
        "share of impurities except magnesium less than 1000 ppm by weight",
        Share(("impurities",), bounds("less than", number("1000", "ppm")), exceptions=("magnesium",), basis="weight"),
    ),
    (
        "share of any of zirconium, beryllium at least 97 % by weight",
        Share(("zirconium", "beryllium"), bounds("at least", number("97", "%")), "any", basis="weight"),
    ),
    ("the share more than 10 % by weight", Share((), bounds("more than", number("10", "%")), basis="weight")),
    ("it is mainly tantalum", Mainly("tantalum")),
    ("it is enriched in lithium_6", Enriched("lithium_6")),
    ("it contains all of samarium, cobalt", Contains(("samarium", "cobalt"), "all")),
    ("it is made of any of monel, beryllium", MadeOf(("monel", "beryllium"))),
    ('substance "thiodiglycol" CAS 111-48-8', Substance("thiodiglycol", ("111-48-8",))),
    ('it belongs to family "salts"', Family("salts")),
    ("some row of coatings matches process, substrate", TableRow("coatings", ("process", "substrate"))),
    ("it has the performance of 7A001", PerformanceOf((Reference("code", "7A001"),))),
    (
        "some linear_axis has (travel less than 1 m and it is contouring)",
        Members(Quantifier("some"), "linear_axis", AllOf((TRAVEL, IsFlag("contouring")))),
    ),
    ("at least 2 rotary_axis have travel less than 1 m", Members(Quantifier("at least", 2), "rotary_axis", TRAVEL)),
    ("no gyro is a spinning_gyro", Members(Quantifier("no"), "gyro", IsKind(("spinning_gyro",)))),
    (
        "every seal, if any, is made of nickel",
        Members(Quantifier("every"), "seal", MadeOf(("nickel",)), if_any=True),
    ),
    (
        "some resin is not specified in 1C008, 1C009.b",
        Members(
            Quantifier("some"), "resin", SpecifiedIn((Reference("code", "1C008"), Reference("code", "1C009.b")), True)
        ),
    ),
    (
        "it is a valve or (it is steel and travel less than 1 m)",
        AnyOf((IsKind(("valve",)), AllOf((IsFlag("steel"), TRAVEL)))),
    ),
    ("it is a valve or it is a pump", AnyOf((IsKind(("valve",)), IsKind(("pump",))))),
    ("unless it is large", Not(IsFlag("large"))),
    (
        "judged limited to any of crankshaft_making, camshaft_making",
        Purpose("judged", "limited to", ("crankshaft_making", "camshaft_making")),
    ),
    (
        "judged not specially designed or modified for underwater_use",
        Purpose("judged", "specially designed or modified for", ("underwater_use",), negated=True),
    ),
    ("stated designed for use of it", Purpose("stated", "designed for", activities=("use",), of_item=True)),
    (
        "judged required for development, production of 2A001, b.4",
        Purpose(
            "judged",
            "required for",
            activities=("development", "production"),
            references=(Reference("code", "2A001"), Reference("code", "2B001.b.4")),
        ),
    ),
    ("stated designed for 2B001.a", Purpose("stated", "designed for", references=(Reference("code", "2B001.a"),))),
    ('judged "it could be used so"', FreeStatement("judged", "it could be used so")),
    ('stated not "it is sold"', FreeStatement("stated", "it is sold", negated=True)),
]


@pytest.mark.parametrize(("sentence", "criterion"), CASES, ids=[sentence for sentence, _ in CASES])
def test_sentence(sentence: str, criterion: Criterion) -> None:
    assert criterion_of(sentence) == criterion


@pytest.mark.parametrize(
    ("written", "references"),
    [
        (
            "1C350.1, .3, .37 to .53",
            [("code", "1C350.1", None), ("code", "1C350.3", None), ("range", "1C350.37", "1C350.53")],
        ),
        ("3A001.a.3 to a.12", [("range", "3A001.a.3", "3A001.a.12")]),
        ("a to c", [("range", "2B001.a", "2B001.c")]),
        ("3A, 0D to 9D", [("group", "3A", None), ("group range", "0D", "9D")]),
        ("category 5 part 2, the military list", [("category", "5", None), ("outside", "military list", None)]),
        ("PL9005.a, the nuclear list", [("code", "PL9005.a", None), ("outside", "nuclear list", None)]),
        ("3A001.b.2.a, .b", [("code", "3A001.b.2.a", None), ("code", "3A001.b.2.b", None)]),
    ],
)
def test_references_are_completed(written: str, references: list[tuple[str, str, str | None]]) -> None:
    criterion = criterion_of(f"some fibre is specified in {written}")
    assert isinstance(criterion, Members) and isinstance(criterion.body, SpecifiedIn)
    assert [(each.form, each.first, each.last) for each in criterion.body.references] == references


def test_a_sentence_knows_its_place() -> None:
    text = "2B001\n    it is a valve; travel less than 1 m # far\n"
    (_, second) = parse_rule_file(text, "test.rules").rule_file.paragraphs[0].criteria
    assert second.span is not None and text[second.span.start : second.span.end] == "travel less than 1 m"


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("travel at least 1e999999999 m", "R017"),
        (f"travel at least {'9' * 200} m", "R017"),
        ("at least 1.5 axis_pair have travel less than 1 m", "R018"),
        ("share of nickel more than 2 % by weight but less than 3 % by volume", "R019"),
        ("travel less than 1 m at speed formula (2) m", "R020"),
        ("some fibre is specified in 3A001.a to b.4", "R021"),
        ('substance "thiodiglycol" CAS 111-48-7', "R023"),
        ("in force from 2025-02-30", "R024"),
        ("in force from 2025-02-20 until 2025-02-20", "R024"),
        ("it is not specified in 2B201", "R051"),
        ("unless it is specified in 2B201", "R051"),
    ],
)
def test_what_the_words_allow_and_the_reader_refuses(sentence: str, code: str) -> None:
    result = parse_rule_file(f"2B001\n    it is a valve\n    {sentence}\n", "test.rules")
    assert [each.code for each in result.diagnostics] == [code]
