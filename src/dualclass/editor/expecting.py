"""What may stand at a place of a line: asked of the grammar's own parser, not of a second description of the language.

Which fixed words may follow, the parser's state tells. What a name would mean there is found by putting a placeholder
in its place, ending the line in one of a few ways, and looking what the placeholder became.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Protocol, cast

from lark import Token
from lark.exceptions import LarkError
from lark.lexer import PatternStr
from lark.parsers.lalr_interactive_parser import InteractiveParser

from dualclass.editor.file_index import PLACEHOLDER, Writing
from dualclass.editor.indexing import names_of, tried
from dualclass.editor.symbols import Occurrence
from dualclass.language.limits import LONGEST_LINE
from dualclass.language.parsing import Branch, Start, branches, line_parser, name_of, tokens


class _Interactive(Protocol):
    def parse_interactive(self, text: str, start: str) -> InteractiveParser: ...


_PARTIAL = re.compile(r"[^\s\"(),;:|=]*\Z")
_OTHER = "zr"
_UNIT = "um"
_MOST_WORDS = 5

# Ways to end a line behind a name, so that it becomes readable; closing brackets are added.
_ENDINGS: dict[Start, tuple[str, ...]] = {
    "line": (
        "",
        " at least 1",
        f" is {_OTHER}",
        f" includes {_OTHER}",
        " covers at least 1",
        f" has (it is {_OTHER})",
        " of it",
        " 1",
        " together at least 1 %",
        f" matches {_OTHER}",
        " any of a to b:",
        " has any of a to b:",
        ", all of a to b:",
        " at least 1, all of a to b:",
        " 1, all of a to b:",
        " containing it",
        " to",
        " as",
        f" from {_OTHER}",
        f" except {_OTHER} at least 1 %",
        " of 3A001",
        ") m",
    ),
    "statement": ("", " edition 1", f" of {_OTHER}", ' ""'),
    "vocabulary": ("", " = 1", ' ""', " of one", f".{_OTHER}"),
    "row": ("",),
    "refs": ("",),
}


@dataclass(frozen=True, slots=True)
class Meant:
    """What a name at the place would be: its symbol, and the rule of the grammar that it would stand in."""

    occurrence: Occurrence
    rule: str


@dataclass(frozen=True, slots=True)
class Expected:
    """What may stand at a place.

    ``partial``: what is there of the word already. ``quoted``: whether it stands in quotes. ``terminals``: what the
    grammar accepts behind ``head``. ``phrases``: fixed words, as far as they go on by themselves.
    """

    head: str
    partial: str
    quoted: bool
    terminals: frozenset[str]
    phrases: tuple[str, ...]
    meant: tuple[Meant, ...]


def expected(writing: Writing) -> Expected:
    """What may stand at the end of a line that is being written.

    A forgotten bracket takes in the lines below it; what cannot be read with them is read by itself.
    """
    found = _expected(writing)
    first, broken, last = writing.before.rpartition("\n")
    if not broken or found.terminals or found.meant:
        return found
    return _expected(replace(writing, before=last.lstrip(), start=writing.start + len(first) + 1))


def _expected(writing: Writing) -> Expected:
    head, partial, quoted = _parted(writing.before)
    parser = _parser_behind(head, writing.begin)
    terminals = _accepted(parser) if parser is not None else frozenset[str]()
    phrases = () if parser is None or quoted else tuple(_phrases(parser, terminals))
    meant = tuple(_meant(head, quoted=quoted, terminals=terminals, writing=writing))
    return Expected(head, partial, quoted, terminals, phrases, meant)


def endings(begin: Start) -> tuple[str, ...]:
    """Ways to end a line behind a name."""
    return _ENDINGS[begin]


def _parted(before: str) -> tuple[str, str, bool]:
    """The line without the word that is being written, that word, and whether it stands in quotes."""
    if before.rpartition("\n")[2].count('"') % 2:
        quote = before.rindex('"')
        return before[:quote], before[quote + 1 :], True
    found = _PARTIAL.search(before)
    partial = found.group() if found is not None else ""
    return before[: len(before) - len(partial)], partial, False


# ---------------------------------------------------------------- fixed words


def _parser_behind(head: str, begin: Start) -> InteractiveParser | None:
    """The parser when it has read the head; ``None`` when it cannot."""
    if len(head) > LONGEST_LINE:
        return None
    try:
        parser = cast(_Interactive, line_parser()).parse_interactive(head, start=begin)
        for _ in parser.exhaust_lexer():
            pass
    except LarkError:
        return None
    return parser


def _accepted(parser: InteractiveParser) -> frozenset[str]:
    return frozenset(cast("set[str]", parser.accepts()))


@lru_cache(maxsize=1)
def _fixed() -> dict[str, str]:
    """Terminal -> its word, of those that are a word of letters."""
    return {
        each.name: each.pattern.value
        for each in line_parser().terminals
        if isinstance(each.pattern, PatternStr) and each.pattern.value[0].isalpha()
    }


def _phrases(parser: InteractiveParser, terminals: frozenset[str]) -> Iterator[str]:
    """Each fixed word with what must follow it: `stays within`, `belongs to family`."""
    fixed = _fixed()
    for name in sorted(terminals):
        if name not in fixed:
            continue
        said = [fixed[name]]
        following = parser.copy()
        last = name
        while len(said) < _MOST_WORDS:
            following.feed_token(Token(last, fixed[last]))
            after = _accepted(following)
            if len(after) != 1 or next(iter(after)) not in fixed:
                break
            last = next(iter(after))
            said.append(fixed[last])
        yield " ".join(said)


# ---------------------------------------------------------------- names


def _meant(head: str, *, quoted: bool, terminals: frozenset[str], writing: Writing) -> Iterator[Meant]:
    if "NAME" in terminals or "STRING" in terminals or quoted or not terminals:
        word = f'"{PLACEHOLDER}"' if quoted else PLACEHOLDER
        yield from _placed(head, word, len(head) + quoted, writing)
    if "UNIT" in terminals:
        yield from _placed(head, _UNIT, len(head), writing)


def _placed(head: str, word: str, place: int, writing: Writing) -> Iterator[Meant]:
    seen: set[tuple[str, str, str]] = set()
    closing = ")" * max(0, head.count("(") - head.count(")"))
    for ending in _ENDINGS[writing.begin]:
        for close in dict.fromkeys((closing, "")):
            tree = tried(f"{head}{word}{ending}{close}", writing.begin)
            if tree is None:
                continue
            for each in names_of(tree, writing.context):
                if each.start != place:
                    continue
                rule = _rule_at(tree, place, "")
                key = (each.symbol.sort, each.symbol.owner, rule)
                if key not in seen:
                    seen.add(key)
                    yield Meant(each, rule)
            break


def _rule_at(tree: Branch, place: int, above: str) -> str:
    """The rule that the word at a place was read by; of a subject, what is said of it."""
    name = name_of(tree)
    if any(word.start_pos in (place, place - 1) and word.type in ("NAME", "STRING", "UNIT") for word in tokens(tree)):
        return above if name in ("subject", "names", "options") else name
    for each in branches(tree):
        if not each.meta.empty and each.meta.start_pos <= place <= each.meta.end_pos:
            found = _rule_at(each, place, name)
            if found:
                return found
    return ""
