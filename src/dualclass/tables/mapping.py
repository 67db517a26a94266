"""What each column of a table is: the one agreement between the readers of files and the column evaluator."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

Role = Literal["name", "kind", "parameter", "unit", "assumptions", "statement", "judgement", "row", "ignored"]

ROLES: tuple[str, ...] = get_args(Role)


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """What one column of the table is read as.

    ``column``: its name in the table. ``target``: for the role ``parameter`` the parameter's path (``resolution``,
    ``linear_axis``), for ``statement`` and ``judgement`` their key, for ``unit`` the column whose unit stands here.
    ``unit``: the unit of a column of bare numbers (``sample rate [GS/s]``); a cell that states a unit of its own is
    read with that. ``method``: how the parameter was measured, where the vocabulary knows several ways.

    The role ``row`` is a column of whole numbers that identify the rows: they take the place of the count from 1.
    """

    column: str
    role: Role
    target: str | None = None
    unit: str | None = None
    method: str | None = None


@dataclass(frozen=True, slots=True)
class TableMapping:
    """How a table is read: its columns, and what its categories mean.

    ``kinds``: the company's own categories -> kinds of the vocabulary, looked up before the vocabulary's names, as
    written but for spaces at the ends. ``kind``: one kind for every row, where no column says it. ``decimal_comma``:
    in numbers the comma is the decimal sign. A column that is not named is not read.
    """

    columns: tuple[ColumnUse, ...]
    kinds: Mapping[str, str] = field(default_factory=dict[str, str])
    kind: str | None = None
    decimal_comma: bool = False

    def with_role(self, role: Role) -> tuple[ColumnUse, ...]:
        """The columns of a role, in the table's order."""
        return tuple(use for use in self.columns if use.role == role)

    def column_with(self, role: Role) -> str | None:
        """The name of the first column of a role, ``None`` when there is none."""
        return next((use.column for use in self.columns if use.role == role), None)

    def unit_column_of(self, column: str) -> str | None:
        """The name of the column that holds the units of another one."""
        return next((use.column for use in self.columns if use.role == "unit" and use.target == column), None)
