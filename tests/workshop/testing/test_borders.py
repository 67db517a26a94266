"""What is worked out for a paragraph: an item it controls, and every border of it; written so that it reads back."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from dualclass.diagnostics import DiagnosticError
from dualclass.workshop.testing import read_text, run_tests
from dualclass.workshop.testing.bench import Bench
from dualclass.workshop.testing.borders.fresh import fresh
from dualclass.workshop.testing.borders.generating import Generated, generate
from dualclass.workshop.testing.borders.table import table_data, table_lines
from dualclass.workshop.testing.borders.writing import block_text, scalar
from dualclass.workshop.testing.keeping import append, confirm
from dualclass.workshop.testing.witness.numbers import last_place, step_of

from .small import RULES, bench, control_list


def made(rules: str = RULES) -> tuple[Generated, Bench]:
    own = bench(rules)
    return generate(control_list(rules), own), own


def written(found: Generated) -> str:
    return "list: small\n" + "".join(f"\n{block_text(block)}" for block in found.blocks)


def test_every_paragraph_gets_an_item_and_every_border_its_rows() -> None:
    found, _ = made()
    assert not found.unmet
    assert {block.code for block in found.blocks} >= {
        "1A001.a",
        "1A001.b.1",
        "1A001.b.2",
        "1A001.b",
        "1A001.c",
        "1A002",
    }
    rows = {(row.variation.path, row.variation.text): row.verdict for block in found.blocks for row in block.rows}
    assert {text: rows["width", text] for text in ("39 mm", "40 mm", "41 mm", "0.04 m", "unknown")} == {
        "39 mm": "not",
        "40 mm": "not",
        "41 mm": "controlled",
        "0.04 m": "not",
        "unknown": "open",
    }
    assert rows["speed", "1.4 m/s"] == "not" and rows["speed", "1.5 m/s"] == "controlled"
    assert rows["speed", "3.9 m/s"] == "controlled" and rows["speed", "4 m/s"] == "not"
    assert rows["axes", "1"] == "not" and rows["axes", "2"] == "controlled"
    assert rows["seal.gap", "0.9 mm"] == "controlled" and rows["seal.gap", "0.91 mm"] == "not"
    assert rows["seal.shape", "flat"] == "not" and rows["seal", "none"] == "not"
    assert rows["composition.carbon", "25 % by weight"] == "not"
    assert rows["composition.carbon", "26 % by volume"] == "open"
    assert rows["judged limited to toys", "yes"] == "released"
    assert rows["strength.at.temperature", "21 degC"] == "open"


def test_what_is_written_reads_back_and_passes() -> None:
    found, own = made()
    read = read_text(written(found), "small.tests.yaml")
    assert not read.diagnostics
    run = run_tests(read.tests, own)
    assert run.passed and len(run.unconfirmed) == len(run.results) > 60


def test_dated_paragraphs_are_shown_on_their_first_day() -> None:
    found, _ = made()
    (block,) = [each for each in found.blocks if each.code == "1A001.c"]
    assert str(block.day) == "2026-06-01"


def test_a_gap_is_shown_as_a_gap_and_what_nothing_meets_is_named() -> None:
    rules = """
1A003 "presses" not encoded "its force is not written out"
1A004 "impossible"
    it is a lathe
    it is a mill
1A005 "partly"
    it is a lathe
    not encoded "its noise is not written out"
"""
    found, _ = made(rules)
    assert {block.code: block.verdict for block in found.blocks} == {"1A003": "gap", "1A005": "gap"}
    assert [each.code for each in found.unmet] == ["1A004"]
    assert "1A004: nothing to confirm: no item that meets it was found" in list(table_lines(found.blocks, found.unmet))


def test_the_table_shows_each_sentence_with_its_values() -> None:
    found, _ = made()
    lines = list(table_lines(found.blocks))
    place = lines.index("    width more than 40 mm")
    assert [line.split() for line in lines[place + 1 : place + 6]] == [
        ["width", "39", "mm", "not"],
        ["width", "40", "mm", "not"],
        ["width", "41", "mm", "controlled"],
        ["width", "0.04", "m", "not"],
        ["width", "unknown", "open"],
    ]
    data = table_data(found.blocks)
    assert len(data["blocks"]) == len(found.blocks)


def test_what_is_tested_already_is_not_offered_again() -> None:
    found, _ = made()
    tests = read_text(written(found), "small.tests.yaml").tests
    assert list(fresh(found.blocks, tests)) == []
    without = [test for test in tests if "40 mm" not in test.name]
    assert [row.variation.text for block in fresh(found.blocks, without) for row in block.rows] == ["40 mm"]


def test_keeping_adds_and_never_overwrites(tmp_path: Path) -> None:
    found, _ = made()
    path = tmp_path / "small.tests.yaml"
    before = "# mine\nlist: small\n1A002:   # by hand\n  item: {kind: resin}\n  verdict: open\n"
    path.write_text(before)
    path.chmod(0o640)
    blocks = [block for block in found.blocks if block.code == "1A001.a"]
    assert append(path, blocks, "small") == len(blocks)
    assert path.read_text().startswith(before) and path.stat().st_mode & 0o777 == 0o640
    with pytest.raises(DiagnosticError) as error:
        append(path, blocks, "small")
    assert error.value.diagnostics[0].code == "T021"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["small.tests.yaml"]


def test_confirming_changes_one_word_a_block(tmp_path: Path) -> None:
    found, _ = made()
    path = tmp_path / "small.tests.yaml"
    append(path, found.blocks, "small")
    before = path.read_text()
    assert confirm(path, ["1A001.b"], "A. Reader") == sum(each.code.startswith("1A001.b") for each in found.blocks)
    after = path.read_text()
    assert after.count("confirmed: A. Reader") + after.count("confirmed: no") == before.count("confirmed: no")
    assert confirm(path, [], "no") > 0
    assert 'confirmed: "no"' in path.read_text()
    confirmed = {test.block: test.confirmed for test in read_text(path.read_text(), str(path)).tests}
    assert confirmed["1A001.b.1"] == "A. Reader" and confirmed["1A001.a"] == "no"


def test_a_file_that_cannot_be_written_is_a_message(tmp_path: Path) -> None:
    with pytest.raises(DiagnosticError) as error:
        append(tmp_path / "none" / "small.tests.yaml", made()[0].blocks, "small")
    assert error.value.diagnostics[0].code == "T020"


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("12 bit", True),
        ("0.024 %", True),
        (">= 2 m", False),
        ("no", False),
        ("a: b", False),
        ("x, y", False),
        ("", False),
    ],
)
def test_texts_are_quoted_where_they_would_be_read_as_something_else(text: str, bare: bool) -> None:
    shown = scalar(text)
    assert (shown == text) == bare
    (test,) = read_text(f"1A001:\n  item: {{kind: lathe, width: {shown}}}\n  verdict: not\n", "x").tests
    parameters = test.item["parameters"]
    assert isinstance(parameters, dict) and parameters["width"] == text


@pytest.mark.parametrize(
    ("number", "place", "step"),
    [
        ("400", "1", "1"),
        ("0.9", "0.1", "0.01"),
        ("12.7", "0.1", "0.1"),
        ("12700000", "100000", "100000"),
        ("5", "1", "0.1"),
        ("0.0001", "0.0001", "0.00001"),
        ("15", "1", "1"),
        ("0", "1", "1"),
    ],
)
def test_neighbours_stand_one_in_the_last_place_beside(number: str, place: str, step: str) -> None:
    assert last_place(Fraction(number)) == Fraction(place)
    assert step_of(Fraction(number), count=False) == Fraction(step)
    assert step_of(Fraction(number), count=True) == 1
