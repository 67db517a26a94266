"""The outline of a list on a day: every code and note by its place, without what they say.

It is small and quick to read, and says which entry has to be read for an answer.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import Any, Protocol, cast

from dualclass.language.paragraphs import Note, Paragraph


class Shelf(Protocol):
    """Where things worked out of a list on a day are kept for the next process, by name, as JSON can hold them."""

    def get(self, name: str) -> object | None:
        """What is kept under a name; ``None`` when nothing is."""
        ...

    def put(self, name: str, data: object) -> None:
        """Keep something. Not to be able to is no error."""
        ...

    def get_bytes(self, name: str) -> bytes | None:
        """What ``put_bytes`` kept under a name; ``None`` when nothing is."""
        ...

    def put_bytes(self, name: str, content: bytes) -> None:
        """Keep what is large by itself. Not to be able to is no error."""
        ...


class Outline:
    """Codes in printed order, each with the place after the last code below it; where each entry begins and its number
    in the list; the names of its notes in printed order; which notes (counted through all entries) define a name; and
    the codes of the paragraphs that somebody suspends.
    """

    __slots__ = ("_first_notes", "codes", "defining", "ends", "notes", "numbers", "positions", "starts", "suspended")

    def __init__(
        self,
        codes: tuple[str, ...],
        ends: tuple[int, ...],
        starts: tuple[int, ...],
        numbers: tuple[int, ...],
        notes: tuple[tuple[str, ...], ...],
        defining: Mapping[str, tuple[int, ...]],
        suspended: Iterable[str] = (),
    ) -> None:
        """Take the columns of an outline that belong together."""
        self.codes = codes
        self.ends = ends
        self.starts = starts
        self.numbers = numbers
        self.notes = notes
        self.defining = defining
        self.suspended = frozenset(suspended)
        self.positions: Mapping[str, int] = {code: position for position, code in enumerate(codes)}
        self._first_notes: list[int] | None = None

    def root_at(self, position: int) -> int:
        """Which entry, counted from nought, a position belongs to."""
        return bisect_right(self.starts, position) - 1

    def place_of_note(self, number: int) -> tuple[int, int]:
        """The entry of a note, and which of the entry's notes it is; notes are counted through all entries."""
        if self._first_notes is None:
            self._first_notes = []
            total = 0
            for names in self.notes:
                self._first_notes.append(total)
                total += len(names)
        root = bisect_right(self._first_notes, number) - 1
        return root, number - self._first_notes[root]

    def to_data(self) -> Mapping[str, object]:
        """As JSON can hold it."""
        return {
            "codes": self.codes,
            "ends": self.ends,
            "starts": self.starts,
            "numbers": self.numbers,
            "notes": self.notes,
            "defining": self.defining,
            "suspended": sorted(self.suspended),
        }


def outline_of(entries: Iterable[tuple[int, Paragraph]]) -> Outline:
    """The outline of the trees in force, each with its number in the list."""
    codes: list[str] = []
    ends: list[int] = []
    starts: list[int] = []
    numbers: list[int] = []
    notes: list[tuple[str, ...]] = []
    defining: dict[str, tuple[int, ...]] = {}
    suspended: list[str] = []
    count = 0
    for number, entry in entries:
        starts.append(len(codes))
        numbers.append(number)
        _add(entry, codes, ends, suspended)
        found = notes_of_tree(entry)
        notes.append(tuple(note.name for note in found))
        for place, note in enumerate(found, start=count):
            if note.effect.action == "defines" and note.effect.name is not None:
                defining[note.effect.name] = (*defining.get(note.effect.name, ()), place)
        count += len(found)
    return Outline(tuple(codes), tuple(ends), tuple(starts), tuple(numbers), tuple(notes), defining, suspended)


def _add(paragraph: Paragraph, codes: list[str], ends: list[int], suspended: list[str]) -> None:
    position = len(codes)
    codes.append(paragraph.code)
    if paragraph.suspensions:
        suspended.append(paragraph.code)
    ends.append(0)
    for child in paragraph.children:
        _add(child, codes, ends, suspended)
    ends[position] = len(codes)


def notes_of_tree(paragraph: Paragraph) -> list[Note]:
    """Every note of a tree, those of a paragraph before those of its children."""
    found = list(paragraph.notes)
    for child in paragraph.children:
        found += notes_of_tree(child)
    return found


def outline_from(data: object) -> Outline | None:
    """The outline that ``to_data`` wrote; ``None`` for anything else."""
    try:
        kept = cast("Mapping[str, Any]", data)
        outline = Outline(
            tuple(kept["codes"]),
            tuple(kept["ends"]),
            tuple(kept["starts"]),
            tuple(kept["numbers"]),
            tuple(tuple(names) for names in kept["notes"]),
            {name: tuple(numbers) for name, numbers in kept["defining"].items()},
            kept["suspended"],
        )
    except (TypeError, KeyError, AttributeError):
        return None
    sizes_agree = len(outline.codes) == len(outline.ends) and len(outline.starts) == len(outline.numbers)
    return outline if sizes_agree and len(outline.notes) == len(outline.starts) else None
