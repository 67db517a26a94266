"""Derived parameters in columns: reckoned in binary where that is plain, else exactly, each combination once."""

# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportUnknownVariableType=false
# (the types of pyarrow's arrays are only partly known)

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from dualclass.tables.arrow import from_numpy
from dualclass.tables.coded import Codes
from dualclass.tables.distinct import distinct_of
from dualclass.tables.features import ABSENT, BAD, Feature, Reader
from dualclass.tables.mapping import TableMapping
from dualclass.tables.reckoning import places_of, reckoned
from dualclass.tables.rows import Rows
from dualclass.tables.scales import Mask, Numbers
from dualclass.vocabulary import ParameterDefinition
from dualclass.vocabulary.expressions import names_in


class Derivation:
    """One derived parameter of items of certain kinds, and the features it may be worked out from."""

    def __init__(
        self,
        feature: Feature,
        inputs: Mapping[str, Feature],
        kinds: frozenset[str],
        reader: Reader,
        whole: TableMapping,
    ) -> None:
        """``inputs``: the mapped features below it, at any depth; ``feature`` takes what comes out."""
        self.feature = feature
        self.inputs = inputs
        self._kinds = kinds
        self._reader = reader
        mine = [feature, *inputs.values()]
        columns = {column for each in mine for column in each.columns}
        uses = tuple(use for use in whole.columns if use.column in columns)
        self._rows = Rows(TableMapping(uses, decimal_comma=whole.decimal_comma), reader.vocabulary)
        self.columns = tuple(use.column for use in uses)
        cuts = reader.cuts.canonical(feature.name)
        self._cuts = np.array([float(cut) for cut in cuts], np.float64)
        self._classes: Codes = np.full(len(cuts) + 1, -1, np.int32)
        self._exact = feature.name in reader.cuts.exact
        self._held = {definition.name: definition for definition in reader.vocabulary.parameters_of(kinds)}

    def codes(
        self,
        batch: pa.RecordBatch,
        stated: Mapping[str, Codes],
        numbers: Mapping[str, Numbers],
        rows: NDArray[np.intp],
    ) -> Codes:
        """The classes of the parameter in these rows of the batch; ``stated``: what the columns of each state;
        ``numbers``: the plain numbers among it, in canonical units.
        """
        own = stated.get(self.feature.name)
        found = own.copy() if own is not None else np.zeros(len(rows), np.int32)
        wanted = self._follows(self.feature.name, stated, len(rows))
        if not wanted.any():
            return found
        values = None if self._exact or own is not None else self._values(self.feature.name, stated, numbers)
        if values is not None:
            wanted &= ~self._between_cuts(values, batch, rows, wanted, found)
        places = np.flatnonzero(wanted)
        if len(places):
            picked = self._picked(batch, rows[places])
            distinct = distinct_of(picked, self.columns)
            classes = np.array([self._read(distinct.cells(number)) for number in range(len(distinct))], np.int32)
            found[places] = classes[distinct.codes]
        return found

    def _picked(self, batch: pa.RecordBatch, rows: NDArray[np.intp]) -> pa.RecordBatch:
        return batch.select(list(self.columns)).take(from_numpy(rows))

    def _between_cuts(
        self, values: Numbers, batch: pa.RecordBatch, rows: NDArray[np.intp], wanted: Mask, found: Codes
    ) -> Mask:
        """Fill in the class where binary arithmetic shows between which cuts the value lies; tells where that is."""
        below, sure = places_of(values, self._cuts)
        sure &= wanted
        for place in np.flatnonzero(np.bincount(below[sure], minlength=len(self._classes))).tolist():
            if self._classes[place] < 0:  # all values between two cuts are of the class of the first one met
                first = int(np.argmax(sure & (below == place)))
                cells = self._picked(batch, rows[first : first + 1]).to_pylist()[0]
                self._classes[place] = self._read(cells)
        found[sure] = self._classes[below[sure]]
        return sure

    def _values(self, name: str, stated: Mapping[str, Codes], numbers: Mapping[str, Numbers]) -> Numbers | None:
        """A derived parameter in binary numbers; not a number where it is stated, too."""
        definition = self._held.get(name)
        if definition is None or definition.expression is None:
            return None
        inputs: dict[str, Numbers] = {}
        for each in names_in(definition.expression):
            if each in stated:
                if self._is_derived(each) or each not in numbers:
                    return None
                inputs[each] = numbers[each]
            elif (values := self._values(each, stated, numbers)) is not None:
                inputs[each] = values
        return reckoned(definition.expression, inputs)

    def _is_derived(self, name: str) -> bool:
        definition = self._held.get(name)
        return definition is not None and definition.expression is not None

    def _follows(self, name: str, stated: Mapping[str, Codes], rows: int, above: frozenset[str] = frozenset()) -> Mask:
        """The rows in which all that the parameter's formula needs is stated, or follows from what is."""
        definition = self._held.get(name)
        if definition is None or definition.expression is None or name in above:
            return np.zeros(rows, np.bool_)
        whole = np.ones(rows, np.bool_)
        for each in names_in(definition.expression):
            head = each.partition(".")[0]
            codes = stated.get(head)
            here = codes != ABSENT if codes is not None else np.zeros(rows, np.bool_)
            whole &= here | self._follows(head, stated, rows, above | {name})
        return whole

    def _read(self, cells: Mapping[str, object]) -> int:
        row = self._rows.of(cells)
        if row.faults:
            return BAD
        table = row.data.get("parameters", {})
        assert isinstance(table, dict)
        record = self._reader.fragments.parameters(table, self._kinds)
        return BAD if record is None else self.feature.classed(self._reader.of_record(self.feature.name, record))


def derived_names(definitions: Mapping[str, ParameterDefinition]) -> dict[str, frozenset[str]]:
    """Each derived parameter among the definitions, with everything it may be worked out from."""

    @cache
    def below(name: str) -> frozenset[str]:
        definition = definitions.get(name)
        if definition is None or definition.expression is None or name in open_names:
            return frozenset()
        open_names.add(name)
        heads = {each.partition(".")[0] for each in names_in(definition.expression)}
        found = frozenset(heads).union(*(below(head) for head in heads))
        open_names.discard(name)
        return found

    open_names: set[str] = set()
    return {name: below(name) for name, each in definitions.items() if each.expression is not None}
