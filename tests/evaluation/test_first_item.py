"""The first item of a list: nothing is compiled for what is recorded anyway, and every answer is the reference's."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from dualclass.api import loaded_lists
from dualclass.evaluation.listing import ListEvaluator
from dualclass.evaluation.place import PLAIN
from dualclass.items import item_from_data, normalise
from dualclass.verdict import Verdict

from . import written

DAY = datetime.date(2026, 11, 23)
ITEMS: list[dict[str, Any]] = [
    {"kind": "chemical", "parameters": {"cas": "67-64-1"}},
    {"kind": "chemical", "parameters": {"cas": "111-48-8"}},
    {"kind": "chemical", "parameters": {"cas": "67-64-1"}, "assumptions": ["total_dose"]},
    {
        "kind": "chemical_mixture",
        "parameters": {"constituent": [{"kind": "chemical", "cas": "111-48-8", "share": "12 % by weight"}]},
    },
]


def evaluator(regime: str, *, reference: bool = False) -> ListEvaluator:
    lists = loaded_lists()
    return ListEvaluator(lists.lists[regime].view(DAY), lists.vocabulary, reference=reference)


def told(asked: ListEvaluator, data: dict[str, Any], *, ordinary: bool = False) -> list[tuple[object, ...]]:
    record = normalise(item_from_data({"name": "it", **data}), asked.vocabulary)
    found = asked.results(record, asked.context(record, ordinary=ordinary, common={}))
    return [(each.code, each.verdict, each.status, each.needs, each.instead, each.label) for each in found]


@pytest.mark.parametrize("regime", ["intl", "ru", "cn"])
@pytest.mark.parametrize("ordinary", [False, True])
def test_first_and_later_items_are_answered_as_by_the_reference(regime: str, ordinary: bool) -> None:
    wanted = [told(evaluator(regime, reference=True), data, ordinary=ordinary) for data in ITEMS]
    for data, expected in zip(ITEMS, wanted, strict=True):
        assert told(evaluator(regime), data, ordinary=ordinary) == expected, "first"
    one = evaluator(regime)
    for data, expected in [*zip(ITEMS, wanted, strict=True)] * 2:
        assert told(one, data, ordinary=ordinary) == expected, "one after the other"


@pytest.mark.parametrize("regime", ["intl", "kr"])
def test_no_core_is_compiled_for_the_labels_of_a_first_item(regime: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = evaluator(regime)
    monkeypatch.setattr(asked.program, "_core", None)
    results = told(asked, ITEMS[0])
    assert any(instead for *_, instead, _ in results)


CIRCLE = """
1A001 "machines"
    it is a machine
    it is specified in 1A002
1A002 "machines"
    it is a machine
    it is specified in 1A001
1A003 "machines"
    it is a machine
    width at least 2 m
"""


def test_what_a_circle_left_open_is_not_kept() -> None:
    asked = written.evaluator(CIRCLE)
    record = normalise(item_from_data({"name": "it", "kind": "machine"}), asked.vocabulary)
    context = asked.context(record, common={})
    results = {each.code: each for each in asked.results(record, context)}
    assert {each.core.verdict for each in results.values()} == {Verdict.UNKNOWN}
    kept = {code for code, each in results.items() if (id(each.unit), id(record), PLAIN) in context.inquiry.cores}
    assert kept == {"1A003"}
