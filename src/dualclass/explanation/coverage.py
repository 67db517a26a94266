"""How far the list is encoded, as every outcome says it."""

from __future__ import annotations

from functools import lru_cache

from dualclass.evaluation.outcome import ListOutcome
from dualclass.explanation.report import CoverageReport
from dualclass.lists import ListView

_NAME = "coverage"


@lru_cache(maxsize=16)
def counts_of(view: ListView) -> tuple[int, int]:
    """How many paragraphs the list has on its day, and how many are encoded; that does not depend on the item."""
    kept = None if view.shelf is None else view.shelf.get(_NAME)
    match kept:
        case [int(paragraphs), int(encoded)]:
            return paragraphs, encoded
        case _:
            from dualclass.lists.coverage import coverage_of, total

            counts = total(coverage_of(view).values())
            if view.shelf is not None:
                view.shelf.put(_NAME, [counts.paragraphs, counts.encoded])
            return counts.paragraphs, counts.encoded


def coverage_report(outcome: ListOutcome) -> CoverageReport:
    """Counts of the list on its day, and the gaps that might concern this item."""
    paragraphs, encoded = counts_of(outcome.view)
    doubts = outcome.view.control_list.negatives_doubtful
    return CoverageReport(
        paragraphs=paragraphs,
        encoded=encoded,
        complete=not outcome.gaps and doubts is None,
        gaps=outcome.gaps,
        doubts=doubts,
    )
