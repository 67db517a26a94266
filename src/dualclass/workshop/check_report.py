"""What the check of rule files found, in the form that was asked for."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from dualclass.diagnostics import Diagnostic, Sources, render_text, to_dict
from dualclass.diagnostics.github import render_github
from dualclass.diagnostics.sarif import to_sarif
from dualclass.plugins.examining import Examined
from dualclass.version import VERSION

FORMATS = ("text", "json", "sarif", "github")


def in_order(examined: Examined) -> tuple[Diagnostic, ...]:
    """Errors first; within each, as the files were named and by their places in them."""
    files = {str(path): index for index, path in enumerate(examined.files)}

    def key(diagnostic: Diagnostic) -> tuple[bool, int, int]:
        if not diagnostic.labels:
            return diagnostic.severity != "error", len(files) + 1, 0
        place = diagnostic.labels[0].place
        return diagnostic.severity != "error", files.get(place.file, len(files)), place.start

    return tuple(sorted(examined.diagnostics, key=key))


def text_lines(diagnostics: Sequence[Diagnostic], sources: Sources, limit: int) -> Iterator[str]:
    """Each diagnostic as a block of text, at most ``limit`` of them (0: all), then how many were left out."""
    shown = diagnostics[:limit] if limit else diagnostics
    for each in shown:
        source = sources(each.labels[0].place.file) if each.labels else None
        yield render_text(each, source)
    left = len(diagnostics) - len(shown)
    if left:
        yield f".. and {left} more: `--limit 0` shows all of them"


def summary(examined: Examined) -> str:
    """How much there is of what: ``1 file: 4 errors, 0 warnings``."""
    errors = len(examined.errors)
    warnings = len(examined.diagnostics) - errors
    counted = (_number(len(examined.files), "file"), _number(errors, "error"), _number(warnings, "warning"))
    return f"{counted[0]}: {counted[1]}, {counted[2]}"


def as_json(examined: Examined, mended: Sequence[Diagnostic]) -> str:
    """One object: ``files``, ``errors``, ``warnings``, ``diagnostics``, and ``mended`` where patches were made."""
    found = in_order(examined)
    errors = len(examined.errors)
    value: dict[str, object] = {
        "files": [str(path) for path in examined.files],
        "errors": errors,
        "warnings": len(found) - errors,
        "diagnostics": [_record(each, examined.sources) for each in found],
    }
    if mended:
        value["mended"] = [to_dict(each) for each in mended]
    return json.dumps(value, ensure_ascii=False, indent=2)


def as_sarif(examined: Examined) -> str:
    """A SARIF log."""
    return json.dumps(to_sarif(in_order(examined), examined.sources, VERSION), ensure_ascii=False, indent=2)


def as_github(examined: Examined) -> Iterator[str]:
    """A workflow command a line."""
    return (render_github(each, examined.sources) for each in in_order(examined))


def _record(diagnostic: Diagnostic, sources: Sources) -> dict[str, object]:
    return to_dict(diagnostic, sources(diagnostic.labels[0].place.file) if diagnostic.labels else None)


def _number(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
