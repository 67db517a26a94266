"""Lists that share a paragraph share what is found of it: each list still says what it says when it is asked alone."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from dualclass.api import Classifier, loaded_lists
from dualclass.diagnostics import DiagnosticError
from dualclass.evaluation.outcome import ListOutcome, judge
from dualclass.items import Item, read_items

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.toml"))
CLASSIFIERS = {
    ordinary: Classifier(loaded_lists(), None, datetime.date(2026, 1, 1), assume_ordinary=ordinary)
    for ordinary in (False, True)
}


def told(outcome: ListOutcome) -> tuple[object, ...]:
    """All that an outcome says; findings of a plain "no" may be left out the second time."""
    results = [(each.unit, each.verdict, each.status, each.needs, each.assumptions) for each in outcome.results]
    parts = [(part.name, part.principal, told(part.outcome)) for part in outcome.components]
    return outcome.outcome, outcome.gaps, results, parts


@pytest.mark.parametrize("ordinary", [False, True])
@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_each_list_answers_as_it_does_alone(file: Path, ordinary: bool) -> None:
    classifier = CLASSIFIERS[ordinary]
    for item in read_items(file):
        assert not isinstance(item, DiagnosticError)
        record = classifier.record(item)
        together = classifier.outcomes(record)
        for regime, evaluator in classifier.evaluators.items():
            alone = judge(evaluator, record, ordinary=ordinary)
            assert told(together[regime]) == told(alone)


def test_findings_are_shared() -> None:
    classifier = CLASSIFIERS[False]
    item = Item(name="it", kind="analogue_to_digital_converter")
    record = classifier.record(item)
    found = classifier.outcomes(record)
    first, second = ({result.code: result for result in found[regime].results} for regime in ("intl", "kr"))
    assert first["0A001"].status == "gap"
    assert first["0A001"] == second["0A001"]
    assert (first["0A001"].core is second["0A001"].core) == (first["0A001"].unit is second["0A001"].unit)
