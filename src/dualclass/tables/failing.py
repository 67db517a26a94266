"""When a file cannot be written: said plainly, and what there is stays whole."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from dualclass.diagnostics import Diagnostic, DiagnosticError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@contextmanager
def writing(path: Path, *, resumable: bool = True, whole: bool = False) -> Generator[None]:
    """Whatever is raised while a file is written becomes a diagnostic.

    ``resumable``: what was done is kept. ``whole``: half of the file is of no use, and takes room that may be wanted.
    """
    try:
        yield
    except DiagnosticError:
        raise
    except Exception as error:
        if whole:
            with suppress(OSError):
                path.unlink(missing_ok=True)
        raise DiagnosticError(unwritten(path, error, resumable=resumable)) from None


def unwritten(path: Path, error: Exception, *, resumable: bool = True) -> Diagnostic:
    """What to say when a file could not be written."""
    number = _number(error)
    kept = "; what was done is kept, and the same command goes on from there" if resumable else ""
    if number in _FULL or "no space left" in str(error).lower():
        message = f"the output cannot be written: {_reason(error)}"
        return Diagnostic("B061", "error", message, help=f"make room{kept}", subject=str(path))
    message = f"the output cannot be written: {_reason(error)}"
    help = f"check the path and its permissions{kept}"
    return Diagnostic("B060", "error", message, help=help, subject=str(path))


def _number(error: BaseException | None) -> int | None:
    """The number of the system's error, also where a library has wrapped it."""
    while error is not None:
        if isinstance(error, OSError) and error.errno is not None:
            return error.errno
        error = error.__cause__ or error.__context__
    return None


def _reason(error: BaseException) -> str:
    number = _number(error)
    if number is not None:
        return os.strerror(number).lower()
    said = " ".join(str(error).split())[:160] or "it was refused"
    said = re.sub(r"^\[Errno [0-9]+\] ", "", said)
    return (said[:1].lower() + said[1:]).rstrip(".")
