"""Quick outcomes of single items are those of the ordinary evaluator."""

from __future__ import annotations

from random import Random

import pytest

from dualclass.diagnostics import DiagnosticError
from dualclass.items import ItemRecord, item_from_data
from dualclass.items.record import Judgement, Target
from dualclass.records import replace
from dualclass.tables.quick import QuickOutcomes

from ..differential.lists import evaluator, items_for
from .generated import item, pools
from .oracle import classifier


def held(quick: QuickOutcomes, record: ItemRecord) -> None:
    wanted = {regime: found.outcome for regime, found in quick.classifier.outcomes(record).items()}
    assert quick.of(record) == wanted, record
    assert quick.of(record) == wanted, "remembered"


@pytest.mark.parametrize("ordinary", [False, True])
def test_generated_items(ordinary: bool) -> None:
    random = Random(3 + ordinary)
    quick = QuickOutcomes(classifier(ordinary=ordinary))
    kinds = random.sample(pools().kinds, 8)
    done = 0
    for _ in range(80):
        data = item(random, random.choice(kinds), wrong=0)
        parameters = {
            name: value for name, value in data["parameters"].items() if value not in ("true", "false", "yes")
        }
        try:
            record = quick.classifier.record(item_from_data({**data, "parameters": parameters}))
        except DiagnosticError:
            continue
        held(quick, record)
        done += 1
    assert done > 40


def test_units_on_their_borders() -> None:
    """Records with everything an item may say: judgements, statements, targets, components, hosts, shipments."""
    quick = QuickOutcomes(classifier())
    for unit in evaluator("intl").units[::97]:
        for record in list(items_for("intl", unit))[::4]:
            held(quick, record)


def test_what_goes_beyond_parameters() -> None:
    quick = QuickOutcomes(classifier())
    plain = quick.classifier.record(item_from_data({"kind": "ADC", "parameters": {"resolution": "14 bit"}}))
    held(quick, replace(plain, targets=(Target(frozenset({"production"}), "3A001"),)))
    held(quick, replace(plain, components=(plain,)))
    held(quick, replace(plain, host=plain))
    held(quick, replace(plain, judgements={"limited to gear_manufacture": Judgement(True, "made for it")}))
    held(quick, replace(plain, kinds=frozenset({"machine_tool", "digital_computer"}), values={}))
