"""Components of an assembly: namesakes are asked about apart, and what is assumed of them is said."""

from __future__ import annotations

import datetime
from typing import Any

from dualclass.api import Classifier, loaded_lists
from dualclass.evaluation.gaps import Gaps
from dualclass.evaluation.outcome import Outcome, component_names
from dualclass.items import ItemRecord, item_from_data
from dualclass.language.paragraphs import Gap
from dualclass.verdict import Verdict

DAY = datetime.date(2026, 11, 23)
CONVERTER: dict[str, Any] = {
    "name": "converter",
    "kind": "analogue_to_digital_converter",
    "parameters": {"resolution": "14 bit", "sample_rate": "3 GS/s", "analogue_to_digital_conversion": False},
    "judgements": {
        "it is unalterably programmed or designed for a specific function of another piece of equipment": {
            "answer": False,
            "reason": "a catalogue part",
        }
    },
}


def classifier(*, ordinary: bool = False) -> Classifier:
    return Classifier(loaded_lists(), ["intl"], DAY, assume_ordinary=ordinary)


def test_an_answer_about_one_component_says_nothing_of_its_namesake() -> None:
    item = item_from_data(
        {
            "kind": "electronic_assembly",
            "components": [CONVERTER, CONVERTER],
            "judgements": {"principal element converter": {"answer": False, "reason": "one of many parts"}},
        }
    )
    asked = classifier()
    outcome = asked.outcomes(asked.record(item))["intl"]
    assert [each.name for each in outcome.components] == ["converter", "converter 2"]
    assert [each.principal for each in outcome.components] == [Verdict.FALSE, Verdict.UNKNOWN]
    assert outcome.outcome is Outcome.UNDETERMINED


def test_names_are_told_apart_from_names_that_were_numbered_already() -> None:
    records = [ItemRecord(name) for name in ("a", "a 2", "a", "", "")]
    assert component_names(records) == ("a", "a 2", "a 3", "component", "component 2")


def test_what_was_assumed_of_a_component_stands_in_the_outcome() -> None:
    item = item_from_data({"kind": "electronic_assembly", "components": [CONVERTER]})
    result = classifier(ordinary=True).classify(item).regimes[0]
    closed = {code for assumption in result.assumptions for code in assumption.closed}
    assert any(code.startswith("converter: ") for code in closed)
    assert any(not code.startswith("converter: ") for code in closed)


def test_a_gap_concerns_a_kind_that_may_be_its_kind() -> None:
    """Equipment and component share kinds below, and no kind above: neither rules the other out."""
    facts = classifier().evaluators["intl"].facts
    gaps = Gaps(facts)
    gap = Gap("9B999", 1, kinds=("equipment",))
    assert gaps.by_kind(gap, frozenset({"component"}))
    assert gaps.by_kind(gap, frozenset({"machine_tool"}))
    assert not gaps.by_kind(gap, frozenset({"technology"}))
