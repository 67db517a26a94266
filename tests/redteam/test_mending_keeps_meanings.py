"""What is mended without asking must not change what a rule says."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Run, Write

RULES = """list own "Own list"
edition 1 in force from 2026-01-01
9A901 "machine tools"
    it is a machine_tool
    contouring_axes {}
"""


@pytest.mark.parametrize("border", ["less than 5 not", "between 2 and 4 exclusive", "more than 5 each"])
def test_a_word_behind_a_count_is_not_dropped(run: Run, write: Write, border: str) -> None:
    file = write("own.rules", RULES.format(border))
    answer = run("rules", "check", file, "--fix")
    assert answer.status == 1 and "error[C009]" in answer.err
    assert file.read_text(encoding="utf-8") == RULES.format(border)
