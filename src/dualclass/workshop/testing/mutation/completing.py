"""Completes blocks of tests: for every mutant that they do not notice, a case that does, where there is one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dualclass.diagnostics import Place
from dualclass.evaluation.listing import ListEvaluator
from dualclass.evaluation.result import Status
from dualclass.items.record import ItemRecord
from dualclass.lists.labels import entry_of
from dualclass.workshop.testing.borders.blocks import Block, Case
from dualclass.workshop.testing.borders.generating import Progress, silent
from dualclass.workshop.testing.borders.leaves import Leaf, leaves
from dualclass.workshop.testing.borders.suites import SuiteMaker
from dualclass.workshop.testing.borders.variations import variations
from dualclass.workshop.testing.changing import PathError, changed
from dualclass.workshop.testing.mutation.fates import Judge
from dualclass.workshop.testing.mutation.hunting import Hunt
from dualclass.workshop.testing.mutation.records import Mutant, Suggestion
from dualclass.workshop.testing.mutation.trying import notices
from dualclass.workshop.testing.quick import speaking_status
from dualclass.workshop.testing.records import Data, Expectation, RuleTest
from dualclass.workshop.testing.running import Prepared
from dualclass.workshop.testing.witness.making import doors_of
from dualclass.workshop.testing.words import word_for

MOST_NEAR = 1500
"""Items near those of the blocks that are tried for one mutant."""


@dataclass(frozen=True, slots=True)
class Near:
    """An item near that of a block: the code to ask, the sentence that suggested the change, what the rule says."""

    code: str
    label: str
    item: Data
    record: ItemRecord
    status: Status


@dataclass
class Completer:
    """Makes blocks of one list on one day. ``around``: blocks near whose items it looks first."""

    judge: Judge
    maker: SuiteMaker
    around: list[Block]
    progress: Progress = silent
    left: list[Mutant] = field(default_factory=list[Mutant])
    new: dict[str, Block] = field(default_factory=dict[str, Block])
    _near: dict[str, list[Near]] = field(default_factory=dict[str, list[Near]])

    def complete(self, mutants: Iterable[Mutant]) -> list[Block]:
        """New blocks with a case for each mutant that no test notices; the mutants without one stay in ``left``."""
        every = list(mutants)
        for done, mutant in enumerate(every, 1):
            self.progress(f"changes of {self.maker.evaluator.view.control_list.name}", done, len(every))
            if self._noticed(mutant):
                continue
            found = self._found(mutant)
            if found is None:
                self.left.append(mutant)
            else:
                self._add(mutant, *found)
        return list(self.new.values())

    def _noticed(self, mutant: Mutant) -> bool:
        return any(notices(trial) is not None for trial in self.judge.trials.trials(mutant))

    def _found(self, mutant: Mutant) -> tuple[Suggestion, ItemRecord] | None:
        for entry in mutant.entries or tuple(self.judge.trials.by_entry):
            mutated = self.judge.trials.evaluator(mutant.mutated, entry, self.maker.evaluator.view.as_of)
            if mutated is None:
                continue
            hunt = Hunt(self.maker.solver)
            near = [each for each in self._items(entry) if _bears(each, mutant.place)][:MOST_NEAR]
            found = self._near_one(mutated, near) or hunt.search(mutated)
            if found is not None:
                record = self.maker.record(found.item)
                if record is not None:
                    return found, record
        return None

    def _near_one(self, mutated: ListEvaluator, near: Iterable[Near]) -> Suggestion | None:
        """The first of some items of which the rule and the mutant say different things."""
        for each in near:
            try:
                status = speaking_status(mutated, each.code, each.record)
            except LookupError:
                continue
            if status != each.status:
                return Suggestion(each.code, each.item, word_for(each.status), word_for(status))
        return None

    def _items(self, entry: str) -> list[Near]:
        """The items of an entry's blocks, each also with every single change that any of its sentences suggests."""
        if entry not in self._near:
            self._near[entry] = list(self._around(entry))
        return self._near[entry]

    def _around(self, entry: str) -> Iterator[Near]:
        facts = self.maker.evaluator.facts
        units = {unit.code: unit for unit in self.maker.evaluator.units}
        for block in [each for each in self.around if entry_of(each.code) == entry]:
            unit = units.get(block.code)
            if unit is None:
                continue
            criteria = [(criterion, unit.code) for _, criterion in doors_of(unit)]
            criteria += [(each.criterion, each.note) for each in unit.releases]
            seen: set[tuple[str, str]] = set()
            for criterion, label in criteria:
                for leaf in leaves(criterion, label, facts, block.code):
                    yield from self._varied(block, leaf, seen)

    def _varied(self, block: Block, leaf: Leaf, seen: set[tuple[str, str]]) -> Iterator[Near]:
        for variation in variations(leaf, self.maker.evaluator.facts):
            key = (variation.path, variation.text)
            if key in seen:
                continue
            seen.add(key)
            try:
                item = changed(block.item, variation.path, variation.value)
            except PathError:
                continue
            record = self.maker.record(item)
            if record is None and variation.path == "kind":
                item = {"kind": variation.value}
                record = self.maker.record(item)
            if record is not None:
                yield Near(block.code, leaf.label, item, record, self._status(block.code, record))

    def _status(self, code: str, record: ItemRecord) -> Status:
        return speaking_status(self.maker.evaluator, code, record)

    def _add(self, mutant: Mutant, suggestion: Suggestion, record: ItemRecord) -> None:
        """The case into a block of its code, and among the tests."""
        word = self.maker.status(suggestion.code, record)
        if word is None:
            return
        name, block = _name(mutant), self.new.get(suggestion.code)
        if block is None:
            heading = self.maker.heading(suggestion.code, "told apart")
            block = Block(heading, suggestion.code, suggestion.item, word, self.maker.day)
            self.new[suggestion.code] = block
        else:
            names = {case.name for case in block.cases}
            while name in names:
                name += " (another)"
            block.cases.append(Case(name, word, suggestion.item))
        place = Place("", 0, 0)
        test = RuleTest("", place, block.heading, block.code, name, suggestion.item, Expectation(word))
        self.judge.trials.add(Prepared(test, self.maker.evaluator, record))


def _bears(near: Near, place: str) -> bool:
    """Whether the sentence that suggested an item lies on one path with the changed place."""
    label = near.label
    return (
        label == place or label.startswith((f"{place}.", f"{place} ")) or place.startswith((f"{label}.", f"{label} "))
    )


def _name(mutant: Mutant) -> str:
    if mutant.after in {"nothing", "not named", "not excepted"}:
        return f"{mutant.place}: {mutant.before} decides"
    return f"{mutant.place}: {mutant.before}, not {mutant.after}"
