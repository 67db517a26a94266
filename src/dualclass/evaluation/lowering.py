"""The form between rules and evaluators of many items: trees over sentences, each sentence and each tree once.

A tree has the shape of the criterion it comes from, so that what a reference evaluator says of assumptions and needs
can be said of it, too; sentences that are written alike in several paragraphs or lists are one leaf.
"""

from __future__ import annotations

from typing import Literal as OneOf

from dualclass.evaluation.common import ALONE
from dualclass.evaluation.compiled_joins import Decide
from dualclass.evaluation.footprint import Footprints, asks_of_itself
from dualclass.evaluation.listing import ListEvaluator, doubts
from dualclass.evaluation.place import Place
from dualclass.evaluation.units import Unit
from dualclass.evaluation.walking import every
from dualclass.language.criteria import (
    AllOf,
    AnyOf,
    Contains,
    Criterion,
    IsFlag,
    IsKind,
    Labelled,
    Literal,
    Mainly,
    Members,
    Not,
    Purpose,
    Share,
    Threshold,
)
from dualclass.records import dataclass, replace

OF_KIND = (IsKind, Share, Mainly, Contains)
"""Sentences that stand alone and are answered by the item's kinds, too: a kind of alloy has its shares."""


class Leaf:
    """A sentence that is decided as a whole.

    ``decide`` is its compiled closure, which belongs to ``evaluator``'s list. ``features``: its footprint. ``asks``:
    while it is open, something can always be asked about it (it is never open for gaps of the list alone).
    ``of_kind``: its answer may hang on the item's kinds.
    """

    __slots__ = ("asks", "criterion", "decide", "evaluator", "features", "number", "of_kind", "place")

    def __init__(
        self,
        number: int,
        criterion: Criterion,
        place: Place,
        decide: Decide,
        evaluator: ListEvaluator,
        features: frozenset[str],
        *,
        asks: bool,
        of_kind: bool,
    ) -> None:
        """Take the sentence, where it stands, and what decides it."""
        self.number = number
        self.criterion = criterion
        self.place = place
        self.decide = decide
        self.evaluator = evaluator
        self.features = features
        self.asks = asks
        self.of_kind = of_kind


class Joint:
    """Trees joined: all of them, any of them, or not the one."""

    __slots__ = ("features", "number", "operation", "parts")

    def __init__(self, number: int, operation: Operation, parts: tuple[Tree, ...]) -> None:
        """Take what is joined, in the order of the rule."""
        self.number = number
        self.operation = operation
        self.parts = parts
        self.features: frozenset[str] = frozenset[str]().union(*(part.features for part in parts))


Operation = OneOf["all", "any", "not"]
Tree = Leaf | Joint


@dataclass(frozen=True, slots=True)
class LoweredUnit:
    """A unit as trees. ``core`` has the second door in it; ``releases`` with whether each defers to the host.

    ``heads``: the codes that would take the label instead; ``plainly`` when whether the item meets them can be read off
    their own results. ``features``: everything its result looks at; ``label_features``: what the label alone does.
    """

    evaluator: ListEvaluator
    unit: Unit
    core: Tree
    releases: tuple[tuple[Tree, bool], ...]
    heads: tuple[str, ...]
    features: frozenset[str]
    label_features: frozenset[str]
    plainly: bool
    doubtful: bool
    state: str


class Lowering:
    """Lowers the units of several lists that share a vocabulary, each when it is first asked for."""

    def __init__(self) -> None:
        """Begin without any."""
        self._trees = 0
        self._leaves: dict[tuple[object, ...], Leaf] = {}
        self._joints: dict[tuple[str, tuple[int, ...]], Joint] = {}
        self._units: dict[tuple[int, int], LoweredUnit] = {}
        self._footprints: dict[int, Footprints] = {}
        self._tops: dict[int, set[int]] = {}
        self._kept: list[object] = []

    def unit(self, evaluator: ListEvaluator, unit: Unit) -> LoweredUnit:
        """A unit of a list, lowered."""
        key = (id(evaluator), id(unit))  # lists that adopt a paragraph as it is share its unit
        known = self._units.get(key)
        if known is None:
            known = self._units[key] = self._lower(evaluator, unit)
            self._kept.append(unit)
        return known

    def footprints(self, evaluator: ListEvaluator) -> Footprints:
        """The footprints of a list's criteria."""
        known = self._footprints.get(id(evaluator))
        if known is None:
            known = self._footprints[id(evaluator)] = Footprints(evaluator.facts, evaluator.units_at)
            self._kept.append(evaluator)
        return known

    def _top_units(self, evaluator: ListEvaluator) -> set[int]:
        known = self._tops.get(id(evaluator))
        if known is None:
            known = self._tops[id(evaluator)] = {id(unit) for unit in evaluator.units}
        return known

    def _lower(self, evaluator: ListEvaluator, unit: Unit) -> LoweredUnit:
        place = Place(unit.code)
        core = self.tree(unit.core, place, evaluator)
        if unit.alternative is not None:
            core = self._joint("any", (core, self.tree(unit.alternative, place, evaluator)))
        inside = place.in_release()
        releases = tuple(
            (self.tree(release.criterion, inside, evaluator), release.deferred) for release in unit.releases
        )
        heads = [head for residual in unit.residuals for head in evaluator.facts.heads(residual.references)]
        heads = tuple(dict.fromkeys(head for head in heads if head not in unit.path))
        labels = self.footprints(evaluator).of_codes(heads) if heads else frozenset[str]()
        top = self._top_units(evaluator)
        plainly = not self.footprints(evaluator).circular(heads) and all(
            id(each) in top for head in heads for each in evaluator.units_at(head)
        )
        return LoweredUnit(
            evaluator,
            unit,
            core,
            releases,
            heads,
            core.features.union(labels, *(tree.features for tree, _ in releases)),
            labels,
            plainly,
            bool(doubts(unit)),
            evaluator.facts.state(unit.code).word,
        )

    # ------------------------------------------------------------ trees

    def tree(self, criterion: Criterion, place: Place, evaluator: ListEvaluator) -> Tree:
        """A criterion at a place of a list, lowered."""
        match criterion:
            case AllOf(items=items):
                return self._joint("all", tuple(self.tree(item, place, evaluator) for item in items))
            case AnyOf(items=items):
                return self._joint("any", tuple(self.tree(item, place, evaluator) for item in items))
            case Labelled(item=item):
                return self.tree(item, place, evaluator)
            case Not(item=IsKind() as item):
                return self._leaf(replace(item, negated=not item.negated), place, evaluator)
            case Not(item=item):
                return self._joint("not", (self.tree(item, place.turned(), evaluator),))
            case IsFlag(name=name, negated=negated):
                note = evaluator.facts.definition(name, place.code)
                if note is None or note.criterion is None:
                    return self._leaf(criterion, place, evaluator)
                inside = place.turned() if negated else place
                defined = self.tree(note.criterion, inside, evaluator)
                return self._joint("not", (defined,)) if negated else defined
            case _:
                return self._leaf(criterion, place, evaluator)

    def _joint(self, operation: Operation, parts: tuple[Tree, ...]) -> Tree:
        if len(parts) == 1 and operation != "not":
            return parts[0]
        key = (operation, tuple(part.number for part in parts))
        known = self._joints.get(key)
        if known is None:
            known = self._joints[key] = Joint(self._number(), operation, parts)
        return known

    def _leaf(self, criterion: Criterion, place: Place, evaluator: ListEvaluator) -> Leaf:
        alone = stands_alone(criterion, place.code, evaluator)
        anywhere = alone or not (asks_of_itself(criterion) or _has_flags(criterion))
        key = (criterion, place._replace(code="") if anywhere else place, None if alone else id(evaluator))
        known = self._leaves.get(key)
        if known is None:
            features, asks = self.footprints(evaluator).of_leaf(criterion, place.code)
            known = self._leaves[key] = Leaf(
                self._number(),
                criterion,
                place,
                evaluator.program.compiler.compile(criterion, place),
                evaluator,
                features,
                asks=asks,
                of_kind=not alone or isinstance(criterion, OF_KIND),
            )
        return known

    def _number(self) -> int:
        self._trees += 1
        return self._trees


def stands_alone(criterion: Criterion, code: str, evaluator: ListEvaluator) -> bool:
    """Whether a sentence says the same in every paragraph and list that has it at a like place."""
    for each in every(criterion):
        match each:
            case IsFlag(name=name):
                if evaluator.facts.definition(name, code) is not None:
                    return False
            case Threshold(bounds=bounds):
                if not all(isinstance(bound.limit, Literal) for bound in bounds.bounds):
                    return False
            case Purpose(references=references):
                if references:
                    return False
            case AllOf() | AnyOf() | Labelled() | Not() | Members():
                pass
            case _:
                if not isinstance(each, ALONE):
                    return False
    return True


def _has_flags(criterion: Criterion) -> bool:
    """Whether a technical note might define a word of the criterion, for one paragraph in one way."""
    return any(isinstance(each, IsFlag) for each in every(criterion))
