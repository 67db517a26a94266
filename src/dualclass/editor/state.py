"""What the server knows: texts, the world around them, what the last checks found."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from lsprotocol import types

from dualclass.diagnostics import Diagnostic
from dualclass.editor.checks import Result, Task
from dualclass.editor.diagnosing import Told, by_file, shown
from dualclass.editor.documents import Documents, path_of, uri_of
from dualclass.editor.file_index import LARGEST
from dualclass.editor.library import Library, load_library
from dualclass.editor.pages import Pages
from dualclass.editor.text import LineIndex
from dualclass.editor.verdicts import Verdicts
from dualclass.editor.world import Project, World


@dataclass
class State:
    """Everything a handler may ask. ``told``: by project, then by file, what its last check found."""

    documents: Documents = field(default_factory=Documents)
    library: Library = field(default_factory=load_library)
    pages: Pages = field(default_factory=Pages)
    verdicts: Verdicts = field(default_factory=Verdicts)
    world: World = field(init=False)
    told: dict[Path | None, dict[Path, list[Told]]] = field(default_factory=dict[Path | None, dict[Path, list[Told]]])

    def __post_init__(self) -> None:
        """Join the parts."""
        self.world = World(self.documents, self.library)

    def task(self) -> Task:
        """What to check now: the projects of the open texts, the text changed last first."""
        texts = {document.path: document.text.text for document in self.documents}
        projects: dict[Path | None, tuple[Project, Path]] = {}
        for document in reversed(list(self.documents)):
            if len(document.text.text) > LARGEST:
                continue
            project = self.world.project(document.path)
            projects.setdefault(project.root or document.path, (project, document.path))
        return Task(texts, tuple(projects.values()))

    # ------------------------------------------------------------ what checks found

    def take(self, task: Task, result: Result) -> list[types.PublishDiagnosticsParams]:
        """Keep what a check found, and say what the editor is to show anew.

        A text that was changed since is left for the next check, which has begun already.
        """
        if result.tested is not None:
            self.verdicts.take(result.tested)
            return []
        key = result.project.root or result.about
        before = self.told.get(key, {})
        found = self._found(task, result)
        stale = {path for path in found | before if self._changed(task, path)}
        kept = {path: told for path, told in found.items() if path not in stale}
        kept |= {path: before[path] for path in stale if path in before}
        self.told[key] = kept
        fresh = [path for path in dict.fromkeys((*found, *before, *task.texts)) if path not in stale]
        return [self.publication(path) for path in fresh if path in found or path in before or path == result.about]

    def _found(self, task: Task, result: Result) -> dict[Path, list[Told]]:
        diagnostics = result.diagnostics
        if result.failed is not None:
            diagnostics = (failed_check(result.failed, str(result.about)),)

        def text_of(path: Path) -> LineIndex | None:
            text = self.world.text(path)
            checked = task.texts.get(path)
            if checked is None or (text is not None and text.text == checked):
                return text
            return LineIndex(checked, self.documents.encoding)

        return by_file(diagnostics, result.about, text_of)

    def _changed(self, task: Task, path: Path) -> bool:
        document = self.documents.of_path(path)
        return document is not None and document.text.text != task.texts.get(path)

    def told_of(self, path: Path) -> list[Told]:
        """Everything that the last checks found about a file."""
        return [each for files in self.told.values() for each in files.get(path, ())]

    def publication(self, path: Path) -> types.PublishDiagnosticsParams:
        """What the editor is to show about a file."""
        document = self.documents.of_path(path)
        every = dict.fromkeys((each.diagnostic, each) for each in self.told_of(path))
        diagnostics = [shown(told, self.world.text, self.pages.of) for _, told in every]
        if document is not None:
            return types.PublishDiagnosticsParams(document.uri, diagnostics, document.version)
        return types.PublishDiagnosticsParams(uri_of(path), diagnostics)

    def forget(self, uri: str) -> list[types.PublishDiagnosticsParams]:
        """Close a text; a project without an open text is no longer told of. What the editor is to show anew."""
        document = self.documents.close(uri)
        path = path_of(uri)
        if document is None or self.documents.of_path(path) is not None:
            return []
        open_roots = {self.world.project(each.path).root or each.path for each in self.documents}
        anew = {path: None}
        for key in [key for key in self.told if key not in open_roots]:
            anew.update(dict.fromkeys(self.told.pop(key)))
        return [self.publication(each) for each in anew]


def failed_check(reason: str, subject: str) -> Diagnostic:
    """What is told when the check itself broke off: silence would look like a file without mistakes."""
    return Diagnostic(
        "E001",
        "error",
        f"the check of these files broke off: `{reason}`",
        help="other mistakes may be there and are not shown; `dualclass rules check` may tell more",
        subject=subject,
    )


def too_large(document_length: int, subject: str) -> Diagnostic:
    """What is told of a text that is not looked into while it is edited."""
    return Diagnostic(
        "E002",
        "warning",
        f"a text of {document_length} characters is not checked while it is edited, at most {LARGEST} are",
        help="part it into several files, or check it with `dualclass rules check`",
        subject=subject,
    )
