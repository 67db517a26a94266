"""Rule files in folders: finding them, and a plain folder as a list without any plugin."""

from __future__ import annotations

import os
import re
from pathlib import Path

from dualclass.diagnostics import Diagnostic, DiagnosticError
from dualclass.plugins.hooks import ListSource

ENDING = ".rules"
_NEARLY = re.compile(r"\.rules?(\.(txt|text|md|doc))?$", re.IGNORECASE)
_HEAD = re.compile(r"^[ \t]*list[ \t]+(?P<name>[a-z][a-z0-9_]*)(?:[ \t]+\"(?P<title>[^\"\n]*)\")?", re.MULTILINE)


def rule_files(folder: Path) -> tuple[Path, ...]:
    """The rule files of a folder and of all folders below it, in the order of their names.

    A link that leads nowhere is among them: whoever reads it tells that a part of the list is missing.
    """
    found = (Path(place, name) for place, _, names in os.walk(folder) for name in names if name.endswith(ENDING))
    return tuple(sorted(path for path in found if path.is_file() or leads_nowhere(path)))


def leads_nowhere(path: Path) -> bool:
    """Whether a path is a link to something that is not there."""
    return path.is_symlink() and not path.exists()


def passed_over(folder: Path) -> tuple[Path, ...]:
    """What nobody reads although it was perhaps meant as rules: ``a.rules.txt``, ``A.RULES``, a linked folder."""
    found: list[Path] = []
    for place, folders, names in os.walk(folder):
        found += [Path(place, name) for name in names if not name.endswith(ENDING) and _NEARLY.search(name)]
        links = [path for name in folders if (path := Path(place, name)).is_symlink()]
        found += [
            path for path in links if path.resolve() not in (Path(place).resolve(), *Path(place).resolve().parents)
        ]
    return tuple(sorted(path for path in found if path.is_file() or any(path.glob(f"*{ENDING}"))))


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
