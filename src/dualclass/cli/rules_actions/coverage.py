"""``dualclass rules coverage``: how far lists are encoded, by category."""

from __future__ import annotations

import argparse
import datetime
import sys
from pathlib import Path

from dualclass.api import loaded_lists
from dualclass.cli.lists import coverage_lines
from dualclass.cli.messages import print_diagnostics
from dualclass.cli.options import day, today
from dualclass.explanation.printing import print_lines
from dualclass.lists import ControlList


def configure(parser: argparse.ArgumentParser) -> None:
    """Its arguments: files or folders, and a day."""
    parser.description = "Counts how far lists are encoded, by category."
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="rule file or folder (without one: all loaded lists)"
    )
    parser.add_argument("--as-of", type=day, metavar="DATE", help="the day it is about (today)")


def run(options: argparse.Namespace) -> int:
    """Print the counts; 1 when a rule file has an error."""
    as_of = options.as_of or today()
    if not options.paths:
        return _count(list(loaded_lists().lists.values()), as_of)
    from dualclass.plugins.examining import examine_paths

    examined = examine_paths(options.paths)
    if examined.errors:
        sys.stdout.flush()
        print_diagnostics(examined.diagnostics)
        return 1
    return _count(list(examined.lists), as_of)


def _count(lists: list[ControlList], as_of: datetime.date) -> int:
    for control_list in lists:
        print_lines(coverage_lines(control_list, as_of), sys.stdout)
    return 0
