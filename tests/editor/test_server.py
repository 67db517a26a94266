"""The server as editors meet it: mistakes while typing, names, places."""

from __future__ import annotations

import pytest
from lsprotocol import types

from .workspace import HEAD, PUMPS, Editor

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_mistakes_are_told_while_typing(editor: Editor) -> None:
    editor.open("works.rules", HEAD + PUMPS + '\n2B990 "pumps"\n    it is a gear_pmp\n')
    found = await editor.diagnostics("works.rules")
    assert [each.code for each in found] == ["C001"]
    assert "gear_pump" in found[0].message
    assert found[0].source == "dualclass"
    assert found[0].severity == types.DiagnosticSeverity.Error
    editor.replace("works.rules", HEAD + PUMPS + '\n2B990 "pumps"\n    it is a gear_pump\n')
    assert await editor.diagnostics("works.rules") == []
