"""Which entries of a list hang together: what an entry refers to, and what refers to it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from functools import cache
from typing import Any

from dualclass.language.criteria import Reference
from dualclass.language.paragraphs import Gap, Note, Paragraph, Residual
from dualclass.lists import ControlList
from dualclass.lists.gap_index import reaches
from dualclass.lists.labels import covers, entry_of


class Closure:
    """The references of one list, entry by entry."""

    def __init__(self, control_list: ControlList) -> None:
        """Look through every record of the list once."""
        self._codes = [entry.code for entry in control_list.entries]
        self._list = control_list
        self._notes = {note.name: note for note in control_list.all_notes()}
        self._names: dict[str, set[str]] = {}
        for entry in control_list.entries:
            named = {code for reference in _references(entry) for code in self._named(reference)}
            self._names.setdefault(entry.code, set()).update(named)
            for note in _notes(entry):
                for code in {code for each in note.effect.references for code in self._named(each)} - {entry.code}:
                    self._names.setdefault(code, set()).add(entry.code)
        above = [reference for note in control_list.notes for reference in _references(note.criterion)]
        defining = {entry.code for entry in control_list.entries if _defines(entry)}
        self._general = defining | {code for reference in above for code in self._named(reference)}
        self._said: dict[str, set[Reference]] = {"": set(above)}
        for entry in control_list.entries:
            self._said.setdefault(entry.code, set()).update(_references(entry))
        self.needed = cache(self._needed)
        self.gaps = cache(self._gaps)
        self.dependents = cache(self._dependents)

    def _named(self, reference: Reference) -> Iterator[str]:
        if reference.form == "note":
            yield entry_of(reference.first.split(" ", maxsplit=1)[0])
            return
        for code in self._codes:
            inside = [entry_of(end) for end in (reference.first, reference.last) if end is not None]
            if code in inside or covers(reference, code):
                yield code

    def _needed(self, entry: str) -> frozenset[str]:
        """The entry and everything that it, or what it refers to, refers to."""
        found = {entry} | self._general
        waiting = list(found)
        while waiting:
            for code in self._names.get(waiting.pop(), ()):
                if code not in found:
                    found.add(code)
                    waiting.append(code)
        return frozenset(found)

    def _gaps(self, entry: str) -> tuple[Gap, ...]:
        """The gaps that references of what the entry needs may reach; one at least, if the list has any."""
        named = {reference for code in ("", *self.needed(entry)) for reference in self._said.get(code, ())}
        found = [gap for gap in self._list.gaps if any(reaches(each, gap.code) for each in named)]
        return tuple(found) or self._list.gaps[:1]

    def _dependents(self, entry: str) -> tuple[str, ...]:
        """The entry, then every other whose verdicts may hang on it."""
        others = [code for code in dict.fromkeys(self._codes) if code != entry and entry in self.needed(code)]
        return (entry, *others)

    def concerned(self, note: str) -> frozenset[str]:
        """The entries a note above them bears on."""
        found = self._notes[note]
        references = found.effect.references
        if not references:
            return frozenset(code for code in self._codes if code.startswith(found.place) or not found.place)
        return frozenset(code for code in self._codes if any(_touches(each, code) for each in references))


def _notes(paragraph: Paragraph) -> Iterator[Note]:
    yield from paragraph.notes
    for child in paragraph.children:
        yield from _notes(child)


def _defines(entry: Paragraph) -> bool:
    """Whether a note of the entry defines a name: it may be used anywhere."""
    return any(note.effect.action == "defines" for note in _notes(entry))


def _touches(reference: Reference, entry: str) -> bool:
    ends = [entry_of(end) for end in (reference.first, reference.last) if end is not None]
    return entry in ends or covers(reference, entry)


def _references(record: Any) -> Iterator[Reference]:
    """Every reference inside a record, labels (residuals) apart: they decide nothing."""
    if isinstance(record, Reference):
        yield record
    elif isinstance(record, tuple):
        for each in record:  # pyright: ignore[reportUnknownVariableType]
            yield from _references(each)
    elif isinstance(record, Residual):
        return
    elif dataclasses.is_dataclass(record) and not isinstance(record, type):
        if isinstance(record, Note):
            yield from _references(record.criterion)
            yield from _references(record.effect.exceptions)
            return
        if isinstance(record, Paragraph) and record.status == "see":
            return
        for field in dataclasses.fields(record):
            yield from _references(getattr(record, field.name))
        figure = getattr(record, "reference", None)
        if isinstance(figure, str):
            yield Reference("note", figure)
