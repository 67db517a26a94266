"""Every entry of the base list is either written down or named as a gap, never both and never neither.

`entries_2025.txt` holds the codes of all entries of the 2025 edition with the number of their paragraphs.
"""

from __future__ import annotations

import re
from pathlib import Path

import dualclass
from dualclass.language.blocks import read_blocks
from dualclass.language.labels import entry_of

FOLDER = Path(dualclass.__file__).parent / "rules" / "international"
GAP = re.compile(
    r"not encoded (?P<code>\S+) with (?P<count>\d+) paragraphs?(?: in force (?P<word>from|until) 2025-11-15)?$"
)
ONLY_2025 = {
    *("1C513", "2B510", "2D352", "2E503", "3A501", "3A502", "3A504", "3B501", "3B503", "3B504"),
    *("3C507", "3C508", "3C509", "3D006", "3D507", "3E505", "4A506", "4A507"),
}
COUNTED_OTHERWISE_IN_2021 = {
    "9E003": 70,
}
"""Entries that have another number of paragraphs in the edition of 2021: their gaps stand twice, with dates."""


def printed() -> dict[str, int]:
    """Entry codes of the 2025 edition with their paragraph counts."""
    lines = Path(__file__).with_name("entries_2025.txt").read_text(encoding="utf-8").splitlines()
    return {code: int(count) for code, count in (line.split() for line in lines)}


def encoded() -> set[str]:
    """Entries that have at least one paragraph of their own in a rule file."""
    found: set[str] = set()
    for path in FOLDER.glob("*.rules"):
        tree = read_blocks(path.read_text(encoding="utf-8"), path.name)
        for block in tree.blocks:
            if block.opening == "label" and block.label is not None and block.label.form == "paragraph":
                place = block.label.place
                if place[:1].isdigit() and len(place) > 3:
                    found.add(entry_of(place))
    return found


def gaps() -> list[re.Match[str]]:
    """The gap lines that hold in the edition of 2025."""
    return [gap for gap in all_gaps() if gap["word"] != "until"]


def all_gaps() -> list[re.Match[str]]:
    """The gap lines of all files, as matches of ``GAP``; a gap line of another shape fails here."""
    found: list[re.Match[str]] = []
    for path in FOLDER.glob("*.rules"):
        tree = read_blocks(path.read_text(encoding="utf-8"), path.name)
        for block in tree.blocks:
            text = tree.text[block.start :].split("\n", 1)[0]
            if block.opening == "statement" and text.startswith("not encoded"):
                match = GAP.match(text)
                assert match is not None, f"{path.name}: {text}"
                found.append(match)
    return found


def test_the_entries_are_the_editions() -> None:
    entries = printed()
    assert len(entries) == 384
    assert sum(entries.values()) == 3434
    assert set(entries) >= ONLY_2025


def test_no_gap_is_named_twice() -> None:
    codes = [gap["code"] for gap in gaps()]
    assert len(codes) == len(set(codes))


def test_nothing_is_both_encoded_and_a_gap() -> None:
    assert not encoded() & {gap["code"] for gap in gaps()}


def test_nothing_is_neither_encoded_nor_a_gap() -> None:
    assert set(printed()) - encoded() - {gap["code"] for gap in gaps()} == set()


def test_nothing_is_named_that_the_list_does_not_have() -> None:
    assert (encoded() | {gap["code"] for gap in gaps()}) - set(printed()) == set()


def test_counts_and_dates_of_gaps() -> None:
    entries = printed()
    counts = {gap["code"]: int(gap["count"]) for gap in gaps()}
    assert counts == {code: entries[code] for code in counts}
    dated = {gap["code"] for gap in gaps() if gap["word"] == "from"}
    assert dated == set(counts) & ONLY_2025 | set(COUNTED_OTHERWISE_IN_2021)


def test_counts_of_2021() -> None:
    until = {gap["code"]: int(gap["count"]) for gap in all_gaps() if gap["word"] == "until"}
    assert until == COUNTED_OTHERWISE_IN_2021
