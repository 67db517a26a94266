"""What may be written next, with what is known about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import cast

from lsprotocol.types import (
    CompletionItem,
    CompletionItemKind,
    CompletionList,
    InsertTextFormat,
    MarkupContent,
    MarkupKind,
    Range,
    TextEdit,
)

from dualclass.editor import describing
from dualclass.editor.citing import children, codes, next_labels
from dualclass.editor.expecting import Expected, expected
from dualclass.editor.file_index import FileIndex, Writing
from dualclass.editor.finding import Finder
from dualclass.editor.indexing import Context, Scope, names_of, tried
from dualclass.editor.phrases import MEANINGS, PHRASES
from dualclass.editor.proposing import Proposal, proposals
from dualclass.editor.symbols import Sort, Symbol
from dualclass.editor.world import World

_CITED = frozenset({"CODE", "LABEL"})
_CHANGE = re.compile(r"\s*(?:amends|adds)\s+\Z")
_SHIPMENT = "shipment"
_BY = re.compile(r"\bby\s*\Z")
_LANGUAGE_ORDER = 8


def completion(world: World, path: Path, offset: int) -> CompletionList | None:
    """Proposals for the place at an offset."""
    index = world.index(path)
    if index is None or index.too_large or _in_comment(index, offset):
        return None
    finder = Finder(world, path)
    writing = index.writing_at(offset)
    wanted = expected(writing)
    place = index.text.range(offset - len(wanted.partial), offset)
    found: dict[str, Proposal] = {}
    for each in _all(finder, index, writing, wanted):
        known = found.get(each.text)
        if known is None or each.order < known.order:
            found[each.text] = each
    cited = not _CITED.isdisjoint(wanted.terminals)
    return CompletionList(cited, [_item(each, place, wanted) for each in found.values()])


def _all(finder: Finder, index: FileIndex, writing: Writing, wanted: Expected) -> Iterator[Proposal]:
    if wanted.quoted and _BY.search(wanted.head):
        yield from _methods(finder, writing, _BY.sub("", wanted.head))
        return
    yield from proposals(finder, wanted.meant, _spoken_of(wanted, writing.context))
    if wanted.quoted:
        return
    if "METHOD" in wanted.terminals:
        for each in _methods(finder, writing, wanted.head):
            yield Proposal(f'by "{each.text}"', CompletionItemKind.Keyword, each.detail, 1)
    yield from _words(wanted)
    if "CODE" in wanted.terminals or _CHANGE.match(wanted.head):
        yield from codes(finder, wanted.partial, writing.context.entry)
    if wanted.terminals >= {"LABEL", "THE"} and "CODE" not in wanted.terminals:
        yield from _join(index, writing)
    if not wanted.head.strip() and not writing.behind_label:
        yield from _beginnings(index, writing)


def _spoken_of(wanted: Expected, context: Context) -> Context:
    """Behind `shipment` the sentence speaks of the shipment, whatever the item is."""
    if not wanted.head.rstrip().endswith(_SHIPMENT):
        return context
    return replace(context, scopes=(Scope(_SHIPMENT, kinds=(_SHIPMENT,)),))


def _words(wanted: Expected) -> Iterator[Proposal]:
    for phrase in wanted.phrases:
        yield Proposal(phrase, CompletionItemKind.Keyword, MEANINGS.get(phrase, ""), _LANGUAGE_ORDER)
    for terminal, phrases in PHRASES.items():
        if terminal in wanted.terminals:
            for phrase in phrases:
                yield Proposal(phrase, CompletionItemKind.Keyword, MEANINGS.get(phrase, ""), 3)


def _methods(finder: Finder, writing: Writing, head: str) -> Iterator[Proposal]:
    """The methods declared for the parameter that a line ends with."""
    closing = ")" * max(0, head.count("(") - head.count(")"))
    for ending in (" at least 1", " covers at least 1"):
        tree = tried(head.rstrip() + ending + closing, writing.begin)
        names = names_of(tree, writing.context) if tree is not None else []
        named = [each for each in names if each.symbol.sort == "parameter" and each.end == len(head.rstrip())]
        for each in named:
            owner = f"{each.symbol.owner}.{each.symbol.name}" if each.symbol.owner else each.symbol.name
            parameter, path = finder.meanings.parameter(owner)
            for method in parameter.methods if parameter is not None else ():
                yield Proposal(method, CompletionItemKind.Constant, f"method of {path}", 0)
            return


def _join(index: FileIndex, writing: Writing) -> Iterator[Proposal]:
    """The first and the last child that are there, as a join line names them."""
    parts = children(index, writing.context.name)
    if len(parts) > 1:
        yield Proposal(f"{parts[0]} to {parts[-1]}:", CompletionItemKind.Reference, "the children that are there", 0)
    elif parts:
        yield Proposal(f"{parts[0]}:", CompletionItemKind.Reference, "the child that is there", 0)


def _beginnings(index: FileIndex, writing: Writing) -> Iterator[Proposal]:
    """What may begin a line besides a sentence: the next label, a statement of the file."""
    if writing.context.word != "table":
        yield from next_labels(index, writing.context)
    at_margin = not index.text.line(index.text.line_of(writing.start))[:1].isspace()
    if at_margin and writing.begin != "statement":
        empty = Writing("", "statement", writing.context, writing.start)
        for phrase in (*expected(empty).phrases, "amends", "adds"):
            yield Proposal(phrase, CompletionItemKind.Keyword, "statement of the file", _LANGUAGE_ORDER + 1)


def _in_comment(index: FileIndex, offset: int) -> bool:
    start = index.text.starts[index.text.line_of(offset)]
    before = re.sub(r'"[^"]*"', "", index.text.text[start:offset])
    return "#" in before.partition('"')[0]


# ---------------------------------------------------------------- items


def _item(each: Proposal, place: Range, wanted: Expected) -> CompletionItem:
    text = each.text
    if not wanted.quoted and each.kind == CompletionItemKind.EnumMember and not text.replace("_", "").isalnum():
        text = f'"{text}"'
    return CompletionItem(
        label=each.text,
        kind=each.kind,
        detail=each.detail or None,
        sort_text=f"{each.order} {each.text}",
        filter_text=" ".join((text, *each.also)) if each.also else None,
        insert_text_format=InsertTextFormat.PlainText,
        text_edit=TextEdit(place, text),
        data=list(each.about) if each.about is not None else None,
    )


def resolve(world: World, path: Path, item: CompletionItem) -> CompletionItem:
    """The item with its documentation, worked out when the editor shows it."""
    if not isinstance(item.data, list | tuple) or len(cast("list[object]", item.data)) != 3:
        return item
    sort, name, owner = (str(each) for each in cast("list[object]", item.data))
    text = _documentation(Finder(world, path), sort, name, owner)
    if text:
        item.documentation = MarkupContent(MarkupKind.Markdown, text)
    return item


def _documentation(finder: Finder, sort: str, name: str, owner: str) -> str | None:
    vocabulary = finder.meanings.vocabulary
    match sort:
        case "kind" if name in vocabulary.kinds:
            return describing.describe_kind(vocabulary, name)
        case "parameter":
            parameter, path = finder.meanings.parameter(name)
            return describing.describe_parameter(parameter, path) if parameter is not None else None
        case "option":
            return describing.describe_option(Symbol("option", name, owner), finder.meanings.parameter(owner)[0])
        case "unit":
            return describing.describe_unit(name)
        case "group":
            return describing.describe_group(vocabulary, name)
        case "judgement":
            return describing.describe_judgement(vocabulary, name)
        case "code" | "definition" | "table" | "list":
            symbol = finder.meanings.of(Symbol(cast("Sort", sort), name), finder.list_of(finder.path))
            declared = finder.declared(symbol)
            return describing.describe_block(declared[0], f"**{name}** (`{symbol.owner}`)") if declared else None
        case _:
            return None
