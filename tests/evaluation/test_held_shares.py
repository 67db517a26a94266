"""What a kind of material holds answers for an item of it; what is stated comes first; elements share one whole."""

from __future__ import annotations

import pytest

from .test_decisions import machine
from .written import Data, status

WEIGHT = "% by weight"


def of(sentence: str, kind: str, **shares: str) -> str:
    rules = f'1C001 "materials"\n    it is a material\n    {sentence}\n'
    composition: Data = {"composition": shares} if shares else {}
    return status(rules, "1C001", machine(kind, **composition))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("share of nickel more than 9 % by weight", "controlled"),
        ("share of nickel more than 12 % by weight", "open"),
        ("share of nickel more than 14 % by weight", "no"),
        ("share of nickel more than 9 % by mole", "open"),
        ("it contains nickel", "controlled"),
        ("it contains titanium", "open"),
        ("it is mainly iron", "controlled"),
        ("it is mainly titanium", "no"),
        ("share of titanium more than 40 % by weight", "no"),
        ("share of titanium more than 20 % by weight", "open"),
        ("share of nickel, titanium together more than 40 % by weight", "open"),
        ("share of nickel, titanium together more than 44 % by weight", "no"),
        ("share of any of nickel, titanium more than 35 % by weight", "no"),
        ("share of metallic_impurities more than 60 % by weight", "open"),
    ],
)
def test_a_grade_answers_as_far_as_it_says(sentence: str, expected: str) -> None:
    assert of(sentence, "grade") == expected


def test_a_narrower_kind_says_more_than_what_is_above_it() -> None:
    assert of("share of nickel at least 12 % by weight", "narrow_grade") == "controlled"
    assert of("share of iron at least 60 % by weight", "narrow_grade") == "controlled"
    assert of("share of nickel at least 12 % by weight", "material") == "open"


def test_what_is_stated_comes_before_what_the_kind_says() -> None:
    assert of("share of nickel at least 12 % by weight", "grade", nickel="13 % by weight") == "controlled"
    assert of("share of nickel at least 12 % by weight", "grade", nickel="11 % by weight") == "no"
    assert of("share of iron at least 60 % by weight", "grade", nickel="13 % by weight") == "controlled"
    assert of("share of iron at least 60 % by weight", "grade", nickel="13 % by weight", copper="balance") == "no"


def test_one_element_leaves_the_others_no_more_than_the_rest() -> None:
    assert of("share of nickel more than 40 % by weight", "material", iron="70 % by weight") == "no"
    assert of("share of nickel more than 20 % by weight", "material", iron="70 % by weight") == "open"
    assert of("share of nickel more than 40 % by weight", "material", iron="70 % by mole") == "open"
    assert of("it is mainly nickel", "material", iron="70 % by weight") == "no"
    assert of("it is mainly nickel", "material", iron="40 % by weight") == "open"
    # A compound holds elements of its own: it takes nothing away from them.
    assert of("share of nickel more than 40 % by weight", "material", nickel_oxide="70 % by weight") == "open"
