"""The vocabulary: kinds above and below, apart, names in four languages, parameters, groups, and back from data."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest

from dualclass.diagnostics import Diagnostic
from dualclass.language.criteria import Arithmetic
from dualclass.language.paragraphs import GroupLine, JudgementLine, KindLine, ParameterLine, RuleFile
from dualclass.vocabulary import Vocabulary, build_vocabulary, from_data, to_data

RATIO = Arithmetic("/", (Arithmetic("name", name="update_rate"), Arithmetic("name", name="interpolation_factor")))


def built(*kinds: KindLine, **others: tuple[object, ...]) -> tuple[Vocabulary, tuple[Diagnostic, ...]]:
    return build_vocabulary([RuleFile("a.rules", kinds=kinds, **others)])  # pyright: ignore[reportArgumentType]


def small() -> Vocabulary:
    vocabulary, diagnostics = built(
        KindLine("circuit", names=(("en", ("integrated circuit", "IC")), ("zh", ("集成电路",)))),
        KindLine(
            "analogue_to_digital_converter",
            ("circuit",),
            (
                ("en", ("analogue-to-digital converter", "ADC")),
                ("zh", ("模数转换器",)),
                ("ko", ("아날로그-디지털 변환기",)),
                ("ru", ("аналого-цифровой преобразователь", "АЦП")),
            ),
            ("digital_to_analogue_converter",),
            (
                ParameterLine("quantity", "resolution", ("bit",)),
                ParameterLine("quantity", "sample_rate", ("S/s", "GS/s")),
                ParameterLine("flag", "hardened"),
            ),
            ("hardened",),
        ),
        KindLine(
            "digital_to_analogue_converter",
            ("circuit",),
            parameters=(
                ParameterLine("quantity", "update_rate", ("S/s",)),
                ParameterLine("quantity", "interpolation_factor"),
                ParameterLine("derived", "adjusted_update_rate", ("S/s",), expression=RATIO),
            ),
        ),
        KindLine("pipelined_converter", ("analogue_to_digital_converter",)),
        KindLine(
            "machine",
            parameters=(
                ParameterLine("quantity", "axis.travel", ("mm", "m")),
                ParameterLine("enumerated", "axis"),
                ParameterLine("quantity", "axis.accuracy", ("um",), method="ISO 230-2:1988"),
                ParameterLine("quantity", "axis.accuracy", ("um",), method="ISO 230-2:2014"),
            ),
        ),
        parameters=(ParameterLine("quantity", "mass", ("kg", "g")),),
        judgements=(JudgementLine("limited to gears", "Can it do nothing else?", True),),
        groups=(GroupLine("parties", ("eg", "il"), True), GroupLine("union", ("de", "fr"))),
    )
    assert diagnostics == ()
    return vocabulary


def codes(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    return [diagnostic.code for diagnostic in diagnostics]


def test_above_and_below() -> None:
    vocabulary = small()
    assert vocabulary.above("pipelined_converter") == {"analogue_to_digital_converter", "circuit"}
    assert "pipelined_converter" in vocabulary.below("circuit")
    assert vocabulary.is_a("pipelined_converter", "circuit")
    assert not vocabulary.is_a("circuit", "pipelined_converter")
    assert vocabulary.is_a("circuit", "circuit")
    with pytest.raises(KeyError):
        vocabulary.below("nothing")


def test_apart_goes_down_both_ways_and_never_to_an_ancestor() -> None:
    vocabulary = small()
    assert vocabulary.apart("pipelined_converter", "digital_to_analogue_converter")
    assert vocabulary.apart("digital_to_analogue_converter", "pipelined_converter")
    assert not vocabulary.apart("pipelined_converter", "circuit")
    assert not vocabulary.apart("pipelined_converter", "machine")


@pytest.mark.parametrize(
    "text",
    [
        "ADC",
        "adc",
        "analogue to digital converter",
        "Analogue_To-Digital Converter",
        "模数转换器",
        "АЦП",
        "아날로그-디지털 변환기",
    ],
)
def test_names_in_four_languages(text: str) -> None:
    assert small().resolve_kind(text) == "analogue_to_digital_converter"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("analog to digital convertor", "analogue_to_digital_converter"),
        ("模数转换", "analogue_to_digital_converter"),
        ("аналогоцифровой преобразоватль", "analogue_to_digital_converter"),
        ("integrated circit", "circuit"),
    ],
)
def test_typing_errors_are_forgiven_in_suggestions_only(text: str, meant: str) -> None:
    vocabulary = small()
    assert vocabulary.resolve_kind(text) is None
    assert vocabulary.suggest_kind(text) == meant


def test_nothing_like_it_is_not_suggested() -> None:
    assert small().suggest_kind("qqqqqqq") is None
    assert small().find_kinds("") == []


def test_an_ambiguous_name_is_not_resolved_unless_one_is_the_wider() -> None:
    names = (("en", ("converter",)),)
    vocabulary, _ = built(KindLine("a_one", names=names), KindLine("b_two", names=names))
    assert vocabulary.resolve_kind("converter") is None
    assert vocabulary.kinds_named("converter") == ("a_one", "b_two")
    wider, _ = built(KindLine("a_one", ("b_two",), names=names), KindLine("b_two", names=names))
    assert wider.resolve_kind("converter") == "b_two"


def test_parameters_are_inherited() -> None:
    vocabulary = small()
    names = {definition.name for definition in vocabulary.parameters_of(["pipelined_converter"])}
    assert names == {"resolution", "sample_rate", "hardened", "mass"}
    assert {definition.name for definition in vocabulary.parameters_of(["circuit"])} == {"mass"}
    assert vocabulary.suggest_parameter("samplerate", ["pipelined_converter"]) == "sample_rate"


def test_members_and_methods() -> None:
    vocabulary = small()
    accuracy = vocabulary.parameter("axis.accuracy")
    assert accuracy is not None
    assert accuracy.methods == ("ISO 230-2:1988", "ISO 230-2:2014")
    assert accuracy.only_method is None
    travel = vocabulary.parameter("axis.travel")
    assert travel is not None
    assert travel.dimension == "length"
    assert vocabulary.parameter("axis.nothing") is None
    assert "travel" not in vocabulary.parameters


def test_extraordinary_parameters_and_judgements() -> None:
    vocabulary = small()
    assert vocabulary.extraordinary == {"hardened", "limited to gears"}
    assert vocabulary.is_extraordinary("hardened")
    assert not vocabulary.is_extraordinary("resolution")


def test_groups() -> None:
    vocabulary = small()
    assert not vocabulary.group_contains("parties", "eg")
    assert vocabulary.group_contains("parties", "de")
    assert vocabulary.group_contains("union", "de")
    with pytest.raises(KeyError):
        vocabulary.group_contains("nothing", "de")


def test_data_and_back() -> None:
    term = Arithmetic("number", value=Fraction(1, 3), unit="m/s2")
    product = Arithmetic("*", (Arithmetic("name", name="mass"), term))
    vocabulary, _ = built(
        KindLine("thing", parameters=(ParameterLine("derived", "weight", ("N",), expression=product),)),
        parameters=(ParameterLine("quantity", "mass", ("kg",)),),
    )
    for each in (vocabulary, small()):
        again = from_data(json.loads(json.dumps(to_data(each))))
        assert again.kinds == each.kinds
        assert again.parameters == each.parameters
        assert again.judgements == each.judgements
        assert again.groups == each.groups


def test_two_files_add_to_one_kind() -> None:
    first = RuleFile("a.rules", kinds=(KindLine("laser", ("thing",), (("en", ("laser",)),)), KindLine("thing")))
    second = RuleFile(
        "b.rules",
        kinds=(KindLine("laser", names=(("ko", ("레이저",)),), parameters=(ParameterLine("flag", "pulsed"),)),),
    )
    for files in ((first, second), (second, first)):
        vocabulary, diagnostics = build_vocabulary(files)
        if files[0] is first:
            assert diagnostics == ()
        assert vocabulary.resolve_kind("레이저") == "laser"
        assert vocabulary.has_parameter(["laser"], "pulsed")


FLAG = ParameterLine("flag", "size")
LENGTH = ParameterLine("quantity", "size", ("m",))
MASS = ParameterLine("quantity", "size", ("kg",))


@pytest.mark.parametrize(
    ("kinds", "code"),
    [
        ((KindLine("a_one", parameters=(FLAG,)), KindLine("b_two", parameters=(LENGTH,))), "V004"),
        ((KindLine("a_one", parameters=(MASS,)), KindLine("b_two", parameters=(LENGTH,))), "V004"),
        ((KindLine("a_one", parameters=(ParameterLine("quantity", "size", ("m", "kg")),)),), "V002"),
        ((KindLine("a_one", parameters=(ParameterLine("quantity", "size", ("kb",)),)),), "V003"),
        ((KindLine("a_one", parameters=(ParameterLine("quantity", "axis.travel", ("m",)),)),), "V001"),
        ((KindLine("a_one", ("machin",)), KindLine("machine")), "V008"),
        ((KindLine("a_one", ("b_two",)), KindLine("b_two", ("a_one",))), "V006"),
        ((KindLine("a_one", ("b_two",)), KindLine("b_two"), KindLine("c_on"), KindLine("a_one", ("c_on",))), "V007"),
        ((KindLine("a_one", apart=("b_two",)), KindLine("b_two", ("a_one",))), "V009"),
        ((KindLine("a_one", extraordinary=("hardened",)),), "V005"),
        ((KindLine("a_one", parameters=(ParameterLine("derived", "size", ("m",), expression=RATIO),)),), "V010"),
        (
            (
                KindLine("a_one", apart=("b_two",)),
                KindLine("b_two"),
                KindLine("c_both", ("a_one", "b_two")),
            ),
            "V009",
        ),
    ],
)
def test_contradictions_are_told(kinds: tuple[KindLine, ...], code: str) -> None:
    _, diagnostics = built(*kinds)
    assert code in codes(diagnostics)
    assert all(diagnostic.severity == "error" for diagnostic in diagnostics)


def test_giving_a_root_kind_parents_changes_it() -> None:
    root = KindLine("laser", names=(("en", ("laser",)),))
    _, diagnostics = built(root, KindLine("thing"), KindLine("laser", ("thing",)))
    assert codes(diagnostics) == ["V007"]


def test_a_formula_that_needs_itself() -> None:
    double = Arithmetic("+", (Arithmetic("name", name="size"), Arithmetic("name", name="size")))
    _, diagnostics = built(KindLine("a_one", parameters=(ParameterLine("derived", "size", ("m",), expression=double),)))
    assert codes(diagnostics) == ["V010"]
