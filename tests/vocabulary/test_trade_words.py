"""Trade words in four languages, misspelt ones too, find their kinds; every kind and quantity says what it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from dualclass.api import loaded_lists

WORDS = [
    (kind, word)
    for line in (Path(__file__).parent / "trade_words.txt").read_text(encoding="utf-8").splitlines()
    for kind, *words in [line.split("|")]
    for word in words
]


@pytest.mark.parametrize(("kind", "word"), WORDS)
def test_a_trade_word_finds_its_kind_first(kind: str, word: str) -> None:
    vocabulary = loaded_lists().vocabulary
    found = vocabulary.find_kinds(word, 3)
    assert found
    assert vocabulary.is_a(found[0], kind), found


def test_every_kind_is_named_in_four_languages() -> None:
    kinds = loaded_lists().vocabulary.kinds.values()
    assert [kind.name for kind in kinds if not {"en", "zh", "ko", "ru"} <= set(kind.names)] == []


RATIOS = {
    "axis_length_error_divisor",
    "c_not_error",
    "gap_aspect_ratio",
    "layer_dielectric_constant",
    "length_error_divisor",
    "long_term_stability",
    "mass_resolving_power",
    "numerical_aperture",
    "pressure_ratio",
    "resonator_quality_factor",
    "silicon_germanium_etch_selectivity",
    "stored_image_pixels",
    "tuning_frequency_ratio",
    "weighting",
}
"""Quantities that are numbers."""


def test_every_quantity_says_what_is_measured_and_in_which_unit() -> None:
    quantities = [
        each
        for parameter in loaded_lists().vocabulary.parameters.values()
        for each in (parameter, *parameter.members.values())
        if each.type == "quantity"
    ]
    assert [each.name for each in quantities if not each.text] == []
    assert [each.name for each in quantities if not each.units and each.name.split(".")[-1] not in RATIOS] == []


def test_no_two_kinds_that_exclude_each_other_share_a_name() -> None:
    vocabulary = loaded_lists().vocabulary
    shared = {text: kinds for text, kinds in vocabulary.index.named.items() if len(kinds) > 1}
    unrelated = {
        text
        for text, kinds in shared.items()
        for first in kinds
        for second in kinds
        if not vocabulary.with_above([first]) & {second}
        and not vocabulary.with_above([second]) & {first}
        and vocabulary.below(first).isdisjoint(vocabulary.below(second))
    }
    assert unrelated == set()
