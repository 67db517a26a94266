"""The notes of an entry: each of the text has one in the rules, the other way round, with the same numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dualclass.language.paragraphs import Note, Paragraph
from dualclass.lists.labels import entry_of, lineage
from dualclass.workshop.auditing.comparing import Place, compare
from dualclass.workshop.auditing.differences import Counts, Finding
from dualclass.workshop.auditing.figures import read_text
from dualclass.workshop.auditing.official_text import OfficialText
from dualclass.workshop.auditing.pairing import PrintedNote, WrittenNote, pairs, written

_UNUSED = re.compile(r"\W*(?:not used|reserved|deleted)\W*\Z", re.IGNORECASE)


def audit_notes(entry: Paragraph, text: OfficialText, open_codes: frozenset[str], counts: Counts) -> Iterator[Finding]:
    """Every difference between the notes of an entry in the text and in the rules."""
    printed = [each for each in _printed(entry.code, text) if not _is_open(each, open_codes, counts)]
    rules = [written(note) for note in _written(entry)]
    found = pairs(printed, rules)
    for i, j in found:
        yield from _pair(printed[i], rules[j], counts)
    paired = {i for i, _ in found}
    for i, one in enumerate(printed):
        if i not in paired:
            yield _missing(one)
    answered = {j for _, j in found}
    for j, other in enumerate(rules):
        if j not in answered and other.note.effect.action != "says":
            yield _surplus(other)


def _printed(entry: str, text: OfficialText) -> Iterator[PrintedNote]:
    for code, paragraph in text.paragraphs.items():
        if entry_of(code) != entry:
            continue
        for note in paragraph.notes:
            if not _UNUSED.fullmatch(note.text):
                yield PrintedNote(code, note, read_text(note.text, text.convention, numbered=True))


def _is_open(one: PrintedNote, open_codes: frozenset[str], counts: Counts) -> bool:
    """Whether the paragraph that a note stands at or speaks of is not encoded."""
    is_open = any(step in open_codes for code in (one.named, one.code) for step in lineage(code))
    counts.notes_open += is_open
    return is_open


def _written(paragraph: Paragraph) -> Iterator[Note]:
    yield from paragraph.notes
    for child in paragraph.children:
        yield from _written(child)


def _label(one: PrintedNote) -> str:
    return one.note.label.lower()


def _pair(one: PrintedNote, other: WrittenNote, counts: Counts) -> Iterator[Finding]:
    counts.notes += 1
    place = Place(other.note.place, other.note.label, is_open=False)
    yield from compare(one.read, other.content, place, counts)
    action = other.note.effect.action
    if one.releases and not other.releases:
        message = f"the text takes something out of control, and the rule's note only `{action}`"
    elif other.releases and not one.may_release:
        message = f"the rule's note `{action}`, and the text's takes nothing out of control"
    else:
        return
    yield Finding(other.note.place, "note-effect", action, message, other.note.label, _words(one), other.note.span)


def _missing(one: PrintedNote) -> Finding:
    message = f"the rules have no `{_label(one)}`"
    return Finding(one.code, "note-missing", _label(one), message, words=_words(one))


def _surplus(other: WrittenNote) -> Finding:
    note = other.note
    message = f"the text has no note that {note.effect.action} here"
    return Finding(note.place, "note-surplus", note.label, message, span=note.span)


def _words(one: PrintedNote) -> str:
    words = " ".join(one.note.text.split())
    return f"{words[:70]}.." if len(words) > 72 else words
