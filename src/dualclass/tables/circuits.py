"""Circuits of "and" and "or" over masks: built node by node, each once, and run for all rows of a group together."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dualclass.tables.bits import Masks

NONE, ALL = 0, 1
"""The nodes of no row and of every row."""

_EVERY = ~np.uint64(0)


class CircuitBuilder:
    """Nodes by number; the same thing asked for twice is one node."""

    def __init__(self) -> None:
        """Begin with the two constants."""
        self._parts: list[tuple[str, int, int]] = [("none", 0, 0), ("all", 0, 0)]
        self._known: dict[Hashable, int] = {}
        self.levels = [0, 0]
        self.inputs: dict[Hashable, int] = {}

    def input(self, key: Hashable) -> int:
        """A node whose mask is given when the circuit is run."""
        known = self.inputs.get(key)
        if known is None:
            known = self.inputs[key] = self._new("input", 0, 0)
        return known

    def every(self, nodes: Iterable[int]) -> int:
        """The rows that are in all of these."""
        return self._joined("and", nodes, neutral=ALL, decisive=NONE)

    def some(self, nodes: Iterable[int]) -> int:
        """The rows that are in any of these."""
        return self._joined("or", nodes, neutral=NONE, decisive=ALL)

    def _joined(self, operation: str, nodes: Iterable[int], *, neutral: int, decisive: int) -> int:
        parts = sorted(set(nodes) - {neutral}, key=lambda node: (self.levels[node], node))
        if decisive in parts:
            return decisive
        if not parts:
            return neutral
        # The shallowest two are joined first, so that few levels come about.
        while len(parts) > 1:
            pairs = [self._pair(operation, one, two) for one, two in zip(parts[::2], parts[1::2], strict=False)]
            parts = sorted({*pairs, *parts[len(pairs) * 2 :]}, key=lambda node: (self.levels[node], node))
        return parts[0]

    def _pair(self, operation: str, one: int, two: int) -> int:
        key = (operation, min(one, two), max(one, two))
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._new(*key)
        return known

    def _new(self, operation: str, one: int, two: int) -> int:
        self._parts.append((operation, one, two))
        joint = operation in {"and", "or"}
        self.levels.append(1 + max(self.levels[one], self.levels[two]) if joint else 0)
        return len(self._parts) - 1

    def parts(self, node: int) -> tuple[str, int, int]:
        """What a node is: its operation (``and``, ``or``; else it has no parts), and the two nodes it joins."""
        return self._parts[node]

    def build(self, outputs: Sequence[int]) -> Circuit:
        """The circuit that works out these nodes, and no other."""
        needed = self._needed(outputs)
        inputs = [(key, node) for key, node in self.inputs.items() if node in needed]
        joints = sorted(
            (node for node in needed if self.levels[node]),
            key=lambda node: (self.levels[node], self._parts[node][0], node),
        )
        order = [NONE, ALL, *(node for _, node in inputs), *joints]
        place = {node: number for number, node in enumerate(order)}
        steps: list[_Step] = []
        first = len(order) - len(joints)
        begun = 0
        for number, node in enumerate(joints, start=1):
            kind = (self.levels[node], self._parts[node][0])
            if number < len(joints):
                after = joints[number]
                if (self.levels[after], self._parts[after][0]) == kind:
                    continue
            mine = [self._parts[each] for each in joints[begun:number]]
            ones = np.array([place[one] for _, one, _ in mine], np.intp)
            twos = np.array([place[two] for _, _, two in mine], np.intp)
            steps.append(_Step(kind[1] == "and", ones, twos, first + begun, first + number))
            begun = number
        return Circuit(
            len(order),
            {key: place[node] for key, node in inputs},
            tuple(steps),
            np.array([place[node] for node in outputs], np.intp),
        )

    def _needed(self, outputs: Sequence[int]) -> set[int]:
        found: set[int] = {NONE, ALL}
        stack = list(outputs)
        while stack:
            node = stack.pop()
            if node in found:
                continue
            found.add(node)
            operation, one, two = self._parts[node]
            if operation in {"and", "or"}:
                stack += [one, two]
        return found


@dataclass(frozen=True, slots=True)
class _Step:
    """All joints of one level and one sort: pairs of registers joined into a run of registers."""

    conjunction: bool
    ones: NDArray[np.intp]
    twos: NDArray[np.intp]
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class Circuit:
    """A circuit in registers. ``inputs``: the register of each input; ``outputs``: that of each node asked for."""

    registers: int
    inputs: dict[Hashable, int]
    steps: tuple[_Step, ...]
    outputs: NDArray[np.intp]

    def blank(self, words: int) -> Masks:
        """Registers for masks of so many words; the inputs are still to be filled in."""
        masks = np.empty((self.registers, words), np.uint64)
        masks[NONE], masks[ALL] = 0, _EVERY
        return masks

    def run(self, masks: Masks) -> Masks:
        """The masks of the outputs; all registers are worked out in place."""
        for step in self.steps:
            join = np.bitwise_and if step.conjunction else np.bitwise_or
            join(masks[step.ones], masks[step.twos], out=masks[step.first : step.end])
        return masks[self.outputs]
