"""What docs/language.md shows can be parsed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dualclass.language.reader import parse_rule_file

DOCUMENT = (Path(__file__).parents[2] / "docs" / "language.md").read_text(encoding="utf-8")
SECTIONS = {part[0]: part for part in re.split(r"^## ", DOCUMENT, flags=re.MULTILINE)[1:]}
# what an excerpt cannot have: its missing neighbours
STRUCTURE = {"R033", "R034", "R039", "R060", "R063", "R067", "R068", "R069", "R071", "R072", "R080"}


def blocks(section: str) -> list[str]:
    lines = [line for line in SECTIONS[section].splitlines() if line.startswith("    ")]
    return [re.sub(r"\[(only|except)([^]]*)\]", r"\1\2", "\n".join(line[4:] for line in lines))]


def wrong(text: str) -> list[str]:
    found = parse_rule_file(text, "language.md").diagnostics
    return [f"{each.code} {each.message}" for each in found if each.code not in STRUCTURE]


@pytest.mark.parametrize("section", ["1", "8", "9"])
def test_whole_blocks(section: str) -> None:
    assert [wrong(block) for block in blocks(section)] == [[]]


@pytest.mark.parametrize("section", ["2", "3"])
def test_single_lines(section: str) -> None:
    count = 0
    for block in blocks(section):
        for line in block.splitlines():
            for sentence in re.split(r" {4,}", line):
                if not sentence.startswith("#"):
                    assert wrong(f"2B001\n    {sentence}\n") == [], sentence
                    count += 1
    assert count >= 5


def test_notes() -> None:
    entry = "2B001\n    it is a valve\n  a  it is made of nickel\n  b  it is steel\n  b.4  it is a camera\n"
    (block,) = blocks("5")
    before = "  a note 1 releases a if\n    it is large\n"
    assert wrong(entry + before + block) == []


def test_quoted_lines_of_the_marks() -> None:
    lines = [text for text in re.findall(r"`([^`]+)`", SECTIONS["7"]) if text.split()[0] not in ("D", "0A001")]
    for line in lines:
        text = re.sub(r"\bD\b", "2025-01-01", line, count=1)
        text = re.sub(r"\bD\b", "2026-01-01", text)
        if text.startswith(("not encoded 0A001", "for KIND")):
            continue
        assert wrong(f"2B001\n    {text}\n") == [], text
