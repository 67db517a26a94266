"""Our protocol: texts are kept by ``Documents``, and nothing that goes wrong in a request ends the server."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any, cast

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.protocol import LanguageServerProtocol, lsp_method

log = logging.getLogger("dualclass.editor")


class TextProtocol(LanguageServerProtocol):
    """The protocol with the store of texts replaced: pygls' own splits lines at signs that editors do not."""

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """A text was opened."""
        self._take(types.TEXT_DOCUMENT_DID_OPEN, params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """A text was changed."""
        self._take(types.TEXT_DOCUMENT_DID_CHANGE, params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """A text was closed."""
        self._take(types.TEXT_DOCUMENT_DID_CLOSE, params)

    def _take(self, method: str, params: object) -> None:
        handler = cast("dict[str, Callable[[object], Any]]", self.fm.features).get(method)
        if handler is not None:
            handler(params)


class RequestFailedError(JsonRpcException):
    """A request that was understood and refused, with a message for the person who made it."""

    CODE = -32803
    MESSAGE = "request failed"


type Handler = Callable[[Any], object]


def guarded(tell: Callable[[str], None], handler: Handler) -> Handler:
    """A handler whose failure is told and answered with nothing; what it refuses on purpose goes through."""
    name = getattr(handler, "__name__", "handler")

    def guard(params: None) -> object:
        try:
            return handler(params)
        except JsonRpcException:
            raise
        except Exception as error:  # the editor goes on, whatever it was
            log.exception("%s failed", name)
            tell(f"{name.replace('_', ' ').strip()} failed: {type(error).__name__}: {error}")
            return None

    guard.__name__ = name
    return guard
