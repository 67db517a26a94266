"""A small vocabulary and a small list that hold every sort of sentence, for generated criteria and items."""

from __future__ import annotations

import datetime
from functools import cache

from dualclass.evaluation.listing import ListEvaluator
from dualclass.language.paragraphs import RuleFile
from dualclass.language.reader import parse_rule_file
from dualclass.lists import ControlList, build_list
from dualclass.vocabulary import Vocabulary, build_vocabulary

DAY = datetime.date(2026, 6, 1)

VOCABULARY = """
kind thing
    en "thing"
    quantity width in mm, m "width"
    quantity strength in MPa falls with temperature
    quantity force in N "force at a temperature"
    quantity rate in Hz, kHz by "slow method"
    quantity rate in Hz, kHz by "quick method"
    quantity temperature in K, degC "temperature of the test"
    quantity power in W, dBm "power"
    count axes
    flag fast
    flag hardened
    choice form of tube, bar, sheet
    set process of laser, water, wire
    ranked size of "S 1", "S 2", "S 3"
    span band in Hz, kHz "band"
    enumerated axis "axes"
    quantity axis.travel in mm, m "travel"
    flag axis.tilting
    sampled point "points"
    quantity point.level in W "level"
    part fibre "fibres"
    part constituent "constituents"
    composition composition "shares"
    identifier cas
    extraordinary hardened
kind machine is thing
    en "machine"
    apart from substance, component
kind lathe is machine
    en "lathe"
kind mill is machine
    en "mill"
kind lathe_mill is lathe, mill
    en "lathe and mill"
kind component is thing
    en "component"
kind substance is thing
    en "substance"
kind mixture is substance
    en "mixture"
kind fibre is substance
    en "fibre"
kind carbon_fibre is fibre
    en "carbon fibre"
kind software is thing
    en "software"
parameter quantity mass in kg, g "mass"
judgement specially designed for harm "Is it specially designed for harm?" extraordinary
judgement limited to toys "Is it limited to toys?"
"""

LIST = """
list small "A small list"
edition 2026 in force from 2026-01-01

not encoded 1B009 with 3 paragraphs for substance
not encoded 1A009 with 3 paragraphs

1A001 "machines"
    it is a machine
    as follows, a to e:
  a "wide"
    width at least 2 m
    any of 1 to 2:
  a.1  it is fast
  a.2  some axis has (travel at least 1 m and it is tilting)
  b "strong"
    strength more than 100 MPa at temperature 293 K (20 degC)
    all of 1 to 2:
  b.1  rate by "slow method" at most 10 kHz
  b.2  axes at least 3
  c  it is a lathe; other than those in 1A001.a
  d  it is hardened; it is not a mill
    doubtful "the print is smudged"
  e  judged specially designed for harm
  note 1 releases 1A001.a if any of a to b:
    note 1.a  judged limited to toys
    note 1.b  it is not a lathe; form is tube
  note 2 releases 1A001.c unless
    power more than 1 W

1A002 "parts and wholes"
    it is a thing
    also its specially designed components
    as follows, a to c:
  a  some fibre is specified in 1C001
  b  every fibre has (width at least 10 mm); process includes laser
  c  no axis has (travel more than 3 m); axes exactly 2
  note 1 releases 1A002.b if
    some fibre is not specified in 1C001

1C001 "materials"
    it is a fibre
    as follows, a to b:
  a  width at least 50 mm
  b  share of carbon more than 20 % by weight
  note 1 releases 1C001.a if
    it is hardened

1C002 "substances"
    it is a substance
    also mixture containing it
    as follows, a to b:
  a  substance "thiodiglycol" CAS 111-48-8
  b  it contains terbium
  note 1 releases 1C002.a if
    shipment mass less than 1 kg

1D001 "software"
    it is a software
    judged specially designed for development of 1A001.a, 1A001.b
"""


def read(text: str) -> RuleFile:
    """The records of a rule text without errors."""
    found = parse_rule_file(text, "test.rules")
    assert not found.errors, [each.message for each in found.errors]
    return found.rule_file


@cache
def vocabulary() -> Vocabulary:
    """The small vocabulary."""
    built, diagnostics = build_vocabulary([read(VOCABULARY)])
    assert not [each for each in diagnostics if each.severity == "error"], diagnostics
    return built


@cache
def control_list() -> ControlList:
    """The small list."""
    built, diagnostics = build_list([read(LIST)], {}, regime="intl")
    assert not [each for each in diagnostics if each.severity == "error"], diagnostics
    return built


@cache
def evaluator(*, reference: bool = False) -> ListEvaluator:
    """An evaluator of the small list, by the reference alone or as it is used."""
    return ListEvaluator(control_list().view(DAY), vocabulary(), reference=reference)
