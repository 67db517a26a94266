"""The one pure function over Arrow record batches on which every way to classify a table stands."""

# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportUnknownVariableType=false
# (the types of pyarrow's arrays are only partly known)

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa

from dualclass.tables.arrow import texts_of
from dualclass.tables.evaluator import Statistics
from dualclass.tables.outcomes import Outcomes
from dualclass.tables.plan import BatchPlan, plan_batches
from dualclass.tables.row_numbers import with_row_numbers

__all__ = ["BatchAnswer", "BatchPlan", "classify_batch", "plan_batches"]


@dataclass(frozen=True)
class BatchAnswer:
    """What became of one batch.

    ``outcomes``: a row for each item and list, by row and then by list: ``row, name, regime, outcome, controlled_by,
    controlled_unless, open, assumptions, edition``. ``errors``: every mistake of a bad row: ``row, name, column, code,
    reason, value``; such a row has the outcome ``error`` under every list. ``statistics``: how many rows went
    which way.
    """

    errors: pa.RecordBatch
    statistics: Statistics
    made: Outcomes

    @cached_property
    def outcomes(self) -> pa.RecordBatch:
        """A row for each item and list, by row and then by list, the codes in lists of text."""
        return self.made.table()

    def compact(self) -> pa.RecordBatch:
        """The same with every text as a number among those of the batch (dictionary-encoded, in the lists, too)."""
        return self.made.compact()

    def joined(self, separator: str = " ") -> pa.RecordBatch:
        """The same with each list as one text, for files that have no lists; made much faster."""
        return self.made.joined(separator)


def classify_batch(batch: pa.RecordBatch, plan: BatchPlan, *, first_row: int = 0) -> BatchAnswer:
    """Classify the rows of a batch exactly as ``Classifier.classify`` would each of them.

    ``first_row``: the rows of the table before this batch; rows are counted from 1, unless a column numbers them.
    Raises ``DiagnosticError`` where such a column has something else than whole numbers.
    """
    own, called = plan.mapping.column_with("row"), plan.mapping.column_with("name")
    numbers = np.arange(first_row + 1, first_row + 1 + batch.num_rows, dtype=np.int64)
    if own is not None:
        numbers = with_row_numbers(batch, own).column(own).to_numpy(zero_copy_only=False)
    names = texts_of(batch.column(called)) if called is not None else None
    evaluated = plan.evaluator.evaluate(batch, numbers, names)
    outcomes = Outcomes(evaluated, numbers, names, plan.regimes, list(plan.editions.values()))
    return BatchAnswer(evaluated.errors, evaluated.statistics, outcomes)
