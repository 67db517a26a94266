"""A batch answers row by row what ``classify`` answers item by item."""

from __future__ import annotations

import pickle

import pyarrow as pa

from dualclass.tables.batches import classify_batch
from dualclass.tables.mapping import ColumnUse

from .oracle import by_row, expected, mapping_of, plan_for

CONVERTERS = pa.RecordBatch.from_pydict(
    {
        "name": ["first", "second", None, "fourth", "fifth"],
        "kind": ["ADC", "analogue_to_digital_converter", "machine tool", "nonsense", None],
        "resolution": ["14 bit", None, None, "3", "12 bit"],
        "sample_rate": ["3 GS/s", ">= 400 MS/s", "2 GS/s", "1 GS/s", "1 GS/s"],
    }
)
MAPPING = mapping_of("name", "kind", "resolution", "sample_rate")


def test_rows_are_items() -> None:
    found = by_row(classify_batch(CONVERTERS, plan_for(CONVERTERS, MAPPING)).outcomes)
    first = {"kind": "ADC", "parameters": {"resolution": "14 bit", "sample_rate": "3 GS/s"}}
    second = {"kind": "ADC", "parameters": {"sample_rate": ">= 400 MS/s"}}
    assert found[1] == expected(first)
    assert found[2] == expected(second)
    assert {each["outcome"] for row in (3, 4, 5) for each in found[row]} == {"error"}
    assert list(found) == [1, 2, 3, 4, 5]


def test_every_mistake_of_a_bad_row_is_told() -> None:
    errors = classify_batch(CONVERTERS, plan_for(CONVERTERS, MAPPING), first_row=100).errors.to_pylist()
    told = [(each["row"], each["name"], each["column"], each["code"], each["value"]) for each in errors]
    assert told == [
        (103, None, "sample_rate", "I023", "2 GS/s"),
        (104, "fourth", "kind", "I019", "nonsense"),
        (104, "fourth", "resolution", "Q006", "3"),
        (105, "fifth", "kind", "I020", None),
    ]
    assert "`sample_rate` is no parameter of `machine_tool`" in errors[0]["reason"]


def test_a_plan_travels_by_its_arguments() -> None:
    plan = plan_for(CONVERTERS, MAPPING, ordinary=True)
    packed = pickle.dumps(plan)
    assert len(packed) < 4096
    assert classify_batch(CONVERTERS, pickle.loads(packed)).outcomes == classify_batch(CONVERTERS, plan).outcomes


def test_rows_may_have_numbers_of_their_own() -> None:
    batch = CONVERTERS.append_column("id", pa.array([7, 5, 3, 2, 1]))
    mapping = mapping_of("kind", ColumnUse("id", "row"))
    assert list(by_row(classify_batch(batch, plan_for(batch, mapping)).outcomes)) == [7, 5, 3, 2, 1]


def test_no_rows() -> None:
    empty = CONVERTERS.slice(0, 0)
    answer = classify_batch(empty, plan_for(empty, MAPPING))
    assert (answer.outcomes.num_rows, answer.errors.num_rows) == (0, 0)
