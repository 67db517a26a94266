"""Mistakes in rule files that no other test makes: the code, and how the message speaks."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dualclass.diagnostics import DiagnosticError
from dualclass.language.limits import LARGEST_FILE
from dualclass.language.reader import parse_rule_file, read_rule_file

from .style import the_one

HEAD = 'list small "x"\nedition 1 in force from 2020-01-01\n'
ENTRY = '2B001 "machine tools"\n    it is a machine_tool\n'
NOTE = ENTRY + "note 1 releases 2B001 if\n    it is magnetic\n"


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        ("general note gsn releases .3 if\n    stated free\n", "R022", "`.3` follows no code"),
        ("general note gsn releases c.3 if\n    stated free\n", "R022", "no complete reference"),
        ("general note gsn takes back note 1 if\n    stated free\n", "R022", "whose note"),
        (
            '2B001 "x"\n    every seal, if any, has all of a to b:\n  a  it is hot\n  b  it is round\n',
            "R025",
            "`if any`",
        ),
        ("b.2  it is a machine_tool\n", "R031", "`b.2` stands in no entry"),
        ('adds 2B001.b "x"\n    it is a machine_tool\n  c.1  it is a lathe\n', "R032", "`c.1`"),
        ("2B001 releases 2B001 if\n    it is magnetic\n", "R040", "needs the label of a note"),
        (ENTRY + "    replaces 1 m with 2 m\n", "R041", "`amends`"),
        (ENTRY + "note 1 it is magnetic\n", "R043", "`2B001 note 1`"),
        (NOTE + "    also its specially designed components\n", "R044", "no place in a note"),
        (NOTE + "    other than those in 2B233\n", "R045", "a note has none"),
        (NOTE + "    takes back note 1 if\n", "R046", "its effect already"),
        (ENTRY + "    in force from 2024-01-01\n    in force until 2025-01-01\n", "R047", "two periods"),
        ('2B001 "x"\n    not used\n    see 2B003\n', "R050", "both not used and see"),
        (ENTRY + "    not used\n", "R061", "is not used and says something"),
        (ENTRY + 'note 1 says "something"\n    it is magnetic\n', "R064", "takes no sentences"),
        (ENTRY + "    it is a Machine\n", "R093", "`Machine` is no name"),
        (
            ENTRY + "    any of a to b:\n  a  it is hot\n  b\n    any of 1 to 2:\n  1  it is red\n  2  it is blue\n",
            "R167",
            "here it is `b.1`",
        ),
        (ENTRY + "note 1 releases 2B001 if any of a to b:\n  a  it is hot\n  b  it is red\n", "R167", "`note 1.a`"),
        ("2B001 machine tools\n    it is a machine_tool\n", "R166", "free words"),
        ("2B001: it is a machine_tool\n", "R168", "colon"),
        ("adopts international 2025\n", "R165", "`edition` is missing"),
        (ENTRY + "    ?\n", "R099", "`?` is not expected here"),
        (ENTRY + "    travel at least 1 m 5\n", "R099", "`5` is not expected here"),
        (ENTRY + "    travel at least 10 000 m\n", "R103", "`10 000`"),
        (ENTRY + "    travel at least 9 \u00b5m\n", "R104", "no sign of the rule language"),
        (ENTRY + "    it has at least 2 axes\n", "R106", "belongs to a parameter"),
        (ENTRY + "    any of a to c\n", "R116", "colon"),
        (ENTRY + "    one of the following:\n", "R117", "`one of the following`"),
        (ENTRY + "    limited to gear_manufacture\n", "R118", "say who answers"),
        (ENTRY + "    without a chuck\n", "R120", "`without`"),
        (ENTRY + "    B.2 it is a valve\n", "R121", "`B.2` is no label"),
    ],
)
def test_each_mistake(text: str, code: str, says: str) -> None:
    found = the_one(parse_rule_file(HEAD + text, "small.rules").diagnostics, code)
    assert says in found.message
    assert found.labels


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("missing.rules", None, "there is no file"),
        ("folder.rules", "", "is a directory"),
        ("latin.rules", 'list x "\xe9"\n'.encode("latin-1"), "not UTF-8"),
    ],
)
def test_files_that_cannot_be_read(tmp_path: Path, name: str, content: bytes | str | None, says: str) -> None:
    path = tmp_path / name
    if content == "":
        path.mkdir()
    elif isinstance(content, bytes):
        path.write_bytes(content)
    with pytest.raises(DiagnosticError) as error:
        read_rule_file(path)
    found = the_one(error.value.diagnostics, "R005")
    assert says in found.message


def test_a_file_beyond_all_size_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.rules"
    path.touch()
    os.truncate(path, 4 * LARGEST_FILE + 1)
    with pytest.raises(DiagnosticError) as error:
        read_rule_file(path)
    assert "too large" in the_one(error.value.diagnostics, "R005").message
