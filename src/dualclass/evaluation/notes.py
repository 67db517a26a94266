"""The notes of a list on its day: what each releases, and which bear on a paragraph. A note is read when it may."""

from __future__ import annotations

from collections.abc import Iterable

from dualclass.evaluation.common import is_common
from dualclass.evaluation.note_index import RELEASING, UNEVALUATED, entry_of, note_index_of
from dualclass.language.criteria import AllOf, AnyOf, Criterion, IsKind, Labelled, Not
from dualclass.language.paragraphs import Mark, Note
from dualclass.lists import ListView
from dualclass.records import dataclass


@dataclass(frozen=True, slots=True)
class Release:
    """A note that may take an item out of a unit: its full name, its condition, and whether it defers to the host.
    ``common``: the condition says the same in every list and paragraph, as long as no reference is followed.
    """

    note: str
    criterion: Criterion
    deferred: bool = False
    common: bool = False


class Notes:
    """Everything the notes of a list do to its paragraphs."""

    def __init__(self, view: ListView) -> None:
        """Take a list as it holds on a day."""
        self.view = view
        self._index = note_index_of(view)
        self._releases: dict[int, Release | None] = {}

    def releasing(self, code: str) -> tuple[Note, ...]:
        """The notes that release exactly a code by name: inside a block the release belongs to the part it names."""
        return tuple(self.view.note_at(number) for number in self._index.named.get(code, ()))

    def doubts_of(self, path: tuple[str, ...]) -> tuple[Mark, ...]:
        """Doubts from notes that are read but not worked out yet: no negative below them is certain."""
        return tuple(
            Mark("doubtful", f"{note.name}: {UNEVALUATED[note.effect.action]}")
            for note in map(self.view.note_at, self._index.unevaluated)
            if (self.view.covers(note.effect.references, path[-1]) if note.effect.references else note.place in path)
        )

    def releases_of(self, code: str) -> tuple[Release, ...]:
        """The releases that cover a code, in the order of their notes."""
        near = sorted((*self._index.by_entry.get(entry_of(code), ()), *self._index.wide))
        found = (self._release(number) for number in near if self._covers(self.view.note_at(number), code))
        return tuple(release for release in found if release is not None)

    def _covers(self, note: Note, code: str) -> bool:
        return self.view.covers(note.effect.references, code) and not self.view.covers(note.effect.exceptions, code)

    def _release(self, number: int) -> Release | None:
        if number not in self._releases:
            note = self.view.note_at(number)
            others = (self.view.note_at(other) for other in self._index.back.get(note.name, ()))
            self._releases[number] = release_of(note, others)
        return self._releases[number]

    def narrowings_of(self, path: Iterable[str]) -> tuple[Criterion, ...]:
        """What narrowing notes on the way ask: of their kind alone, the condition of the note."""
        return tuple(
            AnyOf((Not(IsKind((note.effect.name or "",))), Labelled(note.name, note.criterion, note.title)))
            for code in path
            for note in map(self.view.note_at, self._index.narrowing.get(code, ()))
            if note.criterion is not None
        )

    def exclusions_of(self, path: Iterable[str]) -> dict[str, str]:
        """The flags of members that do not count on the way, by their collections."""
        return {
            collection: note.effect.name or ""
            for code in path
            for note in map(self.view.note_at, self._index.excluding.get(code, ()))
            for collection in note.effect.collections
        }


def release_of(note: Note, taking_back: Iterable[Note]) -> Release | None:
    """The condition under which a note releases, the notes that take it back included; ``None`` for other notes."""
    if note.criterion is None or note.effect.action not in RELEASING:
        return None
    condition: Criterion = Labelled(note.name, note.criterion, note.title)
    if note.effect.action == "releases unless":
        condition = Not(condition)
    back = [
        Not(Labelled(other.name, other.criterion, other.title)) for other in taking_back if other.criterion is not None
    ]
    if back:
        condition = AllOf((condition, *back))
    return Release(note.name, condition, note.effect.action == "defers", is_common(condition))
