"""Names coloured by what they mean: a kind, a parameter, an option, a code.

A grammar of regular expressions cannot tell them apart; the index of names can.
"""

from __future__ import annotations

from lsprotocol.types import SemanticTokens, SemanticTokensLegend

from dualclass.editor.file_index import FileIndex
from dualclass.editor.meaning import Meanings
from dualclass.editor.symbols import Occurrence
from dualclass.editor.text import units

_TYPES = {
    "kind": "class",
    "parameter": "property",
    "option": "enumMember",
    "group": "enum",
    "constituent": "enumMember",
    "activity": "function",
    "object": "parameter",
    "definition": "type",
    "table": "struct",
    "column": "property",
    "list": "namespace",
    "code": "label",
    "note": "label",
    "entries": "label",
    "unit": "number",
    "tag": "decorator",
}
_NAMES = tuple(dict.fromkeys(_TYPES.values()))
LEGEND = SemanticTokensLegend(token_types=list(_NAMES), token_modifiers=["declaration"])


def semantic_tokens(index: FileIndex, meanings: Meanings, start: int = 0, end: int | None = None) -> SemanticTokens:
    """The names of a file, or of a stretch of it, in the protocol's numbers: each five relative to the one before."""
    text = index.text
    data: list[int] = []
    line, character = 0, 0
    reached = 0
    for each in index.between(start, len(text.text) if end is None else end):
        if each.start < reached or each.start >= each.end:
            continue
        kind = _TYPES.get(meanings.of(each.symbol, index.list_name).sort)
        if kind is None or "\n" in text.text[each.start : each.end]:
            continue
        reached = each.end
        place = text.position(each.start)
        length = units(text.text[each.start : each.end], text.encoding)
        step = place.line - line
        data += [step, place.character - (0 if step else character), length, _NAMES.index(kind), _modifiers(each)]
        line, character = place.line, place.character
    return SemanticTokens(data)


def _modifiers(occurrence: Occurrence) -> int:
    return 1 if occurrence.role == "declared" else 0
