"""What is installed: the lists and vocabularies of the plugins, which other files refer to."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from dualclass.diagnostics import Diagnostic, DiagnosticError
from dualclass.plugins.folders import rule_files
from dualclass.plugins.hooks import ListSource
from dualclass.plugins.host import Host


@dataclass
class Library:
    """Installed lists and vocabularies. ``problems``: why some or all of them could not be loaded."""

    host: Host | None = None
    sources: tuple[ListSource, ...] = ()
    folders: tuple[Path, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    _files: dict[Path, tuple[Path, ...]] = field(default_factory=dict[Path, tuple[Path, ...]])

    def files_in(self, folder: Path) -> tuple[Path, ...]:
        """The rule files of an installed folder, by their full paths."""
        if folder not in self._files:
            self._files[folder] = tuple(path.resolve() for path in rule_files(folder))
        return self._files[folder]

    def forget_files(self) -> None:
        """Look into the folders again: files were made or deleted."""
        self._files.clear()

    def vocabulary(self) -> tuple[Path, ...]:
        """The installed vocabulary files."""
        return tuple(path for folder in self.folders for path in self.files_in(folder))

    def source_of(self, path: Path) -> ListSource | None:
        """The installed list whose folder a file is in."""
        return next((each for each in self.sources if path.is_relative_to(each.folder.resolve())), None)

    def in_vocabulary(self, path: Path) -> bool:
        """Whether a file is in an installed folder of the vocabulary."""
        return any(path.is_relative_to(folder.resolve()) for folder in self.folders)


def load_library(host: Host | None = None) -> Library:
    """Ask the plugins. A failing plugin is told, and what the others bring is used for names only."""
    try:
        host = Host() if host is None else host
        return Library(host, host.lists(), host.vocabularies())
    except DiagnosticError as error:
        return Library(problems=error.diagnostics)
