"""How far the list is encoded, as every outcome says it."""

from __future__ import annotations

from dualclass.evaluation.outcome import ListOutcome
from dualclass.explanation.report import CoverageReport
from dualclass.lists import coverage


def coverage_of(outcome: ListOutcome) -> CoverageReport:
    """Counts of the list on its day, and the gaps that might concern this item."""
    counts = coverage(outcome.view)
    return CoverageReport(
        paragraphs=counts.paragraphs,
        encoded=counts.encoded,
        complete=not outcome.gaps and outcome.view.control_list.negatives_doubtful is None,
        gaps=outcome.gaps,
        doubts=outcome.view.control_list.negatives_doubtful,
    )
