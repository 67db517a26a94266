"""Codes, groups and notes as they are cited: short forms are completed, as the reader of rule files completes them."""

from __future__ import annotations

from collections.abc import Iterable

from lark import Token

from dualclass.editor.symbols import Occurrence, Role, Symbol
from dualclass.language.context import LineContext
from dualclass.language.faults import LineFaultError, Report
from dualclass.language.labels import complete, match_label
from dualclass.language.parsing import Branch, branches, tokens
from dualclass.language.references import complete_note, read_reference


def _context(entry: str | None) -> LineContext:
    return LineContext(Report(""), 0, 0, entry)


def _at(word: Token, symbol: Symbol, role: Role = "used") -> Occurrence:
    start = word.start_pos or 0
    return Occurrence(symbol, start, word.end_pos or start, role)


def codes_in(tree: Branch, entry: str | None) -> list[Occurrence]:
    """What a list of references names; a reference that cannot be completed is passed over."""
    found: list[Occurrence] = []
    last: str | None = None
    context = _context(entry)
    for each in branches(tree):
        words = tokens(each)
        try:
            reference, last = read_reference(each, context, last)
        except LineFaultError:
            continue
        match reference.form:
            case "code":
                found.append(_at(words[0], Symbol("code", reference.first)))
            case "range":
                ends = (reference.first, reference.last or reference.first)
                found += [_at(word, Symbol("code", code)) for word, code in zip(words, ends, strict=False)]
            case "note":
                found += note_occurrence(words[0], entry)
            case "group" | "group range":
                found += [_at(word, Symbol("entries", str(word))) for word in words]
            case "category" | "outside":
                pass
    return found


def note_occurrence(word: Token, entry: str | None, role: Role = "used") -> list[Occurrence]:
    """A cited note, with the paragraph it stands at."""
    try:
        name = complete_note(word, _context(entry))
    except LineFaultError:
        return []
    return [_at(word, Symbol("note", name), role), *place_of_note(str(word), word.start_pos or 0, entry)]


def place_of_note(text: str, start: int, entry: str | None) -> list[Occurrence]:
    """The paragraph or group that stands in front of ``note`` in a label or citation, if one does."""
    found = match_label(text, 0)
    if found is None or found[0].form == "general note" or not found[0].place:
        return []
    place = found[0].place
    code = complete(place, entry)
    if code is None or not text.startswith(place):
        return []
    sort = "code" if len(code) > 2 else "entries"
    return [Occurrence(Symbol(sort, code), start, start + len(place))]


def label_occurrences(words: Iterable[Token], label: str) -> list[Occurrence]:
    """The children that a join line of a paragraph or note names."""
    if not label:
        return []
    sort = "note" if is_note(label) else "code"
    return [
        _at(word, Symbol(sort, f"{label}.{str(word).rpartition('.')[2]}")) for word in words if word.type == "LABEL"
    ]


def is_note(name: str) -> bool:
    """Whether a full name is that of a note: ``3A001.a note 1``, ``general note gsn``."""
    return " " in name
