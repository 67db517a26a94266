"""`python -m dualclass.language FILE...`: parse rule files and show what is wrong with them."""

from __future__ import annotations

import sys
from pathlib import Path

from dualclass.diagnostics import DiagnosticError, render_text
from dualclass.language.paragraphs import Adds, Amends, Paragraph, RuleFile
from dualclass.language.reader import read_rule_file


def _count(paragraphs: tuple[Paragraph, ...]) -> int:
    return sum(1 + _count(each.children) for each in paragraphs)


def _notes(paragraphs: tuple[Paragraph, ...]) -> int:
    return sum(len(each.notes) + _notes(each.children) for each in paragraphs)


def _summary(found: RuleFile) -> str:
    changed = tuple(
        change.paragraph for change in found.changes if isinstance(change, Adds | Amends) and change.paragraph
    )
    every = (*found.paragraphs, *changed)
    return (
        f"{_count(every)} paragraphs, {_notes(every) + len(found.notes)} notes, {len(found.gaps)} gaps, "
        f"{len(found.changes)} changes, {len(found.kinds)} kinds, {len(found.parameters)} shared parameters"
    )


def main(arguments: list[str]) -> int:
    """Show the diagnostics of every file; 1 when there is an error in one of them."""
    failed = False
    for name in arguments:
        try:
            result = read_rule_file(Path(name))
        except DiagnosticError as error:
            failed = True
            print("\n\n".join(render_text(each) for each in error.diagnostics))
            continue
        for diagnostic in result.diagnostics:
            print(render_text(diagnostic, result.tree.text), end="\n\n")
        failed = failed or bool(result.errors)
        warnings = len(result.diagnostics) - len(result.errors)
        print(f"{name}: {_summary(result.rule_file)}; {len(result.errors)} errors, {warnings} warnings")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
