"""Blocks of tests as the text of a tests file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import cast

from dualclass.workshop.testing.borders.blocks import Block, Case
from dualclass.workshop.testing.borders.variations import Variation, shown
from dualclass.workshop.testing.records import Data

WIDTH = 120
_PLAIN = re.compile(r"(?:-?[0-9]|[A-Za-z(<.+])[^\[\]{},\n\t\"'\\]*")
_SPECIAL = frozenset({"yes", "no", "true", "false", "unknown", "null"})


def block_text(block: Block, confirmed: str = "no") -> str:
    """One block, as it is appended to a file."""
    lines = [f"{scalar(block.heading)}:"]
    lines += _item(block.item, "  ") if block.like is None else [f"  like: {scalar(block.like)}"]
    if block.day is not None:
        lines.append(f"  as of: {block.day.isoformat()}")
    lines.append(f"  verdict: {block.verdict}")
    paths = list(dict.fromkeys(row.variation.path for row in block.rows))
    if paths:
        lines.append("  vary:")
        for path in paths:
            cells = [f"{cell_text(row.variation)}: {row.verdict}" for row in block.rows if row.variation.path == path]
            lines += _table(f"    {scalar(path)}", cells)
    if block.cases:
        lines.append("  cases:")
        for case in block.cases:
            lines += _case(case)
    lines.append(f"  confirmed: {confirmed}")
    return "\n".join(lines) + "\n"


def cell_text(variation: Variation) -> str:
    """The value of a change as the key of a cell: a text that looks like a truth value in quotes."""
    return scalar(variation.value) if isinstance(variation.value, str | bool) else scalar_key(variation.value)


def scalar_key(value: object) -> str:
    """What is neither text nor truth value: nothing stated, or several words."""
    return "unknown" if not isinstance(value, list) else json.dumps(", ".join(cast("list[str]", value)))


def _case(case: Case) -> Iterator[str]:
    yield f"    - name: {scalar(case.name)}"
    if case.item is not None:
        yield from _item(case.item, "      ")
    if case.day is not None:
        yield f"      as of: {case.day.isoformat()}"
    yield f"      verdict: {case.verdict}"


def _item(item: Data, indent: str) -> Iterator[str]:
    """An item on one line where it has room, else a value a line."""
    line = f"{indent}item: {flow(item)}"
    if len(line) <= WIDTH:
        yield line
        return
    yield f"{indent}item:"
    for key, value in item.items():
        yield from _value(key, value, f"{indent}  ")


def _value(key: str, value: object, indent: str) -> Iterator[str]:
    line = f"{indent}{scalar(key)}: {flow(value)}"
    if len(line) <= WIDTH or not isinstance(value, dict | list) or not value:
        yield line
    elif isinstance(value, dict):
        yield f"{indent}{scalar(key)}:"
        for inner, each in cast("Data", value).items():
            yield from _value(inner, each, f"{indent}  ")
    else:
        yield f"{indent}{scalar(key)}:"
        for each in cast("list[object]", value):
            if isinstance(each, dict) and each:
                first, *rest = [
                    line for inner, one in cast("Data", each).items() for line in _value(inner, one, f"{indent}    ")
                ]
                yield f"{indent}  - {first.strip()}"
                yield from rest
            else:
                yield f"{indent}  - {flow(cast('object', each))}"


def _table(head: str, cells: list[str]) -> Iterator[str]:
    """A flow table, broken into lines between its cells."""
    line = f"{head}: {{{', '.join(cells)}}}"
    if len(line) <= WIDTH:
        yield line
        return
    yield f"{head}:"
    for cell in cells:
        yield f"      {cell}"


def flow(value: object) -> str:
    """A value on one line."""
    if isinstance(value, dict):
        cells = [f"{scalar(key)}: {flow(each)}" for key, each in cast("Data", value).items()]
        return f"{{{', '.join(cells)}}}"
    if isinstance(value, list):
        return f"[{', '.join(flow(each) for each in cast('list[object]', value))}]"
    return scalar(value)


def scalar(value: object) -> str:
    """A word, number or text; in quotes where bare it would be read as something else."""
    text = shown(value)
    if not isinstance(value, str):
        return text
    safe = _PLAIN.fullmatch(text) is not None and ": " not in text and " #" not in text
    if safe and text == text.strip() and not text.endswith(":") and text not in _SPECIAL:
        return text
    return json.dumps(text, ensure_ascii=False)
