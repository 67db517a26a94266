"""Writing the files of a new list: all of them, or none."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from dualclass.diagnostics import Diagnostic, DiagnosticError


def make(files: Mapping[str, str], target: Path) -> None:
    """Write the files into the folder ``target``, which is not there yet or empty; the folder above it is.

    Raises ``DiagnosticError`` when it cannot be done; then nothing is left of it.
    """
    above = target.parent
    if not above.is_dir():
        raise DiagnosticError(_problem("N006", above, f"there is no folder `{above}`", "make it first"))
    if _occupied(target):
        help = "name another folder with --directory, or move this one away"
        raise DiagnosticError(_problem("N006", target, f"`{target}` is there already", help))
    try:
        workplace = Path(tempfile.mkdtemp(prefix=".writing-", dir=above))
        try:
            made = workplace / target.name
            for name, text in files.items():
                path = made / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8", newline="\n")
            if target.exists():
                target.rmdir()
            made.rename(target)
        finally:
            shutil.rmtree(workplace, ignore_errors=True)
    except OSError as error:
        reason = error.strerror or str(error)
        help = "check the permissions of the folder and the space on the disk; nothing was written"
        raise DiagnosticError(_problem("N007", target, f"`{target}` cannot be written: {reason}", help)) from error


def _occupied(target: Path) -> bool:
    """Whether something is there that is no empty folder; a link counts, wherever it leads."""
    if not os.path.lexists(target):
        return False
    return target.is_symlink() or not target.is_dir() or any(target.iterdir())


def _problem(code: str, path: Path, message: str, remedy: str) -> Diagnostic:
    return Diagnostic(code, "error", message, help=remedy, subject=str(path))
