"""``dualclass rules check``: every mistake and doubt in rule files."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dualclass.diagnostics import Diagnostic
    from dualclass.plugins.examining import Examined


def configure(parser: argparse.ArgumentParser) -> None:
    """Its arguments: files or folders, what to show and how, and whether to mend."""
    parser.description = (
        "Reads rule files or folders and checks them against the installed vocabulary and lists. "
        "Files of a list whose name is installed stand in its place. Exits with 1 when there is an error."
    )
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="rule file, or folder of rule files")
    parser.add_argument(
        "--format",
        choices=("text", "json", "sarif", "github"),
        default="text",
        help="text; json; SARIF 2.1.0; workflow commands of GitHub Actions",
    )
    parser.add_argument(
        "--index",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="the codes that the list has, one a line or JSON Lines with `code`: what is missing is an error",
    )
    parser.add_argument("--fix", action="store_true", help="make the changes that are sure, and show them")
    parser.add_argument("--diff", action="store_true", help="write nothing; show what --fix would change")
    parser.add_argument("--strict", action="store_true", help="exit with 1 when there is a warning, too")
    parser.add_argument(
        "--limit", type=_count, default=100, metavar="N", help="show at most N as text (100; 0 shows all)"
    )


def run(options: argparse.Namespace) -> int:
    """Print every diagnostic and how many there are; 1 when one is an error."""
    from dualclass.workshop.indexes import with_indexes

    if not (options.fix or options.diff):
        from dualclass.plugins.examining import examine_paths

        return _report(with_indexes(examine_paths(options.paths, usage=True), options.index), options)
    from dualclass.workshop.mending import mend, write

    mended = mend(options.paths)
    failures = [failure for file in mended.files if options.fix and (failure := write(file)) is not None]
    made = [each for file in mended.files for each in file.made]
    if options.format == "text":
        for file in mended.files:
            _out(file.difference())
        word = "would be mended" if options.diff else "mended"
        sys.stdout.write(f"{len(made)} {'place' if len(made) == 1 else 'places'} {word}\n")
    examined = with_indexes(mended.examined.with_more(failures), options.index)
    status = _report(examined, options, made)
    return 1 if failures or (options.diff and made) else status


def _out(text: str) -> None:
    """Whatever a file is called: what cannot be written is written as its number."""
    sys.stdout.write(text.encode("utf-8", "backslashreplace").decode("utf-8"))


def _report(examined: Examined, options: argparse.Namespace, made: Sequence[Diagnostic] = ()) -> int:
    from dualclass.workshop import check_report as report

    if options.format == "json":
        _out(report.as_json(examined, made) + "\n")
    elif options.format == "sarif":
        _out(report.as_sarif(examined) + "\n")
    elif options.format == "github":
        for line in report.as_github(examined):
            _out(f"{line}\n")
        sys.stderr.write(report.summary(examined) + "\n")
    else:
        sys.stdout.flush()
        for block in report.text_lines(report.in_order(examined), examined.sources, options.limit):
            sys.stderr.write(block.rstrip() + "\n")
        sys.stdout.write(report.summary(examined) + "\n")
    return 1 if examined.errors or (options.strict and examined.diagnostics) else 0


def _count(text: str) -> int:
    if not text.isdecimal() or len(text) > 9:
        raise argparse.ArgumentTypeError(f"`{text}` is no whole number")
    return int(text)
