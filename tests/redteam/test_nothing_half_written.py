"""A full disk, or somebody else who writes: what was there stays, and nothing is left half written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dualclass.workshop.formatting import format_files, write
from tests.cli.conftest import Run, Write
from tests.workshop.testing.test_command import RULES


def test_drafted_exceptions_on_a_full_disk(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    rules = write("own/own.rules", RULES)
    text = write("text.jsonl", '{"code": "9A901", "text": "converters of a sample rate exceeding 90 MS/s"}\n')
    new = rules.parent / "exceptions.toml"

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        answer = run("rules", "audit", rules, "--text", text, "--write-exceptions", new)
    assert answer.status == 1 and "error[D025]" in answer.err
    assert sorted(path.name for path in rules.parent.iterdir()) == ["own.rules"]
    assert run("rules", "audit", rules, "--text", text, "--write-exceptions", new).status == 1
    assert "90 MS/s" in new.read_text(encoding="utf-8")


def test_what_an_editor_saved_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "own.rules"
    path.write_text(RULES.replace("    it is", " it   is"), encoding="utf-8")
    (found,) = format_files([path])
    path.write_text(RULES + "    # a comment\n", encoding="utf-8")
    problem = write(found)
    assert problem is not None and problem.code == "F003" and "meantime" in problem.message
    assert path.read_text(encoding="utf-8").endswith("# a comment\n")
    path.unlink()
    gone = write(found)
    assert gone is not None and not path.exists()
