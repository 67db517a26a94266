"""Items that somebody else classified: what we say of them, and why where it is not the same."""

from __future__ import annotations

import copy
import datetime
import tomllib
from pathlib import Path
from typing import Any

import pytest

from dualclass.api import Classifier, loaded_lists
from dualclass.explanation.report import RegimeResult
from dualclass.items import Item

CASES: dict[str, dict[str, Any]] = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))
DAY = datetime.date(2026, 11, 23)
CONTROLLED = frozenset({"controlled", "controlled_unless_released"})
ALONE = {
    key: {"answer": False, "reason": "sold by itself"}
    for key in (
        "it is unalterably programmed or designed for a specific function of another piece of equipment",
        "specially designed for other_equipment",
        "it has the same functional characteristics as other equipment",
        "it is essential for the operation of the other equipment or system",
    )
}
PLAIN = {
    "it is a specially designed component of something else": False,
    "it is a frequency_synthesiser_assembly": False,
}


@pytest.fixture(scope="module")
def classifier() -> Classifier:
    """The base list, ordinary features assumed."""
    return Classifier(loaded_lists(), ["intl"], DAY, assume_ordinary=True)


def result_of(case: dict[str, Any], classifier: Classifier) -> RegimeResult:
    """What the base list says of a case that is sold by itself."""
    parameters = copy.deepcopy(case.get("parameters", {}))
    for part in parameters.get("contained_circuit", ()):
        part |= {"statements": PLAIN, "judgements": ALONE}
    judged = {key: {"answer": True, "reason": "the case says so"} for key in case.get("judged", ())}
    data = {"name": case["name"], "kind": case["kind"], "parameters": parameters}
    item = Item.model_validate({**data, "statements": PLAIN, "judgements": ALONE | judged})
    return classifier.classify(item).regimes[0]


def met(result: RegimeResult) -> set[str]:
    """The codes that control it, releases left open or not."""
    return {*result.controlled_by, *(each.code for each in result.controlled_unless)}


def agrees(case: dict[str, Any], result: RegimeResult) -> bool:
    """Whether the base list as published by the European Union was read in the same way."""
    if case["eu_controlled"] == "yes":
        return any(code == case["eu"] or code.startswith(f"{case['eu']}.") for code in met(result))
    return case["eu_controlled"] == "no" and result.outcome.value == "not_controlled"


@pytest.mark.parametrize("name", CASES)
def test_the_outcome_is_as_the_table_says(name: str, classifier: Classifier) -> None:
    case = CASES[name]
    result = result_of(case, classifier)
    assert result.outcome.value == case["outcome"], (met(result), [each.code for each in result.open])
    same = case["eu_controlled"] == case["label_controlled"]
    assert (agrees(case, result) and same) or case.get("reason"), "a disagreement needs its reason"


@pytest.mark.parametrize("name", CASES)
def test_what_others_control_is_never_free_and_nothing_free_is_controlled(name: str, classifier: Classifier) -> None:
    case = CASES[name]
    outcome = result_of(case, classifier).outcome.value
    if case["eu_controlled"] == "yes":
        assert outcome != "not_controlled"
    if case["eu_controlled"] == "no":
        assert outcome not in CONTROLLED


def test_cases_of_what_is_not_encoded_say_so(classifier: Classifier) -> None:
    for case in CASES.values():
        result = result_of(case, classifier)
        if result.outcome.value == "not_covered":
            assert str(case["reason"]).startswith("not encoded: ")
            assert set(result.coverage.gaps) >= set(
                case["reason"].removeprefix("not encoded: ").split(";")[0].split(", ")
            )


def test_the_table_speaks_of_all_categories_and_of_every_limit_reached() -> None:
    assert len(CASES) == 90
    reached = [case for case in CASES.values() if case["category"] in (2, 3, 4) and case["outcome"] in CONTROLLED]
    assert len(reached) >= 16
