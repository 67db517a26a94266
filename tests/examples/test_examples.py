"""Every example is classified as its header says, under every list."""

from __future__ import annotations

import datetime
import re
from functools import cache
from pathlib import Path

import pytest

from dualclass.api import Classifier, loaded_lists
from dualclass.diagnostics import DiagnosticError
from dualclass.explanation.report import RegimeResult
from dualclass.items import read_items

from .expectations import DAY, EXAMPLES, REGIMES, Expected, example_files, expected_of

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


def test_the_readme_names_every_example() -> None:
    readme = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    named = re.findall(r"^\| \[(\w+)\]\((\w+)\.toml\) \|", readme, re.MULTILINE)
    assert all(shown == linked for shown, linked in named)
    assert sorted(linked for _, linked in named) == [file.stem for file in FILES]


NAMED = {
    "intl": "3A001.a.5.a 3A001.a.5.b 3A001.a.7 3A001.a.12 3A001.a.13 3A001.a.14 3A504 4A003 4A506 2B001 2B201 1C010 "
    "1C210 1C350 9A012 9A112 3E001 9E001 2D002",
    "kr": "3A903 4A901",
    "gb": "PL9004 PL9005 PL9012",
    "cn": "2B201 1C210 1C450 9A012 9A501 3C001 3C002 1C902 1C903 1C904 1C905 1C906 1C907 1C908 3A001",
}


@pytest.mark.parametrize(("regime", "entry"), [(regime, entry) for regime in NAMED for entry in NAMED[regime].split()])
def test_every_entry_has_an_example_that_it_catches(regime: str, entry: str) -> None:
    caught = {
        code for each in EXPECTED if each.regime == regime and each.outcome != "not_covered" for code in each.codes
    }
    assert any(code == entry or code.startswith(f"{entry}.") for code in caught)


def test_one_list_alone_and_all_but_one() -> None:
    by_file = {
        file: {
            each.regime for each in EXPECTED if each.file == file and each.day == DAY and "controlled" in each.outcome
        }
        for file in FILES
    }
    assert {"cn"} in by_file.values(), "controlled in China alone"
    assert {"intl", "gb", "kr", "ru"} in by_file.values(), "controlled everywhere but in China"
