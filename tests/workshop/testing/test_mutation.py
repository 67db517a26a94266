"""Changed rules: each change is one thing, tests notice it, and what they miss is shown by an item or explained."""

from __future__ import annotations

from pathlib import Path

import pytest

from dualclass.diagnostics import DiagnosticError
from dualclass.workshop.testing import read_text
from dualclass.workshop.testing.borders.blocks import Block
from dualclass.workshop.testing.borders.generating import generate
from dualclass.workshop.testing.borders.suites import SuiteMaker
from dualclass.workshop.testing.borders.writing import block_text
from dualclass.workshop.testing.mutation.completing import Completer
from dualclass.workshop.testing.mutation.exceptions import read_exceptions
from dualclass.workshop.testing.mutation.fates import Judge
from dualclass.workshop.testing.mutation.mutating import mutate, own_mutants, passing
from dualclass.workshop.testing.mutation.report import Mutated, mutation_data, mutation_lines, summary
from dualclass.workshop.testing.records import RuleTest

from ...docs.style import the_one
from .small import RULES, bench, control_list

LATHE = """list: small
1A001.a:
  item: {kind: lathe, width: 41 mm, axes: 2, judged: {limited to toys: no}}
  verdict: controlled
"""


def written_tests(text: str) -> tuple[RuleTest, ...]:
    read = read_text(text, "small.tests.yaml")
    assert not read.diagnostics
    return read.tests


def mutated(text: str, rules: str = RULES, *codes: str) -> Mutated:
    return mutate([control_list(rules)], written_tests(text), bench(rules), codes=codes)


def generated(rules: str = RULES) -> str:
    found = generate(control_list(rules), bench(rules))
    return "list: small\n" + "".join(f"\n{block_text(block)}" for block in found.blocks)


def test_the_changes_of_a_paragraph_are_one_thing_each() -> None:
    keys = {each.key for each in own_mutants(control_list(), bench()) if each.place == "1A001.a"}
    assert keys == {
        "1A001.a sentence: it is a lathe -> nothing",
        "1A001.a negation: it is a lathe -> it is not a lathe",
        "1A001.a kind: it is a lathe -> it is a machine",
        "1A001.a sentence: width more than 40 mm -> nothing",
        "1A001.a border: width more than 40 mm -> at least 40 mm",
        "1A001.a number: width more than 40 mm -> more than 41 mm",
        "1A001.a number: width more than 40 mm -> more than 39 mm",
        "1A001.a sentence: axes at least 2 -> nothing",
        "1A001.a border: axes at least 2 -> more than 2",
        "1A001.a number: axes at least 2 -> at least 3",
        "1A001.a number: axes at least 2 -> at least 1",
    }


def test_every_sort_of_change_is_made() -> None:
    sorts = {each.operator for each in own_mutants(control_list(), bench())}
    assert sorts >= {"sentence", "negation", "kind", "border", "number", "join", "quantifier", "note", "condition"}
    assert sorts >= {"basis", "date"}


@pytest.mark.parametrize(
    ("row", "change"),
    [
        ("vary: {width: {40 mm: not}}", "1A001.a border: width more than 40 mm -> at least 40 mm"),
        ("vary: {width: {41 mm: controlled}}", "1A001.a number: width more than 40 mm -> more than 41 mm"),
        ("vary: {axes: {1: not}}", "1A001.a sentence: axes at least 2 -> nothing"),
        ("vary: {kind: {machine: open}}", "1A001.a kind: it is a lathe -> it is a machine"),
        ("cases: [{judged limited to toys: yes, verdict: released}]", "1A001 note 1 note: releases .. -> nothing"),
    ],
)
def test_a_test_notices_its_change_and_without_it_the_change_is_missed(row: str, change: str) -> None:
    without = {fate.mutant.key: fate for fate in mutated(LATHE, RULES, "1A001").fates}
    beside = {fate.mutant.key: fate for fate in mutated(f"{LATHE}  {row}\n", RULES, "1A001").fates}
    if "41 mm" not in change:
        assert without[change].noticed is None
    noticed = beside[change].noticed
    assert noticed is not None and noticed.code == "1A001.a"


def test_what_is_missed_comes_with_a_test_that_would_notice() -> None:
    fates = {fate.mutant.key: fate for fate in mutated(LATHE, RULES, "1A001.a").fates}
    missed = fates["1A001.a border: width more than 40 mm -> at least 40 mm"]
    assert missed.suggestion is not None
    assert missed.suggestion.item["width"] == "40 mm"
    assert (missed.suggestion.expected, missed.suggestion.mutated) == ("not", "controlled")
    lines = list(mutation_lines(mutated(LATHE, RULES, "1A001.a")))
    assert "NOT NOTICED 1A001.a border: width more than 40 mm -> at least 40 mm" in lines


def test_borders_worked_out_notice_every_change_of_the_small_list() -> None:
    found = mutated(generated())
    assert not found.missed, [fate.mutant.key for fate in found.missed]
    assert len(found.noticed) >= 0.95 * len(found.fates)
    assert summary(found).startswith(f"{len(found.fates)} changes of the rules")
    assert mutation_data(found)["counts"]["noticed"] == len(found.noticed)


def test_a_change_that_changes_nothing_is_told_apart_from_one_that_is_missed() -> None:
    rules = """
1A001 "lathes"
    it is a machine
    it is a lathe
    width more than 40 mm
"""
    fates = {fate.mutant.key: fate for fate in mutated(generated(rules), rules).fates}
    alike = fates["1A001 sentence: it is a machine -> nothing"]
    assert alike.noticed is None and alike.suggestion is None and alike.reason is not None


def test_cases_are_added_until_the_changes_are_noticed() -> None:
    own, small = bench(), control_list()
    prepared = list(passing(written_tests(LATHE), own))
    judge = Judge.of(small, own.vocabulary, prepared, hunting=False)
    maker = SuiteMaker(prepared[0].evaluator)
    around = [Block("1A001.a", "1A001.a", {"kind": "lathe", "width": "41 mm", "axes": "2"}, "unless released")]
    completer = Completer(judge, maker, around)
    mutants = list(own_mutants(small, own, ("1A001.a",)))
    blocks = completer.complete(mutants)
    assert blocks and not completer.left
    text = LATHE + "".join(f"\n{block_text(block)}" for block in blocks)
    found = mutated(text, RULES, "1A001.a")
    assert len(found.noticed) == len(found.fates)


def test_a_sample_is_the_same_for_the_same_seed() -> None:
    def drawn(seed: int) -> list[str]:
        found = mutate([control_list()], written_tests(LATHE), bench(), sample=10, seed=seed, hunting=False)
        return [fate.mutant.key for fate in found.fates]

    assert drawn(1) == drawn(1) != drawn(2)


def test_a_failing_test_notices_nothing_and_is_counted() -> None:
    found = mutated(LATHE.replace("verdict: controlled", "verdict: not"), RULES, "1A001.a")
    assert (found.tests, found.failing, len(found.noticed)) == (0, 1, 0)


def test_reviewed_changes_are_excused_and_stale_reviews_told(tmp_path: Path) -> None:
    path = tmp_path / "small.mutants.yaml"
    path.write_text('"1A001.a border: width *": because\n"1A009 sentence: x -> nothing": gone\n')
    exceptions = read_exceptions([path])
    found = mutate([control_list()], written_tests(LATHE), bench(), codes=["1A001.a"], exceptions=exceptions)
    assert [fate.mutant.key for fate in found.excused] == ["1A001.a border: width more than 40 mm -> at least 40 mm"]
    stale = the_one(exceptions.stale(), "T031")
    assert "1A009" in stale.message
    path.write_text("[1]")
    with pytest.raises(DiagnosticError) as error:
        read_exceptions([path])
    assert error.value.diagnostics[0].code == "T030"
    path.write_text("a:\n")
    with pytest.raises(DiagnosticError) as error:
        read_exceptions([path])
    assert "has no reason" in the_one(error.value.diagnostics, "T030").message
