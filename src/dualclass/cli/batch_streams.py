"""The streams of a long run: closed or full ones must neither end it nor let its files be written into."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, cast

from dualclass.diagnostics import Diagnostic

if TYPE_CHECKING:
    from typing import TextIO

    from dualclass.explanation.text import Line


def have_streams() -> None:
    """Open what the process was started without: the next file would take its number, and messages go into it."""
    for number in range(3):
        try:
            _ = os.fstat(number)
        except OSError:
            _ = os.open(os.devnull, os.O_RDWR)
    for name in ("stdout", "stderr"):
        if cast("TextIO | None", getattr(sys, name)) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115


def told(lines: Iterable[Line], outcomes: Path) -> bool:
    """Print what a run found, on the standard output. Whether it could be; if not, why is told on the other stream.

    A reader that has gone away is left to the caller of the command, as everywhere.
    """
    from dualclass.cli.messages import print_diagnostics
    from dualclass.explanation.printing import print_lines

    try:
        print_lines(lines, sys.stdout)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        # what is left in the buffer would be tried again, and fail again, when the process ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        message = f"the summary cannot be written: {(error.strerror or 'it was refused').lower()}"
        help = "the outcomes are whole; only what is printed about them is not"
        with suppress(OSError):
            print_diagnostics([Diagnostic("B060", "error", message, help=help, subject=str(outcomes))])
        return False
    return True
