"""Works out blocks for every paragraph that a list says itself, on each day on which it says something else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from dualclass.evaluation.listing import ListEvaluator
from dualclass.evaluation.units import Unit
from dualclass.language.paragraphs import Paragraph, Period
from dualclass.lists import ControlList
from dualclass.lists.labels import is_within
from dualclass.workshop.testing.bench import Bench, newest_day
from dualclass.workshop.testing.borders.blocks import Block, Case, Unmet
from dualclass.workshop.testing.borders.suites import SuiteMaker
from dualclass.workshop.testing.owning import Owning

DAY = timedelta(days=1)

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and how much there is."""


def silent(_what: str, _done: int, _all: int) -> None:
    """Nobody listens."""


@dataclass
class Generated:
    """Blocks of one list, those for which no item could be made, and what made them, the newest day first."""

    blocks: list[Block] = field(default_factory=list[Block])
    unmet: list[Unmet] = field(default_factory=list[Unmet])
    makers: list[SuiteMaker] = field(default_factory=list[SuiteMaker])


def generate(
    control_list: ControlList,
    bench: Bench,
    codes: Iterable[str] = (),
    headings: Iterable[str] = (),
    progress: Progress = silent,
) -> Generated:
    """Blocks for the paragraphs at or below the codes (all without codes), under headings that are not taken yet."""
    found = Generated()
    owning = Owning(control_list, bench)
    asked = tuple(codes)
    covered: set[tuple[str, str]] = set()
    taken = set(headings)
    newest = newest_day(control_list)
    seen: set[Unit] = set()
    for day in (newest, *days_of(control_list, newest)):
        maker = SuiteMaker(
            bench.evaluator(control_list, day), None if day == newest else day, covered, taken, found.unmet
        )
        found.makers.append(maker)
        units = [unit for unit in _wanted(maker.evaluator, owning, asked) if unit not in seen]
        for done, unit in enumerate(units, 1):
            progress(f"items of {control_list.name} on {day}", done, len(units))
            blocks = list(maker.blocks((unit,)))
            found.blocks += blocks if day == newest else [block for block in blocks if block.rows or block.cases]
        seen.update(units)
        if day != newest:
            _begin_and_end(control_list, day, maker, found.blocks, owning)
    return found


def _wanted(evaluator: ListEvaluator, owning: Owning, codes: tuple[str, ...]) -> Iterator[Unit]:
    for unit in evaluator.units:
        if owning.owns_unit(unit) and (not codes or any(is_within(unit.code, code) for code in codes)):
            yield unit


def days_of(control_list: ControlList, newest: date) -> tuple[date, ...]:
    """The first and the last day of everything dated, within the editions, the newest first."""
    found: set[date] = set()
    for record in (*control_list.paragraphs(), *control_list.all_notes()):
        found.update(_ends(record.in_force))
        for suspension in record.suspensions if isinstance(record, Paragraph) else ():
            found.update(_turns(suspension.period))
    inside = [day for day in found if day != newest and control_list.edition_on(day) is not None]
    return tuple(sorted(inside, reverse=True))


def _ends(period: Period | None) -> set[date]:
    """The first and the last day."""
    if period is None:
        return set()
    last = period.end - DAY if period.end is not None else None
    return {day for day in (period.start, last) if day is not None}


def _turns(period: Period) -> set[date]:
    """The first and the last day, and the day after it."""
    return _ends(period) | ({period.end} if period.end is not None else set())


def _begin_and_end(
    control_list: ControlList, day: date, maker: SuiteMaker, blocks: list[Block], owning: Owning
) -> None:
    """A case on the first or last day of a dated paragraph, in a block of what stands at or below it."""
    for paragraph in control_list.paragraphs():
        if not owning.owns(paragraph) or not (paragraph.in_force or Period()).covers(day):
            continue
        days = _ends(paragraph.in_force).union(*(_turns(each.period) for each in paragraph.suspensions))
        below = [block for block in blocks if is_within(block.code, paragraph.code)]
        if day not in days or any(block.day == day for block in below):
            continue
        for block in below:
            record = maker.record(block.item)
            verdict = None if record is None else maker.status(block.code, record)
            if verdict is not None:
                if not any(case.day == day for case in block.cases):
                    block.cases.append(Case(f"on {day.isoformat()}", verdict, day=day))
                break
