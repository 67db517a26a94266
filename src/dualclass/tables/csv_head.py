"""The first line of a CSV: what parts its cells, and what its columns are called."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from dualclass.diagnostics import Diagnostic, DiagnosticError

DELIMITERS = ",;\t|"


def delimiter_of(text: str, path: Path) -> str:
    """What parts the cells, judged by the first lines: the one that parts them all alike, in most cells."""
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if ".tsv" in suffixes or ".tab" in suffixes:
        return "\t"
    lines = [line for line in text.split("\n")[:30] if line.strip()][:20]
    best, score = ",", (0.0, 0)
    for delimiter in DELIMITERS:
        widths = [len(row) for row in _rows(lines, delimiter)]
        if not widths or widths[0] < 2:
            continue
        alike = sum(width == widths[0] for width in widths) / len(widths)
        if (alike, widths[0]) > score:
            best, score = delimiter, (alike, widths[0])
    return best


def split_head(text: str, delimiter: str, path: Path) -> tuple[list[str], int]:
    """The cells of the head, and how many characters it takes. Raises ``DiagnosticError`` for a table without one."""
    used = 0
    lines = [f"{line}\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    while lines and not lines[0].strip():
        used += len(lines.pop(0))
    if not lines:
        raise DiagnosticError(
            Diagnostic(
                "B032",
                "error",
                "the table is empty: it has not even a head",
                help="the first line names the columns, as in `name, kind, resolution, sample_rate`",
                subject=str(path),
            )
        )
    feed = iter(lines[:50])
    taken: list[str] = []

    def counted() -> str:
        taken.append(next(feed))
        return taken[-1]

    try:
        cells = next(csv.reader(iter(counted, None), delimiter=delimiter, strict=True))
    except (csv.Error, StopIteration) as error:
        message = "the head of the table cannot be read: a quotation mark in it is not closed"
        if "field larger" in str(error):
            most = csv.field_size_limit()
            message = f"the head of the table cannot be read: a name in it has more than {most:,} characters"
        help = "mend the first line; it names the columns"
        raise DiagnosticError(Diagnostic("B032", "error", message, help=help, subject=str(path))) from None
    return [cell.strip() for cell in cells], used + sum(len(line) for line in taken)


def distinct_columns(heads: Sequence[str | None]) -> tuple[str, ...]:
    """Names under which the columns can be told apart: a second one of a name, and one without, get their number."""
    found: list[str] = []
    for place, head in enumerate(heads, 1):
        name = " ".join((head or "").split())
        if not name or name in found:
            name = f"{name} [column {place}]".strip()
        found.append(name)
    return tuple(found)


def _rows(lines: Sequence[str], delimiter: str) -> list[list[str]]:
    try:
        return list(csv.reader(lines, delimiter=delimiter))
    except csv.Error:
        return []
