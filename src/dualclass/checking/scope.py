"""What a sentence speaks of: the item, a member of a collection, the shipment, the host."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal as OneOf

from dualclass.diagnostics import Patch
from dualclass.language.criteria import Node, Subject
from dualclass.lists.reporting import Reports
from dualclass.vocabulary.definitions import ParameterDefinition
from dualclass.vocabulary.search import closest
from dualclass.vocabulary.vocabulary import Vocabulary

_MOST_SEARCHES = 300


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a sentence stands.

    ``label``: the paragraph or note that is named in diagnostics. ``stands``: in a paragraph or in a note.
    ``collection``: whose member the sentences speak of, ``None`` for the item itself. ``kinds``: what is
    known of the item's kind at this place, empty when nothing is.
    """

    label: str
    stands: OneOf["paragraph", "note"] = "paragraph"
    collection: ParameterDefinition | None = None
    kinds: tuple[str, ...] = ()
    defined: frozenset[str] = field(default_factory=frozenset[str])

    def of_member(self, collection: ParameterDefinition) -> Scope:
        """The scope inside ``has ( .. )``."""
        return replace(self, collection=collection, kinds=())


@dataclass
class Checker:
    """The vocabulary to check against, and what was found. ``tables``: the list's tables, name -> columns."""

    vocabulary: Vocabulary
    tables: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    reports: Reports = field(default_factory=Reports)

    def error(
        self,
        code: str,
        message: str,
        node: Node,
        scope: Scope,
        remedy: str | None = None,
        near: str | None = None,
        *,
        word: str | None = None,
        patch: Patch | None = None,
    ) -> None:
        """Add an error about a sentence; ``word``: the words of it that are meant."""
        self.reports.error(code, message, node, scope.label, remedy, near, word=word, patch=patch)

    def warning(
        self, code: str, message: str, node: Node, scope: Scope, remedy: str | None = None, *, word: str | None = None
    ) -> None:
        """Add a warning about a sentence."""
        self.reports.warning(code, message, node, scope.label, remedy, word=word)

    def find(self, name: str, scope: Scope) -> ParameterDefinition | None:
        """The parameter a name stands for here, nothing reported.

        Of a member: the collection's own, and, since a part is an item, any parameter of a part.
        """
        if scope.collection is not None and "." not in name:
            member = scope.collection.members.get(name)
            if member is not None or scope.collection.type != "part":
                return member
        return self.vocabulary.parameter(name)

    def subject(self, subject: Subject, node: Node, scope: Scope) -> ParameterDefinition | None:
        """The parameter a sentence is about; reported when there is none."""
        if subject.scope != "item":
            scope = replace(scope, collection=None, kinds=())
        return self.parameter(subject.name, node, scope)

    def parameter(self, name: str, node: Node, scope: Scope, code: str = "C002") -> ParameterDefinition | None:
        """The parameter of a name; reported, with the nearest name, when there is none."""
        found = self.find(name, scope)
        if found is None:
            near = self.near(name, self.names_in(scope))
            whose = f" of a member of `{scope.collection.name}`" if scope.collection is not None else ""
            remedy = "declare it in a vocabulary file, or use the name that is there"
            if name in self.vocabulary.kinds:
                remedy = f"`{name}` is a kind: write `it is a {name}`"
            self.error(code, f"`{name}` is no known parameter{whose}", node, scope, remedy, near, word=name)
            return None
        if scope.kinds and scope.collection is None and not self._fits(found, scope.kinds):
            self.warning(
                "C043",
                f"`{name}` belongs to {_listed(sorted(found.kinds))}, the paragraph is about {_listed(scope.kinds)}",
                node,
                scope,
                "no item of the paragraph's kind can state it: declare it for that kind too",
                word=name,
            )
        return found

    def near(self, word: str, names: Iterable[str]) -> str | None:
        """The name that comes nearest; not looked for any more where very much is wrong."""
        return closest(word, names) if len(self.reports.found) < _MOST_SEARCHES else None

    def names_in(self, scope: Scope) -> Iterable[str]:
        """The parameter names that may stand in a scope."""
        if scope.collection is None:
            return self.vocabulary.parameters
        if scope.collection.type == "part":
            return (*scope.collection.members, *self.vocabulary.parameters)
        return scope.collection.members

    def _fits(self, parameter: ParameterDefinition, kinds: Iterable[str]) -> bool:
        known = self.vocabulary.kinds
        if parameter.everywhere or not parameter.kinds:
            return True
        return any(
            self.vocabulary.is_a(kind, own) or self.vocabulary.is_a(own, kind)
            for kind in kinds
            for own in parameter.kinds
            if kind in known and own in known
        )


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
