"""Columns give row by row what ``classify`` gives item by item, on items made from the lists' own thresholds."""

from __future__ import annotations

from random import Random

import pytest

from dualclass.tables.batches import classify_batch
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
