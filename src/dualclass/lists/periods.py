"""Dates of variants: whether two periods meet."""

from __future__ import annotations

from datetime import date

from dualclass.language.paragraphs import Period


def periods_meet(one: Period | None, other: Period | None) -> bool:
    """Whether there is a day in both periods; ``None`` is always."""
    one, other = one or Period(), other or Period()
    start = max(one.start or date.min, other.start or date.min)
    ends = [end for end in (one.end, other.end) if end is not None]
    return not ends or start < min(ends)


def common_period(one: Period | None, other: Period | None) -> Period:
    """The days in both periods; ``None`` is always. Empty when they do not meet."""
    one, other = one or Period(), other or Period()
    starts = [start for start in (one.start, other.start) if start is not None]
    ends = [end for end in (one.end, other.end) if end is not None]
    return Period(max(starts, default=None), min(ends, default=None))
