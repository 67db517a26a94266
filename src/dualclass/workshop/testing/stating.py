"""The short form of an item in a test, turned into that of an item file: ``judged``, ``stated``, parameters bare."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from dualclass.workshop.testing.nodes import UNKNOWN, Node, Scalar, Sequence, Table
from dualclass.workshop.testing.records import Data

REASON = "said in the test"
"""The reason given for a judgement of a test: the item file wants one."""

_OWN = frozenset(
    {"name", "kind", "kinds", "source", "assumptions", "judgements", "statements", "components", "for", "shipment"}
    | {"host", "parameters"}
)
_TEXT = frozenset({"destination", "quantity", "packaging", "code", "regime", "kind", "name"})
"""What is a text whatever it looks like: ``no`` is also a country."""


def plain(node: Node, key: str = "") -> object:
    """A node as plain data, places left out."""
    match node:
        case Scalar():
            return node.text if key in _TEXT and node.value is not UNKNOWN else node.value
        case Sequence(items=items):
            return [plain(each, key) for each in items]
        case Table():
            return table_data(node)


def table_data(table: Table) -> Data:
    """A table as plain data."""
    return {name.text: plain(value, name.text) for name, value in table.entries}


def without_unknown(data: Data) -> Data:
    """The table without what is not stated."""
    return {key: value for key, value in data.items() if value is not UNKNOWN}


def item_data(short: Mapping[str, object], *, member: bool = False) -> Data:
    """An item (or, with ``member``, one of its members) as an item file has it."""
    own: Data = {}
    parameters: Data = {}
    for key, value in short.items():
        if value is UNKNOWN:
            continue
        if key == "judged":
            own["judgements"] = _answers(value)
        elif key == "stated":
            own["statements"] = value
        elif key == "host":
            own["host"] = _inner(value)
        elif key == "components":
            own["components"] = [_inner(each) for each in _several(value)]
        elif key == "for":
            own["for"] = [_target(each) for each in _several(value)]
        elif key in {"kinds", "assumptions"}:
            own[key] = _several(value)
        elif key == "parameters" and isinstance(value, dict):
            parameters |= {name: _value(each) for name, each in cast("Data", value).items() if each is not UNKNOWN}
        elif key in _OWN:
            own[key] = value
        else:
            parameters[key] = _value(value)
    if member:
        return own | parameters
    return own | {"parameters": parameters} if parameters else own


def _several(value: object) -> list[object]:
    return cast("list[object]", value) if isinstance(value, list) else [value]


def _inner(value: object) -> object:
    return item_data(cast("Data", value)) if isinstance(value, dict) else value


def _answers(value: object) -> object:
    if not isinstance(value, dict):
        return value
    table = without_unknown(cast("Data", value))
    found: Data = {}
    for key, answer in table.items():
        found[key] = cast("Data", answer) if isinstance(answer, dict) else {"answer": answer, "reason": REASON}
    return found


def _target(value: object) -> object:
    """What the item is for."""
    if not isinstance(value, dict):
        return value
    table = without_unknown(cast("Data", value))
    found: Data = {key: each for key, each in table.items() if key != "judged"}
    if "judged" in table:
        found["judgements"] = _answers(table["judged"])
    if "activities" in table:
        found["activities"] = _several(table["activities"])
    if "item" in table:
        found["item"] = _inner(table["item"])
    return found


def _value(value: object) -> object:
    """The value of a parameter; members of a collection are items of their own."""
    if isinstance(value, list):
        return [_value(each) for each in cast("list[object]", value)]
    if not isinstance(value, dict):
        return value
    table = without_unknown(cast("Data", value))
    if "members" in table:
        return {**table, "members": _value(table["members"])}
    if "value" in table:
        return table
    return item_data(table, member=True)
