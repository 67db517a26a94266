"""The one pure function over Arrow record batches on which every way to classify a table stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dualclass.diagnostics import DiagnosticError
from dualclass.tables.answers import ERROR, Answer, answer_of
from dualclass.tables.errors import Errors
from dualclass.tables.outcomes import outcomes_of
from dualclass.tables.plan import BatchPlan, plan_batches

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["BatchAnswer", "BatchPlan", "classify_batch", "plan_batches"]


@dataclass(frozen=True)
class BatchAnswer:
    """What became of one batch.

    ``outcomes``: a row for each item and list, by row and then by list: ``row, name, regime, outcome, controlled_by,
    controlled_unless, open, assumptions, edition``. ``errors``: every mistake of a bad row: ``row, name, column, code,
    reason, value``; such a row has the outcome ``error`` under every list.
    """

    outcomes: pa.RecordBatch
    errors: pa.RecordBatch


def classify_batch(batch: pa.RecordBatch, plan: BatchPlan, *, first_row: int = 0) -> BatchAnswer:
    """Classify the rows of a batch exactly as ``Classifier.classify`` would each of them.

    ``first_row``: the rows of the table before this batch; rows are counted from 1, unless a column numbers them.
    """
    numbers: list[int] = []
    names: list[str | None] = []
    regimes: list[str] = []
    answers: list[Answer] = []
    errors = Errors(plan.mapping)
    own = plan.mapping.column_with("row")
    called = plan.mapping.column_with("name")
    for index, cells in enumerate(batch.to_pylist()):
        number = int(cells[own]) if own is not None else first_row + index + 1
        name = None if called is None or cells[called] is None else str(cells[called])
        try:
            record = plan.classifier.record(plan.rows.of(cells).item())
            found = {regime: answer_of(each) for regime, each in plan.classifier.outcomes(record).items()}
        except DiagnosticError as error:
            errors.add(number, name, cells, error.diagnostics)
            found = dict.fromkeys(plan.regimes, Answer(ERROR))
        for regime in plan.regimes:
            numbers.append(number)
            names.append(name)
            regimes.append(regime)
            answers.append(found[regime])
    editions = [plan.editions[regime] for regime in regimes]
    return BatchAnswer(outcomes_of(numbers, names, regimes, editions, answers), errors.batch())
