"""Spaces that only the grammar can place: between a number and its unit, and around the operators of a formula."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol, cast

from lark import Token
from lark.exceptions import LarkError

from dualclass.language.parsing import Start, line_parser
from dualclass.workshop.formatting.spacing import FUNCTIONS, spaced

_QUOTED = re.compile(r'"[^"\n]*"')
_GLUED = re.compile(r"(?<![\w.])[+-]?[0-9]+(?:\.[0-9]+)?(?:e[+-]?[0-9]+)?(?=[A-Za-z%])(?![A-E][0-9]{3}(?!\w))")
_FORMULA = re.compile(r"\bformula\b|=")
_TIGHT = frozenset({",", ")", ":", "^", "."})
_BEFORE_SIGN = frozenset({"(", "+", "-", "*", "/", "^", ",", "="})


class _Reader(Protocol):
    def exhaust_lexer(self) -> Iterable[Token]: ...


class _Parser(Protocol):
    def parse_interactive(self, text: str, start: str) -> _Reader: ...


def parted(text: str, start: Start) -> str:
    """The line with `5um` written `5 um` and operators between spaces; as it is where the grammar cannot read it."""
    bare = _QUOTED.sub('""', text)
    if not _GLUED.search(bare) and not _FORMULA.search(bare):
        return text
    try:
        words = list(cast(_Parser, line_parser()).parse_interactive(text, start).exhaust_lexer())
    except LarkError:
        return text
    return _written(words)


def _written(words: list[Token]) -> str:
    found = ""
    before, kind = "", ""
    sign = False
    for word in words:
        value = str(word)
        tight = (
            not before
            or value in _TIGHT
            or before in ("(", "^", ".")
            or sign
            or (value == "(" and before in FUNCTIONS and kind != "UNIT")
        )
        found += ("" if tight else " ") + spaced(value)
        sign = value == "-" and before in _BEFORE_SIGN
        before, kind = value, word.type
    return found
