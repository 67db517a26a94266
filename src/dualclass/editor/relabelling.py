"""A label renamed with everything below it: which letters change in each place where it is written.

A paragraph keeps its place: only the last part of its label can change, `c` to `d`, or the number of a note.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dualclass.editor.symbols import Occurrence, Symbol
from dualclass.language.labels import is_code, match_label

_PART = re.compile(r"(?:[0-9]{1,3}|[a-z])\Z")
_NOTE = re.compile(r"(?:technical\s+)?note(?:\s+[0-9]{1,3})?")
_NOTE_NAME = re.compile(r"(?:technical )?note(?: [0-9]{1,3})?\Z")
_NAME = re.compile(r"[a-z][a-z0-9_]*[a-z0-9]\Z")


class RefusedError(Exception):
    """A rename that must not be made; the message is for the person who asked."""


@dataclass(frozen=True, slots=True)
class Relabelling:
    """What changes: the symbol, how deep in its label, and to what.

    ``depth``: of a code the number of the part that changes, of a part of a note the number of its letter behind the
    note, -1 for the note itself.
    """

    symbol: Symbol
    depth: int
    new: str

    @property
    def new_name(self) -> str:
        """The full name after it."""
        name = self.symbol.name
        if self.symbol.sort == "code" or self.depth >= 0:
            return name[: len(name) - len(last_part(name))] + self.new
        place = name[: _note_at(name)]
        return f"{place}{self.new}"


def last_part(name: str) -> str:
    """The part of a label that a rename changes: the last letter or number, the entry, the word of the note."""
    if " " not in name:
        return name.rpartition(".")[2]
    if name.startswith("general note ") and "." not in name:
        return name.rpartition(" ")[2]
    note = name[_note_at(name) :]
    return note.rpartition(".")[2] if "." in note else note


def _note_at(name: str) -> int:
    if name.startswith("general note "):
        return len("general note ")
    found = match_label(name, 0)
    return len(name) if found is None else name.index(found[0].note, len(found[0].place))


def relabelling(symbol: Symbol, new: str) -> Relabelling:
    """What a new label for a paragraph or note asks for. Raises ``RefusedError`` with what is wrong with it."""
    new = " ".join(new.split())
    name = symbol.name
    if symbol.sort == "code":
        return Relabelling(symbol, name.count("."), _new_part(name, new))
    if name.startswith("general note ") and "." not in name:
        if not _NAME.match(new.removeprefix("general note ")):
            raise RefusedError(f"`{new}` is no name for a general note: small letters, digits and `_`")
        return Relabelling(symbol, -1, new.removeprefix("general note "))
    note = name[_note_at(name) :]
    if "." in note:
        return Relabelling(symbol, note.count(".") - 1, _new_part(name, new))
    if new.isdigit():
        new = f"{'technical ' if note.startswith('technical') else ''}note {new}"
    if not _NOTE_NAME.match(new):
        raise RefusedError(f"`{new}` is no label of a note: write a number, or `note 2`")
    return Relabelling(symbol, -1, new)


def _new_part(name: str, new: str) -> str:
    parent, dot, _ = name.rpartition(".")
    if not dot:
        if not is_code(new) or "." in new:
            raise RefusedError(f"`{new}` is no code of an entry, such as 3A001")
        return new
    above, dotted, part = new.rpartition(".")
    if dotted and parent != above and not parent.endswith((f".{above}", f" {above}")):
        raise RefusedError(f"`{name}` stays below `{parent}`: only its last part can be renamed")
    if not _PART.match(part):
        raise RefusedError(f"`{part}` is no part of a label: a small letter, or a number of up to three digits")
    return part


def depth_of(symbol: Symbol) -> int:
    """How deep in its label the part stands that a rename changes; see ``Relabelling``."""
    if symbol.sort == "code":
        return symbol.name.count(".")
    tail = symbol.name[_note_at(symbol.name) :]
    return tail.count(".") - 1


def concerns(change: Relabelling, symbol: Symbol) -> bool:
    """Whether a name has the changed part in it: the paragraph itself and everything below it."""
    name = change.symbol.name
    if symbol.sort != change.symbol.sort:
        return False
    return symbol.name == name or symbol.name.startswith(f"{name}.")


def edit_in(change: Relabelling, occurrence: Occurrence, text: str) -> tuple[int, int] | None:
    """Where in the text of a place the changed part stands; ``None`` when the short form leaves it out."""
    written = text[occurrence.start : occurrence.end]
    if change.symbol.sort == "code":
        found = _part_of(written, 0, occurrence.symbol.name.count(".") + 1, change.depth)
    elif change.depth < 0:
        found = _note_word(change, written)
    else:
        found = _note_part(change, written, occurrence.symbol.name)
    return None if found is None else (occurrence.start + found[0], occurrence.start + found[1])


def _part_of(written: str, start: int, length: int, depth: int) -> tuple[int, int] | None:
    """The part of a label of so many parts, of which the last ones are written."""
    parts = [(each.start(), each.end()) for each in re.finditer(r"[^.\s]+", written[start:])]
    index = depth - (length - len(parts))
    if not 0 <= index < len(parts):
        return None
    return start + parts[index][0], start + parts[index][1]


def _note_word(change: Relabelling, written: str) -> tuple[int, int] | None:
    if change.symbol.name.startswith("general note "):
        old = last_part(change.symbol.name)
        found = re.search(rf"(?<![a-z0-9_]){re.escape(old)}(?![a-z0-9_])", written)
    else:
        found = _NOTE.search(written)
    return found.span() if found is not None else None


def _note_part(change: Relabelling, written: str, name: str) -> tuple[int, int] | None:
    tail = name[_note_at(name) :]
    length = tail.count(".")
    found = _NOTE.search(written)
    dot = written.find(".", found.end()) if found is not None else -1
    start = dot + 1 if dot >= 0 else 0
    if found is not None and dot < 0:
        return None
    return _part_of(written, start, length, change.depth)
