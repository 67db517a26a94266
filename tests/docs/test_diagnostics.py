"""The page of messages and the code agree, and every message is tested somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dualclass.cli.main import main
from dualclass.diagnostics import Diagnostic

from .style import CODE, ROOT, codes_in_source, faults_of_style

PAGE = ROOT / "docs" / "diagnostics.md"
ROW = re.compile(rf"^\| ({CODE.pattern}) \| (.+?) \| (.+?) \|$", re.MULTILINE)


def rows() -> list[tuple[str, str, str]]:
    return [(row[1], row[2], row[3]) for row in ROW.finditer(PAGE.read_text(encoding="utf-8"))]


def test_the_page_has_every_code_and_no_other() -> None:
    assert {code for code, _, _ in rows()} == codes_in_source()


def test_the_page_says_each_code_once_and_in_order() -> None:
    codes = [code for code, _, _ in rows()]
    assert len(codes) == len(set(codes))
    for letter in {code[0] for code in codes}:
        mine = [code for code in codes if code[0] == letter]
        assert mine == sorted(mine)


def test_every_row_of_the_page_is_read() -> None:
    text = PAGE.read_text(encoding="utf-8")
    bars = [line for line in text.splitlines() if line.startswith("|") and not line.startswith(("| code |", "|---"))]
    assert len(bars) == len(rows())


def test_the_sample_is_real(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("memory.toml").write_text('kind = "ADC"\n\n[parameters]\nresolution = "14 kb"\n', encoding="utf-8")
    assert main(["classify", "memory.toml", "--regime", "intl"]) == 1
    shown = capsys.readouterr().err
    sample = [line[4:] for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("    ")]
    assert [line.rstrip() for line in shown.splitlines()] == sample


def test_every_row_says_when_and_what_to_do() -> None:
    for code, when, remedy in rows():
        assert len(when) > 10, code
        assert len(remedy) > 5, code


def test_every_code_is_named_by_a_test() -> None:
    """A code that no test names is a message nobody has seen."""
    tests = [*(ROOT / "tests").rglob("*"), *(ROOT / "plugins").glob("*/tests/**/*")]
    files = [path for path in tests if path.suffix in {".py", ".txt"} and path.name != "style.py"]
    named = {code for path in files for code in CODE.findall(path.read_text(encoding="utf-8"))}
    assert sorted(codes_in_source() - named) == []


def test_bad_style_is_seen() -> None:
    for message in ("Broken", "it is broken.", "unexpected token", "a ControlList is needed", "x\ny", ""):
        assert faults_of_style(Diagnostic("Q001", "error", message)), message
    assert faults_of_style(Diagnostic("Q001", "error", "`Token` is no unit", help="write `None`")) == []
