"""The models look at an item: what they find wrong, in the words of the item file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from dualclass.diagnostics import Diagnostic, DiagnosticError
from dualclass.items.model import Item, StatedJudgement, StatedShipment, StatedTarget
from dualclass.items.problems import short, sort_of, subject
from dualclass.vocabulary.search import closest

_TAGS = frozenset({"str", "bool", "int", "float", "list", "dict", "none", "[key]"})


def validated(data: Any, where: str, place: str) -> Item:
    """The item as a model. Raises DiagnosticError with all that is wrong with its shape."""
    try:
        return Item.model_validate(data)
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=False, include_input=True)
        raise DiagnosticError(diagnostics_of(details, where, place)) from None
    except RecursionError:
        message = "the item is nested too deeply"
        raise DiagnosticError(Diagnostic("I008", "error", message, subject=subject(where, place))) from None


def diagnostics_of(details: Iterable[ErrorDetails], file: str, place: str = "") -> list[Diagnostic]:
    """What pydantic found, in the words of the item file: one diagnostic a field."""
    found: dict[str, Diagnostic] = {}
    for detail in details:
        field = _field(detail["loc"], place)
        found.setdefault(field, _diagnostic(detail, subject(file, field)))
    return list(found.values())


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
