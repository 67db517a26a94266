"""Rows that could not be read, in the answer of the batch they stand in: never classified, never lost."""

from __future__ import annotations

from collections.abc import Sequence

from dualclass.tables.chunks import Fault, Table
from dualclass.tables.libraries import library

ERROR = "error"


def with_faults(outcomes: Table, errors: Table, faults: Sequence[Fault], lists: int) -> tuple[Table, Table]:
    """Outcomes and errors with the faults of the reader: a row with one has the outcome ``error`` under every list.

    ``outcomes`` has ``lists`` rows for each row of the batch, in its order. What the evaluator said of a row that
    was not read whole is dropped: it saw something else than the table has.
    """
    if not faults:
        return outcomes, errors
    pa, pc = library("pyarrow"), library("pyarrow.compute")
    bad = {fault.index for fault in faults}
    mask = pa.array([index in bad for index in range(outcomes.num_rows // lists) for _ in range(lists)], pa.bool_())
    numbers: list[int] = outcomes.column("row").to_pylist()[::lists]
    names: list[str | None] = outcomes.column("name").to_pylist()[::lists]
    columns = [_spoilt(outcomes.column(place), field, mask) for place, field in enumerate(outcomes.schema)]
    outcomes = pa.RecordBatch.from_arrays(columns, schema=outcomes.schema)
    kept = errors.filter(
        pc.invert(pc.is_in(errors.column("row"), pa.array(sorted({numbers[i] for i in bad}), pa.int64())))
    )
    own = [
        {
            "row": numbers[fault.index],
            "name": names[fault.index],
            "column": fault.column,
            "code": fault.code,
            "reason": fault.reason,
            "value": fault.value,
        }
        for fault in faults
    ]
    joined = pa.concat_batches([kept, pa.RecordBatch.from_pylist(own, schema=errors.schema)])
    order = pc.sort_indices(joined, sort_keys=[("row", "ascending")])
    return outcomes, joined.take(order)


def _spoilt(column: Table, field: Table, mask: Table) -> Table:
    """A column of outcomes in which the masked rows say that there was an error, and nothing else."""
    pa, pc = library("pyarrow"), library("pyarrow.compute")
    if field.name == "outcome":
        words = column.cast(pa.string()) if pa.types.is_dictionary(field.type) else column
        return pc.if_else(mask, ERROR, words).cast(pa.string()).cast(field.type)
    if pa.types.is_list(field.type):
        flags = mask.to_pylist()
        return pa.array([[] if bad else kept for bad, kept in zip(flags, column.to_pylist(), strict=True)], field.type)
    return column
