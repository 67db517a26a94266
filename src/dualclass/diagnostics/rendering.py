"""Diagnostics as plain text for a terminal, and as plain values for JSON."""

from __future__ import annotations

import unicodedata
from typing import Any

from dualclass.diagnostics.records import Diagnostic, Label, Patch, Place
from dualclass.diagnostics.sources import Source

_TAB = 4
_LONGEST_LINE = 160
_MOST_LINES = 4


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Line and column (both from 1, in characters) of an offset; beyond the end counts as the end."""
    return Source(text).position(offset)


def _shown(text: str) -> str:
    """Text safe for a terminal: tabs widened, control and bidirectional characters made visible."""
    parts: list[str] = []
    for character in text:
        if character == "\t":
            parts.append(" " * _TAB)
        elif unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp"):
            parts.append(f"\\u{ord(character):04x}")
        else:
            parts.append(character)
    return "".join(parts)


def _width(text: str) -> int:
    """Columns a text takes: wide East Asian characters take two, combining marks none."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in _shown(text)
    )


def _excerpt(line: str, start: int, end: int) -> tuple[str, str, str]:
    """The line cut to a window around ``start..end``: what is before, what is underlined, what follows."""
    end = max(start, min(end, len(line), start + _LONGEST_LINE // 2))
    first = max(0, start - _LONGEST_LINE // 2)
    last = min(len(line), first + _LONGEST_LINE)
    head = ("…" if first else "") + line[first:start]
    tail = line[end:last] + ("…" if last < len(line) else "")
    return head, line[start:end], tail


def _label_lines(label: Label, source: Source, *, mark: str) -> list[str]:
    number, column = source.position(label.place.start)
    line = source.line(number)
    start = min(column - 1, len(line))
    head, marked, tail = _excerpt(line, start, start + max(0, label.place.end - label.place.start))
    gutter = " " * len(str(number))
    under = " " * _width(head) + mark * max(1, _width(marked))
    return [
        f"{gutter} |",
        f"{number} | {_shown(head + marked + tail)}",
        f"{gutter} | {under}{' ' + _shown(label.text) if label.text else ''}",
    ]


def _patch_lines(patch: Patch, source: Source) -> list[str]:
    """What the lines of the patch would read, one below the other."""
    number = source.position(patch.place.start)[0]
    last = source.position(patch.place.end)[0]
    start, text = source.start_of_line(patch.place.start), source.text
    end = source.start_of_line(patch.place.end) + len(source.line(last))
    mended = text[start : patch.place.start] + patch.replacement + text[patch.place.end : end]
    lines = [line.strip() for line in mended.splitlines() if line.strip()]
    if number == last and any(len(line) > _LONGEST_LINE for line in lines):
        lines = [f"{patch.replacement.strip()}"]
    word = "write" if patch.sure else "perhaps"
    shown = [f"`{_shown(line[:_LONGEST_LINE])}`" for line in lines[:_MOST_LINES]]
    return [f"  = {word}: {shown[0]}", *(f"    {' ' * len(word)}  {line}" for line in shown[1:])] if shown else []


def _where(place: Place, source: Source | None) -> str:
    if source is None:
        return place.file
    line, column = source.position(place.start)
    return f"{place.file}:{line}:{column}" if place.file else f"{line}:{column}"


def render_text(diagnostic: Diagnostic, source_text: str | Source | None = None) -> str:
    """The diagnostic as lines of plain text, without colour and without a final line end.

    ``source_text`` is the text of the file that the main label names; without it no source line is shown. What the
    patch would make of the line is shown where the suggestion does not say it already.
    """
    source = Source(source_text) if isinstance(source_text, str) else source_text
    lines = [f"{diagnostic.severity}[{diagnostic.code}]: {_shown(diagnostic.message)}"]
    main = diagnostic.labels[0].place if diagnostic.labels else None
    place = _where(main, source) if main else ""
    subject = diagnostic.subject or ""
    where = f"{place} ({subject})" if place and subject else place or subject
    if where:
        lines.append(f"  --> {_shown(where)}")
    if source is not None and main is not None:
        for index, label in enumerate(diagnostic.labels):
            if label.place.file == main.file:
                lines += _label_lines(label, source, mark="-" if index else "^")
    if diagnostic.help:
        lines.append(f"  = help: {_shown(diagnostic.help)}")
    if diagnostic.suggestion:
        lines.append(f"  = did you mean `{_shown(diagnostic.suggestion)}`?")
    patch = diagnostic.patch
    if source is not None and patch is not None and main is not None and patch.place.file == main.file:
        said = diagnostic.suggestion is not None and patch.replacement == diagnostic.suggestion
        lines += [] if said else _patch_lines(patch, source)
    return "\n".join(lines)


def _place_dict(place: Place, source: Source | None) -> dict[str, Any]:
    found: dict[str, Any] = {"file": place.file, "start": place.start, "end": place.end}
    if source is not None:
        found["line"], found["column"], found["end_line"], found["end_column"] = source.span(place)
    return found


def to_dict(diagnostic: Diagnostic, source_text: str | Source | None = None) -> dict[str, Any]:
    """The diagnostic as plain values for JSON; lines and columns are added when the source text is at hand.

    Both count from 1, in characters, the end excluded.
    """
    source = Source(source_text) if isinstance(source_text, str) else source_text
    patch = diagnostic.patch
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity,
        "message": diagnostic.message,
        "subject": diagnostic.subject,
        "labels": [{**_place_dict(label.place, source), "text": label.text} for label in diagnostic.labels],
        "help": diagnostic.help,
        "suggestion": diagnostic.suggestion,
        "patch": {
            **_place_dict(patch.place, source),
            "replacement": patch.replacement,
            "sure": patch.sure,
        }
        if patch
        else None,
    }
