"""Files that somebody is writing: on the disk, or not saved yet."""

from __future__ import annotations

from pathlib import Path

import pytest

from dualclass.diagnostics import DiagnosticError
from dualclass.plugins import Host
from dualclass.plugins.examining import examine_paths, examine_texts
from dualclass.plugins.folders import rule_files
from dualclass.plugins.reading import RuleReader

from .conftest import MakeList

VOCABULARY = "kind lathe\n    quantity travel in mm, m\n"
HEAD = 'list works "works"\nedition 1 in force from 2020-01-01\n'
ENTRY = '2B001 "lathes"\n    it is a lathe\n'


def test_a_text_stands_in_the_place_of_its_file(tmp_path: Path) -> None:
    path = tmp_path / "works.rules"
    path.write_text(HEAD + VOCABULARY + ENTRY, encoding="utf-8")
    wrong = HEAD + VOCABULARY + ENTRY.replace("a lathe", "a lahte")
    host = Host([])
    assert examine_paths([path], host).diagnostics == ()
    found = examine_texts({path: wrong}, host=host).diagnostics
    assert [(each.code, each.suggestion, each.labels[0].place.file) for each in found] == [("C001", "lathe", str(path))]


def test_a_text_needs_no_file_and_is_checked_with_its_folder(tmp_path: Path) -> None:
    words, new = tmp_path / "words.rules", tmp_path / "new.rules"
    words.write_text(VOCABULARY, encoding="utf-8")
    examined = examine_texts({new: HEAD + ENTRY}, [tmp_path], host=Host([]))
    assert examined.diagnostics == ()
    assert examined.files == (words, new)
    assert [each.name for each in examined.lists] == ["works"]


def test_a_new_text_in_an_installed_list_is_added_to_it(tmp_path: Path, make_list: MakeList) -> None:
    host = Host([make_list("works", "works", HEAD + ENTRY, VOCABULARY)])
    new = tmp_path / "works" / "more.rules"
    examined = examine_texts({new: HEAD + '2B002 "more"\n    it is a lathe\n'}, host=host)
    assert examined.diagnostics == ()
    assert [entry.code for each in examined.lists for entry in each.entries] == ["2B001", "2B002"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "works.rules"
    path.write_text(HEAD + VOCABULARY + ENTRY, encoding="utf-8")
    (tmp_path / "below").mkdir()
    again = tmp_path / "below" / ".." / "works.rules"
    examined = examine_paths([tmp_path, again], Host([]))
    assert examined.files == rule_files(tmp_path)
    assert examined.diagnostics == ()


def test_an_unchanged_text_is_not_read_again(tmp_path: Path) -> None:
    path = tmp_path / "works.rules"
    path.write_text(HEAD, encoding="utf-8")
    reader = RuleReader()
    first = reader.read(path)
    assert reader.read(path) is first
    path.write_text(HEAD + ENTRY, encoding="utf-8")
    assert [each.code for each in reader.read(path).rule_file.paragraphs] == ["2B001"]
    reader.lay_over({path: HEAD})
    assert reader.read(path).rule_file.paragraphs == ()


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DiagnosticError, match="no file or folder"):
        examine_paths([tmp_path / "none.rules"], Host([]))
