"""Sentences decided on one item of a class, for all items of it."""

from __future__ import annotations

from collections.abc import Hashable

from dualclass.evaluation.context import Context
from dualclass.evaluation.lowering import Leaf
from dualclass.evaluation.reference import evaluate
from dualclass.items.record import ItemRecord
from dualclass.tables.features import Feature, with_stated
from dualclass.tables.states import NUMBERS, PLAIN, State, state_of

type Surroundings = Hashable
"""What of a group of rows a sentence's answer may hang on, besides its features."""


class Leaves:
    """Decides sentences; what was decided once is kept by sentence, surroundings and class."""

    def __init__(self, *, ordinary: bool) -> None:
        """``ordinary``: extraordinary features are assumed absent."""
        self.ordinary = ordinary
        self._single: dict[tuple[int, Surroundings], list[State]] = {}

    def by_class(self, leaf: Leaf, feature: Feature, template: ItemRecord, surroundings: Surroundings) -> list[State]:
        """The state of a sentence with one feature, by the feature's classes: as many as there are now."""
        states = self._single.setdefault((leaf.number, surroundings), [])
        while len(states) < len(feature.representatives):
            stated = feature.representatives[len(states)]
            states.append(self.of(leaf, with_stated(template, ((feature.name, stated),))))
        return states

    def of(self, leaf: Leaf, record: ItemRecord) -> State:
        """The state of a sentence for an item.

        The compiled sentence decides; what it rests on, or why it asks nothing, the reference says.
        """
        evaluator = leaf.evaluator
        if leaf.asks:
            inquiry = evaluator.context(record, ordinary=self.ordinary).inquiry
            inquiry.running.add((id(record), leaf.place.code))
            verdict = leaf.decide(record, inquiry)
            if not inquiry.assumed:
                return PLAIN[NUMBERS[verdict]]
        inquiry = evaluator.context(record, ordinary=self.ordinary).inquiry
        inquiry.running.add((id(record), leaf.place.code))
        return state_of(evaluate(leaf.criterion, record, Context(inquiry, leaf.place)))
