"""An editor that counts in bytes, and knows little besides: it is served all the same."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from lsprotocol import types

from .workspace import HEAD, PUMPS, Editor, TestClient

SERVER = [sys.executable, "-m", "dualclass.cli.main", "language-server"]


@pytest.mark.asyncio(loop_scope="session")
async def test_an_editor_that_counts_in_bytes(tmp_path: Path) -> None:
    client = TestClient()
    await client.start_io(*SERVER)
    general = types.GeneralClientCapabilities(position_encodings=[types.PositionEncodingKind.Utf8])
    capabilities = types.ClientCapabilities(general=general)
    answer = await client.initialize_session(
        types.InitializeParams(capabilities=capabilities, root_uri=tmp_path.as_uri())
    )
    assert answer.capabilities.position_encoding == types.PositionEncodingKind.Utf8
    editor = Editor(client, tmp_path.resolve())
    line = '    stated "齿轮泵 😀"; it is a gear_pmp\n'
    text = HEAD + PUMPS + '\n2B990 "pumps"\n' + line
    editor.open("works.rules", text)
    found = [each for each in await editor.diagnostics("works.rules") if each.code == "C001"]
    place = found[0].range
    covered = line.encode()[place.start.character : place.end.character].decode()
    assert covered.endswith("gear_pmp")
    end = types.Position(place.start.line, len(line.encode()) - 1)
    start = types.Position(place.start.line, end.character - len("gear_pmp"))
    editor.edit("works.rules", start, end, "gear_pump")
    assert await editor.diagnostics("works.rules") == []
    await client.shutdown_session()
    assert client.log_messages == []
