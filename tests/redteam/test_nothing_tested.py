"""A run that shows nothing must not look like one that passed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run, Write
from tests.workshop.testing.test_command import RULES, TESTS

ITEM = "item: {kind: analogue_to_digital_converter, sample_rate: 101 MS/s}"


@pytest.fixture
def rules(write: Write) -> Path:
    return write("own/own.rules", RULES).parent


@pytest.mark.parametrize("text", [None, "", "# nothing yet\n", "list: own\n"])
def test_no_test_at_all(run: Run, write: Write, rules: Path, text: str | None) -> None:
    if text is not None:
        write("own/own.tests.yaml", text)
    answer = run("rules", "test", rules)
    assert answer.status == 1 and "error[T016]: no test was run" in answer.err
    told = run("rules", "test", rules, "--format", "json")
    assert told.status == 1 and json.loads(told.out)["passed"] is False


@pytest.mark.parametrize(
    "block",
    [
        f"9A901:\n  {ITEM}\n",
        f"9A901:\n  {ITEM}\n  vary: {{}}\n",
        f"9A901:\n  {ITEM}\n  verdict: controlled\n  vary: {{sample_rate: {{}}}}\n",
        f"9A901:\n  {ITEM}\n  verdict: controlled\n  cases: []\n",
    ],
)
def test_blocks_that_test_nothing(run: Run, write: Write, rules: Path, block: str) -> None:
    write("own/own.tests.yaml", TESTS + block.replace("9A901:", "9A901 again:"))
    answer = run("rules", "test", rules)
    assert answer.status == 1 and "error[T006]" in answer.err


def test_an_item_that_others_start_from_tests_nothing_itself(run: Run, write: Write, rules: Path) -> None:
    write("own/own.tests.yaml", f"9A901:\n  {ITEM}\n9A901 slow:\n  like: 9A901\n  verdict: controlled\n")
    assert run("rules", "test", rules).status == 0


@pytest.mark.parametrize("name", ["b.tests.yml", "b.test.yaml", "b.TESTS.YAML", "b.tests.yaml.txt"])
def test_files_named_nearly_so(run: Run, write: Write, rules: Path, name: str) -> None:
    write("own/own.tests.yaml", TESTS)
    write(f"own/{name}", TESTS)
    answer = run("rules", "test", rules)
    assert answer.status == 1 and "error[T017]" in answer.err and "b.tests.yaml" in answer.err


def test_links_that_lead_nowhere(run: Run, write: Write, rules: Path) -> None:
    write("own/own.tests.yaml", TESTS)
    link = rules / "b.tests.yaml"
    link.symlink_to(rules / "none.yaml")
    assert "error[T001]" in run("rules", "test", rules).err
    link.rename(rules / "b.rules")
    assert "error[R005]" in run("rules", "check", rules).err
    assert run("rules", "test", rules).status == 1


def test_what_the_check_passes_over_is_named(run: Run, write: Write, rules: Path) -> None:
    write("own/b.rules.txt", RULES)
    (rules / "linked").symlink_to(write("else/c.rules", RULES).parent)
    (rules / "round").symlink_to(rules)
    answer = run("rules", "check", rules)
    assert answer.status == 0
    assert answer.err.count("warning[P009]") == 2
    assert "b.rules.txt" in answer.err and "linked" in answer.err and "round" not in answer.err


def test_changes_that_nothing_was_held_against(run: Run, write: Write, rules: Path) -> None:
    write("own/own.tests.yaml", TESTS.replace("101 MS/s}\n  verdict: controlled", "101 MS/s}\n  verdict: not"))
    answer = run("rules", "test", rules, "--mutate", "--format", "json")
    assert answer.status == 1 and json.loads(answer.out)["counts"]["failing"] == 1
    nothing = run("rules", "test", rules, "--mutate", "--code", "9A902")
    assert nothing.status == 1 and "error[T016]" in nothing.err
    assert run("rules", "test", rules, "--mutate", "--sample", "-1").status == 2


def test_an_audit_that_compared_nothing(run: Run, write: Write, rules: Path) -> None:
    write("own/own.rules", RULES + '9A902 "slow converters"\n    sample_rate at most 100 MS/s\n')
    text = write("text.jsonl", '{"code": "9A901", "text": "converters of a sample rate exceeding 100 MS/s"}\n')
    assert run("rules", "audit", rules, "--text", text, "--partial").status == 0
    answer = run("rules", "audit", rules, "--text", text, "--partial", "--only", "9A902")
    assert answer.status == 1 and "error[D030]: nothing was compared" in answer.err


def test_a_reader_that_stops_has_not_seen_a_success() -> None:
    command = [sys.executable, "-m", "dualclass.cli.main", "schema", "item"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        told = process.stderr.read()
    assert process.returncode == 141 and not told


def test_a_share_of_nothing_is_not_enough(run: Run, write: Write) -> None:
    rules = write("own/own.rules", 'list own "Own list"\nedition 1 in force from 2026-01-01\n')
    assert run("rules", "coverage", rules, "--as-of", "2026-01-02").status == 0
    answer = run("rules", "coverage", rules, "--as-of", "2026-01-02", "--min", "90")
    assert answer.status == 1 and "error[D002]" in answer.err


@pytest.mark.parametrize("code", ["9X001", "9A1", "ML22", "9A90a"])
def test_what_is_no_code_is_named_once(run: Run, write: Write, code: str) -> None:
    head, _, entry = RULES.partition("9A901")
    answer = run("rules", "check", write("own/own.rules", f"{head}{code}{entry}"))
    assert answer.status == 1 and f"`{code}` is no code of an entry" in answer.err
    assert answer.err.count("error[R038]") == 1
