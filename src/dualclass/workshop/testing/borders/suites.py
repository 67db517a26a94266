"""Blocks of tests for the paragraphs of a list: an item that each controls, and what one change or another makes of it.

A sentence that several paragraphs share is varied once, in the first of them where it decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from dualclass.diagnostics import DiagnosticError
from dualclass.evaluation.listing import ListEvaluator
from dualclass.evaluation.notes import Release
from dualclass.evaluation.result import Status
from dualclass.evaluation.units import Unit
from dualclass.items import item_from_data, normalise
from dualclass.items.record import ItemRecord
from dualclass.language.criteria import Criterion
from dualclass.lists.labels import covers, parent_of
from dualclass.verdict import Verdict
from dualclass.workshop.testing.borders.blocks import Block, Case, Row, Unmet
from dualclass.workshop.testing.borders.leaves import Leaf, leaves
from dualclass.workshop.testing.borders.variations import Variation, variations
from dualclass.workshop.testing.borders.ways import Way, ways_of
from dualclass.workshop.testing.changing import PathError, changed
from dualclass.workshop.testing.quick import releasing, speaking_status, status_of
from dualclass.workshop.testing.records import Data
from dualclass.workshop.testing.stating import item_data
from dualclass.workshop.testing.witness.goals import Goal
from dualclass.workshop.testing.witness.making import MET, candidates, doors_of, unreleased
from dualclass.workshop.testing.witness.solving import Solver
from dualclass.workshop.testing.words import Word, word_for


@dataclass
class SuiteMaker:
    """Makes blocks for one list on one day after another; ``covered``: sentences that were varied already."""

    evaluator: ListEvaluator
    day: date | None = None
    covered: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])
    headings: set[str] = field(default_factory=set[str])
    unmet: list[Unmet] = field(default_factory=list[Unmet])

    def __post_init__(self) -> None:
        """Make what searches for items."""
        self.solver = Solver(self.evaluator)

    def blocks(self, units: Iterable[Unit]) -> Iterator[Block]:
        """The blocks of each unit, and of what stands above it; units without an item are kept in ``unmet``."""
        for unit in units:
            firsts: dict[str, Block] = {}
            for door, criterion in doors_of(unit):
                for block in self._ways(unit, door, criterion):
                    firsts.setdefault(door, block)
                    yield block
                if door not in firsts:
                    self._give_up(unit)
            # A note that releases mixtures is shown on a mixture.
            for door, first in reversed(firsts.items()):
                yield from self._released(unit, door, first)
            if "" in firsts:
                yield from self._above(unit, firsts[""])

    def _ways(self, unit: Unit, door: str, criterion: Criterion) -> Iterator[Block]:
        """A block for the first way through a criterion, and for every other that has a sentence not varied yet."""
        first = True
        for way in ways_of(criterion):
            if not first and not self._has_news(way, unit, unit.code):
                continue
            block = self._met(unit, door, way)
            if block is None:
                continue
            self._vary(block, way, unit, unit.code)
            for release in unit.releases:
                self._vary(block, (release.criterion,), unit, release.note)
            if first or block.rows:
                yield block
            first = False

    # ------------------------------------------------------------ items

    def _met(self, unit: Unit, door: str, way: Way) -> Block | None:
        """An item that meets the unit in one way; of a unit that is not encoded, one that it may concern."""
        goals = [Goal(each, code=unit.code) for each in way]
        wanted: frozenset[Status] = MET
        if unit.gap is None:
            goals += unreleased(unit)
        self.solver.past_gaps = True
        for draft, record in candidates(goals, self.solver):
            status = status_of(self.evaluator, unit, record, self.evaluator.context(record))
            if status in wanted or status == "gap":
                word = self.status(unit.code, record)
                if word is not None:
                    return Block(self.heading(unit.code, door), unit.code, draft.data(), word, self.day)
        return None

    def _released(self, unit: Unit, door: str, first: Block) -> Iterator[Block]:
        """Items that a note releases: one for each way of the note, and one for each reference by which it covers."""
        for release in unit.releases:
            scopes = self._scopes(release, unit) - self.covered
            if any(row.verdict == "released" and row.sentence.label.startswith(release.note) for row in first.rows):
                self.covered |= scopes
                scopes = frozenset[tuple[str, str]]()
            for number, way in enumerate(ways_of(release.criterion)):
                if not (self._has_news(way, unit, release.note) or (scopes and not number)):
                    continue
                goals = [Goal(unit.core if not door else dict(doors_of(unit))[door], code=unit.code)]
                goals += [Goal(each, code=unit.code, strict=True) for each in way]
                found = next(
                    (f for f in candidates(goals, self.solver) if self._is_released(unit, release, f[1])), None
                )
                if found is None:
                    continue
                item = found[0].data()
                block = Block(
                    self.heading(unit.code, f"{door} released".strip()), unit.code, item, "released", self.day
                )
                self._vary(block, way, unit, release.note)
                if block.rows:
                    yield block
                elif scopes:
                    self.headings.discard(block.heading)
                    first.cases.append(Case(f"released by {release.note}", "released", item))
                self.covered |= scopes
                scopes = frozenset[tuple[str, str]]()

    def _is_released(self, unit: Unit, release: Release, record: ItemRecord) -> bool:
        """Whether the item is released, and by this note alone."""
        if self.status(unit.code, record) != "released":
            return False
        context = self.evaluator.context(record)
        verdicts = zip(unit.releases, releasing(self.evaluator, unit, record, context), strict=True)
        return [each.note for each, verdict in verdicts if verdict is Verdict.TRUE] == [release.note]

    def _scopes(self, release: Release, unit: Unit) -> frozenset[tuple[str, str]]:
        """The references by which a note covers a unit, each to be shown once."""
        note = self.evaluator.view.note(release.note)
        references = note.effect.references if note is not None else ()
        return frozenset((release.note, f"covers {each.first}") for each in references if covers(each, unit.code))

    def _above(self, unit: Unit, block: Block) -> Iterator[Block]:
        """The paragraphs above, of which any child is enough: what controls the child controls them."""
        code = parent_of(unit.code)
        while code is not None and code in unit.path:
            join = self.evaluator.view.paragraph(code).join
            key = (code, "any child is enough")
            if join is not None and join.kind == "any" and key not in self.covered:
                self.covered.add(key)
                yield Block(self.heading(code, ""), code, block.item, block.verdict, self.day, like=block.heading)
            code = parent_of(code)

    def _give_up(self, unit: Unit) -> None:
        why = "no item that meets it was found"
        self.unmet.append(Unmet(unit.code, why if self.solver.exhausted else f"{why}: the search was given up"))

    def heading(self, code: str, words: str) -> str:
        """A heading that no block has yet."""
        parts = [code, words, f"on {self.day.isoformat()}" if self.day is not None else ""]
        base = heading = " ".join(part for part in parts if part)
        number = 1
        while heading in self.headings:
            number += 1
            heading = f"{base} {number}" if " " in base else f"{base} item {number}"
        self.headings.add(heading)
        return heading

    # ------------------------------------------------------------ changes

    def _leaves(self, way: Way, unit: Unit, label: str) -> Iterator[Leaf]:
        for each in way:
            yield from leaves(each, label, self.evaluator.facts, unit.code)

    def _has_news(self, way: Way, unit: Unit, label: str) -> bool:
        return any(leaf.key not in self.covered for leaf in self._leaves(way, unit, label))

    def _vary(self, block: Block, way: Way, unit: Unit, label: str) -> None:
        for leaf in self._leaves(way, unit, label):
            if leaf.key not in self.covered:
                self._vary_leaf(block, leaf)

    def _vary_leaf(self, block: Block, leaf: Leaf) -> None:
        known = {(row.variation.path, row.variation.text) for row in block.rows}
        rows: list[Row] = []
        for variation in variations(leaf, self.evaluator.facts):
            if (variation.path, variation.text) in known:
                continue
            verdict = self.verdict(block, variation)
            if verdict is None and variation.path == "kind":
                self._bare(block, str(variation.value), leaf)
            if verdict is not None and (variation.border or verdict != block.verdict):
                rows.append(Row(variation, verdict, leaf))
                known.add((variation.path, variation.text))
        if any(row.verdict != block.verdict for row in rows):
            self.covered.add(leaf.key)
            block.rows += rows

    def _bare(self, block: Block, kind: str, leaf: Leaf) -> None:
        """A neighbour of a kind, which cannot have its values: that alone decides, or leaves it open."""
        record = self.record({"kind": kind})
        verdict = None if record is None else self.status(block.code, record)
        name = f"a {kind.replace('_', ' ')}, nothing else known"
        if verdict is not None and verdict != block.verdict and all(case.name != name for case in block.cases):
            block.cases.append(Case(name, verdict, {"kind": kind}))
            self.covered.add(leaf.key)

    def verdict(self, block: Block, variation: Variation) -> Word | None:
        """What the paragraph says of the block's item with one change; ``None`` where that is no item."""
        try:
            item = changed(block.item, variation.path, variation.value)
        except PathError:
            return None
        record = self.record(item)
        word = None if record is None else self.status(block.code, record)
        # Where the item itself is a no of another sort, a plain one must be told from it.
        return "not met" if word == "not" and block.verdict in {"suspended", "released"} else word

    def record(self, item: Data) -> ItemRecord | None:
        """An item as a record; ``None`` where it has a mistake."""
        try:
            return normalise(item_from_data(item_data(item)), self.evaluator.vocabulary)
        except DiagnosticError:
            return None

    def status(self, code: str, record: ItemRecord) -> Word | None:
        """What speaks for a code says of an item."""
        try:
            return word_for(speaking_status(self.evaluator, code, record))
        except LookupError:
            return None
