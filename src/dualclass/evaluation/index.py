"""The units of a list: by the kinds that may open them, and by code for references that name paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from dualclass.diagnostics import DiagnosticError
from dualclass.evaluation.notes import Notes
from dualclass.evaluation.unit_texts import DoorTable, KeptUnits, door_table, units_bytes, units_from
from dualclass.evaluation.units import Door, Unit, unit_at, units_of
from dualclass.lists import ListView
from dualclass.lists.kept import unreadable

_NAME = "units"


class UnitIndex:
    """The units of a list on its day. Where they are kept, each is read when it is asked for."""

    def __init__(self, view: ListView) -> None:
        """Take a list as it holds on a day."""
        self._view = view
        self._at: dict[str, tuple[Unit, ...]] = {}
        self._kept: KeptUnits | None = None
        self._units: list[Unit | None] = []
        self._table = self._read() or self._work_out()

    @property
    def units(self) -> tuple[Unit, ...]:
        """All units, in printed order."""
        return self._all(range(len(self._units)))

    def at(self, code: str) -> tuple[Unit, ...]:
        """The units at or below a code; a paragraph inside a block is taken as a unit of its own."""
        known = self._at.get(code)
        if known is None:
            known = self._at[code] = self._all(self._numbers_at(code)) or self._inside(code)
        return known

    def _inside(self, code: str) -> tuple[Unit, ...]:
        found = unit_at(self._view, code, self._notes)
        return () if found is None else (found,)

    def behind(
        self, opens: Callable[[Door], bool], code: str = "", opened: dict[int, bool] | None = None
    ) -> Iterator[Unit]:
        """The units that are open to every item or have a door that opens, in printed order; with a code, of those
        that ``at`` gives. ``opened``: keeps what ``opens`` said, for who asks the same at several codes.
        """
        doors = self._table.doors
        known = {} if opened is None else opened

        def is_open(door: int) -> bool:
            if door not in known:
                known[door] = opens(doors[door])
            return known[door]

        if not code:
            everyone, behind = self._by_door
            found = (numbers for door, numbers in enumerate(behind) if is_open(door))
            yield from map(self._unit, sorted(set[int]().union(everyone, *found)))
            return
        numbers = self._numbers_at(code)
        for number in numbers:
            own = self._table.of_units[number]
            if not own or any(map(is_open, own)):
                yield self._unit(number)
        for unit in () if numbers else self.at(code):
            if not unit.doors or any(map(opens, unit.doors)):
                yield unit

    @cached_property
    def kinds(self) -> frozenset[str]:
        """Every kind that a door asks for."""
        return frozenset(kind for door in self._table.doors for kinds in door for kind in kinds)

    # ------------------------------------------------------------ where they are

    def _numbers_at(self, code: str) -> list[int]:
        return sorted(number for each in self._view.below(code) for number in self._by_code.get(each, ()))

    @cached_property
    def _by_door(self) -> tuple[list[int], list[list[int]]]:
        """The units that are open to every item, and those behind each door."""
        everyone: list[int] = []
        behind: list[list[int]] = [[] for _ in self._table.doors]
        for number, own in enumerate(self._table.of_units):
            for door in own:
                behind[door].append(number)
            if not own:
                everyone.append(number)
        return everyone, behind

    @cached_property
    def _by_code(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for number, code in enumerate(self._table.codes):
            found.setdefault(code, []).append(number)
        return found

    @cached_property
    def _notes(self) -> Notes:
        return Notes(self._view)

    def _all(self, numbers: Iterable[int]) -> tuple[Unit, ...]:
        return tuple(map(self._unit, numbers))

    def _unit(self, number: int) -> Unit:
        known = self._units[number]
        if known is None:
            if self._kept is None:
                raise IndexError(number)
            try:
                known = self._units[number] = self._kept.unit(number)
            except (ValueError, TypeError, KeyError, IndexError, RecursionError) as error:
                raise DiagnosticError(unreadable(self._view.control_list.regime)) from error
        return known

    # ------------------------------------------------------------ where they come from

    def _read(self) -> DoorTable | None:
        shelf = self._view.shelf
        content = None if shelf is None else shelf.get_bytes(_NAME)
        self._kept = None if content is None else units_from(content)
        if self._kept is None:
            return None
        self._units = [None] * len(self._kept.table.of_units)
        return self._kept.table

    def _work_out(self) -> DoorTable:
        entries = map(self._view.entry, range(self._view.entry_count))
        units = [unit for entry in entries for unit in units_of(entry, self._notes)]
        table = door_table(units)
        self._units = [*units]
        if self._view.shelf is not None:
            self._view.shelf.put_bytes(_NAME, units_bytes(units, table))
        return table
