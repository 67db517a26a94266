"""Notes that the language can say and the evaluator does not work out: they never let a negative stand."""

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
3A001 "converters"
    it is an analogue_to_digital_converter
    as follows, a to b:
  {note}
  a  sample_rate more than 1 GS/s
  b  sample_rate more than 2 GS/s
"""


@pytest.mark.parametrize(
    ("note", "status"),
    [
        ('note 1 says "nothing to decide"', "no"),
        ("note 1 evaluates 3A001.a to 3A001.b by the lowest threshold", "doubtful"),
    ],
)
def test_a_note_that_is_not_worked_out_leaves_a_negative_open(note: str, status: str) -> None:
    result = parse_rule_file(TEXT.format(note=note), "sample.rules")
    assert not [each for each in result.diagnostics if each.severity == "error"]
    control_list, _ = build_list([result.rule_file], {}, regime="sample")
    vocabulary = loaded_lists().vocabulary
    record = normalise(
        item_from_data({"kind": "analogue_to_digital_converter", "parameters": {"sample_rate": "1 MS/s"}}), vocabulary
    )
    for reference in (False, True):
        evaluator = ListEvaluator(control_list.view(datetime.date(2026, 1, 1)), vocabulary, reference=reference)
        found = {each.code: each.status for each in evaluator.results(record, evaluator.context(record))}
        assert found["3A001.a"] == found["3A001.b"] == status
