"""Looks for an item that tells a mutant from the rule: near the items of the tests first, then by a search."""

from __future__ import annotations

from collections.abc import Iterator

from dualclass.evaluation.listing import ListEvaluator
from dualclass.evaluation.result import Status
from dualclass.evaluation.units import Unit
from dualclass.items.record import ItemRecord
from dualclass.language.criteria import AllOf
from dualclass.workshop.testing.mutation.records import Suggestion
from dualclass.workshop.testing.quick import speaking_status
from dualclass.workshop.testing.records import Data
from dualclass.workshop.testing.witness.goals import Goal
from dualclass.workshop.testing.witness.making import candidates, doors_of, unreleased
from dualclass.workshop.testing.witness.solving import Solver
from dualclass.workshop.testing.words import word_for

MOST_UNITS = 6


class Hunt:
    """One search after another on the rules of a list as they are; ``exhausted``: the last one saw every way."""

    def __init__(self, solver: Solver) -> None:
        """Take what makes items for the list as it is."""
        self.solver = solver
        self.exhausted = True

    def search(self, mutated: ListEvaluator) -> Suggestion | None:
        """An item made to meet the one and fail the other, for the paragraphs that the change bears on."""
        self.exhausted = True
        for mine, theirs in list(_changed_units(self.solver.evaluator, mutated))[:MOST_UNITS]:
            for goals in _goals(mine, theirs):
                for draft, record in candidates(goals, self.solver):
                    found = self._told_apart(mutated, mine.code, draft.data(), record, mine, theirs)
                    if found is not None:
                        return found
                self.exhausted = self.exhausted and self.solver.exhausted
        return None

    def _told_apart(
        self,
        mutated: ListEvaluator,
        code: str,
        item: Data,
        record: ItemRecord,
        mine: Unit,
        theirs: Unit,
    ) -> Suggestion | None:
        one = _status(self.solver.evaluator, code, record, mine)
        other = _status(mutated, code, record, theirs)
        if one is None or other is None or one == other:
            return None
        return Suggestion(code, item, word_for(one), word_for(other))


def _status(evaluator: ListEvaluator, code: str, record: ItemRecord, unit: Unit) -> Status | None:
    """What speaks for a code says of an item, where it is not a component's paragraph that is asked."""
    if unit.tail and not record.targets:
        return evaluator.result(unit, record, evaluator.context(record)).status
    try:
        return speaking_status(evaluator, code, record)
    except LookupError:
        return None


def _changed_units(one: ListEvaluator, other: ListEvaluator) -> Iterator[tuple[Unit, Unit]]:
    """The units that the change made different."""
    theirs = {(unit.code, unit.tail): unit for unit in other.units}
    for unit in one.units:
        counterpart = theirs.get((unit.code, unit.tail))
        if counterpart is not None and counterpart != unit:
            yield unit, counterpart


def _goals(mine: Unit, theirs: Unit) -> Iterator[list[Goal]]:
    """What an item must meet that the one controls and the other does not; then the other way round."""
    for yes, no in ((mine, theirs), (theirs, mine)):
        for (_, core), (_, other) in zip(doors_of(yes), doors_of(no), strict=False):
            if core != other:
                fails = Goal(other, want=False, code=yes.code, late=True)
                yield [Goal(core, code=yes.code), fails, *unreleased(yes)]
        for release in no.releases:
            kept = [each for each in yes.releases if each == release]
            if not kept:
                released = Goal(release.criterion, code=yes.code, strict=True)
                yield [Goal(AllOf((yes.core,)), code=yes.code), released, *unreleased(yes)]
