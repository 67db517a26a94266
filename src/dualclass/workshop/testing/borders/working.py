"""From what was asked about to new blocks of tests, and into the files they belong to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from dualclass.lists import ControlList
from dualclass.workshop.testing.bench import Bench
from dualclass.workshop.testing.borders.blocks import Block, Unmet
from dualclass.workshop.testing.borders.fresh import fresh
from dualclass.workshop.testing.borders.generating import Progress, generate
from dualclass.workshop.testing.borders.placing import files_of
from dualclass.workshop.testing.gathering import Gathered
from dualclass.workshop.testing.keeping import append
from dualclass.workshop.testing.records import RuleTest
from dualclass.workshop.testing.running import Prepared
from dualclass.workshop.testing.selecting import lists_asked


@dataclass
class Worked:
    """New blocks by list, and the paragraphs for which no item could be made."""

    by_list: dict[str, list[Block]] = field(default_factory=dict[str, list[Block]])
    unmet: list[Unmet] = field(default_factory=list[Unmet])

    @property
    def blocks(self) -> list[Block]:
        """All of them."""
        return [block for blocks in self.by_list.values() for block in blocks]


def work_out(
    gathered: Gathered, bench: Bench, regimes: Iterable[str] | None, codes: Iterable[str], progress: Progress
) -> Worked:
    """The items at the borders of what is asked about that no test has yet."""
    asked = tuple(codes)
    found = Worked()
    for control_list in lists_asked(bench, gathered.read.tests, regimes):
        tests = [test for test in gathered.read.tests if bench.list_of(test.list, test.file) is control_list]
        made = generate(control_list, bench, asked, {test.block for test in tests}, progress)
        blocks = list(fresh(made.blocks, tests))
        found.by_list[control_list.name] = _of_files(blocks, control_list, bench, gathered)
        found.unmet += made.unmet
    return found


def missing(
    lists: Iterable[ControlList],
    tests: Iterable[RuleTest],
    gathered: Gathered,
    bench: Bench,
    codes: Iterable[str],
    progress: Progress,
) -> Worked:
    """For every change of the rules that no test notices an item that shows it, where there is one."""
    from dualclass.workshop.testing.borders.suites import SuiteMaker
    from dualclass.workshop.testing.mutation.completing import Completer
    from dualclass.workshop.testing.mutation.fates import Judge
    from dualclass.workshop.testing.mutation.mutating import own_mutants, passing

    asked = tuple(codes)
    found = Worked()
    by_list: dict[str, list[Prepared]] = {}
    for prepared in passing(tests, bench):
        by_list.setdefault(prepared.evaluator.view.control_list.name, []).append(prepared)
    for control_list in lists:
        own = by_list.get(control_list.name, [])
        headings = {prepared.test.block for prepared in own}
        made = generate(control_list, bench, asked, headings, progress)
        left = list(own_mutants(control_list, bench, asked))
        judge = Judge.of(control_list, bench.vocabulary, own, hunting=False)
        new: list[Block] = []
        for maker in made.makers:
            around = [block for block in made.blocks if block.day == maker.day]
            other = SuiteMaker(maker.evaluator, maker.day, headings=headings)
            completer = Completer(judge, other, around, progress)
            new += completer.complete(left)
            left = completer.left
        found.by_list[control_list.name] = _of_files(new, control_list, bench, gathered)
    return found


def _of_files(blocks: list[Block], control_list: ControlList, bench: Bench, gathered: Gathered) -> list[Block]:
    """The blocks that belong beside the rule files that were asked about."""
    if not bench.by_file:
        return blocks
    files = files_of(blocks, control_list, bench)
    kept = {id(block) for path, each in files.items() if path.resolve() in gathered.beside for block in each}
    return [block for block in blocks if id(block) in kept]


def keep(found: Worked, bench: Bench) -> dict[Path, int]:
    """Add the blocks to the tests files beside their rules; how many went into which file."""
    kept: dict[Path, int] = {}
    for name, blocks in found.by_list.items():
        for path, own in files_of(blocks, bench.lists[name], bench).items():
            kept[path] = append(path, own, name)
    return kept
