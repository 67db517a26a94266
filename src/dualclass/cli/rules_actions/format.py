"""``dualclass rules format``: rule files in one style."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from dualclass.cli.messages import print_diagnostics

if TYPE_CHECKING:
    from dualclass.workshop.formatting import FormattedFile

_INPUT = "standard input"


def configure(parser: argparse.ArgumentParser) -> None:
    """Its arguments: files or folders, and whether to write."""
    parser.description = (
        "Lays rule files out in one style and writes them back. Only white space changes: every result is read again "
        "and compared before it is written. Paragraphs with mistakes are left as they are. Exits with 1 when there is "
        "an error, and with --check when a file would change."
    )
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", help="rule file, or folder of rule files; - for standard input"
    )
    parser.add_argument("--check", action="store_true", help="write nothing; name the files that would change")
    parser.add_argument("--diff", action="store_true", help="write nothing; show what would change")


def run(options: argparse.Namespace) -> int:
    """Format, and report; 1 when something is wrong, or unformatted under ``--check``."""
    if "-" in options.paths:
        if len(options.paths) > 1:
            sys.stderr.write("dualclass rules format: `-` stands alone: format files and standard input one by one\n")
            return 2
        return _input(options)
    from dualclass.workshop.formatting import files_of, format_files, write

    files = files_of(Path(path) for path in options.paths)
    changed = 0
    failed = False
    dry = options.check or options.diff
    for file in format_files(files):
        problems = file.diagnostics
        if file.changed:
            problem = None if dry else write(file)
            problems = (*problems, problem) if problem else problems if dry else file.afterwards
            if problem is None:
                changed += 1
                _tell(file, options)
        failed = failed or bool(problems)
        sys.stdout.flush()
        print_diagnostics(problems)
    _out(
        f"{_number(changed)} {'would change' if dry else 'formatted'}, {_number(len(files) - changed)} left as written"
    )
    return 1 if failed or (options.check and changed) else 0


def _input(options: argparse.Namespace) -> int:
    """What comes in goes out formatted; with ``--check`` or ``--diff`` only what would change."""
    from dualclass.workshop.formatting import format_input

    file = format_input(sys.stdin.buffer.read(), _INPUT)
    if options.check or options.diff:
        if file.changed:
            _tell(file, options)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(file.after.encode("utf-8"))
        sys.stdout.buffer.flush()
    print_diagnostics(file.diagnostics)
    return 1 if file.diagnostics or (options.check and file.changed) else 0


def _tell(file: FormattedFile, options: argparse.Namespace) -> None:
    if options.diff:
        _out(file.difference().rstrip("\n"))
    elif options.check:
        _out(f"would change {file.name}")
    else:
        _out(f"formatted {file.name}")


def _out(line: str) -> None:
    sys.stdout.write(line + "\n")


def _number(count: int) -> str:
    return f"{count} file" if count == 1 else f"{count} files"
