"""Whatever JSON-like data comes in, either a record comes out or a DiagnosticError."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from dualclass.diagnostics import DiagnosticError
from dualclass.items import ItemLike, ItemRecord, item_from_data, normalise
from dualclass.vocabulary import Vocabulary

NAMES = st.sampled_from(
    [
        "kind", "kinds", "name", "parameters", "for", "components", "host", "shipment", "judgements", "statements",
        "assumptions", "resolution", "sample_rate", "channels", "rated_band", "radiation_hardened", "linear_axis",
        "travel", "accuracy", "members", "complete", "value", "method", "at", "temperature", "cas", "composition",
        "constituent", "share", "rest", "nickel", "form", "removal_process", "grade", "made_of", "processor", "number",
        "rate", "item", "code", "activities", "destination", "quantity", "answer", "reason", "specific_modulus",
    ]
)  # fmt: skip
TEXTS = st.sampled_from(
    [
        "ADC", "machine_tool", "fibre", "alloy", "chemical", "computer", "模数转换器", "14 bit", "3 GS/s", "1e400 m",
        "none",
        "9**9**9 m", "-1 mm", "nan", "1..2 um", "30 to 40 GHz", "12 % by weight", "111-48-8", "balance", "eg", "pinch",
        "5 mm +- 1 mm",
        ">= 2", "< 0 m", "923 K", "1e-400 g/cm3", "development", "3A001", "", " ", "\x00", "yarn",
    ]
)  # fmt: skip
SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), TEXTS, st.text(max_size=8))
DATA = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.one_of(NAMES, st.text(max_size=5)), inner, max_size=5)
    ),
    max_leaves=25,
)
ITEMS = st.dictionaries(NAMES, DATA, max_size=6)
PARAMETERS = st.dictionaries(NAMES, DATA, max_size=6)
KINDS = st.sampled_from(["ADC", "machine_tool", "fibre", "alloy", "chemical_mixture", "computer"])


def outcome(data: Any, vocabulary: Vocabulary) -> None:
    try:
        item = item_from_data(data, "item.json")
    except DiagnosticError as error:
        assert error.diagnostics
        return
    assert isinstance(item, ItemLike)
    try:
        assert isinstance(normalise(item, vocabulary), ItemRecord)
    except DiagnosticError as error:
        assert error.diagnostics
        assert all(diagnostic.message for diagnostic in error.diagnostics)


@given(st.one_of(DATA, ITEMS))
@settings(max_examples=100, deadline=None)
def test_any_data(vocabulary: Vocabulary, data: Any) -> None:
    outcome(data, vocabulary)


@given(KINDS, PARAMETERS)
@settings(max_examples=100, deadline=None)
def test_any_parameters(vocabulary: Vocabulary, kind: str, parameters: dict[str, Any]) -> None:
    outcome({"kind": kind, "parameters": parameters}, vocabulary)


@given(KINDS, DATA)
@settings(max_examples=60, deadline=None)
def test_any_value_of_every_parameter(vocabulary: Vocabulary, kind: str, data: Any) -> None:
    resolved = vocabulary.resolve_kind(kind)
    assert resolved is not None
    for definition in vocabulary.parameters_of([resolved]):
        outcome({"kind": kind, "parameters": {definition.name: data}}, vocabulary)
