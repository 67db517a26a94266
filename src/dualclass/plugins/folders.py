"""Rule files in folders: finding them, and a plain folder as a list without any plugin."""

from __future__ import annotations

import os
import re
from pathlib import Path

from dualclass.diagnostics import Diagnostic, DiagnosticError
from dualclass.plugins.hooks import ListSource

ENDING = ".rules"
_HEAD = re.compile(r"^[ \t]*list[ \t]+(?P<name>[a-z][a-z0-9_]*)(?:[ \t]+\"(?P<title>[^\"\n]*)\")?", re.MULTILINE)


def rule_files(folder: Path) -> tuple[Path, ...]:
    """The rule files of a folder and of all folders below it, in the order of their names."""
    found = (Path(place, name) for place, _, names in os.walk(folder) for name in names if name.endswith(ENDING))
    return tuple(sorted(path for path in found if path.is_file()))


def folder_source(path: Path) -> ListSource:
    """The list of a plain folder of rule files (``--rules DIR``); its regime is the list's name.

    Raises ``DiagnosticError`` when the folder is not there or no file in it says of which list it is.
    """
    if not path.is_dir():
        raise DiagnosticError(_problem(path, f"`{path}` is no folder", "name a folder of rule files"))
    title: str | None = None
    name: str | None = None
    for file in rule_files(path):
        try:
            match = _HEAD.search(file.read_text(encoding="utf-8", errors="replace"))
        except OSError as error:
            raise DiagnosticError(_problem(file, f"`{file}` cannot be read: {error.strerror}", None)) from error
        if match is not None:
            name = name or match["name"]
            title = title or match["title"]
    if name is None:
        message = f"no rule file in `{path}` says of which list it is"
        raise DiagnosticError(_problem(path, message, 'begin one with `list NAME "title"`'))
    return ListSource(name=name, regime=name, title=title or name, folder=path)


def _problem(path: Path, message: str, remedy: str | None) -> Diagnostic:
    return Diagnostic(code="P006", severity="error", message=message, help=remedy, subject=str(path))
