"""Lists built and checked before: whoever asks again after every change has only what changed made anew."""

from __future__ import annotations

from dataclasses import dataclass

from dualclass.checking import Looked
from dualclass.diagnostics import Diagnostic
from dualclass.lists import ControlList

type Key = tuple[object, ...]


@dataclass(frozen=True)
class Made:
    """A built list and what is wrong with it. ``key``: the records it was made from, compared as objects.

    ``looked``: what was looked at when it had been checked.
    """

    key: Key
    built: ControlList
    diagnostics: tuple[Diagnostic, ...]
    looked: Looked


class MadeBefore:
    """The lists of the last time, in their order: each rests on those before it, and holds only while they do."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._made: list[Made] = []

    def at(self, place: int, key: Key) -> Made | None:
        """The list at a place, if it was made from the same; else it and all after it are forgotten."""
        if place < len(self._made) and _same(self._made[place].key, key):
            return self._made[place]
        del self._made[place:]
        return None

    def looked(self) -> Looked:
        """What was looked at by the checks of all of them, to go on from."""
        return self._made[-1].looked.copy() if self._made else Looked()

    def add(self, made: Made) -> None:
        """Remember the next one."""
        self._made.append(made)


def _same(one: Key, other: Key) -> bool:
    """Texts and flags by value; records by identity, for to compare them costs as much as to make them."""
    return len(one) == len(other) and all(
        a is b or (isinstance(a, str | bool) and a == b) for a, b in zip(one, other, strict=True)
    )
