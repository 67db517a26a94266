"""``dualclass rules coverage``: how far lists are encoded, by category and group."""

from __future__ import annotations

import argparse
import json
import sys
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from dualclass.cli.messages import print_diagnostics
from dualclass.cli.options import day, regimes, today

if TYPE_CHECKING:
    from dualclass.workshop.coverage_report import ListCoverage


def configure(parser: argparse.ArgumentParser) -> None:
    """Its arguments: files or folders, regimes, a day, and what is to be shown."""
    parser.description = (
        "Counts how far lists are encoded, by category and group: paragraphs decided by machine (criteria), those that "
        "need a person (judgement), headings (structural), unused labels, and what is not encoded."
    )
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="rule file or folder (without one: all loaded lists)"
    )
    parser.add_argument("--regime", type=regimes, metavar="R[,R...]", help="only the lists of these regimes")
    parser.add_argument("--as-of", type=day, metavar="DATE", help="the day it is about (today)")
    parser.add_argument("--missing", action="store_true", help="name every code that is not encoded")
    parser.add_argument(
        "--min",
        type=percentage,
        metavar="PERCENT",
        dest="least",
        help="exit with 1 when less of a list is encoded, of the paragraphs that are in use",
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text (default) or json")


def percentage(text: str) -> Fraction:
    """A number from 0 to 100, with or without its sign."""
    try:
        share = Fraction(text.removesuffix("%").strip())
    except (ValueError, ZeroDivisionError):
        share = Fraction(-1)
    if not 0 <= share <= 100:
        raise argparse.ArgumentTypeError(f"`{text}` is no percentage from 0 to 100")
    return share


def run(options: argparse.Namespace) -> int:
    """Print the counts; 1 when a rule file has an error or less is encoded than was asked for."""
    from dualclass.workshop.choosing import lists_asked
    from dualclass.workshop.coverage_report import list_coverage, record, shortfall

    as_of = options.as_of or today()
    counted = [list_coverage(each, as_of) for each in lists_asked(options.paths, options.regime).lists]
    if options.format == "json":
        records = [record(each, with_missing=options.missing) for each in counted]
        text = json.dumps({"as_of": as_of.isoformat(), "lists": records}, indent=2, ensure_ascii=False)
        sys.stdout.write(text + "\n")
    else:
        for each in counted:
            _print(each, as_of.isoformat(), with_missing=options.missing)
    short = [] if options.least is None else [found for each in counted if (found := shortfall(each, options.least))]
    sys.stdout.flush()
    print_diagnostics(short)
    return 1 if short else 0


def _print(counted: ListCoverage, as_of: str, *, with_missing: bool) -> None:
    from rich.console import Console

    from dualclass.cli.lists import counts
    from dualclass.workshop.coverage_report import missing_lines, table_of

    sys.stdout.write(f"[{counted.control_list.regime}] {counted.control_list.title}\n")
    if counted.outside is not None:
        sys.stdout.write(f"  {counted.outside.message}\n")
        return
    sys.stdout.write(f"  in force on {as_of}: edition {counted.edition}\n")
    sys.stdout.write(f"  {counts('all categories', counted.all)}\n")
    console = Console(file=sys.stdout, width=120, highlight=False, no_color=True)
    console.print(table_of(counted))
    if counted.control_list.negatives_doubtful:
        sys.stdout.write(f"  no negative is complete: {counted.control_list.negatives_doubtful}\n")
    if with_missing:
        for line in missing_lines(counted):
            sys.stdout.write(f"  {line}\n")
