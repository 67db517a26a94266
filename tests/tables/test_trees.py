"""What columns keep of a finding is what the reference says: verdict, assumptions, and whether anything is asked."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from dualclass.evaluation.context import Context
from dualclass.evaluation.lowering import Lowering
from dualclass.evaluation.place import Mode, Place
from dualclass.evaluation.reference import evaluate
from dualclass.tables.groups import said
from dualclass.tables.leaves import Leaves
from dualclass.tables.states import state_of
from dualclass.tables.trees import Rows, Trees, constant_of

from ..properties.criteria import criterion
from ..properties.small import evaluator, vocabulary
from ..properties.worlds import dimmed, world

RANDOM = st.integers(0, 2**32).map(Random)
PLACES = tuple(
    Place("1A001", None, negative, Mode(helps, hinders))
    for negative in (False, True, None)
    for helps, hinders in ((False, False), (False, True), (True, False), (True, True))
)


@given(RANDOM)
def test_criteria(random: Random) -> None:
    lowering = Lowering()
    for _ in range(3):
        record = dimmed(random, world(random, vocabulary()), vocabulary())
        ordinary = random.random() < 0.5
        trees = Trees(record, said(record), {}, Leaves(ordinary=ordinary))
        for _ in range(12):
            sentence, place = criterion(random), random.choice(PLACES)
            inquiry = evaluator(reference=True).context(record, ordinary=ordinary).inquiry
            wanted = state_of(evaluate(sentence, record, Context(inquiry, place)))
            kept = trees.kept(lowering.tree(sentence, place, evaluator()))
            assert kept.settled == wanted, (sentence, place, record)
            assert trees.of(kept, Rows({}, {})) == constant_of(kept)
