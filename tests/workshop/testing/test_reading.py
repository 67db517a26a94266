"""Tests files: what is read from them, and every mistake told at its place."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from dualclass.diagnostics import DiagnosticError
from dualclass.workshop.testing import read_tests, read_text

from ...docs.style import the_one
from .small import complaints

GOOD = """
list: small
as of: 2025-03-01
always: {judged: {limited to toys: no}}
1A001.a:
  item: {kind: lathe, width: 41 mm, axes: 2}
  verdict: controlled
  vary:
    width: {40 mm: not, unknown: {verdict: open, needs: width}}
  cases:
    - {judged limited to toys: yes, released by: 1A001 note 1}
    - {name: both, width: 30 mm, axes: 1, verdict: not, as of: 2026-02-03}
1A001.a on another day:
  like: 1A001.a
  item: {axes: 3}
  verdict: controlled
  as of: 2026-01-01
  confirmed: no
"""


def test_a_file_is_read_whole() -> None:
    found = read_text(GOOD, "small.tests.yaml")
    assert not found.diagnostics
    names = [test.title for test in found.tests]
    assert names == [
        "1A001.a: the item",
        "1A001.a: width 40 mm",
        "1A001.a: width unknown",
        "1A001.a: judged limited to toys yes",
        "1A001.a: both",
        "1A001.a on another day: the item",
    ]
    first, at_border, missing, released, both, other = found.tests
    judged = {"limited to toys": {"answer": False, "reason": "said in the test"}}
    assert first.item == {"kind": "lathe", "parameters": {"width": "41 mm", "axes": "2"}, "judgements": judged}
    assert first.day == datetime.date(2025, 3, 1) and first.list == "small"
    assert at_border.item["parameters"] == {"width": "40 mm", "axes": "2"}
    assert missing.item["parameters"] == {"axes": "2"}
    assert missing.expected.needs == ("width",)
    assert released.expected.verdict == "released" and released.expected.released_by == "1A001 note 1"
    assert both.day == datetime.date(2026, 2, 3)
    assert other.item["parameters"] == {"width": "41 mm", "axes": "3"}
    assert other.confirmed is False and first.confirmed is True


def test_plain_words_are_truth_values_quoted_ones_are_texts() -> None:
    text = '1A001.a:\n  item: {kind: lathe, fast: yes, guarded: "yes", shipment: {destination: no}}\n  verdict: open\n'
    (test,) = read_text(text, "x").tests
    assert test.item["parameters"] == {"fast": True, "guarded": "yes"}
    assert test.item["shipment"] == {"destination": "no"}


MISTAKES: dict[str, tuple[str, str, str]] = {
    "a misspelt key": ("T004", "1A001.a:\n  itm: {kind: lathe}\n  verdict: not\n", "`itm`"),
    "a misspelt ground": ("T004", "1A001.a:\n  vary: {width: {1 mm: {verdikt: not}}}\n", "`verdikt`"),
    "a heading that is no code": ("T004", "lathes:\n  verdict: not\n", "`lathes`"),
    "no verdict": ("T005", "1A001.a:\n  verdict: no\n", "`no` is no verdict"),
    "a list of verdicts": ("T005", "1A001.a:\n  verdict: [not]\n", "the verdict is one word"),
    "no outcome": ("T005", "1A001.a:\n  verdict: not\n  outcome: free\n", "`free` is no outcome"),
    "no expectation": ("T006", "1A001.a:\n  cases: [{width: 1 mm}]\n", "expects no verdict"),
    "nothing to test": ("T006", "1A001.a:\n  confirmed: no\n", "there is no test"),
    "no day": ("T009", "as of: soon\n1A001.a:\n  verdict: not\n", "`soon` is no day"),
    "no path": ("T011", "1A001.a:\n  vary: {width..x: {1 mm: not}}\n", "names no value"),
    "a member that is not there": (
        "T011",
        "1A001.a:\n  item: {seal: [{gap: 1 mm}]}\n  vary: {'seal[2].gap': {1 mm: not}}\n",
        "`seal` is no table",
    ),
    "the same row twice": ("T012", "1A001.a:\n  cases: [{axes: 1, verdict: not}, {axes: 1, verdict: not}]\n", "twice"),
    "an unknown like": ("T013", "1A001.a:\n  like: 1A001.b\n  verdict: not\n", "there is no block `1A001.b`"),
    "a circle": ("T013", "1A001.a:\n  like: 1A001.a\n  verdict: not\n", "circle"),
    "no table": ("T003", "1A001.a: not\n", "no table under it"),
    "cases that are no list": ("T003", "1A001.a:\n  cases: {a: b}\n", "`cases` is a list"),
    "broken YAML": ("T002", "1A001.a: [\n", "broken YAML"),
    "a key twice": ("T002", "1A001.a:\n  verdict: not\n  verdict: not\n", "twice"),
    "an anchor": ("T002", "1A001.a: &x\n  verdict: not\n", "anchors"),
    "an unknown code": ("T007", "1A001.x:\n  item: {kind: lathe}\n  verdict: not\n", "no paragraph `1A001.x`"),
    "a code not yet in force": ("T007", "1A001.c:\n  item: {kind: lathe}\n  verdict: not\n", "on 2026-01-01"),
    "an unknown list": ("T008", "list: smal\n1A001.a:\n  item: {kind: lathe}\n  verdict: not\n", "no list `smal`"),
    "a day outside": ("T009", "as of: 2020-01-01\n1A001.a:\n  item: {kind: lathe}\n  verdict: not\n", "no edition"),
    "a mistake in the item": ("T010", "1A001.a:\n  item: {kind: lathe, widht: 1 mm}\n  verdict: not\n", "`widht`"),
    "a wrong unit in a row": ("T010", "1A001.a:\n  item: {kind: lathe}\n  vary: {width: {1 kg: not}}\n", "`kg`"),
}


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_every_mistake_is_told_at_its_place(mistake: tuple[str, str, str]) -> None:
    code, text, words = mistake
    try:
        found = complaints(text)
    except DiagnosticError as error:
        found = list(error.diagnostics)
    one = the_one(found, code)
    assert words in one.message
    assert one.labels and 0 <= one.labels[0].place.start <= one.labels[0].place.end <= len(text)


def test_many_mistakes_at_once() -> None:
    text = "1A001.a:\n  itm: 1\n  verdict: controled\n  vary: {width: 1 mm}\n1A001.b:\n  verdict: maybe\n"
    assert [each.code for each in complaints(text)] == ["T004", "T005", "T003", "T005"]


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    latin = tmp_path / "latin.tests.yaml"
    latin.write_bytes("# größer\n1A001.a:\n".encode("latin-1"))
    empty = tmp_path / "empty.tests.yaml"
    empty.write_text("# nothing yet\n")
    found = read_tests([latin, empty, tmp_path / "missing.tests.yaml"])
    assert not found.tests
    assert [each.code for each in found.diagnostics] == ["T001", "T001"]
    assert "not UTF-8" in the_one(found.diagnostics, "T001").message


@pytest.mark.parametrize("text", ["[" * 500, "{a: " * 200, "\x00", "a: !!python/object:os.system x", "- " * 3000, "%"])
def test_hostile_texts_end_in_a_message(text: str) -> None:
    try:
        found = read_text(text, "x").diagnostics
    except DiagnosticError as error:
        found = error.diagnostics
    assert found and all(each.code in {"T002", "T003", "T004"} for each in found)
