"""Items from files: TOML, JSON or YAML, one item a file or several (a list, or a table of ``items``)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from dualclass.diagnostics import Diagnostic, DiagnosticError
from dualclass.items.decoding import refusal
from dualclass.items.parsing import read_data
from dualclass.items.plain import plain_item
from dualclass.items.problems import short, sort_of, subject
from dualclass.items.stated import ItemLike


def read_item_file(path: str | Path) -> ItemLike:
    """The one item of a file. DiagnosticError for every mistake in it, and when it holds several items."""
    found = read_items(path)
    if len(found) != 1:
        raise refusal(
            "I011", f"the file holds {len(found)} items where one is meant", Path(path), "give each a file of its own"
        )
    if isinstance(found[0], DiagnosticError):
        raise found[0]
    return found[0]


def read_items(path: str | Path) -> tuple[ItemLike | DiagnosticError, ...]:
    """Every item of a file, in order; an item that is wrong is its error, so that the others are not lost.

    DiagnosticError when the file as a whole cannot be read.
    """
    file = Path(path)
    data = read_data(file)
    if isinstance(data, list):
        return _several(cast("list[Any]", data), file, "")
    if isinstance(data, dict) and "items" in data:
        table = cast("dict[Any, Any]", data)
        others = [str(key) for key in table if key != "items"]
        if others:
            message = f"`{short(others[0])}` stands beside `items`"
            raise refusal("I012", message, file, "put what belongs to one item into its own table of `items`")
        if not isinstance(table["items"], list):
            raise refusal("I012", "`items` is not a list", file, "write `[[items]]` before each item")
        return _several(cast("list[Any]", table["items"]), file, "items")
    return (_attempt(data, file, ""),)


def item_from_data(data: object, file: str | Path | None = None, place: str = "") -> ItemLike:
    """An item from plain data (dicts, lists, texts, numbers), such as a parsed file holds.

    DiagnosticError with all that is wrong with its shape: fields that are not known, missing, or of another
    type.
    """
    where = str(file) if file is not None else ""
    if not isinstance(data, Mapping):
        message = "an item is a table of fields, and this is " + sort_of(data)
        help = 'for instance: kind = "machine_tool"'
        raise DiagnosticError(Diagnostic("I013", "error", message, help=help, subject=subject(where, place)))
    plain = plain_item(cast("object", data))
    if plain is not None:
        return plain
    from dualclass.items.validation import validated

    return validated(data, where, place)


def _attempt(data: Any, file: Path, place: str) -> ItemLike | DiagnosticError:
    try:
        return item_from_data(data, file, place)
    except DiagnosticError as error:
        return error


def _several(entries: list[Any], file: Path, place: str) -> tuple[ItemLike | DiagnosticError, ...]:
    if not entries:
        raise refusal("I004", "the file holds no item", file, "describe the item: at least its `kind`")
    return tuple(_attempt(entry, file, f"{place}[{number}]") for number, entry in enumerate(entries, 1))
