"""What a run found, in a few lines: outcomes by list, errors, what was written, and what a negative does not say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dualclass.evaluation.outcome import Outcome
from dualclass.explanation.report import REMINDER
from dualclass.explanation.text import HEADLINES, Line
from dualclass.lists.control_list import ControlList
from dualclass.tables.progress import duration
from dualclass.tables.running import RunResult

ERROR = "error"


def summary_lines(result: RunResult, lists: Mapping[str, ControlList]) -> Iterator[Line]:
    """The lines of the summary; ``lists`` are those that were asked, by regime."""
    taken = f", {result.before:,} of them by a run that was stopped" if result.before else ""
    yield Line(0, f"{result.rows:,} rows in {duration(result.seconds)}{taken}  (as of {result.as_of})", "title")
    if result.blank:
        yield Line(1, f"{result.blank:,} empty rows were left out", "quiet")
    for regime, counts in result.counts.items():
        yield Line(0, "")
        yield Line(0, f"[{regime}] {lists[regime].title}", "heading")
        for outcome in Outcome:
            if counts.get(outcome.value):
                yield Line(1, f"{counts[outcome.value]:>12,}  {HEADLINES[outcome].lower()}", outcome.value)
        if counts.get(ERROR):
            yield Line(1, f"{counts[ERROR]:>12,}  not classified: errors in the row", "unknown")
    yield Line(0, "")
    yield from _written(result)
    yield from _reminders(lists[regime] for regime in result.counts)


def _written(result: RunResult) -> Iterator[Line]:
    yield Line(0, f"outcomes: {result.finished.outcomes}")
    if result.finished.errors is not None:
        rows = "1 row has" if result.bad == 1 else f"{result.bad:,} rows have"
        mistakes = "1 mistake" if result.errors == 1 else f"{result.errors:,} mistakes"
        yield Line(0, f"errors: {result.finished.errors}: {rows} {mistakes}", "unknown")
    duplicates = result.finished.duplicates
    if duplicates.names:
        names = "1 name stands" if duplicates.names == 1 else f"{duplicates.names:,} names stand"
        shown = f": {', '.join(result.finished.examples)}" if result.finished.examples else ""
        yield Line(0, f"{names} in more than one row{shown}", "unknown")


def _reminders(lists: Iterable[ControlList]) -> Iterator[Line]:
    gaps = [each.regime for each in lists if each.gaps]
    if gaps:
        yield Line(
            0,
            f"not every paragraph of {', '.join(gaps)} is encoded (`dualclass lists` says how many): an item that one "
            "of those may concern is not covered, never negative",
            "quiet",
        )
    yield Line(0, REMINDER, "quiet")
