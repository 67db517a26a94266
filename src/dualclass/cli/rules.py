"""``dualclass rules check|coverage``: rule files as those who write them look at them."""

from __future__ import annotations

import argparse
import datetime
import sys
from pathlib import Path

from dualclass.api import loaded_lists
from dualclass.cli.lists import coverage_lines
from dualclass.cli.messages import print_diagnostics
from dualclass.cli.options import day, today
from dualclass.diagnostics import Diagnostic
from dualclass.explanation.printing import print_lines
from dualclass.lists import ControlList


def configure(parser: argparse.ArgumentParser) -> None:
    """Its arguments: an action, then files or folders."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    check = actions.add_parser(
        "check",
        help="every mistake and doubt in rule files",
        description="Reads rule files or folders and checks them against the installed vocabulary and lists. "
        "Files of a list whose name is installed stand in its place. Exits with 1 when there is an error.",
    )
    check.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="rule file, or folder of rule files")
    summary = "how far lists are encoded, by category"
    coverage = actions.add_parser("coverage", help=summary, description=f"Counts {summary}.")
    coverage.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="rule file or folder (without one: all loaded lists)"
    )
    coverage.add_argument("--as-of", type=day, metavar="DATE", help="the day it is about (today)")


def run(options: argparse.Namespace) -> int:
    """Check, or count."""
    if options.action == "check":
        return _check(options.paths)
    as_of = options.as_of or today()
    if not options.paths:
        return _count(list(loaded_lists().lists.values()), as_of)
    from dualclass.plugins.examining import examine_paths

    examined = examine_paths(options.paths)
    if examined.errors:
        _report(examined.diagnostics)
        return 1
    return _count(list(examined.lists), as_of)


def _check(paths: list[Path]) -> int:
    from dualclass.plugins.examining import examine_paths

    examined = examine_paths(paths)
    _report(examined.diagnostics)
    errors = len(examined.errors)
    warnings = len(examined.diagnostics) - errors
    sys.stdout.write(
        f"{_number(len(examined.files), 'file')}: {_number(errors, 'error')}, {_number(warnings, 'warning')}\n"
    )
    return 1 if errors else 0


def _report(diagnostics: tuple[Diagnostic, ...]) -> None:
    sys.stdout.flush()
    print_diagnostics(diagnostics)


def _number(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def _count(lists: list[ControlList], as_of: datetime.date) -> int:
    for control_list in lists:
        print_lines(coverage_lines(control_list, as_of), sys.stdout)
    return 0
