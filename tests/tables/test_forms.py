"""Forms: generated code gives the outcomes of the ordinary evaluator, and refuses what an item file may not say."""

from __future__ import annotations

import math
from random import Random

import pytest

from dualclass.diagnostics import DiagnosticError
from dualclass.quantities import unit_named
from dualclass.tables.cuts import Cuts
from dualclass.tables.fields import FieldValue
from dualclass.tables.forms import ItemForm

from .oracle import classifier

KINDS = ("monolithic_microwave_amplifier", "milling_machine", "oscilloscope", "diaphragm_pump")


def form_of(kind: str, *, ordinary: bool = False) -> ItemForm:
    """A form with every field that the kind may have and that a plain value fills."""
    asked = classifier(ordinary=ordinary)
    units = {
        each.name: each.units[0] if each.units and each.units[0] else None
        for each in asked.vocabulary.parameters_of([kind])
        if each.type in {"quantity", "count", "flag", "choice"} and each.expression is None
    }
    return ItemForm(asked, {"kind": kind}, units)


def values_for(form: ItemForm, random: Random) -> tuple[FieldValue, ...]:
    """Values on the borders, beside them, anywhere, and missing."""
    cuts = Cuts(form.classifier.evaluators.values())
    found: list[FieldValue] = []
    for name, unit in form.units.items():
        definition = form.classifier.vocabulary.parameters[name]
        if random.random() < 0.3:
            found.append(None)
        elif definition.type == "flag":
            found.append(random.random() < 0.5)
        elif definition.type == "choice":
            found.append(random.choice(definition.options))
        elif definition.type == "count":
            limits = [int(cut) for cut in cuts.canonical(name)] or [3]
            found.append(max(0, random.choice(limits) + random.choice((-1, 0, 1))))
        else:
            made = unit_named(unit or "")
            limits = [float((cut - made.offset) / made.factor) for cut in cuts.canonical(name)] or [1.0]
            limit = random.choice(limits)
            near = (limit, math.nextafter(limit, math.inf), math.nextafter(limit, 0), limit * random.uniform(0.3, 3))
            found.append(abs(float(f"{random.choice(near):.15g}")))
    return tuple(found)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("ordinary", [False, True])
def test_outcomes_are_those_of_the_ordinary_evaluator(kind: str, ordinary: bool) -> None:
    random, form = Random(f"{kind} {ordinary}"), form_of(kind, ordinary=ordinary)
    asked = 0
    for _ in range(12):
        values = values_for(form, random)
        try:
            record = form.classifier.record(form.item(values))
        except DiagnosticError:
            with pytest.raises(DiagnosticError):
                form.outcomes(values)
            continue
        wanted = {regime: found.outcome for regime, found in form.classifier.outcomes(record).items()}
        assert form.outcomes(values) == wanted, values
        assert form.outcomes(values) == wanted, "met before"
        asked += 1
    assert asked > 5


def test_code_is_generated_where_nothing_rests_on_assumptions() -> None:
    form = ItemForm(
        classifier(), {"kind": "ADC"}, {"resolution": "bit", "sample_rate": "GS/s", "radiation_hardened": None}
    )
    assert form.ranks((14.0, 1.3, True)) is not None
    assert form.outcomes((14.0, 1.3, None)) == form.outcomes((14, "1300 MS/s", None))
    follows = ItemForm(classifier(), {"kind": "ADC"}, {"sample_rate": "GS/s", "conversion_error": "%"})
    assert follows.ranks((1.3, 0.1)) is None


def test_mistakes_are_told_as_an_item_file_would_be() -> None:
    form = ItemForm(classifier(), {"kind": "ADC"}, {"resolution": "bit", "sample_rate": "GS/s"})
    for wrong in (("fourteen", 1.0), (14.0, "1 km"), (14.0, math.inf), (True, 1.0)):
        with pytest.raises(DiagnosticError):
            form.outcomes(wrong)
    assert form.outcomes((14, 2.6)) == form.outcomes(("14 bit", "2600 MS/s"))
    assert form.outcomes((14, math.nan)) == form.outcomes((14, None))
    with pytest.raises(ValueError, match="values to unpack"):
        form.outcomes((14,))
    with pytest.raises(ValueError, match="no parameter `tensile_strength`"):
        ItemForm(classifier(), {"kind": "ADC"}, {"tensile_strength": "MPa"})


def test_a_truth_value_is_no_number() -> None:
    form = ItemForm(classifier(), {"kind": "field_programmable_logic_device"}, {"transceivers": None})
    assert form.outcomes((1,))
    with pytest.raises(DiagnosticError):
        form.outcomes((True,))


def test_a_value_that_contradicts_the_others_is_refused() -> None:
    """A parameter that follows from two fields, stated beside them, goes the ordinary way."""
    fields = {"sample_rate": "S/s", "conversion_error": "%", "conversion_figure_of_merit": None}
    form = ItemForm(classifier(), {"kind": "ADC"}, fields)
    assert form.outcomes((1e9, None, 5.0))
    with pytest.raises(DiagnosticError):
        form.outcomes((1e9, 0.5, 5.0))
