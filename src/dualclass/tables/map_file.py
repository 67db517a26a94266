"""The mapping file: what the columns of a company's table are, written down once as TOML."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from dualclass.diagnostics import Diagnostic, DiagnosticError
from dualclass.items.problems import listed, short, sort_of
from dualclass.tables.map_columns import Columns
from dualclass.tables.mapping import TableMapping
from dualclass.vocabulary import Vocabulary

LARGEST = 5_000_000
"""Bytes a mapping file may have."""

_FIELDS = ("columns", "kinds", "kind", "decimal_comma", "missing")


@dataclass(frozen=True, slots=True)
class MapFile:
    """What a mapping file lays down; ``missing``: the texts that stand for a value nobody knows (``-``, ``n/a``)."""

    mapping: TableMapping
    missing: tuple[str, ...] = ()


def read_map(path: Path, vocabulary: Vocabulary) -> MapFile:
    """The mapping that a file lays down. Raises ``DiagnosticError`` with every mistake in it."""
    data = _data(path)
    problems = Columns(str(path), vocabulary)
    for name in data:
        if name not in _FIELDS:
            known = f"the fields here are {listed(_FIELDS)}; what a column is stands under `[columns]`"
            problems.add("B022", f"unknown field `{short(name)}`", name, help=known)
    columns = problems.read(_table(data, "columns", problems))
    kinds = {text.strip(): kind for text, kind in _kinds(_table(data, "kinds", problems), problems)}
    kind = data.get("kind")
    if kind is not None:
        kind = problems.kind(kind, "kind")
    comma = data.get("decimal_comma", False)
    if not isinstance(comma, bool):
        help = "write true when numbers have a decimal comma"
        problems.add("B022", f"`decimal_comma` is true or false, found {sort_of(comma)}", "decimal_comma", help=help)
    missing = _missing(data.get("missing", []), problems)
    if problems.found:
        raise DiagnosticError(problems.found)
    return MapFile(TableMapping(tuple(columns), kinds, kind, bool(comma)), missing)


def check_columns(map_file: MapFile, path: Path, columns: Iterable[str]) -> list[Diagnostic]:
    """The columns that a mapping file names and a table does not have."""
    from dualclass.vocabulary.search import closest

    present = list(columns)
    return [
        Diagnostic(
            "B023",
            "error",
            f"the mapping file names a column `{short(use.column)}` that the table does not have",
            help=f"its columns are {listed((short(each) for each in present), 20)}",
            suggestion=closest(use.column, present),
            subject=str(path),
        )
        for use in map_file.mapping.columns
        if use.column not in present
    ]


def _data(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise _unreadable(path, f"it is larger than {LARGEST // 1000} kilobytes")
        return tomllib.loads(content.decode("utf-8-sig").replace("\r\n", "\n"))
    except OSError as error:
        raise _unreadable(path, (error.strerror or "its name cannot be used").lower()) from None
    except UnicodeDecodeError:
        raise _unreadable(path, "it is not UTF-8") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        said = " ".join(str(error).split()) or "nested too deeply"
        help = "names with spaces or other letters stand in quotes; `--suggest-map` drafts a file to start from"
        raise DiagnosticError(
            Diagnostic("B021", "error", f"broken TOML: {said[:1].lower()}{said[1:200]}", help=help, subject=str(path))
        ) from None


def _unreadable(path: Path, why: str) -> DiagnosticError:
    message = f"the mapping file cannot be read: {why}"
    return DiagnosticError(
        Diagnostic("B020", "error", message, help="`--suggest-map` drafts one for a table", subject=str(path))
    )


def _table(data: Mapping[str, object], name: str, problems: Columns) -> dict[str, object]:
    table = data.get(name, {})
    if isinstance(table, dict):
        return cast("dict[str, object]", table)
    problems.add(
        "B022", f"`{name}` is a table, found {sort_of(table)}", name, help=f"write `[{name}]` and what follows"
    )
    return {}


def _kinds(table: Mapping[str, object], problems: Columns) -> Iterable[tuple[str, str]]:
    for text, kind in table.items():
        resolved = problems.kind(kind, f"kinds.{short(text)}")
        if resolved is not None:
            yield text, resolved


def _missing(value: object, problems: Columns) -> tuple[str, ...]:
    entries = cast("list[object]", value) if isinstance(value, list) else [None]
    if all(isinstance(each, str) for each in entries):
        return tuple(str(each).strip() for each in entries)
    help = 'for instance: missing = ["-", "n/a"]'
    problems.add("B022", f"`missing` is a list of texts, found {sort_of(value)}", "missing", help=help)
    return ()
