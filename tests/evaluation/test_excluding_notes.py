"""Notes that leave members of a collection out: what was listed too much never makes a "no"."""

from __future__ import annotations

import datetime

import pytest

from dualclass.api import loaded_lists
from dualclass.evaluation.listing import ListEvaluator
from dualclass.items import item_from_data, normalise
from dualclass.language.reader import parse_rule_file
from dualclass.lists import build_list

TEXT = """
list sample "sample"
edition 1 in force from 2020-01-01
2B350 "vessels"
    it is a reaction_vessel
    as follows, a to b:
  a
    every wetted_surface is any of 1 to 2:
  a note 1 excludes interchangeable_seal from wetted_surface
  a.1  it is a glass
  a.2  it is a metal; it is mainly tantalum
  b
    every wetted_surface is any of 1 to 2:
  b.1  it is a glass
  b.2  it is a metal; it is mainly tantalum
"""


def surface(kind: str, seal: bool | None = None) -> dict[str, object]:
    return {"kind": kind} if seal is None else {"kind": kind, "parameters": {"interchangeable_seal": seal}}


@pytest.mark.parametrize(
    ("surfaces", "with_note", "without"),
    [
        ([surface("enamel")], "controlled", "controlled"),
        ([surface("enamel"), surface("ethylene_propylene_rubber", seal=True)], "controlled", "no"),
        ([surface("enamel"), surface("ethylene_propylene_rubber")], "open", "no"),
        ([surface("enamel"), surface("ethylene_propylene_rubber", seal=False)], "no", "no"),
        ([surface("carbon_steel"), surface("ethylene_propylene_rubber")], "no", "no"),
        ([surface("carbon_steel"), surface("enamel", seal=True)], "no", "no"),
        ([surface("ethylene_propylene_rubber", seal=True)], "open", "no"),
    ],
)
def test_a_seal_that_is_made_to_be_interchanged_does_not_count(
    surfaces: list[dict[str, object]], with_note: str, without: str
) -> None:
    result = parse_rule_file(TEXT, "sample.rules")
    assert not [each for each in result.diagnostics if each.severity == "error"]
    control_list, _ = build_list([result.rule_file], {}, regime="sample")
    vocabulary = loaded_lists().vocabulary
    data = {"kind": "reaction_vessel", "parameters": {"wetted_surface": surfaces}}
    record = normalise(item_from_data(data), vocabulary)
    for reference in (False, True):
        evaluator = ListEvaluator(control_list.view(datetime.date(2026, 1, 1)), vocabulary, reference=reference)
        found = {each.code: each for each in evaluator.results(record, evaluator.context(record))}
        assert (found["2B350.a"].status, found["2B350.b"].status) == (with_note, without)


def test_what_leaves_it_open_is_asked() -> None:
    result = parse_rule_file(TEXT, "sample.rules")
    control_list, _ = build_list([result.rule_file], {}, regime="sample")
    vocabulary = loaded_lists().vocabulary
    surfaces = [surface("enamel"), surface("ethylene_propylene_rubber")]
    data = {"kind": "reaction_vessel", "parameters": {"wetted_surface": surfaces}}
    record = normalise(item_from_data(data), vocabulary)
    evaluator = ListEvaluator(control_list.view(datetime.date(2026, 1, 1)), vocabulary, reference=True)
    found = {each.code: each for each in evaluator.results(record, evaluator.context(record))}
    assert [need.name for need in found["2B350.a"].needs] == ["wetted_surface.interchangeable_seal"]
