"""Words of the vocabulary that no list uses: a parameter that no rule asks for, a kind that no rule is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from dualclass.diagnostics import Diagnostic
from dualclass.language.criteria import Arithmetic
from dualclass.language.paragraphs import KindLine, ParameterLine, RuleFile
from dualclass.lists.control_list import ControlList
from dualclass.lists.reporting import Reports
from dualclass.lists.walking import as_record, field_names
from dualclass.vocabulary.definitions import ParameterDefinition
from dualclass.vocabulary.vocabulary import Vocabulary

_READ_OTHERWISE = frozenset({"composition", "identifier"})
"""Types that sentences use without naming the parameter: shares, substances, countries."""

_CIRCUMSTANCES = frozenset({"measurement", "shipment", "host"})


def check_usage(
    files: Iterable[RuleFile], lists: Iterable[ControlList], vocabulary: Vocabulary
) -> tuple[Diagnostic, ...]:
    """What the files declare and none of the lists uses. ``lists``: all there are; fewer would accuse wrongly.

    What every item has, and the circumstances of a measurement or a shipment, are there for lists to come as well.
    """
    reports = Reports()
    words = set[str]()
    for control_list in lists:
        for value in (control_list.entries, control_list.notes, control_list.gaps, control_list.complete_kinds):
            words |= set(_words(value))
    used = _needed(words, vocabulary)
    for file in files:
        for kind in file.kinds:
            for line in kind.parameters if kind.name not in _CIRCUMSTANCES else ():
                _parameter(line, used, vocabulary, reports)
            if kind.parents or kind.names:
                _kind(kind, used, words, vocabulary, reports)
    return tuple(reports.found)


def _words(value: object) -> Iterator[str]:
    """Every text inside records, whatever it stands for."""
    stack = [value]
    while stack:
        each = stack.pop()
        if isinstance(each, str):
            yield each
        elif isinstance(each, tuple):
            stack += cast("tuple[object, ...]", each)
        elif (record := as_record(each)) is not None:
            stack += [cast("object", getattr(record, name)) for name in field_names(type(record))]


def _needed(words: Iterable[str], vocabulary: Vocabulary) -> set[str]:
    """The words, and what is needed to work out or to measure the parameters among them."""
    found = set(words)
    waiting = list(found)
    while waiting:
        name = waiting.pop()
        definition = vocabulary.parameters.get(name.partition(".")[0])
        if definition is None:
            continue
        for each in (definition, *definition.members.values()):
            for needed in _needs(each):
                if needed not in found:
                    found.add(needed)
                    waiting.append(needed)
    return found


def _needs(definition: ParameterDefinition) -> Iterator[str]:
    yield from (*definition.falls_with, *definition.rises_with)
    if definition.expression is not None:
        for name in _names(definition.expression):
            yield name
            yield from name.split(".")


def _names(term: Arithmetic) -> Iterator[str]:
    if term.name is not None:
        yield term.name
    for inner in term.terms:
        yield from _names(inner)


def _parameter(line: ParameterLine, used: set[str], vocabulary: Vocabulary, reports: Reports) -> None:
    collection, dot, member = line.path.partition(".")
    definition = vocabulary.parameters.get(collection)
    if line.type in _READ_OTHERWISE or definition is None:
        return
    if not dot and definition.is_collection:
        if not {collection, *(f"{collection}.{name}" for name in definition.members)} & used:
            _unused(line, reports)
    elif not {line.path, member if dot else collection} & used:
        _unused(line, reports)


def _unused(line: ParameterLine, reports: Reports) -> None:
    message = f"`{line.path}` is declared, and no rule of any list asks for it"
    remedy = "take it out, or write the paragraph that needs it"
    reports.warning("C079", message, line, line.path, remedy)


def _kind(kind: KindLine, used: set[str], words: set[str], vocabulary: Vocabulary, reports: Reports) -> None:
    """A kind is reached by a rule about it, about one above it, or about one below it; or to ask its parameters."""
    name = kind.name
    if name not in vocabulary.kinds or {line.path.partition(".")[0] for line in kind.parameters} & used:
        return
    if {name, *vocabulary.above(name), *vocabulary.below(name)} & words:
        return
    message = f"no rule of any list is about `{name}`, or a kind above or below it"
    remedy = "take it out, give it the parent it belongs under, or write the paragraph that is about it"
    reports.warning("C080", message, kind, name, remedy)
