"""The shape of a quantity's text: which numbers, which units, joined how. Meaning comes later, in
``reading``.

The grammar decides. Most texts are a plain number and a unit; for them a regular expression does the same
work without loading a parser (a test holds both to the same answers).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, Protocol

from dualclass.grammar_files import grammar_text
from dualclass.records import dataclass

if TYPE_CHECKING:
    from lark import Token, Tree

FormName = Literal["plain", "bound", "tolerance", "uncertain", "span"]


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of the text and the offset at which it starts."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """The offset after its last character."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Form:
    """One shape: ``numbers`` and ``units`` go in pairs (two for tolerance, uncertain and span)."""

    name: FormName
    numbers: tuple[Word, ...]
    units: tuple[Word | None, ...]
    border: str = ""


class FormError(ValueError):
    """The text has none of the shapes; ``position`` is where it stops making sense."""

    def __init__(self, position: int) -> None:
        """Keep the position, counted in characters from the start of the text."""
        super().__init__(position)
        self.position = position


_NAMES: tuple[FormName, ...] = ("plain", "bound", "tolerance", "uncertain", "span")
_BORDERS = {"≥": ">=", "⩾": ">=", "≤": "<=", "⩽": "<="}

_SIMPLE = re.compile(
    r"(?P<border>[<>]=?)?[ ]*(?P<number>[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)"
    r"(?:[ ]*(?P<unit>(?!to(?![A-Za-z0-9_/%]))[A-Za-zµ%](?:[A-Za-z0-9/%()]|\.(?!\.))*))?"
)


def simple_form(text: str) -> Form | None:
    """The form of ``number unit`` or ``border number unit``; ``None`` leaves the text to the grammar."""
    found = _SIMPLE.fullmatch(text)
    if found is None:
        return None
    number = Word(found["number"], found.start("number"))
    unit = Word(found["unit"], found.start("unit")) if found["unit"] else None
    border = found["border"] or ""
    return Form("bound" if border else "plain", (number,), (unit,), border)


class _Parser(Protocol):
    def parse(self, text: str) -> Tree[Token]: ...


@cache
def _parser() -> _Parser:
    from lark import Lark

    return Lark(grammar_text("quantity"), parser="lalr", propagate_positions=False, maybe_placeholders=False)


def grammar_form(text: str) -> Form:
    """The form of a text by the grammar. Raises ``FormError``."""
    from lark import Token, Tree, UnexpectedInput

    try:
        tree = _parser().parse(text)
    except UnexpectedInput as error:
        position = error.pos_in_stream
        raise FormError(len(text) if position is None or position < 0 else position) from None
    shape = tree.children[0]
    assert isinstance(shape, Tree)
    numbers: list[Word] = []
    units: list[Word | None] = []
    border = ""
    for child in shape.children:
        if isinstance(child, Tree):
            words = [Word(str(each), each.start_pos or 0) for each in child.children if isinstance(each, Token)]
            numbers.append(words[0])
            units.append(words[1] if len(words) > 1 else None)
        elif child.type == "BORDER":
            border = _BORDERS.get(str(child), str(child))
    return Form(_name(shape.data), tuple(numbers), tuple(units), border)


def _name(rule: str) -> FormName:
    for name in _NAMES:
        if name == rule:
            return name
    raise AssertionError(rule)


def form_of(text: str) -> Form:
    """The form of a text. Raises ``FormError``."""
    return simple_form(text) or grammar_form(text)
