"""Units as they are kept: worked out of a list once, each then read when it may concern an item.

A line of JSON about the whole, then the text of each unit and of each release: a note often releases dozens of units,
and would be most of what is read if each repeated it. Equal texts are read once, so that lists which adopt a paragraph
as it is share its unit.
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

    __slots__ = ("_body", "_ends", "_releases", "_texts", "table")

    def __init__(self, table: DoorTable, releases: Sequence[Sequence[int]], ends: Sequence[int], body: bytes) -> None:
        """Take where each text begins and ends in the body: those of the units, then those that ``releases`` names,
        for each unit.
        """
        self.table = table
        self._releases = releases
        self._ends = ends
        self._body = body
        self._texts: dict[int, bytes] = {}

    def unit(self, number: int) -> Unit:
        """One unit. Raises ``ValueError``, ``TypeError``, ``KeyError`` or ``IndexError`` for what is none."""
        return _unit_from(self._text(number), tuple(map(self._release, self._releases[number])))

    def _release(self, number: int) -> bytes:
        known = self._texts.get(number)
        if known is None:
            known = self._texts[number] = self._text(len(self._releases) + number)
        return known

    def _text(self, number: int) -> bytes:
        return self._body[self._ends[number] : self._ends[number + 1]]


def units_bytes(units: Iterable[Unit], table: DoorTable) -> bytes:
    """Units and their doors as they are kept."""
    texts: list[bytes] = []
    numbers: dict[bytes, int] = {}
    releases: list[list[int]] = []
    for unit in units:
        texts.append(_dumped(_data_of(unit)))
        releases.append([numbers.setdefault(_release_text(each), len(numbers)) for each in unit.releases])
    texts += numbers
    head = {
        "doors": table.doors,
        "units": table.of_units,
        "codes": table.codes,
        "releases": releases,
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
        releases = head["releases"]
        count = len(table.of_units)
        whole = count == len(table.codes) == len(releases) and ends[-1] == len(body)
        known = _below(table.of_units, len(doors)) and _below(releases, len(ends) - 1 - count)
    except (ValueError, TypeError, KeyError, IndexError, RecursionError):
        return None
    return KeptUnits(table, releases, ends, body) if whole and known else None


def _below(numbers: Iterable[Iterable[int]], end: int) -> bool:
    return max((number for own in numbers for number in own), default=-1) < end


def _dumped(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _data_of(unit: Unit) -> list[object]:
    return [
        unit.code,
        unit.title,
        encode(unit.core, spans=False),
        encode(unit.alternative, spans=False),
        encode(unit.residuals, spans=False),
        encode(unit.marks, spans=False),
        unit.path,
        unit.tail,
        unit.gap,
        unit.doors,
        unit.common,
    ]


def _release_text(release: Release) -> bytes:
    return _dumped([release.note, encode(release.criterion, spans=False), release.deferred, release.common])


@lru_cache(maxsize=8192)
def _unit_from(text: bytes, releases: tuple[bytes, ...]) -> Unit:
    code, title, core, alternative, residuals, marks, path, tail, gap, doors, common = json.loads(text)
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
def _release_from(text: bytes) -> Release:
    note, criterion, deferred, common = json.loads(text)
    return Release(note, cast("Criterion", decode(criterion)), deferred, common)


def _door(data: Iterable[Iterable[str]]) -> Door:
    return tuple(map(tuple, data))
