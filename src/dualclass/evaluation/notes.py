"""The notes of a list on its day, worked out once: what each releases, and which bear on a paragraph."""

from __future__ import annotations

from collections.abc import Iterable

from dualclass.evaluation.blocks import Releasing, releasing_by_code
from dualclass.language.criteria import AllOf, AnyOf, Criterion, IsKind, Labelled, Not, Reference
from dualclass.language.paragraphs import Mark, Note
from dualclass.lists import ListView
from dualclass.records import dataclass, field

RELEASING = {"releases", "releases unless", "defers"}
UNEVALUATED = {
    "lowest threshold": "the lowest threshold of several bands applies, and this is not worked out yet",
    "excludes": "some members do not count, and this is not worked out yet",
}


@dataclass(frozen=True, slots=True)
class Release:
    """A note that may take an item out of a unit: its full name, its condition, and whether it defers to the host."""

    note: str
    criterion: Criterion
    deferred: bool = False


@dataclass(frozen=True, slots=True)
class _Scope:
    order: int
    release: Release
    references: tuple[Reference, ...]
    exceptions: tuple[Reference, ...]


@dataclass(slots=True)
class Notes:
    """Releases by the entry they name (``wide`` for those that name more), narrowing notes by their place."""

    view: ListView
    releasing: Releasing
    by_entry: dict[str, list[_Scope]] = field(default_factory=dict[str, list[_Scope]])
    wide: list[_Scope] = field(default_factory=list[_Scope])
    narrowing: dict[str, list[Note]] = field(default_factory=dict[str, list[Note]])
    unevaluated: list[Note] = field(default_factory=list[Note])

    def doubts_of(self, path: tuple[str, ...]) -> tuple[Mark, ...]:
        """Doubts from notes that are read but not worked out yet: no negative below them is certain."""
        return tuple(
            Mark("doubtful", f"{note.name}: {UNEVALUATED[note.effect.action]}")
            for note in self.unevaluated
            if (self.view.covers(note.effect.references, path[-1]) if note.effect.references else note.place in path)
        )

    def releases_of(self, code: str) -> tuple[Release, ...]:
        """The releases that cover a code, in the order of their notes."""
        near = [*self.by_entry.get(entry_of(code), ()), *self.wide]
        found = [
            scope
            for scope in near
            if self.view.covers(scope.references, code) and not self.view.covers(scope.exceptions, code)
        ]
        return tuple(scope.release for scope in sorted(found, key=lambda scope: scope.order))

    def narrowings_of(self, path: Iterable[str]) -> tuple[Criterion, ...]:
        """What narrowing notes on the way ask: of their kind alone, the condition of the note."""
        return tuple(
            AnyOf((Not(IsKind((note.effect.name or "",))), Labelled(note.name, note.criterion, note.title)))
            for code in path
            for note in self.narrowing.get(code, ())
            if note.criterion is not None
        )


def entry_of(code: str) -> str:
    """The entry a code belongs to."""
    return code.split(".", maxsplit=1)[0]


def notes_of(view: ListView) -> Notes:
    """All notes in force, sorted by what they bear on."""
    every = tuple(view.all_notes())
    found = Notes(view, releasing_by_code(every))
    for order, note in enumerate(every):
        if note.effect.action in UNEVALUATED:
            found.unevaluated.append(note)
        if note.effect.action == "narrows":
            found.narrowing.setdefault(note.place, []).append(note)
        release = release_of(note, every)
        if release is None:
            continue
        scope = _Scope(order, release, note.effect.references, note.effect.exceptions)
        entries = {entry_of(reference.first) for reference in note.effect.references}
        one = len(entries) == 1 and all(_within_an_entry(reference) for reference in note.effect.references)
        (found.by_entry.setdefault(entries.pop(), []) if one else found.wide).append(scope)
    return found


def _within_an_entry(reference: Reference) -> bool:
    if reference.form == "code":
        return True
    same = reference.last is not None and entry_of(reference.last) == entry_of(reference.first)
    return reference.form == "range" and same


def release_of(note: Note, notes: Iterable[Note]) -> Release | None:
    """The condition under which a note releases, other notes that take it back included; ``None`` for other notes."""
    if note.criterion is None or note.effect.action not in RELEASING:
        return None
    condition: Criterion = Labelled(note.name, note.criterion, note.title)
    if note.effect.action == "releases unless":
        condition = Not(condition)
    back = [
        Not(Labelled(other.name, other.criterion, other.title))
        for other in notes
        if other.effect.action == "takes back" and other.effect.note == note.name and other.criterion is not None
    ]
    if back:
        condition = AllOf((condition, *back))
    return Release(note.name, condition, deferred=note.effect.action == "defers")
