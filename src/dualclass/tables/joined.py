"""Outcomes and mistakes in one table: what a distributed engine can carry, whose functions give back one thing."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, cast

import numpy as np

from dualclass.tables.batches import BatchPlan
from dualclass.tables.chunks import Table
from dualclass.tables.errors import errors_schema
from dualclass.tables.guarding import answered
from dualclass.tables.libraries import library
from dualclass.tables.outcomes import outcomes_schema
from dualclass.tables.row_numbers import with_row_numbers

MISTAKES = ("column", "code", "reason", "value")


def joined_schema() -> Any:
    """The columns of the outcomes, and ``errors``: the mistakes of a bad row, beside the first of its outcomes."""
    pa = library("pyarrow")
    written: Any = outcomes_schema()
    plain = [field.with_type(pa.string()) if pa.types.is_dictionary(field.type) else field for field in written]
    mistakes = pa.list_(pa.struct([(name, pa.string()) for name in MISTAKES]))
    return pa.schema([*plain, pa.field("errors", mistakes)])


def joined_answer(batch: Table, plan: BatchPlan, *, first_row: int = 0) -> Table:
    """What ``classify_batch`` says of a batch, as one record batch of the joined schema."""
    pa = library("pyarrow")
    schema, lists = joined_schema(), len(plan.regimes)
    batch = with_row_numbers(batch, plan.mapping.column_with("row"))
    found = answered(batch, plan, (), first_row).told()
    columns = [found.outcomes.column(place).cast(field.type) for place, field in enumerate(list(schema)[:-1])]
    beside = _beside(found.outcomes.column("row"), found.errors, lists, schema.field("errors").type)
    return pa.RecordBatch.from_arrays([*columns, beside], schema=schema)


def _beside(rows: Any, errors: Table, lists: int, kind: Any) -> Any:
    """For each outcome the mistakes of its row: beside the first of a row's outcomes, none beside the others."""
    pa = library("pyarrow")
    counts = np.zeros(len(rows), np.int32)
    told: list[dict[str, object]] = []
    if errors.num_rows:
        mistakes: dict[int, list[dict[str, object]]] = {}
        for mistake in errors.to_pylist():
            mistakes.setdefault(mistake["row"], []).append({name: mistake[name] for name in MISTAKES})
        numbers = rows.to_numpy()[::lists]
        for place in np.flatnonzero(np.isin(numbers, list(mistakes))).tolist():
            mine = mistakes[int(numbers[place])]
            counts[place * lists] = len(mine)
            told += mine
    ends = np.zeros(len(rows) + 1, np.int32)
    np.cumsum(counts, out=ends[1:])
    return pa.ListArray.from_arrays(pa.array(ends), pa.array(told, kind.value_type))


def errors_of(joined: Table) -> Table:
    """The table of mistakes out of a joined table."""
    pa = library("pyarrow")
    found: list[dict[str, object]] = []
    for row in joined.select(["row", "name", "errors"]).to_pylist():
        mistakes: list[dict[str, object]] = row["errors"] or []
        found += [{"row": row["row"], "name": row["name"], **mistake} for mistake in mistakes]
    return pa.Table.from_pylist(found, schema=errors_schema())


def outcomes_of_joined(joined: Table) -> Table:
    """The outcomes out of a joined table."""
    return joined.drop_columns(["errors"])


class BatchMapper:
    """Classifies record batches as they come; travels to a worker as a few kilobytes of arguments.

    Each worker process loads the lists once, however many pieces of work it is given. The rows must have a column
    that numbers them (the role ``row``): an engine keeps no order that could be counted.
    """

    def __init__(self, plan: BatchPlan) -> None:
        """Take a plan whose mapping numbers the rows. Raises ``ValueError`` for one that does not."""
        if plan.mapping.column_with("row") is None:
            raise ValueError("a distributed table needs a column of the role `row`: it has no order of its own")
        self.plan = plan

    def __call__(self, batches: Iterable[Table]) -> Iterator[Table]:
        """A record batch of the joined schema for each batch: the shape that ``mapInArrow`` wants."""
        for batch in batches:
            if batch.num_rows:
                yield joined_answer(batch.select(self.plan.schema.names), self.plan)

    def table(self, table: Table) -> Table:
        """The joined table of a whole table: the shape that ``map_batches`` wants."""
        pa = library("pyarrow")
        batches = table.select(self.plan.schema.names).combine_chunks().to_batches()
        return pa.Table.from_batches(list(self(batches)), schema=joined_schema())

    def __reduce__(self) -> tuple[Any, ...]:
        """The plan's arguments; the plan is made once in a process and kept."""
        return _mapper, (pickle.dumps(self.plan),)


@lru_cache(maxsize=4)
def _mapper(plan: bytes) -> BatchMapper:
    return BatchMapper(cast("BatchPlan", pickle.loads(plan)))
