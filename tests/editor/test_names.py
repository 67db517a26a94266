"""Hover, definition, references, highlights and rename, by a real server and across files."""

from __future__ import annotations

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from .workspace import HEAD, PUMPS, Editor, applied, parted

pytestmark = pytest.mark.asyncio(loop_scope="session")

RULES = (
    HEAD
    + '2B990 "pumps"\n'
    + "    it is a gear_pump\n"
    + "    any of a to c:\n"
    + "  a  delivery at least 5 m3/h\n"
    + "  b\n"
    + "    any of 1 to 2:\n"
    + "  b.1  some stage has (pressure at least 5 bar)\n"
    + "  b.2  judged specially designed for use of 2B990.a, .b.1\n"
    + "  c  drive is electric\n"
    + "  b note 1 releases b.1 if\n"
    + "    delivery less than 1 m3/h\n"
    + "  note 2 takes back b note 1 if\n"
    + "    it is submersible\n"
    + '2B991 "more pumps"\n'
    + "    it is a gear_pump\n"
    + "    other than those in 2B990.b, 2B990.b.1 to 2B990.b.2\n"
)


def both(editor: Editor, rules: str = RULES) -> types.Position:
    editor.open("words.rules", PUMPS)
    return editor.open("works.rules", rules)


def at(editor: Editor, before: str, name: str = "works.rules") -> types.Position:
    """The place behind the first occurrence of a text."""
    text = editor.texts[editor.uri(name)]
    cut = text.index(before) + len(before)
    return parted(text[:cut] + "|" + text[cut:])[1]


async def hovered(editor: Editor, before: str, name: str = "works.rules") -> str:
    params = types.HoverParams(editor.document(name), at(editor, before, name))
    found = await editor.client.text_document_hover_async(params)
    assert found is None or isinstance(found.contents, types.MarkupContent)
    return found.contents.value if found is not None else ""


async def defined(editor: Editor, before: str, name: str = "works.rules") -> list[tuple[str, str]]:
    params = types.DefinitionParams(editor.document(name), at(editor, before, name))
    found = await editor.client.text_document_definition_async(params)
    return [told(editor, each) for each in found or [] if isinstance(each, types.Location)]


def told(editor: Editor, location: types.Location) -> tuple[str, str]:
    """File name and the text at a location."""
    text = editor.texts.get(location.uri)
    name = location.uri.rsplit("/", 1)[-1]
    if text is None:
        return name, ""
    line = text.split("\n")[location.range.start.line]
    return name, line[location.range.start.character : location.range.end.character]


async def renamed(editor: Editor, before: str, new: str, name: str = "works.rules") -> dict[str, str]:
    """The texts after a rename, by file name, of those that change."""
    params = types.RenameParams(text_document=editor.document(name), position=at(editor, before, name), new_name=new)
    edit = await editor.client.text_document_rename_async(params)
    assert edit is not None and edit.changes is not None
    return {
        uri.rsplit("/", 1)[-1]: applied(editor.texts[uri], list(edits)) for uri, edits in edit.changes.items() if edits
    }


async def refused(editor: Editor, before: str, new: str, name: str = "works.rules") -> str:
    with pytest.raises(JsonRpcException) as caught:
        await renamed(editor, before, new, name)
    return str(caught.value)


# ---------------------------------------------------------------- hover


async def test_a_kind_is_shown_in_four_languages(editor: Editor) -> None:
    both(editor)
    found = await hovered(editor, "it is a gear_pu")
    for text in (
        "gear pump",
        "齿轮泵",
        "기어 펌프",
        "шестерённый насос",
        "`equipment`",
        "`delivery`",
        "`2B990`",
        "`2B991`",
    ):
        assert text in found
    assert "words.rules" in found


async def test_a_parameter_with_its_meaning(editor: Editor) -> None:
    both(editor)
    found = await hovered(editor, "a  deliv")
    assert "quantity in m3/h, l/min" in found and "at rated speed" in found and "`2B990.a`" in found
    found = await hovered(editor, "has (press")
    assert "stage.pressure" in found and "at its outlet" in found


async def test_a_unit_and_an_option(editor: Editor) -> None:
    both(editor)
    found = await hovered(editor, "at least 5 m3")
    assert "volume flow" in found or "flow" in found
    assert "`delivery`: quantity in m3/h, l/min" in found
    assert "what turns it" in await hovered(editor, "drive is elec")


async def test_a_code_shows_its_paragraph_and_its_list(editor: Editor) -> None:
    both(editor)
    found = await hovered(editor, "in 2B990.b")
    assert "any of 1 to 2:" in found
    assert "list `works` (edition 1 in force from 2020-01-01)" in found
    assert "`2B991`" in found


async def test_a_code_of_an_adopted_list(editor: Editor) -> None:
    editor.open(
        "site.rules",
        'list site "site"\nedition 1 in force from 2020-01-01\nadopts international edition 2025\n'
        'amends 3A001.a.5.a.4 because "us"\n    replaces 250 MS/s with 200 MS/s\n',
    )
    found = await hovered(editor, "amends 3A001.a.5", "site.rules")
    assert (
        "list `international`" in found and "changed by the list `site`" in found and "250 MS/s with 200 MS/s" in found
    )


async def test_a_note_and_nothing(editor: Editor) -> None:
    both(editor)
    assert "releases b.1 if" in await hovered(editor, "takes back b no")
    assert await hovered(editor, "any o") == ""


# ---------------------------------------------------------------- going there


async def test_definitions_across_files(editor: Editor) -> None:
    both(editor)
    assert await defined(editor, "it is a gear_pu") == [("words.rules", "gear_pump")]
    assert await defined(editor, "a  deliv") == [("words.rules", "delivery")]
    assert await defined(editor, "has (press") == [("words.rules", "pressure")]
    assert await defined(editor, "drive is elec") == [("words.rules", "electric")]
    assert await defined(editor, "in 2B990.b") == [("works.rules", "b")]
    assert await defined(editor, "of 2B990.a, .b") == [("works.rules", "b.1")]
    assert await defined(editor, "takes back b note") == [("works.rules", "b note 1")]


async def test_a_definition_in_an_installed_plugin(editor: Editor) -> None:
    both(editor)
    assert await defined(editor, "is equip", "words.rules") == [("common.rules", "")]


async def test_references_across_files(editor: Editor) -> None:
    both(editor)
    params = types.ReferenceParams(
        types.ReferenceContext(include_declaration=True),
        editor.document("words.rules"),
        at(editor, "kind gear", "words.rules"),
    )
    found = await editor.client.text_document_references_async(params)
    assert sorted(told(editor, each) for each in found or []) == [
        ("words.rules", "gear_pump"),
        ("works.rules", "gear_pump"),
        ("works.rules", "gear_pump"),
    ]
    params.context.include_declaration = False
    found = await editor.client.text_document_references_async(params)
    assert len(found or []) == 2


async def test_highlights_in_the_file(editor: Editor) -> None:
    both(editor)
    params = types.DocumentHighlightParams(editor.document("works.rules"), at(editor, "a  deliv"))
    found = await editor.client.text_document_document_highlight_async(params)
    assert [each.kind for each in found or []] == [types.DocumentHighlightKind.Read] * 2


async def test_a_parameter_with_its_names(editor: Editor) -> None:
    editor.open("words.rules", PUMPS)
    editor.open(
        "called.rules", 'names of delivery\n    en "flow rate"; zh "流量"\nnames of stage.pressure\n    ko "압력"\n'
    )
    assert "中文: 流量" in await hovered(editor, "of deliv", "called.rules")
    assert "한국어: 압력" in await hovered(editor, "stage.press", "called.rules")
    found = await renamed(editor, "quantity deliv", "delivered_volume", "words.rules")
    assert "names of delivered_volume\n" in found["called.rules"]


# ---------------------------------------------------------------- rename


async def test_a_kind_is_renamed_in_all_files(editor: Editor) -> None:
    both(editor)
    found = await renamed(editor, "it is a gear", "gear_machine")
    assert found["words.rules"] == PUMPS.replace("gear_pump", "gear_machine")
    assert found["works.rules"] == RULES.replace("gear_pump", "gear_machine")


async def test_a_members_parameter_and_an_option(editor: Editor) -> None:
    both(editor)
    found = await renamed(editor, "has (press", "outlet_pressure")
    assert found["words.rules"] == PUMPS.replace("stage.pressure", "stage.outlet_pressure")
    assert "has (outlet_pressure at least 5 bar)" in found["works.rules"]
    found = await renamed(editor, "drive is elec", "motor")
    assert "choice drive of motor, hydraulic" in found["words.rules"] and "drive is motor" in found["works.rules"]


async def test_a_label_is_renamed_with_its_children_and_every_reference(editor: Editor) -> None:
    both(editor)
    found = await renamed(editor, "in 2B990.b", "d")
    expected = (
        RULES.replace("\n  b\n", "\n  d\n")
        .replace("  b.1  some", "  d.1  some")
        .replace("  b.2  judged", "  d.2  judged")
        .replace("2B990.a, .b.1", "2B990.a, .d.1")
        .replace("b note 1 releases b.1", "d note 1 releases d.1")
        .replace("takes back b note 1", "takes back d note 1")
        .replace("2B990.b, 2B990.b.1 to 2B990.b.2", "2B990.d, 2B990.d.1 to 2B990.d.2")
    )
    assert found == {"works.rules": expected}


async def test_an_entry_and_a_note(editor: Editor) -> None:
    both(editor)
    found = await renamed(editor, "\n2B990", "2B992")
    assert found["works.rules"] == RULES.replace("2B990", "2B992")
    found = await renamed(editor, "b note", "3")
    assert found["works.rules"] == RULES.replace("b note 1", "b note 3")


async def test_what_prepare_shows(editor: Editor) -> None:
    both(editor)
    params = types.PrepareRenameParams(editor.document("works.rules"), at(editor, "in 2B990.b"))
    found = await editor.client.text_document_prepare_rename_async(params)
    assert isinstance(found, types.PrepareRenamePlaceholder)
    assert found.placeholder == "b"
    params.position = at(editor, "at least 5 m3")
    with pytest.raises(JsonRpcException, match="units belong to the language"):
        await editor.client.text_document_prepare_rename_async(params)


async def test_renames_that_are_refused(editor: Editor) -> None:
    both(editor)
    assert "no name" in await refused(editor, "it is a gear", "Gear Pump")
    assert "no name" in await refused(editor, "it is a gear", "some")
    assert "already" in await refused(editor, "it is a gear", "machine_tool")
    assert "already" in await refused(editor, "a  deliv", "drive")
    assert "already" in await refused(editor, "drive is elec", "hydraulic")
    assert "already" in await refused(editor, "in 2B990.b", "c")
    assert "no part of a label" in await refused(editor, "in 2B990.b", "B")
    assert "stays below" in await refused(editor, "in 2B990.b", "2B991.d")
    installed = await refused(editor, "is equip", "gadget", "words.rules")
    assert "installed" in installed and ".rules`" in installed
