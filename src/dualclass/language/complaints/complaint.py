"""A mistake by its looks: how it is recognised, what is said of it, and what would put it right."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

NAME = r"[a-z][a-z0-9_]*[a-z0-9]"
NUMBER = r"(?:\+-|-)?[0-9]+(?:\.[0-9]+)?(?:e[+-]?[0-9]+)?"
UNIT = r"[A-Za-z%][\w/.%()]*"
BORDER = r"(?:at\s+least|at\s+most|more\s+than|less\s+than)"
CODE = r"(?:[0-9][A-E][0-9]{3}|PL[0-9]{4})(?:\.(?:[0-9]{1,3}|[a-z]))*(?![\w(]|\.\w)"
QUANTIFIER = r"(?:some|every|no|at\s+least\s+\d+|at\s+most\s+\d+|more\s+than\s+\d+|exactly\s+\d+)"


@dataclass(frozen=True, slots=True)
class Repair:
    """The text of a line from ``begin`` to ``end`` becomes ``replacement``; ``sure``: without asking anybody."""

    begin: int
    end: int
    replacement: str
    sure: bool = True


type Mend = Callable[[str, int, int], Repair | None]
"""From a line, and the place that a complaint points at, to what would put it right; ``None`` if nothing is evident."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """A mistake by its looks: the pattern, whose group ``at`` (or the whole) is pointed at, and what is said.

    ``{at}`` in the message is the text found. ``starts``: the kinds of line it is tried on.
    """

    code: str
    pattern: re.Pattern[str]
    message: str
    help: str
    examples: tuple[str, ...]
    starts: tuple[str, ...] = ("line",)
    mend: Mend | None = None


ALL = ("line", "statement", "vocabulary", "row")


def complaint(
    code: str,
    pattern: str,
    message: str,
    help: str,
    *examples: str,
    starts: tuple[str, ...] = ("line",),
    mend: Mend | None = None,
) -> Complaint:
    """A complaint from its pattern as text."""
    return Complaint(code, re.compile(pattern), message, help, examples, starts, mend)


def written_as(replacement: str, *, sure: bool = True) -> Mend:
    """The place becomes this text."""
    return lambda _, begin, end: Repair(begin, end, replacement, sure)


def taken_out(text: str, begin: int, end: int) -> Repair | None:
    """The place is left out, with the space behind it."""
    rest = text[end:]
    return Repair(begin, end + len(rest) - len(rest.lstrip()), "")


def one_of(words: dict[str, str], *, unsure: frozenset[str] = frozenset()) -> Mend:
    """The place, in its words with single spaces, becomes what the table says; nothing if it is not there."""

    def mend(text: str, begin: int, end: int) -> Repair | None:
        written = " ".join(text[begin:end].split())
        meant = words.get(written)
        return None if meant is None else Repair(begin, end, meant, written not in unsure)

    return mend


def spelt(words: Iterable[str]) -> str:
    """Words as alternatives of a pattern, the longest first, with any space between them."""
    listed = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in listed)
