"""Notes of a printed text taken apart: notes hidden in others, technical notes counted ``1. 2. 3.``, pointers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_INNER = re.compile(
    r"\b(?:(?P<label>Technical Notes?(?: \d+)?|Notes?(?: \d+)?)[:.]|(?P<pointer>N\.B\.)\s?\d?[.:]?)\s+(?=\S)"
)
_CITED = re.compile(r"(?:[0-9][A-E][0-9]{3}(?:\.\w+)*\.?|\b(?:the|of|and|in|to))\s*\Z")
_ITEM = re.compile(r"(?:\A|(?<=[\s;:.)]))(?P<number>\d{1,2})(?:\.\s*|(?<=\.\s\d)\s+)(?=['\"‘’“”(A-ZÀ-ÞΑ-Ω])")


@dataclass(frozen=True, slots=True)
class TextNote:
    """One note: its label, the number in it if any, its words, and whether it is a technical note."""

    label: str
    number: int | None
    text: str
    technical: bool


@dataclass(frozen=True, slots=True)
class SplitNotes:
    """The notes of a paragraph, and how many pointers (N.B.) stood among them."""

    notes: tuple[TextNote, ...]
    pointers: int


def split_notes(notes: Iterable[tuple[str, str]], technical: Iterable[tuple[str, str]]) -> SplitNotes:
    """Every note of a paragraph by itself, in the order of print."""
    found: list[TextNote] = []
    pointers = 0
    for label, text in (
        *notes,
        *(("Technical " + label.removeprefix("Technical "), text) for label, text in technical),
    ):
        for part_label, part in _parts(label, text):
            if part_label.startswith("N.B"):
                pointers += 1
                continue
            is_technical = part_label.lower().startswith("technical")
            counted = list(_counted(part)) if is_technical or part_label == "Notes" else []
            if len(counted) > 1:
                stem = part_label.removesuffix("s")
                found += [TextNote(f"{stem} {number}", number, words, is_technical) for number, words in counted]
            else:
                found.append(TextNote(part_label, _number(part_label), part, is_technical))
    return SplitNotes(tuple(found), pointers)


def _parts(label: str, text: str) -> Iterator[tuple[str, str]]:
    """A note, and the notes printed inside it behind a label of their own."""
    position = 0
    for match in _INNER.finditer(text):
        if _CITED.search(text[max(0, match.start() - 30) : match.start()]):
            continue
        if match.start() > position or position:
            yield label, text[position : match.start()]
        label, position = " ".join((match["label"] or match["pointer"]).split()), match.end()
    yield label, text[position:]


def _counted(text: str) -> Iterator[tuple[int, str]]:
    """The items ``1. .. 2. ..`` of a text; what stands before the first is given to it, so that nothing is lost."""
    starts: list[tuple[int, int, int]] = []
    for match in _ITEM.finditer(text):
        number = int(match["number"])
        if number == len(starts) + 1:
            starts.append((number, match.start("number"), match.end()))
    for index, (number, begin, start) in enumerate(starts):
        end = starts[index + 1][1] if index + 1 < len(starts) else len(text)
        before = "" if index else text[:begin]
        yield number, f"{before}{text[start:end]}".strip()


def _number(label: str) -> int | None:
    match = re.search(r"(\d+)\Z", label)
    return int(match[1]) if match else None
