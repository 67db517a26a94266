"""How far the list is encoded, as every outcome says it."""

from __future__ import annotations

from functools import lru_cache

from dualclass.evaluation.outcome import ListOutcome
from dualclass.explanation.report import CoverageReport
from dualclass.lists import Coverage, ListView, coverage_of, total


@lru_cache(maxsize=64)
def counts_of(view: ListView) -> Coverage:
    """The counts of a whole list on its day; they do not depend on the item."""
    return total(coverage_of(view).values())


def coverage_report(outcome: ListOutcome) -> CoverageReport:
    """Counts of the list on its day, and the gaps that might concern this item."""
    counts = counts_of(outcome.view)
    doubts = outcome.view.control_list.negatives_doubtful
    return CoverageReport(
        paragraphs=counts.paragraphs,
        encoded=counts.encoded,
        complete=not outcome.gaps and doubts is None,
        gaps=outcome.gaps,
        doubts=doubts,
    )
