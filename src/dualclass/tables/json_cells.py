"""One JSON object as the cells of a row: what an item file nests is named by its path, the rest stays as it is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from dualclass.items.problems import short

GROUPS = ("statements", "judgements", "shipment")
"""Tables of an item whose fields become columns such as ``shipment.destination``."""


@dataclass(frozen=True, slots=True)
class LineError:
    """A line that cannot be read; ``cells``: what of it can be told all the same, its name."""

    code: str
    reason: str
    column: str | None = None
    value: str | None = None
    cells: Mapping[str, str | None] = field(default_factory=dict[str, "str | None"])


def cells_of(data: Mapping[str, object]) -> dict[str, str | None] | LineError:
    """The cells of an object by column; a field that stands in it twice, at the top and inside, is an error."""
    found: dict[str, str | None] = {}
    for name, value in data.items():
        inner: Mapping[str, object] | None = None
        if isinstance(value, dict) and (name == "parameters" or name in GROUPS):
            table = cast("dict[str, object]", value)
            prefix = "" if name == "parameters" else f"{name}."
            inner = {f"{prefix}{key}": each for key, each in table.items()}
        for column, each in (inner or {name: value}).items() if inner is None or inner else ():
            if column in found:
                reason = f"`{short(column)}` is stated twice, beside `parameters` and in it"
                return LineError("B057", reason, column, short(str(each)), {"name": _name(data)})
            found[column] = _judged(each) if column.startswith("judgements.") else cell(each)
    return found


def cell(value: object) -> str | None:
    """A value as the text of a cell: lists of words with semicolons, other lists and tables as JSON."""
    match value:
        case None:
            return None
        case str():
            # a lone surrogate is no character: JSON can spell it, nothing can write it
            return value if value.isascii() else value.encode("utf-8", "replace").decode("utf-8")
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case list():
            entries = cast("list[object]", value)
            words = [each for each in entries if isinstance(each, str) and ";" not in each and each[:1] not in "{["]
            if entries and len(words) == len(entries):
                return "; ".join(words)
            return json.dumps(entries, ensure_ascii=False)
        case _:
            return json.dumps(value, ensure_ascii=False)


def _judged(value: object) -> str | None:
    """``{"answer": false, "reason": ".."}`` as ``no: ..``."""
    if isinstance(value, dict):
        table = cast("dict[str, object]", value)
        answer, reason = table.get("answer"), table.get("reason")
        if set(table) == {"answer", "reason"} and isinstance(answer, bool) and isinstance(reason, str):
            return f"{'yes' if answer else 'no'}: {reason}"
        return cell(table)
    return cell(value)


def _name(data: Mapping[str, object]) -> str | None:
    name = data.get("name")
    return name if isinstance(name, str) else None
