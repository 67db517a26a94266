"""A small list with its vocabulary, made anew from text, and tests run against it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from dualclass.diagnostics import Diagnostic
from dualclass.language.paragraphs import RuleFile
from dualclass.language.reader import parse_rule_file
from dualclass.lists import ControlList, build_list
from dualclass.vocabulary import Vocabulary, build_vocabulary
from dualclass.workshop.testing import Bench, TestRun, read_text, run_tests

VOCABULARY = """
kind thing
    en "thing"
kind machine is thing
    en "machine"
    apart from material
    quantity width in mm, m "width"
    quantity speed in m/s "speed"
    count axes "axes"
    flag fast
    flag guarded
    choice drive of belt, gear, chain
    enumerated seal "seals"
    quantity seal.gap in mm "gap"
    choice seal.shape of round, flat
kind lathe is machine
    en "lathe"
    apart from mill
kind mill is machine
    en "mill"
kind material is thing
    en "material"
    composition composition "shares"
    quantity strength in MPa "strength"
    quantity temperature in K, degC "temperature"
kind resin is material
    en "resin"
kind software
    en "software"
judgement limited to toys "Is it limited to toys?"
"""
HEAD = """
list small "A small list"
edition 2025 in force from 2025-01-01
edition 2026 in force from 2026-01-01
"""
RULES = """
1A001 "machines"
    it is a machine
    as follows, a to c:
  note 1 releases 1A001 if
    judged limited to toys
  a "lathes"
    it is a lathe
    width more than 40 mm
    axes at least 2
  b "mills"
    it is a mill
    any of 1 to 2:
  b.1  speed at least 1.5 m/s but less than 4 m/s
  b.2  some seal has (gap at most 0.9 mm and shape is round)
  c "machines of the year"
    in force from 2026-06-01
    it is fast
1A002 "resins"
    it is a resin
    share of carbon more than 25 % by weight
    strength at least 20 MPa at temperature 293 K (20 degC)
"""


def read(text: str) -> RuleFile:
    """The records of a rule text without errors."""
    found = parse_rule_file(text, "small.rules")
    assert not found.errors, [each.message for each in found.errors]
    return found.rule_file


@cache
def vocabulary() -> Vocabulary:
    """The words of the small lists."""
    words, problems = build_vocabulary([read(VOCABULARY)])
    assert not [each for each in problems if each.severity == "error"], problems
    return words


@cache
def control_list(rules: str = RULES) -> ControlList:
    """A list of some rules."""
    found, problems = build_list([read(HEAD + rules)], {}, regime="small")
    assert not [each for each in problems if each.severity == "error"], problems
    return found


def bench(rules: str = RULES) -> Bench:
    """The bench of one small list."""
    return Bench.of([control_list(rules)], vocabulary(), {Path("small.rules").resolve(): "small"})


def run(text: str, rules: str = RULES) -> TestRun:
    """The run of a tests text that is without mistakes."""
    read_tests = read_text(text, "small.tests.yaml")
    assert not read_tests.diagnostics, [each.message for each in read_tests.diagnostics]
    return run_tests(read_tests.tests, bench(rules))


def complaints(text: str, rules: str = RULES) -> list[Diagnostic]:
    """Everything that is wrong with a tests text, read and run."""
    read_tests = read_text(text, "small.tests.yaml")
    result = run_tests(read_tests.tests, bench(rules))
    return [*read_tests.diagnostics, *(each for test in result.errors for each in test.diagnostics)]
