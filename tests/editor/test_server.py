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


async def test_a_half_written_line_takes_no_other_message_away(editor: Editor) -> None:
    text = HEAD + PUMPS + '\n2B990 "pumps"\n    it is a gear_pump\n    delivery at least 5 MPa\n    delivery at leas\n'
    editor.open("works.rules", text)
    found = await editor.diagnostics("works.rules")
    assert {str(each.code) for each in found} >= {"C007"}
    assert any(str(each.code).startswith("R") for each in found)
    assert len({each.range.start.line for each in found}) == 2


async def test_paragraphs_are_not_compared_while_a_line_is_half_written(editor: Editor) -> None:
    rules = HEAD + PUMPS + '\n2B990 "pumps"\n    it is a gear_pump\n    delivery at least 0 m3/h\n    '
    editor.open("works.rules", rules + "delivery at most 5 m3/h\n")
    whole = {str(each.code) for each in await editor.diagnostics("works.rules")}
    editor.replace("works.rules", rules + "delivery at most 5 m3/ h\n")
    half = {str(each.code) for each in await editor.diagnostics("works.rules")}
    assert "C064" in whole and "C064" not in half
    assert any(code.startswith("R") for code in half)


async def test_a_damaged_declaration_hides_what_would_follow_from_it(editor: Editor) -> None:
    text = HEAD + "kind gear_pump is (\n" + '\n2B990 "pumps"\n    it is a gear_pump\n'
    editor.open("works.rules", text)
    assert {str(each.code)[0] for each in await editor.diagnostics("works.rules")} == {"R"}


async def test_verdicts_of_the_tests_beside_the_rules(editor: Editor) -> None:
    editor.write(
        "works.tests.yaml",
        "2B990:\n"
        "  item: {kind: gear_pump, delivery: 5 m3/h}\n"
        "  verdict: controlled\n"
        "  vary:\n"
        "    delivery: {4.9 m3/h: not, unknown: not}\n",
    )
    text = HEAD + PUMPS + '\n2B|990 "pumps"\n    it is a gear_pump\n    delivery at least 5 m3/h\n'
    place = editor.open("works.rules", text)
    assert await editor.diagnostics("works.rules") == []
    shown = ""
    for _ in range(200):
        shown = await editor.hovered("works.rules", place)
        if "tests:" in shown:
            break
    assert "tests: 3, **1 not as expected**" in shown
    assert "| open ✗ | not |" in shown, "an unknown is no negative"
    editor.replace("works.rules", text.replace("5 m3/h", "5 m3"))
    await editor.until("works.rules", {"C007"})
    for _ in range(200):
        shown = await editor.hovered("works.rules", place)
        if "not run" in shown:
            break
    assert "its tests are not run: the rules have a mistake" in shown
