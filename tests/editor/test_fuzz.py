"""Damaged files and random edits through the real handlers: no crash, no lost text, one text on both sides."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from lsprotocol import types

from dualclass.editor.checks import Task, examine
from dualclass.editor.library import Library, load_library
from dualclass.editor.server import RuleServer
from dualclass.editor.state import State
from dualclass.plugins.reading import RuleReader

from .workspace import HEAD, PUMPS

ROOT = Path(__file__).parents[2]
URI = "file:///nowhere/fuzz.rules"
DOCUMENT = types.TextDocumentIdentifier(URI)
SOURCES = [
    path.read_text(encoding="utf-8")
    for path in (
        ROOT / "src/dualclass/rules/international/2B001.rules",
        ROOT / "src/dualclass/rules/vocabulary/machine_tools.rules",
        ROOT / "plugins/dualclass-korea/src/dualclass_korea/rules/korea_3_4.rules",
        ROOT / "src/dualclass/rules/international/general_notes.rules",
    )
] + [HEAD + PUMPS]
SIGNS = ("", " ", "\n", "\r\n", "\r", "(", ")", '"', ";", ",", ":", "#", ".", "é", "齿轮泵", "😀")
ODD = ("\u2028", "\x00", "\ud800", "\ufeff", "\u202e", "(" * 150, "1e999999", "a." * 40, "x" * 30)
WORDS = ("a", "b.1", "2B001", "note 1", "3A", "it is a ", "some ", " has (", "at least ", "5 ", "um")
LINES = ("kind ", "amends 3A002.e.1 ", "of a to b:", "releases a if")
PIECES = st.sampled_from([*SIGNS, *ODD, *WORDS, *LINES])


@pytest.fixture(scope="module")
def server() -> RuleServer:
    """A server without an editor: what it sends is kept, and what its guard tells fails the test."""
    return RuleServer(State(library=load_library()))


@pytest.fixture
def told(server: RuleServer, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    found: list[str] = []
    sent: list[object] = []
    monkeypatch.setattr(server, "window_log_message", lambda params: found.append(params.message))
    monkeypatch.setattr(server, "text_document_publish_diagnostics", sent.append)
    monkeypatch.setattr(server.checks, "soon", lambda: None)
    monkeypatch.setattr(server.checks, "now", lambda: None)
    return found


def ask(server: RuleServer, method: str, params: object) -> object:
    return server.protocol.fm.features[method](params)


def ask_everything(server: RuleServer, place: types.Position, end: types.Position) -> None:
    """Every request there is, at a place."""
    at = {"text_document": DOCUMENT, "position": place}
    stretch = types.Range(place, end)
    found = ask(server, types.TEXT_DOCUMENT_COMPLETION, types.CompletionParams(**at))
    if isinstance(found, types.CompletionList) and found.items:
        ask(server, types.COMPLETION_ITEM_RESOLVE, found.items[0])
    ask(server, types.TEXT_DOCUMENT_HOVER, types.HoverParams(**at))
    ask(server, types.TEXT_DOCUMENT_SIGNATURE_HELP, types.SignatureHelpParams(**at))
    ask(server, types.TEXT_DOCUMENT_DEFINITION, types.DefinitionParams(**at))
    ask(server, types.TEXT_DOCUMENT_REFERENCES, types.ReferenceParams(types.ReferenceContext(True), **at))
    ask(server, types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT, types.DocumentHighlightParams(**at))
    for method, params in (
        (types.TEXT_DOCUMENT_PREPARE_RENAME, types.PrepareRenameParams(**at)),
        (types.TEXT_DOCUMENT_RENAME, types.RenameParams(new_name="c", **at)),
        (types.TEXT_DOCUMENT_RENAME, types.RenameParams(new_name="other_name", **at)),
    ):
        try:
            ask(server, method, params)
        except Exception as error:  # a refusal is an answer
            assert type(error).__name__ == "RequestFailedError", error
    ask(server, types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, types.DocumentSymbolParams(DOCUMENT))
    ask(server, types.TEXT_DOCUMENT_FOLDING_RANGE, types.FoldingRangeParams(DOCUMENT))
    ask(server, types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL, types.SemanticTokensParams(DOCUMENT))
    ask(server, types.TEXT_DOCUMENT_SEMANTIC_TOKENS_RANGE, types.SemanticTokensRangeParams(DOCUMENT, stretch))
    options = types.FormattingOptions(4, insert_spaces=True)
    edits = ask(server, types.TEXT_DOCUMENT_FORMATTING, types.DocumentFormattingParams(DOCUMENT, options))
    document = server.state.documents.get(URI)
    assert document is not None and isinstance(edits, list)
    new = document.text.text
    for edit in reversed(edits):
        start, stop = document.text.offsets(edit.range)
        new = new[:start] + edit.new_text + new[stop:]
    assert bare(new) == bare(document.text.text), "formatting changes white space alone"
    context = types.CodeActionContext([])
    ask(server, types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionParams(DOCUMENT, stretch, context))


def bare(text: str) -> str:
    return re.sub(r"[\s;\ufeff]", "", text)


def opened(server: RuleServer, text: str) -> None:
    item = types.TextDocumentItem(URI, "dualclass-rules", 1, text)
    ask(server, types.TEXT_DOCUMENT_DID_OPEN, types.DidOpenTextDocumentParams(item))


def changed(server: RuleServer, version: int, start: types.Position, end: types.Position, text: str) -> None:
    change = types.TextDocumentContentChangePartial(types.Range(start, end), text)
    identifier = types.VersionedTextDocumentIdentifier(version, URI)
    ask(server, types.TEXT_DOCUMENT_DID_CHANGE, types.DidChangeTextDocumentParams(identifier, [change]))


class Mirror:
    """The text as an editor keeps it: in UTF-16, with the three line ends of the protocol."""

    def __init__(self, text: str) -> None:
        self.units = text.encode("utf-16-le", "surrogatepass")

    @property
    def text(self) -> str:
        return self.units.decode("utf-16-le", "surrogatepass")

    def lines(self) -> list[tuple[int, int]]:
        """Start and end of each line, its line end left out, in code units."""
        found: list[tuple[int, int]] = []
        start, index, count = 0, 0, len(self.units) // 2
        while index < count:
            unit = self.units[2 * index : 2 * index + 2]
            if unit in (b"\n\0", b"\r\0"):
                found.append((start, index))
                if unit == b"\r\0" and self.units[2 * index + 2 : 2 * index + 4] == b"\n\0":
                    index += 1
                start = index + 1
            index += 1
        found.append((start, count))
        return found

    def place(self, share: float, column: float) -> types.Position:
        """A place that is never inside a pair of surrogates, as no editor puts its pointer there."""
        lines = self.lines()
        number = min(int(share * len(lines)), len(lines) - 1)
        start, end = lines[number]
        unit = min(int(column * (end - start + 1)), end - start)
        if (
            unit > 0
            and 0xDC00 <= int.from_bytes(self.units[2 * (start + unit) : 2 * (start + unit) + 2], "little") < 0xE000
        ):
            unit -= 1
        return types.Position(number, unit)

    def change(self, begin: types.Position, end: types.Position, text: str) -> None:
        lines = self.lines()
        low, high = lines[begin.line][0] + begin.character, lines[end.line][0] + end.character
        self.units = self.units[: 2 * low] + text.encode("utf-16-le", "surrogatepass") + self.units[2 * high :]


shares = st.floats(0, 1, exclude_max=True)
edits = st.lists(st.tuples(shares, shares, st.sampled_from([0, 0, 0, 1, 2]), shares, PIECES), min_size=1, max_size=5)


@seed(11)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(SOURCES), shares, shares, edits)
def test_random_edits_of_real_files(
    server: RuleServer, told: list[str], source: str, begin: float, length: float, changes: list[tuple[float, ...]]
) -> None:
    start = int(begin * len(source))
    text = source[start : start + int(length * 3000)]
    mirror = Mirror(text)
    opened(server, text)
    for version, (line, column, further, other, piece) in enumerate(changes, start=2):
        low = mirror.place(line, column)
        high = mirror.place(min(0.999, line + further * 0.02), other) if further else low
        low, high = min(low, high), max(low, high)
        mirror.change(low, high, str(piece))
        changed(server, version, low, high, str(piece))
        document = server.state.documents.get(URI)
        assert document is not None
        assert utf16(document.text.text) == mirror.units, "the server's text is the editor's"
        assert document.version == version
        ask_everything(server, mirror.place(line, column), mirror.place(0.99, 0.99))
    assert told == []


def utf16(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")


@seed(12)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(PIECES, max_size=30).map("".join), shares, shares)
def test_texts_made_of_anything(server: RuleServer, told: list[str], text: str, line: float, column: float) -> None:
    opened(server, text)
    mirror = Mirror(text)
    ask_everything(server, mirror.place(line, column), mirror.place(0.99, 0.99))
    document = server.state.documents.get(URI)
    assert document is not None and document.text.text == text
    assert told == []


@seed(13)
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(SOURCES[1:]), st.lists(st.tuples(shares, PIECES), min_size=1, max_size=3))
def test_checks_of_damaged_texts_end_in_diagnostics(
    server: RuleServer, told: list[str], source: str, damages: list[tuple[float, str]]
) -> None:
    text = source[:2500]
    for share, piece in damages:
        at = int(share * len(text))
        text = text[:at] + piece + text[at + 3 :]
    opened(server, text)
    task = server.state.task()
    project, about = task.projects[0]
    reader = RuleReader()
    for result in examine(project, about, task.texts, reader, Library().host or server.state.library.host):
        assert result.failed is None
        for publication in server.state.take(Task(task.texts, task.projects), result):
            for each in publication.diagnostics:
                assert each.range.start <= each.range.end
    assert told == []


def test_the_fuzz_would_notice_a_failing_handler(
    server: RuleServer, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(text: object) -> str:
        raise ValueError(f"broken at {text!r:.10}")

    monkeypatch.setattr("dualclass.editor.answers.path_of", broken)
    opened(server, "x")
    ask(server, types.TEXT_DOCUMENT_HOVER, types.HoverParams(DOCUMENT, types.Position(0, 0)))
    assert told and told[0].startswith("show hover failed: ValueError")


def test_a_line_of_a_million_brackets_is_answered(server: RuleServer, told: list[str]) -> None:
    text = HEAD + '2B001 "x"\n    some axis has ' + "(" * 1_000_000
    opened(server, text)
    ask_everything(server, types.Position(4, 30), types.Position(4, 1_000_018))
    assert told == []


def test_ten_thousand_levels_of_labels_are_answered(server: RuleServer, told: list[str]) -> None:
    label = "2B001" + ".a" * 10_000
    opened(server, HEAD + f'{label} "x"\n    it is a lathe\n')
    ask_everything(server, types.Position(3, 9), types.Position(4, 8))
    assert told == []
