"""Mistakes of whole lists that no other test makes: the code, and how the message speaks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from dualclass.checking import check_list
from dualclass.diagnostics import Diagnostic, DiagnosticError
from dualclass.language.paragraphs import Amends, RuleFile
from dualclass.language.reader import parse_rule_file
from dualclass.lists import ControlList, build_list
from dualclass.plugins import ListSource
from dualclass.plugins.building import build_all
from dualclass.vocabulary import Vocabulary, build_vocabulary

from .style import the_one

HEAD = 'list small "x"\nedition 1 in force from 2020-01-01\n'
ENTRY = '2B001 "x"\n    it is a machine_tool\n'
VARIANTS = (
    '2B001 "x"\n    it is a machine_tool\n    in force until 2024-01-01\n'
    '2B001 "x"\n    it is fast\n    in force from 2024-01-01\n'
)
ADOPTS = HEAD + "adopts base edition 1\n"
TABLE = 'table coatings of process, substrate\n    row "CVD" | "steel"\n'


def read(text: str, file: str = "a.rules") -> RuleFile:
    result = parse_rule_file(text, file)
    assert not result.errors, [each.message for each in result.errors]
    return result.rule_file


def built(files: Iterable[RuleFile]) -> tuple[ControlList, tuple[Diagnostic, ...]]:
    text = 'list base "b"\nedition 1 in force from 2020-01-01\n2B001 "x"\n    it is a machine_tool\n'
    base, diagnostics = build_list([read(text, "base.rules")], {}, regime="base")
    assert diagnostics == ()
    return build_list(files, {"base": base}, regime="x")


@pytest.mark.parametrize(
    ("texts", "code", "says"),
    [
        ((HEAD + ENTRY, 'list other "y"\n' + ENTRY), "L002", "`b.rules` is of the list `other`"),
        ((HEAD, ENTRY), "L003", "`b.rules` does not say"),
        ((HEAD + ENTRY, 'list small "z"\n'), "L004", "two titles"),
        ((HEAD, 'list small "x"\nedition 1 in force from 2021-01-01\n' + ENTRY), "L005", "two sets of dates"),
        ((HEAD + "edition 2 in force from 2020-01-01\n" + ENTRY,), "L006", "`1` and `2`"),
        (('list small "x"\n' + ENTRY,), "L007", "names no edition"),
        ((HEAD + "adopts bas edition 1\n",), "L010", "no list `bas`"),
        ((HEAD + "adopts base edition 3\n",), "L011", "no edition `3`"),
        ((HEAD + VARIANTS + 'amends 2B001 because "x"\n    it is slow\n',), "L021", "dated variants"),
        (
            (ADOPTS + 'amends 2B001 because "x"\n    any of a to a:\n  2B001.a  it is slow\n',),
            "L023",
            "together with `2B001.a`",
        ),
        ((ADOPTS + 'amends 2B001 because "x"\n    it is slow\n    in force from 2024-01-01\n',), "L024", "has dates"),
        ((HEAD + ENTRY + "not encoded 2B001 with 3 paragraphs\n",), "L037", "there already"),
        ((HEAD + ENTRY + TABLE + TABLE,), "L038", "`coatings`"),
    ],
)
def test_each_mistake(texts: tuple[str, ...], code: str, says: str) -> None:
    _, diagnostics = built(read(text, name) for text, name in zip(texts, ("a.rules", "b.rules"), strict=False))
    assert says in the_one(diagnostics, code).message


def test_an_amendment_without_content() -> None:
    """The reader refuses it already; a program that makes records is told as well."""
    plain = read(ADOPTS)
    _, diagnostics = built(
        [RuleFile(plain.file, head=plain.head, adopts=plain.adopts, changes=(Amends("2B001", "x"),))]
    )
    assert "changes nothing" in the_one(diagnostics, "L022").message


def test_a_day_outside_every_edition() -> None:
    control_list, diagnostics = built([read(HEAD + ENTRY)])
    assert diagnostics == ()
    with pytest.raises(DiagnosticError) as error:
        control_list.view(date(2019, 12, 31))
    found = the_one(error.value.diagnostics, "L001")
    assert "2019-12-31" in found.message
    assert "2020-01-01" in (found.help or "")
    assert control_list.view(date(2020, 1, 1)).edition.name == "1"


def test_files_of_another_list_than_announced(tmp_path: Path) -> None:
    file = tmp_path / "a.rules"
    words = tmp_path / "words.rules"
    file.write_text(HEAD + ENTRY, encoding="utf-8")
    words.write_text("kind machine_tool\n", encoding="utf-8")
    source = ListSource("announced", "x", "title", tmp_path)
    with pytest.raises(DiagnosticError) as error:
        build_all([source], [words], {source: (file,)}, {})
    message = the_one(error.value.diagnostics, "L009").message
    assert "`announced`" in message
    assert "`small`" in message


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    text = "kind machine_tool\n    quantity travel in mm, m\n    flag fast\n"
    made, diagnostics = build_vocabulary([read(text, "words.rules")])
    assert diagnostics == ()
    return made


@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        ("travel exactly 3", "C013", "`exactly` is for counts"),
        ('suspended from 2025-01-01 by "x" then not established "y"', "C035", "has no end"),
    ],
)
def test_mistakes_against_the_vocabulary(line: str, code: str, says: str, vocabulary: Vocabulary) -> None:
    control_list, diagnostics = built([read(f"{HEAD}{ENTRY}    {line}\n")])
    assert diagnostics == ()
    assert says in the_one(check_list(control_list, vocabulary), code).message
