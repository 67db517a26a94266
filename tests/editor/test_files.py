"""Outline, folding, colours, formatting and quick fixes, by a real server; texts of every sort."""

from __future__ import annotations

import pytest
from lsprotocol import types

from .workspace import HEAD, PUMPS, Editor, applied

pytestmark = pytest.mark.asyncio(loop_scope="session")

RULES = (
    HEAD
    + PUMPS
    + '\n# about pumps\n# and more\n# of them\n2B990 "pumps"\n'
    + "    it is a gear_pump\n"
    + "    any of a to b:\n"
    + "  a  delivery at least 5 m3/h\n"
    + "  a note 1 releases a if\n"
    + "    delivery less than 1 m3/h\n"
    + "\n"
    + "  b\n"
    + "    all of 1 to 2:\n"
    + "  b.1  drive is electric\n"
    + "  b.2  it is submersible\n"
)


def names(symbols: list[types.DocumentSymbol]) -> list[object]:
    return [[each.name, names(list(each.children))] if each.children else each.name for each in symbols]


async def test_the_outline_follows_the_labels(editor: Editor) -> None:
    editor.open("works.rules", RULES)
    params = types.DocumentSymbolParams(editor.document("works.rules"))
    found = await editor.client.text_document_document_symbol_async(params)
    symbols = [each for each in found or [] if isinstance(each, types.DocumentSymbol)]
    assert names(symbols) == [
        'list works "works"',
        "edition 1 in force from 2020-01-01",
        "kind gear_pump is equipment",
        ["2B990", [["a", ["a note 1"]], ["b", ["b.1", "b.2"]]]],
    ]
    entry = symbols[3]
    assert entry.detail == "pumps"
    assert entry.range.end.line == RULES.count("\n") - 1
    assert entry.selection_range.end.character == 5


async def test_paragraphs_and_comments_fold(editor: Editor) -> None:
    editor.open("works.rules", RULES)
    params = types.FoldingRangeParams(editor.document("works.rules"))
    found = await editor.client.text_document_folding_range_async(params)
    lines = RULES.split("\n")
    spans = {(lines[each.start_line].strip(), lines[each.end_line].strip()) for each in found or []}
    assert ('2B990 "pumps"', "b.2  it is submersible") in spans
    assert ("a note 1 releases a if", "delivery less than 1 m3/h") in spans
    assert ("# about pumps", "# of them") in spans


async def test_symbols_of_the_whole_workspace(editor: Editor) -> None:
    editor.open("works.rules", RULES)
    found = await editor.client.workspace_symbol_async(types.WorkspaceSymbolParams("2b990 pump"))
    assert any(each.name == "2B990 pumps" and each.container_name == "works" for each in found or [])
    found = await editor.client.workspace_symbol_async(types.WorkspaceSymbolParams("machine_tool"))
    assert any(each.name == "machine_tool" for each in found or [])


async def test_names_are_coloured_by_what_they_mean(editor: Editor) -> None:
    editor.open("works.rules", "# 齿轮泵 😀\n" + RULES)
    params = types.SemanticTokensParams(editor.document("works.rules"))
    found = await editor.client.text_document_semantic_tokens_full_async(params)
    assert found is not None
    legend = ("class", "property", "enumMember")
    coloured: set[tuple[str, int]] = set()
    lines = editor.texts[editor.uri("works.rules")].split("\n")
    line = character = 0
    for index in range(0, len(found.data), 5):
        step, column, length, kind, _ = found.data[index : index + 5]
        line, character = line + step, column if step else character + column
        coloured.add((lines[line][character : character + length], kind))
    assert ("gear_pump", legend.index("class")) in coloured
    assert ("delivery", legend.index("property")) in coloured
    assert ("electric", legend.index("enumMember")) in coloured


async def test_formatting_gives_the_one_style(editor: Editor) -> None:
    text = RULES.replace("  b.1  drive", "b.1 drive").replace("    it is a gear_pump\n", "  it is a   gear_pump\n")
    editor.open("works.rules", text)
    options = types.FormattingOptions(4, insert_spaces=True)
    params = types.DocumentFormattingParams(editor.document("works.rules"), options)
    edits = await editor.client.text_document_formatting_async(params)
    whole = applied(text, list(edits or []))
    assert "    it is a gear_pump\n" in whole
    editor.replace("works.rules", whole)
    assert not await editor.client.text_document_formatting_async(params)
    place = types.Range(types.Position(0, 0), types.Position(3, 0))
    editor.replace("works.rules", text)
    ranged = types.DocumentRangeFormattingParams(editor.document("works.rules"), place, options)
    edits = await editor.client.text_document_range_formatting_async(ranged)
    assert "it is a   gear_pump" in applied(text, list(edits or []))


async def actions(editor: Editor, text: str) -> list[types.CodeAction]:
    editor.open("works.rules", text)
    shown = await editor.diagnostics("works.rules")
    place = types.Range(types.Position(0, 0), types.Position(text.count("\n"), 0))
    context = types.CodeActionContext(shown)
    params = types.CodeActionParams(editor.document("works.rules"), place, context)
    found = await editor.client.text_document_code_action_async(params)
    return [each for each in found or [] if isinstance(each, types.CodeAction)]


async def test_a_fix_from_a_suggestion(editor: Editor) -> None:
    text = RULES.replace("it is a gear_pump", "it is a gear_pmp")
    found = await actions(editor, text)
    fix = next(each for each in found if each.title == "Replace `gear_pmp` by `gear_pump`")
    assert fix.kind == types.CodeActionKind.QuickFix
    assert [each.code for each in fix.diagnostics or []] == ["C001"]
    assert fix.edit is not None and fix.edit.changes is not None
    assert applied(text, list(fix.edit.changes[editor.uri("works.rules")])) == RULES


async def test_fixes_from_patches_one_by_one_and_all_at_once(editor: Editor) -> None:
    text = RULES.replace("at least 5 m3/h", "at least 5,5 m3/h").replace("less than 1 m3/h", "< 1 m3/h")
    found = await actions(editor, text)
    assert len([each for each in found if each.kind == types.CodeActionKind.QuickFix]) >= 2
    every = next(each for each in found if each.kind == "source.fixAll.dualclass")
    assert every.edit is not None and every.edit.changes is not None
    mended = applied(text, list(every.edit.changes[editor.uri("works.rules")]))
    assert "at least 5.5 m3/h" in mended and "less than 1 m3/h" in mended
    editor.replace("works.rules", mended)
    assert not [each for each in await editor.diagnostics("works.rules") if each.code in ("R102", "R105")]


# ---------------------------------------------------------------- texts of every sort


async def test_places_in_texts_with_wide_characters(editor: Editor) -> None:
    line = '    stated "齿轮泵 😀 기어 𝔸"; it is a gear_pmp\n'
    editor.open("works.rules", HEAD + PUMPS + '\n2B990 "pumps"\n' + line)
    found = [each for each in await editor.diagnostics("works.rules") if each.code == "C001"]
    place = found[0].range
    covered = line.encode("utf-16-le")[2 * place.start.character : 2 * place.end.character].decode("utf-16-le")
    assert "it is a gear_pmp".endswith(covered) and covered.endswith("gear_pmp")


async def test_typing_among_wide_characters_keeps_the_texts_the_same(editor: Editor) -> None:
    text = HEAD + PUMPS + '\n2B990 "pumps"\n    stated "😀"; it is a gear_pmp\n'
    editor.open("works.rules", text)
    line = text.split("\n").index('    stated "😀"; it is a gear_pmp')
    end = types.Position(line, len('    stated "😀"; it is a gear_pmp'.encode("utf-16-le")) // 2)
    start = types.Position(line, end.character - 2)
    editor.edit("works.rules", start, end, "ump")
    assert await editor.diagnostics("works.rules") == []


async def test_line_ends_of_windows(editor: Editor) -> None:
    text = RULES.replace("it is a gear_pump", "it is a gear_pmp").replace("\n", "\r\n")
    editor.open("works.rules", text)
    found = await editor.diagnostics("works.rules")
    assert found[0].code == "C001"
    line = RULES.replace("gear_pump\n", "gear_pmp\n").split("\n").index("    it is a gear_pmp")
    assert (found[0].range.start.line, found[0].range.end.line) == (line, line)


async def test_signs_that_other_programs_take_for_line_ends(editor: Editor) -> None:
    text = "# \u2028 \x85 \x0b \x0c \x1c\n" + HEAD + PUMPS + '\n2B990 "pumps"\n    it is a gear_pmp\n'
    editor.open("works.rules", text)
    found = await editor.diagnostics("works.rules")
    line = text.split("\n").index("    it is a gear_pmp")
    assert [each.range.start.line for each in found if each.code == "C001"] == [line]
    editor.edit("works.rules", types.Position(line, 12), types.Position(line, 20), "gear_pump")
    assert [each for each in await editor.diagnostics("works.rules") if each.code == "C001"] == []


async def test_a_file_beside_it_that_is_not_utf_8(editor: Editor) -> None:
    path = editor.root / "latin.rules"
    path.write_bytes('list works "caf\xe9"\n'.encode("latin-1"))
    editor.open("works.rules", RULES)
    await editor.until("latin.rules", {"R005"})
    assert path.read_bytes().endswith(b'\xe9"\n')


async def test_a_text_that_is_not_saved_anywhere(editor: Editor) -> None:
    uri = "untitled:Untitled-1"
    item = types.TextDocumentItem(uri, "dualclass-rules", 1, HEAD + 'kind pump\n\n2B990 "x"\n    it is a pmp\n')
    editor.versions[uri] = 1
    editor.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
    params = types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(3, 6))
    found = await editor.client.text_document_hover_async(params)
    assert found is not None
    async with editor.client.changed:
        await editor.client.changed.wait_for(lambda: uri in editor.client.published)
    assert [each.code for each in editor.client.published[uri].diagnostics] == ["C001"]


async def test_a_very_large_text_is_named_as_not_checked(editor: Editor) -> None:
    editor.open("works.rules", HEAD + "# " + "x" * 4_100_000 + "\n", write=False)
    found = await editor.diagnostics("works.rules")
    assert [each.code for each in found] == ["E002"]
    params = types.HoverParams(editor.document("works.rules"), types.Position(0, 6))
    assert await editor.client.text_document_hover_async(params) is None


async def test_a_mistake_in_another_file_of_the_list_is_told_there(editor: Editor) -> None:
    other = editor.write("other.rules", HEAD + '2B991 "others"\n    it is a gear_pmp\n')
    editor.open("works.rules", RULES)
    await editor.until("other.rules", {"C001"})
    other.write_text(HEAD + '2B991 "others"\n    it is a gear_pump\n', encoding="utf-8")
    changes = [types.FileEvent(other.as_uri(), types.FileChangeType.Changed)]
    editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams(changes))
    await editor.until("other.rules", set())


async def test_closing_takes_the_diagnostics_away(editor: Editor) -> None:
    editor.open("works.rules", RULES.replace("gear_pump\n    any", "gear_pmp\n    any"))
    assert await editor.diagnostics("works.rules")
    editor.close("works.rules")
    await editor.until("works.rules", set())
