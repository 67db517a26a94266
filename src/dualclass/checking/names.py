"""The vocabulary itself: names that hide a number, and two names for one thing."""

from __future__ import annotations

from dualclass.checking.sentences import cas_is_valid
from dualclass.diagnostics import Diagnostic
from dualclass.lists.reporting import Reports
from dualclass.vocabulary.definitions import ParameterDefinition
from dualclass.vocabulary.vocabulary import Vocabulary

__all__ = ["cas_is_valid", "check_vocabulary"]


def check_vocabulary(vocabulary: Vocabulary) -> tuple[Diagnostic, ...]:
    """What is doubtful about the names of a vocabulary; what is wrong with it was found while building it."""
    reports = Reports()
    for name in (*vocabulary.kinds, *vocabulary.parameters):
        if any(character.isdigit() for character in name):
            reports.warning(
                "C041",
                f"`{name}` hides a number in a name, where no audit sees it",
                None,
                name,
                "say the number in the rule",
            )
    seen: dict[tuple[object, ...], ParameterDefinition] = {}
    for parameter in vocabulary.parameters.values():
        key = (frozenset(_words(parameter.name)), parameter.type, parameter.dimension)
        other = seen.setdefault(key, parameter)
        if other is not parameter and _may_meet(vocabulary, parameter, other):
            reports.warning(
                "C042",
                f"`{parameter.name}` and `{other.name}` look like two names for one thing",
                None,
                parameter.name,
                "an item that states one is still asked for the other: keep one name",
            )
    return tuple(reports.found)


def _words(name: str) -> list[str]:
    return [word.removesuffix("s") for word in name.split("_")]


def _may_meet(vocabulary: Vocabulary, one: ParameterDefinition, other: ParameterDefinition) -> bool:
    if one.everywhere or other.everywhere:
        return True
    return any(
        vocabulary.is_a(a, b) or vocabulary.is_a(b, a)
        for a in one.kinds & vocabulary.kinds.keys()
        for b in other.kinds & vocabulary.kinds.keys()
    )
