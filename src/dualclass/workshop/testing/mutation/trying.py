"""Runs the tests that may notice a mutant, on as little of the list as they need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from dualclass.diagnostics import DiagnosticError
from dualclass.evaluation.listing import ListEvaluator
from dualclass.lists import ControlList
from dualclass.lists.labels import entry_of
from dualclass.vocabulary import Vocabulary
from dualclass.workshop.testing.bench import newest_day
from dualclass.workshop.testing.judging import faults_of
from dualclass.workshop.testing.mutation.closure import Closure
from dualclass.workshop.testing.mutation.records import Mutant
from dualclass.workshop.testing.quick import speaking_status
from dualclass.workshop.testing.running import Prepared, speaking
from dualclass.workshop.testing.words import MEANINGS


@dataclass(frozen=True, slots=True)
class Trial:
    """A mutated list on one day, as far as an entry's tests need it."""

    evaluator: ListEvaluator
    tests: tuple[Prepared, ...]


class Trials:
    """The tests of one list by entry and day, and the parts of the list that each needs."""

    def __init__(self, control_list: ControlList, vocabulary: Vocabulary, tests: Iterable[Prepared]) -> None:
        """Take the list, what its rules speak in, and the tests that pass: one that fails can notice nothing."""
        self.control_list = control_list
        self.vocabulary = vocabulary
        self.closure = Closure(control_list)
        self.by_entry: dict[str, dict[date, list[Prepared]]] = {}
        for test in tests:
            self.add(test)

    def add(self, test: Prepared) -> None:
        """One more test."""
        days = self.by_entry.setdefault(entry_of(test.test.code), {})
        days.setdefault(test.evaluator.view.as_of, []).append(test)

    def trials(self, mutant: Mutant) -> Iterator[Trial]:
        """The mutated list for each entry whose tests may notice and for each of their days, the likeliest first."""
        for entry in self._likely(mutant):
            for day, tests in self.by_entry.get(entry, {}).items():
                evaluator = self.evaluator(mutant.mutated, entry, day)
                if evaluator is not None:
                    yield Trial(evaluator, tuple(_nearest_first(tests, mutant.place)))

    def _likely(self, mutant: Mutant) -> Iterator[str]:
        """The changed entry, then those that refer to it; of a note above the entries all that it bears on."""
        if mutant.entries:
            yield from self.closure.dependents(mutant.entries[0])
        else:
            yield from (entry for entry in self.by_entry if entry in self.closure.concerned(mutant.place))

    def evaluator(self, control_list: ControlList, entry: str, day: date) -> ListEvaluator | None:
        """A list cut down to what an entry's tests need, on a day; ``None`` outside every edition."""
        needed = self.closure.needed(entry)
        kept = tuple(each for each in control_list.entries if each.code in needed)
        try:
            cut = replace(control_list, entries=kept, gaps=self.closure.gaps(entry))
            return ListEvaluator(cut.view(day), self.vocabulary)
        except DiagnosticError:
            return None

    def days(self, entry: str) -> tuple[date, ...]:
        """The days of an entry's tests; without any the first day of the newest edition."""
        return tuple(self.by_entry.get(entry, ())) or (newest_day(self.control_list),)


def notices(trial: Trial) -> Prepared | None:
    """The first test that fails on a mutated list."""
    for test in trial.tests:
        expected = test.test.expected
        try:
            status = speaking_status(trial.evaluator, test.test.code, test.record)
            if status not in MEANINGS[expected.verdict]:
                return test
            if not expected.verdict_alone and faults_of(
                expected, speaking(trial.evaluator, test.test.code, test.record)
            ):
                return test
        except LookupError:
            return test
    return None


def _nearest_first(tests: Iterable[Prepared], place: str) -> list[Prepared]:
    """The tests of the changed paragraph before those of its neighbours; for a note those first that speak of notes."""
    code, _, note = place.partition(" ")
    words = {"released", "unless released"} if note else set[str]()

    def order(test: Prepared) -> tuple[bool, bool]:
        near = test.test.code.startswith(code) or code.startswith(test.test.code)
        return not near, bool(words) and test.test.expected.verdict not in words

    return sorted(tests, key=order)
