"""The vocabulary: kinds, parameters, judgements and groups, and the questions that are asked of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from dualclass.vocabulary.called import NamesByLanguage, ParameterNames
from dualclass.vocabulary.definitions import (
    GroupDefinition,
    JudgementDefinition,
    KindDefinition,
    ParameterDefinition,
)
from dualclass.vocabulary.index import VocabularyIndex, folded, index_of
from dualclass.vocabulary.kinships import Kinships

_REMEMBERED, _LONGEST_REMEMBERED = 1000, 200


class Vocabulary:
    """Kinds and parameters by name. Built by ``build_vocabulary``; never changed afterwards."""

    def __init__(
        self,
        kinds: Mapping[str, KindDefinition],
        parameters: Mapping[str, ParameterDefinition],
        judgements: Mapping[str, JudgementDefinition] | None = None,
        groups: Mapping[str, GroupDefinition] | None = None,
        index: VocabularyIndex | None = None,
        names: Callable[[], Mapping[str, NamesByLanguage]] | None = None,
    ) -> None:
        """Take definitions whose parents exist and make no circle (``build_vocabulary`` checks it); ``index``: of
        these definitions, where it is known. ``names``: gives what parameters are called, by their paths.
        """
        self.kinds = kinds
        self.parameters = parameters
        self.judgements: Mapping[str, JudgementDefinition] = judgements or {}
        self.groups: Mapping[str, GroupDefinition] = groups or {}
        self.index = index or index_of(kinds.values(), parameters.values())
        self.parameter_names = ParameterNames(names or dict)
        self._above: dict[str, frozenset[str]] = {}
        self._found: dict[tuple[str, int], tuple[str, ...]] = {}
        self._below: dict[str, frozenset[str]] = {}

    # ------------------------------------------------------------ kinds

    def above(self, kind: str) -> frozenset[str]:
        """Every kind that ``kind`` is a sort of, itself not included. KeyError for an unknown kind."""
        known = self._above.get(kind)
        if known is None:
            found: set[str] = set()
            parents = self.index.parents
            open_kinds = list(parents[kind])
            while open_kinds:
                parent = open_kinds.pop()
                if parent not in found:
                    found.add(parent)
                    open_kinds.extend(parents[parent])
            known = self._above[kind] = frozenset(found - {kind})
        return known

    def below(self, kind: str) -> frozenset[str]:
        """Every kind that is a sort of ``kind``, itself not included. KeyError for an unknown kind."""
        known = self._below.get(kind)
        if known is None:
            if kind not in self.kinds:
                raise KeyError(kind)
            found: set[str] = set()
            open_kinds = list(self._children.get(kind, ()))
            while open_kinds:
                child = open_kinds.pop()
                if child not in found:
                    found.add(child)
                    open_kinds.extend(self._children.get(child, ()))
            known = self._below[kind] = frozenset(found - {kind})
        return known

    @cached_property
    def _children(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name, parents in self.index.parents.items():
            for parent in parents:
                found.setdefault(parent, []).append(name)
        return found

    def is_a(self, kind: str, other: str) -> bool:
        """Whether every ``kind`` is an ``other``: the same kind or one above it."""
        return kind == other or other in self.above(kind)

    def apart(self, kind: str, other: str) -> bool:
        """Whether nothing can be both: declared of them or above them; a kind is never apart from its own."""
        if self.is_a(kind, other) or self.is_a(other, kind):
            return False
        others = self.above(other) | {other}
        declared = self.index.apart
        return any(not others.isdisjoint(declared.get(name, ())) for name in (kind, *self.above(kind)))

    @cached_property
    def kinships(self) -> Kinships:
        """How kinds stand to each other, looked up once."""
        return Kinships(self)

    # ------------------------------------------------------------ names

    def kinds_named(self, text: str) -> tuple[str, ...]:
        """The kinds that have this name or synonym in any of the four languages.

        One when it is a kind's own name, or when one of several is above the others: then the wider one is
        meant, and what narrows it is asked. More than one is an ambiguous name; none is an unknown one.
        """
        key = folded(text)
        called = self.index.named.get(key, ())
        found = tuple(name for name in called if folded(name) == key) or called
        widest = [kind for kind in found if all(self.is_a(other, kind) for other in found)]
        return (widest[0],) if widest else found

    def resolve_kind(self, text: str) -> str | None:
        """The kind of this exact name or synonym; ``None`` when there is none, or more than one."""
        found = self.kinds_named(text)
        return found[0] if len(found) == 1 else None

    # ------------------------------------------------------------ parameters

    def parameter(self, path: str) -> ParameterDefinition | None:
        """The parameter of this name; ``linear_axis.travel`` is looked up among that collection's members."""
        name, dot, member = path.partition(".")
        found = self.parameters.get(name)
        if found is None or not dot:
            return found
        return found.members.get(member)

    def parameters_of(self, kinds: Iterable[str]) -> list[ParameterDefinition]:
        """Every parameter that items of these kinds have: their own, inherited, and those of every item."""
        names = set(self.index.everywhere)
        for kind in self.with_above(kinds):
            names.update(self.index.declared.get(kind, ()))
        return [self.parameters[name] for name in sorted(names, key=self._order.__getitem__)]

    @cached_property
    def _order(self) -> dict[str, int]:
        return {name: place for place, name in enumerate(self.parameters)}

    def has_parameter(self, kinds: Iterable[str], name: str) -> bool:
        """Whether items of these kinds have the parameter."""
        definition = self.parameters.get(name)
        return definition is not None and (
            definition.everywhere or not definition.kinds.isdisjoint(self.with_above(kinds))
        )

    def with_above(self, kinds: Iterable[str]) -> frozenset[str]:
        """The kinds and every kind above them; kinds that are not known are left out."""
        known = [kind for kind in kinds if kind in self.kinds]
        return frozenset(known).union(*(self.above(kind) for kind in known))

    def is_extraordinary(self, name: str) -> bool:
        """Whether a parameter or judgement key is one that an ordinary item does not have."""
        definition = self.parameter(name)
        if definition is not None and definition.extraordinary:
            return True
        judgement = self.judgements.get(name)
        return judgement is not None and judgement.extraordinary

    @cached_property
    def extraordinary(self) -> frozenset[str]:
        """Every extraordinary parameter (members with a dot) and judgement key: what may be ruled out."""
        found = {key for key, judgement in self.judgements.items() if judgement.extraordinary}
        for definition in self.parameters.values():
            if definition.extraordinary:
                found.add(definition.name)
            found.update(f"{definition.name}.{name}" for name, m in definition.members.items() if m.extraordinary)
        return frozenset(found)

    # ------------------------------------------------------------ groups and search

    def group_contains(self, group: str, option: str) -> bool:
        """Whether the option belongs to the group. KeyError for an unknown group: it never means no."""
        definition = self.groups[group]
        return (option in definition.members) != definition.all_except

    def find_kinds(self, text: str, limit: int = 10) -> list[str]:
        """Kinds whose name or synonym, in any language, is like the text, the likeliest first."""
        found = self._found.get((text, limit))
        if found is None:
            from dualclass.vocabulary.search import find_kinds

            found = tuple(find_kinds(self, text, limit))
            # a table says the same unknown word in a million rows: it is looked for once
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            if len(text) <= _LONGEST_REMEMBERED:
                self._found[text, limit] = found
        return list(found)

    def suggest_kind(self, text: str) -> str | None:
        """The kind that was probably meant, or ``None`` when nothing is like it."""
        found = self.find_kinds(text, 1)
        return found[0] if found else None

    def suggest_parameter(self, text: str, kinds: Iterable[str] = ()) -> str | None:
        """The parameter that was probably meant, by any of its names: one of these kinds if any is like it, else any;
        ``None`` where several are called so.
        """
        from dualclass.vocabulary.search import suggest_parameter

        return suggest_parameter(self, text, kinds)
