"""All rule files that matter while some are edited: open texts, files of the workspace, and what is installed."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from dualclass.diagnostics import DiagnosticError
from dualclass.editor.documents import Documents
from dualclass.editor.file_index import FileIndex
from dualclass.editor.library import Library
from dualclass.editor.meaning import Meanings
from dualclass.editor.text import LineIndex
from dualclass.editor.words import Words
from dualclass.language.reader import read_rule_text
from dualclass.plugins.folders import ENDING
from dualclass.vocabulary import Vocabulary

_PASSED_OVER = frozenset({"node_modules", "__pycache__", "dist", "build", "site-packages"})
_MOST_FILES = 5_000
_MOST_FOLDERS = 20_000
_MOST_PROJECTS = 20


@dataclass(frozen=True)
class Project:
    """Files that are checked together. ``root``: the folder they are in, ``None`` for a text that is no file.

    ``installed``: they are the files of an installed list or vocabulary.
    """

    root: Path | None
    files: tuple[Path, ...]
    installed: bool = False


@dataclass
class World:
    """Texts and what stands in them, by full path."""

    documents: Documents
    library: Library
    folders: tuple[Path, ...] = ()
    _indexes: dict[Path, FileIndex] = field(default_factory=dict[Path, FileIndex])
    _disk: dict[Path, tuple[tuple[int, int], LineIndex]] = field(
        default_factory=dict[Path, tuple[tuple[int, int], LineIndex]]
    )
    _found: tuple[Path, ...] | None = None
    _words: Words = field(default_factory=Words)
    _meanings: dict[tuple[int, ...], tuple[tuple[FileIndex, ...], Meanings]] = field(
        default_factory=dict[tuple[int, ...], tuple[tuple[FileIndex, ...], Meanings]]
    )

    # ------------------------------------------------------------ texts

    def text(self, path: Path) -> LineIndex | None:
        """The text of a file: the open one, else what is on the disk; ``None`` when it cannot be read."""
        document = self.documents.of_path(path)
        if document is not None:
            return document.text
        try:
            state = path.stat()
            stamp = (state.st_mtime_ns, state.st_size)
            known = self._disk.get(path)
            if known is None or known[0] != stamp or known[1].encoding != self.documents.encoding:
                known = (stamp, LineIndex(read_rule_text(path), self.documents.encoding))
                self._disk[path] = known
            return known[1]
        except (OSError, ValueError, DiagnosticError):
            self._disk.pop(path, None)
            return None

    def index(self, path: Path) -> FileIndex | None:
        """What stands in a file; ``None`` when it cannot be read."""
        text = self.text(path)
        if text is None:
            self._indexes.pop(path, None)
            return None
        known = self._indexes.get(path)
        if known is None or known.text is not text:
            known = FileIndex(text)
            self._indexes[path] = known
        return known

    # ------------------------------------------------------------ files

    def workspace_files(self) -> tuple[Path, ...]:
        """The rule files in the folders of the workspace, and the open ones."""
        opened = (document.path for document in self.documents)
        return tuple(dict.fromkeys((*self._walked(), *(path for path in opened if path.suffix == ENDING))))

    def _walked(self) -> tuple[Path, ...]:
        if self._found is None:
            self._found = tuple(dict.fromkeys(path for folder in self.folders for path in _rule_files(folder)))
        return self._found

    def forget_files(self) -> None:
        """Look for files again: some were made or deleted."""
        self._found = None
        self.library.forget_files()

    def installed_files(self) -> tuple[Path, ...]:
        """The files of everything installed."""
        lists = (path for source in self.library.sources for path in self.library.files_in(source.folder))
        return tuple(dict.fromkeys((*self.library.vocabulary(), *lists)))

    def is_writable(self, path: Path) -> bool:
        """Whether a rename may change a file: it is among the workspace's own, and may be written.

        Packages installed in a folder of the workspace are not its own, even when one of their files is open.
        """
        own = path in self._walked() or (
            self.documents.of_path(path) is not None and path not in self.installed_files()
        )
        return own and (not path.exists() or os.access(path, os.W_OK))

    # ------------------------------------------------------------ projects

    def project(self, path: Path) -> Project:
        """The files that a file is checked with."""
        source = self.library.source_of(path)
        if source is not None:
            files = self._with_open(self.library.files_in(source.folder), source.folder.resolve())
            return Project(source.folder.resolve(), files, installed=True)
        if self.library.in_vocabulary(path):
            return Project(path.parent, self.library.vocabulary(), installed=True)
        if not path.parent.is_dir():
            return Project(None, (path,))
        root = _root(path, self.folders)
        if any(path.is_relative_to(folder) for folder in self.folders):
            files = [each for each in self.workspace_files() if each.is_relative_to(root)]
        else:
            files = self._beside(root)
        return Project(root, tuple(dict.fromkeys((*self._with_open(files, root), path))))

    def _beside(self, folder: Path) -> list[Path]:
        """The rule files in a folder outside the workspace, not below it: who knows how much lies there."""
        try:
            return sorted(each for each in folder.iterdir() if each.name.endswith(ENDING) and each.is_file())
        except OSError:
            return []

    def _with_open(self, files: Iterable[Path], root: Path) -> tuple[Path, ...]:
        opened = (document.path for document in self.documents if document.path.suffix == ENDING)
        return tuple(dict.fromkeys((*files, *(path for path in opened if path.is_relative_to(root)))))

    def visible(self, project: Project) -> tuple[Path, ...]:
        """The files whose names count in a project: its own, then those of everything installed.

        An installed list gives way to a list of the same name in the project.
        """
        own = {name for path in project.files if (index := self.index(path)) and (name := index.list_name)}
        found = dict.fromkeys((*project.files, *self.library.vocabulary()))
        for source in self.library.sources:
            files = self.library.files_in(source.folder)
            if source.name not in own or not set(files).isdisjoint(project.files):
                found.update(dict.fromkeys(files))
        return tuple(found)

    def vocabulary(self, project: Project) -> Vocabulary:
        """The words that count in a project."""
        texts = ((str(path), text.text) for path in self.visible(project) if (text := self.text(path)) is not None)
        return self._words.vocabulary(texts)

    def meanings(self, project: Project) -> Meanings:
        """What names mean in a project at this moment."""
        indexes = tuple(index for path in self.visible(project) if (index := self.index(path)) is not None)
        vocabulary = self.vocabulary(project)
        key = (id(vocabulary), *map(id, indexes))
        if key not in self._meanings:
            if len(self._meanings) >= _MOST_PROJECTS:
                self._meanings.clear()
            self._meanings[key] = (indexes, Meanings(indexes, vocabulary))
        return self._meanings[key][1]


def _rule_files(folder: Path) -> list[Path]:
    """The rule files in a folder and below it; hidden folders, environments and build output are passed over."""
    found: list[Path] = []
    for number, (place, folders, files) in enumerate(os.walk(folder, followlinks=False)):
        folders[:] = sorted(
            each
            for each in folders
            if not each.startswith(".")
            and each not in _PASSED_OVER
            and not (Path(place) / each / "pyvenv.cfg").exists()
        )
        found += [(Path(place) / name).resolve() for name in sorted(files) if name.endswith(ENDING)]
        if len(found) > _MOST_FILES or number > _MOST_FOLDERS:
            break
    return found[:_MOST_FILES]


def _root(path: Path, folders: Iterable[Path]) -> Path:
    """The folder whose files are checked together with a file: the widest that holds rule files without a break."""
    root = path.parent
    limits = [folder for folder in folders if path.is_relative_to(folder)]
    while root not in limits and root.parent != root and limits and _has_rules(root.parent):
        root = root.parent
    return root


def _has_rules(folder: Path) -> bool:
    try:
        return any(each.name.endswith(ENDING) for each in folder.iterdir())
    except OSError:
        return False
