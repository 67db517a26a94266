"""The page on the audit: its example gives what it shows, and it names every kind of finding."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dualclass.cli.main import main
from dualclass.workshop.auditing.differences import KINDS

from ...docs.style import ROOT
from ...docs.test_guides import BLOCK, assert_shown_in_order, commands

PAGE = (ROOT / "docs" / "rule-audit.md").read_text(encoding="utf-8")
FILE = re.compile(r"# (?P<name>[\w/.-]+)\n")


def test_the_example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    ran = 0
    for block in BLOCK.finditer(PAGE):
        named = FILE.match(block["text"])
        if named is not None:
            place = tmp_path / named["name"]
            place.parent.mkdir(exist_ok=True)
            text = block["text"] if place.suffix != ".jsonl" else block["text"][named.end() :]
            place.write_text(text, encoding="utf-8")
            continue
        for command in commands(block["text"]):
            status = main(command.words)
            output = capsys.readouterr()
            assert status == command.status, output.err
            assert_shown_in_order(command, output.err + output.out)
            ran += 1
    assert ran == 2


def test_every_kind_is_named() -> None:
    assert [kind for kind in KINDS if f"`{kind}`" not in PAGE] == []
