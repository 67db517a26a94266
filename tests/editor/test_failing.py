"""What goes wrong inside is told, and nothing ends because of it."""

from __future__ import annotations

import asyncio
import json
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from lsprotocol import types

from dualclass.cli import language_server
from dualclass.cli.main import main
from dualclass.diagnostics import Diagnostic, DiagnosticError
from dualclass.editor import checks
from dualclass.editor.documents import Documents
from dualclass.editor.library import Library, load_library
from dualclass.editor.pages import Pages
from dualclass.editor.server import RuleServer
from dualclass.editor.state import State, failed_check, too_large
from dualclass.editor.world import Project
from dualclass.plugins.reading import RuleReader

from ..docs.style import assert_well_said
from .workspace import HEAD, Editor

lsp = pytest.mark.asyncio(loop_scope="session")


@lsp
async def test_requests_that_make_no_sense_are_answered_and_the_server_goes_on(editor: Editor) -> None:
    place = editor.open("works.rules", HEAD)
    nowhere = types.TextDocumentIdentifier("file:///nowhere/at/all.rules")
    client = editor.client
    assert await client.text_document_hover_async(types.HoverParams(nowhere, place)) is None
    assert not await client.text_document_definition_async(types.DefinitionParams(nowhere, types.Position(9999, 9999)))
    far = types.Position(2**31 - 1, 2**31 - 1)
    assert await client.text_document_hover_async(types.HoverParams(editor.document("works.rules"), far)) is None
    assert await client.text_document_document_symbol_async(types.DocumentSymbolParams(nowhere)) == []
    for uri in ("", "works.rules", "http://x/y", "file://%00/\x00", "untitled:a b?c#d"):
        found = await client.text_document_completion_async(
            types.CompletionParams(types.TextDocumentIdentifier(uri), types.Position(0, 0))
        )
        assert found is None
    change = types.TextDocumentContentChangeWholeDocument("x")
    version = types.VersionedTextDocumentIdentifier(1, "file:///not/open.rules")
    client.text_document_did_change(types.DidChangeTextDocumentParams(version, [change]))
    assert await editor.diagnostics("works.rules") == []


def test_a_check_that_breaks_off_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(paths: object, host: object, *, reader: object) -> None:
        raise RecursionError(f"too deep{'' if paths and reader else host}")

    monkeypatch.setattr(checks, "examine_paths", broken)
    path = tmp_path / "works.rules"
    project = Project(tmp_path, (path,))
    results = list(checks.examine(project, path, {path: "x"}, RuleReader(), None))
    assert [each.failed for each in results] == ["RecursionError: too deep"]
    state = State(library=Library())
    state.documents.open(types.TextDocumentItem(path.as_uri(), "x", 1, "x"))
    shown = state.take(checks.Task({path: "x"}, ((project, path),)), results[0])
    assert [each.code for each in shown[0].diagnostics] == ["E001"]


def test_what_the_editor_itself_says_is_well_said() -> None:
    for each in (failed_check("RecursionError: too deep", "a"), too_large(5_000_000, "a")):
        assert_well_said(each)
    assert failed_check("x", "a").code == "E001"
    assert too_large(5_000_000, "a").code == "E002"


def test_a_failing_plugin_is_told_and_leaves_the_words_of_the_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    class Failing:
        def __init__(self) -> None:
            raise DiagnosticError(Diagnostic("P001", "error", "the plugin `x` cannot be loaded", subject="x"))

    monkeypatch.setattr("dualclass.editor.library.Host", Failing)
    library = load_library()
    assert [each.code for each in library.problems] == ["P001"]
    state = State(library=library)
    document = state.documents.open(types.TextDocumentItem("untitled:a", "x", 1, "kind lathe\n"))
    assert "lathe" in state.world.vocabulary(state.world.project(document.path)).kinds


def test_a_handler_that_raises_is_logged(monkeypatch: pytest.MonkeyPatch) -> None:
    server = RuleServer(State(library=Library()))
    told: list[str] = []
    monkeypatch.setattr(server, "window_log_message", lambda params: told.append(params.message))
    handler = server.protocol.fm.features[types.TEXT_DOCUMENT_HOVER]
    assert handler(None) is None
    assert len(told) == 1 and told[0].startswith("show hover failed: AttributeError")


def test_without_pygls_the_verb_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delitem(sys.modules, "dualclass.editor.server", raising=False)
    for name in [name for name in sys.modules if name.split(".")[0] == "pygls"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pygls", None)
    assert main(["language-server"]) == 1
    said = capsys.readouterr().err
    assert "E003" in said and "dualclass[editor]" in said
    assert_well_said(language_server.missing_package("pygls"))


def test_the_verb_refuses_what_is_no_port(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["language-server", "--tcp", "high"])
    assert ended.value.code == 2
    assert "no port" in capsys.readouterr().err


def test_a_message_links_to_its_row_of_the_page() -> None:
    link = Pages().of("E001")
    assert link is not None
    path, _, line = link.removeprefix("file://").partition("#L")
    assert Path(path).read_text(encoding="utf-8").splitlines()[int(line) - 1].startswith("| E001 |")
    assert Pages().of("Z999") is None
    assert Pages("https://example.org/docs/").of("E001") == "https://example.org/docs/messages/E001.html"


def test_documents_change_only_what_is_open() -> None:
    documents = Documents()
    change = types.TextDocumentContentChangeWholeDocument("x")
    assert documents.change("file:///a.rules", 1, [change]) is None
    assert documents.close("file:///a.rules") is None


def test_an_editor_that_goes_away_without_a_word_ends_the_server() -> None:
    command = [sys.executable, "-m", "dualclass.cli.main", "language-server"]
    ended = subprocess.run(command, input=b"", capture_output=True, check=False, timeout=60)
    assert ended.returncode == 1
    assert b"Traceback" not in ended.stderr


def test_it_serves_over_a_port_of_the_machine_itself() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    async def talk() -> bytes:
        command = [sys.executable, "-m", "dualclass.cli.main", "language-server", "--tcp", str(port)]
        server = await asyncio.create_subprocess_exec(*command)
        try:
            for _ in range(600):
                try:
                    reader, writer = await asyncio.open_connection("127.0.0.1", port)
                    break
                except OSError:
                    await asyncio.sleep(0.05)
            else:
                raise AssertionError("nothing listens")
            params = {"capabilities": {}, "processId": None, "rootUri": None}
            request = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": params}
            body = json.dumps(request).encode()
            writer.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
            header = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 60)
            length = int(header.split(b"Content-Length: ")[1].split(b"\r")[0])
            answer = await reader.readexactly(length)
            writer.close()
            return answer
        finally:
            server.terminate()
            await server.wait()

    assert b'"hoverProvider": true' in asyncio.run(talk())
