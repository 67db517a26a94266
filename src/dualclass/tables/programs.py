"""All lists compiled for one group of rows: from the classes of its features to answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np

from dualclass.evaluation.listing import ListEvaluator
from dualclass.evaluation.lowering import Leaf, LoweredUnit, Lowering
from dualclass.evaluation.outcome import ListOutcome, gaps_of, outcome_of
from dualclass.items.record import ItemRecord
from dualclass.tables.answers import Answer, answer_of
from dualclass.tables.coded import Coded, constant, paired
from dualclass.tables.features import Feature
from dualclass.tables.groups import said
from dualclass.tables.leaves import Leaves
from dualclass.tables.states import FALSE, TRUE, UNKNOWN, State
from dualclass.tables.trees import Kept, Rows, Trees, combinations, leaves_of
from dualclass.tables.unit_states import NOTHING, UnitState, as_result, unit_states
from dualclass.verdict import Verdict


class Paragraph(NamedTuple):
    """A unit that may leave a trace in the group's outcomes."""

    regime: str
    lowered: LoweredUnit
    core: Kept
    releases: tuple[Kept, ...]


class GroupProgram:
    """The paragraphs of all lists that can concern the items of a group."""

    def __init__(
        self,
        template: ItemRecord,
        evaluators: Mapping[str, ListEvaluator],
        features: Mapping[str, Feature],
        lowering: Lowering,
        leaves: Leaves,
    ) -> None:
        """``template``: an item that states only what all items of the group do; ``features``: what columns add."""
        self.template = template
        self.evaluators = evaluators
        units = [
            (regime, lowering.unit(evaluator, unit))
            for regime, evaluator in evaluators.items()
            for unit in evaluator.program.candidates(template)
        ]
        names = frozenset[str]().union(*(lowered.features for _, lowered in units))
        self.trees = Trees(template, said(template), {n: f for n, f in features.items() if n in names}, leaves)
        self.paragraphs = [paragraph for regime, lowered in units if (paragraph := self._kept(regime, lowered))]
        self._answers: dict[tuple[str, tuple[UnitState, ...]], Answer] = {}

    @property
    def features(self) -> tuple[Feature, ...]:
        """The features that the answers hang on."""
        return tuple(self.trees.features.values())

    def sentences(self) -> dict[str, tuple[list[Leaf], bool]]:
        """For each feature the sentences that look at it alone, and whether anything looks at it with others."""
        found: dict[str, tuple[list[Leaf], bool]] = {feature.name: ([], False) for feature in self.features}
        leaves: dict[int, Leaf] = {}
        together: set[str] = set()
        for paragraph in self.paragraphs:
            for kept in (paragraph.core, *paragraph.releases):
                leaves.update((leaf.number, leaf) for leaf in leaves_of(kept))
            if paragraph.lowered.heads and not paragraph.lowered.plainly:
                together |= paragraph.lowered.label_features
        for leaf in leaves.values():
            features = self.trees.live(leaf.features)
            if len(features) == 1:
                found[features[0].name][0].append(leaf)
            else:
                together.update(feature.name for feature in features)
        return {name: (alone, name in together) for name, (alone, _) in found.items()}

    def together(self) -> list[Leaf]:
        """The sentences that look at several features."""
        kept = (each for paragraph in self.paragraphs for each in (paragraph.core, *paragraph.releases))
        return [leaf for each in kept for leaf in leaves_of(each) if len(self.trees.live(leaf.features)) > 1]

    @cached_property
    def heads(self) -> dict[int, tuple[int, ...] | None]:
        """By place, the places of the paragraphs that would take a label; ``None`` where they must be asked."""
        return {
            place: self._named(paragraph) if paragraph.lowered.plainly else None
            for place, paragraph in enumerate(self.paragraphs)
            if paragraph.lowered.heads
        }

    def _kept(self, regime: str, lowered: LoweredUnit) -> Paragraph | None:
        """The unit with its settled parts taken out; ``None`` where it is certainly "no"."""
        core = self.trees.kept(lowered.core)
        certain = core.settled == State(FALSE) and (lowered.unit.gap is not None or not lowered.doubtful)
        if certain:
            return None
        releases = tuple(self.trees.kept(tree) for tree, _ in lowered.releases)
        return Paragraph(regime, lowered, core, releases)

    # ------------------------------------------------------------ rows

    def answers(self, classes: Mapping[str, Coded[int]]) -> tuple[list[tuple[Answer, ...]], np.ndarray | int]:
        """The answers that occur, one for each list, and which of them each row has."""
        rows = Rows(classes, classes)
        states = [self.states(paragraph, rows) for paragraph in self.paragraphs]
        states = [self._labelled(place, states, rows) for place in range(len(states))]
        firsts, back = combinations([_numbered(each) for each in states])
        found = [self._answer([thing_at(each, first) for each in states]) for first in firsts]
        return found, 0 if back is None else back

    def states(self, paragraph: Paragraph, rows: Rows) -> Coded[UnitState]:
        """The paragraph's state in every row, but for who keeps the label."""
        core = self.trees.of(paragraph.core, rows)
        releases: list[Coded[State]] = []
        for kept, (_, deferred) in zip(paragraph.releases, paragraph.lowered.releases, strict=True):
            release = self.trees.of(kept, rows)
            releases.append(release.mapped(_of_no_host) if deferred else release)
        return unit_states(paragraph.lowered, core, releases)

    def _answer(self, states: Sequence[UnitState]) -> tuple[Answer, ...]:
        by_regime: dict[str, list[UnitState]] = {regime: [] for regime in self.evaluators}
        for paragraph, state in zip(self.paragraphs, states, strict=True):
            by_regime[paragraph.regime].append(state)
        return tuple(self._of_list(regime, tuple(found)) for regime, found in by_regime.items())

    def _of_list(self, regime: str, states: tuple[UnitState, ...]) -> Answer:
        known = self._answers.get((regime, states))
        if known is None:
            mine = (paragraph for paragraph in self.paragraphs if paragraph.regime == regime)
            results = [
                as_result(paragraph.lowered, state)
                for paragraph, state in zip(mine, states, strict=True)
                if state != NOTHING
            ]
            evaluator = self.evaluators[regime]
            gaps = gaps_of(evaluator, self.template, results)
            outcome = outcome_of(evaluator, results, (), gaps)
            known = answer_of(ListOutcome(evaluator.view, outcome, tuple(results), (), gaps))
            self._answers[regime, states] = known
        return known

    # ------------------------------------------------------------ labels

    def _labelled(self, place: int, states: Sequence[Coded[UnitState]], rows: Rows) -> Coded[UnitState]:
        """A controlled unit loses its label where a paragraph that its residual names is met (S1)."""
        own, paragraph = states[place], self.paragraphs[place]
        lowered = paragraph.lowered
        if not lowered.heads or not any(state.status == "controlled" for state in own.things):
            return own
        taken = self._taken(paragraph, states) if lowered.plainly else self.asked(paragraph, rows)
        return paired(own, taken, lambda state, lost: state._replace(label=not lost) if _controls(state) else state)

    def _taken(self, paragraph: Paragraph, states: Sequence[Coded[UnitState]]) -> Coded[bool]:
        """Read off the results of the units that the residual names; those that are certainly "no" are not there."""
        found = constant(False)
        for place in self._named(paragraph):
            found = paired(found, states[place], lambda lost, each: lost or _controls(each))
        return found

    def _named(self, paragraph: Paragraph) -> tuple[int, ...]:
        """The places of the paragraphs that a residual names."""
        lowered = paragraph.lowered
        named = {id(unit) for head in lowered.heads for unit in lowered.evaluator.units_at(head)}
        return tuple(
            place
            for place, other in enumerate(self.paragraphs)
            if other.regime == paragraph.regime and id(other.lowered.unit) in named
        )

    def asked(self, paragraph: Paragraph, rows: Rows) -> Coded[bool]:
        """Whether another takes the label: asked of the compiled paragraphs, for every combination that occurs."""
        lowered = paragraph.lowered
        evaluator = lowered.evaluator
        ordinary = self.trees.leaves.ordinary

        def decide(record: ItemRecord) -> State:
            context = evaluator.context(record, ordinary=ordinary).at(lowered.unit.code)
            context.inquiry.running.add((id(record), lowered.unit.code))
            met = [evaluator.program.of_code(head, record, context)[0] for head in lowered.heads]
            return State(TRUE if Verdict.TRUE in met else FALSE)

        features = self.trees.live(lowered.label_features)
        return self.trees.by_combination(features, rows, decide).mapped(lambda state: state.verdict == TRUE)


def _controls(state: UnitState) -> bool:
    return state.status == "controlled"


def _of_no_host(state: State) -> State:
    """A release that defers to a host nobody described is open, unless its own condition fails."""
    return state if state.verdict == FALSE else State(UNKNOWN, state.names)


def _numbered(states: Coded[UnitState]) -> Coded[int]:
    return Coded(states.codes, range(len(states.things)))


def thing_at(states: Coded[UnitState], row: int) -> UnitState:
    """The state in a row."""
    return states.things[states.codes if isinstance(states.codes, int) else int(states.codes[row])]
