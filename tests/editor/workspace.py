"""An editor for tests: it opens texts with a bar `|` where the pointer is, and waits for what the server publishes."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from pathlib import Path

from lsprotocol import types
from pygls.protocol import default_converter
from pytest_lsp import LanguageClient
from pytest_lsp.client import DEFAULT_CLIENT_FEATURES, register_lsp_features

HEAD = 'list works "works"\nedition 1 in force from 2020-01-01\n\n'
PUMPS = (
    "kind gear_pump is equipment\n"
    '    en "gear pump"; zh "齿轮泵"; ko "기어 펌프"; ru "шестерённый насос"\n'
    '    quantity delivery in m3/h, l/min "at rated speed"\n'
    '    choice drive of electric, hydraulic "what turns it"\n'
    '    flag submersible "Can it work under water?"\n'
    '    enumerated stage "its stages"\n'
    '    quantity stage.pressure in MPa, bar "at its outlet"\n'
    '    quantity noise in dB by "ISO 9614-1"\n'
    '    quantity noise in dB by "ISO 9614-2"\n'
)
WAIT = 30.0


class TestClient(LanguageClient):
    """A client that remembers every publication with its version."""

    __test__ = False

    def __init__(self) -> None:
        super().__init__(converter_factory=default_converter)
        self.published: dict[str, types.PublishDiagnosticsParams] = {}
        self.changed = asyncio.Condition()
        features = {**DEFAULT_CLIENT_FEATURES, types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS: _remember}
        register_lsp_features(self, features)
        self.feature(types.CLIENT_REGISTER_CAPABILITY)(_registered)


def _registered(params: types.RegistrationParams) -> None:
    """What the server wants to watch is of no interest here."""
    assert params.registrations


async def _remember(client: TestClient, params: types.PublishDiagnosticsParams) -> None:
    client.diagnostics[params.uri] = params.diagnostics
    client.published[params.uri] = params
    async with client.changed:
        client.changed.notify_all()


@dataclass
class Editor:
    """A folder of the workspace and what is open in it."""

    client: TestClient
    root: Path
    versions: dict[str, int] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)

    def write(self, name: str, text: str) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        return path

    def uri(self, name: str) -> str:
        return (self.root / name).as_uri()

    def open(self, name: str, text: str, *, write: bool = True) -> types.Position:
        """Open a text; the place of the bar in it."""
        text, place = parted(text)
        if write:
            self.write(name, text)
        uri = self.uri(name)
        self.versions[uri], self.texts[uri] = 1, text
        item = types.TextDocumentItem(uri, "dualclass-rules", 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return place

    def replace(self, name: str, text: str) -> types.Position:
        """Give an open text another content; the place of the bar in it."""
        text, place = parted(text)
        uri = self.uri(name)
        self.versions[uri] += 1
        self.texts[uri] = text
        change = types.TextDocumentContentChangeWholeDocument(text)
        version = types.VersionedTextDocumentIdentifier(self.versions[uri], uri)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(version, [change]))
        return place

    def edit(self, name: str, start: types.Position, end: types.Position, text: str) -> None:
        """Replace a stretch, as typing does."""
        uri = self.uri(name)
        self.versions[uri] += 1
        change = types.TextDocumentContentChangePartial(types.Range(start, end), text)
        version = types.VersionedTextDocumentIdentifier(self.versions[uri], uri)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(version, [change]))

    def close(self, name: str) -> None:
        uri = self.uri(name)
        self.versions.pop(uri, None)
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(self.document(name)))

    def document(self, name: str) -> types.TextDocumentIdentifier:
        return types.TextDocumentIdentifier(self.uri(name))

    async def diagnostics(self, name: str) -> list[types.Diagnostic]:
        """What is published about the newest version of a text."""
        uri = self.uri(name)

        def there() -> bool:
            found = self.client.published.get(uri)
            return found is not None and found.version == self.versions[uri]

        async with self.client.changed:
            await asyncio.wait_for(self.client.changed.wait_for(there), WAIT)
        return list(self.client.published[uri].diagnostics)

    async def until(self, name: str, codes: set[str]) -> None:
        """Wait until what is published about a file has these codes."""
        uri = self.uri(name)

        def there() -> bool:
            found = self.client.published.get(uri)
            return found is not None and {str(each.code) for each in found.diagnostics} == codes

        async with self.client.changed:
            await asyncio.wait_for(self.client.changed.wait_for(there), WAIT)

    async def hovered(self, name: str, place: types.Position) -> str:
        """What a hover shows, empty when it shows nothing."""
        found = await self.client.text_document_hover_async(types.HoverParams(self.document(name), place))
        assert found is None or isinstance(found.contents, types.MarkupContent)
        return found.contents.value if found is not None else ""

    def close_all(self) -> None:
        for uri in list(self.versions):
            del self.versions[uri]
            self.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))


def parted(text: str) -> tuple[str, types.Position]:
    """A text without its bar, and the bar's place in UTF-16 code units; the start where there is none."""
    before, bar, after = text.partition("|")
    if not bar:
        return text, types.Position(0, 0)
    line = before.count("\n")
    last = before.rpartition("\n")[2]
    return before + after, types.Position(line, len(last.encode("utf-16-le")) // 2)


def applied(text: str, edits: list[types.TextEdit]) -> str:
    """A text with edits made in it, positions in UTF-16 code units."""
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)

    def offset(place: types.Position) -> int:
        line = lines[place.line] if place.line < len(lines) else ""
        encoded = line.encode("utf-16-le")[: 2 * place.character]
        return starts[min(place.line, len(lines))] + len(encoded.decode("utf-16-le"))

    spans = sorted(((offset(e.range.start), offset(e.range.end), e.new_text) for e in edits), reverse=True)
    for start, end, new in spans:
        text = text[:start] + new + text[end:]
    return text
