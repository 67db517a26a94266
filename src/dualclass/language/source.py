"""The text of a rule file as logical lines, without losing a character.

A logical line ends at a line end or `;` outside quotes. It goes on after a comma at a line end and inside
round brackets, unless the next line is empty or begins with a label: a forgotten bracket must not
swallow the next paragraph. White space and comments are kept with the line they stand before or behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dualclass.language.labels import match_label

_TOKEN = re.compile(r'"[^"\n]*"?|#[^\n]*|\n|;|\(|\)|,|(?:[^\S\n]|\ufeff)+|[^"#\n;(),\s\ufeff]+')
_REST_OF_LINE = re.compile(r"[^\n]*")
_OPENS_SENTENCE = re.compile(
    r"\s+(it|some|every|no|any|all|as|at|joined|judged|stated|other|also|substance|share|not|see|in force"
    r"|unless|releases|takes|narrows|defers|evaluates|defines|excludes|supplies|says)\s"
)
_OPENS_NAME = re.compile(r"\s+(?!(?:to|of|if|and|or|except|as|because|together|only|is|by|it)\b)[a-z]{2,}")
STATEMENT = re.compile(
    r"(?P<word>list|language|edition|text|all\s+negatives|complete\s+for|adopts|amends|omits|renumbers|adds|suspends"
    r"|marks|kind|parameter|group|table|names|not\s+encoded(?=\s+[0-9A-Z])"
    r"|judgement(?=\s+(?:\"|specially|designed|usable|capable|limited|required|intended|for)))(?![A-Za-z0-9_])"
    r"(?!\s+(?:at|more|less|between|exactly|ranked|is|includes|overlaps|covers|reaches|stays|by|beyond|the)\b)"
)


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One logical line: ``start`` to ``content_start`` is trivia, ``content_end`` to ``end`` what ends it.

    ``first`` when it begins a line of the text (labels are only read there); ``column`` counts from 0.
    """

    start: int
    content_start: int
    content_end: int
    end: int
    first: bool
    column: int


@dataclass(frozen=True, slots=True)
class Split:
    """All logical lines of a text; ``rest`` is where the trivia after the last one begins."""

    lines: tuple[SourceLine, ...]
    rest: int


def statement_word(text: str, start: int) -> tuple[str, int] | None:
    """The opening words of a statement of the file (``amends``, ``not encoded``) and where they end."""
    found = STATEMENT.match(text, start)
    return (" ".join(found["word"].split()), found.end()) if found else None


def split_lines(text: str) -> Split:
    """Split a text into logical lines; all slices, one after the other, are the text again."""
    lines: list[SourceLine] = []
    start = 0
    begin: int | None = None
    finish = depth = line_start = 0
    comma = loose = False
    first = seen = False

    def close(end: int) -> None:
        nonlocal start, begin, depth, comma
        assert begin is not None
        lines.append(SourceLine(start, begin, finish, end, first, begin - line_start if first else 0))
        start, begin, depth, comma = end, None, 0, False

    for token in _TOKEN.finditer(text):
        piece = token.group()
        if piece == "\n":
            if begin is not None and not (
                (depth or comma) and _goes_on(text, token.end(), bracket=depth > 0, sentence=loose or comma)
            ):
                close(token.end())
            if begin is None:
                line_start = token.end()
            seen = False
        elif piece == ";":
            if begin is not None:
                close(token.end())
            seen = True
        elif piece[0] == "#" or piece.isspace() or piece[0] == "\ufeff":
            continue
        else:
            if begin is None:
                begin, first = token.start(), not seen
            seen = True
            finish = token.end()
            depth = depth + 1 if piece == "(" else max(0, depth - 1) if piece == ")" else depth
            comma, loose = piece == ",", piece in ("(", "and", "or")
    if begin is not None:
        close(len(text))
    return Split(tuple(lines), start)


def _goes_on(text: str, position: int, *, bracket: bool, sentence: bool) -> bool:
    """Whether a line with an open bracket or a final comma goes on in the line at ``position``.

    ``sentence``: whether what stands before lets a new sentence begin there.
    """
    found = _REST_OF_LINE.match(text, position)
    line = found.group() if found else ""
    stripped = line.strip()
    if not stripped:
        return False
    if stripped.startswith("#"):
        return True
    begin = position + len(line) - len(line.lstrip())
    if statement_word(text, begin):
        return False
    if not sentence and _OPENS_SENTENCE.match(f" {stripped} "):
        return False
    label = match_label(text, begin)
    if label is None:
        return True
    rest = text[label[1] : position + len(line)]
    if not rest.strip():
        return not bracket
    if rest.lstrip().startswith('"') or _OPENS_SENTENCE.match(rest + " "):
        return False
    return label[0].text.isdigit() or not _OPENS_NAME.match(rest)


def pieces(text: str, split: Split) -> Iterator[str]:
    """The text in pieces: trivia, content and ending of every line, then the rest."""
    for line in split.lines:
        yield text[line.start : line.content_start]
        yield text[line.content_start : line.content_end]
        yield text[line.content_end : line.end]
    yield text[split.rest :]
