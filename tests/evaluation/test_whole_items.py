"""Components, targets, substances and the rules of the whole list: what reaches beyond one sentence."""

from __future__ import annotations

import pytest

from dualclass.evaluation.outcome import Outcome
from dualclass.verdict import Verdict

from .test_decisions import machine
from .written import Data, outcome, status

# ---------------------------------------------------------------- S14: components

TAIL = """
1A001 "machines"
    it is a machine
    width at least 2 m
    also its specially designed components
"""


def part_of(target: Data | str, *, special: bool | None = True) -> Data:
    aim: Data = {"activities": ["component"]}
    aim |= {"code": target} if isinstance(target, str) else {"item": target}
    if special is not None:
        aim["judgements"] = {"specially designed for": {"answer": special, "reason": "so it is"}}
    return {"kind": "component", "for": [aim]}


def tail(item: Data) -> str:
    return next(each.status for each in outcome(TAIL, item).results if each.unit.tail)


def test_s14_a_component_tail_goes_one_level_deep() -> None:
    wide, narrow = machine(width="3 m"), machine(width="1 m")
    assert tail(part_of(wide)) == "controlled"
    assert tail(part_of(wide, special=None)) == "open"
    assert tail(part_of(wide, special=False)) == "no"
    assert tail(part_of(narrow)) == "no"
    assert tail({"kind": "component"}) == "open"
    # What it is a component of is itself only a component of a machine: the tail does not open another.
    assert tail(part_of(part_of(wide))) == "no"


def test_a_target_of_a_wider_code_may_still_be_the_one_named() -> None:
    rules = """
1A001 "machines"
    as follows, a to b:
  a  it is a machine; it is fast
  b  it is a machine; it is hardened
1A002 "parts"
    it is a component
    judged specially designed for development of 1A001.a
"""

    def aimed(code: str) -> Data:
        judgements = {"specially designed for": {"answer": True, "reason": "so it is"}}
        return {"kind": "component", "for": [{"activities": ["development"], "code": code, "judgements": judgements}]}

    assert status(rules, "1A002", aimed("1A001.a")) == "controlled"
    assert status(rules, "1A002", aimed("1A001")) == "open"
    assert status(rules, "1A002", aimed("1A001.b")) == "no"


# ---------------------------------------------------------------- S15: an element without a share


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        ({"terbium": "0.1 % by weight"}, "controlled"),
        ({"iron": "60 % by weight"}, "open"),
        ({"iron": "100 % by weight"}, "no"),
        (None, "open"),
    ],
)
def test_s15_any_stated_share_is_enough_and_an_incomplete_composition_leaves_it_open(
    shares: Data | None, expected: str
) -> None:
    rules = '1C001 "materials"\n    it is a material\n    it contains terbium\n'
    item = machine("material") if shares is None else machine("material", composition=shares)
    assert status(rules, "1C001", item) == expected


# ---------------------------------------------------------------- S16: rules of the whole list


def board(**more: object) -> Data:
    wide = machine(width="3 m") | {"name": "frame"}
    return {"name": "plant", "kind": "assembly", "components": [wide], **more}


def test_s16_a_controlled_component_puts_the_question_of_the_principal_element() -> None:
    rules = '1A001 "machines"\n    it is a machine\n    width at least 2 m\n'
    assert outcome(rules, board()).outcome is Outcome.UNDETERMINED
    key = "principal element frame"
    yes, no = ({key: {"answer": answer, "reason": "by value"}} for answer in (True, False))
    assert outcome(rules, board(judgements=yes)).outcome is Outcome.CONTROLLED
    assert outcome(rules, board(judgements=no)).outcome is Outcome.NOT_CONTROLLED
    small: Data = {"name": "plant", "kind": "assembly", "components": [machine() | {"name": "frame"}]}
    assert outcome(rules, small).outcome is Outcome.UNDETERMINED


def test_s16_a_cas_number_makes_true_and_never_false_by_itself() -> None:
    rules = '1C001 "chemicals"\n    it is a chemical\n    substance "thiodiglycol" CAS 111-48-8\n'
    assert status(rules, "1C001", machine("chemical", cas="111-48-8")) == "controlled"
    other = machine("chemical", cas="67-64-1")
    assert status(rules, "1C001", other) == "open"
    said = {"statements": {"the CAS numbers given identify it in every form": True}}
    assert status(rules, "1C001", other | said) == "no"


# ---------------------------------------------------------------- beside the numbered ones


def test_a_doubtful_negative_is_open_unless_the_kind_rules_it_out() -> None:
    rules = '1A001 "machines"\n    it is a machine\n    it is fast\n    doubtful "a smudge"\n'
    assert status(rules, "1A001", machine(fast=False)) == "doubtful"
    assert status(rules, "1A001", machine("material")) == "not concerned"


def test_a_component_stands_in_for_a_part_only_where_it_settles_the_sentence() -> None:
    rules = """
1A001 "wholes"
    it is an assembly
    as follows, a to b:
  a  some fibre has (strength more than 100 MPa)
  b  every fibre has (strength more than 100 MPa)
"""
    strong_one = machine("fibre", strength="101 MPa") | {"name": "yarn"}
    weak = machine("resin", strength="1 MPa") | {"name": "glue"}
    item: Data = {"kind": "assembly", "components": [strong_one, weak]}
    assert status(rules, "1A001.a", item) == "controlled"
    assert status(rules, "1A001.b", item) == "open"
    assert status(rules, "1A001.a", {"kind": "assembly", "components": [weak]}) == "open"


def test_verdicts_of_a_circle_of_references_stay_open() -> None:
    rules = """
1A001 "machines"
    it is a machine
    it is specified in 1A002
1A002 "machines"
    it is a machine
    it is specified in 1A001
"""
    found = outcome(rules, machine())
    assert {each.verdict for each in found.results} == {Verdict.UNKNOWN}


# ---------------------------------------------------------------- lookup tables


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"process": "jet", "surface": ["steel"], "layer": ["oxide"]}, "controlled"),
        ({"process": "jet", "surface": ["glass"], "layer": ["oxide"]}, "no"),
        ({"process": "jet", "surface": ["glass", "steel"], "layer": ["oxide"]}, "controlled"),
        ({"process": "jet", "surface": ["steel"]}, "open"),
        ({"surface": ["steel"], "layer": ["oxide"]}, "open"),
        ({"process": "beam", "surface": ["steel"]}, "no"),
        ({"process": "bath"}, "no"),
        ({}, "open"),
    ],
)
def test_a_row_of_a_table_is_met_as_a_whole_and_missed_by_what_no_row_has_together(values: Data, expected: str) -> None:
    rules = """
table layers of process, surface, layer
    row jet | steel | oxide, nitride
    row beam | glass | oxide
1A001 "coated machines"
    it is a machine
    some row of layers matches process, surface, layer
"""
    assert status(rules, "1A001", machine(**values)) == expected
