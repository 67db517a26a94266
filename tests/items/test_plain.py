"""The quick way of reading an item accepts nothing that the models refuse, and reads the same."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dualclass.items import Item, plain_item
from dualclass.items.model import StatedJudgement, StatedShipment, StatedTarget
from dualclass.items.plain import PlainItem, PlainJudgement, PlainShipment, PlainTarget

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.floats() | st.sampled_from(["", "14 bit", "none", "yes"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["value", "at", "x"]), inner, max_size=3)
    ),
    max_leaves=6,
)
JUDGEMENTS = st.dictionaries(
    st.sampled_from(["required for", "q"]),
    st.dictionaries(st.sampled_from(["answer", "reason"]), VALUES, max_size=2)
    | st.fixed_dictionaries({"answer": st.booleans(), "reason": st.text(max_size=3)}),
    max_size=2,
)


def item_data(depth: int = 2) -> st.SearchStrategy[Any]:
    inner = item_data(depth - 1) if depth else st.just({"kind": "ADC"})
    target = st.fixed_dictionaries(
        {},
        optional={
            "activities": st.lists(st.sampled_from(["production", "use"]), max_size=2) | VALUES,
            "code": st.just("3A001") | VALUES,
            "item": inner,
            "judgements": JUDGEMENTS,
            "colour": VALUES,
        },
    )
    return st.fixed_dictionaries(
        {},
        optional={
            "name": st.just("x") | VALUES,
            "kind": st.just("ADC") | VALUES,
            "kinds": st.lists(st.just("ADC"), max_size=2) | VALUES,
            "assumptions": st.lists(st.just("total_dose"), max_size=2) | VALUES,
            "parameters": st.dictionaries(st.sampled_from(["a", "b"]), VALUES, max_size=2) | VALUES,
            "judgements": JUDGEMENTS,
            "statements": st.dictionaries(st.just("s"), st.booleans() | VALUES, max_size=1),
            "components": st.lists(inner, max_size=2),
            "for": st.lists(target, max_size=2),
            "shipment": st.fixed_dictionaries(
                {}, optional={"destination": st.just("eg") | VALUES, "packaging": VALUES}
            ),
            "host": inner,
            "colour": VALUES,
        },
    )


def as_data(value: Any) -> Any:
    """Either form of an item as dicts, lists and plain values."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: as_data(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, dict):
        return {key: as_data(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [as_data(inner) for inner in value]
    return value


@given(item_data())
@settings(max_examples=150)
def test_what_the_quick_way_takes_the_models_take_alike(data: Any) -> None:
    plain = plain_item(data)
    if plain is not None:
        model = Item.model_validate(data).model_dump()
        assert as_data(plain) == as_data(model)


@pytest.mark.parametrize(
    ("plain", "model"),
    [
        (PlainItem, Item),
        (PlainTarget, StatedTarget),
        (PlainShipment, StatedShipment),
        (PlainJudgement, StatedJudgement),
    ],
)
def test_both_forms_have_the_same_fields(plain: Any, model: Any) -> None:
    assert [field.name for field in dataclasses.fields(plain)] == list(model.model_fields)


def test_an_item_in_order_takes_the_quick_way() -> None:
    assert plain_item({"kind": "ADC", "parameters": {"resolution": "14 bit", "axes": [{"travel": "1 m"}]}}) is not None
