"""Tests run against a small list: what passes, what fails, and what a failure says."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest

from dualclass.api import loaded_lists
from dualclass.workshop.testing import Bench, read_text, run_tests
from dualclass.workshop.testing.junit import junit_text
from dualclass.workshop.testing.reporting import run_data, run_lines, summary_line

from ...docs.style import ROOT
from .small import run

LATHE = "1A001.a:\n  item: {kind: lathe, width: 41 mm, axes: 2, judged: {limited to toys: no}}\n"
MILL = "1A001.b:\n  item: {kind: mill, seal: [{gap: 0.9 mm, shape: round}], judged: {limited to toys: no}}\n"
RESIN = (
    "1A002:\n  item:\n    kind: resin\n    composition: {carbon: 26 % by weight}\n"
    "    strength: {value: 20 MPa, at: {temperature: 20 degC}}\n"
)
HOLDS = [
    LATHE + "  verdict: controlled\n  reason: 1A001.a\n",
    LATHE + "  vary: {width: {40 mm: not, 0.04 m: not met, 40.1 mm: controlled, unknown: open}}\n",
    LATHE + "  vary: {kind: {machine: open, mill: not}}\n",
    LATHE + "  vary: {judged limited to toys: {yes: released, no: controlled, unknown: unless released}}\n",
    LATHE + "  vary: {width: {unknown: {verdict: open, needs: width, reason: 1A001.a}}}\n",
    LATHE + "  vary: {width: {30 mm: {verdict: not, reason: width more than 40 mm}}}\n",
    LATHE + "  cases: [{judged limited to toys: yes, released by: 1A001 note 1, reason: 1A001 note 1}]\n",
    LATHE + "  cases: [{item: {kind: resin}, verdict: not}]\n",
    LATHE + "  cases: [{fast: yes, verdict: controlled, outcome: controlled}, {width: 1 mm, verdict: not}]\n",
    MILL
    + "  verdict: controlled\n  vary: {'seal[1].gap': {1 mm: open}, seal.shape: {flat: open}, seal: {none: open}}\n",
    MILL
    + "  cases: [{speed: 1 m/s, seal.gap: 1 mm, verdict: not}, {speed: 1.5 m/s, seal: none, verdict: controlled}]\n",
    RESIN + "  verdict: controlled\n  vary: {composition.carbon: {25 % by weight: not, unknown: open}}\n",
    RESIN + "  vary: {strength: {19 MPa: not, 0.02 GPa: controlled}}\n",
    RESIN + "  cases: [{strength: {value: 30 MPa, at: {temperature: 300 K}}, verdict: open}]\n",
    "as of: 2026-07-01\n1A001.c:\n  item: {kind: machine, fast: yes}\n  verdict: unless released\n",
    "1A001:\n  item: {kind: lathe, width: 41 mm, axes: 2}\n  verdict: unless released\n",
]
FAILS = [
    (LATHE + "  verdict: not\n", "expected not, found controlled"),
    (LATHE + "  vary: {width: {40 mm: controlled}}\n", "expected controlled, found not"),
    (LATHE + "  vary: {width: {unknown: not}}\n", "expected not, found open"),
    (LATHE + "  vary: {width: {40 mm: released}}\n", "expected released, found not"),
    (LATHE + "  verdict: controlled\n  reason: 1A001.b\n", "`1A001.b` is not among the grounds"),
    (LATHE + "  verdict: controlled\n  needs: width\n", "`width` is not asked for"),
    (LATHE + "  vary: {width: {unknown: {verdict: open, needs: axes}}}\n", "`axes` is not asked for"),
    (LATHE + "  verdict: controlled\n  released by: 1A001 note 1\n", "does not release it"),
    (LATHE + "  verdict: controlled\n  outcome: not_controlled\n", "expected the list to say not_controlled"),
    (LATHE + "  vary: {judged limited to toys: {unknown: controlled}}\n", "expected controlled, found unless released"),
]


@pytest.mark.parametrize("text", HOLDS)
def test_what_the_rules_say_passes(text: str) -> None:
    result = run(text)
    assert result.results and result.passed, [each.faults for each in result.results]


@pytest.mark.parametrize(("text", "words"), FAILS)
def test_anything_else_fails(text: str, words: str) -> None:
    result = run(text)
    (failure,) = result.failures
    assert not result.passed and words in "; ".join(failure.faults)


def test_a_failure_shows_the_sentences_that_decided() -> None:
    lines = list(run_lines(run(LATHE + "  vary: {width: {40 mm: controlled}}\n")))
    assert lines == [
        "FAILED 1A001.a: width 40 mm",
        "  expected controlled, found not",
        "    - width more than 40 mm   <- 40 mm",
    ]


def test_the_summary_counts_what_nobody_confirmed() -> None:
    result = run(LATHE + "  verdict: controlled\n  confirmed: no\n" + MILL + "  verdict: not\n")
    assert summary_line(result) == "2 tests of 2 paragraphs, 1 passed, 1 failed, 1 not confirmed by anybody yet"


def test_json_and_junit_say_the_same() -> None:
    result = run(LATHE + "  verdict: not\n  vary: {axes: {1: not, -1: not}}\n")
    data = json.loads(json.dumps(run_data(result)))
    assert data["counts"] == {"tests": 3, "passed": 1, "failed": 1, "errors": 1, "unconfirmed": 0}
    assert [each["found"] for each in data["tests"]] == ["controlled", "not", None]
    root = fromstring(junit_text(result).encode())
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("3", "1", "1")
    assert [case.get("name") for case in root.iter("testcase")] == ["the item", "axes 1", "axes -1"]


def test_the_page_shows_a_file_that_passes() -> None:
    page = (ROOT / "docs" / "rule-tests.md").read_text(encoding="utf-8")
    sample = page.split("```yaml\n")[1].split("```")[0]
    read = read_text("list: international\n" + sample, "adc.tests.yaml")
    assert not read.diagnostics
    result = run_tests(read.tests, Bench.loaded(loaded_lists()))
    assert len(result.results) == 13 and result.passed


def test_naming_a_file_brings_the_rules_around_it(tmp_path: Path) -> None:
    assert Bench.of([], loaded_lists().vocabulary).list_of(None, str(tmp_path / "a.tests.yaml")) is None
