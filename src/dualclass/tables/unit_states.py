"""The status of a unit in columns, by the rules of ``ListEvaluator.result`` (a test holds it to them)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dualclass.evaluation.finding import distinct
from dualclass.evaluation.lowering import LoweredUnit
from dualclass.evaluation.result import Status
from dualclass.tables.coded import Coded, folded
from dualclass.tables.states import FALSE, TRUE, UNKNOWN, State


class UnitState(NamedTuple):
    """What the outcome of an item needs to know of one unit, but for who keeps the label (S1)."""

    status: Status
    names: tuple[str, ...] = ()


class _Weighed(NamedTuple):
    """A core with the releases seen so far."""

    core: State
    names: tuple[str, ...]
    released: bool = False
    unclaimed: bool = False


NOTHING = UnitState("no")
"""A unit that leaves no trace in the outcome."""


def unit_states(lowered: LoweredUnit, core: Coded[State], releases: Sequence[Coded[State]]) -> Coded[UnitState]:
    """The unit's status in every row, but for who keeps the label."""
    unit = lowered.unit

    def begin(state: State) -> _Weighed:
        return _Weighed(state, state.names)

    def step(weighed: _Weighed, release: State) -> _Weighed:
        if weighed.core.verdict == FALSE:
            return weighed
        return weighed._replace(
            names=distinct((*weighed.names, *release.names)) if release.names else weighed.names,
            released=weighed.released or release.verdict == TRUE,
            unclaimed=weighed.unclaimed or release.verdict == UNKNOWN,
        )

    def close(weighed: _Weighed) -> UnitState:
        state = weighed.core
        if unit.gap is not None:
            return UnitState("no" if state.verdict == FALSE else "gap", state.names)
        if state.verdict == FALSE:
            return UnitState("doubtful" if lowered.doubtful else "no", state.names)
        if lowered.state == "suspended":
            return UnitState("suspended", state.names)
        if weighed.released:
            return UnitState("released", weighed.names)
        if state.verdict == UNKNOWN:
            return UnitState("open", weighed.names) if state.asks else UnitState("gap", state.names)
        if lowered.state == "not established":
            return UnitState("not established", weighed.names)
        return UnitState("unless released" if weighed.unclaimed else "controlled", weighed.names)

    def seen(state: UnitState) -> UnitState:
        """What leaves no trace is all one."""
        return NOTHING if state.status in {"released", "suspended"} and not state.names else state

    asked = unit.gap is None and lowered.state != "suspended"
    return folded(core.mapped(begin), releases if asked else (), step).mapped(close).mapped(seen)
