"""The same random rows as columns: for dualclass one table of mixed kinds, for peers a frame a kind.

The values are drawn from pools of some thousand exact numbers around the thresholds; the rows themselves do not repeat.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
import pyarrow as pa

from benchmarks.criteria import KindRules, Workload
from benchmarks.rows import MISSING, SEED, possible_values
from dualclass.tables.mapping import ColumnUse, TableMapping

POOL = 1500


@dataclass(frozen=True)
class Table:
    """Rows of every kind: as peers get them, a frame a kind, and as one mixed table, in numbers or in texts.

    ``order``: for each row of the mixed table, its place among the rows of all frames one after the other.
    """

    frames: Mapping[str, pl.DataFrame]
    numbers: pa.RecordBatch
    mapping: TableMapping
    rows: int
    order: list[int]

    def texts(self) -> pl.DataFrame:
        """The mixed table with every value as ``value unit``."""
        frame = pl.from_arrow(self.numbers)
        assert isinstance(frame, pl.DataFrame)
        units = {use.column: use.unit for use in self.mapping.columns if use.unit}
        written = [
            (pl.col(name).cast(str) + f" {units[name]}" if name in units else pl.col(name)).alias(name)
            for name in frame.columns
        ]
        return frame.select([pl.format("item {}", pl.int_range(pl.len())).alias("name"), *written])


def table_of(workload: Workload, count: int, *, missing: float = MISSING) -> Table:
    """Some rows of every kind, shuffled together."""
    generator = np.random.default_rng(SEED)
    share = count // len(workload.kinds)
    frames: dict[str, pl.DataFrame] = {}
    stated: list[pl.DataFrame] = []
    units: dict[str, str] = {}
    for each in workload.kinds:
        ours, theirs = _columns(each, share, missing, generator)
        frames[each.kind] = pl.DataFrame(theirs)
        stated.append(pl.DataFrame({"kind": pl.Series([each.kind]).new_from_index(0, share), **ours}))
        units |= {name: parameter.unit for name, parameter in each.parameters.items() if parameter.unit}
    order = generator.permutation(share * len(workload.kinds))
    mixed = pl.concat(stated, how="diagonal")[order]
    batch = mixed.to_arrow().combine_chunks().to_batches()[0]
    uses = [ColumnUse("kind", "kind")]
    uses += [ColumnUse(name, "parameter", name, units.get(name)) for name in mixed.columns if name != "kind"]
    return Table(frames, _plain_texts(batch), TableMapping(tuple(uses)), share * len(workload.kinds), order.tolist())


def _plain_texts(batch: pa.RecordBatch) -> pa.RecordBatch:
    columns = [
        column.cast(pa.string())
        if pa.types.is_dictionary(column.type) or pa.types.is_string_view(column.type)
        else column
        for column in batch.columns
    ]
    return pa.RecordBatch.from_arrays(columns, names=batch.schema.names)


def _columns(
    rules: KindRules, count: int, missing: float, generator: np.random.Generator
) -> tuple[dict[str, pl.Series], dict[str, pl.Series]]:
    ours: dict[str, pl.Series] = {}
    theirs: dict[str, pl.Series] = {}
    chance = random.Random(f"{SEED} pool {rules.kind}")
    for name, parameter in rules.parameters.items():
        pool = possible_values(parameter, chance, POOL)
        chosen = generator.integers(0, len(pool), count)
        gone = generator.random(count) < missing
        stated: list[Any] = [each.stated for each in pool]
        values: list[Any] = [each.value for each in pool]
        theirs_type = pl.Enum(parameter.options) if parameter.type == "choice" else None
        ours[name] = _gathered(pl.Series(name, stated), chosen, gone)
        theirs[name] = _gathered(pl.Series(name, values, dtype=theirs_type), chosen, gone)
    return ours, theirs


def _gathered(pool: pl.Series, chosen: Any, gone: Any) -> pl.Series:
    places = pl.Series(chosen)
    return pool.gather(
        places.zip_with(pl.Series(~gone), pl.Series([None], dtype=places.dtype).new_from_index(0, len(places)))
    )
