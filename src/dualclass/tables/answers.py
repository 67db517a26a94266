"""What one list says of one row, as the few columns of the outcomes table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dualclass.evaluation.finding import distinct
from dualclass.evaluation.outcome import ListOutcome
from dualclass.evaluation.questions import open_units
from dualclass.explanation.build import printed

LISTS = ("controlled_by", "controlled_unless", "open", "assumptions")
"""The columns of an outcome that are lists of words."""

ERROR = "error"
"""The outcome of a row with mistakes: it was not classified, and is not lost."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The columns of one outcome. Codes as the state prints them, each once, in the order ``classify`` has them."""

    outcome: str
    controlled_by: tuple[str, ...] = ()
    controlled_unless: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()


def answer_of(outcome: ListOutcome) -> Answer:
    """The columns of a recorded outcome: the same codes as in the result of ``classify``."""
    view = outcome.view
    unclaimed = outcome.with_status("unless released")
    codes = {result.code for result in unclaimed}
    return Answer(
        outcome.outcome.value,
        distinct(printed(code, view) for code in outcome.controlled_by),
        distinct(
            printed(result.code, view)
            for result in unclaimed
            if any(release.finding.needs for release in result.releases)
        ),
        distinct(
            printed(code, view)
            for code, _, component in open_units(outcome)
            if component is not None or code not in codes
        ),
        distinct(_assumptions(outcome)),
    )


def _assumptions(outcome: ListOutcome) -> Iterator[str]:
    for result in outcome.results:
        yield from result.assumptions
    for component in outcome.components:
        yield from _assumptions(component.outcome)
