"""The laws of three-valued logic."""

from __future__ import annotations

from itertools import product

import pytest

from dualclass.verdict import Verdict, all_of, any_of

ALL = tuple(Verdict)
TRUE, FALSE, UNKNOWN = Verdict.TRUE, Verdict.FALSE, Verdict.UNKNOWN
RANK = {FALSE: 0, UNKNOWN: 1, TRUE: 2}
"""In Kleene's logic *and* is the lesser of two, *or* the greater."""


@pytest.mark.parametrize("verdict", ALL)
def test_no_verdict_is_a_plain_truth_value(verdict: Verdict) -> None:
    with pytest.raises(TypeError):
        bool(verdict)


def test_negation_turns_and_keeps_unknown() -> None:
    assert [~each for each in (TRUE, FALSE, UNKNOWN)] == [FALSE, TRUE, UNKNOWN]


@pytest.mark.parametrize("verdicts", [pair for size in range(4) for pair in product(ALL, repeat=size)])
def test_joins_are_least_and_greatest(verdicts: tuple[Verdict, ...]) -> None:
    assert all_of(verdicts) is min(verdicts, key=RANK.__getitem__, default=TRUE)
    assert any_of(verdicts) is max(verdicts, key=RANK.__getitem__, default=FALSE)
    assert ~all_of(verdicts) is any_of(~each for each in verdicts)


@pytest.mark.parametrize("verdicts", list(product(ALL, repeat=3)))
def test_settling_an_unknown_never_changes_what_was_settled(verdicts: tuple[Verdict, ...]) -> None:
    for join in (all_of, any_of):
        before = join(verdicts)
        for place, verdict in enumerate(verdicts):
            if verdict is UNKNOWN and before is not UNKNOWN:
                for settled in (TRUE, FALSE):
                    assert join((*verdicts[:place], settled, *verdicts[place + 1 :])) is before


def test_plain_truth_values_become_verdicts() -> None:
    assert [Verdict.of(each) for each in (True, False, None)] == [TRUE, FALSE, UNKNOWN]
