"""What build servers read: no result without a file, no path that only this machine knows, no traceback."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Run, Write
from tests.workshop.testing.test_command import RULES, TESTS

HEADLESS = '9A901 "fast converters"\n    it is an\n'


def test_every_result_has_a_file_of_the_project(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    file = write("own/a b,c.rules", HEADLESS)
    write("own/b.rules.txt", RULES)
    monkeypatch.chdir(file.parent.parent)
    log = json.loads(run("rules", "check", file.parent, "--format", "sarif").out)
    results = log["runs"][0]["results"]
    places = [result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in results]
    assert {result["ruleId"] for result in results} >= {"P006", "P009"}
    assert set(places) == {"own/a%20b%2Cc.rules", "own/b.rules.txt"}
    lines = run("rules", "check", file.parent, "--format", "github").out.splitlines()
    assert any(line.startswith("::error file=own/a b%2Cc.rules,line=2") for line in lines)


def test_a_result_about_no_file_names_the_folder(run: Run, write: Write) -> None:
    index = write("codes.txt", "9A901\n9A902\n")
    rules = write("own/own.rules", RULES)
    log = json.loads(run("rules", "check", rules, "--index", index, "--format", "sarif").out)
    (missing,) = [each for each in log["runs"][0]["results"] if "9A902" in each["message"]["text"]]
    assert missing["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]


def test_a_long_chain_of_items_is_refused(run: Run, write: Write) -> None:
    folder = write("own/own.rules", RULES).parent
    chain = "".join(
        f"9A901 b{i}:\n  like: 9A901{f' b{i - 1}' if i else ''}\n  verdict: controlled\n" for i in range(1200)
    )
    write("own/own.tests.yaml", TESTS + chain)
    answer = run("rules", "test", folder)
    assert answer.status == 1 and "error[T013]: `like` leads through more than 40 blocks" in answer.err


def test_deep_yaml_is_told_in_plain_words(run: Run, write: Write) -> None:
    folder = write("own/own.rules", RULES).parent
    write("own/own.tests.yaml", "9A901:\n  item: " + "[" * 5000)
    told = run("rules", "test", folder).err
    assert "broken YAML: it is nested too deeply" in told and "T016" not in told
