"""The diagnostics of whole files, as they are shown (`--update-golden` writes them anew)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dualclass.diagnostics import render_text
from dualclass.language.reader import parse_rule_file

FILES = sorted((Path(__file__).parent / "golden").glob("*.rules"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_diagnostics(path: Path, golden: Callable[[Path, str], None]) -> None:
    text = path.read_text(encoding="utf-8")
    found = parse_rule_file(text, path.name).diagnostics
    golden(path.with_suffix(".txt"), "\n\n".join(render_text(each, text) for each in found) + "\n")


def test_there_are_golden_files() -> None:
    assert len(FILES) >= 4
