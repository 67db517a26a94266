"""The units of a list by code, for references that name paragraphs."""

from __future__ import annotations

from dualclass.evaluation.notes import notes_of
from dualclass.evaluation.units import Unit, unit_at, units_of
from dualclass.lists import ListView


class UnitIndex:
    """The units of a list on its day, in printed order and by code."""

    def __init__(self, view: ListView) -> None:
        """Work out the units of a list."""
        self._view = view
        self._notes = notes_of(view)
        self.units = units_of(view, self._notes)
        below: dict[str, list[Unit]] = {}
        for unit in self.units:
            for code in unit.path:
                below.setdefault(code, []).append(unit)
        self._at = {code: tuple(units) for code, units in below.items()}

    def at(self, code: str) -> tuple[Unit, ...]:
        """The units at or below a code; a paragraph inside a block is taken as a unit of its own."""
        if code not in self._at:
            inner = unit_at(self._view, code, self._notes)
            self._at[code] = () if inner is None else (inner,)
        return self._at[code]
