"""Numbers of the Russian list that were confirmed by parameters, or follow from the rules alone."""

import pytest
from dualclass_russia.numbering import CONDITION_PARENTS, russian_number

CONFIRMED = [
    ("6A001.a.2.g", "6.1.1.1.2.7"),
    ("6A001.a.1.a.1", "6.1.1.1.1.1.1"),
    ("6A001.a.1.b", "6.1.1.1.1.2"),
    ("9A006.c", "9.1.6.3"),
    ("9A006.g", "9.1.6.7"),
    ("5E001.d", "5.5.1.4"),
    ("5E001.d.5", "5.5.1.4 д)"),
    ("5E001.d.8", "5.5.1.4 з)"),
    ("1A005.b", "1.1.5.2"),
    ("2A001.a", "2.1.1.1"),
    ("1C010.c", "1.3.10.3"),
    ("1C010.e", "1.3.10.5"),
    ("6A001.a.2.g.4", "6.1.1.1.2.7 г)"),
]
BY_RULE = [
    ("3A001.a.2", "3.1.1.1.2"),
    ("1C002.d", "1.3.2.4"),
    ("1C003.b", "1.3.3.2"),
    ("3A001.a.5.a.3", "3.1.1.1.5.1 в)"),
    ("3A001.a.5.b.2.a", "3.1.1.1.5.2 б)"),
    ("9A012.a.2", "9.1.12.1 б)"),
    ("9A012.a.1.b", "9.1.12.1 а)"),
    ("9A012.b.4", "9.1.12.2.4"),
    ("5A001", "5.1.1"),
    ("5A002", "5.1.2"),
    ("9D004.e", "9.4.4.5"),
    ("2B009.b", "2.2.9 б)"),
    ("2B006.b.3.c", "2.2.6.2.3 в)"),
    ("2B005.b", "2.2.5.2"),
    ("2E003.b.1.a", "2.5.3.2.1.1"),
    ("3A002.d.3.a", "3.1.2.4 в)"),
    ("3A001.b.2.h", "3.1.1.2.2 з)"),
    ("3B001.f.1.b", "3.2.1.6.1 б)"),
    ("3C001.d", "3.3.1.4"),
]


@pytest.mark.parametrize(("code", "number"), CONFIRMED + BY_RULE)
def test_number(code: str, number: str) -> None:
    assert russian_number(code) == number


@pytest.mark.parametrize(
    "code",
    [
        *("2B201", "1C350.1", "9A112.b", "1C450", "3A504", "4A506", "3A902"),
        *("0A001", "PL9005.a", "3A000", "3F001", "", "3A001."),
    ],
)
def test_sister_lists_and_other_codes_have_no_number(code: str) -> None:
    assert russian_number(code) is None


def test_letters_skip_yo_and_short_i() -> None:
    assert russian_number("5E001.d.9") == "5.5.1.4 и)"
    assert russian_number("5E001.d.10") == "5.5.1.4 к)"


def test_paragraphs_beyond_the_alphabet_are_not_guessed() -> None:
    assert russian_number("5E001.d.40") is None


def test_condition_parents_are_themselves_numbered() -> None:
    assert all((russian_number(parent) or ")")[-1] != ")" for parent in CONDITION_PARENTS)
