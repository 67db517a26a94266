"""The texts that are open in the editor, kept as the editor changes them.

The store is our own: the protocol counts three line ends, and nothing else, as the end of a line; a text split
otherwise would drift away from the editor's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from lsprotocol import types
from pygls.uris import to_fs_path

from dualclass.editor.text import UTF16, LineIndex


@dataclass(frozen=True)
class Document:
    """An open text: the editor's name for it, its path, its version and its lines."""

    uri: str
    path: Path
    version: int
    text: LineIndex
    language: str = ""


class Documents:
    """All open texts, by the editor's names for them."""

    def __init__(self) -> None:
        """Begin with none; the encoding of positions is agreed on later."""
        self.encoding: str = UTF16
        self._open: dict[str, Document] = {}

    def __iter__(self) -> Iterator[Document]:
        """The open texts."""
        return iter(tuple(self._open.values()))

    def get(self, uri: str) -> Document | None:
        """The open text of a name."""
        return self._open.get(uri)

    def of_path(self, path: Path) -> Document | None:
        """The open text of a file."""
        return next((each for each in self._open.values() if each.path == path), None)

    def open(self, item: types.TextDocumentItem) -> Document:
        """Take a text that was opened."""
        path = path_of(item.uri)
        document = Document(item.uri, path, item.version, LineIndex(item.text, self.encoding), str(item.language_id))
        self._open[item.uri] = document
        return document

    def change(
        self, uri: str, version: int, changes: Iterable[types.TextDocumentContentChangeEvent]
    ) -> Document | None:
        """Apply changes in their order; ``None`` for a text that is not open."""
        known = self._open.get(uri)
        if known is None:
            return None
        text = known.text
        for change in changes:
            if isinstance(change, types.TextDocumentContentChangePartial):
                text = text.changed(change.range, change.text)
            else:
                text = LineIndex(change.text, self.encoding)
        document = Document(uri, known.path, version, text, known.language)
        del self._open[uri]  # the text changed last stands last
        self._open[uri] = document
        return document

    def close(self, uri: str) -> Document | None:
        """Forget a text; what is on the disk counts again."""
        return self._open.pop(uri, None)


def path_of(uri: str) -> Path:
    """The path of a name; a text that is no file gets a path that no file has."""
    found = to_fs_path(uri)
    if found:
        try:
            return Path(found).resolve()
        except (OSError, ValueError, RuntimeError):
            pass
    return Path("/") / "unsaved" / quote(uri, safe="")


def uri_of(path: Path) -> str:
    """The name of a file, as editors write it."""
    return path.as_uri()
