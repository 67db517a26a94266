"""Items to records: every mistake is told, with its field."""

from __future__ import annotations

from typing import Any

import pytest

from dualclass.diagnostics import Diagnostic, DiagnosticError
from dualclass.items import ItemRecord, item_from_data, normalise
from dualclass.quantities import Quantity
from dualclass.vocabulary import Vocabulary


def record_of(vocabulary: Vocabulary, **data: Any) -> ItemRecord:
    return normalise(item_from_data(data), vocabulary)


def faults(vocabulary: Vocabulary, **data: Any) -> tuple[Diagnostic, ...]:
    with pytest.raises(DiagnosticError) as raised:
        normalise(item_from_data(data, "item.toml"), vocabulary, file="item.toml")
    return raised.value.diagnostics


def quantity(record: ItemRecord, name: str, index: int = 0) -> Quantity:
    value = record.values[name][index].value
    assert isinstance(value, Quantity)
    return value


ADC = "analogue_to_digital_converter"


@pytest.mark.parametrize(
    ("kind", "suggestion"),
    [
        ("analog to digital convertor", ADC),
        ("模数转换", ADC),
        ("аналого цифровой преобразоватль", ADC),
        ("아날로그 디지탈 변환기", ADC),
        ("stanok", None),
    ],
)
def test_unknown_kind(vocabulary: Vocabulary, kind: str, suggestion: str | None) -> None:
    (fault,) = faults(vocabulary, kind=kind, parameters={"resolution": "14 bit"})
    assert fault.code == "I019"
    assert fault.suggestion == suggestion
    assert fault.subject == "item.toml: kind"


@pytest.mark.parametrize(
    ("kind", "parameters", "code", "field"),
    [
        (ADC, {"resolutoin": "14 bit"}, "I022", "parameters.resolutoin"),
        (ADC, {"tensile_modulus": "2 GPa"}, "I023", "parameters.tensile_modulus"),
        (ADC, {"resolution": "14 GHz"}, "Q009", "parameters.resolution"),
        (ADC, {"resolution": "14 kb"}, "Q008", "parameters.resolution"),
        (ADC, {"resolution": "14 bitz"}, "Q007", "parameters.resolution"),
        (ADC, {"resolution": "14"}, "Q006", "parameters.resolution"),
        (ADC, {"resolution": 14}, "I034", "parameters.resolution"),
        (ADC, {"resolution": 14.5}, "I034", "parameters.resolution"),
        (ADC, {"resolution": float("nan")}, "I033", "parameters.resolution"),
        (ADC, {"resolution": float("inf")}, "I033", "parameters.resolution"),
        (ADC, {"resolution": "nan bit"}, "Q002", "parameters.resolution"),
        (ADC, {"resolution": True}, "I032", "parameters.resolution"),
        (ADC, {"resolution": None}, "I032", "parameters.resolution"),
        (ADC, {"resolution": []}, "I039", "parameters.resolution"),
        (ADC, {"resolution": {"value": "1 bit", "method": "x"}}, "I025", "parameters.resolution.method"),
        (ADC, {"resolution": {"value": "1 bit", "how": "x"}}, "I024", "parameters.resolution.how"),
        (ADC, {"resolution": {"value": "1 bit", "at": {"colour": "red"}}}, "I026", "parameters.resolution.at.colour"),
        (ADC, {"mass": "-3 g"}, "I031", "parameters.mass"),
        (ADC, {"operating_temperature": "-300 to 20 degC"}, "I031", "parameters.operating_temperature"),
        (ADC, {"channels": "2.5"}, "I036", "parameters.channels"),
        (ADC, {"channels": 2.5}, "I036", "parameters.channels"),
        (ADC, {"channels": -2}, "I031", "parameters.channels"),
        (ADC, {"radiation_hardened": "yes"}, "I037", "parameters.radiation_hardened"),
        (ADC, {"rated_band": "30..40 GHz"}, "Q013", "parameters.rated_band"),
        (ADC, {"sample_rate": "30 to 40 GS/s"}, "Q012", "parameters.sample_rate"),
        (ADC, {"sample_rate": ["3 GS/s", "4 GS/s"]}, "I064", "sample_rate"),
        ("fibre", {"form": "tubes"}, "I040", "parameters.form"),
        ("fibre", {"form": ["tube", "yarn"]}, "I064", "form"),
        ("fibre", {"form": 3}, "I038", "parameters.form"),
        ("machine_tool", {"grade": "hihg"}, "I040", "parameters.grade"),
        ("machine_tool", {"removal_process": ["laser"]}, "I040", "parameters.removal_process[1]"),
        ("machine_tool", {"removal_process": []}, "I039", "parameters.removal_process"),
        ("machine_tool", {"removal_process": {"a": 1}}, "I015", "parameters.removal_process"),
        ("machine_tool", {"linear_axis": "two"}, "I027", "parameters.linear_axis"),
        ("machine_tool", {"linear_axis": {"travel": "1 m"}}, "I027", "parameters.linear_axis"),
        ("machine_tool", {"linear_axis": ["x"]}, "I027", "parameters.linear_axis[1]"),
        ("machine_tool", {"linear_axis": [{"travl": "1 m"}]}, "I022", "parameters.linear_axis[1].travl"),
        ("machine_tool", {"linear_axis": [{}, {"travel": "-1 m"}]}, "I031", "parameters.linear_axis[2].travel"),
        (
            "machine_tool",
            {"linear_axis": [{"accuracy": {"value": "1 um", "method": "ISO 9"}}]},
            "I025",
            "parameters.linear_axis[1].accuracy.method",
        ),
        (
            "machine_tool",
            {"linear_axis": [{"travel": "1 m", "parameters": {"travel": "1 m"}}]},
            "I028",
            "parameters.linear_axis[1].travel",
        ),
        (
            "machine_tool",
            {"linear_axis": [{"repeatability": ["1 um", "2 um"]}]},
            "I064",
            "parameters.linear_axis[1].repeatability",
        ),
        ("chemical", {"cas": "111-48-7"}, "I043", "parameters.cas"),
        ("chemical", {"cas": "111488"}, "I043", "parameters.cas"),
        ("chemical", {"cas": 111488}, "I038", "parameters.cas"),
        ("chemical_mixture", {"constituent": [{"cas": "111-48-8"}]}, "I020", "parameters.constituent[1].kind"),
        (
            "chemical_mixture",
            {"constituent": [{"kind": "chemical", "share": "120 % by weight"}]},
            "I050",
            "parameters.constituent[1].share",
        ),
        (
            "chemical_mixture",
            {"constituent": [{"kind": "chemical", "share": "0.12"}]},
            "Q006",
            "parameters.constituent[1].share",
        ),
        (
            "alloy",
            {"composition": {"nickel": "60 % by weight", "iron": "41 % by weight"}},
            "I055",
            "parameters.composition",
        ),
        ("alloy", {"composition": {"nickel": "60 % by weight", "rest": True}}, "I056", "parameters.composition"),
        ("alloy", {"composition": {"nickle": "60 % by weight"}}, "I042", "parameters.composition.nickle"),
        ("alloy", {"composition": "nickel"}, "I051", "parameters.composition"),
        ("alloy", {"composition": {"nickel": 60}}, "I051", "parameters.composition.nickel"),
        ("alloy", {"made_of": ["nickle"]}, "I042", "parameters.made_of[1]"),
    ],
)
def test_mistakes_in_parameters(
    vocabulary: Vocabulary, kind: str, parameters: dict[str, Any], code: str, field: str
) -> None:
    found = faults(vocabulary, kind=kind, parameters=parameters)
    assert (code, f"item.toml: {field}") in [(fault.code, fault.subject) for fault in found]


@pytest.mark.parametrize(
    ("data", "code", "field"),
    [
        ({}, "I020", "kind"),
        ({"kinds": [ADC, "digital_to_analogue_converter"]}, "I065", "kinds"),
        ({"kind": ADC, "assumptions": ["resolution"]}, "I061", "assumptions"),
        ({"kind": ADC, "assumptions": ["total_doze"]}, "I061", "assumptions"),
        (
            {"kind": ADC, "judgements": {"limited to gears": {"answer": True, "reason": " "}}},
            "I060",
            "judgements.limited to gears.reason",
        ),
        ({"kind": ADC, "shipment": {"destination": "egypt"}}, "I044", "shipment.destination"),
        ({"kind": ADC, "shipment": {"destination": "uk"}}, "I044", "shipment.destination"),
        ({"kind": ADC, "shipment": {"quantity": "2 m"}}, "Q009", "shipment.quantity"),
        ({"kind": "software", "for": [{"activities": ["developement"], "code": "3A001"}]}, "I062", "for[1].activities"),
        ({"kind": "software", "for": [{"activities": ["development"]}]}, "I063", "for[1]"),
        ({"kind": "software", "for": [{"item": {"kind": "adcc"}}]}, "I019", "for[1].item.kind"),
        ({"kind": ADC, "components": [{"name": "a"}]}, "I020", "components[1].kind"),
        ({"kind": ADC, "host": {"kind": "machine_tol"}}, "I019", "host.kind"),
    ],
)
def test_other_mistakes(vocabulary: Vocabulary, data: dict[str, Any], code: str, field: str) -> None:
    found = faults(vocabulary, **data)
    assert [(fault.code, fault.subject) for fault in found] == [(code, f"item.toml: {field}")]


def test_suggestions(vocabulary: Vocabulary) -> None:
    (fault,) = faults(vocabulary, kind=ADC, parameters={"samplerate": "3 GS/s"})
    assert fault.suggestion == "sample_rate"
    (fault,) = faults(vocabulary, kind=ADC, shipment={"destination": "Egypt"})
    assert fault.suggestion == "eg"
    (fault,) = faults(vocabulary, kind=ADC, parameters={"tensile_modulus": "2 GPa"})
    assert fault.help is not None
    assert "`fibre`" in fault.help


def test_all_mistakes_are_told_at_once(vocabulary: Vocabulary) -> None:
    found = faults(
        vocabulary, kind=ADC, parameters={"resolution": 14, "mass": "-1 kg", "colour": "red"}, assumptions=["x"]
    )
    assert len(found) == 4


@pytest.mark.parametrize(("stated", "right"), [("13.3 m", False), ("13000000..14000000 m", True)])
def test_a_stated_derived_value_is_checked(vocabulary: Vocabulary, stated: str, right: bool) -> None:
    parameters = {"tensile_modulus": "230 GPa", "density": "1.76 g/cm3", "specific_modulus": stated}
    if right:
        record = record_of(vocabulary, kind="fibre", parameters=parameters)
        assert [each.derived for each in record.values["specific_modulus"]] == [False, True]
        return
    (fault,) = faults(vocabulary, kind="fibre", parameters=parameters)
    assert fault.code == "I064"
    assert "make it" in fault.message


def test_compatible_values_are_no_contradiction(vocabulary: Vocabulary) -> None:
    rates = ["3..4 GS/s", ">= 3.5 GS/s"]
    record = record_of(vocabulary, kind=ADC, parameters={"sample_rate": rates})
    assert len(record.values["sample_rate"]) == 2


def test_items_inside_items_have_an_end(vocabulary: Vocabulary) -> None:
    item: dict[str, Any] = {"kind": ADC}
    for _ in range(25):
        item = {"kind": ADC, "components": [item]}
    found = faults(vocabulary, **item)
    assert {fault.code for fault in found} == {"I008"}


@pytest.mark.parametrize(
    ("written", "meant"),
    [("Erbium", "erbium"), ("Aluminum", "aluminium"), ("镍", "nickel"), ("epoxy resin", "epoxy_resin")],
)
def test_constituents_by_other_names(vocabulary: Vocabulary, written: str, meant: str) -> None:
    composition = record_of(
        vocabulary, kind="alloy", parameters={"composition": {written: "1 % by weight"}}
    ).composition
    assert composition is not None
    assert list(composition.shares) == [(meant, "weight")]


@pytest.mark.parametrize(
    ("shares", "said", "complete"),
    [
        (["12 % by weight", "88 % by weight"], None, True),
        (["12 % by weight", "80 % by weight"], None, False),
        (["12 % by weight", "80 % by weight"], True, True),
        (["12 % by weight", None], None, True),
        (["12 % by weight", "88 % by weight"], False, False),
    ],
)
def test_parts_whose_shares_leave_something_over_are_not_all(
    vocabulary: Vocabulary, shares: list[str | None], said: bool | None, complete: bool
) -> None:
    members = [{"kind": "chemical"} | ({"share": share} if share is not None else {}) for share in shares]
    raw: Any = members if said is None else {"members": members, "complete": said}
    record = record_of(vocabulary, kind="chemical_mixture", parameters={"constituent": raw})
    assert record.collections["constituent"].complete is complete
