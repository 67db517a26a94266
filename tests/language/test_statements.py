"""Heads, gaps, vocabulary, tables and groups."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from dualclass.language.criteria import Arithmetic
from dualclass.language.paragraphs import Gap, GroupLine, JudgementLine, KindLine, ParameterLine, Period, RuleFile
from dualclass.language.parameter_names import ParameterNames
from dualclass.language.reader import parse_rule_file


def read(text: str) -> RuleFile:
    result = parse_rule_file(text, "test.rules")
    assert [each.message for each in result.diagnostics] == []
    return result.rule_file


def test_head() -> None:
    head = read(
        'list russia "Russia"\nlanguage 1\nedition 2025 in force from 2025-01-01 until 2026-01-01\n'
        'edition "second edition" in force from 2026-01-01\ntext "Decree 1299", "Annex"\n'
        'all negatives are doubtful "by correspondence"\ncomplete for valve, pump\n'
    ).head
    assert head is not None
    assert (head.name, head.title, head.text) == ("russia", "Russia", ("Decree 1299", "Annex"))
    assert [edition.name for edition in head.editions] == ["2025", "second edition"]
    assert head.editions[0].in_force == Period(date(2025, 1, 1), date(2026, 1, 1))
    assert head.negatives_doubtful == "by correspondence"
    assert head.complete_kinds == ("valve", "pump")


def test_gaps() -> None:
    found = read(
        "not encoded 0A001 with 24 paragraphs\n"
        'not encoded 0A002 "tubes" with 1 paragraph for tube, pipe in force from 2025-01-01\n'
    )
    assert found.gaps == (
        Gap("0A001", 24),
        Gap("0A002", 1, "tubes", ("tube", "pipe"), Period(date(2025, 1, 1))),
    )


def test_kind() -> None:
    (kind,) = read(
        "kind converter is integrated_circuit, component\n"
        '    en "converter", "ADC"; zh "模数转换器"; en "A/D"\n    apart from amplifier\n'
        '    quantity resolution in bit "bits" smaller is better\n'
        '    derived mass_force in N = density * 9.80665 m/s2 "weight"\n'
        "    derived total = sum(processor.rate) + min(aa, bb) - 2 ^ 2\n"
        '    ranked nominal_size of "DN 10", dn_15; set process of jet, beam\n'
        '    quantity axis.accuracy in um by "ISO 230-2:1988" falls with temperature, load rises with speed\n'
        "    flag hardened extraordinary; extraordinary total_dose, hardened\n"
    ).kinds
    assert (kind.name, kind.parents, kind.apart) == ("converter", ("integrated_circuit", "component"), ("amplifier",))
    assert dict(kind.names) == {"en": ("converter", "ADC", "A/D"), "zh": ("模数转换器",)}
    resolution, force, total, size, process, accuracy, hardened = kind.parameters
    assert resolution == ParameterLine("quantity", "resolution", ("bit",), text="bits", better="smaller")
    assert force.expression == Arithmetic(
        "*",
        (
            Arithmetic("name", name="density"),
            Arithmetic("number", value=Fraction("9.80665"), unit="m/s2"),
        ),
    )
    assert total.expression is not None and total.expression.operation == "-"
    assert total.expression.terms[0].terms[0] == Arithmetic("sum", (Arithmetic("name", name="processor.rate"),))
    assert size.options == ("DN 10", "dn_15") and process.options == ("jet", "beam")
    assert (accuracy.path, accuracy.method) == ("axis.accuracy", "ISO 230-2:1988")
    assert (accuracy.falls_with, accuracy.rises_with) == (("temperature", "load"), ("speed",))
    assert hardened.extraordinary and kind.extraordinary == ("total_dose", "hardened")


def test_shared_parameters_judgements_groups_and_tables() -> None:
    found = read(
        "parameter quantity mass in kg, g; quantity length in m\n"
        'judgement limited to gear_manufacture "Only gears?"\n'
        'judgement specially designed for military_use "Military?" extraordinary\njudgement "it is odd" "Is it odd?"\n'
        'group cwc_party of all except eg, il "States"\ngroup nordic of dk, fi\n'
        'table coatings of process, coating\n  row "CVD" | "a", b_b\n  row "PVD" | "c"\nkind valve\n'
    )
    assert [line.path for line in found.parameters] == ["mass", "length"]
    assert found.judgements == (
        JudgementLine("limited to gear_manufacture", "Only gears?"),
        JudgementLine("specially designed for military_use", "Military?", extraordinary=True),
        JudgementLine("it is odd", "Is it odd?"),
    )
    assert found.groups == (
        GroupLine("cwc_party", ("eg", "il"), all_except=True, text="States"),
        GroupLine("nordic", ("dk", "fi")),
    )
    assert found.tables[0].rows == ((("CVD",), ("a", "b_b")), (("PVD",), ("c",)))
    assert found.kinds == (KindLine("valve"),)


def test_names_of_parameters() -> None:
    found = read(
        'names of sample_rate\n  en "sample rate", "rate"; zh "采样率"\n  ru "частота выборки"\nnames of axis.travel\n'
    )
    assert found.names == (
        ParameterNames(
            "sample_rate", (("en", ("sample rate", "rate")), ("zh", ("采样率",)), ("ru", ("частота выборки",)))
        ),
        ParameterNames("axis.travel"),
    )
    assert found.names[0].has("zh")
    assert not found.names[0].has("ko")


def codes(text: str) -> list[str]:
    return [each.code for each in parse_rule_file(text, "test.rules").diagnostics]


def test_what_statements_refuse() -> None:
    assert codes('edition 2025\nlist uk "UK"\nlist uk "UK"\n') == ["R039", "R039"]
    assert codes('list uk "UK"\n    it is big\n') == ["R038"]
    assert codes('amends because "SI"\n') == ["R036"]
    assert codes("it is big\nlist uk\n") == ["R030"]
    assert codes('table t_t of a_a, b_b\n  row "x"\n') == ["R037"]
    assert codes('kind valve\n  count seals "a" "b"\n') == ["R026"]
    assert codes('parameter count seals\n  en "x"\n') == ["R038"]
    assert codes('names of seals\n  en "seals"\n  zh "密封"\n  en "gaskets"\n') == ["R026"]
    assert codes("names of seals\n  count rings\n") == ["R038"]
    assert codes("names seals\n") == ["R165"]
