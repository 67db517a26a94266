"""Any text is read without an exception and without losing a character."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from dualclass.diagnostics import render_text
from dualclass.language.parsing import line_parser
from dualclass.language.reader import parse_rule_file

ROOT = Path(__file__).parents[2]
RULES = [path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("src/dualclass/rules/**/*.rules"))]
LINES = [line for text in RULES for line in text.splitlines() if line.strip()] or ["2B001", "  it is a valve"]
WORDS = ["2B001", "a.1", "b", "note 1", "a note 1.b", "technical note", "3A note 1", "general note gsn", "gsn note.a"]
WORDS += ["it is a valve", "travel at least 1 m", "any of a to b:", "as follows:", "amends 2B001.a", "adds 3A001"]
WORDS += ["releases 2B001 if", "kind valve", "list uk", "not used", "(", ")", '"', ",", ";", "#", "\n", "  ", "1", "at"]
WORDS += ["joined as (a and b) or c", "row", "table t_t of a_a", "in force from 2025-01-01", "0,9", "CAS 111-48-8"]


def reads(text: str) -> None:
    result = parse_rule_file(text, "any.rules")
    assert "".join(result.tree.pieces()) == text
    for each in result.diagnostics:
        place = each.labels[0].place
        assert 0 <= place.start <= place.end <= len(text)
        assert render_text(each, text)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    reads(text)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_any_words_of_the_language(words: list[str]) -> None:
    reads(" ".join(words).replace(" \n ", "\n"))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=12), st.data())
def test_real_rule_text_with_mistakes(lines: list[str], data: st.DataObject) -> None:
    text = "\n".join(lines)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 8)))
    reads(text[:start] + data.draw(st.sampled_from(["", '"', "(", ")", ";", ",", "\n", "x", "9", " "])) + text[end:])


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(sorted({each.name for each in line_parser().terminals})), max_size=10), st.data())
def test_words_in_any_order(names: list[str], data: st.DataObject) -> None:
    del data
    reads("2B001\n  " + " ".join(names).lower())


def test_a_character_that_belongs_nowhere_behind_a_whole_line() -> None:
    for foreign in "\x00é\ufeff|":
        reads(f"2B001\n    any of 1 to 2:{foreign}\n")
