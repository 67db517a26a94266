"""The quick way for an item file that is plainly in order: no model is built, nothing is explained.

``plain_item`` takes only what is certainly right; anything else goes to the models, which say what is wrong. So it can
never accept what they refuse (a test compares the two).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from dualclass.records import dataclass, field

DEEPEST = 50


@dataclass(frozen=True, slots=True)
class PlainJudgement:
    """What a person decided, and why."""

    answer: bool
    reason: str


@dataclass(frozen=True, slots=True)
class PlainTarget:
    """One thing the item is for."""

    activities: tuple[str, ...] = ()
    code: str | None = None
    regime: str | None = None
    item: PlainItem | None = None
    judgements: Mapping[str, PlainJudgement] = field(default_factory=dict[str, PlainJudgement])


@dataclass(frozen=True, slots=True)
class PlainShipment:
    """What is sent where."""

    destination: str | None = None
    quantity: str | None = None
    packaging: str | None = None


@dataclass(frozen=True, slots=True)
class PlainItem:
    """An item as a file has it; the fields are those of ``dualclass.Item``."""

    name: str | None = None
    kind: str | None = None
    kinds: tuple[str, ...] = ()
    source: str | None = None
    assumptions: tuple[str, ...] = ()
    parameters: Mapping[str, Any] = field(default_factory=dict[str, Any])
    judgements: Mapping[str, PlainJudgement] = field(default_factory=dict[str, PlainJudgement])
    statements: Mapping[str, bool] = field(default_factory=dict[str, bool])
    components: tuple[PlainItem, ...] = ()
    targets: tuple[PlainTarget, ...] = ()
    shipment: PlainShipment | None = None
    host: PlainItem | None = None


class _DoubtError(Exception):
    """The data is not plainly in order."""


def plain_item(data: object) -> PlainItem | None:
    """The item, or ``None`` where the models must look at it."""
    try:
        return _item(data, 0)
    except _DoubtError:
        return None


def _table(data: object) -> dict[str, object]:
    if type(data) is not dict:
        raise _DoubtError
    table = cast("dict[object, object]", data)
    if any(type(key) is not str for key in table):
        raise _DoubtError
    return cast("dict[str, object]", table)


def _text(data: object) -> str:
    if type(data) is not str:
        raise _DoubtError
    return data


def _truth(data: object) -> bool:
    if type(data) is not bool:
        raise _DoubtError
    return data


def _list(data: object) -> list[object]:
    if type(data) is not list:
        raise _DoubtError
    return cast("list[object]", data)


def _texts(data: object) -> tuple[str, ...]:
    return tuple(_text(each) for each in _list(data))


def _fields(data: object, known: frozenset[str]) -> dict[str, object]:
    table = _table(data)
    if not table.keys() <= known:
        raise _DoubtError
    return table


_ITEM = frozenset(
    {
        "name",
        "kind",
        "kinds",
        "source",
        "assumptions",
        "parameters",
        "judgements",
        "statements",
        "components",
        "for",
        "shipment",
        "host",
    }
)
_TARGET = frozenset({"activities", "code", "regime", "item", "judgements"})
_SHIPMENT = frozenset({"destination", "quantity", "packaging"})


def _item(data: object, depth: int) -> PlainItem:
    if depth > DEEPEST:
        raise _DoubtError
    table = _fields(data, _ITEM)
    texts = {key: _text(table[key]) for key in ("name", "kind", "source") if key in table}
    parameters = _table(table.get("parameters", {}))
    for value in parameters.values():
        _value(value, depth)
    return PlainItem(
        **texts,
        kinds=_texts(table.get("kinds", [])),
        assumptions=_texts(table.get("assumptions", [])),
        parameters=parameters,
        judgements=_judgements(table.get("judgements", {})),
        statements={key: _truth(said) for key, said in _table(table.get("statements", {})).items()},
        components=tuple(_item(each, depth + 1) for each in _list(table.get("components", []))),
        targets=tuple(_target(each, depth + 1) for each in _list(table.get("for", []))),
        shipment=_shipment(table["shipment"]) if "shipment" in table else None,
        host=_item(table["host"], depth + 1) if "host" in table else None,
    )


def _value(value: object, depth: int) -> None:
    """Texts, whole numbers, truth values, lists and tables of such."""
    if depth > DEEPEST:
        raise _DoubtError
    if type(value) in (str, bool, int):
        return
    inside = _list(cast("object", value)) if type(value) is list else list(_table(value).values())
    for each in inside:
        _value(each, depth + 1)


def _judgements(data: object) -> dict[str, PlainJudgement]:
    found: dict[str, PlainJudgement] = {}
    for key, value in _table(data).items():
        table = _table(value)
        if table.keys() != {"answer", "reason"}:
            raise _DoubtError
        found[key] = PlainJudgement(_truth(table["answer"]), _text(table["reason"]))
    return found


def _target(data: object, depth: int) -> PlainTarget:
    table = _fields(data, _TARGET)
    texts = {key: _text(table[key]) for key in ("code", "regime") if key in table}
    return PlainTarget(
        activities=_texts(table.get("activities", [])),
        item=_item(table["item"], depth + 1) if "item" in table else None,
        judgements=_judgements(table.get("judgements", {})),
        **texts,
    )


def _shipment(data: object) -> PlainShipment:
    table = _fields(data, _SHIPMENT)
    return PlainShipment(**{key: _text(value) for key, value in table.items()})
