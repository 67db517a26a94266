"""What parameters are called: gathered, looked up, suggested from, and mistakes in it told."""

from __future__ import annotations

import json

import pytest

from dualclass.diagnostics import Diagnostic
from dualclass.language.reader import parse_rule_file
from dualclass.vocabulary import Vocabulary, build_vocabulary, from_data, names_data, names_from, to_data

WORDS = """
kind pump
    quantity head_of_water in m
    quantity delivery in m3/h
    enumerated stage
    quantity stage.rise in kPa
kind fan
    quantity fan_delivery in m3/h
names of head_of_water
    en "pump head", "head"; zh "扬程"; ko "양정"; ru "напор"
names of delivery
    zh "流量"; ru "расход", "подача"
names of fan_delivery
    zh "流量", "风量"
names of stage.rise
    zh "级压升"
"""


def built(*texts: str) -> tuple[Vocabulary, tuple[Diagnostic, ...]]:
    files = [parse_rule_file(text, f"{number}.rules") for number, text in enumerate(texts)]
    assert [each for file in files for each in file.diagnostics] == []
    return build_vocabulary([file.rule_file for file in files])


def words(*more: str) -> Vocabulary:
    vocabulary, diagnostics = built(WORDS, *more)
    assert diagnostics == ()
    return vocabulary


@pytest.mark.parametrize("text", ["Pump-Head", "pump_head", "HEAD", "扬程", "양정", "Напор"])
def test_a_parameter_is_known_by_each_of_its_names(text: str) -> None:
    assert words().parameter_names.parameters_called(text) == ("head_of_water",)


def test_names_of_several_and_of_members() -> None:
    names = words().parameter_names
    assert names.parameters_called("流量") == ("delivery", "fan_delivery")
    assert names.parameters_called("级压升") == ("stage.rise",)
    assert names.parameters_called("delivery") == (), "its own name is not among those it is called"
    assert names.all_of("delivery") == ("流量", "расход", "подача")
    assert names.of("stage") == {}


def test_another_file_adds_names() -> None:
    assert words('names of delivery\n    zh "排量"\n').parameter_names.of("delivery")["zh"] == ("流量", "排量")


def test_names_are_kept_beside_the_vocabulary_and_read_when_asked() -> None:
    vocabulary = words()
    data = json.loads(json.dumps(to_data(vocabulary)))
    kept = json.loads(json.dumps(names_data(vocabulary.parameter_names)))
    assert "扬程" not in json.dumps(data, ensure_ascii=False)
    asked: list[int] = []

    def source() -> dict[str, dict[str, tuple[str, ...]]]:
        asked.append(1)
        return {path: dict(own) for path, own in names_from(kept).items()}

    again = from_data(data, source)
    assert again.resolve_kind("pump") == "pump"
    assert again.parameters_of(["pump"])
    assert asked == []
    assert again.parameter_names.by_parameter == vocabulary.parameter_names.by_parameter
    assert again.parameter_names.parameters_called("扬程") == ("head_of_water",)
    assert asked == [1]
    assert from_data(data).parameter_names.by_parameter == {}


@pytest.mark.parametrize(
    ("text", "code", "severity", "says"),
    [
        ('names of deliverey\n    zh "a"\n', "V014", "error", "deliverey"),
        ('names of stage.rice\n    zh "a"\n', "V014", "error", "stage.rice"),
        ('names of delivery\n    ru "Подача"\n', "V015", "warning", "`Подача` twice"),
        ('names of delivery\n    en "flow", "Flow"\n', "V015", "warning", "`Flow` twice"),
        ('names of delivery\n    en "fan delivery"\n', "V016", "warning", "is `fan_delivery` itself"),
    ],
)
def test_mistakes_in_names(text: str, code: str, severity: str, says: str) -> None:
    _, (found,) = built(WORDS, text)
    assert (found.code, found.severity) == (code, severity)
    assert says in found.message
    assert found.help


def test_one_word_in_two_languages_is_in_order() -> None:
    assert words('names of delivery\n    en "Q"; ru "Q"\n').parameter_names.parameters_called("q") == ("delivery",)


@pytest.mark.parametrize(
    ("text", "kinds", "meant"),
    [
        ("扬程", ("pump",), "head_of_water"),
        ("流量", ("pump",), "delivery"),
        ("流量", ("fan",), "fan_delivery"),
        ("流量", (), None),
        ("风量", ("pump",), "fan_delivery"),
        ("расхот", ("pump",), "delivery"),
        ("pump hed", ("pump",), "head_of_water"),
        ("рас", ("pump",), None),
        ("delivry", ("pump",), "delivery"),
    ],
)
def test_what_was_probably_meant(text: str, kinds: tuple[str, ...], meant: str | None) -> None:
    assert words().suggest_parameter(text, kinds) == meant
