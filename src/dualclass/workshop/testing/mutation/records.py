"""A change of a rule, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass

from dualclass.language.criteria import Criterion
from dualclass.lists import ControlList
from dualclass.workshop.testing.records import RuleTest


@dataclass(frozen=True, slots=True)
class Turn:
    """One change of a criterion. ``operator``: its sort. ``criterion``: what it becomes, if anything."""

    operator: str
    before: str
    after: str
    criterion: Criterion | None


@dataclass(frozen=True, slots=True)
class Mutant:
    """A list with one thing changed.

    ``place``: the paragraph or note that was changed. ``entries``: the entries whose tests may notice at once.
    ``key`` names the mutant in a file of reviewed ones, and stays the same as long as its sentence does.
    """

    place: str
    operator: str
    before: str
    after: str
    mutated: ControlList
    entries: tuple[str, ...]

    @property
    def key(self) -> str:
        """``2B001.a border: contouring_axes at least 2 -> more than 2``."""
        return f"{self.place} {self.operator}: {self.before} -> {self.after}"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An item that tells the changed rule from the rule: its code, and what each says of it."""

    code: str
    item: dict[str, object]
    expected: str
    mutated: str


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a mutant.

    ``noticed``: the first test that failed. Otherwise ``suggestion`` is a test that would notice, ``reason`` why none
    can (``excused``: the reason comes from the file of reviewed mutants).
    """

    mutant: Mutant
    noticed: RuleTest | None = None
    suggestion: Suggestion | None = None
    reason: str | None = None
    excused: bool = False
