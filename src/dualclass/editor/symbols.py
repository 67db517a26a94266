"""What the names in a rule file stand for, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal as OneOf

Sort = OneOf[
    "kind",
    "parameter",
    "option",
    "group",
    "constituent",
    "activity",
    "object",
    "judgement",
    "definition",
    "table",
    "column",
    "list",
    "code",
    "note",
    "entries",
    "unit",
    "method",
    "tag",
]
"""``object``: what a term of purpose is about, ``gear_manufacture``. ``entries``: a group, ``3A``."""

OF_LISTS: frozenset[Sort] = frozenset({"code", "note", "definition", "table"})
"""What a list declares; the same name in another list is another thing."""

Role = OneOf["declared", "changed", "used"]
"""``changed``: the label of ``amends``, which is declared in another list."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """A name with its meaning.

    ``owner``: of a parameter the collection it is a member's parameter of; of an option its parameter, of a column
    its table; of a code, note, definition or table the list, once it is known which (see ``meaning``).
    """

    sort: Sort
    name: str
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A symbol at a place: offsets into a text, the end excluded.

    ``detail``: of an object the term of purpose in front of it; of a unit the parameter it measures; of a code that
    a list renumbers the one it had.
    """

    symbol: Symbol
    start: int
    end: int
    role: Role = "used"
    detail: str = ""

    def moved(self, by: int) -> Occurrence:
        """The same, so many characters further on."""
        return Occurrence(self.symbol, self.start + by, self.end + by, self.role, self.detail)
