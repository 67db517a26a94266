"""Columns give row by row what ``classify`` gives item by item, on items made from the lists' own thresholds."""

from __future__ import annotations

import gc
from random import Random

import pyarrow as pa
import pytest

from dualclass.tables.batches import classify_batch
from dualclass.tables.mapping import ColumnUse, TableMapping
from dualclass.tables.rows import Rows

from .generated import items, pools, table_of
from .oracle import by_row, classifier, expected, plan_for

KINDS = 10
ROWS = 150


@pytest.mark.parametrize("ordinary", [False, True])
def test_generated_rows(ordinary: bool) -> None:
    random = Random(7 + ordinary)
    batch, mapping = table_of(items(random, ROWS, kinds=tuple(random.sample(pools().kinds, KINDS))))
    answer = classify_batch(batch, plan_for(batch, mapping, ordinary=ordinary))
    found = by_row(answer.outcomes)
    rows = Rows(mapping, classifier().vocabulary)
    wrong = {each["row"] for each in answer.errors.to_pylist()}
    for number, cells in enumerate(batch.to_pylist(), 1):
        row = rows.of(cells)
        wanted = None if row.faults else expected(row.data, ordinary=ordinary)
        if wanted is None:
            assert number in wrong, cells
            assert {each["outcome"] for each in found[number]} == {"error"}
        else:
            assert found[number] == wanted, cells
    assert answer.statistics.by_class > ROWS * 0.8
    assert answer.statistics.bad == len(wrong) > 0


def test_nothing_of_a_batch_is_held_in_a_circle() -> None:
    """The collector of garbage comes seldom; arrays of a batch that wait for it would pile up."""
    units = {"sample_rate": "S/s", "conversion_error": "%", "resolution": "bit"}
    rows = [dict.fromkeys(units, 10.0) | {"kind": "ADC", "sample_rate": 1e9 + number} for number in range(50)]
    batch = pa.RecordBatch.from_pylist(rows)
    uses = [ColumnUse("kind", "kind"), *(ColumnUse(name, "parameter", name, unit) for name, unit in units.items())]
    plan = plan_for(batch, TableMapping(tuple(uses)))
    for _ in range(2):  # the first time values are read one by one, and sentences compiled
        assert classify_batch(batch, plan).outcomes.num_rows
    gc.collect()
    gc.disable()
    try:
        assert classify_batch(batch, plan).outcomes.num_rows
        assert gc.collect() == 0
    finally:
        gc.enable()
