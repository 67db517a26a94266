"""Heads that call a parameter as people do, in any of the four languages: one meaning, or nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from dualclass.diagnostics import Diagnostic
from dualclass.tables.headers import Reading, readings
from dualclass.tables.mapping import ColumnUse
from dualclass.tables.suggesting_messages import called_several, called_strangers, unit_of_another_sort
from dualclass.tables.synonyms import plain
from dualclass.tables.targets import FIELDS, admits, target_of
from dualclass.vocabulary import ParameterDefinition, Vocabulary
from dualclass.vocabulary.called import paths_by
from dualclass.vocabulary.search import nearly_called
from dualclass.vocabulary.vocabulary import folded

NEARLY = 84.0
"""From this likeness (of 100) on an unread column is probably a misspelt parameter."""

_NEARLY_ONE_CHARACTER = 72.0
_CIRCUMSTANCES = frozenset({"measurement", "shipment", "host"})
"""What these say is said of no item: pieces in a consignment are no `shipment.quantity`, which is a mass."""

_STEM = re.compile(r"^[^,;:(\[/，；：（【〔]+")


@dataclass(frozen=True, slots=True)
class Called:
    """What a head that is a parameter's name is read as; else ``paths`` bear the name and ``refused`` says why none
    of them is taken.
    """

    use: ColumnUse | None = None
    refused: Diagnostic | None = None
    paths: tuple[str, ...] = ()


def called(column: str, vocabulary: Vocabulary, kinds: Collection[str]) -> Called:
    """The parameter that a head calls by one of its names. ``kinds``: those of the table's items, none if unknown.

    Of several parameters with the name the one is meant that can be given in the unit of the head and that the kinds
    have. A parameter that none of the kinds has is not read either: the word has another meaning there. Nor is what
    tells of a shipment, or of how something was measured.
    """
    by_head = _paths_by_head(vocabulary)
    refused: Diagnostic | None = None
    for reading in readings(column):
        paths = by_head.get(plain(reading.words), ())
        uses = [use for path in paths if (use := _use(column, reading, path, vocabulary)) is not None]
        if not uses:
            refused = refused or _of_another_sort(column, reading, paths, vocabulary)
            continue
        fitting = [use for use in uses if _fits(use.target or "", kinds, vocabulary)]
        if len(fitting) == 1:
            return Called(fitting[0])
        meant = tuple(use.target or "" for use in fitting or uses)
        return Called(None, called_several(column, meant) if fitting else called_strangers(column, meant), meant)
    return Called(None, refused)


def nearly(column: str, vocabulary: Vocabulary, paths: Iterable[str]) -> str | None:
    """The parameter that a head calls by a misspelt name, or by a name with more behind it that nobody understands."""
    stem = _STEM.match(column)
    words = stem.group().strip() if stem is not None else column
    exactly = _paths_by_head(vocabulary).get(plain(words), ())
    if exactly:
        return exactly[0] if len(exactly) == 1 else None
    least = _NEARLY_ONE_CHARACTER if all("\u4e00" <= each <= "\u9fff" for each in folded(words)) else NEARLY
    return nearly_called(vocabulary, words, paths, least)


@lru_cache(maxsize=4)
def _paths_by_head(vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    return paths_by(plain, vocabulary.parameter_names.by_parameter)


def _use(column: str, reading: Reading, path: str, vocabulary: Vocabulary) -> ColumnUse | None:
    definition = vocabulary.parameter(path)
    if definition is None:
        return None
    method = method_named(definition, reading.remark)
    if reading.remark is not None and method is None:
        return None
    if reading.unit is not None and not admits(definition, reading.unit):
        return None
    return ColumnUse(column, "parameter", _field_of(path, definition), reading.unit, method)


def _field_of(path: str, definition: ParameterDefinition) -> str:
    """What tells of a shipment is a field of its own."""
    field = f"shipment.{path}"
    return field if definition.kinds == frozenset({"shipment"}) and field in FIELDS else path


def _fits(path: str, kinds: Collection[str], vocabulary: Vocabulary) -> bool:
    """Whether items of the kinds have it; of unknown kinds whether any item has."""
    name = path.partition(".")[0]
    if kinds:
        return any(vocabulary.has_parameter((kind,), name) for kind in kinds)
    definition = vocabulary.parameters.get(name)
    return definition is not None and (definition.everywhere or not definition.kinds <= _CIRCUMSTANCES)


def _of_another_sort(
    column: str, reading: Reading, paths: tuple[str, ...], vocabulary: Vocabulary
) -> Diagnostic | None:
    definition = target_of(paths[0], vocabulary) if len(paths) == 1 else None
    if definition is None or reading.unit is None or admits(definition, reading.unit):
        return None
    return unit_of_another_sort(column, reading.unit, definition)


def method_named(definition: ParameterDefinition, text: str | None) -> str | None:
    """The declared method that a remark in a head names, folded; ``None`` for anything else."""
    if text is None:
        return None
    return next((method for method in definition.methods if folded(method) == folded(text)), None)
