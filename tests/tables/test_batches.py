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


def test_truth_values_and_lists_in_columns_of_their_own() -> None:
    """Typed columns say what the same cells as text would: flags, lists of structs, structs, short numbers, nulls."""
    rows = [
        {"numerically_controllable": True, "linear_axis": [{"travel": "600 mm"}, None], "contouring_axes": 5},
        {"numerically_controllable": False, "linear_axis": [], "contouring_axes": None},
        {"numerically_controllable": None, "linear_axis": [{"travel": None}], "contouring_axes": 3},
    ]
    axes = pa.list_(pa.struct([("travel", pa.string())]))
    schema = pa.schema(
        [("numerically_controllable", pa.bool_()), ("linear_axis", axes), ("contouring_axes", pa.int8())]
    )
    batch = pa.RecordBatch.from_pylist(rows, schema=schema)
    mapping = mapping_of(*schema.names, kind="machine_tool")
    found = by_row(classify_batch(batch, plan_for(batch, mapping)).outcomes)
    wanted: list[dict[str, object]] = [
        {"numerically_controllable": True, "linear_axis": [{"travel": "600 mm"}, {}], "contouring_axes": 5},
        {"numerically_controllable": False},
        {"linear_axis": [{}], "contouring_axes": 3},
    ]
    for number, parameters in enumerate(wanted, 1):
        assert found[number] == expected({"kind": "machine_tool", "parameters": parameters})
    assert found[1] != found[2]


def test_components_are_judged_as_items_are() -> None:
    components = pa.list_(pa.struct([("name", pa.string()), ("kind", pa.string())]))
    batch = pa.RecordBatch.from_pylist(
        [
            {"kind": "integrated_circuit", "components": [{"name": "one", "kind": "machine_tool"}]},
            {"kind": "integrated_circuit"},
        ],
        schema=pa.schema([("kind", pa.string()), ("components", components)]),
    )
    answer = classify_batch(batch, plan_for(batch, mapping_of("kind", "components")))
    found = by_row(answer.outcomes)
    item = {"kind": "integrated_circuit", "components": [{"name": "one", "kind": "machine_tool"}]}
    assert found[1] == expected(item) != expected({"kind": "integrated_circuit"}) == found[2]
    assert (answer.statistics.by_item, answer.statistics.by_class) == (1, 1)


def test_assumptions_judgements_and_statements_in_columns() -> None:
    batch = pa.RecordBatch.from_pydict(
        {
            "kind": ["ADC"] * 4,
            "resolution": ["14 bit"] * 4,
            "sample_rate": ["3 GS/s"] * 4,
            "assumptions": ["aggregate_bidirectional_transfer_rate", None, "no such thing", None],
            "component": [None, "no", None, "perhaps"],
            "military": [None, "no: sold to anybody", None, None],
        }
    )
    said = "it is a specially designed component of something else"
    mapping = mapping_of(
        *("kind", "resolution", "sample_rate", "assumptions"),
        ColumnUse("component", "statement", said),
        ColumnUse("military", "judgement", "limited to gear_manufacture"),
    )
    answer = classify_batch(batch, plan_for(batch, mapping))
    found = by_row(answer.outcomes)
    parameters = {"resolution": "14 bit", "sample_rate": "3 GS/s"}
    plain = {"kind": "ADC", "parameters": parameters}
    assert found[1] == expected({**plain, "assumptions": ["aggregate_bidirectional_transfer_rate"]})
    reason = {"answer": False, "reason": "sold to anybody"}
    judged = {"limited to gear_manufacture": reason}
    assert found[2] == expected({**plain, "statements": {said: False}, "judgements": judged})
    assert found[2] != expected(plain)
    assert {each["outcome"] for row in (3, 4) for each in found[row]} == {"error"}
    assert [each["column"] for each in answer.errors.to_pylist()] == ["assumptions", "component"]


def test_derived_values_are_worked_out_and_contradictions_told() -> None:
    batch = pa.RecordBatch.from_pydict(
        {
            "tensile_modulus": ["290 GPa", "290 GPa", None, "290 GPa"],
            "density": [1.8, 1.8, 1.8, None],
            "specific_modulus": [None, "3 m", "14 Mm", "14000000 m"],
        }
    )
    mapping = mapping_of(
        "tensile_modulus",
        "specific_modulus",
        ColumnUse("density", "parameter", "density", unit="g/cm3"),
        kind="carbon_fibre",
    )
    answer = classify_batch(batch, plan_for(batch, mapping))
    found = by_row(answer.outcomes)
    first = {"tensile_modulus": "290 GPa", "density": "1.8 g/cm3"}
    assert found[1] == expected({"kind": "carbon_fibre", "parameters": first})
    assert {each["outcome"] for each in found[2]} == {"error"}
    assert ("I064", "specific_modulus") in {(each["code"], each["column"]) for each in answer.errors.to_pylist()}
    fourth = {"tensile_modulus": "290 GPa", "specific_modulus": "14000000 m"}
    assert found[4] == expected({"kind": "carbon_fibre", "parameters": fourth})
