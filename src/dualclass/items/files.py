"""Items from files: TOML, JSON or YAML, one item a file or several (a list, or a table of ``items``)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, cast

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from dualclass.diagnostics import Diagnostic, DiagnosticError
from dualclass.items.decoding import refusal
from dualclass.items.model import Item, StatedJudgement, StatedShipment, StatedTarget
from dualclass.items.parsing import read_data
from dualclass.items.problems import short, sort_of
from dualclass.vocabulary.search import closest

_TAGS = frozenset({"str", "bool", "int", "float", "list", "dict", "none", "[key]"})


def read_item_file(path: str | Path) -> Item:
    """The one item of a file. DiagnosticError for every mistake in it, and when it holds several items."""
    found = read_items(path)
    if len(found) != 1:
        raise refusal(
            "I011", f"the file holds {len(found)} items where one is meant", Path(path), "give each a file of its own"
        )
    if isinstance(found[0], DiagnosticError):
        raise found[0]
    return found[0]


def read_items(path: str | Path) -> tuple[Item | DiagnosticError, ...]:
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


def item_from_data(data: object, file: str | Path | None = None, place: str = "") -> Item:
    """An item from plain data (dicts, lists, texts, numbers), such as a parsed file holds.

    DiagnosticError with all that is wrong with its shape: fields that are not known, missing, or of another
    type.
    """
    where = str(file) if file is not None else ""
    if not isinstance(data, Mapping):
        message = "an item is a table of fields, and this is " + sort_of(data)
        help = 'for instance: kind = "machine_tool"'
        raise DiagnosticError(Diagnostic("I013", "error", message, help=help, subject=subject(where, place)))
    try:
        return Item.model_validate(data)
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=False, include_input=True)
        raise DiagnosticError(diagnostics_of(details, where, place)) from None
    except RecursionError:
        message = "the item is nested too deeply"
        raise DiagnosticError(Diagnostic("I008", "error", message, subject=subject(where, place))) from None


def subject(file: str, place: str) -> str:
    """How a diagnostic names a field of an item in a file: ``item.toml: parameters.resolution``."""
    return f"{file}: {place}" if file and place else file or place


def diagnostics_of(details: Iterable[ErrorDetails], file: str, place: str = "") -> list[Diagnostic]:
    """What pydantic found, in the words of the item file: one diagnostic a field."""
    found: dict[str, Diagnostic] = {}
    for detail in details:
        field = _field(detail["loc"], place)
        found.setdefault(field, _diagnostic(detail, subject(file, field)))
    return list(found.values())


def _attempt(data: Any, file: Path, place: str) -> Item | DiagnosticError:
    try:
        return item_from_data(data, file, place)
    except DiagnosticError as error:
        return error


def _several(entries: list[Any], file: Path, place: str) -> tuple[Item | DiagnosticError, ...]:
    if not entries:
        raise refusal("I004", "the file holds no item", file, "describe the item: at least its `kind`")
    return tuple(_attempt(entry, file, f"{place}[{number}]") for number, entry in enumerate(entries, 1))


def _field(location: tuple[int | str, ...], place: str) -> str:
    """``parameters.linear_axis[2].travel``: members count from 1; pydantic's type names are left out."""
    text = place
    for index, part in enumerate(location):
        if isinstance(part, int):
            text += f"[{part + 1}]"
        elif part in _TAGS and index > 1:
            continue
        else:
            text += f".{short(part)}" if text else short(part)
    return text


def _diagnostic(detail: ErrorDetails, where: str) -> Diagnostic:
    location, kind = detail["loc"], detail["type"]
    name = short(str(location[-1])) if location else ""
    if kind == "extra_forbidden":
        model = _model_at(location[:-1])
        names = [field.alias or field_name for field_name, field in model.model_fields.items()]
        help = "the fields here are " + ", ".join(f"`{each}`" for each in names)
        if model is Item:
            help += "; measured values stand under `parameters`"
        near = closest(str(location[-1]), names)
        return Diagnostic("I014", "error", f"unknown field `{name}`", help=help, suggestion=near, subject=where)
    if kind == "missing":
        return Diagnostic("I015", "error", f"`{name}` is missing", subject=where)
    wanted = {
        "string_type": "text in quotes",
        "bool_type": "true or false",
        "tuple_type": "a list",
        "dict_type": "a table",
        "model_type": "a table",
        "invalid_key": "text as a key",
    }.get(kind, "text, a whole number, true or false, a list or a table")
    if kind == "recursion_loop":
        return Diagnostic("I008", "error", "the item is nested too deeply", subject=where)
    message = f"expected {wanted}, found {sort_of(detail['input'])}"
    return Diagnostic("I016", "error", message, help="put values with their unit in quotes", subject=where)


def _model_at(location: tuple[int | str, ...]) -> type[BaseModel]:
    model: type[BaseModel] = Item
    inner = {"for": StatedTarget, "targets": StatedTarget, "shipment": StatedShipment}
    for part in location:
        if part in ("item", "host", "components"):
            model = Item
        elif part == "judgements":
            model = StatedJudgement
        elif isinstance(part, str):
            model = inner.get(part, model)
    return model
