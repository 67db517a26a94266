"""``classify``: exit status, JSON and its schema, days, and what is printed where."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest

from .conftest import Run, Write

EXAMPLES = Path(__file__).parents[2] / "examples"
ADC = EXAMPLES / "adc_ad9208.toml"
BATTERY = EXAMPLES / "battery_450_wh_kg.toml"
DAY = ("--as-of", "2026-11-23")


# ---------------------------------------------------------------- usage and exit status


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["clasify"],
        ["classify"],
        ["classify", ADC, "--as-of", "tomorrow"],
        ["classify", ADC, "--as-of", "2026-02-30"],
        ["classify", ADC, "--regime", ","],
        ["classify", ADC, "--format", "xml"],
        ["classify", ADC, "--frobnicate"],
        ["schema", "everything"],
        ["rules"],
        ["rules", "check"],
        ["rules", "frobnicate", "x.rules"],
        ["rules", "audit", "x.rules"],
        ["show"],
        ["explain", ADC],
    ],
)
def test_wrong_usage_exits_with_2(arguments: list[object], run: Run) -> None:
    answer = run(*arguments)
    assert answer.status == 2
    assert answer.out == ""
    assert "usage: dualclass" in answer.err


@pytest.mark.parametrize(
    ("example", "regime", "status"),
    [
        ("adc_ad9208", "intl", 10),
        ("mixture_of_two_groups", "intl", 10),
        ("board_with_adc", "intl", 11),
        ("adc_ad9434_370", "intl", 11),
        ("board_with_adc", "intl,gb", 11),
    ],
)
def test_exit_code_tells_the_outcome_only_when_asked(example: str, regime: str, status: int, run: Run) -> None:
    arguments = ["classify", EXAMPLES / f"{example}.toml", "--regime", regime, *DAY]
    assert run(*arguments).status == 0
    assert run(*arguments, "--exit-code").status == status


def test_an_error_outranks_an_outcome(run: Run) -> None:
    assert run("classify", ADC, "missing.toml", "--regime", "intl", "--exit-code").status == 1


def test_exit_code_0_needs_a_list_complete_for_the_kind(run: Run, write: Write, good: Path) -> None:
    rules = write(
        "rules/a.rules",
        'list made "A made list"\nedition 1 in force from 2020-01-01\n'
        "complete for analogue_to_digital_converter\n"
        '3A009 "converters"\n    it is an analogue_to_digital_converter\n    resolution at least 20 bit\n',
    )
    answer = run("classify", good, "--rules", rules.parent, "--regime", "made", "--exit-code")
    assert answer.status == 0, answer.err
    assert "NOT CONTROLLED BY THIS LIST" in answer.out
    assert "is no clearance" in answer.out


# ---------------------------------------------------------------- JSON


def test_results_validate_against_the_published_schema(run: Run) -> None:
    schema = json.loads(run("schema", "result").out)
    jsonschema.Draft202012Validator.check_schema(schema)
    names = ["adc_ad9208", "board_with_adc", "battery_450_wh_kg", "mixture_of_two_groups", "technology_adc_production"]
    answer = run("classify", *(EXAMPLES / f"{name}.toml" for name in names), *DAY, "--format", "json")
    assert answer.status == 0
    result = json.loads(answer.out)
    jsonschema.validate(result, schema)
    assert result["as_of"] == "2026-11-23"
    assert len(result["results"]) == len(names)
    for item in result["results"]:
        assert [each["regime"] for each in item["regimes"]] == list(
            dict.fromkeys(each["regime"] for each in item["regimes"])
        )
        assert {each["regime"] for each in item["regimes"]} == {"intl", "gb", "kr", "ru", "cn"}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**result, "as_of": None}, schema)


def test_json_has_the_fields_that_are_relied_on(run: Run) -> None:
    answer = run("classify", EXAMPLES / "mixture_of_two_groups.toml", "--regime", "intl", *DAY, "--format", "json")
    (item,) = json.loads(answer.out)["results"]
    (regime,) = item["regimes"]
    fields = "regime list edition outcome controlled_by controlled_unless open questions assumptions near_misses"
    assert {*fields.split(), "coverage", "reasons"} <= regime.keys()
    assert regime["outcome"] == "controlled_unless_released"
    assert regime["controlled_unless"]
    for each in regime["controlled_unless"]:
        assert each.keys() == {"code", "release", "needs"}
        assert each["needs"]
    for each in regime["open"]:
        assert {"code", "needs"} <= each.keys()
    for each in regime["questions"]:
        assert each.keys() == {"parameter", "text", "decides"}
        assert each["decides"]


def test_every_example_validates_against_the_schema_of_items(run: Run) -> None:
    schema = json.loads(run("schema", "item").out)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for file in sorted(EXAMPLES.glob("*.toml")):
        validator.validate(tomllib.loads(file.read_text(encoding="utf-8")))
    assert not validator.is_valid({"kind": "chemical", "paramters": {}})


def test_toml_json_and_yaml_say_the_same(run: Run, write: Write) -> None:
    data = tomllib.loads(ADC.read_text(encoding="utf-8"))
    files = [write("a.json", json.dumps(data)), write("a.yaml", json.dumps(data)), ADC]
    answer = run("classify", *files, "--regime", "intl", *DAY, "--format", "json")
    first, second, third = json.loads(answer.out)["results"]
    assert first == second == third


def test_an_error_leaves_the_json_whole(run: Run, good: Path, write: Write) -> None:
    bad = write("bad.toml", 'kind = "nonsense item"')
    answer = run("classify", bad, good, "--regime", "intl", "--format", "json")
    assert answer.status == 1
    assert [item["item"] for item in json.loads(answer.out)["results"]] == ["a good one"]


# ---------------------------------------------------------------- days


@pytest.mark.parametrize(
    ("day", "outcome", "state", "words"),
    [
        ("2025-10-10", "not_covered", "not in force", "not yet in force on this day: it applies from 2025-11-08"),
        ("2025-11-08", "not_covered", "suspended", "suspended until 2026-11-10 by announcement 2025-70"),
        ("2026-11-09", "not_covered", "suspended", "suspended until 2026-11-10 by announcement 2025-70"),
        ("2026-11-10", "undetermined", "not established", "its status on this day is not established"),
    ],
)
def test_chinas_batteries_change_with_the_day(day: str, outcome: str, state: str, words: str, run: Run) -> None:
    arguments = ["classify", BATTERY, "--regime", "cn", "--as-of", day]
    (result,) = json.loads(run(*arguments, "--format", "json").out)["results"][0]["regimes"]
    assert result["outcome"] == outcome
    assert result["controlled_by"] == []
    assert [(each["code"], each["state"]) for each in result["not_applied"]] == [("3A001", state)]
    text = " ".join(run(*arguments).out.split())
    assert words in text
    assert [each["code"] for each in result["open"]] == (["3A001"] if outcome == "undetermined" else [])


def test_a_battery_below_the_border_is_not_named_at_all(run: Run) -> None:
    answer = run("classify", EXAMPLES / "battery_243_wh_kg.toml", "--regime", "cn", "--as-of", "2025-10-10")
    assert "3A001" not in answer.out


# ---------------------------------------------------------------- assumptions


def test_assumptions_are_named_with_what_they_closed(run: Run) -> None:
    file = EXAMPLES / "dac_interpolation_unknown.toml"
    arguments = ["classify", file, "--regime", "intl", *DAY, "--format", "json"]
    (plain,) = json.loads(run(*arguments).out)["results"][0]["regimes"]
    (ordinary,) = json.loads(run(*arguments, "--assume-ordinary").out)["results"][0]["regimes"]
    assert plain["assumptions"] == []
    for each in ordinary["assumptions"]:
        assert each["closed"]
    assert {each["code"] for each in ordinary["open"]} <= {each["code"] for each in plain["open"]}
