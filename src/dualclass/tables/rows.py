"""A row of a table as the item it stands for: the data an item file would hold, read by the same readers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from dualclass.diagnostics import Diagnostic, DiagnosticError
from dualclass.items import ItemLike, item_from_data
from dualclass.tables import cells
from dualclass.tables.mapping import ColumnUse, TableMapping
from dualclass.vocabulary import Vocabulary

Data = dict[str, object]


@dataclass
class Row:
    """One row: the item's data, and what is wrong with cells that no item file could hold."""

    data: Data
    faults: list[Diagnostic] = field(default_factory=list[Diagnostic])

    def item(self) -> ItemLike:
        """The item, its shape checked. Raises ``DiagnosticError`` with the faults of its cells too."""
        if self.faults:
            raise DiagnosticError(self.faults)
        return item_from_data(self.data)


class Rows:
    """Turns the rows of record batches into items, as a mapping says."""

    def __init__(self, mapping: TableMapping, vocabulary: Vocabulary) -> None:
        """Take what each column is, and the vocabulary that knows the types of parameters."""
        self.mapping = mapping
        self.vocabulary = vocabulary
        self.units = {use.target: use.column for use in mapping.columns if use.role == "unit"}
        self.columns = tuple(use.column for use in mapping.columns if use.role != "ignored")

    def of(self, cells_of: Mapping[str, object]) -> Row:
        """The row of these cells, by column."""
        row = Row({})
        for use in self.mapping.columns:
            cell = cells_of.get(use.column)
            if cells.is_empty(cell):
                continue
            try:
                self._put(row.data, use, cell, cells_of)
            except cells.CellError as error:
                row.faults.append(Diagnostic(error.code, "error", str(error), help=error.help, subject=subject_of(use)))
        if "kind" not in row.data and "kinds" not in row.data and self.mapping.kind is not None:
            row.data["kind"] = self.mapping.kind
        return row

    def _put(self, data: Data, use: ColumnUse, cell: object, cells_of: Mapping[str, object]) -> None:
        match use.role:
            case "name":
                data["name"] = cell if isinstance(cell, str) else str(cell)
            case "kind":
                data["kinds"] = self.kinds(cell)
            case "assumptions":
                data["assumptions"] = cells.words(cell)
            case "statement":
                _table(data, "statements")[use.target or use.column] = cells.truth(cell)
            case "judgement":
                _table(data, "judgements")[use.target or use.column] = cells.judgement(cell)
            case "parameter":
                self._parameter(data, use, cell, cells_of)
            case _:
                return

    def kinds(self, cell: object) -> list[str]:
        """The kinds a cell names: the company's own categories first, then the vocabulary's names."""
        if isinstance(cell, str):
            own = self.mapping.kinds.get(cell.strip())
            if own is not None:
                return cells.words(own)
        return [each for word in cells.words(cell) for each in cells.words(self.mapping.kinds.get(word.strip(), word))]

    def _parameter(self, data: Data, use: ColumnUse, cell: object, cells_of: Mapping[str, object]) -> None:
        path = use.target or use.column
        definition = self.vocabulary.parameter(path)
        value = cells.value(cell, definition, self._unit(use, cell, cells_of), decimal_comma=self.mapping.decimal_comma)
        if use.method is not None:
            value = {"value": value, "method": use.method}
        head, dot, rest = path.partition(".")
        if head == "components" and not dot:
            data["components"] = value
        elif head == "shipment" and dot:
            _table(data, "shipment")[rest] = value
        elif dot:
            self._inside(_table(data, "parameters"), head, rest, value)
        else:
            _add(_table(data, "parameters"), path, value)

    def _unit(self, use: ColumnUse, cell: object, cells_of: Mapping[str, object]) -> str | None:
        column = self.units.get(use.column)
        unit = cells_of.get(column) if column is not None else None
        if not isinstance(unit, str) or not unit.strip():
            return use.unit
        unit = unit.strip()
        if isinstance(cell, str) and cells.has_unit(cell) and not cells.ends_in_unit(cell, unit):
            help = "correct one of the two: nothing says which is meant"
            raise cells.CellError("B104", f"`{cell.strip()}` states a unit, and its unit column says `{unit}`", help)
        return unit

    def _inside(self, parameters: Data, head: str, rest: str, value: object) -> None:
        """One field of something: a constituent's share, or of a member that may not be the only one."""
        definition = self.vocabulary.parameters.get(head)
        if definition is not None and definition.is_collection:
            held = _table(parameters, head)
            held["complete"] = False
            members = cast("list[Data]", held.setdefault("members", [Data()]))
            members[0][rest] = value
        else:
            _table(parameters, head)[rest] = value


def subject_of(use: ColumnUse) -> str:
    """How a diagnostic names the field of an item that a column fills."""
    if use.role == "parameter":
        path = use.target or use.column
        return path if path.partition(".")[0] in ("components", "shipment") else f"parameters.{path}"
    fields = {"kind": "kind", "name": "name", "assumptions": "assumptions"}
    group = {"statement": "statements", "judgement": "judgements"}.get(use.role)
    return f"{group}.{use.target or use.column}" if group is not None else fields.get(use.role, use.column)


def _table(data: Data, name: str) -> Data:
    held = data.setdefault(name, {})
    if not isinstance(held, dict):
        help = "leave one of the columns out of the mapping"
        raise cells.CellError("B105", f"`{name}` is stated whole by one column and in part by another", help)
    return cast("Data", held)


def _add(parameters: Data, name: str, value: object) -> None:
    """A second column of one parameter is a second value: both hold, and are checked to be compatible."""
    if name not in parameters:
        parameters[name] = value
        return
    known = parameters[name]
    held = cast("list[object]", known) if isinstance(known, list) else [known]
    parameters[name] = [*held, *(cast("list[object]", value) if isinstance(value, list) else [value])]
