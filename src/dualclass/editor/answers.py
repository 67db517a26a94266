"""The protocol's requests answered: positions become offsets, refusals become messages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol, cast

from lsprotocol import types

from dualclass.editor import code_actions, navigation, rename
from dualclass.editor.completion import completion, resolve
from dualclass.editor.documents import path_of
from dualclass.editor.file_index import FileIndex
from dualclass.editor.formatting import formatted
from dualclass.editor.hover import hover
from dualclass.editor.outline import document_symbols, folding_ranges, workspace_symbols
from dualclass.editor.protocol import RequestFailedError
from dualclass.editor.relabelling import RefusedError
from dualclass.editor.semantic_tokens import semantic_tokens
from dualclass.editor.signatures import signature
from dualclass.editor.state import State

type Answer = Callable[[State, Any], object]


def bound(state: State, answer: Answer) -> Callable[[Any], object]:
    """The answer as a handler of one argument."""

    def handler(params: Any) -> object:
        return answer(state, params)

    handler.__name__ = getattr(answer, "__name__", "answer")
    return handler


class _Placed(Protocol):
    @property
    def text_document(self) -> types.TextDocumentIdentifier: ...
    @property
    def position(self) -> types.Position: ...


def _place(state: State, params: _Placed) -> tuple[Path, int] | None:
    path = path_of(params.text_document.uri)
    text = state.world.text(path)
    return None if text is None else (path, text.offset(params.position))


def _index(state: State, uri: str) -> FileIndex | None:
    return state.world.index(path_of(uri))


# ---------------------------------------------------------------- at a place


def complete(state: State, params: types.CompletionParams) -> types.CompletionList | None:
    """What may be written next."""
    place = _place(state, params)
    found = completion(state.world, *place) if place is not None else None
    for item in found.items if found is not None else ():
        item.data = {"uri": params.text_document.uri, "about": item.data} if item.data is not None else None
    return found


def resolve_item(state: State, item: types.CompletionItem) -> types.CompletionItem:
    """An item with its documentation."""
    data = cast("dict[str, object]", item.data) if isinstance(item.data, dict) else {}
    uri, about = data.get("uri"), data.get("about")
    if not isinstance(uri, str):
        return item
    item.data = about
    found = resolve(state.world, path_of(uri), item)
    found.data = None
    return found


def show_hover(state: State, params: types.HoverParams) -> types.Hover | None:
    """What is known of the name under the pointer."""
    place = _place(state, params)
    return hover(state.world, *place, state.verdicts) if place is not None else None


def show_signature(state: State, params: types.SignatureHelpParams) -> types.SignatureHelp | None:
    """The shape of the sentence that is being written."""
    place = _place(state, params)
    return signature(state.world, *place) if place is not None else None


def find_definition(state: State, params: types.DefinitionParams) -> list[types.Location]:
    """Where the name is declared."""
    place = _place(state, params)
    return navigation.definition(state.world, *place) if place is not None else []


def find_references(state: State, params: types.ReferenceParams) -> list[types.Location]:
    """Every place of the name."""
    place = _place(state, params)
    if place is None:
        return []
    return navigation.references(state.world, *place, declarations=params.context.include_declaration)


def find_highlights(state: State, params: types.DocumentHighlightParams) -> list[types.DocumentHighlight]:
    """Every place of the name in its file."""
    place = _place(state, params)
    return navigation.highlights(state.world, *place) if place is not None else []


def prepare_rename(state: State, params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder | None:
    """What would be renamed."""
    place = _place(state, params)
    try:
        return rename.prepare(state.world, *place) if place is not None else None
    except RefusedError as error:
        raise RequestFailedError(str(error)) from error


def make_rename(state: State, params: types.RenameParams) -> types.WorkspaceEdit | None:
    """Every edit of a rename."""
    place = _place(state, params)
    try:
        return rename.rename(state.world, *place, params.new_name) if place is not None else None
    except RefusedError as error:
        raise RequestFailedError(str(error)) from error


# ---------------------------------------------------------------- of a file


def format_document(state: State, params: types.DocumentFormattingParams) -> list[types.TextEdit]:
    """The edits that give a file the one style."""
    path = path_of(params.text_document.uri)
    text = state.world.text(path)
    return formatted(text, path) if text is not None else []


def format_range(state: State, params: types.DocumentRangeFormattingParams) -> list[types.TextEdit]:
    """Those of the edits that lie in a stretch."""
    path = path_of(params.text_document.uri)
    text = state.world.text(path)
    return formatted(text, path, params.range) if text is not None else []


def offer_fixes(state: State, params: types.CodeActionParams) -> list[types.CodeAction]:
    """The fixes for a stretch of a file."""
    uri = params.text_document.uri
    path = path_of(uri)
    text = state.world.text(path)
    return code_actions.code_actions(uri, text, state.told_of(path), params) if text is not None else []


def list_symbols(state: State, params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
    """The outline of a file."""
    index = _index(state, params.text_document.uri)
    return document_symbols(index) if index is not None else []


def search_symbols(state: State, params: types.WorkspaceSymbolParams) -> list[types.WorkspaceSymbol]:
    """Declarations of the whole workspace."""
    return workspace_symbols(state.world, params.query)


def list_folds(state: State, params: types.FoldingRangeParams) -> list[types.FoldingRange]:
    """What can be folded in a file."""
    index = _index(state, params.text_document.uri)
    return folding_ranges(index) if index is not None else []


def colour_document(state: State, params: types.SemanticTokensParams) -> types.SemanticTokens | None:
    """The names of a file by what they mean."""
    path = path_of(params.text_document.uri)
    index = state.world.index(path)
    if index is None:
        return None
    return semantic_tokens(index, state.world.meanings(state.world.project(path)))


def colour_range(state: State, params: types.SemanticTokensRangeParams) -> types.SemanticTokens | None:
    """The names of a stretch by what they mean."""
    path = path_of(params.text_document.uri)
    index = state.world.index(path)
    if index is None:
        return None
    start, end = index.text.offsets(params.range)
    return semantic_tokens(index, state.world.meanings(state.world.project(path)), start, end)
