"""Index files: the codes that a list has, one a line or JSON Lines with `code`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

from dualclass.checking.index import check_index
from dualclass.diagnostics import Diagnostic, DiagnosticError, Label, Place, Source
from dualclass.plugins.examining import Examined

_LINE = re.compile(r"[^\n]+")
_LARGEST = 50_000_000


def with_indexes(examined: Examined, files: Sequence[Path]) -> Examined:
    """What was examined, held against index files as well.

    The files must be about the one list that was examined. Raises ``DiagnosticError`` when a file cannot be read.
    """
    if not files:
        return examined
    index: dict[str, Place] = {}
    texts: dict[str, Source] = {}
    problems: list[Diagnostic] = []
    for path in files:
        text = _text(path)
        texts[str(path)] = Source(text)
        index |= _codes(text, str(path), problems)
    if not examined.lists and not examined.errors:
        problems.append(_problem("there is no list among the files that the index could be about", files))
    if len(examined.lists) > 1:
        names = ", ".join(f"`{each.name}`" for each in examined.lists)
        problems.append(_problem(f"an index is about one list, and the files are of several: {names}", files))
    found = check_index(examined.lists[0], index) if len(examined.lists) == 1 else ()

    def sources(file: str) -> Source | None:
        return texts.get(file) or examined.sources(file)

    return replace(examined, diagnostics=(*examined.diagnostics, *problems, *found), sources=sources)


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise DiagnosticError(_problem(f"`{path}` is too large for an index", [path]))
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise DiagnosticError(_problem(f"`{path}` is not UTF-8", [path])) from None
    except OSError as error:
        raise DiagnosticError(_problem(f"`{path}` cannot be read: {error.strerror}", [path])) from None


def _codes(text: str, file: str, problems: list[Diagnostic]) -> dict[str, Place]:
    found: dict[str, Place] = {}
    for line in _LINE.finditer(text):
        content = line.group().strip()
        if not content or content.startswith("#"):
            continue
        place = Place(file, line.start(), line.start() + len(line.group().rstrip()))
        code = _code(content)
        if code is None:
            message = "this line of the index names no code"
            help = 'one code a line, `3A001.a.5`, or JSON Lines with a field "code"'
            problems.append(Diagnostic("C061", "error", message, (Label(place),), help, subject=file))
        else:
            found.setdefault(code, place)
    return found


def _code(content: str) -> str | None:
    if not content.startswith("{"):
        return content if len(content.split()) == 1 else None
    try:
        record = cast("object", json.loads(content))
    except (ValueError, RecursionError):
        return None
    code = cast("dict[str, object]", record).get("code") if isinstance(record, dict) else None
    return code.strip() if isinstance(code, str) and code.strip() else None


def _problem(message: str, files: Iterable[Path]) -> Diagnostic:
    subject = ", ".join(str(file) for file in files)
    return Diagnostic("C061", "error", message, help="check the paths", subject=subject)
