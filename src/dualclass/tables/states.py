"""What is kept of a finding in columns: its verdict, the assumptions it rests on, and whether anything can be asked.

The joins are those of ``evaluation.finding``: ``conjunction``, ``disjunction`` and ``negation`` (tests compare them).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from dualclass.evaluation.finding import Finding, distinct
from dualclass.tables.coded import Coded, constant, folded
from dualclass.verdict import Verdict

FALSE, UNKNOWN, TRUE = 0, 1, 2
"""In this order a conjunction is the least and a disjunction the greatest of its parts."""

VERDICTS = (Verdict.FALSE, Verdict.UNKNOWN, Verdict.TRUE)
NUMBERS = {verdict: number for number, verdict in enumerate(VERDICTS)}


class State(NamedTuple):
    """``asks``: while unknown, whether anything but a gap of the list keeps it open."""

    verdict: int
    names: tuple[str, ...] = ()
    asks: bool = True


PLAIN: tuple[State, ...] = (State(FALSE), State(UNKNOWN), State(TRUE))
"""Verdicts without assumptions, each at the place of its number."""


class _Joined(NamedTuple):
    """A join under way: the verdict so far, all assumptions, and those of the parts that decide it by themselves."""

    verdict: int
    names: tuple[str, ...] = ()
    deciding: tuple[str, ...] = ()
    free: bool = False
    asks: bool = False


def state_of(finding: Finding) -> State:
    """The state of a recorded finding."""
    verdict = NUMBERS[finding.verdict]
    asks = verdict != UNKNOWN or any(need.sort != "gap" for need in finding.needs)
    return State(verdict, finding.assumptions, asks)


def is_plain(states: Coded[State]) -> bool:
    """Whether the codes are the verdicts' own numbers."""
    return states.things is PLAIN


def negated(states: Coded[State]) -> Coded[State]:
    """Not the one: what would settle it, and what it rests on, are the same."""
    if is_plain(states):
        return Coded(2 - states.codes, PLAIN)
    return plain_if_it_is(states.mapped(lambda state: state._replace(verdict=2 - state.verdict)))


def joined(operation: str, parts: Sequence[Coded[State]]) -> Coded[State]:
    """All of the parts, or any of them."""
    if all(is_plain(part) for part in parts):
        return _plainly(operation, parts)
    decisive = FALSE if operation == "all" else TRUE

    def step(whole: _Joined, part: State) -> _Joined:
        verdict = min(whole.verdict, part.verdict) if decisive == FALSE else max(whole.verdict, part.verdict)
        names = distinct((*whole.names, *part.names)) if part.names else whole.names
        deciding, free = whole.deciding, whole.free
        if part.verdict == decisive:
            free = free or not part.names
            deciding = distinct((*deciding, *part.names))
        asks = whole.asks or (part.verdict == UNKNOWN and part.asks)
        return _Joined(verdict, names, deciding, free, asks)

    def close(whole: _Joined) -> State:
        names = whole.names
        if whole.verdict == decisive:
            names = () if whole.free else whole.deciding
        return State(whole.verdict, names, whole.asks if whole.verdict == UNKNOWN else True)

    start = constant(_Joined(2 - decisive))
    return plain_if_it_is(folded(start, parts, step).mapped(close))


def _plainly(operation: str, parts: Sequence[Coded[State]]) -> Coded[State]:
    whole = TRUE if operation == "all" else FALSE
    join = np.minimum if operation == "all" else np.maximum
    pick = min if operation == "all" else max
    arrays: list[np.ndarray[tuple[int, ...], np.dtype[np.int32]]] = []
    for part in parts:
        if isinstance(part.codes, int):
            whole = pick(whole, part.codes)
        else:
            arrays.append(part.codes)
    if not arrays or whole == (FALSE if operation == "all" else TRUE):
        return Coded(whole, PLAIN)
    codes = arrays[0]
    for each in arrays[1:]:
        codes = join(codes, each)
    return Coded(join(codes, whole) if whole == UNKNOWN else codes, PLAIN)


def plain_if_it_is(states: Coded[State]) -> Coded[State]:
    """The same with the verdicts' own numbers as codes, where no assumption and no gap is among them."""
    if any(state.names or not state.asks for state in states.things):
        return states
    table = np.array([state.verdict for state in states.things], np.int32)
    return Coded(int(table[states.codes]) if isinstance(states.codes, int) else table[states.codes], PLAIN)


def plain(verdict: int) -> Coded[State]:
    """One verdict for all rows."""
    return Coded(verdict, PLAIN)
