"""Trees as circuits: of each tree the rows in which it holds, and those in which it may.

Two rails carry three values: false is where it may not hold, unknown where it may and does not. ``not`` is pushed down
to the sentences, where it exchanges the rails; so nothing but "and" and "or" is left. What is not plain (an assumption
it rests on, an open question that nobody can answer) does not go on rails.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from typing import NamedTuple

from dualclass.evaluation.lowering import Leaf
from dualclass.tables.circuits import ALL, NONE, CircuitBuilder
from dualclass.tables.sorts import Ranking, Sorts
from dualclass.tables.states import FALSE, TRUE, State
from dualclass.tables.trees import Kept, Trees


class Rails(NamedTuple):
    """The nodes of the rows in which something holds, and may hold."""

    must: int
    may: int


class AtLeast(NamedTuple):
    """The input of the rows whose rank in a feature is at least so high, or (``below``) lower."""

    feature: str
    rank: int
    below: bool


class Together(NamedTuple):
    """The input of the rows in which a sentence on several features has (or has not) this verdict."""

    leaf: int
    verdict: int
    negated: bool


CONSTANT = {FALSE: Rails(NONE, NONE), TRUE: Rails(ALL, ALL)}
OPEN = Rails(NONE, ALL)


class RailBuilder:
    """Lays the rails of the trees of one group."""

    def __init__(
        self,
        circuit: CircuitBuilder,
        trees: Trees,
        sorts: Mapping[str, tuple[Sorts, Ranking]],
        impure: Collection[int] = (),
    ) -> None:
        """``sorts``: by feature, with their ranks; ``impure``: sentences on several features that are not plain."""
        self.circuit = circuit
        self.together: dict[int, Leaf] = {}
        self._trees = trees
        self._sorts = sorts
        self._impure = impure
        self._known: dict[tuple[int, bool], Rails | None] = {}

    def of(self, kept: Kept, *, negated: bool = False) -> Rails | None:
        """The rails of a tree, or of its contrary; ``None`` where it is not plain."""
        if kept.settled is not None:
            return _settled(kept.settled, negated=negated)
        key = (kept.tree.number, negated)
        if key not in self._known:
            self._known[key] = self._laid(kept, negated=negated)
        return self._known[key]

    def _laid(self, kept: Kept, *, negated: bool) -> Rails | None:
        if isinstance(kept.tree, Leaf):
            return self._leaf(kept.tree, negated=negated)
        if kept.tree.operation == "not":
            return self.of(kept.parts[0], negated=not negated)
        parts: list[Rails] = []
        for part in kept.parts:
            rails = self.of(part, negated=negated)
            if rails is None:
                return None
            parts.append(rails)
        join = self.circuit.every if (kept.tree.operation == "all") is not negated else self.circuit.some
        return Rails(join([rails.must for rails in parts]), join([rails.may for rails in parts]))

    def _leaf(self, leaf: Leaf, *, negated: bool) -> Rails | None:
        features = self._trees.live(leaf.features)
        holds, fails = (FALSE, TRUE) if negated else (TRUE, FALSE)
        if len(features) > 1:
            if not leaf.asks or leaf.number in self._impure:
                return None
            self.together[leaf.number] = leaf
            must = self.circuit.input(Together(leaf.number, holds, negated=False))
            return Rails(must, self.circuit.input(Together(leaf.number, fails, negated=True)))
        sorts, ranking = self._sorts[features[0].name]
        states = sorts.states(leaf)
        if any(state.names or not state.asks for state in states):
            return None
        verdicts = [states[number].verdict for number in ranking.order]
        name = features[0].name
        must = self._where(name, verdicts, lambda verdict: verdict == holds)
        return Rails(must, self._where(name, verdicts, lambda verdict: verdict != fails))

    def _where(self, name: str, verdicts: Sequence[int], wanted: Callable[[int], bool]) -> int:
        """The rows whose rank is in one of the runs of ranks with a wanted verdict."""
        runs: list[int] = []
        first: int | None = None
        for rank in range(len(verdicts) + 1):
            inside = rank < len(verdicts) and wanted(verdicts[rank])
            if inside and first is None:
                first = rank
            elif not inside and first is not None:
                runs.append(self._run(name, first, rank, len(verdicts)))
                first = None
        return self.circuit.some(runs)

    def _run(self, name: str, first: int, end: int, size: int) -> int:
        low: list[Hashable] = [AtLeast(name, first, below=False)] if first else []
        high: list[Hashable] = [AtLeast(name, end, below=True)] if end < size else []
        return self.circuit.every(self.circuit.input(key) for key in (*low, *high))


def _settled(state: State, *, negated: bool) -> Rails | None:
    if state.names or not state.asks:
        return None
    verdict = 2 - state.verdict if negated else state.verdict
    return CONSTANT.get(verdict, OPEN)
