"""The notes of an entry: each of the text has one in the rules, the other way round, with the same numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dualclass.language.paragraphs import Note, Paragraph
from dualclass.lists.labels import entry_of, is_within, lineage
from dualclass.vocabulary import Vocabulary
from dualclass.workshop.auditing.comparing import Place, compare
from dualclass.workshop.auditing.differences import Counts, Finding
from dualclass.workshop.auditing.figures import read_text
from dualclass.workshop.auditing.measures import Key
from dualclass.workshop.auditing.official_text import OfficialText
from dualclass.workshop.auditing.pairing import PrintedNote, WrittenNote, pairs, written

_UNUSED = re.compile(r"\W*(?:not used|reserved|deleted)\W*\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NoteContext:
    """What is compared with what: the text, what is not encoded, what the vocabulary explains.

    ``decided``: for each paragraph, the figures its own sentences decide by.
    """

    text: OfficialText
    vocabulary: Vocabulary
    open_codes: frozenset[str]
    decided: Mapping[str, frozenset[Key]]


def audit_notes(entry: Paragraph, context: NoteContext, counts: Counts) -> Iterator[Finding]:
    """Every difference between the notes of an entry in the text and in the rules."""
    printed = list(_printed(entry.code, context.text))
    rules = [written(note, context.vocabulary) for note in _written(entry)]
    found = pairs(printed, rules)
    for i, j in found:
        yield from _pair(printed[i], rules[j], context, counts)
    paired = {i for i, _ in found}
    for i, one in enumerate(printed):
        if i in paired:
            continue
        if _is_open(one, context.open_codes):
            counts.notes_open += 1
        else:
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


def _is_open(one: PrintedNote, open_codes: frozenset[str]) -> bool:
    """Whether the paragraph that a note stands at or speaks of is not encoded."""
    return any(step in open_codes for code in (one.named, one.code) for step in lineage(code))


def _written(paragraph: Paragraph) -> Iterator[Note]:
    yield from paragraph.notes
    for child in paragraph.children:
        yield from _written(child)


def _label(one: PrintedNote) -> str:
    return one.note.label.lower()


def _pair(one: PrintedNote, other: WrittenNote, context: NoteContext, counts: Counts) -> Iterator[Finding]:
    counts.notes += 1
    action = other.note.effect.action
    taken_up = frozenset[Key]()
    if one.note.technical:
        near = [keys for code, keys in context.decided.items() if is_within(code, other.note.place)]
        taken_up = frozenset(key for keys in near for key in keys)
    place = Place(
        other.note.place,
        other.note.label,
        is_open=_is_open(one, context.open_codes),
        only_says=action == "says",
        taken_up=taken_up,
    )
    yield from compare(one.read, other.content, place, counts)
    if one.releases and not other.releases and not one.note.technical and not place.is_open:
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
