"""Days on which a text holds, as the list's editions, its paragraphs and those above them leave it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from dualclass.language.paragraphs import Note, Paragraph, Period
from dualclass.lists.control_list import ControlList
from dualclass.lists.periods import common_period, periods_meet

ALWAYS = Period()


def with_periods(entries: Iterable[Paragraph]) -> Iterator[tuple[Paragraph, Period]]:
    """Every paragraph with the days on which it and all above it are in force; possibly none."""
    stack = [(entry, ALWAYS) for entry in entries]
    while stack:
        paragraph, above = stack.pop()
        period = common_period(above, paragraph.in_force)
        yield paragraph, period
        stack += [(child, period) for child in reversed(paragraph.children)]


def notes_with_periods(control_list: ControlList) -> Iterator[tuple[Note, Period]]:
    """Every note with its days."""
    for note in control_list.notes:
        yield note, note.in_force or ALWAYS
    for paragraph, period in with_periods(control_list.entries):
        for note in paragraph.notes:
            yield note, common_period(period, note.in_force)


def is_empty(period: Period) -> bool:
    """Whether it ends before it begins."""
    return period.start is not None and period.end is not None and period.end <= period.start


def edition_periods(control_list: ControlList) -> tuple[tuple[str, Period], ...]:
    """Each edition with its days: until the next one begins, when it does not say itself when it ends."""
    editions = sorted(control_list.editions, key=lambda edition: edition.in_force.start or date.min)
    found: list[tuple[str, Period]] = []
    for index, edition in enumerate(editions):
        period = edition.in_force
        following = editions[index + 1].in_force.start if index + 1 < len(editions) else None
        if following is not None and (period.end is None or following < period.end):
            period = Period(period.start, following)
        found.append((edition.name, period))
    return tuple(found)


def left_uncovered(period: Period, covering: Iterable[Period]) -> Period | None:
    """The first stretch of a period that none of the others covers; ``None`` when there is none."""
    at = period.start
    for each in sorted((each for each in covering if not is_empty(each)), key=lambda each: each.start or date.min):
        if not periods_meet(each, Period(at, period.end)):
            continue
        if each.start is not None and (at is None or each.start > at):
            return Period(at, each.start)
        if each.end is None:
            return None
        at = each.end if at is None else max(at, each.end)
        if period.end is not None and at >= period.end:
            return None
    return Period(at, period.end)


def shown(period: Period) -> str:
    """A period in words."""
    words = [f"from {period.start}"] if period.start is not None else []
    words += [f"until {period.end}"] if period.end is not None else []
    return " ".join(words) or "always"
