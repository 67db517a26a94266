"""Units as they are kept: worked out of a list once, each then read when it may concern an item.

A line of JSON about the whole, then the text of each unit. Equal texts are read once, so that lists which adopt a
paragraph as it is share its unit.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Any, cast

from dualclass.evaluation.notes import Release
from dualclass.evaluation.units import Door, Unit
from dualclass.language.criteria import Criterion
from dualclass.language.paragraphs import Mark, Residual
from dualclass.lists.codec import decode, encode
from dualclass.records import dataclass


@dataclass(frozen=True, slots=True)
class DoorTable:
    """Every door of a list once, and for each unit the numbers of its own; a unit without any is open to all.

    ``codes``: of each unit the code that it stands at.
    """

    doors: tuple[Door, ...]
    of_units: Sequence[Sequence[int]]
    codes: Sequence[str]


def door_table(units: Sequence[Unit]) -> DoorTable:
    """The doors of all units of a list, in printed order."""
    numbers: dict[Door, int] = {}
    of_units = [[numbers.setdefault(door, len(numbers)) for door in unit.doors] for unit in units]
    return DoorTable(tuple(numbers), of_units, [unit.code for unit in units])


class KeptUnits:
    """Units read one by one from what ``units_bytes`` wrote."""

    __slots__ = ("_body", "_ends", "table")

    def __init__(self, table: DoorTable, ends: Sequence[int], body: bytes) -> None:
        """Take where each unit's text begins and ends in the body."""
        self.table = table
        self._ends = ends
        self._body = body

    def unit(self, number: int) -> Unit:
        """One unit. Raises ``ValueError``, ``TypeError``, ``KeyError`` or ``IndexError`` for what is none."""
        return _unit_from(self._body[self._ends[number] : self._ends[number + 1]])


def units_bytes(units: Iterable[Unit], table: DoorTable) -> bytes:
    """Units and their doors as they are kept."""
    texts = [_dumped(_data_of(unit)) for unit in units]
    head = {
        "doors": table.doors,
        "units": table.of_units,
        "codes": table.codes,
        "lengths": [len(text) for text in texts],
    }
    return b"".join((_dumped(head), b"\n", *texts))


def units_from(content: bytes) -> KeptUnits | None:
    """What ``units_bytes`` wrote; ``None`` for anything else."""
    line, _, body = content.partition(b"\n")
    try:
        head = cast("dict[str, Any]", json.loads(line))
        doors = tuple(_door(door) for door in head["doors"])
        ends = list(accumulate(head["lengths"], initial=0))
        table = DoorTable(doors, head["units"], head["codes"])
        whole = len(ends) == len(table.of_units) + 1 == len(table.codes) + 1 and ends[-1] == len(body)
        known = max((number for own in table.of_units for number in own), default=-1) < len(doors)
    except (ValueError, TypeError, KeyError, IndexError, RecursionError):
        return None
    return KeptUnits(table, ends, body) if whole and known else None


def _dumped(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _data_of(unit: Unit) -> list[object]:
    return [
        unit.code,
        unit.title,
        encode(unit.core, spans=False),
        encode(unit.alternative, spans=False),
        [_release_text(each) for each in unit.releases],
        encode(unit.residuals, spans=False),
        encode(unit.marks, spans=False),
        unit.path,
        unit.tail,
        unit.gap,
        unit.doors,
        unit.common,
    ]


def _release_text(release: Release) -> str:
    return json.dumps(
        [release.note, encode(release.criterion, spans=False), release.deferred, release.common], separators=(",", ":")
    )


@lru_cache(maxsize=8192)
def _unit_from(text: bytes) -> Unit:
    code, title, core, alternative, releases, residuals, marks, path, tail, gap, doors, common = json.loads(text)
    return Unit(
        code,
        title,
        cast("Criterion", decode(core)),
        cast("Criterion | None", decode(alternative)),
        tuple(map(_release_from, releases)),
        cast("tuple[Residual, ...]", decode(residuals)),
        cast("tuple[Mark, ...]", decode(marks)),
        tuple(path),
        tail,
        gap,
        tuple(map(_door, doors)),
        common,
    )


@lru_cache(maxsize=1024)
def _release_from(text: str) -> Release:
    note, criterion, deferred, common = json.loads(text)
    return Release(note, cast("Criterion", decode(criterion)), deferred, common)


def _door(data: Iterable[Iterable[str]]) -> Door:
    return tuple(map(tuple, data))
