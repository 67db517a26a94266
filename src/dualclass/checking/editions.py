"""Editions and dates: references to what is not there at the time, gaps between two texts, texts never in force."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from dualclass.checking.periods import (
    ALWAYS,
    edition_periods,
    is_empty,
    left_uncovered,
    notes_with_periods,
    shown,
    with_periods,
)
from dualclass.language.criteria import Node, Reference
from dualclass.language.paragraphs import Paragraph, Period
from dualclass.lists.control_list import ControlList
from dualclass.lists.periods import common_period, periods_meet
from dualclass.lists.reporting import Reports
from dualclass.lists.walking import references_in

type Days = dict[str, list[Period]]


def check_editions(control_list: ControlList, reports: Reports) -> None:
    """Every paragraph and note of the list, by the days on which it holds."""
    editions = edition_periods(control_list)
    if not editions:
        return
    there = _days(control_list)
    for paragraph, period in with_periods(control_list.entries):
        own = (paragraph.criteria, paragraph.tails, paragraph.join, paragraph.see)
        _references(own, paragraph, paragraph.code, period, editions, there, reports)
        _never(paragraph.code, paragraph, period, paragraph.in_force, editions, reports)
        _gaps(paragraph.children, reports)
    _gaps(control_list.entries, reports)
    for note, period in notes_with_periods(control_list):
        _references((note.effect.references, note.criterion), note, note.name, period, editions, there, reports)
        _never(note.name, note, period, note.in_force, editions, reports)


def _days(control_list: ControlList) -> Days:
    """When each code is there, written or named as a gap."""
    found: Days = {}
    for paragraph, period in with_periods(control_list.entries):
        found.setdefault(paragraph.code, []).append(period)
    for gap in control_list.gaps:
        found.setdefault(gap.code, []).append(gap.in_force or ALWAYS)
    return found


def _references(
    value: object,
    holder: Node,
    label: str,
    period: Period,
    editions: Sequence[tuple[str, Period]],
    there: Days,
    reports: Reports,
) -> None:
    for reference, record in references_in(value):
        node = record if isinstance(record, Node) and record.span is not None else holder
        for target in _ends(reference):
            days = there.get(target)
            if days is None or days == [ALWAYS]:
                continue
            missing = _missing(period, days, editions)
            if missing is None:
                continue
            edition, gap = missing
            held = ", ".join(dict.fromkeys(name for name, each in editions if any(_meet(each, day) for day in days)))
            reports.error(
                "C075",
                f"`{target}` is not in the edition {edition} ({shown(gap)}), in which `{label}` names it",
                node,
                label,
                f"it is in the edition {held}" if held else "it is never in force: see its dates",
                word=target,
            )


def _ends(reference: Reference) -> Iterable[str]:
    if reference.form in {"code", "range"}:
        yield from dict.fromkeys((reference.first, reference.last or reference.first))


def _missing(
    period: Period, days: Sequence[Period], editions: Sequence[tuple[str, Period]]
) -> tuple[str, Period] | None:
    """The first edition, and days of it, in which a text is in force and what it names is not."""
    for name, each in editions:
        asked = common_period(period, each)
        if is_empty(asked) or not _meet(period, each):
            continue
        gap = left_uncovered(asked, days)
        if gap is not None and not is_empty(gap):
            return name, gap
    return None


def _meet(one: Period, other: Period) -> bool:
    return not is_empty(one) and not is_empty(other) and periods_meet(one, other)


def _never(
    label: str,
    node: Node,
    period: Period,
    own: Period | None,
    editions: Sequence[tuple[str, Period]],
    reports: Reports,
) -> None:
    if own is None or any(_meet(period, each) for _, each in editions):
        return
    known = "; ".join(f"{name}: {shown(each)}" for name, each in editions)
    message = f"`{label}` is never in force: {shown(own)} meets no edition, or not what stands above it"
    reports.warning("C078", message, node, label, f"the editions are {known}")


def _gaps(siblings: Sequence[Paragraph], reports: Reports) -> None:
    """Between two texts of one label."""
    by_code: dict[str, list[Paragraph]] = {}
    for each in siblings:
        by_code.setdefault(each.code, []).append(each)
    for code, variants in by_code.items():
        dated = sorted((each for each in variants if each.in_force is not None), key=_begin)
        for earlier, later in pairwise(dated):
            end = earlier.in_force.end if earlier.in_force is not None else None
            start = later.in_force.start if later.in_force is not None else None
            if end is not None and start is not None and end < start:
                message = f"`{code}` is not there from {end} until {start}: between its two texts"
                remedy = "let the later text begin where the earlier ends; or write one that says `not used`"
                reports.warning("C076", message, later, code, remedy)


def _begin(paragraph: Paragraph) -> str:
    start = paragraph.in_force.start if paragraph.in_force is not None else None
    return start.isoformat() if start is not None else ""
