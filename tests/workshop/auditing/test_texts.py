"""Borders, references, and what is set apart in a printed text."""

from __future__ import annotations

import pytest

from dualclass.workshop.auditing.border_words import agrees, is_turned
from dualclass.workshop.auditing.figures import read_text
from dualclass.workshop.auditing.printed_references import lies_between, references_printed
from dualclass.workshop.auditing.set_apart import masked
from dualclass.workshop.auditing.splitting import split_notes


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("equal to or less (better) than 1,4 µm along it", [("1.4 um", "at most")]),
        ("better (less) than 6 µm", [("6 um", "less than")]),
        ("more (worse) than 30 µm", [("30 um", "more than")]),
        ("of 1 m or more and less than 4 m", [("1 m", "at least"), ("4 m", "less than")]),
        ("exceeding 563 K (290 °C);", [("563 K", "more than"), ("290 degC", "more than")]),
        ("453 K (180 °C) or less", [("453 K", "at most"), ("180 degC", "at most")]),
        ("equal to or exceeding 46,3 km/h (25 knots)", [("46.3 km/h", "at least"), ("25 kn", "at least")]),
        ("50% or more by weight silica", [("50 %", "at least")]),
        ("3 % by weight or more", [("3 %", "at least")]),
        ("25,0 mm or less in length", [("25 mm", "at most")]),
        ("not exceeding 2,5 m", [("2.5 m", "at most")]),
        ("does not exceed 31,8 GHz", [("31.8 GHz", "at most")]),
        ("no more than 5 W", [("5 W", "at most")]),
        ("not less than 5 W", [("5 W", "at least")]),
        ("at or below a temperature of 0,1 K", [("0.1 K", "at most")]),
        ("32-bit or larger numbers", [("32 bit", "at least")]),
        ("five or more axes", [("5", "at least")]),
        ("more than four axes", [("4", "more than")]),
        ("fewer than 100 of them", [("100", "less than")]),
        ("between 75 mm and 650 mm", [("75 mm", "at least"), ("650 mm", "at most")]),
        ("from 0,9 to 23 kg", [("0.9 kg", "at least"), ("23 kg", "at most")]),
        ("75-400 mm wide", [("75 mm", "at least"), ("400 mm", "at most")]),
        (">= 2 MPa and < 5 um", [("2 MPa", "at least"), ("5 um", "less than")]),
        ("厚度大于等于5 mm", [("5 mm", "at least")]),
        ("压力2 MPa以上", [("2 MPa", "at least")]),
        ("길이 3 m 이하", [("3 m", "at most")]),
        ("не более 5 кг", [("5", "at most")]),
        ("0,5 mm or better", [("0.5 mm", "including")]),
        ("better than 4 µm", [("4 um", "excluding")]),
        ("a width of 15 mm", [("15 mm", None)]),
    ],
)
def test_figures_and_their_borders(text: str, figures: list[tuple[str, str | None]]) -> None:
    found = [(each.readings[0].shown, each.border) for each in read_text(text, "comma").figures]
    assert found == figures


def test_a_one_that_means_a_needs_no_answer() -> None:
    (found,) = read_text("along one or more linear axis", "comma").figures
    assert found.optional


@pytest.mark.parametrize(
    ("printed", "written", "negated", "same"),
    [
        ("at least", "at least", False, True),
        ("at least", "more than", False, False),
        ("at least", "at most", False, False),
        ("at least", "less than", True, True),
        ("including", "at most", False, True),
        ("including", "less than", False, False),
        ("excluding", "less than", False, True),
        (None, "less than", False, True),
        ("at most", None, False, True),
        ("at most", "exactly", False, True),
    ],
)
def test_agreement(printed: str | None, written: str | None, negated: bool, same: bool) -> None:
    assert agrees(printed, written, negated=negated) is same  # pyright: ignore[reportArgumentType]


def test_turned_is_told_from_the_number_itself() -> None:
    assert is_turned("at least", "at most")
    assert not is_turned("at least", "more than")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("those in 1C010.a.,.b. or.e., as", "1C010.a 1C010.b 1C010.e"),
        ("in 1C008.d. to 1C008.f.; or", "1C008.d 1C008.e 1C008.f"),
        ("entries 1C350.1, .3 and .65 in", "1C350.1 1C350.3 1C350.65"),
        ("2A001, 2B001 to 2B003 or 2B510", "2A001 2B001 2B002 2B003 2B510"),
        ("Technology for 1A225-227, 1B201", "1A225 1A226 1A227 1B201"),
        ("in 3A001.a.1. or 2., 3A101", "3A001.a.1 3A001.a.2 3A101"),
        ("specified in 2A, 2B or 2D.", "2A 2B 2D"),
        ("in 0D to 2D", "0D 1D 2D"),
        ("2D or 3D viscous flow", ""),
        ("See 2B003. For such machines, see also entry 2B002", ""),
        ("in Category 5 Part 2", "category 5 part 2"),
        ("the Military Goods Controls", "military list"),
        ("1C008 or 10 mm of it", "1C008"),
        ("PL9004 and PL9005.b", "PL9004 PL9005.b"),
    ],
)
def test_references(text: str, codes: str) -> None:
    assert sorted(references_printed(text).codes) == sorted(
        ["category 5 part 2"]
        if codes.startswith("category")
        else ["military list"]
        if "list" in codes
        else codes.split()
    )


def test_a_range_over_two_entries_covers_what_lies_between() -> None:
    found = references_printed("in 3A001.b. to 3A002.h., or 3B")
    assert found.ranges == frozenset({("3A001.b", "3A002.h")})
    assert lies_between("3A001.f", "3A001.b", "3A002.h")
    assert lies_between("3A002.h.1", "3A001.b", "3A002.h")
    assert not lies_between("3A001.a", "3A001.b", "3A002.h")
    assert not lies_between("3B001", "3A001.b", "3A002.h")


@pytest.mark.parametrize(
    ("text", "category", "apart"),
    [
        ("thiodiglycol (CAS 111-48-8);", "cas", {"111-48-8"}),
        ("by ISO 230-2:1988 (6) or national", "standards", {"ISO 230-2:1988"}),
        ("by ISO 230-2:19886 or national", "standards", {"ISO 230-2:1988"}),
        ("ASTM D 7028-07 or ASTM E-139", "standards", {"ASTM D7028-07", "ASTM E139"}),
        ("Note 3 and Technical Note 2", "notes and parts", {"Note 3", "Technical Note 2"}),
        ("a 3-point bend, lithium-6, 2-(ethyl)-1-propene", "names", {"3-point", "lithium-6,", "2-(ethyl)-1-propene"}),
        ("Regulation (EU) 2021/821", "laws", {"Regulation (EU) 2021/821"}),
        ("tubes of DN 25", "grades", {"DN 25"}),
        ("on 1 January 2004", "years", {"1 January 2004"}),
    ],
)
def test_set_apart(text: str, category: str, apart: set[str]) -> None:
    found = masked(text)
    assert found.all_of(category) == apart  # pyright: ignore[reportArgumentType]
    assert len(found.text) == len(text)
    assert not [each for each in read_text(text, "comma").figures if not each.optional]


def test_items_of_a_note_are_no_figures() -> None:
    text = "It does not control: 1. An area of 1 m2; 2. A length of 2 m; 3. A width."
    assert [each.readings[0].shown for each in read_text(text, "comma", numbered=True).figures] == ["1 m2", "2 m"]


def test_numbers_in_names_may_answer_and_need_no_answer() -> None:
    found = read_text("a 3-point bend", "comma").figures
    assert [(each.readings[0].shown, each.optional) for each in found] == [("3", True)]


def test_notes_hidden_in_notes_are_found() -> None:
    text = (
        "It does not control batteries. Technical Notes: 1. 'Battery' is a thing. 2. 'Cell' is another. N.B. See 3A002."
    )
    found = split_notes([("Note 4", text)], [("Technical Note", "For the purposes of 3A001.a. Note: 'fast' is quick.")])
    assert [(each.label, each.number, each.technical) for each in found.notes] == [
        ("Note 4", 4, False),
        ("Technical Note 1", 1, True),
        ("Technical Note 2", 2, True),
        ("Technical Note", None, True),
    ]
    assert found.pointers == 1
    assert found.notes[0].text.strip() == "It does not control batteries."
