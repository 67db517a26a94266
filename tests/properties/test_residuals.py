"""A residual chooses the label, never the outcome (S1): without any of them every outcome is the same."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from dualclass.evaluation.listing import ListEvaluator
from dualclass.evaluation.outcome import judge
from dualclass.language.paragraphs import Paragraph
from dualclass.lists import ListView

from ..differential.lists import REGIMES, evaluator, items_for


def without_residuals(paragraph: Paragraph) -> Paragraph:
    """The paragraph with no residual towards its own list, and so all below it."""
    kept = tuple(
        replace(residual, references=outside)
        for residual in paragraph.residuals
        if (outside := tuple(each for each in residual.references if each.form == "outside"))
    )
    return replace(paragraph, residuals=kept, children=tuple(map(without_residuals, paragraph.children)))


@cache
def bare(regime: str) -> ListEvaluator:
    """The list without residuals."""
    view = evaluator(regime).view
    entries = tuple(map(without_residuals, view.entries))
    stripped = ListView(view.control_list, view.as_of, view.edition, entries, view.notes, view.gaps)
    return ListEvaluator(stripped, evaluator(regime).vocabulary)


@pytest.mark.parametrize("regime", REGIMES)
def test_no_outcome_hangs_on_a_residual(regime: str) -> None:
    whole = evaluator(regime)
    residual = [unit for unit in whole.units if unit.residuals]
    others = [unit for unit in whole.units if not unit.residuals and unit.alternative is None]
    assert not any(unit.residuals for unit in bare(regime).units if not _outside(unit.residuals))
    for unit in [*residual[::6], *others[::40]]:
        for record in list(items_for(regime, unit))[::5]:
            with_them, without = judge(whole, record), judge(bare(regime), record)
            assert with_them.outcome is without.outcome, (unit.code, record)
            assert [(each.code, each.status) for each in with_them.results] == [
                (each.code, each.status) for each in without.results
            ]


def _outside(residuals: tuple[object, ...]) -> bool:
    return any(getattr(reference, "form", "") == "outside" for each in residuals for reference in each.references)
