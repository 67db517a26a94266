"""Coverage is true: every paragraph of the base list is counted once, encoded or not."""

from __future__ import annotations

import datetime
from pathlib import Path

from dualclass.api import loaded_lists
from dualclass.language.reader import parse_rule_file
from dualclass.lists import coverage_of, total

ENTRIES = Path(__file__).parent / "entries_2025.txt"


def test_every_paragraph_of_the_2025_edition_is_counted() -> None:
    counted = sum(int(line.split()[1]) for line in ENTRIES.read_text().splitlines() if line[:1].isdigit())
    view = loaded_lists().lists["intl"].view(datetime.date(2026, 11, 23))
    assert total(coverage_of(view).values()).paragraphs == counted == 3434


def test_paragraphs_below_a_part_that_is_not_encoded_are_counted() -> None:
    text = '3A001 "items"\n  as follows, a to a:\n  a not encoded "later" with 12 paragraphs\n'
    result = parse_rule_file(text, "x.rules")
    assert not [each for each in result.diagnostics if each.severity == "error"]
    assert result.rule_file.paragraphs[0].children[0].unwritten == 12
