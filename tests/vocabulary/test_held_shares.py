"""What every material of a kind holds, and ranks of two names: in the vocabulary, in items and in their answers."""

from __future__ import annotations

from fractions import Fraction

import pytest

from dualclass.language.reader import parse_rule_file
from dualclass.vocabulary import HeldShare, Vocabulary, build_vocabulary, from_data, to_data
from dualclass.vocabulary.definitions import rank_names, rank_of

SIZES = ("DN 10 = NPS 3/8", "DN 15", "DN 25 = NPS 1")


def built(*lines: str) -> tuple[Vocabulary, list[str]]:
    text = "\n".join(("kind sample_steel", '    en "sample steel"', *(f"    {line}" for line in lines)))
    read = parse_rule_file(text, "steel.rules")
    vocabulary, diagnostics = build_vocabulary([read.rule_file])
    return vocabulary, [each.code for each in (*read.diagnostics, *diagnostics)]


def test_a_share_below_a_kind_has_both_ends_and_survives_the_cache() -> None:
    vocabulary, wrong = built(
        "share of nickel 8 % to 10.5 % by weight",
        "share of iron at least 65 % by weight",
        "share of carbon at most 300 ppm by weight",
    )
    assert wrong == []
    expected = (
        HeldShare("nickel", "weight", Fraction(8, 100), Fraction(105, 1000)),
        HeldShare("iron", "weight", Fraction(65, 100), Fraction(1)),
        HeldShare("carbon", "weight", Fraction(0), Fraction(3, 10000)),
    )
    assert vocabulary.kinds["sample_steel"].shares == expected
    assert from_data(to_data(vocabulary)).kinds["sample_steel"].shares == expected


@pytest.mark.parametrize(
    "line",
    [
        "share of nickel, chromium together at least 10 % by weight",
        "share of nickel except chromium at least 10 % by weight",
        "share of nickel at least 10 %",
        "share of nickel more than 10 % by weight",
        "share of nickel at least 120 % by weight",
        "share of nickel at least 10 mm by weight",
        "share of nickel 12 % to 10 % by weight",
        "the share at least 10 % by weight",
    ],
)
def test_what_is_no_share_of_a_kind_is_told_and_left_out(line: str) -> None:
    vocabulary, wrong = built(line)
    assert wrong == ["V013"] or wrong[0].startswith("R")
    assert vocabulary.kinds["sample_steel"].shares == ()


def test_a_rank_of_two_names_is_found_by_either() -> None:
    assert rank_names("DN 25 = NPS 1") == ("DN 25", "NPS 1")
    assert [rank_of(name, SIZES) for name in ("NPS 3/8", "DN 15", "DN 25", "DN 25 = NPS 1")] == [0, 1, 2, 2]
    assert rank_of("NPS 2", SIZES) is None
    assert rank_of(None, SIZES) is None
