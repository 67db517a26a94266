"""Going to what declares a name, and to every place of it."""

from __future__ import annotations

from pathlib import Path

from lsprotocol.types import DocumentHighlight, DocumentHighlightKind, Location

from dualclass.editor.finding import Finder, Found
from dualclass.editor.world import World


def definition(world: World, path: Path, offset: int) -> list[Location]:
    """Where the name at an offset is declared; on the declaration itself, its other declarations and changes."""
    finder = Finder(world, path)
    named = finder.at(offset)
    if named is None:
        return []
    if named.symbol.sort == "entries":
        return _first_of_group(finder, named.symbol.name)
    places = finder.places(named.symbol)
    declared = [each for each in places if each.occurrence.role == "declared"]
    here = [each for each in declared if _same(each, named.found)]
    if here:
        declared = [each for each in places if each.occurrence.role != "used"]
        declared = [each for each in declared if not _same(each, named.found)] or declared
    return [each.location(world) for each in declared or _changed(places)]


def _changed(places: list[Found]) -> list[Found]:
    return [each for each in places if each.occurrence.role == "changed"]


def _same(one: Found, other: Found) -> bool:
    return one.path == other.path and one.occurrence.start == other.occurrence.start


def _first_of_group(finder: Finder, group: str) -> list[Location]:
    """The first entry of a group, ``3A``, in each list that counts here."""
    found: list[Location] = []
    lists: set[str] = set()
    for path in finder.world.visible(finder.project):
        index = finder.world.index(path)
        if index is None or index.list_name in lists:
            continue
        entry = next((each for each in index.entries if each.sort == "code" and each.name.startswith(group)), None)
        if entry is not None:
            lists.add(index.list_name)
            document = finder.world.documents.of_path(path)
            uri = document.uri if document is not None else path.as_uri()
            found.append(Location(uri, index.text.range(entry.start, entry.label_end)))
    return found


def references(world: World, path: Path, offset: int, *, declarations: bool = True) -> list[Location]:
    """Every place of the name at an offset, in the files of this workspace and in what is installed."""
    finder = Finder(world, path)
    named = finder.at(offset)
    if named is None:
        return []
    return [
        each.location(world)
        for each in finder.everywhere(named.symbol)
        if declarations or each.occurrence.role != "declared"
    ]


def highlights(world: World, path: Path, offset: int) -> list[DocumentHighlight]:
    """Every place of the name at an offset in its own file."""
    finder = Finder(world, path)
    named = finder.at(offset)
    index = world.index(path)
    if named is None or index is None:
        return []
    found: list[DocumentHighlight] = []
    for written, occurrences in index.symbols.items():
        if written.sort != named.found.occurrence.symbol.sort and written.name != named.symbol.name:
            continue
        if finder.meanings.of(written, index.list_name) != named.symbol:
            continue
        for each in occurrences:
            kind = DocumentHighlightKind.Read if each.role == "used" else DocumentHighlightKind.Write
            found.append(DocumentHighlight(index.text.range(each.start, each.end), kind))
    return found
