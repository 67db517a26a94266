"""Mutates the lists that tests are about, all of them or a sample, and judges every mutant."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator

from dualclass.diagnostics import DiagnosticError
from dualclass.lists import ControlList
from dualclass.lists.labels import is_within
from dualclass.workshop.testing.bench import Bench
from dualclass.workshop.testing.borders.generating import Progress, silent
from dualclass.workshop.testing.mutation.exceptions import Exceptions
from dualclass.workshop.testing.mutation.fates import Judge
from dualclass.workshop.testing.mutation.paragraphs import mutants
from dualclass.workshop.testing.mutation.records import Fate, Mutant
from dualclass.workshop.testing.mutation.report import Mutated
from dualclass.workshop.testing.owning import Owning
from dualclass.workshop.testing.records import RuleTest
from dualclass.workshop.testing.running import Prepared, judged, prepare


def mutate(
    lists: Iterable[ControlList],
    tests: Iterable[RuleTest],
    bench: Bench,
    *,
    codes: Iterable[str] = (),
    sample: int | None = None,
    seed: int = 1,
    exceptions: Exceptions | None = None,
    hunting: bool = True,
    progress: Progress = silent,
) -> Mutated:
    """Change what the lists say themselves (at or below the codes), one thing at a time, and see which test notices.

    ``sample``: so many mutants, drawn with the seed. ``hunting``: look for an item that shows what nobody noticed.
    """
    given = list(tests)
    by_list: dict[str, list[Prepared]] = {}
    for prepared in passing(given, bench):
        by_list.setdefault(prepared.evaluator.view.control_list.name, []).append(prepared)
    failing = len(given) - sum(len(each) for each in by_list.values())
    asked = tuple(codes)
    every: list[tuple[Judge, Mutant]] = []
    known = exceptions or Exceptions()
    for control_list in lists:
        own = by_list.get(control_list.name, [])
        judge = Judge.of(control_list, bench.vocabulary, own, known, hunting=hunting)
        every += [(judge, mutant) for mutant in own_mutants(control_list, bench, asked)]
    if sample is not None and sample < len(every):
        every = random.Random(seed).sample(every, sample)
    fates: list[Fate] = []
    for done, (judge, mutant) in enumerate(every, 1):
        progress("changes of the rules", done, len(every))
        fates.append(judge.fate(mutant))
    return Mutated(tuple(fates), len(given) - failing, failing)


def own_mutants(control_list: ControlList, bench: Bench, codes: tuple[str, ...] = ()) -> Iterator[Mutant]:
    """The mutants of what a list says itself, at or below the codes (all without codes)."""
    for mutant in mutants(control_list, Owning(control_list, bench).owns, bench.vocabulary):
        place = mutant.place.split(" ", maxsplit=1)[0]
        if not codes or any(is_within(place, code) for code in codes):
            yield mutant


def passing(tests: Iterable[RuleTest], bench: Bench) -> Iterator[Prepared]:
    """The tests that pass on the rules as they are: one that fails can notice nothing."""
    for test in tests:
        try:
            prepared = prepare(test, bench)
        except DiagnosticError:
            continue
        if judged(prepared).passed:
            yield prepared
