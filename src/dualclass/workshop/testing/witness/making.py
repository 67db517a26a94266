"""A witness for each paragraph: an item that it controls, every note excluded."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dualclass.evaluation.result import Status
from dualclass.evaluation.units import Unit
from dualclass.items.record import ItemRecord
from dualclass.language.criteria import Criterion
from dualclass.workshop.testing.quick import status_of
from dualclass.workshop.testing.records import Data
from dualclass.workshop.testing.witness.draft import Draft
from dualclass.workshop.testing.witness.goals import Goal
from dualclass.workshop.testing.witness.solving import Solver

CANDIDATES = 40
"""Items of one search that are held against the rules."""
MET: frozenset[Status] = frozenset({"controlled", "suspended", "not established"})
"""What a met paragraph may be on its day, when every note is excluded."""


@dataclass(frozen=True, slots=True)
class Witness:
    """An item that meets a unit: as a test states it, as a record, and what the unit says of it."""

    unit: Unit
    door: str
    item: Data
    record: ItemRecord
    status: Status


def doors_of(unit: Unit) -> Iterator[tuple[str, Criterion]]:
    """The ways into a unit: its own condition, and mixtures that contain it."""
    yield ("components" if unit.tail else ""), unit.core
    if unit.alternative is not None:
        yield "mixture", unit.alternative


def witness(unit: Unit, door: str, criterion: Criterion, solver: Solver) -> Witness | None:
    """An item that meets the unit through a door, and is released by no note; ``None`` when the search finds none."""
    goals = [Goal(criterion, code=unit.code), *unreleased(unit)]
    for draft, record in candidates(goals, solver):
        status = status_of(solver.evaluator, unit, record, solver.evaluator.context(record))
        if status in MET:
            return Witness(unit, door, draft.data(), record, status)
    return None


def unreleased(unit: Unit) -> list[Goal]:
    """That no note releases the unit."""
    return [Goal(release.criterion, want=False, code=unit.code, strict=True, late=True) for release in unit.releases]


def candidates(
    goals: list[Goal], solver: Solver, start: Callable[[], Draft] = Draft
) -> Iterator[tuple[Draft, ItemRecord]]:
    """Items that the search takes to meet the goals, as they can be stated."""
    tried = 0
    kinds = solver.vocabulary.kinds
    any_kind = "equipment" if "equipment" in kinds else next(iter(kinds), None)
    for draft in solver.solutions(goals, start()):
        draft.default_kind = draft.default_kind or any_kind
        record = solver.record(draft)
        if record is None:
            continue
        yield draft, record
        tried += 1
        if tried >= CANDIDATES:
            solver.exhausted = False
            return
