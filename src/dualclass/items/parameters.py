"""The parameters of one item, part or member: values, collections and the composition."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, cast

from dualclass.items.composition import read_composition, read_share
from dualclass.items.problems import Problems, listed, short
from dualclass.items.record import Collection, Composition, ItemRecord, Measured, Value
from dualclass.items.values import Values, sort_of
from dualclass.quantities import Quantity
from dualclass.records import dataclass, field
from dualclass.vocabulary.definitions import ParameterDefinition
from dualclass.vocabulary.vocabulary import Vocabulary, folded

MemberReader = Callable[[ParameterDefinition, dict[str, object], str], ItemRecord | None]


@dataclass
class Read:
    """What the parameters of one table said."""

    values: dict[str, tuple[Measured, ...]] = field(default_factory=dict[str, tuple[Measured, ...]])
    collections: dict[str, Collection] = field(default_factory=dict[str, Collection])
    composition: Composition | None = None


class Parameters:
    """Reads tables of parameters; ``member`` reads one member of a collection, which may be an item."""

    def __init__(self, vocabulary: Vocabulary, problems: Problems, member: MemberReader) -> None:
        """Take the vocabulary, where problems are gathered, and the reader of members."""
        self.vocabulary = vocabulary
        self.problems = problems
        self.values = Values(vocabulary, problems)
        self._member = member

    def read(
        self,
        table: Mapping[str, object],
        definitions: Mapping[str, ParameterDefinition],
        kinds: frozenset[str],
        place: str,
        *,
        share: bool = False,
    ) -> Read:
        """Read a table by the definitions that hold for it; ``share``: it is a part of something."""
        found = Read()
        for name, raw in table.items():
            here = f"{place}.{short(name)}" if place else short(name)
            definition = definitions.get(name)
            if definition is None and name == "share" and share:
                self._share(raw, found, here)
            elif definition is None:
                self._unknown(name, definitions, kinds, here)
            elif definition.type == "composition":
                composition = read_composition(raw, self.values, here)
                if found.composition is not None and composition is not None:
                    self.problems.add("I057", "an item has one composition", here)
                found.composition = composition
            elif definition.is_collection:
                collection = self._collection(definition, raw, here)
                if collection is not None:
                    found.collections[name] = collection
            else:
                measured = self._measured(definition, raw, definitions, here)
                if measured:
                    found.values[name] = measured
        return found

    # ------------------------------------------------------------ names

    def _unknown(
        self, name: str, definitions: Mapping[str, ParameterDefinition], kinds: frozenset[str], place: str
    ) -> None:
        elsewhere = self.vocabulary.parameters.get(name)
        if elsewhere is not None:
            owners = f"it belongs to {listed(sorted(elsewhere.kinds))}"
            mine = f"`{'`, `'.join(sorted(kinds))}`" if kinds else "this"
            message = f"`{name}` is no parameter of {mine}"
            help = f"{owners}; say so with `kind` if it is one, or take the parameter out"
            self.problems.add("I023", message, place, help=help)
            return
        called = [
            known
            for path in self.vocabulary.parameter_names.parameters_called(name)
            if (known := path.rpartition(".")[2]) in definitions
        ]
        alike = [known for known in definitions if folded(known) == folded(name)]
        alike = alike or (called if len(called) == 1 else [])
        suggestion = alike[0] if alike else self.vocabulary.suggest_parameter(name, kinds)
        own = listed(sorted(definitions), 8)
        more = f"; `dualclass kind {sorted(kinds)[0]}` explains them" if kinds else ""
        help = f"its parameters are {own}{more}" if own else None
        if len(called) > 1:
            help = f"it may mean {listed(called)}; parameters are written by these names"
        self.problems.add("I022", f"unknown parameter `{short(name)}`", place, help=help, suggestion=suggestion)

    # ------------------------------------------------------------ values

    def _share(self, raw: object, found: Read, place: str) -> None:
        if not isinstance(raw, str):
            self.problems.add("I051", f'expected a share such as "12 % by weight", found {sort_of(raw)}', place)
            return
        share = read_share(raw, self.problems, place)
        if share is not None:
            quantity, basis = share
            conditions: dict[str, Value] = {"basis": basis} if basis is not None else {}
            found.values["share"] = (Measured(quantity, conditions=conditions, text=quantity.text),)

    def _measured(
        self,
        definition: ParameterDefinition,
        raw: object,
        definitions: Mapping[str, ParameterDefinition],
        place: str,
    ) -> tuple[Measured, ...]:
        whole = definition.type in ("set", "identifier") and not _has_tables(raw)
        if whole or not isinstance(raw, list):
            one = self._one(definition, raw, definitions, place)
            return (one,) if one is not None else ()
        entries = cast("list[object]", raw)
        if not entries:
            help = "leave the parameter out when its value is not known"
            self.problems.add("I039", "an empty list says nothing", place, help=help)
        read = [self._one(definition, each, definitions, f"{place}[{n}]") for n, each in enumerate(entries, 1)]
        return tuple(one for one in read if one is not None)

    def _one(
        self,
        definition: ParameterDefinition,
        raw: Any,
        definitions: Mapping[str, ParameterDefinition],
        place: str,
    ) -> Measured | None:
        if not isinstance(raw, dict):
            value = self.values.read(definition, raw, place)
            return None if value is None else Measured(value, definition.only_method, {}, _text(raw))
        table = cast("dict[str, object]", raw)
        for name in table:
            if name not in ("value", "method", "at"):
                help = "a value is written { value = .., method = .., at = { .. } }"
                self.problems.add("I024", f"unknown field `{short(name)}`", f"{place}.{short(name)}", help=help)
        if "value" not in table:
            self.problems.add("I015", "`value` is missing", place)
            return None
        value = self.values.read(definition, table["value"], place)
        method = self._method(definition, table.get("method"), place)
        conditions = self._conditions(table.get("at"), definitions, f"{place}.at")
        if value is None or conditions is None:
            return None
        return Measured(value, method, conditions, _text(table["value"]))

    def _method(self, definition: ParameterDefinition, raw: object, place: str) -> str | None:
        if raw is None:
            return definition.only_method
        for method in definition.methods:
            if isinstance(raw, str) and folded(method) == folded(raw):
                return method
        known = f"known are {listed(definition.methods)}" if definition.methods else "it is declared without one"
        message = f"`{short(raw)}` is no known method of `{definition.name}`"
        self.problems.add("I025", message, f"{place}.method", help=known)
        return None

    def _conditions(
        self, raw: object, definitions: Mapping[str, ParameterDefinition], place: str
    ) -> dict[str, Value] | None:
        """What stands in ``at``; ``None`` when any of it cannot be read: half a condition is another one."""
        if raw is None:
            return {}
        if not isinstance(raw, dict):
            self.problems.add(
                "I026", f'expected a table, at = {{ temperature = "923 K" }}, found {sort_of(raw)}', place
            )
            return None
        found: dict[str, Value] = {}
        table = cast("dict[str, object]", raw)
        for name, entry in table.items():
            here = f"{place}.{short(name)}"
            definition = definitions.get(name) or self.vocabulary.parameter(name)
            if definition is None or definition.is_collection or definition.type == "composition":
                near = self.vocabulary.suggest_parameter(name)
                self.problems.add("I026", f"`{short(name)}` is no known condition", here, suggestion=near)
                continue
            value = self.values.read(definition, entry, here)
            if value is not None:
                found[name] = value
        return found if len(found) == len(table) else None

    # ------------------------------------------------------------ collections

    def _collection(self, definition: ParameterDefinition, raw: object, place: str) -> Collection | None:
        complete, said = definition.type != "sampled", None
        if isinstance(raw, str) and raw.strip().casefold() == "none":
            return Collection((), complete=True)
        if isinstance(raw, dict) and "members" in raw:
            table = cast("dict[str, object]", raw)
            for name in table:
                if name not in ("members", "complete"):
                    self.problems.add("I024", f"unknown field `{short(name)}`", f"{place}.{short(name)}")
            said = table.get("complete")
            if said is not None and not isinstance(said, bool):
                self.problems.add("I037", f"`complete` is true or false, found {sort_of(said)}", f"{place}.complete")
            raw, complete = table["members"], complete and (said is None or said is True)
        if not isinstance(raw, list):
            help = f'write [[parameters.{definition.name}]] before each, or {definition.name} = "none"'
            self.problems.add("I027", f"expected a list of tables, found {sort_of(raw)}", place, help=help)
            return None
        members: list[ItemRecord] = []
        entries = cast("list[object]", raw)
        for number, entry in enumerate(entries, 1):
            here = f"{place}[{number}]"
            if not isinstance(entry, dict):
                self.problems.add("I027", f"expected a table, found {sort_of(entry)}", here)
                continue
            member = self._member(definition, cast("dict[str, object]", entry), here)
            if member is not None:
                members.append(member)
        if said is not True and leaves_something_over(members):
            complete = False
        return Collection(tuple(members), complete and bool(entries))


def leaves_something_over(members: list[ItemRecord]) -> bool:
    """Whether the members' shares cannot make up the whole: then something in it was not named."""
    shares: list[Fraction] = []
    for member in members:
        highest = [
            each.value.interval.high for each in member.values.get("share", ()) if isinstance(each.value, Quantity)
        ]
        if not highest or highest[0] is None:
            return False
        shares.append(highest[0])
    return bool(shares) and sum(shares) < 1


def _has_tables(raw: Any) -> bool:
    return isinstance(raw, list) and any(isinstance(each, dict) for each in cast("list[object]", raw))


def _text(raw: object) -> str:
    if isinstance(raw, bool):
        return "true" if raw else "false"
    if isinstance(raw, list):
        return ", ".join(str(each) for each in cast("list[object]", raw))
    return str(raw).strip()
