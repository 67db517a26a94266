"""What a table must answer: each of its rows as an item of its own, through ``Classifier.classify``."""

from __future__ import annotations

import datetime
from functools import cache
from typing import Any

import pyarrow as pa

from dualclass.api import Classifier, loaded_lists
from dualclass.diagnostics import DiagnosticError
from dualclass.explanation.report import RegimeResult
from dualclass.items import item_from_data
from dualclass.tables.batches import BatchPlan, plan_batches
from dualclass.tables.mapping import ColumnUse, TableMapping

DAY = datetime.date(2026, 11, 23)


@cache
def classifier(*, ordinary: bool = False) -> Classifier:
    """All lists on the day of the tests."""
    return Classifier(loaded_lists(), as_of=DAY, assume_ordinary=ordinary)


def columns_of(result: RegimeResult) -> dict[str, Any]:
    """A result of ``classify`` as the columns of a table have it."""
    return {
        "regime": result.regime,
        "outcome": result.outcome.value,
        "controlled_by": list(dict.fromkeys(result.controlled_by)),
        "controlled_unless": list(dict.fromkeys(each.code for each in result.controlled_unless)),
        "open": list(dict.fromkeys(each.code for each in result.open)),
        "assumptions": list(dict.fromkeys(each.name for each in result.assumptions)),
        "edition": result.edition,
    }


def expected(data: dict[str, Any], *, ordinary: bool = False) -> list[dict[str, Any]] | None:
    """What ``classify`` says of an item file with this data, ``None`` when it has mistakes."""
    try:
        whole = classifier(ordinary=ordinary).classify(item_from_data(data))
    except DiagnosticError:
        return None
    return [columns_of(each) for each in whole.regimes]


def mapping_of(*uses: ColumnUse | str, **more: Any) -> TableMapping:
    """A mapping: a bare name is a parameter, or one of the columns every table has."""
    plain = {"name": "name", "kind": "kind", "assumptions": "assumptions", "row": "row"}
    made = [use if isinstance(use, ColumnUse) else ColumnUse(use, plain.get(use, "parameter"), use) for use in uses]  # type: ignore[arg-type]
    return TableMapping(tuple(made), **more)


def plan_for(batch: pa.RecordBatch, mapping: TableMapping, *, ordinary: bool = False) -> BatchPlan:
    """The plan for batches like this one, under all lists."""
    return plan_batches(loaded_lists(), batch.schema, mapping, as_of=DAY, assume_ordinary=ordinary)


def by_row(batch: pa.RecordBatch) -> dict[int, list[dict[str, Any]]]:
    """The rows of an outcomes table, by the row of the input."""
    found: dict[int, list[dict[str, Any]]] = {}
    for entry in batch.to_pylist():
        found.setdefault(entry.pop("row"), []).append({key: each for key, each in entry.items() if key != "name"})
    return found
