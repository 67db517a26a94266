"""The trees of a group of rows: what does not hang on its features is worked out once, the rest by classes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from dualclass.evaluation.lowering import Leaf, Tree
from dualclass.items.record import ItemRecord
from dualclass.tables.coded import Coded, Codes, constant
from dualclass.tables.distinct import compacted
from dualclass.tables.features import Feature, with_stated
from dualclass.tables.leaves import Leaves, Surroundings
from dualclass.tables.states import FALSE, PLAIN, TRUE, State, joined, negated, plain_if_it_is

Deciding = Callable[[ItemRecord], State]


@dataclass(frozen=True, slots=True)
class Kept:
    """A tree with its settled parts taken out: one state, or what is left to be joined."""

    tree: Tree
    settled: State | None = None
    parts: tuple[Kept, ...] = ()


@dataclass
class Rows:
    """Some rows: for each feature the class of each, and what was worked out on them.

    ``classes``: a class of which each sentence that looks at this feature alone says the same; ``exactly``: the very
    class, for sentences that look at several.
    """

    classes: Mapping[str, Coded[int]]
    exactly: Mapping[str, Coded[int]]
    known: dict[int, Coded[State]] = field(default_factory=dict[int, Coded[State]])


class Trees:
    """Evaluates trees for rows of one group."""

    def __init__(
        self, template: ItemRecord, surroundings: Surroundings, features: Mapping[str, Feature], leaves: Leaves
    ) -> None:
        """``template``: what the items of the group have in common; ``features``: what its rows may differ in."""
        self.template = template
        self.features = features
        self.leaves = leaves
        self._surroundings = surroundings
        self._of_kind = (template.kinds, surroundings)
        self._kept: dict[int, Kept] = {}

    def live(self, names: frozenset[str]) -> list[Feature]:
        """The features among these names, in the order of the table."""
        return [feature for name, feature in self.features.items() if name in names]

    # ------------------------------------------------------------ what is settled

    def kept(self, tree: Tree) -> Kept:
        """The tree without what is the same in all rows."""
        known = self._kept.get(tree.number)
        if known is None:
            known = self._kept[tree.number] = self._settle(tree)
        return known

    def _settle(self, tree: Tree) -> Kept:
        if isinstance(tree, Leaf):
            if self.live(tree.features):
                return Kept(tree)
            return Kept(tree, self.leaves.of(tree, with_stated(self.template, ())))
        parts = [self.kept(part) for part in tree.parts]
        if all(part.settled is not None for part in parts):
            whole = self._join(tree.operation, [constant_of(part) for part in parts])
            return Kept(tree, whole.one())
        if tree.operation == "not":
            return Kept(tree, None, tuple(parts))
        decisive, neutral = (FALSE, TRUE) if tree.operation == "all" else (TRUE, FALSE)
        if PLAIN[decisive] in [part.settled for part in parts]:
            return Kept(tree, PLAIN[decisive])
        # What holds without any assumption adds nothing to a conjunction, what fails nothing to a disjunction.
        left = tuple(part for part in parts if part.settled != PLAIN[neutral])
        return left[0] if len(left) == 1 else Kept(tree, None, left)

    # ------------------------------------------------------------ what is not

    def of(self, kept: Kept, rows: Rows) -> Coded[State]:
        """The tree's state in every row."""
        if kept.settled is not None:
            return constant_of(kept)
        known = rows.known.get(kept.tree.number)
        if known is None:
            known = rows.known[kept.tree.number] = self._worked_out(kept, rows)
        return known

    def _worked_out(self, kept: Kept, rows: Rows) -> Coded[State]:
        if isinstance(kept.tree, Leaf):
            return self.of_leaf(kept.tree, rows)
        return self._join(kept.tree.operation, [self.of(part, rows) for part in kept.parts])

    def _join(self, operation: str, parts: Sequence[Coded[State]]) -> Coded[State]:
        return negated(parts[0]) if operation == "not" else joined(operation, parts)

    def of_leaf(self, leaf: Leaf, rows: Rows) -> Coded[State]:
        """A sentence's state in every row."""
        features = self.live(leaf.features)
        if len(features) == 1:
            classes = rows.classes[features[0].name]
            states = self.states(leaf, features[0])
            return plain_if_it_is(classes.mapped(states.__getitem__))
        return self.by_combination(features, rows, lambda record: self.leaves.of(leaf, record))

    def states(self, leaf: Leaf, feature: Feature) -> list[State]:
        """The states of a sentence by the classes of its one feature."""
        around = self._of_kind if leaf.of_kind else self._surroundings
        return self.leaves.by_class(leaf, feature, self.template, around)

    def by_combination(self, features: Sequence[Feature], rows: Rows, decide: Deciding) -> Coded[State]:
        """What hangs on several features together: worked out on every combination that occurs."""
        firsts, back = combinations([rows.exactly[feature.name] for feature in features])
        states: list[State] = []
        for first in firsts:
            stated = [
                (feature.name, feature.representatives[class_at(rows.exactly[feature.name], first)])
                for feature in features
            ]
            states.append(decide(with_stated(self.template, stated)))
        if back is None:
            return constant(states[0])
        return plain_if_it_is(Coded(back, states).mapped(lambda state: state))


def constant_of(kept: Kept) -> Coded[State]:
    """A settled tree as the same state in all rows."""
    assert kept.settled is not None
    return plain_if_it_is(constant(kept.settled))


def leaves_of(kept: Kept) -> Iterator[Leaf]:
    """The sentences that are left to be decided."""
    if kept.settled is not None:
        return
    if isinstance(kept.tree, Leaf):
        yield kept.tree
    for part in kept.parts:
        yield from leaves_of(part)


def class_at(classes: Coded[int], row: int) -> int:
    """The class of a row."""
    return classes.things[classes.codes if isinstance(classes.codes, int) else int(classes.codes[row])]


def combinations(parts: Sequence[Coded[int]]) -> tuple[list[int], Codes | None]:
    """The first row of each combination that occurs, and each row's number among them (``None``: all are alike)."""
    keys: np.ndarray[tuple[int], np.dtype[np.int64]] | None = None
    size = 1
    for part in parts:
        if isinstance(part.codes, int):
            continue
        if keys is not None and size * len(part.things) >= LARGEST_KEY:
            _, codes = compacted(keys)
            keys, size = codes.astype(np.int64), int(codes.max(initial=0)) + 1
        keys = part.codes.astype(np.int64) if keys is None else keys * len(part.things) + part.codes
        size *= len(part.things)
    if keys is None:
        return [0], None
    firsts, back = compacted(keys)
    return firsts.tolist(), back


LARGEST_KEY = 1 << 62
