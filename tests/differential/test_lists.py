"""The compiled evaluator gives the reference's verdict on every unit of every real list, and the same outcomes."""

from __future__ import annotations

import pytest

from dualclass.evaluation.context import Context
from dualclass.evaluation.outcome import judge
from dualclass.evaluation.reference import evaluate
from dualclass.verdict import Verdict, any_of

from .comparing import told
from .lists import REGIMES, evaluator, items_for

SAMPLE = 23
MIXTURES = 3
"""Whole outcomes are compared for the items of every 23rd unit (of substances, which take the reference long, a
third of these); verdicts for the items of all.
"""


@pytest.mark.parametrize("regime", REGIMES)
def test_every_unit_on_every_border(regime: str) -> None:
    whole = evaluator(regime)
    seen: set[Verdict] = set()
    for unit in whole.units:
        for record in items_for(regime, unit):
            here: Context = whole.context(record).at(unit.code)
            doors = [unit.core] if unit.alternative is None else [unit.core, unit.alternative]
            expected = any_of(evaluate(door, record, here).verdict for door in doors)
            found, _ = whole.program.core(unit, record, whole.context(record))
            assert found is expected, (unit.code, record)
            seen.add(found)
    assert seen == set(Verdict)


@pytest.mark.parametrize("regime", REGIMES)
def test_outcomes(regime: str) -> None:
    quick, slow = evaluator(regime), evaluator(regime, reference=True)
    plain = [unit for unit in quick.units if unit.alternative is None][::SAMPLE]
    mixed = [unit for unit in quick.units if unit.alternative is not None][:: SAMPLE * MIXTURES]
    for number, unit in enumerate([*plain, *mixed]):
        for record in list(items_for(regime, unit))[:: 5 if unit.alternative is None else 9]:
            ordinary = number % 2 == 0
            one, other = (judge(each, record, ordinary=ordinary) for each in (quick, slow))
            assert told(one) == told(other), (unit.code, record)
