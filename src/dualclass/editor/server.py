"""The language server: the protocol's requests on one side, the features on the other.

Imported only by those who start a server: it needs pygls, which the extra ``dualclass[editor]`` brings.
"""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path
from typing import cast

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from dualclass.editor import answers
from dualclass.editor.checks import Checks, Result, Task
from dualclass.editor.code_actions import KINDS
from dualclass.editor.diagnosing import Told, shown
from dualclass.editor.documents import Document
from dualclass.editor.file_index import LARGEST, FileIndex
from dualclass.editor.protocol import Handler, RequestFailedError, TextProtocol, guarded
from dualclass.editor.semantic_tokens import LEGEND
from dualclass.editor.state import State, too_large
from dualclass.editor.words import declarations
from dualclass.version import VERSION

log = logging.getLogger("dualclass.editor")

_WARMING = 0.02
_WATCHED = ("**/*.rules", "**/*.tests.yaml")
_TRIGGERS = [" ", ".", '"', "("]


class RuleServer(LanguageServer):
    """The server with its state; ``delay``: seconds without a change before a check begins."""

    def __init__(self, state: State | None = None, delay: float | None = None) -> None:
        """Set up the features; nothing is read before an editor asks."""
        super().__init__(  # pyright: ignore[reportUnknownMemberType]
            "dualclass",
            VERSION,
            text_document_sync_kind=types.TextDocumentSyncKind.Incremental,
            protocol_cls=TextProtocol,
        )
        self.state = State() if state is None else state
        self.checks = Checks(self.state.library, self.state.task, self._deliver)
        if delay is not None:
            self.checks.delay = delay
        self.shut_down = False
        self._register()

    def tell(self, message: str) -> None:
        """Write a line into the editor's log."""
        log.warning("%s", message)
        self.window_log_message(types.LogMessageParams(types.MessageType.Warning, message))

    def report_server_error(self, error: Exception, source: object) -> None:
        """What pygls could not handle: told in the log, and the server goes on. A refusal is an answer, no failure."""
        if isinstance(error, RequestFailedError):
            return
        self.tell(f"{getattr(source, '__name__', 'error')}: {error}")

    # ------------------------------------------------------------ features

    def _register(self) -> None:
        def on(method: str, handler: Handler, options: object | None = None) -> None:
            self.feature(method, options)(guarded(self.tell, handler))

        state = self.state
        on(types.INITIALIZE, self._initialize)
        on(types.INITIALIZED, self._initialized)
        on(types.SHUTDOWN, self._shut_down)
        on(types.TEXT_DOCUMENT_DID_OPEN, self._opened)
        on(types.TEXT_DOCUMENT_DID_CHANGE, self._changed)
        on(types.TEXT_DOCUMENT_DID_CLOSE, self._closed)
        on(types.TEXT_DOCUMENT_DID_SAVE, self._saved)
        on(types.WORKSPACE_DID_CHANGE_WATCHED_FILES, self._files_changed)
        on(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS, self._folders_changed)
        for method, answer, options in (
            (
                types.TEXT_DOCUMENT_COMPLETION,
                answers.complete,
                types.CompletionOptions(_TRIGGERS, resolve_provider=True),
            ),
            (types.COMPLETION_ITEM_RESOLVE, answers.resolve_item, None),
            (types.TEXT_DOCUMENT_HOVER, answers.show_hover, None),
            (types.TEXT_DOCUMENT_SIGNATURE_HELP, answers.show_signature, types.SignatureHelpOptions([" ", "("])),
            (types.TEXT_DOCUMENT_DEFINITION, answers.find_definition, None),
            (types.TEXT_DOCUMENT_REFERENCES, answers.find_references, None),
            (types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT, answers.find_highlights, None),
            (types.TEXT_DOCUMENT_PREPARE_RENAME, answers.prepare_rename, None),
            (types.TEXT_DOCUMENT_RENAME, answers.make_rename, types.RenameOptions(prepare_provider=True)),
            (types.TEXT_DOCUMENT_FORMATTING, answers.format_document, None),
            (types.TEXT_DOCUMENT_RANGE_FORMATTING, answers.format_range, None),
            (types.TEXT_DOCUMENT_CODE_ACTION, answers.offer_fixes, types.CodeActionOptions(list(KINDS))),
            (types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, answers.list_symbols, None),
            (types.WORKSPACE_SYMBOL, answers.search_symbols, None),
            (types.TEXT_DOCUMENT_FOLDING_RANGE, answers.list_folds, None),
            (types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL, answers.colour_document, LEGEND),
            (types.TEXT_DOCUMENT_SEMANTIC_TOKENS_RANGE, answers.colour_range, LEGEND),
        ):
            on(method, answers.bound(state, answer), options)

    # ------------------------------------------------------------ begin and end

    def _initialize(self, params: types.InitializeParams) -> None:
        state = self.state
        state.documents.encoding = self.workspace.position_encoding or state.documents.encoding
        given = params.initialization_options
        options = cast("dict[str, object]", given) if isinstance(given, dict) else {}
        site, delay = options.get("documentation"), options.get("delay")
        if isinstance(site, str):
            state.pages.site = site
        if isinstance(delay, int | float) and 0 <= delay <= 10_000:
            self.checks.delay = delay / 1000
        folders = [folder.uri for folder in params.workspace_folders or ()] or [params.root_uri or ""]
        state.world.folders = _paths(folders)

    def _initialized(self, params: types.InitializedParams) -> None:
        del params
        for problem in self.state.library.problems:
            self.tell(problem.message)
        self._warm_up()
        capabilities = self.client_capabilities.workspace
        watching = capabilities.did_change_watched_files if capabilities is not None else None
        if watching is not None and watching.dynamic_registration:
            watchers = [types.FileSystemWatcher(pattern) for pattern in _WATCHED]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            registration = types.Registration("watched", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            self.client_register_capability(types.RegistrationParams([registration]))

    def _warm_up(self) -> None:
        """Read what is installed before somebody asks, a file at a time, so that questions come in between."""
        loop = asyncio.get_running_loop()
        waiting = list(self.state.world.installed_files())

        def step() -> None:
            if waiting and not self.shut_down:
                path = waiting.pop()
                index = guarded(self.tell, self.state.world.index)(path)
                if isinstance(index, FileIndex):
                    declarations(index.text.text)
                loop.call_later(_WARMING, step)

        loop.call_later(_WARMING, step)

    def _shut_down(self, params: None) -> None:
        del params
        self.shut_down = True
        self.checks.stop()

    # ------------------------------------------------------------ texts

    def _opened(self, params: types.DidOpenTextDocumentParams) -> None:
        self.state.world.forget_files()  # not every editor tells which files come and go
        self._look_at(self.state.documents.open(params.text_document), at_once=True)

    def _changed(self, params: types.DidChangeTextDocumentParams) -> None:
        name = params.text_document
        document = self.state.documents.change(name.uri, name.version, params.content_changes)
        if document is None:
            self.tell(f"a change of `{name.uri}`, which is not open")
            return
        self._look_at(document, at_once=False)

    def _look_at(self, document: Document, *, at_once: bool) -> None:
        if len(document.text.text) > LARGEST:
            told = Told(too_large(len(document.text.text), str(document.path)), document.path, document.text)
            diagnostics = [shown(told, self.state.world.text, self.state.pages.of)]
            self.text_document_publish_diagnostics(
                types.PublishDiagnosticsParams(document.uri, diagnostics, document.version)
            )
            return
        if at_once:
            self.checks.now()
        else:
            self.checks.soon()

    def _closed(self, params: types.DidCloseTextDocumentParams) -> None:
        for publication in self.state.forget(params.text_document.uri):
            self.text_document_publish_diagnostics(publication)
        self.checks.soon()

    def _saved(self, params: types.DidSaveTextDocumentParams) -> None:
        del params
        self.state.world.forget_files()
        self.checks.now()

    def _files_changed(self, params: types.DidChangeWatchedFilesParams) -> None:
        del params
        self.state.world.forget_files()
        self.checks.soon()

    def _folders_changed(self, params: types.DidChangeWorkspaceFoldersParams) -> None:
        world = self.state.world
        gone = set(_paths([folder.uri for folder in params.event.removed]))
        new = _paths([folder.uri for folder in params.event.added])
        world.folders = tuple(dict.fromkeys((*(each for each in world.folders if each not in gone), *new)))
        world.forget_files()
        self.checks.soon()

    def _deliver(self, task: Task, result: Result) -> None:
        if result.failed is not None:
            self.tell(f"the check broke off: {result.failed}")
        for publication in self.state.take(task, result):
            self.text_document_publish_diagnostics(publication)


def _paths(uris: list[str]) -> tuple[Path, ...]:
    found = (to_fs_path(uri) for uri in uris if uri)
    return tuple(dict.fromkeys(Path(path).resolve() for path in found if path))
