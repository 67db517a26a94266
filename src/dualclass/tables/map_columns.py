"""The ``[columns]`` of a mapping file: what each entry says, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from dualclass.items.problems import Problems, listed, short, sort_of
from dualclass.quantities import find_unit
from dualclass.tables.mapping import ColumnUse, Role
from dualclass.tables.targets import admits, target_of
from dualclass.vocabulary import ParameterDefinition, Vocabulary
from dualclass.vocabulary.search import closest
from dualclass.vocabulary.vocabulary import folded

_WORDS: dict[str, Role] = {
    "name": "name",
    "kind": "kind",
    "assumptions": "assumptions",
    "row": "row",
    "ignored": "ignored",
}
_SHAPES = (
    '"Part No." = "name", "Speed" = "sample_rate", "Speed" = { parameter = "sample_rate", unit = "GS/s" }, '
    '"Unit" = { unit_of = "Speed" }, "Car part" = { statement = "designed for civil_automobiles" }, "Price" = "ignored"'
)
_FIELDS = {"parameter": "parameter", "unit_of": "unit", "statement": "statement", "judgement": "judgement"}


class Columns(Problems):
    """Reads columns, gathering everything that is wrong with them."""

    def __init__(self, file: str, vocabulary: Vocabulary) -> None:
        """Take the file that messages name, and the vocabulary that knows the names."""
        super().__init__(file)
        self.vocabulary = vocabulary

    def read(self, table: Mapping[str, object]) -> list[ColumnUse]:
        """The columns that are in order; the others are told about."""
        uses = [self._column(column, entry, f"columns.{short(column)}") for column, entry in table.items()]
        found = [use for use in uses if use is not None]
        units = {use.target for use in found if use.role == "unit"}
        for missing in units - {use.column for use in found}:
            message = f"`unit_of` names the column `{short(missing or '')}`, of which nothing is said"
            help = "say under `[columns]` which parameter that column holds"
            self.add("B024", message, f"columns.{short(missing or '')}", help=help)
        return found

    def kind(self, value: object, place: str) -> str | None:
        """The kind that a text names, in any of the four languages."""
        if not isinstance(value, str):
            self.add("B022", f"a kind is a text in quotes, found {sort_of(value)}", place, help='kind = "chemical"')
            return None
        named = self.vocabulary.kinds_named(value)
        if len(named) == 1:
            return named[0]
        near = self.vocabulary.suggest_kind(value)
        message = f"`{short(value)}` may mean {listed(named)}" if named else f"unknown kind `{short(value)}`"
        self.add("B025", message, place, help="`dualclass kinds` lists the kinds", suggestion=None if named else near)
        return None

    def _column(self, column: str, entry: object, place: str) -> ColumnUse | None:
        if isinstance(entry, str):
            word = _WORDS.get(entry.strip().casefold())
            return ColumnUse(column, word) if word is not None else self._parameter(column, entry, {}, place)
        if not isinstance(entry, dict):
            self.add("B024", f"expected what the column is, found {sort_of(entry)}", place, help=_SHAPES)
            return None
        table = cast("dict[str, Any]", entry)
        said = [name for name in _FIELDS if name in table]
        strange = [name for name in table if name not in (*_FIELDS, "unit", "method")]
        if len(said) != 1 or strange:
            message = f"unknown field `{short(strange[0])}`" if strange else "one of its fields says what the column is"
            self.add("B024", message, place, help=_SHAPES)
            return None
        target = table[said[0]]
        if not isinstance(target, str) or not target.strip():
            self.add("B024", f"`{said[0]}` is a text in quotes, found {sort_of(target)}", place, help=_SHAPES)
            return None
        if said[0] == "parameter":
            return self._parameter(column, target, table, place)
        if "unit" in table or "method" in table:
            self.add("B024", "only a parameter has a unit or a method", place, help=_SHAPES)
            return None
        if said[0] == "unit_of":
            return ColumnUse(column, "unit", target)
        role: Role = "statement" if said[0] == "statement" else "judgement"
        return ColumnUse(column, role, " ".join(target.split()))

    def _parameter(self, column: str, name: str, table: Mapping[str, object], place: str) -> ColumnUse | None:
        path = name.strip()
        definition = target_of(path, self.vocabulary)
        if definition is None:
            alike = [known for known in self.vocabulary.parameters if folded(known) == folded(name)]
            called = self.vocabulary.parameter_names.parameters_called(name)
            alike = alike or list(called if len(called) == 1 else ())
            near = alike[0] if alike else closest(name, [*self.vocabulary.parameters, *_WORDS])
            help = f"a column is a parameter, or one of {listed(_WORDS)}; `dualclass kind NAME` lists parameters"
            if len(called) > 1:
                help = f"it may mean {listed(called)}; parameters are written by these names"
            self.add("B024", f"`{short(name)}` is no parameter", place, help=help, suggestion=near)
            return None
        unit = self._unit(table.get("unit"), definition, place)
        method = self._method(table.get("method"), definition, place)
        return ColumnUse(column, "parameter", path, unit, method)

    def _unit(self, value: object, definition: ParameterDefinition, place: str) -> str | None:
        if value is None:
            return None
        unit = find_unit(value) if isinstance(value, str) else None
        if unit is not None and unit.name and admits(definition, unit.name):
            return unit.name
        units = listed(each for each in definition.units if each)
        help = f"it is given in {units}" if units else "it has no unit"
        self.add("B024", f"`{short(value)}` is no unit of `{definition.name}`", f"{place}.unit", help=help)
        return None

    def _method(self, value: object, definition: ParameterDefinition, place: str) -> str | None:
        if value is None:
            return None
        for method in definition.methods:
            if isinstance(value, str) and folded(method) == folded(value):
                return method
        help = f"known are {listed(definition.methods)}" if definition.methods else "it is declared without one"
        message = f"`{short(value)}` is no known method of `{definition.name}`"
        self.add("B024", message, f"{place}.method", help=help)
        return None
