"""The lark parser of single lines: built at the first use, once; its tree made easy to walk."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal as OneOf
from typing import Protocol, cast

from lark import Lark, Token, Tree

from dualclass.grammar_files import grammar_text

Start = OneOf["line", "statement", "vocabulary", "row", "refs"]
Branch = Tree[Token]

STARTS: tuple[Start, ...] = ("line", "statement", "vocabulary", "row", "refs")


class _Parser(Protocol):
    def parse(self, text: str, start: str) -> Branch: ...


@cache
def line_parser() -> Lark:
    """The parser of all lines; `rulefile.lark` and `criteria.lark` are one grammar in two files."""
    return Lark(
        grammar_text("rulefile") + "\n" + grammar_text("criteria"),
        parser="lalr",
        lexer="contextual",
        start=list(STARTS),
        propagate_positions=True,
        maybe_placeholders=False,
    )


@lru_cache(maxsize=20_000)
def parse_line(text: str, start: Start) -> Branch:
    """The syntax tree of one line, which is not to be changed: equal lines share it. Raises ``UnexpectedInput``."""
    return cast(_Parser, line_parser()).parse(text, start=start)


def name_of(tree: Branch) -> str:
    """The rule or alternative a tree was made by."""
    return str(tree.data)


def branches(tree: Branch) -> list[Branch]:
    """The sub-trees of a tree."""
    return [child for child in tree.children if isinstance(child, Tree)]


def tokens(tree: Branch) -> list[Token]:
    """The tokens that stand in a tree itself."""
    return [child for child in tree.children if isinstance(child, Token)]


def branch(tree: Branch, *names: str) -> Branch | None:
    """The first sub-tree made by one of the named rules."""
    return next((child for child in branches(tree) if name_of(child) in names), None)


def token(tree: Branch, *types: str) -> Token | None:
    """The first token of one of the types."""
    return next((child for child in tokens(tree) if child.type in types), None)


def texts(tree: Branch, *types: str) -> tuple[str, ...]:
    """The texts of the tokens of the types (of all, when none is named), strings without their quotes."""
    return tuple(plain(child) for child in tokens(tree) if not types or child.type in types)


def plain(word: Token) -> str:
    """A token's text: a string without its quotes, other words with single spaces."""
    return str(word)[1:-1] if word.type == "STRING" else " ".join(str(word).split())
