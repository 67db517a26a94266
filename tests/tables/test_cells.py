"""What stands in cells, as item files would have it."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest

from dualclass.api import loaded_lists
from dualclass.tables import cells
from dualclass.tables.batches import classify_batch
from dualclass.tables.mapping import ColumnUse, TableMapping
from dualclass.tables.rows import Rows

from ..docs.style import faults_of_style
from .oracle import by_row, expected, mapping_of, plan_for


def data_of(mapping: TableMapping, **cell_of: Any) -> dict[str, object]:
    row = Rows(mapping, loaded_lists().vocabulary).of(cell_of)
    assert not row.faults
    return row.data


@pytest.mark.parametrize(
    ("cell", "unit", "meant"),
    [
        (13.1, "GS/s", "13.1 GS/s"),
        (3, "GS/s", "3 GS/s"),
        (3.0, "GS/s", "3 GS/s"),
        (1e-7, "GS/s", "1e-07 GS/s"),
        (Decimal("0.10"), "GS/s", "0.10 GS/s"),
        ("13.1", "GS/s", "13.1 GS/s"),
        (">= 2.6", "GS/s", ">= 2.6 GS/s"),
        ("1.27e7", "S/s", "1.27e7 S/s"),
        ("400 MS/s", "GS/s", "400 MS/s"),
        ("400 MS/s", None, "400 MS/s"),
    ],
)
def test_numbers_with_the_unit_of_their_column(cell: Any, unit: str | None, meant: str) -> None:
    found = data_of(mapping_of(ColumnUse("rate", "parameter", "sample_rate", unit=unit)), rate=cell)
    assert found == {"parameters": {"sample_rate": meant}}


@pytest.mark.parametrize("cell", [None, "", "  ", float("nan"), []])
def test_what_is_empty_is_not_stated(cell: Any) -> None:
    assert data_of(mapping_of("resolution"), resolution=cell) == {}


def test_unit_columns() -> None:
    mapping = mapping_of(ColumnUse("rate", "parameter", "sample_rate"), ColumnUse("unit", "unit", "rate"))
    assert data_of(mapping, rate=2.6, unit="GS/s") == {"parameters": {"sample_rate": "2.6 GS/s"}}
    assert data_of(mapping, rate="2.6 GS/s", unit="GS/s") == {"parameters": {"sample_rate": "2.6 GS/s"}}
    assert data_of(mapping, rate="2.6GS/s ", unit="GS/s") == {"parameters": {"sample_rate": "2.6GS/s "}}


@pytest.mark.parametrize(("rate", "unit"), [("2.6 MS/s", "GS/s"), ("2.6 GS/s", "S/s"), ("5 kHz", "Hz"), ("5 N/m", "m")])
def test_a_unit_that_its_unit_column_contradicts(rate: str, unit: str) -> None:
    mapping = mapping_of(ColumnUse("rate", "parameter", "sample_rate"), ColumnUse("unit", "unit", "rate"))
    row = Rows(mapping, loaded_lists().vocabulary).of({"rate": rate, "unit": unit})
    assert [fault.code for fault in row.faults] == ["B104"]


@pytest.mark.parametrize("text", ["1,5..2.500 MHz", "1.234 .. 5,5 GHz", "2.500", "12,5..1.000"])
def test_a_point_beside_decimal_commas_may_part_thousands(text: str) -> None:
    with pytest.raises(cells.CellError, match="two ways"):
        _ = cells.with_point(text)


@pytest.mark.parametrize(
    ("text", "meant"), [("1.234,5..2.345,5", "1234.5..2345.5"), ("1,5..2.5", "1.5..2.5"), ("0.500..1,5", "0.500..1.5")]
)
def test_points_that_can_be_read_in_one_way(text: str, meant: str) -> None:
    assert cells.with_point(text) == meant


def test_yes_and_no_as_tables_write_them() -> None:
    for text, meant in {
        "yes": True,
        " TRUE ": True,
        "0": False,
        "нет": False,
        "是": True,
        "perhaps": "perhaps",
    }.items():
        found = data_of(mapping_of("numerically_controllable"), numerically_controllable=text)
        assert found == {"parameters": {"numerically_controllable": meant}}


def test_decimal_commas() -> None:
    mapping = mapping_of("sample_rate", decimal_comma=True)
    for text, meant in {"1,5 GS/s": "1.5 GS/s", "1.234,5 MS/s": "1234.5 MS/s", "2.5 GS/s": "2.5 GS/s"}.items():
        assert data_of(mapping, sample_rate=text) == {"parameters": {"sample_rate": meant}}
    row = Rows(mapping, loaded_lists().vocabulary).of({"sample_rate": "1.234 MS/s"})
    assert [fault.code for fault in row.faults] == ["B102"]


def test_nothing_known_of_a_member_is_still_a_member() -> None:
    axes = [{"travel": "600 mm"}, None]
    found = data_of(mapping_of("linear_axis"), linear_axis=axes)
    assert found == {"parameters": {"linear_axis": [{"travel": "600 mm"}, {}]}}


def test_json_stands_for_nested_columns() -> None:
    found = data_of(mapping_of("linear_axis"), linear_axis='[{"travel": "600 mm", "x": null}, {"travel": 0.1}]')
    assert found == {"parameters": {"linear_axis": [{"travel": "600 mm"}, {"travel": "0.1"}]}}


def test_a_column_inside_a_collection_never_says_that_it_is_whole() -> None:
    found = data_of(mapping_of("linear_axis.travel", "composition.nickel"), **{"linear_axis.travel": "600 mm"})
    assert found == {"parameters": {"linear_axis": {"complete": False, "members": [{"travel": "600 mm"}]}}}
    found = data_of(mapping_of("composition.nickel"), **{"composition.nickel": "30 % by weight"})
    assert found == {"parameters": {"composition": {"nickel": "30 % by weight"}}}


def test_what_people_say() -> None:
    mapping = mapping_of(
        ColumnUse("gears", "judgement", "limited to gear_manufacture"),
        ColumnUse("civil", "statement", "designed for civil_automobiles"),
        "assumptions",
    )
    found = data_of(mapping, gears="no: general milling", civil="yes", assumptions="total_dose; radiation_hardened")
    assert found == {
        "judgements": {"limited to gear_manufacture": {"answer": False, "reason": "general milling"}},
        "statements": {"designed for civil_automobiles": True},
        "assumptions": ["total_dose", "radiation_hardened"],
    }


def test_categories_of_the_company() -> None:
    mapping = mapping_of("kind", kinds={"ADCs & more": "analogue_to_digital_converter"}, kind="integrated_circuit")
    assert data_of(mapping, kind=" ADCs & more ") == {"kinds": ["analogue_to_digital_converter"]}
    assert data_of(mapping, kind="FPGA; ADC") == {"kinds": ["FPGA", "ADC"]}
    assert data_of(mapping, kind=None) == {"kind": "integrated_circuit"}


@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [
        ("sample_rate", datetime.date(2026, 3, 4), "B101"),
        ("linear_axis", "[{", "B103"),
        ("linear_axis", '[{"travel": NaN}]', "B103"),
        ("linear_axis", "[" * 100_000, "B103"),
    ],
)
def test_cells_that_no_item_file_could_hold(column: str, cell: Any, code: str) -> None:
    row = Rows(mapping_of(column), loaded_lists().vocabulary).of({column: cell})
    assert [fault.code for fault in row.faults] == [code]
    assert all(fault.help and not faults_of_style(fault) for fault in row.faults)


def test_one_parameter_whole_and_in_part() -> None:
    row = Rows(mapping_of("linear_axis", "linear_axis.travel"), loaded_lists().vocabulary).of(
        {"linear_axis": [{"travel": "1 m"}], "linear_axis.travel": "2 m"}
    )
    assert [fault.code for fault in row.faults] == ["B105"]


def test_floats_mean_their_decimal_text() -> None:
    """At a border: 0.4 is binary a little more than 0.4, and not more than 400 million."""
    assert cells.value(0.4, None, "GS/s") == "0.4 GS/s"
    batch = pa.RecordBatch.from_pydict({"kind": ["ADC"] * 2, "resolution": ["12 bit"] * 2, "rate": [0.4, 0.4000000001]})
    mapping = mapping_of("kind", "resolution", ColumnUse("rate", "parameter", "sample_rate", unit="GS/s"))
    found = by_row(classify_batch(batch, plan_for(batch, mapping)).outcomes)
    for row, text in {1: "0.4 GS/s", 2: "0.4000000001 GS/s"}.items():
        assert found[row] == expected({"kind": "ADC", "parameters": {"resolution": "12 bit", "sample_rate": text}})
    assert found[1][0]["controlled_unless"] != found[2][0]["controlled_unless"]


def test_a_field_that_stands_twice_in_a_cell_is_not_read_once() -> None:
    with pytest.raises(cells.CellError, match="`travel` stands twice"):
        _ = cells.value('[{"travel": "1 m", "travel": "2 m"}]', loaded_lists().vocabulary.parameter("linear_axis"))


def test_a_key_that_stands_twice_in_a_cell_of_the_type_map() -> None:
    with pytest.raises(cells.CellError, match="`nickel` stands twice"):
        _ = cells.plain([("nickel", "60 %"), ("nickel", "4 %")])
