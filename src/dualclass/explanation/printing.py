"""Prints lines: wrapped to the terminal, in colour only where somebody looks and did not ask for none."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable
from typing import TextIO

from dualclass.explanation.text import Line

NARROWEST = 40
"""Narrower than this nothing is wrapped to: deep clauses would be a word a line."""
STYLES = {
    "title": "bold",
    "heading": "bold",
    "quiet": "dim",
    "true": "green",
    "false": "dim",
    "unknown": "yellow",
    "controlled": "bold red",
    "controlled_unless_released": "bold red",
    "undetermined": "bold yellow",
    "not_covered": "bold yellow",
    "not_controlled": "bold",
}


def wants_colour(stream: TextIO) -> bool:
    """Colour on a terminal, unless ``NO_COLOR`` is set or the terminal is a dumb one."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def print_lines(lines: Iterable[Line], stream: TextIO) -> None:
    """Write the lines. Piped output is plain and not wrapped, so that other programs can read it."""
    if not stream.isatty():
        for line in lines:
            stream.write(f"{'  ' * line.indent}{line.text}".rstrip() + "\n")
        return
    import shutil

    width = shutil.get_terminal_size((100, 24)).columns
    if not wants_colour(stream):
        for line in lines:
            stream.write(wrapped(line, width) + "\n")
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(file=stream, width=width, highlight=False)
    for line in lines:
        console.print(Text(wrapped(line, width), style=STYLES.get(line.style, "")), soft_wrap=True)


def wrapped(line: Line, width: int) -> str:
    """The line with its indent, continued one step deeper where it is too long for so many columns."""
    indent = "  " * line.indent
    room = max(width, NARROWEST)
    rows: list[str] = []
    row, start = indent, True
    for word in line.text.split(" "):
        if not start and columns(row) + 1 + columns(word) > room:
            rows.append(row.rstrip())
            row, start = indent + "    ", True
        row += word if start else f" {word}"
        start = False
    return "\n".join([*rows, row.rstrip()])


def columns(text: str) -> int:
    """The columns a text takes on a terminal: wide East Asian characters take two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(each) else 2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text
    )
