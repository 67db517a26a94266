"""The features of a table: what of an item its columns state, and the classes of what they state."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.typing import NDArray

from dualclass.evaluation.footprint import COMPOSITION
from dualclass.items.normalise import Fragments
from dualclass.items.record import Collection, Composition, ItemRecord, Measured
from dualclass.tables.coded import Codes
from dualclass.tables.cuts import Cuts, composition_key
from dualclass.tables.mapping import ColumnUse, TableMapping
from dualclass.tables.rows import Rows
from dualclass.vocabulary import ParameterDefinition, Vocabulary

Stated = tuple[Measured, ...] | Collection | Composition

ABSENT, BAD = 0, 1
"""The classes of what is not stated, and of what cannot be read."""

MOST_KNOWN = 1 << 18
"""So many texts are remembered with their class; then they are forgotten, and read anew."""


@dataclass(frozen=True, slots=True)
class Classes:
    """The rows of a batch that state a feature, rising, and the class of what each states.

    ``numbers``: in canonical units, of those that state a plain number not below nought; the others are not a number.
    """

    rows: NDArray[np.intp]
    classes: Codes
    numbers: NDArray[np.float64] | None = None


class Feature:
    """One thing the columns state, by the name that footprints give it.

    ``columns``: where it stands (with the columns of units). ``representatives``: by class, something of that class.
    """

    def __init__(self, name: str, uses: tuple[ColumnUse, ...], whole: TableMapping, reader: Reader) -> None:
        """Take the columns that state it."""
        self.name = name
        self.uses = uses
        units = [use for use in whole.columns if use.role == "unit" and use.target in {each.column for each in uses}]
        self.columns = tuple(use.column for use in (*uses, *units))
        self.mapping = TableMapping((*uses, *units), decimal_comma=whole.decimal_comma)
        self.representatives: list[Stated | None] = [None, None]
        self._reader = reader
        self._rows = Rows(self.mapping, reader.vocabulary)
        self._classes: dict[Hashable, int] = {}
        self._known: dict[Hashable, int] = {}

    @property
    def definition(self) -> ParameterDefinition | None:
        """How the vocabulary defines the parameter; ``None`` for what is no single parameter."""
        return self._reader.vocabulary.parameter(self.name)

    def read(self, cells: Mapping[str, object]) -> int:
        """The class of what these cells state."""
        # a truth value equals a number, and states something else
        key = tuple([(cell, cell.__class__ is bool) for cell in map(cells.get, self.columns)])
        try:
            known = self._known.get(key)
        except TypeError:
            return self._read(cells)
        if known is None:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            known = self._known[key] = self._read(cells)
        return known

    def _read(self, cells: Mapping[str, object]) -> int:
        return self.classed(self.stated(cells))

    def stated(self, cells: Mapping[str, object]) -> Stated | None:
        """What these cells state: an empty tuple for nothing, ``None`` when it cannot be read."""
        row = self._rows.of(cells)
        if row.faults:
            return None
        return self._reader.stated(self.name, row.data) if row.data else ()

    def classed(self, stated: Stated | None) -> int:
        """The class of something stated; ``None`` when it could not be read."""
        if stated is None:
            return BAD
        if stated == ():
            return ABSENT
        key = self._reader.key(self.name, stated)
        known = self._classes.get(key)
        if known is None:
            known = self._classes[key] = len(self.representatives)
            self.representatives.append(stated)
        return known


class Reader:
    """Reads what cells state, as an item file would be read, and tells its class."""

    def __init__(self, vocabulary: Vocabulary, cuts: Cuts) -> None:
        """Take what knows the parameters, and what divides their values."""
        self.vocabulary = vocabulary
        self.cuts = cuts
        self.fragments = Fragments(vocabulary)

    def stated(self, name: str, data: Mapping[str, object]) -> Stated | None:
        """What an item's data states of a feature; ``None`` when anything is wrong with it."""
        if name.startswith("shipment."):
            shipment = self.fragments.shipment(cast("Mapping[str, object]", data["shipment"]))
            return None if shipment is None else shipment.values.get(name.partition(".")[2], ())
        record = self.fragments.parameters(cast("Mapping[str, object]", data["parameters"]))
        return None if record is None else self.of_record(name, record)

    def of_record(self, name: str, record: ItemRecord) -> Stated:
        """What a record states of a feature; an empty tuple when nothing."""
        if name == COMPOSITION:
            return record.composition if record.composition is not None else ()
        return record.collections[name] if name in record.collections else record.values.get(name, ())

    def key(self, name: str, stated: Stated) -> Hashable:
        """What two things stated of a feature must have in common to be one class."""
        match stated:
            case Collection():
                return self.cuts.of_collection(stated)
            case Composition():
                return composition_key(stated)
            case _:
                return self.cuts.of_values(name.rpartition(".")[2], stated)


def features_of(mapping: TableMapping, reader: Reader) -> dict[str, Feature]:
    """The features that the columns of a table state, by name."""
    uses: dict[str, list[ColumnUse]] = {}
    for use in mapping.with_role("parameter"):
        name = feature_name(use, reader.vocabulary)
        if name != "components":
            uses.setdefault(name, []).append(use)
    return {name: Feature(name, tuple(found), mapping, reader) for name, found in uses.items()}


def feature_name(use: ColumnUse, vocabulary: Vocabulary) -> str:
    """The feature that a column of a parameter states something of."""
    path = use.target or use.column
    head = path.partition(".")[0]
    definition = vocabulary.parameters.get(head)
    if definition is not None and definition.type == "composition":
        return COMPOSITION
    return path if head == "shipment" else head


def with_stated(record: ItemRecord, stated: Iterable[tuple[str, Stated | None]]) -> ItemRecord:
    """A record with these features added to what it states."""
    values, collections = dict(record.values), dict(record.collections)
    composition, shipped = record.composition, dict[str, tuple[Measured, ...]]()
    for name, each in stated:
        match each:
            case None | ():
                continue
            case Collection():
                collections[name] = each
            case Composition():
                composition = each
            case _ if name.startswith("shipment."):
                shipped[name.partition(".")[2]] = each
            case _:
                values[name] = each
    shipment = record.shipment
    if shipped:
        shipment = ItemRecord("shipment", values=shipped)
    return ItemRecord(
        record.name,
        record.kinds,
        values,
        collections,
        composition,
        record.judgements,
        record.statements,
        record.targets,
        record.components,
        shipment,
        record.host,
        record.assumptions,
    )
