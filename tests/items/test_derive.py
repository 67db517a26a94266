"""What is missing for a derived parameter, and the soundness of what is worked out."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dualclass.api import loaded_lists
from dualclass.items import ItemRecord, derive, inputs_missing, item_from_data, normalise
from dualclass.quantities import Quantity, read_quantity
from dualclass.vocabulary import Vocabulary


def record_of(vocabulary: Vocabulary, kind: str, **parameters: Any) -> ItemRecord:
    return normalise(item_from_data({"kind": kind, "parameters": parameters}), vocabulary)


@pytest.mark.parametrize(
    ("stated", "missing"),
    [
        ({}, ("tensile_modulus", "density")),
        ({"density": "1.8 g/cm3"}, ("tensile_modulus",)),
        ({"tensile_modulus": "230 GPa"}, ("density",)),
        ({"tensile_modulus": "230 GPa", "specific_weight": "17000 N/m3"}, ()),
        ({"tensile_modulus": "230 GPa", "density": "1.8 g/cm3"}, ()),
    ],
)
def test_inputs_missing_go_down_to_what_can_be_stated(
    vocabulary: Vocabulary, stated: dict[str, str], missing: tuple[str, ...]
) -> None:
    record = record_of(vocabulary, "fibre", **stated)
    assert inputs_missing(record, vocabulary, "specific_modulus") == missing
    assert ("specific_modulus" in record.values) == (missing == ())


@pytest.mark.parametrize(
    ("stated", "missing"),
    [
        ({}, ("processor",)),
        ({"processor": [{"number": 1}]}, ("processor.rate",)),
        ({"processor": {"members": [{"number": 1, "rate": "1 TFLOPS"}], "complete": False}}, ("processor",)),
        ({"processor": [{"number": 1, "rate": "1 TFLOPS"}]}, ()),
    ],
)
def test_inputs_missing_in_collections(
    vocabulary: Vocabulary, stated: dict[str, Any], missing: tuple[str, ...]
) -> None:
    assert inputs_missing(record_of(vocabulary, "computer", **stated), vocabulary, "performance") == missing


def test_other_parameters_have_no_inputs(vocabulary: Vocabulary) -> None:
    record = record_of(vocabulary, "fibre")
    assert inputs_missing(record, vocabulary, "density") == ()
    assert inputs_missing(record, vocabulary, "nothing") == ()


def test_deriving_again_changes_nothing(vocabulary: Vocabulary) -> None:
    record = record_of(vocabulary, "fibre", tensile_modulus="230 GPa", density="1.8 g/cm3")
    assert derive(record, vocabulary) == record


def test_values_at_a_condition_are_not_mixed_with_bare_ones(vocabulary: Vocabulary) -> None:
    at = {"temperature": "296 K"}
    modulus = {"value": "230 GPa", "at": at}
    mixed = record_of(vocabulary, "fibre", tensile_modulus=modulus, specific_weight="17000 N/m3")
    assert "specific_modulus" not in mixed.values
    weight = {"value": "17000 N/m3", "at": at}
    both = record_of(vocabulary, "fibre", tensile_modulus=modulus, specific_weight=weight)
    assert [list(each.conditions) for each in both.values["specific_modulus"]] == [["temperature"]]


def test_a_sum_over_no_members_is_zero() -> None:
    vocabulary = loaded_lists().vocabulary
    units = [{"number": 4, "bit_length": "64 bit", "operation_rate": "0.05 TOPS"}]
    record = record_of(vocabulary, "microprocessor", instruction_processor=units, digital_primitive_unit="none")
    assert inputs_missing(record, vocabulary, "total_processing_performance") == ("analogue_primitive_unit",)
    assert "total_processing_performance" not in record.values
    whole = record_of(
        vocabulary,
        "microprocessor",
        instruction_processor=units,
        digital_primitive_unit="none",
        analogue_primitive_unit="none",
    )
    (value,) = whole.values["total_processing_performance"]
    assert isinstance(value.value, Quantity)
    assert value.value.interval == read_quantity("12.8 TPP", ["TPP"]).interval


POSITIVE = st.fractions(min_value=Fraction(1, 1000), max_value=1000, max_denominator=1000)


@given(st.tuples(POSITIVE, POSITIVE), st.tuples(POSITIVE, POSITIVE), st.fractions(0, 1), st.fractions(0, 1))
@settings(max_examples=60, deadline=None)
def test_the_true_value_lies_in_the_interval(
    vocabulary: Vocabulary,
    rates: tuple[Fraction, Fraction],
    factors: tuple[Fraction, Fraction],
    where: Fraction,
    elsewhere: Fraction,
) -> None:
    (low, high), (small, large) = sorted(rates), sorted(factors)
    texts = [f"{float_free(low)}..{float_free(high)} S/s", f"{float_free(small)}..{float_free(large)}"]
    record = record_of(vocabulary, "digital_to_analogue_converter", update_rate=texts[0], interpolation_factor=texts[1])
    low, high, small, large = (Fraction(float_free(each)) for each in (low, high, small, large))
    value = record.values["adjusted_update_rate"][0].value
    assert isinstance(value, Quantity)
    assert value.interval.contains((low + where * (high - low)) / (small + elsewhere * (large - small)))


def float_free(value: Fraction) -> str:
    """Three decimals, rounded down but never to nothing."""
    thousandths = max(1, value.numerator * 1000 // value.denominator)
    return f"{thousandths // 1000}.{thousandths % 1000:03d}"


@pytest.mark.parametrize(
    ("band", "low", "high"),
    [
        ("2 to 6 GHz", "2 GHz", "6 GHz"),
        ("2000 to 6000 MHz", "2 GHz", "6 GHz"),
        ("3 GHz", "3 GHz", "3 GHz"),
    ],
)
def test_the_ends_of_a_span(band: str, low: str, high: str) -> None:
    vocabulary = loaded_lists().vocabulary
    record = record_of(vocabulary, "microwave_item", rated_band=band)
    for name, end in (("lowest_rated_frequency", low), ("highest_rated_frequency", high)):
        found = [value.value for value in record.values.get(name, ())]
        wanted = [read_quantity(end, ["GHz"]).interval]
        assert [each.interval for each in found if isinstance(each, Quantity)] == wanted


def test_a_span_that_is_not_stated_is_what_is_missing_for_its_ends() -> None:
    vocabulary = loaded_lists().vocabulary
    record = record_of(vocabulary, "microwave_item")
    assert inputs_missing(record, vocabulary, "highest_rated_frequency") == ("rated_band",)
    record = record_of(vocabulary, "microwave_item", rated_band="2 to 3 GHz")
    assert inputs_missing(record, vocabulary, "highest_rated_frequency") == ()
