"""What `--fix` leaves alone: names that are not plainly misspelt, and lines that no repair makes readable."""

from __future__ import annotations

from pathlib import Path

import pytest

from dualclass.diagnostics.pointing import misspelt
from dualclass.workshop.mending import mend

HEAD = 'list works "Works"\nedition 2026 in force from 2026-01-01\n\n3A990 "machine tools"\n    it is a machine_tool\n'


@pytest.mark.parametrize(
    ("word", "name", "sure"),
    [
        ("series_inductence", "series_inductance", True),
        ("travle", "travel", True),
        ("travel", "slide_travel", False),
        ("length", "strength", False),
        ("3A001.b", "3A001.c", False),
        ("mass", "mast", False),
    ],
)
def test_only_a_slip_of_the_finger_is_sure(word: str, name: str, sure: bool) -> None:
    assert misspelt(word, name) is sure


@pytest.mark.parametrize(
    "line", ["contouring_axes atleast 5", "contouring_axes at 5 or above", "contouring_axes less or equal 5"]
)
def test_a_line_that_stays_unreadable_stays_as_it_was(line: str, tmp_path: Path) -> None:
    path = tmp_path / "works.rules"
    path.write_text(f"{HEAD}    {line}\n    contouring_axes > 2\n", encoding="utf-8")
    mended = mend([path])
    (file,) = mended.files
    assert f"    {line}\n" in file.after or not [each for each in mended.examined.errors if each.code[0] == "R"]
    assert "contouring_axes more than 2\n" in file.after


def test_another_name_is_not_put_in_its_place_unasked(tmp_path: Path) -> None:
    path = tmp_path / "works.rules"
    path.write_text(f"{HEAD}    travel at least 2 m\n", encoding="utf-8")
    mended = mend([path])
    assert mended.files == ()
    assert {each.code for each in mended.examined.errors} == {"C002"}
