"""Diagnostics on the standard error stream, each with its source line where there is one."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from dualclass.diagnostics import Diagnostic


def print_diagnostics(diagnostics: Iterable[Diagnostic]) -> None:
    """Write every diagnostic; sources are read again for the lines they point at."""
    from dualclass.diagnostics import render_text

    texts: dict[str, str | None] = {}
    for diagnostic in diagnostics:
        source = None
        if diagnostic.labels:
            file = diagnostic.labels[0].place.file
            if file not in texts:
                texts[file] = _source(file)
            source = texts[file]
        sys.stderr.write(render_text(diagnostic, source).rstrip() + "\n")


def _source(file: str) -> str | None:
    try:
        with Path(file).open(encoding="utf-8", newline="") as stream:
            return stream.read()
    except (OSError, UnicodeDecodeError, ValueError):
        return None
