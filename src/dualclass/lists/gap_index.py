"""The gaps of a list by code, so that a reference finds those it reaches without looking at all of them."""

from __future__ import annotations

from collections.abc import Iterable

from dualclass.language.criteria import Reference
from dualclass.language.paragraphs import Gap
from dualclass.lists.labels import covers, is_within, lineage, parent_of


class GapIndex:
    """Gaps, each known by its own code and by every code above it."""

    __slots__ = ("_below", "_gaps", "_places")

    def __init__(self, gaps: tuple[Gap, ...]) -> None:
        """Take the gaps in printed order."""
        self._gaps = gaps
        self._places = {gap.code: place for place, gap in enumerate(gaps)}
        self._below: dict[str, list[int]] = {}
        for place, gap in enumerate(gaps):
            for code in lineage(gap.code):
                self._below.setdefault(code, []).append(place)

    def reached(self, references: Iterable[Reference]) -> dict[str, Gap]:
        """The gaps that the references name, or something above or inside of them, by code and in printed order."""
        places: set[int] = set()
        for reference in references:
            for place in self._near(reference):
                if place not in places and reaches(reference, self._gaps[place].code):
                    places.add(place)
        found = (self._gaps[place] for place in sorted(places))
        return {gap.code: gap for gap in found}

    def _near(self, reference: Reference) -> Iterable[int]:
        """Every gap that the reference may reach, and some others."""
        ends = ends_of(reference)
        top = reference.first if reference.form == "code" else parent_of(reference.first) if ends else None
        if top is None:
            return range(len(self._gaps))
        above = (self._places[code] for end in ends for code in lineage(end) if code in self._places)
        return (*self._below.get(top, ()), *above)


def ends_of(reference: Reference) -> tuple[str, ...]:
    """The codes that a reference names by themselves; none for groups, categories, notes and other lists."""
    match reference.form:
        case "code":
            return (reference.first,)
        case "range":
            return (reference.first, reference.last or reference.first)
        case _:
            return ()


def reaches(reference: Reference, gap: str) -> bool:
    """Whether a reference names a gap, something above it or something inside it."""
    return covers(reference, gap) or any(is_within(end, gap) for end in ends_of(reference))
