"""``dualclass rules check``: every mistake and doubt in rule files."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from dualclass.cli.messages import print_diagnostics


def configure(parser: argparse.ArgumentParser) -> None:
    """Its arguments: files or folders."""
    parser.description = (
        "Reads rule files or folders and checks them against the installed vocabulary and lists. "
        "Files of a list whose name is installed stand in its place. Exits with 1 when there is an error."
    )
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="rule file, or folder of rule files")


def run(options: argparse.Namespace) -> int:
    """Print every diagnostic and how many there are; 1 when one is an error."""
    from dualclass.plugins.examining import examine_paths

    examined = examine_paths(options.paths)
    sys.stdout.flush()
    print_diagnostics(examined.diagnostics)
    errors = len(examined.errors)
    warnings = len(examined.diagnostics) - errors
    sys.stdout.write(
        f"{_number(len(examined.files), 'file')}: {_number(errors, 'error')}, {_number(warnings, 'warning')}\n"
    )
    return 1 if errors else 0


def _number(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
