"""White space inside a line: single spaces, none before a comma or inside brackets; texts in quotes stay untouched."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(r'"[^"\n]*"?|[(),|=]|(?:\s|\ufeff)+|[^\s\ufeff"(),|=]+')
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?")
_BEFORE_BRACKET = frozenset({"has", "have", "with", "formula", "and", "or", "unless"})
KEPT = 8192
"""How many lines are remembered: a text is gone through four times, the proofs included."""

FUNCTIONS = frozenset({"log2", "log10", "sqrt", "min", "max", "sum"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, mark or quoted text of a line.

    ``spaced``: a space stands before it. ``depth``: how many brackets are open before it.
    """

    text: str
    spaced: bool
    depth: int


def pieces(text: str) -> Iterator[Piece]:
    """The pieces of a line without comments, with the white space that our style puts between them."""
    depth, glued = 0, False
    earlier, before = "", ""
    for found in _TOKEN.finditer(text):
        piece = found.group()
        if piece[0].isspace() or piece[0] == "\ufeff":
            glued = False
            continue
        if piece == ")":
            depth = max(0, depth - 1)
        if piece == "(":
            space = _before_bracket(earlier, before, glued, text[found.end() : found.end() + 1])
        else:
            space = _between(before, piece, glued)
        yield Piece(piece, space, depth)
        if piece == "(":
            depth += 1
        earlier, before, glued = before, piece, True


def _between(before: str, piece: str, glued: bool) -> bool:
    if not before or before == "(" or piece in (",", ")", ":"):
        return False
    # behind a bracket, `/s` belongs to a unit; a word does not
    return not (glued and before == ")" and not piece[0].isalnum() and piece[0] not in '"|=(')


def _before_bracket(earlier: str, before: str, glued: bool, following: str) -> bool:
    if not before or before == "(":
        return False
    if before in FUNCTIONS and not _NUMBER.fullmatch(earlier):
        return False
    # `Gy(Si)` is one unit; `453 K(180 degC)` is a number with its second face
    return not glued or before in _BEFORE_BRACKET or before[0] in '"),|=' or not following.isalpha()


def joined(found: Iterable[Piece]) -> str:
    """Pieces as text."""
    return "".join(f" {each.text}" if each.spaced else each.text for each in found)


def spaced(text: str) -> str:
    """A line without comments in our spacing."""
    return joined(pieces(text))


@lru_cache(maxsize=KEPT)
def squeezed(text: str) -> str:
    """A line without any white space outside quotes: what formatting must leave as it is."""
    return "".join(_kept(piece) for piece in _TOKEN.findall(text))


def _kept(piece: str) -> str:
    # a quote that is never closed reaches up to the line end, whichever that is
    return "" if piece[0].isspace() or piece[0] == "\ufeff" else piece if piece.endswith('"') else piece.rstrip()
