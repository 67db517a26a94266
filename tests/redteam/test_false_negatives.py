"""Items that a list controls, or may control, described so that the tool once said no without asking."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from dualclass.api import Classifier, loaded_lists
from dualclass.items import item_from_data

DAY = datetime.date(2026, 11, 23)
DECIDED = {"judgements": {"required for": {"answer": True, "reason": "it is the design file of the converter"}}}

CASES: dict[str, tuple[str, str, dict[str, Any], str]] = {
    "an oxide whose composition names the compound, not the element": (
        "cn",
        "1C905",
        {"kind": "rare_earth_oxide", "parameters": {"composition": {"dysprosium oxide": "100 % by weight"}}},
        "open",
    ),
    "a target of two oxides that make up the whole": (
        "cn",
        "1C903",
        {
            "kind": "sputtering_target",
            "parameters": {
                "composition": {"gadolinium oxide": "50 % by weight", "iron oxide": "50 % by weight"},
            },
        },
        "open",
    ),
    "an alloy of elements alone is still settled": (
        "cn",
        "1C905.a.2.a",
        {"kind": "alloy", "parameters": {"composition": {"copper": "60 % by weight", "zinc": "balance"}}},
        "no",
    ),
    "an aromatic polyimide that may be fluorinated": (
        "intl",
        "1C009.b",
        {"kind": "thermoplastic_polyimide"},
        "open",
    ),
    "an amplifier that may be one circuit": ("intl", "3A001.b.2.a", {"kind": "microwave_amplifier"}, "open"),
    "an amplifier that may contain a tube": ("intl", "3A001.b.8", {"kind": "microwave_amplifier"}, "open"),
    "a magnet alloy called an alloy": (
        "cn",
        "1C904.a.4",
        {
            "kind": "alloy",
            "parameters": {
                "composition": {"neodymium": "30 % by weight", "terbium": "2 % by weight", "iron": "balance"},
            },
        },
        "open",
    ),
    "a target's code in lower case": (
        "intl",
        "3E001",
        {"kind": "technology", "for": [{"activities": ["development"], "code": "3a001.a.5.a.3", **DECIDED}]},
        "open",
    ),
    "a target's code without its full stops": (
        "intl",
        "3E001",
        {"kind": "technology", "for": [{"activities": ["development"], "code": "3A001a5", **DECIDED}]},
        "open",
    ),
    "a target's code of another entry says no": (
        "intl",
        "3E001",
        {"kind": "technology", "for": [{"activities": ["development"], "code": "2B001.a", **DECIDED}]},
        "no",
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_is_not_a_no(case: tuple[str, str, dict[str, Any], str]) -> None:
    regime, code, data, expected = case
    classifier = Classifier(loaded_lists(), [regime], DAY)
    evaluator = classifier.evaluators[regime]
    record = classifier.record(item_from_data({"name": "case", **data}, None, "case"))
    units = evaluator.units_at(code)
    assert units
    results = {result.unit.code: result.status for result in evaluator.results(record, evaluator.context(record))}
    found = {results.get(unit.code, "no") for unit in units}
    assert (expected in found) if expected != "no" else found == {"no"}
