"""What holds on a day: editions, dated variants, references, gaps, suspension."""

from __future__ import annotations

from datetime import date

import pytest

from dualclass.diagnostics import DiagnosticError
from dualclass.language.criteria import Reference
from dualclass.lists import ControlList, ListView, build_list

from .conftest import read

OLD, NEW = date(2022, 1, 1), date(2026, 1, 1)


@pytest.fixture
def view(base: ControlList) -> ListView:
    return base.view(NEW)


def code(text: str) -> tuple[Reference, ...]:
    return (Reference("code", text),)


def test_outside_every_edition_is_an_error_that_names_them(base: ControlList) -> None:
    with pytest.raises(DiagnosticError) as error:
        base.view(date(2020, 1, 1))
    help_text = error.value.diagnostics[0].help
    assert help_text is not None
    assert "2021: from 2021-09-09" in help_text
    assert "2025: from 2025-11-15" in help_text


def test_the_edition_that_began_last_is_in_force(base: ControlList) -> None:
    assert base.view(date(2025, 11, 14)).edition.name == "2021"
    assert base.view(date(2025, 11, 15)).edition.name == "2025"


def test_a_dated_paragraph_is_there_from_its_first_day(base: ControlList) -> None:
    assert base.view(date(2025, 11, 14)).get("3A001.a.3") is None
    assert base.view(date(2025, 11, 15)).get("3A001.a.3") is not None


def test_the_join_line_tells_the_truth_of_the_day(base: ControlList) -> None:
    join = base.view(OLD).paragraph("3A001.a").join
    assert join is not None
    assert (join.first, join.last) == ("1", "2")


def test_a_group_without_any_child_on_the_day_is_not_a_silent_no() -> None:
    text = """
    list small "x"
    edition 1 in force from 2020-01-01
    3A001 "x"
        it is a circuit
        any of a to b:
      a  it is fast
        in force from 2025-01-01
      b  it is cold
        in force from 2025-01-01
    """
    built, _ = build_list([read(text)], {}, regime="x")
    paragraph = built.view(date(2021, 1, 1)).paragraph("3A001")
    assert paragraph.status == "not encoded"
    assert paragraph.join is None


def test_a_code_names_itself_and_everything_below(view: ListView) -> None:
    assert view.heads(code("3A001.a")) == ("3A001.a",)
    assert view.resolve(code("3A001.a")) == ("3A001.a", "3A001.a.1", "3A001.a.2", "3A001.a.3")


def test_ranges_groups_and_categories_are_written_out(view: ListView) -> None:
    assert view.heads((Reference("range", "3A001.a.2", "3A001.a.3"),)) == ("3A001.a.2", "3A001.a.3")
    assert view.heads((Reference("range", "2B001", "3A001"),)) == ("3A001",)
    assert view.heads((Reference("group", "3A"),)) == ("3A001",)
    assert view.heads((Reference("group range", "0D", "9D"),)) == ("3D001",)
    assert view.heads((Reference("category", "3"),)) == ("3A001", "3D001")
    assert view.heads((Reference("outside", "military list"),)) == ()


@pytest.mark.parametrize(("entry", "part"), [("5A001", 1), ("5A101", 1), ("5A002", 2), ("5A004", 2), ("5E002", 2)])
def test_category_five_has_two_parts(view: ListView, entry: str, part: int) -> None:
    for number in (1, 2):
        assert view.covers((Reference("category", "5", part=number),), entry) is (number == part)


def test_a_reference_to_a_gap_is_no_empty_answer(view: ListView) -> None:
    assert view.heads(code("3A002")) == ()
    assert [gap.code for gap in view.gaps_in(code("3A002"))] == ["3A002"]
    assert [gap.code for gap in view.gaps_in(code("3A002.b.1"))] == ["3A002"]
    assert [gap.code for gap in view.gaps_in((Reference("group", "3A"),))] == ["3A002"]
    assert [gap.code for gap in view.gaps_in((Reference("range", "2A001", "2B009"),))] == ["2B001"]
    assert view.gaps_in(code("3A001")) == ()


def test_a_reference_into_a_paragraph_that_is_not_encoded_is_a_gap() -> None:
    text = """
    list small "x"
    edition 1 in force from 2020-01-01
    3A001 "x"
        it is a circuit
        as follows, a to b:
      a  it is fast
      b not encoded "too long"
    """
    built, _ = build_list([read(text)], {}, regime="x")
    view = built.view(NEW)
    assert [gap.code for gap in view.gaps_in(code("3A001.b.4"))] == ["3A001.b"]
    assert view.heads(code("3A001.b")) == ("3A001.b",)


def test_notes_that_release_a_code(view: ListView) -> None:
    assert [note.name for note in view.releasing("3A001.a.1")] == ["3A note 1", "3A001.a note"]
    assert [note.name for note in view.releasing("3A001.a.2")] == ["3A001.a note"]
    assert [note.name for note in view.releasing("3D001")] == ["general note gsn"]
    assert view.releasing("5D002") == ()


SUSPENDED = """
list cn "x"
edition 1 in force from 2020-01-01
3A001 "lithium-ion batteries"
    it is a battery
    suspended from 2025-11-07 until 2026-11-10 by "announcement" then not established "nothing says what follows"
    as follows, a to a:
  a  capacity more than 5 kWh
1C901 "rare earths"
    it is a magnet
    suspended from 2025-11-07 until 2026-11-10 by "announcement 70"
"""


@pytest.mark.parametrize(
    ("entry", "day", "word"),
    [
        ("3A001.a", date(2025, 11, 6), "applied"),
        ("3A001.a", date(2025, 11, 7), "suspended"),
        ("3A001.a", date(2026, 11, 9), "suspended"),
        ("3A001.a", date(2026, 11, 10), "not established"),
        ("1C901", date(2026, 11, 9), "suspended"),
        ("1C901", date(2026, 11, 10), "applied"),
    ],
)
def test_suspension_follows_the_day(entry: str, day: date, word: str) -> None:
    built, diagnostics = build_list([read(SUSPENDED)], {}, regime="cn")
    assert diagnostics == ()
    state = built.view(day).state(entry)
    assert state.word == word
    if word == "suspended":
        assert state.until == date(2026, 11, 10)
        assert state.code == entry.split(".", maxsplit=1)[0]
    if word == "not established":
        assert state.why == "nothing says what follows"
