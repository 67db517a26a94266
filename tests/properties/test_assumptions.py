"""Assumptions close what is extraordinary as absent, openly; they never show a release."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dualclass.evaluation.outcome import judge
from dualclass.verdict import Verdict

from ..differential.lists import REGIMES, items_for
from ..differential.lists import evaluator as real
from .small import evaluator, vocabulary
from .worlds import dimmed, world

RANDOM = st.integers(0, 2**32).map(Random)


@given(RANDOM)
def test_no_release_rests_on_an_assumption(random: Random) -> None:
    record = world(random, vocabulary())
    for _ in range(2):
        record = dimmed(random, record, vocabulary())
        for reference in (True, False):
            plain, ordinary = (judge(evaluator(reference=reference), record, ordinary=each) for each in (False, True))
            before = {(result.code, result.unit.tail): result for result in plain.results}
            for result in ordinary.results:
                earlier = before[result.code, result.unit.tail]
                if result.status == "released":
                    assert earlier.status in {"released", "open", "gap"}, result
                for release in result.releases:
                    shown = release.finding.verdict is Verdict.TRUE
                    assert not (shown and release.finding.assumptions), release
                if earlier.verdict is not Verdict.UNKNOWN:
                    assert result.verdict is earlier.verdict, (earlier, result)


@given(RANDOM)
def test_what_an_assumption_closed_names_it(random: Random) -> None:
    record = dimmed(random, world(random, vocabulary()), vocabulary())
    plain, ordinary = (judge(evaluator(), record, ordinary=each) for each in (False, True))
    before = {(result.code, result.unit.tail): result for result in plain.results}
    for result in ordinary.results:
        if result.verdict is not before[result.code, result.unit.tail].verdict:
            assert result.assumptions, result
            assert set(result.assumptions) <= set(ordinary.assumptions)


@pytest.mark.parametrize("regime", REGIMES)
def test_no_real_release_rests_on_an_assumption(regime: str) -> None:
    whole = real(regime)
    released = [unit for unit in whole.units if unit.releases and unit.alternative is None]
    for unit in released[::4]:
        for record in list(items_for(regime, unit))[::3]:
            before, after = (
                whole.result(unit, record, whole.context(record, ordinary=ordinary)) for ordinary in (False, True)
            )
            if after.status == "released":
                assert before.status in {"released", "open", "gap"}, (unit.code, before, after)
            for release in after.releases:
                shown = release.finding.verdict is Verdict.TRUE
                assert not (shown and release.finding.assumptions), (unit.code, release)
