"""The words of the grammar as people call them."""

from __future__ import annotations

from functools import cache

from lark.lexer import PatternStr

from dualclass.language.parsing import line_parser

_NAMES = {
    "ADJECTIVE": "`designed` or `specially designed`",
    "BASIS": "`by weight`",
    "BETTER_THAN": "`better than`",
    "BORDER": "`at least` or another border",
    "CAS_NUMBER": "a CAS number",
    "CODE": "a code such as 3A001.a",
    "COMMENT": "a comment",
    "DATE": "a date such as 2025-11-15",
    "LABEL": "a label",
    "LETTER": "a letter of a formula",
    "LIST_GROUP": "a group such as 3A",
    "METHOD": '`by ".."`',
    "NAME": "a name",
    "NEAREST": "`or the highest specified below it`",
    "NOTE": "a note such as `a note 1`",
    "NUMBER": "a number",
    "STRING": "a text in quotes",
    "SUB": "a short label such as .3",
    "TERM": "a term of purpose such as `limited to`",
    "TO_THE_HOST": "`to the host`",
    "UNIT": "a unit",
    "WHITE_SPACE": "a space",
    "$END": "the end of the line",
    "<END-OF-FILE>": "the end of the line",
}


@cache
def _fixed() -> dict[str, str]:
    return {each.name: each.pattern.value for each in line_parser().terminals if isinstance(each.pattern, PatternStr)}


def friendly(terminal: str) -> str:
    """What a terminal is called in messages. Raises ``KeyError`` for a terminal without a name."""
    if terminal in _NAMES:
        return _NAMES[terminal]
    return f"`{_fixed()[terminal]}`"


def keyword(word: str) -> bool:
    """Whether the word is a fixed word of the language."""
    return word in _fixed().values()
