"""Diagnostics about vocabulary lines, in one shape: error, at the line, about its file."""

from __future__ import annotations

from dualclass.diagnostics import Diagnostic, Label, Place, Severity
from dualclass.language.criteria import Node


def problem(
    code: str,
    message: str,
    node: Node,
    *,
    help: str | None = None,
    suggestion: str | None = None,
    severity: Severity = "error",
    word: str | None = None,
    second: Node | None = None,
) -> Diagnostic:
    """A diagnostic that points at the line, where its place in a file is known; ``word``: what is meant in it.

    ``second``: the line that it contradicts.
    """
    span = node.span
    labels = (Label(Place(span.file, span.start, span.end)),) if span is not None else ()
    there = second.span if second is not None else None
    if labels and there is not None:
        labels = (*labels, Label(Place(there.file, there.start, there.end), "first declared here"))
    subject = span.file if span else None
    return Diagnostic(code, severity, message, labels, help, suggestion, subject=subject, word=word)
