"""Derived parameters in columns: worked out for every distinct combination of what they are worked out from."""

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
from dualclass.tables.rows import Rows
from dualclass.vocabulary import ParameterDefinition
from dualclass.vocabulary.expressions import names_in

type Mask = NDArray[np.bool_]


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
        self._known: dict[tuple[object, ...], int] = {}

    def codes(self, batch: pa.RecordBatch, stated: Mapping[str, Codes], rows: NDArray[np.intp]) -> Codes:
        """The classes of the parameter in these rows of the batch; ``stated``: what every row's columns state."""
        own = stated.get(self.feature.name)
        found = own[rows] if own is not None else np.zeros(len(rows), np.int32)
        wanted = np.flatnonzero(self._known_from(stated, rows))
        if not len(wanted):
            return found
        picked = batch.select(list(self.columns)).take(from_numpy(rows[wanted]))
        distinct = distinct_of(picked, self.columns)
        classes = np.array([self._read(distinct.cells(number)) for number in range(len(distinct))], np.int32)
        found = found.copy()
        found[wanted] = classes[distinct.codes]
        return found

    def _known_from(self, stated: Mapping[str, Codes], rows: NDArray[np.intp]) -> Mask:
        """The rows in which all that the formula needs is stated, or follows from what is."""
        vocabulary = self._reader.vocabulary
        held = {definition.name: definition for definition in vocabulary.parameters_of(self._kinds)}

        def follows(definition: ParameterDefinition | None, above: frozenset[str]) -> Mask:
            if definition is None or definition.expression is None or definition.name in above:
                return np.zeros(len(rows), np.bool_)
            whole = np.ones(len(rows), np.bool_)
            for name in names_in(definition.expression):
                head = name.partition(".")[0]
                codes = stated.get(head)
                here = codes[rows] != ABSENT if codes is not None else np.zeros(len(rows), np.bool_)
                whole &= here | follows(held.get(head), above | {definition.name})
            return whole

        return follows(held.get(self.feature.name), frozenset())

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
