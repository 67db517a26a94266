"""Every example is classified as its header says, under every list."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path

import pytest

from dualclass.api import Classifier, loaded_lists
from dualclass.diagnostics import DiagnosticError
from dualclass.explanation.report import RegimeResult
from dualclass.items import read_items

from .expectations import DAY, REGIMES, Expected, example_files, expected_of

FILES = example_files()
EXPECTED = [expected for file in FILES for expected in expected_of(file)]


@cache
def classifier(regime: str, day: datetime.date) -> Classifier:
    return Classifier(loaded_lists(), [regime], day)


@cache
def result_of(file: Path, regime: str, day: datetime.date = DAY) -> RegimeResult:
    (item,) = read_items(file)
    assert not isinstance(item, DiagnosticError), item
    (result,) = classifier(regime, day).classify(item).regimes
    return result


def named_codes(result: RegimeResult) -> set[str]:
    """Every code a result puts forward as controlling, open, releasable, or met and not applied."""
    return {
        *result.controlled_by,
        *(each.code for each in result.controlled_unless),
        *(each.code for each in result.open),
        *(each.code for each in result.not_applied),
    }


@pytest.mark.parametrize("expected", EXPECTED, ids=str)
def test_outcome_is_as_expected(expected: Expected) -> None:
    result = result_of(expected.file, expected.regime, expected.day)
    assert result.outcome.value == expected.outcome
    named = set(result.controlled_by) if expected.outcome == "controlled" else named_codes(result)
    assert set(expected.codes) <= named


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_header_speaks_of_all_five_lists_and_names_a_source(file: Path) -> None:
    assert sorted(each.regime for each in expected_of(file) if each.day == DAY) == sorted(REGIMES)
    (item,) = read_items(file)
    assert not isinstance(item, DiagnosticError)
    assert item.source


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_is_open_says_what_to_ask(file: Path) -> None:
    for regime in REGIMES:
        result = result_of(file, regime)
        if result.outcome.value == "undetermined":
            assert result.questions, regime
        if result.outcome.value == "not_covered":
            assert result.coverage.gaps or result.coverage.doubts, regime
        if result.outcome.value == "controlled":
            assert result.controlled_by, regime
