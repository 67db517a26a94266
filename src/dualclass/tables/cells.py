"""A cell of a table as an item file would have it: text, whole number, truth value, list or table.

Nothing is decided here about what a value means: the readers of items do that, and say what is wrong. Only what every
table does differently from an item file is put right: units that stand in a heading or a column of their own, truth
values and lists written as text, numbers with a decimal point that no file had to put in quotes.
"""

from __future__ import annotations

import datetime
import json
import math
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import cast

from dualclass.vocabulary.definitions import ParameterDefinition

TRUTHS = {
    **dict.fromkeys(("true", "yes", "1", "是", "예", "да"), True),
    **dict.fromkeys(("false", "no", "0", "否", "아니오", "нет"), False),
}
"""How a table writes yes and no."""

SEPARATOR = ";"
"""What stands between several words in one cell of text."""

_LETTER = re.compile(r"[^\W\d_]|[%°]")
_EXPONENT = re.compile(r"(?<=[0-9.])[eE](?=[+-]?[0-9])")
_LONE = re.compile(r"(?<![0-9,])(?<![0-9]\.)[1-9][0-9]{0,2}\.[0-9]{3}(?!,?[0-9]|\.[0-9])")
_THOUSANDS = re.compile(r"(?<![0-9,])(?<![0-9]\.)[0-9]{1,3}(?:\.[0-9]{3})+(?=,[0-9])")
_JOINS = ("/", "*", "·", "^", "_", "-")
_COMMA = re.compile(r"(?<=[0-9]),(?=[0-9])")


class CellError(ValueError):
    """A cell that no item file could hold; code, message and help are those of the diagnostic to make of it."""

    def __init__(self, code: str, message: str, help: str) -> None:
        """Keep what the diagnostic needs beside its message."""
        super().__init__(message)
        self.code = code
        self.help = help


def is_empty(cell: object) -> bool:
    """Whether a cell says nothing: null, NaN, blank text or an empty list. What is not stated is unknown."""
    if cell is None:
        return True
    if isinstance(cell, str):
        return not cell.strip()
    if isinstance(cell, list | tuple):
        return not cell
    return isinstance(cell, float) and math.isnan(cell)


def plain(cell: object) -> object:
    """A nested cell without its empty fields, its numbers as their decimal text.

    An empty member of a list stays: of a machine's second axis nothing may be known, and it is still there.
    """
    if isinstance(cell, dict):
        table = cast("dict[str, object]", cell)
        return {name: plain(value) for name, value in table.items() if not is_empty(value)}
    if isinstance(cell, list | tuple):
        entries = cast("list[object]", cell)
        if entries and all(isinstance(each, tuple) for each in entries):
            pairs = cast("list[tuple[str, object]]", entries)
            return {name: plain(value) for name, value in _map(pairs).items() if not is_empty(value)}
        tables = any(isinstance(each, dict) for each in entries)
        return [plain({} if each is None and tables else each) for each in entries]
    return _number_text(cell) if isinstance(cell, float | Decimal) else cell


def _map(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """A cell of the type map. Raises ``CellError`` for a key that it has twice."""
    try:
        return _once(pairs)
    except ValueError as error:
        raise CellError("B103", f"the cell cannot be read: {error}", "keep one of the two") from None


def _number_text(number: float | Decimal) -> str:
    """The decimal text of a number: a binary 13.1 means 13.1."""
    if isinstance(number, Decimal):
        return str(number)
    return repr(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)


def truth(cell: object) -> object:
    """Yes or no, also as tables write it; anything else as it stands."""
    if isinstance(cell, str):
        return TRUTHS.get(cell.strip().casefold(), cell)
    if isinstance(cell, int | float) and not isinstance(cell, bool) and cell in (0, 1):
        return bool(cell)
    return cell


def words(cell: object) -> list[str]:
    """The words of a cell: a list, or text with semicolons between them."""
    if isinstance(cell, str):
        return [each.strip() for each in cell.split(SEPARATOR) if each.strip()]
    if isinstance(cell, list | tuple):
        return [str(each) for each in cast("list[object]", cell) if not is_empty(each)]
    return [str(cell)]


def value(
    cell: object, definition: ParameterDefinition | None, unit: str | None = None, *, decimal_comma: bool = False
) -> object:
    """A cell as an item file would have it for a parameter; ``unit``: what a bare number is counted in.

    Raises ``CellError`` for text that should be JSON and is not, and for numbers that can be read in two ways.
    """
    sort = definition.type if definition is not None else "quantity"
    if sort == "flag":
        return truth(cell)
    if isinstance(cell, str):
        return _text(cell, sort, unit, decimal_comma=decimal_comma)
    if isinstance(cell, bool):
        return cell
    if isinstance(cell, int | float | Decimal):
        return _number(cell, definition, unit)
    if isinstance(cell, dict | list | tuple):
        return plain(cast("object", cell))
    if isinstance(cell, datetime.date | datetime.time | datetime.timedelta):
        help = "format the column as text or number and write the value anew: a spreadsheet may have changed it"
        raise CellError("B101", f"`{cell}` is a date or a time, and a value with its unit is wanted", help)
    return cell


def _number(number: float | Decimal, definition: ParameterDefinition | None, unit: str | None) -> object:
    if unit is not None:
        return f"{_number_text(number) if not isinstance(number, int) else number} {unit}".rstrip()
    if isinstance(number, int):
        return number
    finite = number.is_finite() if isinstance(number, Decimal) else math.isfinite(number)
    needs_unit = definition is not None and any(definition.units) and "" not in definition.units
    if not finite or needs_unit:
        return float(number)
    return _number_text(number)


def _text(text: str, sort: str, unit: str | None, *, decimal_comma: bool) -> object:
    if sort in ("part", "enumerated", "sampled", "composition") or text.lstrip()[:1] in ("{", "["):
        return _structure(text)
    if sort in ("set", "identifier", "choice", "ranked"):
        found = words(text) if sort in ("set", "identifier") and SEPARATOR in text else text
        return found or text
    if decimal_comma:
        text = with_point(text)
    return joined(text, unit)


def with_point(text: str) -> str:
    """``1.234,5`` as ``1234.5``. Raises ``CellError`` where a point may stand between thousands or before decimals."""
    lone = _LONE.search(text)
    if lone is not None:
        help = "leave out separators between thousands, or write the decimals with a comma"
        raise CellError("B102", f"`{lone[0]}` can be read in two ways where numbers have a decimal comma", help)
    if _COMMA.search(text) is None:
        return text
    return _COMMA.sub(".", _THOUSANDS.sub(lambda found: found[0].replace(".", ""), text))


def joined(text: str, unit: str | None) -> str:
    """A number and the unit of its column; text that states a unit of its own stands as it is."""
    if not unit or has_unit(text):
        return text
    return f"{text.strip()} {unit}"


def has_unit(text: str) -> bool:
    """Whether a text states a unit of its own: it has a letter that is not the ``e`` of a power of ten."""
    return _LETTER.search(_EXPONENT.sub("", text)) is not None


def ends_in_unit(text: str, unit: str) -> bool:
    """Whether a text's last word is this very unit: ``5 kHz`` does not end in ``Hz``."""
    before = text.rstrip().removesuffix(unit)
    return before != text.rstrip() and not _LETTER.match(before[-1:]) and before[-1:] not in _JOINS


def _structure(text: str) -> object:
    """JSON in a cell: what a flat file has instead of nested columns."""
    stripped = text.strip()
    if stripped[:1] not in ("{", "["):
        return text
    try:
        read = json.loads(stripped, parse_float=str, parse_constant=_refused, object_pairs_hook=_once)
        return plain(cast("object", read))
    except (ValueError, RecursionError) as error:
        what = getattr(error, "msg", "it is nested too deeply" if isinstance(error, RecursionError) else str(error))
        help = "write it as in a JSON item file, names and texts in double quotes"
        raise CellError("B103", f"the cell begins like JSON and is none: {str(what).lower()}", help) from None


def _refused(name: str) -> object:
    raise ValueError(f"`{name}` is not a number")


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    table = dict(pairs)
    if len(table) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"`{twice}` stands twice in one object")
    return table


def judgement(cell: object) -> object:
    """``yes: the reason`` or a table with ``answer`` and ``reason``, as an item file has it."""
    if isinstance(cell, Mapping):
        return plain(dict(cast("Mapping[str, object]", cell)))
    if isinstance(cell, str):
        word, _, reason = cell.partition(":")
        return {"answer": truth(word), "reason": reason.strip()}
    return {"answer": cell, "reason": ""}
