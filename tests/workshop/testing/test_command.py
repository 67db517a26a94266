"""``dualclass rules test`` on a folder, a rule file and a tests file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run, Write

RULES = """list own "Own list"
edition 1 in force from 2026-01-01
9A901 "fast converters"
    it is an analogue_to_digital_converter
    sample_rate more than 100 MS/s
"""
TESTS = """9A901:
  item: {kind: analogue_to_digital_converter, sample_rate: 101 MS/s}
  verdict: controlled
  vary: {sample_rate: {100 MS/s: not}}
"""


@pytest.fixture
def folder(write: Write) -> Path:
    write("own/own.rules", RULES)
    return write("own/own.tests.yaml", TESTS).parent


@pytest.mark.parametrize("name", ["", "own.rules", "own.tests.yaml"])
def test_a_folder_or_either_file(run: Run, folder: Path, name: str) -> None:
    answer = run("rules", "test", folder / name)
    assert (answer.status, answer.err) == (0, "")
    assert answer.out == "2 tests of 1 paragraph, 2 passed\n"


def test_a_failure_is_told_and_ends_with_1(run: Run, folder: Path, write: Write) -> None:
    write("own/own.rules", RULES.replace("more than", "at least"))
    answer = run("rules", "test", folder)
    assert answer.status == 1
    assert "FAILED 9A901: sample_rate 100 MS/s" in answer.out
    assert "+ sample_rate at least 100 MS/s   <- 100 MS/s" in answer.out
    told = run("rules", "test", folder, "--format", "json", "--code", "9A901", "--regime", "own")
    assert told.status == 1
    assert json.loads(told.out)["counts"]["failed"] == 1


def test_broken_rules_and_wrong_questions(run: Run, folder: Path, write: Write) -> None:
    for arguments, code in (
        ((folder / "none",), "T014"),
        ((write("own/own.txt", "x"),), "T014"),
        ((write("empty/readme.txt", "x").parent,), "T014"),
        ((folder, "--regime", "xx"), "T015"),
        ((folder, "--code", "9A902"), "T015"),
    ):
        answer = run("rules", "test", *arguments)
        assert answer.status == 1 and f"error[{code}]" in answer.err
    write("own/own.rules", RULES.replace("sample_rate", "sampel_rate"))
    answer = run("rules", "test", folder)
    assert answer.status == 1 and "sampel_rate" in answer.err and not answer.out


def test_borders_are_shown_kept_confirmed_and_notice_changes(run: Run, folder: Path) -> None:
    tests = folder / "own.tests.yaml"
    before = tests.read_text()
    shown = run("rules", "test", folder, "--border")
    assert shown.status == 0 and "sample_rate  0.1 GS/s" in shown.out
    assert tests.read_text() == before
    kept = run("rules", "test", folder, "--border", "--keep", "--format", "json")
    assert kept.status == 0 and json.loads(kept.out)["blocks"] and "1 block added, not confirmed" in kept.err
    assert tests.read_text().startswith(before)
    assert "nothing to add" in run("rules", "test", folder, "--border", "--keep").out
    assert "not confirmed by anybody yet" in run("rules", "test", folder).out
    assert run("rules", "test", folder, "--confirm", "A. Reader").out == "1 block confirmed by A. Reader\n"
    assert "not confirmed" not in run("rules", "test", folder).out
    answer = run("rules", "test", folder, "--mutate", "--coverage")
    assert (answer.status, answer.err) == (0, "")
    assert "7 noticed (100.0 %)" in answer.out


def test_a_change_that_no_test_notices_ends_with_1(run: Run, folder: Path) -> None:
    answer = run("rules", "test", folder, "--mutate", "--code", "9A901")
    assert answer.status == 1
    assert "NOT NOTICED 9A901 kind: it is an analogue_to_digital_converter -> it is an integrated_circuit" in answer.out
    sample = run("rules", "test", folder, "--mutate", "--sample", "3", "--seed", "2", "--format", "json")
    assert json.loads(sample.out)["counts"]["mutants"] == 3
    kept = run("rules", "test", folder, "--mutate", "--keep")
    assert kept.status == 0 and "1 block added" in kept.out
    assert run("rules", "test", folder, "--mutate").status == 0


def test_coverage_names_what_no_test_shows(run: Run, folder: Path) -> None:
    answer = run("rules", "test", folder, "--coverage")
    assert answer.status == 0
    assert "NOT SHOWN own 9A901: it is an analogue_to_digital_converter" in answer.out
    assert "no test in which it decides being false" in answer.out
    assert "1 of 2 sentences (50.0 %) are shown to decide both ways" in answer.out
    told = run("rules", "test", folder, "--coverage", "--format", "json")
    assert json.loads(told.out)["coverage"]["covered"] == 1
