"""Logical lines gathered into blocks: everything that stands under one label or one statement of the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal as OneOf

from dualclass.language.labels import PrintedLabel, match_label
from dualclass.language.source import SourceLine, Split, pieces, split_lines, statement_word

_TITLE = re.compile(r'\s*"(?P<text>[^"\n]*)"')
_BECAUSE = re.compile(r'\s*because\s+"(?P<text>[^"\n]*)"')
_BODIES = ("kind", "table", "parameter", "names")


@dataclass(frozen=True, slots=True)
class Part:
    """What a grammar reads of a logical line, as offsets into the text; ``head`` when behind a label."""

    start: int
    end: int
    head: bool
    line: SourceLine


@dataclass(frozen=True, slots=True)
class Block:
    """A label or statement with all its lines.

    ``opening``: ``label`` (also of ``amends`` and ``adds``, see ``change``), ``statement`` (with its
    ``word``), or ``loose`` for lines before the first label. ``start`` and ``end`` span the label itself.
    """

    opening: OneOf["label", "statement", "loose"]
    word: str
    lines: tuple[SourceLine, ...]
    parts: tuple[Part, ...]
    start: int
    end: int
    column: int = 0
    label: PrintedLabel | None = None
    change: OneOf["amends", "adds"] | None = None
    title: str | None = None
    because: str | None = None

    @property
    def takes_lines(self) -> bool:
        """Whether lines may follow the opening line."""
        return self.opening == "label" or self.word in _BODIES


@dataclass(frozen=True, slots=True)
class SourceTree:
    """The lossless tree of a rule file: its text, lines and blocks."""

    file: str
    text: str
    split: Split
    blocks: tuple[Block, ...]

    def pieces(self) -> Iterator[str]:
        """The text in pieces, which joined together are the text again."""
        return pieces(self.text, self.split)


def read_blocks(text: str, file: str) -> SourceTree:
    """Split a text into lines and blocks. Never fails: what is no label stays a line of its block."""
    split = split_lines(text)
    gathered: list[list[SourceLine]] = [[]]
    for line in split.lines:
        if line.first and (statement_word(text, line.content_start) or match_label(text, line.content_start)):
            gathered.append([])
        gathered[-1].append(line)
    return SourceTree(file, text, split, tuple(_block(text, lines) for lines in gathered if lines))


def _block(text: str, lines: list[SourceLine]) -> Block:
    first = lines[0]
    start, stop = first.content_start, first.content_end
    later = [Part(line.content_start, line.content_end, False, line) for line in lines[1:]]
    statement = statement_word(text, start) if first.first else None
    change: OneOf["amends", "adds"] | None = None
    label: tuple[PrintedLabel, int] | None = None
    if statement and statement[0] in ("amends", "adds"):
        change = "amends" if statement[0] == "amends" else "adds"
        label = match_label(text, statement[1] + _blank(text, statement[1]))
    elif not statement and first.first:
        label = match_label(text, start)
    if label is None:
        opening = "statement" if statement else "loose"
        head = Part(start, stop, True, first)
        word = statement[0] if statement else ""
        return Block(opening, word, tuple(lines), (head, *later), start, stop, first.column, change=change)
    position = label[1]
    title, position = _take(_TITLE, text, position, stop)
    because, position = _take(_BECAUSE, text, position, stop) if change else (None, position)
    position += _blank(text, position)
    if position < stop:
        later.insert(0, Part(position, stop, True, first))
    return Block(
        "label",
        statement[0] if statement else "",
        tuple(lines),
        tuple(later),
        start,
        label[1],
        first.column,
        label[0],
        change,
        title,
        because,
    )


def _blank(text: str, position: int) -> int:
    count = 0
    while position + count < len(text) and text[position + count].isspace():
        count += 1
    return count


def _take(pattern: re.Pattern[str], text: str, position: int, stop: int) -> tuple[str | None, int]:
    found = pattern.match(text, position, stop)
    return (found["text"], found.end()) if found else (None, position)
