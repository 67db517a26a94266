"""What is coloured how in a rule file: one list of patterns, from the grammar's own words, for every highlighter.

Names of kinds and parameters look alike without a vocabulary; the language server tells them apart afterwards.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dualclass.editor.keywords import BORDERS, PHRASES, TERMS, WordClass, alternatives, pattern, units, words_of
from dualclass.language.source import STATEMENT

_BLANK = r"[^\S\n]"
_APART = r"(?<![A-Za-z0-9_.])"
_ENDS = r"(?![A-Za-z0-9_])"
_NOT_COMPARED = (
    r"(?!\s+(?:at|more|less|between|exactly|ranked|is|includes|overlaps|covers|reaches|stays|by|beyond|the)\b)"
)


@dataclass(frozen=True, slots=True)
class Colour:
    """A pattern, the sort of what its whole match or each of its groups is, and a name for the rule.

    ``sorts``: one for the whole match, or one for each group in order.
    """

    name: str
    pattern: str
    sorts: tuple[str, ...]


SORTS = (
    "comment",
    "string",
    "label",
    "statement",
    "type",
    "language",
    "border",
    "term",
    "phrase",
    "finding",
    "quantifier",
    "logic",
    "join",
    "effect",
    "function",
    "word",
    "date",
    "identifier",
    "reference",
    "number",
    "unit",
    "name",
    "sign",
)


def _label() -> str:
    return f"(?:{pattern('NOTE')}|{pattern('CODE')}|{pattern('LABEL')})"


def _listed(terminals: tuple[str, ...]) -> str:
    return _APART + "(?:" + "|".join(pattern(name) for name in terminals) + ")"


def _words(*sorts: WordClass) -> str:
    return f"{_APART}(?:{alternatives(words_of(*sorts))}){_ENDS}"


@cache
def colours() -> tuple[Colour, ...]:
    """The patterns in the order in which they are tried at a place."""
    unit, label = f"(?:{alternatives(units())})(?![A-Za-z0-9_/])", _label()
    statement = re.sub(r"\(\?P<\w+>", "(?:", STATEMENT.pattern)
    types = f"({alternatives(words_of('type'))}){_ENDS}(?={_BLANK}+[a-z]){_NOT_COMPARED}"
    return (
        Colour("comment", r"#[^\n]*", ("comment",)),
        Colour("change", rf"^{_BLANK}*(amends|adds){_BLANK}+({label})(?=[\s\";#:]|$)", ("statement", "label")),
        Colour("label", rf"^{_BLANK}*({label})(?=[\s\";#:]|$)", ("label",)),
        Colour("statement", rf"^{_BLANK}*({statement})", ("statement",)),
        Colour("type", rf"(?:^|;|(?<=\bparameter)){_BLANK}*{types}", ("type",)),
        Colour("language", rf"{_APART}({alternatives(words_of('language'))})(?={_BLANK}+\")", ("language",)),
        Colour("string", r'"[^"\n]*"?', ("string",)),
        Colour("border", _listed(BORDERS), ("border",)),
        Colour("term", _listed(TERMS), ("term",)),
        Colour("phrase", _listed(PHRASES), ("phrase",)),
        Colour("date", f"{_APART}{pattern('DATE')}", ("date",)),
        Colour("cas", f"{_APART}{pattern('CAS_NUMBER')}", ("identifier",)),
        Colour("note", f"{_APART}(?:{pattern('NOTE')})", ("reference",)),
        Colour("code", f"{_APART}{pattern('CODE')}", ("reference",)),
        Colour("group", f"{_APART}{pattern('LIST_GROUP')}", ("reference",)),
        Colour(
            "run",
            rf"{_APART}({pattern('LABEL')}(?:{_BLANK}+to{_BLANK}+{pattern('LABEL')})?)(?={_BLANK}*:)",
            ("reference",),
        ),
        Colour("short", rf"(?<![A-Za-z0-9_]){pattern('SUB')}", ("reference",)),
        Colour("quantity", rf"{_APART}({pattern('NUMBER')}){_BLANK}+({unit})", ("number", "unit")),
        Colour("number", f"{_APART}{pattern('NUMBER')}(?![A-Za-z_])", ("number",)),
        Colour("units", rf"{_APART}(in){_BLANK}+({unit}(?:,{_BLANK}*{unit})*)", ("word", "unit")),
        Colour("finding", _words("finding"), ("finding",)),
        Colour("quantifier", _words("quantifier"), ("quantifier",)),
        Colour("logic", _words("logic"), ("logic",)),
        Colour("join", _words("join"), ("join",)),
        Colour("effect", _words("effect"), ("effect",)),
        Colour("function", _words("function") + r"(?=\()", ("function",)),
        Colour("word", _words("word", "statement", "type"), ("word",)),
        Colour("name", r"[a-z][a-z0-9_]*", ("name",)),
        Colour("sign", r"[()\[\]{},;:|=+*/^.-]", ("sign",)),
    )
