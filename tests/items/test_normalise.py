"""Items to records: what is read."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from dualclass.api import loaded_lists
from dualclass.items import ItemRecord, item_from_data, normalise
from dualclass.quantities import Quantity
from dualclass.vocabulary import Vocabulary


def record_of(vocabulary: Vocabulary, **data: Any) -> ItemRecord:
    return normalise(item_from_data(data), vocabulary)


def quantity(record: ItemRecord, name: str, index: int = 0) -> Quantity:
    value = record.values[name][index].value
    assert isinstance(value, Quantity)
    return value


def test_values_of_every_type(vocabulary: Vocabulary) -> None:
    record = record_of(
        vocabulary,
        name="AD9208",
        kind="ADC",
        parameters={
            "resolution": "14 bit",
            "sample_rate": ">= 3 GS/s",
            "dynamic_range": "-75 dBc",
            "rated_band": "30 to 40 GHz",
            "operating_temperature": "-40 to 85 degC",
            "channels": 2,
            "radiation_hardened": False,
            "mass": "3 g",
        },
    )
    assert record.kinds == {"analogue_to_digital_converter"}
    assert quantity(record, "resolution").interval.low == 14
    assert quantity(record, "sample_rate").interval.low == 3_000_000_000
    assert quantity(record, "sample_rate").interval.high is None
    assert quantity(record, "rated_band").is_span
    assert quantity(record, "channels").interval.low == 2
    assert record.values["radiation_hardened"][0].value is False
    assert record.values["resolution"][0].text == "14 bit"
    assert quantity(record, "mass").interval.low == Fraction(3, 1000)


@pytest.mark.parametrize(
    "kind",
    ["模数转换器", "아날로그-디지털 변환기", "аналого-цифровой преобразователь", "Analogue to digital converter"],
)
def test_kinds_in_four_languages(vocabulary: Vocabulary, kind: str) -> None:
    assert record_of(vocabulary, kind=kind).kinds == {"analogue_to_digital_converter"}


def test_what_is_not_stated_is_absent(vocabulary: Vocabulary) -> None:
    record = record_of(vocabulary, kind="machine_tool")
    assert record.values == {}
    assert record.collections == {}
    assert record.composition is None
    assert record.judgements == {}


def test_collections(vocabulary: Vocabulary) -> None:
    record = record_of(
        vocabulary,
        kind="machine_tool",
        parameters={
            "linear_axis": [{"travel": "600 mm", "repeatability": "0.8 um"}, {"travel": "1 m"}],
            "rotary_axis": "none",
            "operating_point": [{"power": "20 W"}],
        },
    )
    axes = record.collections["linear_axis"]
    assert axes.complete
    assert [quantity(member, "travel").interval.low for member in axes.members] == [Fraction(3, 5), 1]
    assert axes.members[0].values["repeatability"][0].method == "ISO 230-2:2014"
    assert record.collections["rotary_axis"].members == ()
    assert record.collections["rotary_axis"].complete
    assert not record.collections["operating_point"].complete


@pytest.mark.parametrize("axes", [[], {"members": [{"travel": "1 m"}], "complete": False}, {"members": []}])
def test_a_collection_is_complete_only_when_it_says_so(vocabulary: Vocabulary, axes: object) -> None:
    record = record_of(vocabulary, kind="machine_tool", parameters={"linear_axis": axes})
    assert not record.collections["linear_axis"].complete


def test_a_sampled_collection_is_never_complete(vocabulary: Vocabulary) -> None:
    points = {"members": [{"power": "1 W"}], "complete": True}
    record = record_of(vocabulary, kind="machine_tool", parameters={"operating_point": points})
    assert not record.collections["operating_point"].complete


def test_one_method_is_taken_and_several_are_not_guessed(vocabulary: Vocabulary) -> None:
    axis = {"accuracy": ["4 um", {"value": "5 um", "method": "iso 230-2:2014"}], "repeatability": "1 um"}
    record = record_of(vocabulary, kind="machine_tool", parameters={"linear_axis": [axis]})
    member = record.collections["linear_axis"].members[0]
    assert [each.method for each in member.values["accuracy"]] == [None, "ISO 230-2:2014"]
    assert member.values["repeatability"][0].method == "ISO 230-2:2014"


def test_conditions(vocabulary: Vocabulary) -> None:
    life = [{"value": "12000 h", "at": {"temperature": "923 K"}}, {"value": "500 h", "at": {"temperature": "1073 K"}}]
    record = record_of(vocabulary, kind="alloy", parameters={"rupture_life": life})
    first = record.values["rupture_life"][0]
    assert first.method == "ASTM E-139"
    condition = first.conditions["temperature"]
    assert isinstance(condition, Quantity)
    assert condition.interval.low == 923


def test_parts_are_items(vocabulary: Vocabulary) -> None:
    record = record_of(
        vocabulary,
        kind="chemical_mixture",
        parameters={
            "constituent": [
                {"kind": "chemical", "cas": "111-48-8", "share": "12 % by weight", "statements": {"it is pure": True}},
                {"kind": "chemical", "parameters": {"cas": ["7732-18-5"]}, "share": "88 % by weight"},
            ]
        },
    )
    first, second = record.collections["constituent"].members
    assert first.values["cas"][0].value == "111-48-8"
    assert first.statements == {"it is pure": True}
    assert second.values["cas"][0].value == frozenset({"7732-18-5"})
    assert quantity(first, "share").interval.low == Fraction(12, 100)
    assert first.values["share"][0].conditions == {"basis": "weight"}


def test_relations(vocabulary: Vocabulary) -> None:
    record = record_of(
        vocabulary,
        kind="software",
        **{
            "for": [
                {"activities": ["development"], "code": "3A001.a.5"},
                {"activities": ["use"], "item": {"kind": "ADC"}},
            ]
        },
        host={"kind": "machine_tool", "parameters": {"mass": "2 kg"}},
        components=[{"name": "converter", "kind": "ADC"}],
        shipment={"destination": "EG", "quantity": "2 kg", "packaging": "bulk"},
        judgements={"limited  to gears": {"answer": False, "reason": "sold for all sorts of work"}},
        statements={"designed for cars": True},
        assumptions=["total_dose", "limited to gears"],
    )
    assert record.targets[0].code == "3A001.a.5"
    assert record.targets[1].item is not None
    assert record.host is not None
    assert record.components[0].name == "converter"
    assert record.shipment is not None
    assert record.shipment.values["destination"][0].value == "eg"
    assert quantity(record.shipment, "quantity").interval.low == 2
    assert record.judgements["limited to gears"].answer is False
    assert record.assumptions == {"total_dose", "limited to gears"}


# ---------------------------------------------------------------- composition


def test_composition(vocabulary: Vocabulary) -> None:
    shares = {"镍": "30 % by weight", "Rare Metal": "5..10 % by weight", "iron": "balance"}
    composition = record_of(vocabulary, kind="alloy", parameters={"composition": shares}).composition
    assert composition is not None
    assert composition.complete
    assert composition.shares["nickel", "weight"].interval.low == Fraction(3, 10)
    assert composition.shares["iron", "weight"].interval.low == Fraction(6, 10)
    assert composition.shares["iron", "weight"].interval.high == Fraction(65, 100)


def test_a_constituent_of_unknown_share(vocabulary: Vocabulary) -> None:
    shares = {"nickel": "30 % by weight", "iron": "balance", "boron": True}
    composition = record_of(vocabulary, kind="alloy", parameters={"composition": shares}).composition
    assert composition is not None
    boron = composition.shares["boron", None].interval
    assert boron.low == 0
    assert boron.low_open
    iron = composition.shares["iron", "weight"].interval
    assert (iron.low, iron.high) == (0, Fraction(7, 10))


def test_composition_is_open_unless_it_is_whole(vocabulary: Vocabulary) -> None:
    def complete(**shares: Any) -> bool:
        composition = record_of(vocabulary, kind="alloy", parameters={"composition": shares}).composition
        assert composition is not None
        return composition.complete

    assert not complete(nickel="99.9999 % by weight")
    assert complete(nickel="60 % by weight", iron="40 % by weight")
    assert complete(nickel="60 % by weight", iron="30..45 % by weight", rest=True)


# ---------------------------------------------------------------- derived


def test_derived_values(vocabulary: Vocabulary) -> None:
    record = record_of(
        vocabulary, kind="carbon_fibre", parameters={"tensile_modulus": "230 GPa", "density": "1.76 g/cm3"}
    )
    modulus = record.values["specific_modulus"][0]
    assert modulus.derived
    assert quantity(record, "specific_modulus").interval.low == Fraction(230 * 10**9) / (1760 * Fraction("9.80665"))


def test_derived_values_are_intervals(vocabulary: Vocabulary) -> None:
    record = record_of(
        vocabulary,
        kind="digital_to_analogue_converter",
        parameters={"update_rate": "3e9..4e9 S/s", "interpolation_factor": "2"},
    )
    interval = quantity(record, "adjusted_update_rate").interval
    assert (interval.low, interval.high) == (1_500_000_000, 2_000_000_000)
    assert quantity(record, "adjusted_update_rate").text == "1500..2000 MS/s"


@pytest.mark.parametrize(
    ("processors", "expected"),
    [
        ([{"number": 4, "rate": "2 TFLOPS"}, {"number": 1, "rate": "0.5 TFLOPS"}], Fraction(17, 2)),
        ([{"number": 4, "rate": "2 TFLOPS"}, {"number": 1}], None),
        ({"members": [{"number": 4, "rate": "2 TFLOPS"}], "complete": False}, None),
    ],
)
def test_sums_need_complete_collections(vocabulary: Vocabulary, processors: object, expected: Fraction | None) -> None:
    record = record_of(vocabulary, kind="computer", parameters={"processor": processors})
    if expected is None:
        assert "performance" not in record.values
    else:
        assert quantity(record, "performance").interval.low == expected


def test_derived_inside_a_part(vocabulary: Vocabulary) -> None:
    part = {"kind": "digital_to_analogue_converter", "update_rate": "2e9 S/s", "interpolation_factor": 1}
    record = record_of(vocabulary, kind="computer", parameters={"contained_circuit": [part]})
    member = record.collections["contained_circuit"].members[0]
    assert quantity(member, "adjusted_update_rate").interval.low == 2_000_000_000


def test_a_share_of_an_element_is_not_one_of_a_material_called_like_it() -> None:
    vocabulary = loaded_lists().vocabulary
    shares = {"silicon": "70 % by weight", "carbon": "30 % by weight"}
    record = record_of(vocabulary, kind="semiconductor_silicon_carbide", parameters={"composition": shares})
    assert record.composition is not None
    assert set(record.composition.shares) == {("silicon", "weight"), ("carbon", "weight")}
    made = record_of(vocabulary, kind="storage_tank", parameters={"made_of": ["carbon"]})
    assert made.values["made_of"][0].value == frozenset({"carbon_material"})
