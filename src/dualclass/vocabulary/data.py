"""The vocabulary as plain data (dicts, lists, texts) for a cache, and back. With the names of parameters,
which are kept beside it (``called``), nothing is lost on the way.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, cast

from dualclass.language.criteria import Arithmetic
from dualclass.vocabulary.called import NamesByLanguage
from dualclass.vocabulary.definitions import (
    GroupDefinition,
    HeldShare,
    JudgementDefinition,
    KindDefinition,
    ParameterDefinition,
)
from dualclass.vocabulary.index import Definitions, VocabularyIndex, by_name, index_data, index_from
from dualclass.vocabulary.vocabulary import Vocabulary

Data = dict[str, Any]


def to_data(vocabulary: Vocabulary) -> Data:
    """The vocabulary as data that JSON can hold, without the names of parameters (``names_data``); exact numbers are
    texts such as ``1/3``.
    """
    return {
        "kinds": [
            {
                "name": kind.name,
                "parents": list(kind.parents),
                "names": {language: list(names) for language, names in kind.names.items()},
                "apart": list(kind.apart),
                "parameters": list(kind.parameters),
                "shares": [[each.constituent, each.basis, str(each.low), str(each.high)] for each in kind.shares],
            }
            for kind in vocabulary.kinds.values()
        ],
        "parameters": [_parameter_data(definition) for definition in vocabulary.parameters.values()],
        "judgements": [
            {"key": entry.key, "question": entry.question, "extraordinary": entry.extraordinary}
            for entry in vocabulary.judgements.values()
        ],
        "groups": [
            {
                "name": group.name,
                "members": list(group.members),
                "all_except": group.all_except,
                "text": group.text,
            }
            for group in vocabulary.groups.values()
        ],
        "index": index_data(vocabulary.index),
    }


def from_data(data: Mapping[str, Any], names: Callable[[], Mapping[str, NamesByLanguage]] | None = None) -> Vocabulary:
    """The vocabulary that ``to_data`` wrote, each definition made when it is asked for. KeyError, TypeError or
    AttributeError for anything else. ``names``: gives the names of parameters, which are kept by themselves.
    """
    kinds = Definitions(by_name(data["kinds"]), kind_from)
    parameters = Definitions(by_name(data["parameters"]), parameter_from)
    return vocabulary_of(kinds, parameters, data, index_from(data["index"]), names)


def vocabulary_of(
    kinds: Mapping[str, KindDefinition],
    parameters: Mapping[str, ParameterDefinition],
    data: Mapping[str, Any],
    index: VocabularyIndex,
    names: Callable[[], Mapping[str, NamesByLanguage]] | None,
) -> Vocabulary:
    """The vocabulary of these kinds and parameters, with the judgements and groups that ``to_data`` wrote."""
    judgements = [JudgementDefinition(**entry) for entry in data["judgements"]]
    groups = [
        GroupDefinition(entry["name"], tuple(entry["members"]), entry["all_except"], entry["text"])
        for entry in data["groups"]
    ]
    return Vocabulary(
        kinds,
        parameters,
        {judgement.key: judgement for judgement in judgements},
        {group.name: group for group in groups},
        index,
        names,
    )


def kind_from(entry: Mapping[str, Any]) -> KindDefinition:
    """The kind that ``to_data`` wrote so."""
    return KindDefinition(
        name=entry["name"],
        parents=tuple(entry["parents"]),
        names={language: tuple(names) for language, names in entry["names"].items()},
        apart=tuple(entry["apart"]),
        parameters=tuple(entry["parameters"]),
        shares=tuple(
            HeldShare(name, basis, Fraction(low), Fraction(high)) for name, basis, low, high in entry["shares"]
        ),
    )


_TUPLES = ("units", "options", "methods", "falls_with", "rises_with")
_PLAIN = ("name", "type", "dimension", "plain", "text", "better", "alone_best", "extraordinary", "everywhere")


def _parameter_data(definition: ParameterDefinition) -> Data:
    data: Data = {name: getattr(definition, name) for name in _PLAIN}
    for name in _TUPLES:
        data[name] = list(getattr(definition, name))
    data["kinds"] = sorted(definition.kinds)
    data["expression"] = _arithmetic_data(definition.expression) if definition.expression else None
    data["members"] = [_parameter_data(member) for member in definition.members.values()]
    return data


def parameter_from(data: Mapping[str, Any]) -> ParameterDefinition:
    """The parameter that ``to_data`` wrote so."""
    fields: Data = {name: data[name] for name in _PLAIN}
    for name in _TUPLES:
        fields[name] = tuple(data[name])
    fields["kinds"] = frozenset(cast("list[str]", data["kinds"]))
    fields["expression"] = _arithmetic(data["expression"]) if data["expression"] else None
    members = [parameter_from(member) for member in data["members"]]
    fields["members"] = {member.name: member for member in members}
    return ParameterDefinition(**fields)


def _arithmetic_data(term: Arithmetic) -> Data:
    return {
        "operation": term.operation,
        "terms": [_arithmetic_data(inner) for inner in term.terms],
        "value": None if term.value is None else str(term.value),
        "unit": term.unit,
        "name": term.name,
    }


def _arithmetic(data: Mapping[str, Any]) -> Arithmetic:
    return Arithmetic(
        operation=data["operation"],
        terms=tuple(_arithmetic(inner) for inner in data["terms"]),
        value=None if data["value"] is None else Fraction(data["value"]),
        unit=data["unit"],
        name=data["name"],
    )
