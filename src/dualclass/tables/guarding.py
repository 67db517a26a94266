"""The evaluator, so called that one row it cannot bear costs that row and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from dualclass.diagnostics import DiagnosticError
from dualclass.tables.batches import BatchAnswer, BatchPlan, classify_batch
from dualclass.tables.chunks import Fault, Table
from dualclass.tables.faults import with_faults
from dualclass.tables.libraries import library


@dataclass(frozen=True, slots=True)
class Answered:
    """Outcomes (in their compact form) and errors of one batch, the reader's faults among them."""

    outcomes: Table
    errors: Table


@dataclass(frozen=True, slots=True)
class Answering:
    """What becomes of one batch; ``told`` makes the tables of it, in whatever thread."""

    answers: tuple[BatchAnswer, ...]
    faults: tuple[tuple[Fault, ...], ...]
    lists: int

    def told(self) -> Answered:
        """The tables, one after the other."""
        pa = library("pyarrow")
        made = [
            with_faults(answer.compact(), answer.errors, faults, self.lists)
            for answer, faults in zip(self.answers, self.faults, strict=True)
        ]
        if len(made) == 1:
            return Answered(*made[0])
        return Answered(*(pa.concat_batches(each) for each in zip(*made, strict=True)))


def answered(batch: Table, plan: BatchPlan, faults: tuple[Fault, ...], first_row: int) -> Answering:
    """Classify a batch; rows with faults, and rows at which the evaluator fails, have the outcome ``error``."""
    try:
        answer = classify_batch(batch, plan, first_row=first_row)
        answer.made.check_size()
    except (DiagnosticError, MemoryError):
        raise
    except Exception as error:
        return _halved(batch, plan, faults, first_row, error)
    return Answering((answer,), (faults,), len(plan.regimes))


def _halved(batch: Table, plan: BatchPlan, faults: tuple[Fault, ...], first_row: int, error: Exception) -> Answering:
    """The two halves by themselves, down to the row at which the evaluator fails."""
    pa = library("pyarrow")
    if batch.num_rows == 1:
        said = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        fault = Fault(0, "B019", f"the row could not be evaluated, a mistake of this program: {said}")
        blank = pa.RecordBatch.from_arrays([pa.nulls(1, field.type) for field in batch.schema], schema=batch.schema)
        answer = classify_batch(_numbered_alike(blank, batch, plan), plan, first_row=first_row)
        return Answering((answer,), ((*faults, fault),), len(plan.regimes))
    half = batch.num_rows // 2
    first = answered(batch.slice(0, half), plan, tuple(f for f in faults if f.index < half), first_row)
    rest = tuple(fault.moved(-half) for fault in faults if fault.index >= half)
    second = answered(batch.slice(half), plan, rest, first_row + half)
    return Answering((*first.answers, *second.answers), (*first.faults, *second.faults), len(plan.regimes))


def _numbered_alike(blank: Table, batch: Table, plan: BatchPlan) -> Table:
    """An empty row with the number and the name of the one it stands for."""
    for role in ("row", "name"):
        column = plan.mapping.column_with(role)
        if column is not None:
            place = batch.schema.get_field_index(column)
            blank = blank.set_column(place, batch.schema.field(place), batch.column(place))
    return blank
