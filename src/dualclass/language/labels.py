"""Labels as the lists print them: `3A001.a.5`, `b.2`, `a note 1.b.2`, `3A note 1`, `general note gsn`.

A code is an entry (`3A001`, `PL9005`) with its sub-paragraphs after dots. A short label is completed with the
entry it stands in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal as OneOf

_PART = r"(?:[0-9]{1,3}|[a-z])"
_ENTRY = r"(?:[0-9][A-E][0-9]{3}|PL[0-9]{4})"
_END = r"(?=[\s\";#:]|$)"
_SPACE = r"[^\S\n]+"

_NOTE = re.compile(
    rf"(?:(?P<place>{_ENTRY}(?:\.{_PART})*|{_PART}(?:\.{_PART})*|[0-9][A-E]){_SPACE})?"
    rf"(?P<note>(?:technical{_SPACE})?note(?:{_SPACE}[0-9]{{1,3}})?)(?P<parts>(?:\.{_PART})*){_END}"
)
_GENERAL = re.compile(rf"general{_SPACE}note{_SPACE}(?P<place>[a-z][a-z0-9_]*[a-z0-9]){_END}")
_GENERAL_PART = re.compile(rf"(?P<place>[a-z][a-z0-9_]*[a-z0-9]){_SPACE}note(?P<parts>(?:\.{_PART})+){_END}")
_PARAGRAPH = re.compile(rf"(?P<place>{_ENTRY}(?:\.{_PART})*|{_PART}(?:\.{_PART})*){_END}")
_CODE = re.compile(rf"(?P<entry>{_ENTRY})(?:\.{_PART})*")
_GROUP = re.compile(r"[0-9][A-E]")


@dataclass(frozen=True, slots=True)
class PrintedLabel:
    """A label as written at the start of a line.

    ``place`` is the paragraph (or group, or the name of a general note) as written, empty for a note of the
    entry; ``note`` is ``note``, ``note 1``, ``technical note 2``; ``parts`` its lettered parts, ``a.1``.
    """

    form: OneOf["paragraph", "note", "note part", "general note"]
    text: str
    place: str
    note: str = ""
    parts: str = ""


def match_label(text: str, start: int) -> tuple[PrintedLabel, int] | None:
    """The label that begins at ``start``, and where it ends; ``None`` when there is none."""
    if found := _GENERAL.match(text, start):
        label = PrintedLabel("general note", _spaced(found.group()), found["place"])
        return label, found.end()
    found = _NOTE.match(text, start)
    if found is None and (part := _GENERAL_PART.match(text, start)) and part["place"] not in ("technical", "general"):
        return PrintedLabel("note part", _spaced(part.group()), part["place"], "note", part["parts"][1:]), part.end()
    if found is not None:
        parts = found["parts"][1:]
        form = "note part" if parts else "note"
        return PrintedLabel(
            form, _spaced(found.group()), found["place"] or "", _spaced(found["note"]), parts
        ), found.end()
    if found := _PARAGRAPH.match(text, start):
        return PrintedLabel("paragraph", found.group(), found["place"]), found.end()
    return None


def _spaced(text: str) -> str:
    return " ".join(text.split())


def is_code(text: str) -> bool:
    """Whether the text is a complete code: an entry, or a paragraph below one."""
    return _CODE.fullmatch(text) is not None


def is_group(text: str) -> bool:
    """Whether the text names a group of a category, ``3A``."""
    return _GROUP.fullmatch(text) is not None


def entry_of(code: str) -> str:
    """The entry a complete code belongs to: ``3A001`` of ``3A001.a.5``."""
    return code.split(".", 1)[0]


def parent_of(code: str) -> str | None:
    """The code one level up; ``None`` for an entry."""
    return code.rpartition(".")[0] or None


def complete(label: str, entry: str | None) -> str | None:
    """The full code of a label written inside ``entry``; ``None`` for a short label outside an entry."""
    if is_code(label) or is_group(label):
        return label
    if not label:
        return entry
    return f"{entry}.{label}" if entry and is_code(entry) else None


def order_key(part: str) -> tuple[int, int, str]:
    """Sorts the last parts of labels as lists print them: numbers by value, then letters."""
    return (0, int(part), "") if part.isdigit() else (1, 0, part)


def successors(first: str, last: str) -> tuple[str, ...] | None:
    """The parts from ``first`` to ``last``, both included: ``a, b, c``; ``None`` when they do not run up."""
    if first.isdigit() and last.isdigit() and int(first) <= int(last):
        return tuple(str(number) for number in range(int(first), int(last) + 1))
    if first.isalpha() and last.isalpha() and first <= last:
        return tuple(chr(code) for code in range(ord(first), ord(last) + 1))
    return None
