"""One value of an item changed: ``sample_rate``, ``linear_axis.travel``, ``judged limited to gear_manufacture``.

A path names the value as it would be said: the parameter; a member's with a dot (of every member, or of one by its
number: ``linear_axis[2].travel``); ``judged KEY`` and ``stated KEY`` for what a person says, also inside a member, the
host or what the item is for.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import cast

from dualclass.workshop.testing.nodes import UNKNOWN
from dualclass.workshop.testing.records import Data

SAID = ("judged", "stated")
SINGLE = frozenset({"composition", "shipment", "host", "at", "parameters", "item"})
"""What holds one table, never a list of them."""

_STEP = re.compile(r"(?P<name>[^.\[\]]+)(\[(?P<number>[1-9][0-9]{0,3})\])?(\.|$)")


class PathError(ValueError):
    """A path that names nothing; the text says why."""


def steps_of(path: str) -> list[tuple[str, int | None]]:
    """The steps of a path, each with the number of a member or ``None``. Raises ``PathError``."""
    steps: list[tuple[str, int | None]] = []
    rest = path.strip()
    while rest:
        for word in SAID:
            if rest.startswith(f"{word} "):
                key = " ".join(rest[len(word) :].split())
                return [*steps, (word, None), (key, None)]
        match = _STEP.match(rest)
        if match is None:
            break
        steps.append((match["name"], int(match["number"]) if match["number"] else None))
        rest = rest[match.end() :]
        if not rest and match.group().endswith("."):
            break
    if rest or not steps:
        raise PathError(f"`{path}` names no value of an item")
    return steps


def changed(item: Data, path: str, value: object) -> Data:
    """A copy of the item with another value at the path; ``UNKNOWN`` leaves it out. Raises ``PathError``."""
    copy = deepcopy(item)
    steps = steps_of(path)
    if steps[0][0] in {"kind", "kinds"}:
        copy.pop("kind", None)
        copy.pop("kinds", None)
    _change(copy, steps, value, path)
    return copy


def _change(table: Data, steps: list[tuple[str, int | None]], value: object, path: str) -> None:
    (name, number), *rest = steps
    if not rest and number is None:
        _put(table, name, value)
        return
    held = table.get(name)
    if held is None or held == "none":
        if value is UNKNOWN:
            return
        if number not in {None, 1}:
            raise PathError(f"`{path}`: there is no `{name}` number {number} in the item")
        fresh: Data = {}
        table[name] = fresh if name in SINGLE or name in SAID else [fresh]
        held = table[name]
    if not rest:
        _put_member(held, number, name, value, path)
        return
    for inner in _tables(held, number, name, path):
        _change(inner, rest, value, path)


def _put(table: Data, name: str, value: object) -> None:
    held = table.get(name)
    if value is UNKNOWN:
        table.pop(name, None)
    elif isinstance(held, dict) and "value" in held and not isinstance(value, dict | list):
        cast("Data", held)["value"] = value
    elif isinstance(held, list) and _measured(cast("list[object]", held)) and not isinstance(value, dict | list):
        cast("Data", cast("list[object]", held)[0])["value"] = value
    else:
        table[name] = value


def _measured(held: list[object]) -> bool:
    """Whether a list is one value of a parameter with its method or its conditions."""
    return len(held) == 1 and isinstance(held[0], dict) and "value" in held[0]


def _put_member(held: object, number: int | None, name: str, value: object, path: str) -> None:
    inner = cast("Data", held).get("members") if isinstance(held, dict) else held
    members = cast("list[object]", inner) if isinstance(inner, list) else [cast("object", held)]
    place = (number or 1) - 1
    if place >= len(members):
        raise PathError(f"`{path}`: there is no `{name}` number {number} in the item")
    if value is UNKNOWN:
        del members[place]
    elif isinstance(members[place], dict) and "value" in cast("Data", members[place]):
        cast("Data", members[place])["value"] = value
    else:
        members[place] = value


def _tables(held: object, number: int | None, name: str, path: str) -> list[Data]:
    if isinstance(held, dict):
        table = cast("Data", held)
        inner = table.get("members")
        if not isinstance(inner, list):
            return [table]
        held = cast("list[object]", inner)
    members = cast("list[object]", held) if isinstance(held, list) else []
    tables = [cast("Data", each) for each in members if isinstance(each, dict)]
    if number is not None:
        tables = tables[number - 1 : number]
    if not tables:
        raise PathError(f"`{path}`: `{name}` is no table in the item")
    return tables
