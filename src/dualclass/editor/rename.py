"""Renaming a name in all files, or a label with its children and every reference to them; whole, or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from lsprotocol.types import PrepareRenamePlaceholder, TextEdit, WorkspaceEdit

from dualclass.editor.finding import Finder, Found, Named
from dualclass.editor.indexing import tried
from dualclass.editor.relabelling import (
    RefusedError,
    Relabelling,
    concerns,
    depth_of,
    edit_in,
    relabelling,
)
from dualclass.editor.symbols import Symbol
from dualclass.editor.world import World

_RENAMED = frozenset(
    {
        "kind",
        "parameter",
        "option",
        "group",
        "constituent",
        "object",
        "judgement",
        "definition",
        "table",
        "column",
        "code",
        "note",
        "tag",
        "list",
    }
)
_WHY_NOT = {
    "unit": "units belong to the language",
    "method": "a method is the name of a standard: change it where it is declared and where it is used",
    "activity": "activities belong to the language",
    "entries": "a group of entries is called after its entries",
}


def prepare(world: World, path: Path, offset: int) -> PrepareRenamePlaceholder:
    """What would be renamed at an offset. Raises ``RefusedError`` when nothing can be."""
    finder = Finder(world, path)
    named = _renamable(finder, offset)
    occurrence, text = named.found.occurrence, named.found.index.text
    start, end = occurrence.start, occurrence.end
    shown = text.text[start:end]
    if named.symbol.sort in ("code", "note"):
        change = Relabelling(occurrence.symbol, depth_of(occurrence.symbol), "")
        part = edit_in(change, occurrence, text.text)
        if part is not None:
            start, end = part
            shown = text.text[start:end]
    return PrepareRenamePlaceholder(text.range(start, end), shown)


def rename(world: World, path: Path, offset: int, new: str) -> WorkspaceEdit:
    """Every edit of a rename. Raises ``RefusedError``: a bad or taken name, or a place that must not be changed."""
    finder = Finder(world, path)
    named = _renamable(finder, offset)
    labelled = named.symbol.sort in ("code", "note")
    edits = _labels(finder, named, new) if labelled else _names(finder, named.symbol, new)
    _check_writable(world, edits)
    changes: dict[str, list[TextEdit]] = {}
    for found, start, end, text in edits:
        location = found.location(world)
        edit = TextEdit(found.index.text.range(start, end), text)
        known = changes.setdefault(location.uri, [])
        if edit not in known:
            known.append(edit)
    return WorkspaceEdit(changes=changes)


def _renamable(finder: Finder, offset: int) -> Named:
    named = finder.at(offset)
    if named is None:
        raise RefusedError("there is no name here")
    if named.symbol.sort not in _RENAMED:
        raise RefusedError(_WHY_NOT.get(named.symbol.sort, "this cannot be renamed"))
    return named


type _Edit = tuple[Found, int, int, str]


def _check_writable(world: World, edits: Iterable[_Edit]) -> None:
    closed = dict.fromkeys(found.path for found, *_ in edits if not world.is_writable(found.path))
    if closed:
        names = ", ".join(f"`{path.name}`" for path in list(closed)[:4])
        more = " .." if len(closed) > 4 else ""
        raise RefusedError(f"it stands in files that are installed or cannot be written: {names}{more}")


# ---------------------------------------------------------------- names


def _names(finder: Finder, symbol: Symbol, new: str) -> list[_Edit]:
    new = new.strip()
    if new == symbol.name:
        return []
    _check_free(finder, symbol, new)
    edits: list[_Edit] = []
    for found in finder.everywhere(symbol):
        text, occurrence = found.index.text.text, found.occurrence
        if occurrence.symbol.name != symbol.name:
            continue
        quoted = text[occurrence.start - 1 : occurrence.start] == '"' == text[occurrence.end : occurrence.end + 1]
        _check_word(new, quoted=quoted)
        edits.append((found, occurrence.start, occurrence.end, new))
    return edits


def _check_word(new: str, *, quoted: bool) -> None:
    if quoted:
        if not new or '"' in new or "\n" in new or "\r" in new:
            raise RefusedError("a text in quotes has no quotes and no line end in it, and is not empty")
        return
    lines = (tried(f"it is a {new}", "line"), tried(f"{new} at least 1", "line"))
    if any(tree is None for tree in lines) or not new.replace("_", "").isalnum():
        raise RefusedError(
            f"`{new}` is no name: small letters, digits and `_`, two characters or more, and no word of the language"
        )


def _check_free(finder: Finder, symbol: Symbol, new: str) -> None:
    vocabulary = finder.meanings.vocabulary
    taken = {
        "kind": new in vocabulary.kinds,
        "group": new in vocabulary.groups,
        "judgement": new in vocabulary.judgements,
    }.get(symbol.sort, False)
    if symbol.sort == "parameter":
        path = f"{symbol.owner}.{new}" if symbol.owner else new
        known, found = finder.meanings.parameter(path)
        taken = known is not None and found == path
    elif symbol.sort == "option":
        parameter, _ = finder.meanings.parameter(symbol.owner)
        taken = parameter is not None and new in parameter.options
    elif symbol.sort in ("definition", "table", "list"):
        other = finder.meanings.of(Symbol(symbol.sort, new), finder.list_of(finder.path))
        taken = bool(finder.declared(other))
    if taken:
        raise RefusedError(f"there is a {symbol.sort} `{new}` already")


# ---------------------------------------------------------------- labels


def _labels(finder: Finder, named: Named, new: str) -> list[_Edit]:
    symbol = named.symbol
    if named.found.occurrence.symbol.name != symbol.name:
        raise RefusedError(f"`{named.found.occurrence.symbol.name}` is `{symbol.name}` renumbered: rename it there")
    change = relabelling(symbol, new)
    if change.new_name == symbol.name:
        return []
    if finder.declared(Symbol(symbol.sort, change.new_name, symbol.owner)):
        raise RefusedError(f"there is a paragraph or note `{change.new_name}` already")
    edits: list[_Edit] = []
    for each in _below(finder, change):
        for found in finder.everywhere(each):
            if not concerns(change, found.occurrence.symbol):
                raise RefusedError(
                    f"`{found.path.name}` renumbers `{each.name}`: rename it by hand, with its renumbering"
                )
            part = edit_in(change, found.occurrence, found.index.text.text)
            if part is not None:
                edits.append((found, *part, change.new))
    return edits


def _below(finder: Finder, change: Relabelling) -> list[Symbol]:
    """The paragraph or note and everything below it, as far as it is written anywhere."""
    found: dict[Symbol, None] = {change.symbol: None}
    for path in finder.world.visible(finder.project):
        index = finder.world.index(path)
        for written in index.symbols if index is not None else ():
            if concerns(change, written):
                meaning = finder.meanings.of(written, index.list_name if index is not None else "")
                if meaning.owner == change.symbol.owner and concerns(change, meaning):
                    found[meaning] = None
    return list(found)
