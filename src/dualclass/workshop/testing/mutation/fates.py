"""What becomes of each mutant: noticed by a test, told apart by an item that is no test yet, or by none there is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from dualclass.lists import ControlList
from dualclass.lists.labels import entry_of
from dualclass.vocabulary import Vocabulary
from dualclass.workshop.testing.mutation.exceptions import Exceptions
from dualclass.workshop.testing.mutation.hunting import Hunt
from dualclass.workshop.testing.mutation.records import Fate, Mutant
from dualclass.workshop.testing.mutation.trying import Trials, notices
from dualclass.workshop.testing.running import Prepared
from dualclass.workshop.testing.witness.solving import Solver

SEARCHED = "no item was found of which the rule and the changed rule say different things"
GIVEN_UP = "the search for an item that tells them apart was given up"


@dataclass
class Judge:
    """Decides the fate of one list's mutants."""

    control_list: ControlList
    trials: Trials
    exceptions: Exceptions = field(default_factory=Exceptions)
    hunting: bool = True
    _solvers: dict[tuple[str, date], Solver] = field(default_factory=dict[tuple[str, date], Solver])

    @staticmethod
    def of(
        control_list: ControlList,
        vocabulary: Vocabulary,
        tests: Iterable[Prepared],
        exceptions: Exceptions | None = None,
        *,
        hunting: bool = True,
    ) -> Judge:
        """A judge with the tests that pass on the list as it is."""
        return Judge(control_list, Trials(control_list, vocabulary, tests), exceptions or Exceptions(), hunting)

    def fates(self, mutants: Iterable[Mutant]) -> Iterator[Fate]:
        """One after another."""
        for mutant in mutants:
            yield self.fate(mutant)

    def fate(self, mutant: Mutant) -> Fate:
        """Whether a test notices; if not, an item that would, or why there is none."""
        for trial in self.trials.trials(mutant):
            test = notices(trial)
            if test is not None:
                return Fate(mutant, noticed=test.test)
        excuse = self.exceptions.reason(mutant)
        if excuse is not None:
            return Fate(mutant, reason=excuse, excused=True)
        return self._hunted(mutant) if self.hunting else Fate(mutant)

    def _hunted(self, mutant: Mutant) -> Fate:
        exhausted = True
        for entry, day in self._places(mutant):
            mutated = self.trials.evaluator(mutant.mutated, entry, day)
            if mutated is None:
                continue
            hunt = Hunt(self._solver(entry, day))
            found = hunt.search(mutated)
            exhausted = exhausted and hunt.exhausted
            if found is not None:
                return Fate(mutant, suggestion=found)
        return Fate(mutant, reason=SEARCHED if exhausted else GIVEN_UP)

    def _places(self, mutant: Mutant) -> Iterator[tuple[str, date]]:
        entries = mutant.entries or tuple(self.trials.by_entry)[:3]
        for entry in entries:
            for day in self.trials.days(entry):
                yield entry_of(entry), day

    def _solver(self, entry: str, day: date) -> Solver:
        key = (entry, day)
        if key not in self._solvers:
            evaluator = self.trials.evaluator(self.control_list, entry, day)
            assert evaluator is not None
            self._solvers[key] = Solver(evaluator)
        return self._solvers[key]
