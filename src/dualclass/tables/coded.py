"""Arrays of few-valued things: small codes beside a list of what they stand for, and how such arrays are joined.

What is done with the things is said in Python, for each pair of them once; the arrays are joined by looking the pairs
up. So whatever the algebra, its result on a million rows is its result on the pairs that occur.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

type Codes = NDArray[np.int32]

WIDEST_TABLE = 1 << 16
"""Pairs up to this many are all worked out; of more, those that occur."""


@dataclass(frozen=True, slots=True)
class Coded[Thing: Hashable]:
    """A thing for every row: ``things[codes[row]]``; ``codes`` is one number where it is the same in all."""

    codes: Codes | int
    things: Sequence[Thing]

    @property
    def constant(self) -> bool:
        """Whether it is the same in all rows."""
        return isinstance(self.codes, int)

    def one(self) -> Thing:
        """The thing of all rows, where there is but one."""
        assert isinstance(self.codes, int)
        return self.things[self.codes]

    def mapped[Other: Hashable](self, change: Callable[[Thing], Other]) -> Coded[Other]:
        """Everything changed alike."""
        others = [change(thing) for thing in self.things]
        kept = list(dict.fromkeys(others))
        if isinstance(self.codes, int):
            return Coded(0, [others[self.codes]])
        if len(kept) == len(others):
            return Coded(self.codes, others)
        place = {thing: number for number, thing in enumerate(kept)}
        return Coded(np.array([place[other] for other in others], np.int32)[self.codes], kept)


def constant[Thing: Hashable](thing: Thing) -> Coded[Thing]:
    """The same in all rows."""
    return Coded(0, [thing])


def paired[One: Hashable, Two: Hashable, Result: Hashable](
    one: Coded[One], two: Coded[Two], join: Callable[[One, Two], Result]
) -> Coded[Result]:
    """What each row's pair gives."""
    if isinstance(one.codes, int) and isinstance(two.codes, int):
        return constant(join(one.one(), two.one()))
    wide = len(two.things)
    pairs = one.codes * wide + two.codes
    assert not isinstance(pairs, int)
    found: dict[Result, int] = {}
    if len(one.things) * wide <= WIDEST_TABLE:
        present = np.flatnonzero(np.bincount(pairs, minlength=len(one.things) * wide))
        table = np.zeros(len(one.things) * wide, np.int32)
        for pair in present.tolist():
            result = join(one.things[pair // wide], two.things[pair % wide])
            table[pair] = found.setdefault(result, len(found))
        return Coded(table[pairs], list(found))
    present, back = np.unique(pairs, return_inverse=True)
    occurring: list[int] = present.tolist()
    results = [join(one.things[pair // wide], two.things[pair % wide]) for pair in occurring]
    table = np.array([found.setdefault(result, len(found)) for result in results], np.int32)
    return Coded(table[back], list(found))


def folded[Start: Hashable, Part: Hashable](
    start: Coded[Start], parts: Sequence[Coded[Part]], step: Callable[[Start, Part], Start]
) -> Coded[Start]:
    """One part after the other taken in."""
    whole = start
    for part in parts:
        whole = paired(whole, part, step)
    return whole
