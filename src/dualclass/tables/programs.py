"""The paragraphs of all lists for one group of rows, with what is the same in all rows taken out of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from dualclass.evaluation.listing import ListEvaluator
from dualclass.evaluation.lowering import Leaf, LoweredUnit, Lowering
from dualclass.evaluation.outcome import Outcome, gaps_of, outcome_of
from dualclass.evaluation.result import UnitResult
from dualclass.items.record import ItemRecord
from dualclass.tables.coded import Coded
from dualclass.tables.features import Feature
from dualclass.tables.groups import said
from dualclass.tables.leaves import Leaves
from dualclass.tables.states import FALSE, TRUE, UNKNOWN, State
from dualclass.tables.trees import Kept, Rows, Trees, leaves_of
from dualclass.tables.unit_states import UnitState, unit_states
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

    @property
    def features(self) -> tuple[Feature, ...]:
        """The features that the answers hang on."""
        return tuple(self.trees.features.values())

    @cached_property
    def negatives(self) -> dict[str, Outcome]:
        """What each list says, by regime, where no paragraph leaves a trace."""
        nothing: list[UnitResult] = []
        return {
            regime: outcome_of(evaluator, nothing, (), gaps_of(evaluator, self.template, nothing))
            for regime, evaluator in self.evaluators.items()
        }

    def sentences(self) -> dict[str, list[Leaf]]:
        """For each feature the sentences that look at it alone."""
        found: dict[str, list[Leaf]] = {feature.name: [] for feature in self.features}
        for leaf in self._leaves():
            features = self.trees.live(leaf.features)
            if len(features) == 1:
                found[features[0].name].append(leaf)
        return found

    def together(self) -> list[Leaf]:
        """The sentences that look at several features."""
        return [leaf for leaf in self._leaves() if len(self.trees.live(leaf.features)) > 1]

    def _leaves(self) -> Iterable[Leaf]:
        """The sentences that are left to be decided, each once."""
        kept = (each for paragraph in self.paragraphs for each in (paragraph.core, *paragraph.releases))
        return {leaf.number: leaf for each in kept for leaf in leaves_of(each)}.values()

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

    def states(self, paragraph: Paragraph, rows: Rows) -> Coded[UnitState]:
        """The paragraph's state in every row, but for who keeps the label."""
        core = self.trees.of(paragraph.core, rows)
        releases: list[Coded[State]] = []
        for kept, (_, deferred) in zip(paragraph.releases, paragraph.lowered.releases, strict=True):
            release = self.trees.of(kept, rows)
            releases.append(release.mapped(_of_no_host) if deferred else release)
        return unit_states(paragraph.lowered, core, releases)

    # ------------------------------------------------------------ labels

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


def _of_no_host(state: State) -> State:
    """A release that defers to a host nobody described is open, unless its own condition fails."""
    return state if state.verdict == FALSE else State(UNKNOWN, state.names)
