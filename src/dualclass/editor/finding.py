"""Where a name is declared and where it is used, in all files that count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lsprotocol.types import Location

from dualclass.editor.documents import uri_of
from dualclass.editor.file_index import FileIndex
from dualclass.editor.meaning import Meanings
from dualclass.editor.symbols import Occurrence, Symbol
from dualclass.editor.world import Project, World


@dataclass(frozen=True, slots=True)
class Found:
    """A name at a place of a file."""

    path: Path
    index: FileIndex
    occurrence: Occurrence

    def location(self, world: World) -> Location:
        """The place as the editor names it."""
        document = world.documents.of_path(self.path)
        uri = document.uri if document is not None else uri_of(self.path)
        return Location(uri, self.index.text.range(self.occurrence.start, self.occurrence.end))

    @property
    def where(self) -> str:
        """The paragraph, note or declaration it stands in."""
        entry = self.index.entry_at(self.occurrence.start)
        return entry.name if entry is not None else ""


@dataclass(frozen=True, slots=True)
class Named:
    """The name at a place, with what it means there."""

    symbol: Symbol
    found: Found


class Finder:
    """Answers for one file; made for one request, since texts change."""

    def __init__(self, world: World, path: Path) -> None:
        """Look at the world from a file."""
        self.world = world
        self.path = path
        self.project = world.project(path)
        self.meanings = world.meanings(self.project)

    def at(self, offset: int) -> Named | None:
        """The name at an offset of the file."""
        index = self.world.index(self.path)
        occurrence = index.at(offset) if index is not None else None
        if index is None or occurrence is None:
            return None
        symbol = self.meanings.of(occurrence.symbol, self.list_of(self.path))
        return Named(symbol, Found(self.path, index, occurrence))

    def list_of(self, path: Path) -> str:
        """The list a file is of."""
        index = self.world.index(path)
        return index.list_name if index is not None else ""

    def declared(self, symbol: Symbol) -> list[Found]:
        """Where a symbol is declared; the project's own files first."""
        return [each for each in self.places(symbol) if each.occurrence.role == "declared"]

    def places(self, symbol: Symbol) -> list[Found]:
        """Every place of a symbol in the files that count for this one."""
        return list(_places(self.world, self.project, self.meanings, symbol))

    def everywhere(self, symbol: Symbol) -> list[Found]:
        """Every place of a symbol, also in other projects of the workspace when what declares it is installed."""
        found = self.places(symbol)
        shared = set(self.world.installed_files())
        if not any(each.occurrence.role == "declared" and each.path in shared for each in found):
            return found
        seen = set(self.world.visible(self.project))
        for path in self.world.workspace_files():
            if path in seen:
                continue
            project = self.world.project(path)
            seen.update(project.files)
            found += [
                each
                for each in _places(self.world, project, self.world.meanings(project), symbol)
                if each.path in project.files
            ]
        return found


def _places(world: World, project: Project, meanings: Meanings, symbol: Symbol) -> Iterator[Found]:
    for path in world.visible(project):
        index = world.index(path)
        if index is None:
            continue
        for written, occurrences in index.symbols.items():
            if _may_be(written, symbol) and meanings.of(written, index.list_name) == symbol:
                for occurrence in occurrences:
                    yield Found(path, index, occurrence)


def _may_be(written: Symbol, symbol: Symbol) -> bool:
    """Whether it is worth asking: codes and notes can be renumbered, other names are written as they are called."""
    if symbol.sort in ("code", "note"):
        return written.sort == symbol.sort
    return written.name == symbol.name
