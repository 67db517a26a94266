"""Highlighting comes from the grammar: what is checked in is what is generated, and no word is missing."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

import pytest
from pygments.lexers import get_lexer_by_name, get_lexer_for_filename
from pygments.token import Comment, Generic, Keyword, Name, Operator, String

from dualclass.editor.colouring import SORTS, colours
from dualclass.editor.keywords import units, words
from dualclass.editor.pygments_lexer import TOKENS, RuleLexer
from dualclass.editor.textmate import SCOPES, text
from dualclass.language.terminals import keyword

ROOT = Path(__file__).parents[2]
RULES = sorted([*(ROOT / "src").rglob("*.rules"), *(ROOT / "plugins").rglob("src/**/*.rules")])
GRAMMAR = ROOT / "editors" / "vscode" / "syntaxes" / "rules.tmLanguage.json"


def pieces(source: str) -> list[tuple[object, str]]:
    return [(token, piece) for _, token, piece in RuleLexer().get_tokens_unprocessed(source) if piece.strip()]


def test_the_checked_in_grammar_is_the_generated_one() -> None:
    assert GRAMMAR.read_text(encoding="utf-8") == text(), (
        f"run `python -m dualclass.editor.textmate > {GRAMMAR.relative_to(ROOT)}`"
    )


def test_every_word_of_the_language_is_coloured() -> None:
    assert len(words()) > 120
    assert all(keyword(word) for word in words())
    repository = json.loads(text())["repository"]
    everything = " ".join(json.dumps(rule) for rule in repository.values())
    missing = [word for word in words() if not re.search(rf"(?<![a-z0-9]){word}(?![a-z0-9])", everything)]
    assert missing == []


def test_every_sort_has_a_colour_everywhere() -> None:
    used = {sort for colour in colours() for sort in colour.sorts}
    assert used == set(SORTS) == set(SCOPES) == set(TOKENS)


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.name)
def test_colouring_loses_no_character(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert "".join(piece for _, _, piece in RuleLexer().get_tokens_unprocessed(source)) == source


def test_colouring_damaged_text_loses_nothing() -> None:
    source = RULES[0].read_text(encoding="utf-8")[:3000]
    chance = random.Random(7)
    for _ in range(40):
        cut, end = sorted(chance.sample(range(len(source)), 2))
        damaged = source[:cut] + chance.choice(['"', "(", "\x00", "\ud800", "😀", ";\r\n", "amends "]) + source[end:]
        assert "".join(piece for _, _, piece in RuleLexer().get_tokens_unprocessed(damaged)) == damaged


def test_pygments_finds_the_lexer() -> None:
    assert isinstance(get_lexer_by_name("rules"), RuleLexer)
    assert isinstance(get_lexer_for_filename("uk.rules"), RuleLexer)


def test_what_is_what() -> None:
    found = pieces(
        '2B001 "machine tools"  # a comment\n'
        "    it is a machine_tool\n"
        "    any of a to c:\n"
        "  b.2 travel at least 1 m but less than 4 m\n"
        "    judged specially designed for 2B001\n"
        "kind lathe\n"
        "    quantity level in mm, m\n"
    )
    assert found[0] == (Generic.Heading, "2B001")
    assert (String.Double, '"machine tools"') in found
    assert (Comment.Single, "# a comment") in found
    assert (Name, "machine_tool") in found
    assert (Name.Constant, "a to c") in found
    assert (Generic.Heading, "b.2") in found
    assert (Operator.Word, "at least") in found
    assert (Operator.Word, "but") in found
    assert (Name.Attribute, "m") in found
    assert (Name.Function, "specially designed for") in found
    assert (Keyword.Namespace, "kind") in found
    assert (Keyword.Type, "quantity") in found
    assert (Name.Attribute, "mm, m") in found


def test_a_name_that_looks_like_a_type_word_is_no_type() -> None:
    assert (Keyword.Type, "level") not in pieces("level at least 5 dB\n")
    assert (Keyword.Type, "level") in pieces("level gain in dB\n")


def test_units_are_those_of_the_quantities() -> None:
    assert {"um", "GS/s", "%", "degC", "arcsec"} <= set(units())
    assert "" not in units()
