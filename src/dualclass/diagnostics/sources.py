"""A source text with its lines at hand, so that many places in it are found quickly."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from dualclass.diagnostics.records import Place


class Source:
    """The text of one file. Lines end at a line feed, as editors count them; numbers begin at 1."""

    def __init__(self, text: str) -> None:
        """Keep the text; lines are looked for when first asked for."""
        self.text = text

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [0], self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1 and in characters; beyond the end counts as the end."""
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def line(self, number: int) -> str:
        """A line without its end."""
        start = self._starts[number - 1]
        end = self._starts[number] - 1 if number < len(self._starts) else len(self.text)
        return self.text[start:end].rstrip("\r")

    def span(self, place: Place) -> tuple[int, int, int, int]:
        """First line, first column, last line and the column behind the last character."""
        return *self.position(place.start), *self.position(place.end)

    def start_of_line(self, offset: int) -> int:
        """Where the line of an offset begins."""
        return self._starts[self.position(offset)[0] - 1]


type Sources = Callable[[str], Source | None]
"""The source of a file by its name; ``None`` when it is not at hand."""


def no_sources(file: str) -> Source | None:
    """No source is at hand."""
    del file
    return None


def in_project(file: str) -> str:
    """The name of a file for readers that know a project's own folder: relative to the folder the command runs in.

    With slashes on every system; a file that lies elsewhere keeps its whole path.
    """
    path = Path(file)
    here = Path.cwd()
    return (path.relative_to(here) if path.is_absolute() and path.is_relative_to(here) else path).as_posix()
