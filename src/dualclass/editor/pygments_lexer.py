"""Colours for rule files wherever Pygments is used: in documentation, in terminals, on code hosts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from pygments.lexer import Lexer
from pygments.token import Comment, Generic, Keyword, Name, Number, Operator, Punctuation, String, Text

from dualclass.editor.colouring import colours

if TYPE_CHECKING:
    from pygments.token import _TokenType  # pyright: ignore[reportPrivateUsage]

TOKENS = {
    "comment": Comment.Single,
    "string": String.Double,
    "label": Generic.Heading,
    "statement": Keyword.Namespace,
    "type": Keyword.Type,
    "language": Keyword.Pseudo,
    "border": Operator.Word,
    "term": Name.Function,
    "phrase": Keyword,
    "finding": Keyword.Reserved,
    "quantifier": Keyword.Reserved,
    "logic": Operator.Word,
    "join": Keyword.Reserved,
    "effect": Keyword.Reserved,
    "function": Name.Builtin,
    "word": Keyword,
    "date": Number,
    "identifier": Number,
    "reference": Name.Constant,
    "number": Number,
    "unit": Name.Attribute,
    "name": Name,
    "sign": Punctuation,
}
"""Sort of text -> Pygments' token."""

type Found = tuple[int, _TokenType, str]


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    return tuple((re.compile(colour.pattern, re.MULTILINE), colour.sorts) for colour in colours())


class RuleLexer(Lexer):
    """Rule files of dualclass. The language's own grammar, read when first needed, tells the words."""

    name = "dualclass rules"
    aliases = ("rules", "dualclass-rules")
    filenames = ("*.rules",)
    url = ""

    def get_tokens_unprocessed(self, text: str) -> Iterator[Found]:
        """The text in pieces, each with its token; joined together they are the text again."""
        position = 0
        while position < len(text):
            for pattern, sorts in _patterns():
                found = pattern.match(text, position)
                if found is not None and found.end() > position:
                    yield from _pieces(found, sorts)
                    position = found.end()
                    break
            else:
                yield position, Text, text[position]
                position += 1


def _pieces(found: re.Match[str], sorts: tuple[str, ...]) -> Iterator[Found]:
    if found.re.groups == 0:
        yield found.start(), TOKENS[sorts[0]], found.group()
        return
    position = found.start()
    for number, sort in enumerate(sorts, start=1):
        start, end = found.span(number)
        if start < 0:
            continue
        if start > position:
            yield position, Text, found.string[position:start]
        yield start, TOKENS[sort], found.string[start:end]
        position = end
    if position < found.end():
        yield position, Text, found.string[position : found.end()]
