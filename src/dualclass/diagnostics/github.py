"""Diagnostics as workflow commands of GitHub Actions, which show them beside the changed lines.

The form is that of GitHub's documentation, "Workflow commands for GitHub Actions": ``::error file=..,line=..::text``.
"""

from __future__ import annotations

from dualclass.diagnostics.records import Diagnostic
from dualclass.diagnostics.sources import Sources, in_project


def render_github(diagnostic: Diagnostic, sources: Sources) -> str:
    """One command, on one line."""
    properties: list[tuple[str, str]] = []
    if diagnostic.labels:
        place = diagnostic.labels[0].place
        properties.append(("file", in_project(place.file)))
        source = sources(place.file)
        if source is not None:
            line, column, last, behind = source.span(place)
            properties += [("line", str(line)), ("endLine", str(last))]
            if last == line:
                properties += [("col", str(column)), ("endColumn", str(behind))]
    title = f"{diagnostic.code} {diagnostic.subject}" if diagnostic.subject else diagnostic.code
    properties.append(("title", title))
    text = diagnostic.message
    if diagnostic.help:
        text += f"\nhelp: {diagnostic.help}"
    if diagnostic.suggestion:
        text += f"\ndid you mean `{diagnostic.suggestion}`?"
    shown = ",".join(f"{name}={_property(value)}" for name, value in properties)
    return f"::{diagnostic.severity} {shown}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
