"""The outline of a file by its labels, symbols of the whole workspace, and what can be folded."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol.types import (
    DocumentSymbol,
    FoldingRange,
    FoldingRangeKind,
    Location,
    SymbolKind,
    WorkspaceSymbol,
)

from dualclass.editor.documents import uri_of
from dualclass.editor.file_index import FileIndex
from dualclass.editor.indexing import Entry
from dualclass.editor.world import World
from dualclass.language.labels import match_label

_MOST = 500
_STATEMENTS = {
    "kind": SymbolKind.Class,
    "parameter": SymbolKind.Property,
    "table": SymbolKind.Array,
    "group": SymbolKind.Enum,
    "judgement": SymbolKind.Boolean,
    "list": SymbolKind.Package,
}


def _kind(entry: Entry) -> SymbolKind:
    if entry.sort == "note":
        return SymbolKind.String
    if entry.sort == "code":
        return SymbolKind.Namespace if "." not in entry.name else SymbolKind.Struct
    return _STATEMENTS.get(entry.word, SymbolKind.Event)


def _title(index: FileIndex, entry: Entry) -> str:
    """What an entry is called in an outline: its label as written, or the statement."""
    written = " ".join(index.text.text[entry.start : entry.label_end].split())
    return written[:120] or entry.word or "?"


def _above(name: str, other: str, place: str) -> bool:
    """Whether a block stands above another by their labels: a paragraph above its children and its notes."""
    return place == name or (other.startswith(name) and other[len(name) : len(name) + 1] in (".", " "))


def _place(entry: Entry) -> str:
    """The paragraph or group that a note stands at."""
    found = match_label(entry.name, 0) if entry.sort == "note" else None
    return found[0].place if found is not None else ""


def document_symbols(index: FileIndex) -> list[DocumentSymbol]:
    """The blocks of a file as a tree: paragraphs below paragraphs, notes where they stand."""
    top: list[DocumentSymbol] = []
    stack: list[tuple[str, DocumentSymbol]] = []
    for entry in index.entries:
        place = _place(entry)
        while stack and (entry.sort == "statement" or not _above(stack[-1][0], entry.name, place)):
            stack.pop()
        symbol = DocumentSymbol(
            name=_title(index, entry),
            kind=_kind(entry),
            range=index.text.range(entry.start, entry.end),
            selection_range=index.text.range(entry.start, min(entry.label_end, entry.end)),
            detail=entry.title or None,
            children=[],
        )
        if stack:
            parent = stack[-1][1]
            parent.children = [*(parent.children or ()), symbol]
            for _, above in stack:
                above.range.end = max(above.range.end, symbol.range.end)
        else:
            top.append(symbol)
        if entry.sort != "statement":
            stack.append((entry.name, symbol))
    return top


def workspace_symbols(world: World, query: str) -> list[WorkspaceSymbol]:
    """Paragraphs, notes, kinds and other declarations whose name or title holds all words of the query."""
    words = query.casefold().split()
    found: list[WorkspaceSymbol] = []
    for path in dict.fromkeys((*world.workspace_files(), *world.installed_files())):
        index = world.index(path)
        if index is None:
            continue
        document = world.documents.of_path(path)
        uri = document.uri if document is not None else uri_of(path)
        for entry in _matching(index, words):
            place = Location(uri, index.text.range(entry.start, entry.label_end))
            name = f"{entry.name} {entry.title}".strip()
            container = index.list_name or path.name
            found.append(WorkspaceSymbol(place, name, _kind(entry), container_name=container))
            if len(found) >= _MOST:
                return found
    return found


def _matching(index: FileIndex, words: list[str]) -> Iterator[Entry]:
    for entry in index.entries:
        if not entry.name:
            continue
        name = f"{entry.name} {entry.title}".casefold()
        if all(word in name for word in words):
            yield entry


def folding_ranges(index: FileIndex) -> list[FoldingRange]:
    """Every paragraph with all below it, every statement with its lines, every run of comments."""
    found: list[FoldingRange] = []
    text = index.text

    def take(symbols: list[DocumentSymbol]) -> None:
        for symbol in symbols:
            start, end = symbol.range.start.line, symbol.range.end.line
            if end > start:
                found.append(FoldingRange(start, end, kind=FoldingRangeKind.Region))
            take(list(symbol.children or ()))

    take(document_symbols(index))
    begin: int | None = None
    for number in range(len(text.starts) + 1):
        comment = text.line(number).lstrip().startswith("#")
        if comment and begin is None:
            begin = number
        elif not comment and begin is not None:
            if number - 1 > begin:
                found.append(FoldingRange(begin, number - 1, kind=FoldingRangeKind.Comment))
            begin = None
    return found
