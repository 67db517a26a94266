"""The vocabulary: kinds, parameters, judgements and groups, and the questions that are asked of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from dualclass.vocabulary.definitions import (
    GroupDefinition,
    JudgementDefinition,
    KindDefinition,
    ParameterDefinition,
)


def folded(text: str) -> str:
    """A name for comparison: case, spaces, hyphens and underscores do not count.

    Applied character by character without Unicode normalisation: Chinese, Korean and Russian names compare as
    written.
    """
    return "".join(character for character in text.casefold() if character not in " -_‐‑–/\u00a0\u3000")


class Vocabulary:
    """Kinds and parameters by name. Built by ``build_vocabulary``; never changed afterwards."""

    def __init__(
        self,
        kinds: Mapping[str, KindDefinition],
        parameters: Mapping[str, ParameterDefinition],
        judgements: Mapping[str, JudgementDefinition] | None = None,
        groups: Mapping[str, GroupDefinition] | None = None,
    ) -> None:
        """Take definitions whose parents exist and make no circle (``build_vocabulary`` checks it)."""
        self.kinds = dict(kinds)
        self.parameters = dict(parameters)
        self.judgements = dict(judgements or {})
        self.groups = dict(groups or {})
        self._above: dict[str, frozenset[str]] = {}

    # ------------------------------------------------------------ kinds

    def above(self, kind: str) -> frozenset[str]:
        """Every kind that ``kind`` is a sort of, itself not included. KeyError for an unknown kind."""
        known = self._above.get(kind)
        if known is None:
            found: set[str] = set()
            open_kinds = list(self.kinds[kind].parents)
            while open_kinds:
                parent = open_kinds.pop()
                if parent not in found:
                    found.add(parent)
                    open_kinds.extend(self.kinds[parent].parents)
            known = self._above[kind] = frozenset(found - {kind})
        return known

    def below(self, kind: str) -> frozenset[str]:
        """Every kind that is a sort of ``kind``, itself not included. KeyError for an unknown kind."""
        if kind not in self.kinds:
            raise KeyError(kind)
        return self._below.get(kind, frozenset())

    @cached_property
    def _below(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for name in self.kinds:
            for parent in self.above(name):
                found.setdefault(parent, set()).add(name)
        return {name: frozenset(below) for name, below in found.items()}

    def is_a(self, kind: str, other: str) -> bool:
        """Whether every ``kind`` is an ``other``: the same kind or one above it."""
        return kind == other or other in self.above(kind)

    def apart(self, kind: str, other: str) -> bool:
        """Whether nothing can be both: declared of them or above them; a kind is never apart from its own."""
        if self.is_a(kind, other) or self.is_a(other, kind):
            return False
        others = self.above(other) | {other}
        return any(not self._apart.get(name, frozenset[str]()).isdisjoint(others) for name in (kind, *self.above(kind)))

    @cached_property
    def _apart(self) -> dict[str, frozenset[str]]:
        pairs: dict[str, set[str]] = {}
        for kind in self.kinds.values():
            for other in kind.apart:
                pairs.setdefault(kind.name, set()).add(other)
                pairs.setdefault(other, set()).add(kind.name)
        return {name: frozenset(others) for name, others in pairs.items()}

    # ------------------------------------------------------------ names

    @cached_property
    def _named(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for kind in self.kinds.values():
            for text in (kind.name, *(name for names in kind.names.values() for name in names)):
                kinds = found.setdefault(folded(text), [])
                if kind.name not in kinds:
                    kinds.append(kind.name)
        return {text: tuple(kinds) for text, kinds in found.items()}

    def kinds_named(self, text: str) -> tuple[str, ...]:
        """The kinds that have this name or synonym in any of the four languages.

        One when it is a kind's own name, or when one of several is above the others: then the wider one is
        meant, and what narrows it is asked. More than one is an ambiguous name; none is an unknown one.
        """
        key = folded(text)
        own = [name for name in self._named.get(key, ()) if folded(name) == key]
        found = tuple(own) or self._named.get(key, ())
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
        held = self.with_above(kinds)
        return [
            definition
            for definition in self.parameters.values()
            if definition.everywhere or not definition.kinds.isdisjoint(held)
        ]

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
        from dualclass.vocabulary.search import find_kinds

        return find_kinds(self, text, limit)

    def suggest_kind(self, text: str) -> str | None:
        """The kind that was probably meant, or ``None`` when nothing is like it."""
        from dualclass.vocabulary.search import suggest_kind

        return suggest_kind(self, text)

    def suggest_parameter(self, text: str, kinds: Iterable[str] = ()) -> str | None:
        """The parameter that was probably meant: one of these kinds if any is like it, else any."""
        from dualclass.vocabulary.search import suggest_parameter

        return suggest_parameter(self, text, kinds)
