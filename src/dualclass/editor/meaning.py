"""What a name means where it stands: whose code it is, whether a flag is one that a note defines, and so on.

Two names that mean the same have the same symbol after ``Meanings.of``; whatever cannot be settled stays as it was
written.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dualclass.editor.file_index import FileIndex, ListFacts
from dualclass.editor.symbols import Symbol
from dualclass.vocabulary import Vocabulary
from dualclass.vocabulary.definitions import ParameterDefinition


class Meanings:
    """What names mean in files that count together. ``indexes``: of all these files; made for one moment."""

    def __init__(self, indexes: Iterable[FileIndex], vocabulary: Vocabulary) -> None:
        """Gather what the lists declare."""
        self.vocabulary = vocabulary
        self.lists: dict[str, ListFacts] = {}
        self._known: dict[tuple[Symbol, str], Symbol] = {}
        for index in indexes:
            if index.list_name:
                self.lists.setdefault(index.list_name, ListFacts(index.list_name)).join(index.facts)

    def of(self, symbol: Symbol, list_name: str) -> Symbol:
        """The symbol a name stands for in a file of the list (empty: in a file of no list)."""
        known = self._known.get((symbol, list_name))
        if known is None:
            known = self._known[symbol, list_name] = self._of(symbol, list_name)
        return known

    def _of(self, symbol: Symbol, list_name: str) -> Symbol:
        match symbol.sort:
            case "code" | "note" | "definition" | "table":
                return self._listed(symbol, list_name)
            case "column":
                return replace(
                    symbol, owner=f"{self._listed(Symbol('table', symbol.owner), list_name).owner} {symbol.owner}"
                )
            case "parameter":
                return self._parameter(symbol, list_name)
            case "kind":
                if symbol.name in self.vocabulary.kinds:
                    return symbol
                return self._defined(symbol, list_name) or symbol
            case "constituent":
                return Symbol("kind", symbol.name) if symbol.name in self.vocabulary.kinds else symbol
            case "option":
                return self._option(symbol)
            case _:
                return symbol

    # ------------------------------------------------------------ lists

    def _listed(self, symbol: Symbol, list_name: str) -> Symbol:
        found = self._owner(symbol, list_name, frozenset())
        return found if found is not None else replace(symbol, owner=list_name)

    def _owner(self, symbol: Symbol, list_name: str, seen: frozenset[str]) -> Symbol | None:
        facts = self.lists.get(list_name)
        if facts is None or list_name in seen:
            return None
        if symbol in facts.declared:
            return replace(symbol, owner=list_name)
        before = replace(symbol, name=_as_before(symbol.name, facts.renumbered))
        for base in facts.adopts:
            found = self._owner(before, base, seen | {list_name})
            if found is not None:
                return found
        return None

    def _defined(self, symbol: Symbol, list_name: str) -> Symbol | None:
        return self._owner(Symbol("definition", symbol.name), list_name, frozenset())

    # ------------------------------------------------------------ vocabulary

    def _parameter(self, symbol: Symbol, list_name: str) -> Symbol:
        if not symbol.owner:
            if symbol.name not in self.vocabulary.parameters:
                return self._defined(symbol, list_name) or symbol
            return symbol
        collection = self.vocabulary.parameters.get(symbol.owner)
        if collection is None or symbol.name in collection.members:
            return symbol
        if symbol.name in self.vocabulary.parameters:
            return Symbol("parameter", symbol.name)
        return self._defined(symbol, list_name) or symbol

    def _option(self, symbol: Symbol) -> Symbol:
        parameter, path = self.parameter(symbol.owner)
        if parameter is None:
            return symbol
        if symbol.name not in parameter.options and symbol.name in self.vocabulary.groups:
            return Symbol("group", symbol.name)
        return replace(symbol, owner=path)

    def parameter(self, path: str) -> tuple[ParameterDefinition | None, str]:
        """The parameter that a path names (``linear_axis.travel``; of a part, any parameter), and its own path."""
        collection, dot, name = path.rpartition(".")
        if not dot:
            return self.vocabulary.parameters.get(path), path
        owner = self.vocabulary.parameters.get(collection)
        if owner is not None and name in owner.members:
            return owner.members[name], path
        return self.vocabulary.parameters.get(name), name


def _as_before(name: str, renumbered: dict[str, str]) -> str:
    """The code or note as the adopted list has it: itself, or the nearest paragraph above it, was renumbered."""
    best = ""
    for new in renumbered:
        if (name == new or name.startswith((f"{new}.", f"{new} "))) and len(new) > len(best):
            best = new
    return renumbered[best] + name[len(best) :] if best else name
