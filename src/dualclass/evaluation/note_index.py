"""Which notes of a list bear on what, by their numbers: so that only those notes are read that an item is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

from dualclass.language.criteria import Reference
from dualclass.language.paragraphs import Note
from dualclass.lists import ListView
from dualclass.records import dataclass, field

RELEASING = {"releases", "releases unless", "defers"}
UNEVALUATED = {
    "lowest threshold": "the lowest threshold of several bands applies, and this is not worked out yet",
    "excludes": "some members do not count under a condition, and this is not worked out yet",
}

type ByName = dict[str, list[int]]

_NAME = "notes"


def _by_name() -> ByName:
    return {}


def _numbers() -> list[int]:
    return []


@dataclass
class NoteIndex:
    """Numbers of notes in the order of ``ListView.all_notes``.

    ``by_entry``: what releases within one entry alone; ``wide``: what releases more. ``named``: what releases exactly
    a code by name. ``narrowing``, ``excluding``: by the place where they stand. ``back``: what takes back a note, by
    that note's name.
    ``unevaluated``: read, but not worked out yet.
    """

    by_entry: ByName = field(default_factory=_by_name)
    wide: list[int] = field(default_factory=_numbers)
    named: ByName = field(default_factory=_by_name)
    narrowing: ByName = field(default_factory=_by_name)
    excluding: ByName = field(default_factory=_by_name)
    back: ByName = field(default_factory=_by_name)
    unevaluated: list[int] = field(default_factory=_numbers)


def note_index_of(view: ListView) -> NoteIndex:
    """The index of a list on its day, from its shelf or worked out and put there."""
    if view.shelf is None:
        return _indexed(view.all_notes())
    known = _from_data(view.shelf.get(_NAME))
    if known is None:
        known = _indexed(view.all_notes())
        view.shelf.put(_NAME, {name: getattr(known, name) for name in NoteIndex.__match_args__})
    return known


def _from_data(data: object) -> NoteIndex | None:
    if not isinstance(data, dict):
        return None
    kept = cast("Mapping[str, object]", data)
    return NoteIndex(**kept) if set(kept) == set(NoteIndex.__match_args__) else None  # pyright: ignore[reportArgumentType]


def _indexed(notes: Iterable[Note]) -> NoteIndex:
    found = NoteIndex()
    for number, note in enumerate(notes):
        _add(found, number, note)
    return found


def _add(found: NoteIndex, number: int, note: Note) -> None:
    effect = note.effect
    plainly_excludes = effect.action == "excludes" and note.criterion is None
    if effect.action in UNEVALUATED and not plainly_excludes:
        found.unevaluated.append(number)
    if effect.action == "narrows":
        found.narrowing.setdefault(note.place, []).append(number)
    if plainly_excludes:
        found.excluding.setdefault(note.place, []).append(number)
    if note.criterion is None:
        return
    if effect.action == "takes back" and effect.note is not None:
        found.back.setdefault(effect.note, []).append(number)
    if effect.action == "releases":
        for reference in effect.references:
            if reference.form == "code":
                found.named.setdefault(reference.first, []).append(number)
    if effect.action in RELEASING:
        entries = {entry_of(reference.first) for reference in effect.references}
        one = len(entries) == 1 and all(_within_an_entry(reference) for reference in effect.references)
        (found.by_entry.setdefault(entries.pop(), []) if one else found.wide).append(number)


def entry_of(code: str) -> str:
    """The entry a code belongs to."""
    return code.split(".", maxsplit=1)[0]


def _within_an_entry(reference: Reference) -> bool:
    if reference.form == "code":
        return True
    same = reference.last is not None and entry_of(reference.last) == entry_of(reference.first)
    return reference.form == "range" and same
