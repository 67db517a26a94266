"""Rule files written to harm whoever reads them: each ends in a diagnostic, soon, and with little memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from dualclass.diagnostics import render_text
from dualclass.language.faults import MOST_MISTAKES
from dualclass.language.reader import parse_rule_file
from dualclass.plugins import Host
from dualclass.plugins.examining import examine_texts

HEAD = 'list small "x"\nedition 1 in force from 2020-01-01\nkind thing\n    flag fast\n    choice form of tube, bar\n'
ENTRY = HEAD + '2B001 "x"\n    it is a thing\n'
HOST = Host([])

HOSTILE = {
    "brackets": (ENTRY + f"    {'(' * 5_000}it is fast{')' * 5_000}\n", "R003"),
    "open brackets": (ENTRY + f"    {'(' * 5_000}\n", "R003"),
    "powers": (ENTRY + f"    size at least formula ({'2^' * 3_000}2) mm\n", "R003"),
    "signs": (ENTRY + f"    size at least formula ({'-' * 3_000}2) mm\n", "R003"),
    "label": (HEAD + f"2B001{'.a' * 5_000}\n    it is fast\n", "R003"),
    "number": (ENTRY + "    size at least 1e999999 mm\n", "R017"),
    "digits": (ENTRY + f"    size at least {'9' * 10_000} mm\n", "R017"),
    "one line": (ENTRY + f"    it is {'a' * 2_000_000}\n", "R002"),
    "alternatives": (ENTRY + f"    form is one of {', '.join(f'o{i}x' for i in range(2_500))}\n", "C004"),
    "many lines": (ENTRY + "    it is fastt\n" * 6_000, "C084"),
    "many mistakes": (ENTRY + "    size >= 5 mm\n" * 20_000, "R169"),
    "many labels": (HEAD + "2B001\n    it is a thing\n" * 5_000, "R065"),
    "nought": (ENTRY + "    it is \x00fast\n", "R170"),
    "utf-16": (ENTRY.encode("utf-16-le").decode("latin-1"), "R170"),
    "turned": (ENTRY + "    it is fast # \u202e tsaf ton si ti\n", "R170"),
    "surrogate": (ENTRY + '    judged "\ud800"\n', "R170"),
    "quotes": (ENTRY + '    judged "' + '"' * 2_001 + "\n", "R099"),
    "commas": (ENTRY + "    form is one of tube,\n" * 2_000, "R002"),
    "kinds": ("".join(f"kind k{i}x is k{i + 1}x\n" for i in range(3_000)) + "kind k3000x is k0x\n", "V006"),
    "circle": (HEAD + "".join(f"2B{i:03}\n    it is specified in 2B{(i + 1) % 900:03}\n" for i in range(900)), "C022"),
    "nested": (ENTRY + f"    {'(it is fast or (form is tube and ' * 40}it is fast{'))' * 40}\n", None),
    "words": (ENTRY + f"    {'it is fast and ' * 1_000}it is slow or it is fast\n", "R099"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_it_ends_in_a_diagnostic(name: str) -> None:
    text, code = HOSTILE[name]
    path = Path("small.rules")
    found = examine_texts({path: text}, host=HOST, usage=True).diagnostics
    if code is not None:
        assert code in {each.code for each in found}
        assert any(each.severity == "error" for each in found)
    assert len(found) <= 7_000
    for each in found[:50]:
        assert len(render_text(each, text)) < 4_000


def test_mistakes_beyond_number_are_counted() -> None:
    found = parse_rule_file(ENTRY + "2B002\n    size >= 5 mm\n" * 5_000, "small.rules")
    assert len(found.diagnostics) < MOST_MISTAKES + 20
    last = found.diagnostics[-1]
    assert last.code == "R169" and "was not read" in last.message
    assert found.errors


def test_hidden_characters_in_a_comment_are_taken_out() -> None:
    (found,) = parse_rule_file(ENTRY + "    it is fast # \u202e x\n", "small.rules").diagnostics
    assert found.code == "R170" and found.patch is not None and found.patch.replacement == ""
