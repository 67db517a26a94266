"""Columns of numbers, and of texts that are a number and a unit: read all at once where that is exact."""

# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportUnknownVariableType=false
# (the types of pyarrow's arrays are only partly known)

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, cast

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from dualclass.items.record import Measured
from dualclass.quantities import Quantity
from dualclass.tables.arrow import codes_of, filled_rows, is_text, number_cells, taken, valid_rows
from dualclass.tables.cells import has_unit
from dualclass.tables.coded import Codes
from dualclass.tables.cuts import Cuts
from dualclass.tables.distinct import column_codes, distinct_of
from dualclass.tables.features import ABSENT, MOST_KNOWN, Classes, Feature
from dualclass.tables.scales import Mask, Numbers, Scale, scale_of
from dualclass.tables.texts import mostly_different, numbers_of_texts, seem_numbers

READ_AT_ONCE = frozenset({"quantity", "count", "level", "derived", "curve"})

WIDEST_WHOLE = float(1 << 53)
"""From here on several whole numbers have one binary form."""

SAMPLE = 2048
"""So many cells of a text column are looked at to see whether most are different."""


@dataclass(frozen=True, slots=True)
class Cells:
    """A column taken apart: ``numbers``, the code of each one's unit, and the rows that must be read exactly.

    ``certain``: the numbers that no other cell could have become; ``None`` for all.
    """

    numbers: Numbers
    units: Codes
    names: list[str | None]
    unsure: Mask
    certain: Mask | None = None


class NumberColumn:
    """The classes of a feature whose column has numbers."""

    def __init__(self, feature: Feature, cuts: Cuts, *, with_numbers: bool) -> None:
        """Take a feature for which ``reads_at_once`` holds; ``with_numbers``: others are reckoned from it."""
        self.feature = feature
        self._with_numbers = with_numbers
        self._use = feature.uses[0]
        self._cuts = cuts
        self._unit_column = feature.columns[1] if len(feature.columns) > 1 else None
        self._scales: dict[str | None, Scale | None] = {}
        self._known: dict[str, tuple[int, float]] = {}

    def classes(self, batch: pa.RecordBatch) -> Classes | None:
        """The class of every row that states something; ``None`` where reading each distinct cell once is as good."""
        whole = batch.column(self._use.column)
        if whole.null_count == len(whole):
            return Classes(np.zeros(0, np.intp), np.zeros(0, np.int32))
        if self._unit_column is None and self._is_repeated(whole):
            return self._of_distinct(whole)
        return self._of_rows(whole, batch)

    def plain_cuts(self) -> NDArray[np.float64] | None:
        """The cuts among bare numbers of the column, where they alone decide; see ``Scale``."""
        scale = self._scale(None)
        return None if scale is None else scale.plain_cuts

    def _is_repeated(self, column: pa.Array[Any]) -> bool:
        """Whether a column of texts has many of them more than once."""
        return pa.types.is_dictionary(column.type) or (is_text(column.type) and not mostly_different(column, SAMPLE))

    def _of_distinct(self, column: pa.Array[Any]) -> Classes | None:
        """Each distinct text is taken apart once."""
        filled = filled_rows(column) if is_text(column.type) else None
        encoded = taken(column, filled).dictionary_encode() if filled is not None else column
        encoded = cast("pa.DictionaryArray[Any, Any]", encoded)
        values = encoded.dictionary
        if not is_text(values.type) or values.null_count:
            return None
        texts = cast("list[str]", values.to_pylist())
        if not self._take_in(texts):
            return None
        known = [self._known[text] for text in texts]
        classes = np.array([number for number, _ in known], np.int32)
        codes = codes_of(encoded.indices)
        if filled is None:
            rows = valid_rows(encoded.indices)
            # a code below nought stands for null, too
            rows = rows[codes[rows] >= 0]
            codes = codes[rows]
        else:
            rows = filled
        found = classes[codes]
        stating = found != ABSENT
        if not stating.all():
            rows, codes, found = rows[stating], codes[stating], found[stating]
        if not self._with_numbers:
            return Classes(rows, found)
        return Classes(rows, found, np.array([number for _, number in known])[codes])

    def _take_in(self, texts: list[str]) -> bool:
        """Remember the classes of these texts, and the numbers among them; not where they seem to be none."""
        lacking = [text for text in texts if text not in self._known]
        if not lacking:
            return True
        if len(self._known) + len(lacking) > MOST_KNOWN:
            self._known.clear()
            lacking = texts
        values = pa.array(lacking, pa.large_string())
        found = self._of_rows(values, pa.RecordBatch.from_arrays([values], names=[self._use.column]))
        if found is None:
            return False
        classes, numbers = np.zeros(len(lacking), np.int32), np.full(len(lacking), np.nan)
        classes[found.rows] = found.classes
        if found.numbers is not None:
            numbers[found.rows] = found.numbers
        self._known.update(zip(lacking, zip(classes.tolist(), numbers.tolist(), strict=True), strict=True))
        return True

    def _of_rows(self, whole: pa.Array[Any], batch: pa.RecordBatch) -> Classes | None:
        """The cells row by row, all at once."""
        rows = valid_rows(whole)
        cells = self._taken_apart(whole, batch, rows)
        if cells is None:
            return None
        found = np.zeros(len(rows), np.int32)
        reckoned = np.full(len(rows), np.nan) if self._with_numbers else None
        left = np.flatnonzero(cells.unsure)
        exactly = [left]
        plain = np.flatnonzero(~cells.unsure) if len(left) else np.arange(len(rows))
        alone = len(cells.names) == 1
        units = cells.units if alone else cells.units[plain]
        for unit in [0] if alone else np.flatnonzero(np.bincount(units, minlength=len(cells.names))).tolist():
            mine = plain if alone else plain[units == unit]
            scale = self._scale(cells.names[unit])
            if scale is None:
                exactly.append(mine)
                continue
            certain = cells.certain[mine] if cells.certain is not None else None
            places, unsure = scale.places(cells.numbers[mine], certain)
            if unsure.any():
                exactly.append(mine[unsure])
                mine, places = mine[~unsure], places[~unsure]
            found[mine] = self._of_places(scale, places, rows[mine], batch)
            if reckoned is not None and scale.factor is not None:
                reckoned[mine] = cells.numbers[mine] * scale.factor
        self._exactly(np.concatenate(exactly), rows, batch, found)
        if reckoned is not None:
            reckoned[reckoned < 0] = np.nan
        stating = found != ABSENT
        if not stating.all():
            rows, found = rows[stating], found[stating]
            reckoned = reckoned[stating] if reckoned is not None else None
        return Classes(rows, found, reckoned)

    def _taken_apart(self, column: pa.Array[Any], batch: pa.RecordBatch, stated: NDArray[np.intp]) -> Cells | None:
        kind = column.type
        if pa.types.is_floating(kind) or pa.types.is_integer(kind):
            numbers = number_cells(column, stated)
            units, names = self._of_unit_column(batch, stated)
            unsure = np.isnan(numbers)
            if pa.types.is_integer(kind):
                unsure |= np.abs(numbers) >= WIDEST_WHOLE
            return Cells(numbers, units, names, unsure)
        if not is_text(kind) or self.feature.mapping.decimal_comma or not seem_numbers(column):
            return None
        texts = numbers_of_texts(column.drop_null() if column.null_count else column)
        units, names = column_codes(texts.units)
        beside, more = self._of_unit_column(batch, stated)
        # A unit of its own and one of its column: read exactly, since they may contradict each other.
        own = units > 0
        unsure = texts.unsure | (own & (beside > 0)) if self._unit_column is not None else texts.unsure
        codes = np.where(own, units + len(more) - 1, beside).astype(np.int32)
        return Cells(texts.numbers, codes, [*more, *(str(name) for name in names[1:])], unsure, texts.certain)

    def _of_unit_column(self, batch: pa.RecordBatch, stated: NDArray[np.intp] | None) -> tuple[Codes, list[str | None]]:
        if self._unit_column is None:
            return np.zeros(batch.num_rows if stated is None else len(stated), np.int32), [None]
        codes, names = column_codes(batch.column(self._unit_column))
        return codes if stated is None else codes[stated], [None if name is None else str(name) for name in names]

    # ------------------------------------------------------------ scales and classes

    def _scale(self, unit: str | None) -> Scale | None:
        """The scale of numbers in a unit (``None``: that of the heading, or none)."""
        if unit not in self._scales:
            self._scales[unit] = self._new_scale(unit)
        return self._scales[unit]

    def _new_scale(self, unit: str | None) -> Scale | None:
        if unit is not None and not has_unit(unit):
            return None
        stated = self.feature.stated(self._cell("1", unit))
        if not isinstance(stated, tuple) or len(stated) != 1:
            return None
        # with `.. 1 GHz` for a unit the number 1 is a point all the same, and 2 is none
        two = self.feature.stated(self._cell("2", unit))
        if not isinstance(two, tuple) or [_point_of(each) for each in two] != [2]:
            return None
        definition = self.feature.definition
        return scale_of(
            self.feature.name,
            stated[0],
            self._cuts,
            negative=self.feature.stated(self._cell("-1e6", unit)) is not None,
            whole=definition is not None and definition.type == "count",
        )

    def _cell(self, number: str, unit: str | None) -> dict[str, object]:
        return {self._use.column: number if unit is None else f"{number} {unit}"}

    def _of_places(self, scale: Scale, places: Codes, rows: NDArray[np.intp], batch: pa.RecordBatch) -> Codes:
        """The class at each place; at one that is new, the first cell there is read, and all others are like it."""
        classes = scale.classes[places]
        if (classes < 0).any():
            for place in np.flatnonzero(np.bincount(places[classes < 0])).tolist():
                first = int(rows[np.argmax(places == place)])
                cells = {name: batch.column(name)[first].as_py() for name in self.feature.columns}
                scale.classes[place] = self.feature.read(cells)
            classes = scale.classes[places]
        return classes

    def _exactly(self, places: NDArray[np.intp], rows: NDArray[np.intp], batch: pa.RecordBatch, found: Codes) -> None:
        """Read the cells of these rows, each distinct one once."""
        if not len(places):
            return
        columns = self.feature.columns
        picked = pa.RecordBatch.from_arrays(
            [taken(batch.column(name), rows[places]) for name in columns], names=list(columns)
        )
        distinct = distinct_of(picked, columns)
        classes = [self.feature.read(distinct.cells(number)) for number in range(len(distinct))]
        found[places] = np.array(classes, np.int32)[distinct.codes]


def _point_of(measured: Measured) -> Fraction | None:
    value = measured.value
    return value.stated.low if isinstance(value, Quantity) and value.stated.is_point else None


def reads_at_once(feature: Feature, cuts: Cuts) -> bool:
    """Whether a feature's column may hold numbers that are read all at once."""
    definition = feature.definition
    return (
        len(feature.uses) == 1
        and definition is not None
        and definition.type in READ_AT_ONCE
        and "." not in (feature.uses[0].target or feature.uses[0].column)
        and feature.name not in cuts.exact
    )
