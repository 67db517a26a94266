"""Logical lines gathered into rows: those that share a line of the text, with the comments above and behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dualclass.language.blocks import SourceTree
from dualclass.language.source import SourceLine

_PART = re.compile(r"#[^\n]*|\n")
_INSIDE = re.compile(r'"[^"\n]*"?|#[^\n]*|[^"#]+')


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment that stands alone, from its ``#`` on; ``column`` counts from 0."""

    text: str
    column: int


@dataclass(frozen=True, slots=True)
class Row:
    """Logical lines joined by ``;``.

    ``above``: the comments over it, ``None`` for blank lines. ``behind``: the comment at its end. ``loose``: a ``;``
    stands before its first line on the same line of the text, so that no label was read there.
    """

    above: tuple[Comment | None, ...]
    lines: tuple[SourceLine, ...]
    behind: str | None
    loose: bool

    @property
    def column(self) -> int:
        """Where it begins in its line of the text."""
        return self.lines[0].column


@dataclass(frozen=True, slots=True)
class Rows:
    """All rows of a text, and what stands below the last one."""

    rows: tuple[Row, ...]
    below: tuple[Comment | None, ...]


def read_rows(tree: SourceTree) -> Rows:
    """The rows of a text, each logical line in exactly one."""
    text = tree.text
    rows: list[Row] = []
    lines: list[SourceLine] = []
    above: tuple[Comment | None, ...] = ()
    end = 0
    for line in tree.split.lines:
        behind, over = _gap(text, end, line.content_start, first=not rows and not lines)
        if lines and over is not None:
            rows.append(Row(above, tuple(lines), behind, not lines[0].first))
            lines = []
        if not lines:
            above = over or ()
        lines.append(line)
        end = line.content_end
    behind, over = _gap(text, end, len(text), first=not lines)
    if lines:
        rows.append(Row(above, tuple(lines), behind, not lines[0].first))
    return Rows(tuple(rows), over or ())


def _gap(text: str, start: int, end: int, *, first: bool) -> tuple[str | None, tuple[Comment | None, ...] | None]:
    """The comment behind the row that ends at ``start``, and what stands over the next one; no line end: ``None``."""
    behind: str | None = None
    over: list[Comment | None] = []
    below = first
    line_start, filled = (0, False) if first else (start, True)
    for found in _PART.finditer(text, start, end):
        part = found.group()
        if part == "\n":
            if not filled and over[-1:] != [None]:
                over.append(None)
            below, line_start, filled = True, found.end(), False
            continue
        if below:
            over.append(Comment(part.rstrip(), found.start() - line_start))
        else:
            behind = part.rstrip()
        filled = True
    return behind, tuple(over) if below else None


def stretches(content: str) -> Iterator[tuple[str, str | None]]:
    """The lines of a content that a comment parts: what stands on each, and its comment."""
    for line in content.split("\n"):
        code, comment = "", None
        for found in _INSIDE.finditer(line):
            if found.group().startswith("#"):
                comment = found.group().rstrip()
            else:
                code += found.group()
        yield code, comment


def has_comment(content: str) -> bool:
    """Whether a comment stands inside a content."""
    return "#" in content and any(found.startswith("#") for found in _INSIDE.findall(content))
