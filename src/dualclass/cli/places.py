"""Where in an item file a value stands: what the reader of values says of a text, said of the file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, cast

from dualclass.diagnostics import Diagnostic
from dualclass.items import ItemLike
from dualclass.records import replace

_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")


def in_file(diagnostics: Iterable[Diagnostic], file: Path, item: ItemLike) -> list[Diagnostic]:
    """The diagnostics of an item with the place in its file, where the value's text is found there exactly once.

    A place nobody can be sure of is left out; the file and the field are named either way.
    """
    source = _read(file)
    return [_placed(diagnostic, file, source, item) for diagnostic in diagnostics]


def _placed(diagnostic: Diagnostic, file: Path, source: str, item: ItemLike) -> Diagnostic:
    if not diagnostic.labels or diagnostic.labels[0].place.file:
        return diagnostic
    field = (diagnostic.subject or "").rpartition(": ")[2]
    text = _text_at(item, field)
    quoted = [mark + text + mark for mark in ('"', "'") if text]
    found = [each for each in quoted if source.count(each) == 1]
    if text is None or len(found) != 1 or diagnostic.labels[0].place.end > len(text):
        return replace(diagnostic, labels=(), patch=None)
    return diagnostic.located(str(file), source.index(found[0]) + 1).about(field)


def _text_at(data: object, field: str) -> str | None:
    """The text of the value at a path such as ``parameters.linear_axis[1].travel``."""
    for name, number in _STEP.findall(field):
        if isinstance(data, dict):
            table = cast("dict[str, Any]", data)
            data = table.get(name) if name else None
        elif isinstance(data, list | tuple) and number:
            members = cast("list[Any]", data)
            data = members[int(number) - 1] if int(number) <= len(members) else None
        elif name:
            # an item, target or shipment: its fields are attributes
            data = getattr(cast("object", data), "targets" if name == "for" else str(name), None)
        else:
            return None
    if isinstance(data, dict):
        data = cast("dict[str, Any]", data).get("value")
    return data if isinstance(data, str) else None


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ""
