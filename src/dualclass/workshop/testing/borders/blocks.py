"""What is to be written into a tests file, as plain data."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from dualclass.workshop.testing.borders.leaves import Leaf
from dualclass.workshop.testing.borders.variations import Variation
from dualclass.workshop.testing.records import Data
from dualclass.workshop.testing.words import Word


@dataclass(frozen=True, slots=True)
class Row:
    """One change of the block's item and the verdict; ``sentence``: what the change is about."""

    variation: Variation
    verdict: Word
    sentence: Leaf


@dataclass(frozen=True, slots=True)
class Case:
    """A row with an item of its own, or with a day of its own (then ``item`` is ``None``: the block's)."""

    name: str
    verdict: Word
    item: Data | None = None
    day: date | None = None


@dataclass(slots=True)
class Block:
    """The tests of one paragraph. ``day``: ``None`` for the first day of the newest edition.

    ``like``: another heading whose item it takes; ``item`` is that item then.
    """

    heading: str
    code: str
    item: Data
    verdict: Word
    day: date | None = None
    like: str | None = None
    rows: list[Row] = field(default_factory=list[Row])
    cases: list[Case] = field(default_factory=list[Case])


@dataclass(frozen=True, slots=True)
class Unmet:
    """A paragraph for which no item could be made, and why."""

    code: str
    reason: str
