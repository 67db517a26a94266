"""The units of a list: by entry, by the kinds that may open them, and by code for references that name paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import cast

from dualclass.evaluation.notes import Notes
from dualclass.evaluation.units import Door, Unit, unit_at, units_of
from dualclass.lists import ListView

_NAME = "doors"

type Doors = tuple[bool, tuple[Door, ...]]
"""Whether some unit of an entry is open to every item, and all doors of all its units."""


class UnitIndex:
    """The units of a list on its day, worked out entry by entry when they are asked for."""

    def __init__(self, view: ListView) -> None:
        """Take a list as it holds on a day."""
        self._view = view
        self._notes = Notes(view)
        self._of_entry: dict[int, tuple[Unit, ...]] = {}
        self._inner: dict[str, tuple[Unit, ...]] = {}
        self.doors = self._kept_doors()

    @property
    def units(self) -> tuple[Unit, ...]:
        """All units, in printed order."""
        return tuple(unit for number in range(self._view.entry_count) for unit in self.of_entry(number))

    def of_entry(self, number: int) -> tuple[Unit, ...]:
        """The units of an entry, counted from nought in printed order."""
        known = self._of_entry.get(number)
        if known is None:
            known = self._of_entry[number] = units_of(self._view.entry(number), self._notes)
        return known

    def at(self, code: str) -> tuple[Unit, ...]:
        """The units at or below a code; a paragraph inside a block is taken as a unit of its own."""
        known = self._inner.get(code)
        if known is None:
            number = self._view.entry_number(code)
            known = () if number is None else tuple(unit for unit in self.of_entry(number) if code in unit.path)
            if not known and number is not None:
                inner = unit_at(self._view, code, self._notes)
                known = () if inner is None else (inner,)
            self._inner[code] = known
        return known

    def behind(self, opens: Callable[[Door], bool]) -> Iterator[Unit]:
        """The units of the entries that are open to every item or have a door that opens, in printed order."""
        for number, (to_all, doors) in enumerate(self.doors):
            if to_all or any(map(opens, doors)):
                yield from self.of_entry(number)

    @property
    def kinds(self) -> frozenset[str]:
        """Every kind that a door asks for."""
        return frozenset(kind for _, doors in self.doors for door in doors for kinds in door for kind in kinds)

    def _kept_doors(self) -> tuple[Doors, ...]:
        shelf = self._view.shelf
        kept = None if shelf is None else _from_data(shelf.get(_NAME), self._view.entry_count)
        if kept is None:
            kept = tuple(doors_of(self.of_entry(number)) for number in range(self._view.entry_count))
            if shelf is not None:
                shelf.put(_NAME, kept)
        return kept


def doors_of(units: Iterable[Unit]) -> Doors:
    """What may open some of the units."""
    units = tuple(units)
    to_all = any(not unit.doors or not all(unit.doors) for unit in units)
    return to_all, tuple(dict.fromkeys(door for unit in units for door in unit.doors))


def _from_data(data: object, count: int) -> tuple[Doors, ...] | None:
    if not isinstance(data, list):
        return None
    rows = cast("Sequence[tuple[bool, Sequence[Sequence[Sequence[str]]]]]", data)
    if len(rows) != count:
        return None
    return tuple((to_all, tuple(tuple(tuple(kinds) for kinds in door) for door in doors)) for to_all, doors in rows)
