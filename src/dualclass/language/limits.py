"""Bounds that keep any text readable in moderate time: length of a file and of a line, depth of brackets."""

from __future__ import annotations

from dualclass.diagnostics import Diagnostic
from dualclass.language.context import LineContext
from dualclass.language.parsing import Branch, branches

LARGEST_FILE = 5_000_000
LONGEST_LINE = 20_000
DEEPEST = 100
DEEPEST_TREE = 250
DEEPEST_LABEL = 20


def too_much(text: str, context: LineContext) -> Diagnostic | None:
    """What is too large about a line, before it is parsed."""
    if len(text) > LONGEST_LINE:
        return context.fault(
            "R002",
            f"a line of {len(text)} characters, at most {LONGEST_LINE} are read",
            help="write shorter lines; an open bracket takes in the lines below",
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


def check_depth(tree: Branch, context: LineContext) -> None:
    """Refuse a tree that would be too deep to walk: `2^2^2^..`, a thousand sums in one formula."""
    level = [tree]
    for _ in range(DEEPEST_TREE):
        level = [child for each in level for child in branches(each)]
        if not level:
            return
    raise context.fault("R003", "an expression too deep to read", help="use fewer terms, or a derived parameter")
