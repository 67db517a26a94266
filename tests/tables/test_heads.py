"""What the head of a column is taken for."""

from __future__ import annotations

import pytest

from dualclass.diagnostics import Diagnostic
from dualclass.tables.headers import readings
from dualclass.tables.mapping import ColumnUse, TableMapping
from dualclass.tables.suggesting import Suggestion, suggest
from dualclass.vocabulary import Vocabulary

from ..docs.style import the_one


def use_of(column: str, vocabulary: Vocabulary, *others: str) -> ColumnUse | None:
    found = suggest([column, *others], vocabulary).mapping
    return next((use for use in found.columns if use.column == column), None)


@pytest.mark.parametrize(
    ("head", "target", "unit"),
    [
        ("resolution", "resolution", None),
        ("Sample Rate", "sample_rate", None),
        ("SAMPLE-RATE", "sample_rate", None),
        ("sample_rate", "sample_rate", None),
        ("Sample rate [GS/s]", "sample_rate", "GS/s"),
        ("sample rate (GS/s)", "sample_rate", "GS/s"),
        ("sample rate, MS/s", "sample_rate", "MS/s"),
        ("sample rate in kS/s", "sample_rate", "kS/s"),
        ("sample rate / GS/s", "sample_rate", "GS/s"),
        ("sample_rate_GSps", "sample_rate", "GS/s"),
        ("Sample rate（GS/s）", "sample_rate", "GS/s"),
        ("resolution_bits", "resolution", "bit"),
        ("mass kg", "mass", "kg"),
        ("  mass\n[kg] ", "mass", "kg"),
        ("linear axis", "linear_axis", None),
        ("linear_axis.travel [mm]", "linear_axis.travel", "mm"),
        ("shipment.destination", "shipment.destination", None),
        ("components", "components", None),
    ],
)
def test_parameters(head: str, target: str, unit: str | None, vocabulary: Vocabulary) -> None:
    use = use_of(head, vocabulary)
    assert use is not None
    assert (use.role, use.target, use.unit) == ("parameter", target, unit)


@pytest.mark.parametrize("head", ["sample rate (typical)", "sample rate [??]", "price", "rate", "", "sample_rate_max"])
def test_what_is_not_certain_is_not_read(head: str, vocabulary: Vocabulary) -> None:
    assert use_of(head, vocabulary) is None


def test_a_method_stands_in_brackets(vocabulary: Vocabulary) -> None:
    with_methods = next(each for each in vocabulary.parameters.values() if each.methods and any(each.units))
    method, unit = with_methods.methods[0], with_methods.units[0]
    for head in (f"{with_methods.name} ({method}) [{unit}]", f"{with_methods.name} ({method}, {unit})"):
        use = use_of(head, vocabulary)
        assert use == ColumnUse(head, "parameter", with_methods.name, unit, method)


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("name", "name"),
        ("Part No.", "name"),
        ("产品名称", "name"),
        ("품명", "name"),
        ("Наименование", "name"),
        ("kind", "kind"),
        ("Kinds", "kind"),
        ("Item type", "kind"),
        ("类别", "kind"),
        ("품목 종류", "kind"),
        ("Вид товара", "kind"),
        ("assumptions", "assumptions"),
    ],
)
def test_other_columns_in_four_languages(head: str, role: str, vocabulary: Vocabulary) -> None:
    use = use_of(head, vocabulary)
    assert use is not None
    assert use.role == role


@pytest.mark.parametrize(
    "head", ["sample rate unit", "Unit of sample rate", "sample_rate_units", "Sample rate (unit)", "sample rate 单位"]
)
def test_columns_of_units(head: str, vocabulary: Vocabulary) -> None:
    assert use_of(head, vocabulary, "sample rate") == ColumnUse(head, "unit", "sample rate")
    assert use_of(head, vocabulary) is None


def test_statements_and_judgements_by_their_path(vocabulary: Vocabulary) -> None:
    key = next(iter(vocabulary.judgements))
    found = suggest(["statements.designed for cars", f"judgements.{key}", key], vocabulary)
    assert [(use.role, use.target) for use in found.mapping.columns[:2]] == [
        ("statement", "designed for cars"),
        ("judgement", key),
    ]
    assert the_one(found.diagnostics, "B010")


def test_the_likeliest_name_is_taken(vocabulary: Vocabulary) -> None:
    found = suggest(["model", "Part number", "name"], vocabulary)
    assert [use.column for use in found.mapping.columns] == ["name"]
    assert found.unread == {"model": None, "Part number": None}


def test_of_several_categories_the_one_that_names_kinds_is_taken(vocabulary: Vocabulary) -> None:
    sample = {"type": ["A", "B"], "category": ["ADC", "模数转换器", None], "class": ["ADC", "x"]}
    found = suggest(["type", "category", "class"], vocabulary, sample=sample)
    assert found.mapping.column_with("kind") == "category"


def told(found: Suggestion, code: str) -> Diagnostic:
    return the_one(found.diagnostics, code)


def test_two_columns_for_one_parameter(vocabulary: Vocabulary) -> None:
    found = told(suggest(["sample rate", "sample_rate_GSps"], vocabulary), "B010")
    assert found.severity == "error"
    assert "`sample rate`, `sample_rate_GSps`" in found.message
    repeated = told(suggest(["resolution", "resolution [column 7]"], vocabulary), "B010")
    assert "`resolution [column 7]`" in repeated.message


def test_two_methods_of_one_parameter_are_two_values(vocabulary: Vocabulary) -> None:
    several = [each for each in vocabulary.parameters.values() if len(each.methods) > 1 and any(each.units)]
    for definition in several:
        heads = [f"{definition.name} ({method})" for method in definition.methods]
        assert suggest(heads, vocabulary).diagnostics == ()


def test_a_misspelt_parameter_is_told(vocabulary: Vocabulary) -> None:
    found = told(suggest(["Sampel rate"], vocabulary), "B011")
    assert (found.severity, found.suggestion) == ("warning", "sample_rate")
    assert suggest(["Price", "Supplier", "type"], vocabulary).diagnostics == ()


def test_a_unit_of_another_sort_is_told_and_not_read(vocabulary: Vocabulary) -> None:
    found = suggest(["mass [GHz]"], vocabulary)
    assert found.mapping.columns == ()
    assert "`GHz` is no unit of `mass`" in told(found, "B012").message


@pytest.mark.parametrize("field", ["for", "host", "targets"])
def test_what_an_item_is_for_is_never_lost(field: str, vocabulary: Vocabulary) -> None:
    assert told(suggest(["kind", field], vocabulary), "B013").severity == "error"
    settled = TableMapping((ColumnUse(field, "ignored"),))
    assert suggest(["kind", field], vocabulary, settled=settled).diagnostics == ()


def test_what_the_user_laid_down_stands(vocabulary: Vocabulary) -> None:
    settled = TableMapping((ColumnUse("resolution", "ignored"), ColumnUse("Bits", "parameter", "resolution", "bit")))
    found = suggest(["resolution", "Bits", "kind"], vocabulary, settled=settled)
    assert found.diagnostics == ()
    assert [(use.column, use.role) for use in found.mapping.columns] == [
        ("resolution", "ignored"),
        ("Bits", "parameter"),
        ("kind", "kind"),
    ]


def test_a_head_of_any_length_is_looked_at(vocabulary: Vocabulary) -> None:
    for head in ("x" * 100_000, "(" * 5000, "[" * 5000 + "]" * 5000, ", " * 5000, "a in " * 4000, "\x00[\x00]"):
        assert list(readings(head))
        assert use_of(head, vocabulary) is None
