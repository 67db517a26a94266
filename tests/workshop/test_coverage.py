"""``dualclass rules coverage``: every number of the table, the gaps by name, and the least share asked for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ..cli.conftest import Run, Write

TEXT = """list made "A made list"
edition 1 in force from 2020-01-01
not encoded 3B011 "ovens" with 7 paragraphs
not encoded PL9001 with 2 paragraphs
3A009 "converters"
    it is an analogue_to_digital_converter
    as follows, a to e:
  a  resolution at least 9 bit
  b not used
  c not encoded "the table is not written out" with 3 paragraphs
  d  judged specially designed for radar
  e
    resolution at least 12 bit
    not encoded "the rate is not written out"
3D009 "software"
    as follows, a to a:
  a
    it is a software
    judged specially designed for radar
"""
DAY = ("--as-of", "2026-11-23")


@pytest.fixture
def made(write: Write) -> Path:
    return write("made/made.rules", TEXT).parent


def row(text: str, name: str) -> list[str]:
    """The cells of a row of the table."""
    (found,) = [line for line in text.splitlines() if line.strip().startswith(name + "  ")]
    return found.strip().removeprefix(name).split()


def test_the_table_by_category_and_group(run: Run, made: Path) -> None:
    answer = run("rules", "coverage", made, *DAY)
    assert (answer.status, answer.err) == (0, "")
    head = row(answer.out, "part")
    assert head == [
        "encoded",
        "of",
        "share",
        "criteria",
        "judgement",
        "structural",
        "unused",
        "not",
        "encoded",
        "entries",
    ]
    # encoded, of, share, criteria, judgement, structural, unused, not encoded, whole entries
    assert row(answer.out, "3A") == ["3", "9", "37.5", "%", "2", "1", "·", "1", "5", "·"]
    assert row(answer.out, "3B") == ["0", "7", "0.0", "%", "·", "·", "·", "·", "7", "1"]
    assert row(answer.out, "3D") == ["2", "2", "100.0", "%", "·", "1", "1", "·", "·", "·"]
    assert row(answer.out, "category 3") == ["5", "18", "29.4", "%", "2", "2", "1", "1", "12", "1"]
    assert row(answer.out, "category PL") == ["0", "2", "0.0", "%", "·", "·", "·", "·", "2", "1"]
    assert row(answer.out, "whole list") == ["5", "20", "26.3", "%", "2", "2", "1", "1", "14", "2"]
    assert "  PL  " not in answer.out


def test_json_has_the_same_numbers(run: Run, made: Path) -> None:
    (found,) = json.loads(run("rules", "coverage", made, *DAY, "--format", "json").out)["lists"]
    assert (found["name"], found["edition"]) == ("made", "1")
    assert list(found["groups"]) == ["3A", "3B", "3D", "PL"]
    assert found["groups"]["3A"]["paragraphs"] == 9
    assert found["categories"]["3"]["not_encoded"] == 5
    assert (found["total"]["encoded"], found["total"]["paragraphs"], found["total"]["percent"]) == (5, 20, 26.3)
    assert "missing" not in found


def test_missing_names_every_gap_with_its_paragraphs(run: Run, made: Path) -> None:
    lines = [line.strip() for line in run("rules", "coverage", made, *DAY, "--missing").out.splitlines()]
    assert lines[-4:] == [
        "3A009.c  4 paragraphs  the table is not written out",
        "3A009.e  1 paragraph  a sentence of it  the rate is not written out",
        "3B011  7 paragraphs  whole entry  ovens",
        "PL9001  2 paragraphs  whole entry",
    ]
    (found,) = json.loads(run("rules", "coverage", made, *DAY, "--missing", "--format", "json").out)["lists"]
    total = found["total"]
    assert sum(each["paragraphs"] for each in found["missing"]) == total["not_encoded"] + total["gap_paragraphs"]


def test_missing_adds_up_for_the_installed_lists(run: Run) -> None:
    lists = json.loads(run("rules", "coverage", *DAY, "--missing", "--format", "json").out)["lists"]
    assert {each["regime"] for each in lists} >= {"intl", "gb", "kr", "ru", "cn"}
    for each in lists:
        total = each["total"]
        assert sum(gap["paragraphs"] for gap in each["missing"]) == total["not_encoded"] + total["gap_paragraphs"]
        for name in ("criteria", "judgement", "structural", "unused", "not_encoded", "gap_paragraphs"):
            assert sum(count[name] for count in each["groups"].values()) == total[name], name


@pytest.mark.parametrize(("least", "status"), [("26", 0), ("26.3%", 0), ("26.4", 1), ("100", 1), ("0", 0)])
def test_the_least_share_asked_for(least: str, status: int, run: Run, made: Path) -> None:
    answer = run("rules", "coverage", made, *DAY, "--min", least)
    assert answer.status == status
    assert ("error[D002]: `made` is encoded to 26.3 %" in answer.err) == bool(status)


def test_a_list_that_cannot_be_counted_does_not_pass(run: Run, made: Path) -> None:
    early = ("--as-of", "2019-01-01")
    assert run("rules", "coverage", made, *early).status == 0
    answer = run("rules", "coverage", made, *early, "--min", "0")
    assert answer.status == 1
    assert "has no edition in force on 2019-01-01" in answer.err


def test_regimes_are_chosen(run: Run, made: Path) -> None:
    answer = run("rules", "coverage", "--regime", "cn", *DAY)
    assert answer.out.startswith("[cn] ")
    assert answer.out.count("whole list") == 1
    assert "error[A001]" in run("rules", "coverage", made, "--regime", "gb").err


def test_files_without_a_list(run: Run, write: Write) -> None:
    file = write(
        "words/words.rules", 'kind small_pump is component\n    en "small pump"; zh "小泵"; ko "펌프"; ru "насос"\n'
    )
    answer = run("rules", "coverage", file)
    assert answer.status == 1
    assert "error[D001]: there is no control list in" in answer.err


@pytest.mark.parametrize("text", ["-1", "101", "half", "1/0", ""])
def test_a_share_that_is_none(text: str, run: Run) -> None:
    answer = run("rules", "coverage", f"--min={text}")
    assert answer.status == 2
    assert "is no percentage from 0 to 100" in answer.err
