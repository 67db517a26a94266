"""What is proposed at a place, by a real server: names that fit there, words that may follow, codes, labels."""

from __future__ import annotations

import pytest
from lsprotocol import types

from .workspace import HEAD, PUMPS, Editor, applied

pytestmark = pytest.mark.asyncio(loop_scope="session")

ENTRY = HEAD + PUMPS + '\n2B990 "pumps"\n    it is a gear_pump\n'


async def proposed(editor: Editor, text: str, name: str = "works.rules") -> list[types.CompletionItem]:
    place = editor.open(name, text)
    found = await editor.client.text_document_completion_async(types.CompletionParams(editor.document(name), place))
    items = found.items if isinstance(found, types.CompletionList) else found or []
    return sorted(items, key=lambda item: item.sort_text or item.label)


async def labels(editor: Editor, text: str) -> list[str]:
    return [item.label for item in await proposed(editor, text)]


async def test_kinds_after_the_article(editor: Editor) -> None:
    found = await labels(editor, HEAD + PUMPS + '\n2B990 "pumps"\n    it is a |')
    assert {"gear_pump", "machine_tool", "analogue_to_digital_converter"} <= set(found)
    assert "delivery" not in found


async def test_a_kind_is_found_by_its_chinese_name_and_replaces_what_was_typed(editor: Editor) -> None:
    text = HEAD + PUMPS + '\n2B990 "pumps"\n    it is a 齿轮|'
    item = next(each for each in await proposed(editor, text) if each.label == "gear_pump")
    assert item.filter_text is not None and "齿轮泵" in item.filter_text
    assert isinstance(item.text_edit, types.TextEdit)
    assert applied(text.replace("|", ""), [item.text_edit]).endswith("it is a gear_pump")


async def test_parameters_of_the_kind_come_first(editor: Editor) -> None:
    found = await labels(editor, ENTRY + "    |")
    assert found.index("delivery") < found.index("mass") < found.index("sample_rate")
    assert "submersible" not in found, "a flag begins no comparison"
    assert "it" in found and "some" in found and "judged" in found


async def test_flags_where_a_flag_is_wanted(editor: Editor) -> None:
    found = await labels(editor, ENTRY + "    it is |")
    assert "submersible" in found and "delivery" not in found
    assert {"a", "an", "not", "one of", "made of", "specified in"} <= set(found)


async def test_what_a_member_has(editor: Editor) -> None:
    found = await labels(editor, ENTRY + "    some stage has (|")
    assert found[0] == "pressure" and "delivery" not in found


async def test_collections_behind_a_quantifier(editor: Editor) -> None:
    found = await labels(editor, ENTRY + "    every |")
    assert "stage" in found and "delivery" not in found


async def test_borders_behind_a_parameter(editor: Editor) -> None:
    found = await labels(editor, ENTRY + "    delivery |")
    assert {"at least", "more than", "at most", "less than", "between"} <= set(found)


async def test_units_are_those_of_the_parameter(editor: Editor) -> None:
    found = await labels(editor, ENTRY + "    delivery at least 5 |")
    assert found[:2] == ["l/min", "m3/h"]
    found = await labels(editor, ENTRY + "    some stage has (pressure at least 5 |")
    assert found[:2] == ["MPa", "bar"]


async def test_options_of_a_choice(editor: Editor) -> None:
    found = await labels(editor, ENTRY + "    drive is one of electric, |")
    assert found == ["electric", "hydraulic"]


async def test_methods_of_a_parameter(editor: Editor) -> None:
    assert await labels(editor, ENTRY + '    noise by "|') == ["ISO 9614-1", "ISO 9614-2"]
    found = await labels(editor, ENTRY + "    noise |")
    assert 'by "ISO 9614-1"' in found


async def test_terms_of_purpose_and_their_objects(editor: Editor) -> None:
    found = await labels(editor, ENTRY + "    judged |")
    assert {"specially designed for", "limited to", "for use in", "not"} <= set(found)
    found = await labels(editor, ENTRY + "    judged limited to |")
    assert "gear_manufacture" in found


async def test_codes_where_something_is_cited(editor: Editor) -> None:
    items = await proposed(editor, ENTRY + "    other than those in 2B9|")
    assert any(item.label == "2B990" and "pumps" in (item.detail or "") for item in items)
    text = HEAD + "adopts international edition 2025\n\n" + '2B990 "x"\n    judged required for use of 3A001.a.|'
    found = await labels(editor, text)
    assert "3A001.a.5" in found and "3A001.b.1" not in found and "3A001.a.5.a.1" not in found


async def test_what_is_changed_and_what_is_sent(editor: Editor) -> None:
    text = HEAD + "adopts international edition 2025\n\namends 3A001.b|\n"
    assert "3A001.b" in await labels(editor, text)
    found = await labels(editor, ENTRY + "    shipment |")
    assert set(found[:3]) == {"destination", "packaging", "quantity"}


async def test_children_in_a_join_line(editor: Editor) -> None:
    text = ENTRY + "    any of |\n  a  delivery at least 5 m3/h\n  b  delivery at most 1 m3/h\n"
    assert "a to b:" in await labels(editor, text)


async def test_the_next_label_that_was_announced(editor: Editor) -> None:
    text = ENTRY + "    any of a to c:\n  a  delivery at least 5 m3/h\n|"
    found = await labels(editor, text)
    assert found[0] == "b"
    assert {"kind", "not encoded", "amends", "adds"} <= set(found)


async def test_statements_and_vocabulary_lines(editor: Editor) -> None:
    assert {"list", "kind", "adopts", "edition"} <= set(await labels(editor, "|"))
    found = await labels(editor, HEAD + "kind gear_pump\n    |")
    assert {"quantity", "flag", "choice", "apart from", "en", "zh", "ko", "ru"} <= set(found)
    assert "it" not in found
    assert "international" in await labels(editor, HEAD + "adopts |")
    assert "gear_pump" in await labels(editor, HEAD + PUMPS + "kind gear_motor is |")


async def test_nothing_in_a_comment_or_a_title(editor: Editor) -> None:
    assert await labels(editor, ENTRY + "    # it is a |") == []
    assert await labels(editor, HEAD + '2B990 "pu|mps"\n') == []


async def test_a_defined_name(editor: Editor) -> None:
    text = ENTRY + "    it is |\n  technical note 1 defines strong_pump as\n    delivery at least 9 m3/h\n"
    assert "strong_pump" in await labels(editor, text)


async def test_the_documentation_comes_when_asked(editor: Editor) -> None:
    items = await proposed(editor, ENTRY + "    |")
    item = next(each for each in items if each.label == "delivery")
    resolved = await editor.client.completion_item_resolve_async(item)
    assert isinstance(resolved.documentation, types.MarkupContent)
    assert "at rated speed" in resolved.documentation.value
    assert "m3/h" in resolved.documentation.value


async def test_a_line_broken_inside_brackets(editor: Editor) -> None:
    found = await labels(editor, ENTRY + "    some stage has (pressure at least 5 bar and\n        |")
    assert found[0] == "pressure"


async def test_proposals_when_the_line_above_is_damaged(editor: Editor) -> None:
    found = await labels(editor, ENTRY + '    delivery >> ((\n    "\n    delivery at least 5 |')
    assert found[:2] == ["l/min", "m3/h"]


async def signature(editor: Editor, text: str) -> tuple[str, str]:
    """The label of the signature, and the part that comes next."""
    place = editor.open("works.rules", text)
    params = types.SignatureHelpParams(text_document=editor.document("works.rules"), position=place)
    found = await editor.client.text_document_signature_help_async(params)
    if found is None:
        return "", ""
    one = found.signatures[0]
    part = (one.parameters or [])[found.active_parameter or 0].label
    return one.label, str(part)


async def test_the_shape_of_a_comparison(editor: Editor) -> None:
    label, part = await signature(editor, ENTRY + "    delivery |")
    assert label.startswith("delivery at least | more than") and "m3/h | l/min" in label
    assert part.startswith("at least")
    assert (await signature(editor, ENTRY + "    delivery at least |"))[1] == "VALUE"
    assert (await signature(editor, ENTRY + "    delivery at least 5 |"))[1] == "m3/h | l/min"
    label, part = await signature(editor, ENTRY + "    some stage has (pressure at least 5 |")
    assert label.startswith("stage.pressure ") and part == "MPa | bar"
    label, part = await signature(editor, ENTRY + "    drive is |")
    assert part == "electric | hydraulic"
    assert await signature(editor, ENTRY + "    |") == ("", "")
