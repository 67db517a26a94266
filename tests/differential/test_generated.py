"""The compiled evaluator gives the reference's verdict on every generated criterion, item and list."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from dualclass.evaluation.compiled import Compiler
from dualclass.evaluation.context import Context
from dualclass.evaluation.outcome import judge
from dualclass.evaluation.place import Mode, Place
from dualclass.evaluation.program import Program
from dualclass.evaluation.reference import evaluate

from ..properties.criteria import criterion
from ..properties.small import evaluator, vocabulary
from ..properties.worlds import dimmed, world
from .comparing import told

RANDOM = st.integers(0, 2**32).map(Random)
PLACES = tuple(
    Place("1A001", None, negative, Mode(helps, hinders))
    for negative in (False, True, None)
    for helps, hinders in ((False, False), (False, True), (True, False), (True, True))
)


def compiler() -> Compiler:
    """A compiler of the small list, with its references."""
    whole = evaluator()
    return Program(whole.facts, whole.index, lambda *_: None).compiler


@given(RANDOM)
def test_criteria(random: Random) -> None:
    compiled = compiler()
    for _ in range(3):
        record = dimmed(random, world(random, vocabulary()), vocabulary())
        for _ in range(12):
            sentence = criterion(random)
            place = random.choice(PLACES)
            ordinary = random.random() < 0.4
            quick = evaluator().context(record, ordinary=ordinary).inquiry
            slow = evaluator(reference=True).context(record, ordinary=ordinary).inquiry
            expected = evaluate(sentence, record, Context(slow, place))
            found = compiled.compile(sentence, place)(record, quick)
            assert found is expected.verdict, (sentence, place, record)
            if not quick.assumed:
                assert not expected.assumptions, (sentence, place, record)


@given(RANDOM)
def test_outcomes(random: Random) -> None:
    record = world(random, vocabulary())
    for _ in range(3):
        record = dimmed(random, record, vocabulary())
        for ordinary in (False, True):
            quick, slow = (
                judge(evaluator(reference=reference), record, ordinary=ordinary) for reference in (False, True)
            )
            assert told(quick) == told(slow)
