"""Bounds that keep any text readable in moderate time: length of a file and of a line, depth of brackets."""

from __future__ import annotations

from dualclass.diagnostics import Diagnostic
from dualclass.language.context import LineContext

LARGEST_FILE = 20_000_000
LONGEST_LINE = 20_000
DEEPEST = 100


def too_much(text: str, context: LineContext) -> Diagnostic | None:
    """What is too large about a line, before it is parsed."""
    if len(text) > LONGEST_LINE:
        return context.fault(
            "R002",
            f"a line of {len(text)} characters, at most {LONGEST_LINE} are read",
            help="write shorter lines",
        ).diagnostic
    depth = deepest = 0
    for character in text:
        if character == "(":
            depth += 1
            deepest = max(deepest, depth)
        elif character == ")":
            depth -= 1
    if deepest > DEEPEST:
        return context.fault(
            "R003",
            f"brackets {deepest} deep, at most {DEEPEST} are read",
            help="use lettered children instead",
        ).diagnostic
    return None
