"""Heads in four languages: read by a parameter's name, decided by unit and kinds, and nothing guessed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from dualclass.language.reader import parse_rule_file
from dualclass.tables.mapping import ColumnUse, TableMapping
from dualclass.tables.suggesting import Suggestion, suggest
from dualclass.vocabulary import Vocabulary, build_vocabulary

from ..docs.style import the_one
from .conftest import Run, Write

WORDS = """
kind laser is equipment
    en "laser"; zh "激光器"
    quantity output_power in W, kW
    quantity pulse_length in ns
kind amplifier is equipment
    en "amplifier"; zh "放大器"
    quantity gain_power in W, kW
    quantity amplifier_noise in dB
kind equipment
kind shipment
    quantity quantity in kg, g
parameter flag hardened
names of output_power
    en "power"; zh "功率"
names of gain_power
    en "power"; zh "功率"
names of pulse_length
    en "level"; zh "脉宽"
names of amplifier_noise
    en "level"
names of hardened
    zh "类型", "加固"
names of quantity
    zh "数量"
"""


@pytest.fixture(scope="module")
def words() -> Vocabulary:
    file = parse_rule_file(WORDS, "words.rules")
    assert file.diagnostics == ()
    vocabulary, diagnostics = build_vocabulary([file.rule_file])
    assert diagnostics == ()
    return vocabulary


def read(found: Suggestion) -> dict[str, tuple[str | None, str | None]]:
    return {use.column: (use.target, use.unit) for use in found.mapping.with_role("parameter")}


@pytest.mark.parametrize(
    ("head", "target", "unit"),
    [
        ("number of bits", "resolution", None),
        ("采样率 [GS/s]", "sample_rate", "GS/s"),
        ("采样率（GS/s）", "sample_rate", "GS/s"),
        ("采样率", "sample_rate", None),
        ("分辨率", "resolution", None),
        ("분해능 (bit)", "resolution", "bit"),
        ("샘플링 속도 [MS/s]", "sample_rate", "MS/s"),
        ("Разрядность", "resolution", None),
        ("разрядность, bit", "resolution", "bit"),
        ("Частота дискретизации [GS/s]", "sample_rate", "GS/s"),
        ("净重 (kg)", "mass", "kg"),
        ("масса нетто, kg", "mass", "kg"),
    ],
)
def test_heads_in_four_languages(head: str, target: str, unit: str | None, vocabulary: Vocabulary) -> None:
    found = suggest(["kind", head], vocabulary, sample={"kind": ["ADC", "模数转换器"]})
    assert read(found) == {head: (target, unit)}
    assert found.diagnostics == ()


def test_the_column_of_its_unit_is_found(vocabulary: Vocabulary) -> None:
    found = suggest(["类别", "采样率", "采样率单位"], vocabulary, sample={"类别": ["ADC"]})
    assert ColumnUse("采样率单位", "unit", "采样率") in found.mapping.columns


@pytest.mark.parametrize(
    ("head", "kinds", "target"),
    [
        ("功率 [kW]", ["激光器"], "output_power"),
        ("功率 [kW]", ["放大器", "no kind", None], "gain_power"),
        ("Power (W)", ["amplifier; amplifier"], "gain_power"),
        ("level [dB]", [], "amplifier_noise"),
        ("level [ns]", [], "pulse_length"),
        ("脉宽", [], "pulse_length"),
        ("加固", ["laser"], "hardened"),
    ],
)
def test_unit_and_kinds_decide(head: str, kinds: Sequence[object], target: str, words: Vocabulary) -> None:
    found = suggest(["kind", head], words, sample={"kind": kinds})
    assert [target for target, _ in read(found).values()] == [target]
    assert found.diagnostics == ()


def test_the_kind_of_all_rows_decides_too(words: Vocabulary) -> None:
    found = suggest(["功率"], words, settled=TableMapping((), kind="laser"))
    assert read(found) == {"功率": ("output_power", None)}


@pytest.mark.parametrize("kinds", [[], ["激光器", "放大器"]])
def test_what_may_be_either_is_told_and_not_read(kinds: Sequence[object], words: Vocabulary) -> None:
    found = suggest(["类别", "功率"], words, sample={"类别": kinds})
    told = the_one(found.diagnostics, "B028")
    assert read(found) == {}
    assert (told.severity, told.subject) == ("warning", "功率")
    assert "`output_power`, `gain_power`" in told.message
    assert found.several == {"功率": ("output_power", "gain_power")}
    assert found.unread == {"功率": None}


@pytest.mark.parametrize(
    ("head", "sample", "candidates"),
    [
        ("脉宽", {"kind": ["amplifier"]}, ("pulse_length",)),
        ("功率", {"kind": ["equipment"]}, ("output_power", "gain_power")),
        ("数量", {"kind": ["laser"]}, ("shipment.quantity",)),
        ("数量", {}, ("shipment.quantity",)),
    ],
)
def test_what_no_kind_of_the_table_has_is_told_and_not_read(
    head: str, sample: Mapping[str, Sequence[object]], candidates: tuple[str, ...], words: Vocabulary
) -> None:
    found = suggest(["kind", head], words, sample=sample)
    told = the_one(found.diagnostics, "B029")
    assert read(found) == {}
    assert all(f"`{each}`" in told.message for each in candidates)
    assert found.several == {head: candidates}


def test_a_unit_that_measures_none_of_them(words: Vocabulary) -> None:
    found = suggest(["kind", "脉宽 [kW]"], words, sample={"kind": ["laser"]})
    assert read(found) == {}
    assert "`kW` is no unit of `pulse_length`" in the_one(found.diagnostics, "B012").message


def test_the_column_of_kinds_is_not_taken_for_a_parameter(words: Vocabulary) -> None:
    found = suggest(["类型", "功率"], words, sample={"类型": ["激光器"]})
    assert found.mapping.column_with("kind") == "类型"
    assert read(found) == {"功率": ("output_power", None)}
    both = suggest(["类别", "类型"], words, sample={"类别": ["激光器"], "类型": ["yes"]})
    assert both.mapping.column_with("kind") == "类别"
    assert read(both) == {"类型": ("hardened", None)}


@pytest.mark.parametrize(
    ("head", "near"),
    [
        ("采祥率", "sample_rate"),
        ("采样率 (typical)", "sample_rate"),
        ("Разрядность, бит", "resolution"),
        ("Частота дескретизации", "sample_rate"),
        ("샘플링 속두", "sample_rate"),
    ],
)
def test_a_misspelt_name_is_told(head: str, near: str, vocabulary: Vocabulary) -> None:
    found = suggest(["kind", head], vocabulary, sample={"kind": ["ADC"]})
    assert read(found) == {}
    assert the_one(found.diagnostics, "B011").suggestion == near


def test_what_only_stands_in_a_name_is_no_misspelling(vocabulary: Vocabulary) -> None:
    heads = ["备注", "价格", "供应商", "Цена", "Поставщик", "가격", "비고"]
    assert suggest(heads, vocabulary).diagnostics == ()


def test_a_table_in_chinese_answers_as_one_in_english(run: Run, write: Write) -> None:
    english = write("en.csv", "name,kind,resolution,sample rate [GS/s]\nA,ADC,14 bit,2.6\nB,ADC,8 bit,0.1\n")
    chinese = write("zh.csv", "型号,类别,分辨率,采样率 [GS/s]\nA,模数转换器,14 bit,2.6\nB,模数转换器,8 bit,0.1\n")
    answers: list[str] = []
    for table in (english, chinese):
        out = table.with_suffix(".out.csv")
        assert run(table, "--out", out).status == 0
        answers.append(out.read_text(encoding="utf-8"))
    assert answers[0] == answers[1]
    assert "controlled" in answers[0]


@pytest.mark.parametrize(
    ("head", "shown"),
    [
        ("型号,类别,采样率 [GS/s]", '"采样率 [GS/s]" = { parameter = "sample_rate", unit = "GS/s" }'),
        ("품명,분류,분해능 (bit)", '"분해능 (bit)" = { parameter = "resolution", unit = "bit" }'),
        ("Модель,Вид,Разрядность", '"Разрядность" = "resolution"'),
        ("Модель,Вид,Разрядность (бит)", '"Разрядность (бит)" = "ignored"  # perhaps "resolution"?'),
        ("型号,类别,数量", '"数量" = "ignored"  # perhaps "shipment.quantity"?'),
    ],
)
def test_a_map_is_drafted_from_heads_in_four_languages(head: str, shown: str, run: Run, write: Write) -> None:
    table = write("items.csv", f"{head}\nA,模数转换器,14 \n")
    answer = run(table, "--suggest-map")
    assert answer.status == 0
    assert shown in answer.out
