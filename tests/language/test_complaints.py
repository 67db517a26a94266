"""Every refusal of the language says so in its own words, with place and help."""

from __future__ import annotations

import pytest

from dualclass.diagnostics import Diagnostic
from dualclass.language.complaints import ALSO_SEEN, COMPLAINTS, Complaint
from dualclass.language.parsing import line_parser
from dualclass.language.reader import parse_rule_file
from dualclass.language.terminals import friendly

EXAMPLES = [(example, each.code, each.starts[0]) for each in COMPLAINTS for example in each.examples]
EXAMPLES += [(example, code, "line") for example, code in ALSO_SEEN]
ABOVE = {"statement": "", "vocabulary": "kind machine_tool\n    ", "row": "table coatings of process, substrate\n    "}


def diagnostics_of(example: str, start: str = "line") -> tuple[str, tuple[Diagnostic, ...]]:
    if start in ABOVE:
        text = f"{ABOVE[start]}{example}\n"
        return text, parse_rule_file(text, "test.rules").diagnostics
    if example.startswith(("releases", "defers", "does not")):
        text = f'2B001 "machine tools"\n    it is a machine_tool\n  note 1 {example}\n      it is magnetic\n'
    else:
        text = f'2B001 "machine tools"\n    it is a machine_tool\n    {example}\n'
    return text, parse_rule_file(text, "test.rules").diagnostics


@pytest.mark.parametrize(("example", "code", "start"), EXAMPLES)
def test_a_bad_example_earns_its_complaint(example: str, code: str, start: str) -> None:
    text, found = diagnostics_of(example, start)
    assert [each.code for each in found] == [code]
    place = found[0].labels[0].place
    assert text[place.start : place.end].strip() and text[place.start : place.end] in example
    assert start != "line" or (found[0].subject or "").startswith("2B001")


@pytest.mark.parametrize("complaint", COMPLAINTS, ids=lambda complaint: complaint.code)
def test_a_complaint_has_help_and_examples(complaint: Complaint) -> None:
    assert complaint.examples and complaint.help and complaint.message


def test_complaint_codes_are_used_once() -> None:
    codes = [each.code for each in COMPLAINTS]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize(
    ("line", "suggestion"),
    [
        ("jugded limited to gear_manufacture", "judged"),
        ("travel att least 1 m", "at least"),
        ("travel mor than 1 m", "more than"),
        ("it iz a valve", "is"),
        ("evry seal is made of nickel", "every"),
        ("it is a machine tool", "machine_tool"),
        ("it is a Valve", "valve"),
        ("removal_process includs laser_beam", "includes"),
    ],
)
def test_an_unknown_word_gets_the_nearest_one(line: str, suggestion: str) -> None:
    assert [each.suggestion for each in diagnostics_of(line)[1]] == [suggestion]


def test_every_terminal_has_a_friendly_name() -> None:
    terminals = [each.name for each in line_parser().terminals]
    assert not [name for name in terminals if name.startswith("__ANON")]
    for name in terminals:
        assert friendly(name)


def test_an_error_in_one_line_hides_no_other() -> None:
    text = (
        '2B001 "machine tools"\n    travel < 1 m\n    it is a machine_tool\n    travel is 1 m\n    any of a to b:\n'
        "  a  (it is turning\n  b  it is milling\n  c  travel up to 3 m\n"
    )
    found = parse_rule_file(text, "test.rules")
    assert [each.code for each in found.diagnostics] == ["R105", "R109", "R072", "R091", "R108"]
    assert [child.code for child in found.rule_file.paragraphs[0].children] == ["2B001.a", "2B001.b", "2B001.c"]
