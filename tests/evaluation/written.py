"""Small lists written by hand: a vocabulary and rules in a few lines, and what they say of an item."""

from __future__ import annotations

import datetime
from functools import cache
from typing import Any

from dualclass.evaluation.listing import ListEvaluator
from dualclass.evaluation.outcome import ListOutcome, judge
from dualclass.items import item_from_data, normalise
from dualclass.language.paragraphs import RuleFile
from dualclass.language.reader import parse_rule_file
from dualclass.lists import build_list
from dualclass.vocabulary import build_vocabulary

DAY = datetime.date(2026, 6, 1)
HEAD = """
list small "A small list"
edition 2026 in force from 2026-01-01
"""
VOCABULARY = """
kind thing
    en "thing"
kind machine is thing
    en "machine"
    apart from material
    quantity width in mm, m "width"
    flag fast
    flag hardened
    extraordinary hardened
kind lathe is machine
    en "lathe"
    apart from mill
kind mill is machine
    en "mill"
kind press is machine
    en "press"
kind material is thing
    en "material"
    quantity strength in MPa falls with temperature
    quantity force in N "force"
    quantity temperature in K, degC "temperature"
    quantity dynamic_range in dBc "range"
    quantity output_frequency in MHz "frequency of the output"
    curve power in W "over the frequency of the output" alone is best
    curve noise in dBc "over the frequency of the output" smaller is better alone is best
    span band in Hz, GHz "band"
    quantity wavelength in nm "wavelength"
    quantity low_temperature in K, degC "lowest temperature"
    quantity length in m "length"
    enumerated seal "seals"
    quantity seal.gap in mm "gap"
    sampled point "points"
    quantity point.power in W "power"
    part fibre "fibres"
    composition composition "shares"
kind grade is material
    en "grade"
    share of nickel 10 % to 14 % by weight
    share of iron at least 60 % by weight
kind narrow_grade is grade
    en "narrow grade"
    share of nickel 12 % to 13 % by weight
kind resin is material
    en "resin"
kind fibre is material
    en "fibre"
kind assembly is thing
    en "assembly"
kind component is thing
    en "component"
kind chemical is thing
    en "chemical"
    identifier cas
parameter choice process of jet, beam, bath
parameter set surface of steel, glass
parameter set layer of oxide, nitride
judgement limited to toys "Is it limited to toys?"
judgement specially designed for harm "Is it specially designed for harm?" extraordinary
"""

Data = dict[str, Any]


def read(text: str) -> RuleFile:
    """The records of a rule text without errors."""
    found = parse_rule_file(text, "written.rules")
    assert not found.errors, [each.message for each in found.errors]
    return found.rule_file


@cache
def evaluator(rules: str, day: datetime.date = DAY, *, reference: bool = False) -> ListEvaluator:
    """The list of a rule text on a day."""
    vocabulary, problems = build_vocabulary([read(VOCABULARY)])
    assert not [each for each in problems if each.severity == "error"], problems
    control_list, found = build_list([read(HEAD + rules)], {}, regime="intl")
    assert not [each for each in found if each.severity == "error"], found
    return ListEvaluator(control_list.view(day), vocabulary, reference=reference)


def outcome(rules: str, item: Data, *, ordinary: bool = False, day: datetime.date = DAY) -> ListOutcome:
    """What the list says of an item, both evaluators being of one mind."""
    both = [evaluator(rules, day, reference=reference) for reference in (False, True)]
    record = normalise(item_from_data(item), both[0].vocabulary)
    quick, slow = (judge(each, record, ordinary=ordinary) for each in both)
    assert [(each.code, each.status, each.needs) for each in quick.results] == [
        (each.code, each.status, each.needs) for each in slow.results
    ]
    return quick


def status(rules: str, code: str, item: Data, *, ordinary: bool = False) -> str:
    """The status of one paragraph for an item; ``not concerned`` where its kinds rule it out."""
    found = [each for each in outcome(rules, item, ordinary=ordinary).results if each.code == code]
    return found[0].status if found else "not concerned"


def needs(rules: str, code: str, item: Data) -> list[str]:
    """What would settle a paragraph."""
    (found,) = [each for each in outcome(rules, item).results if each.code == code]
    return [need.name for need in found.needs]


def judged(**answers: bool) -> Data:
    """Judgements by key (``_`` stands for a space), each with a reason."""
    return {key.replace("_", " "): {"answer": answer, "reason": "so it is"} for key, answer in answers.items()}
