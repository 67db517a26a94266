"""A settled verdict never changes when more is known."""

from __future__ import annotations

from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from dualclass.evaluation.outcome import Outcome, judge
from dualclass.evaluation.place import Place
from dualclass.evaluation.reference import evaluate
from dualclass.items.record import ItemRecord
from dualclass.language.criteria import Criterion
from dualclass.verdict import Verdict

from .criteria import criterion
from .small import evaluator, vocabulary
from .worlds import dimmed, world

RANDOM = st.integers(0, 2**32).map(Random)
SETTLED = {Outcome.CONTROLLED, Outcome.NOT_CONTROLLED}


def verdict(sentence: Criterion, record: ItemRecord) -> Verdict:
    return evaluate(sentence, record, evaluator(reference=True).context(record).at("1A001")).verdict


def views(random: Random) -> list[ItemRecord]:
    """An item of which ever more is known, the whole of it last."""
    known = [world(random, vocabulary())]
    for _ in range(3):
        known.append(dimmed(random, known[-1], vocabulary()))
    return known[::-1]


@given(RANDOM)
def test_criteria_are_monotone(random: Random) -> None:
    steps = views(random)
    for _ in range(25):
        sentence = criterion(random)
        found = [verdict(sentence, record) for record in steps]
        settled = next((each for each in found if each is not Verdict.UNKNOWN), Verdict.UNKNOWN)
        start = found.index(settled)
        assert set(found[start:]) == {settled}, (sentence, [each.value for each in found], steps)


@given(RANDOM)
def test_units_and_outcomes_are_monotone(random: Random) -> None:
    steps = views(random)
    for less, more in pairwise(steps):
        before, after = (judge(evaluator(reference=True), record) for record in (less, more))
        verdicts = {(result.code, result.unit.tail): result for result in after.results}
        for result in before.results:
            if result.verdict is not Verdict.UNKNOWN and (result.code, result.unit.tail) in verdicts:
                later = verdicts[result.code, result.unit.tail]
                assert later.verdict is result.verdict, (result, later, less, more)
        if before.outcome in SETTLED:
            assert after.outcome is before.outcome, (before.outcome, after.outcome, less, more)


def test_place_is_only_where_the_sentence_stands() -> None:
    assert Place("1A001").turned().turned() == Place("1A001")
