"""The fixed words of the language, gathered from the grammar itself: nothing here is a list of its own.

Highlighting and completion use it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal as OneOf

from lark.lexer import PatternStr

from dualclass.language.parsing import line_parser
from dualclass.quantities.units import dimension_named, dimensions

WordClass = OneOf[
    "type", "language", "function", "logic", "quantifier", "join", "effect", "finding", "statement", "word"
]
"""What sort of word: ``finding`` is `judged` and `stated`, ``word`` everything without a sort of its own."""

# The rule of the grammar that a word stands in tells its sort; the first that fits counts.
_CLASSES: tuple[tuple[WordClass, tuple[str, ...]], ...] = (
    ("type", ("parameter_type", "parameter")),
    ("language", ("language_word",)),
    ("function", ("function",)),
    ("finding", ("how",)),
    ("quantifier", ("quantifier",)),
    ("logic", ("__sentence_plus", "bounds", "not")),
    ("effect", ("effect", "except")),
    ("join", ("join_word",)),
    ("statement", ("statement", "row", "vocabulary", "only", "because", "for_kinds")),
)

BORDERS = ("BORDER", "BETTER_THAN")
TERMS = ("TERM", "ADJECTIVE")
PHRASES = ("NEAREST", "TO_THE_HOST", "BASIS")


@cache
def _words_of_rules() -> dict[str, set[str]]:
    """Rule of the grammar -> the fixed words in it."""
    parser = line_parser()
    fixed = {each.name: each.pattern.value for each in parser.terminals if isinstance(each.pattern, PatternStr)}
    found: dict[str, set[str]] = {}
    for rule in parser.rules:
        words = {fixed[symbol.name] for symbol in rule.expansion if symbol.name in fixed}
        origin = re.sub(r"_(?:plus|star)_\d+$", "_plus", str(rule.origin.name))
        found.setdefault(origin, set()).update(word for word in words if word[0].isalpha())
    return found


@cache
def words() -> dict[str, WordClass]:
    """Every fixed word of the grammar and its sort; a word of several rules has the first sort that fits."""
    rules = _words_of_rules()
    found: dict[str, WordClass] = {}
    for sort, names in _CLASSES:
        for name in names:
            for word in rules.get(name, ()):
                found.setdefault(word, sort)
    for every in rules.values():
        for word in every:
            found.setdefault(word, "word")
    return dict(sorted(found.items()))


def words_of(*sorts: WordClass) -> tuple[str, ...]:
    """The words of some sorts, in the order of the alphabet."""
    return tuple(word for word, sort in words().items() if sort in sorts)


@cache
def pattern(terminal: str) -> str:
    """The regular expression of a terminal, without groups that capture."""
    found = next(each.pattern for each in line_parser().terminals if each.name == terminal)
    return re.sub(r"(?<!\\)\((?!\?)", "(?:", found.to_regexp())


@cache
def units() -> tuple[str, ...]:
    """Every unit that a rule may use, longest first."""
    names = {unit for name in dimensions() for unit in dimension_named(name).units if unit}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def alternatives(texts: tuple[str, ...]) -> str:
    """A regular expression for one of some texts, the longest first."""
    return "|".join(re.escape(text) for text in sorted(texts, key=lambda text: (-len(text), text)))
