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


def traced(form: ItemForm, values: tuple[FieldValue, ...]) -> tuple[set[tuple[str, str]], set[tuple[str, str]]] | None:
    """The paragraphs that control an item with these values, and the open ones, by generated code."""
    found = form.traces(values)
    if found is None:
        return None
    assert len(found) == 2 * len(form.paragraphs)
    controls, still_open = (
        {each for each, met in zip(form.paragraphs, found[n::2], strict=True) if met} for n in (0, 1)
    )
    return controls, still_open


def told(form: ItemForm, values: tuple[FieldValue, ...]) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """The same by the ordinary evaluator."""
    outcomes = form.classifier.outcomes(form.classifier.record(form.item(values)))
    results = [(regime, each) for regime, outcome in outcomes.items() for each in outcome.results]
    return (
        {(regime, each.code) for regime, each in results if each.status == "controlled"},
        {(regime, each.code) for regime, each in results if each.status in {"open", "not established", "doubtful"}},
    )


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


PLAIN = {
    "ADC": {"resolution": "bit", "sample_rate": "GS/s", "channels": None, "radiation_hardened": None},
    "milling_machine": {"contouring_axes": None, "numerically_controllable": None},
    "carbon_fibre": {"tensile_modulus": "GPa", "tensile_strength": "MPa"},
}


@pytest.mark.parametrize("kind", PLAIN)
def test_traces_are_those_of_the_ordinary_evaluator(kind: str) -> None:
    """Met for the first time and again, after functions were made anew, and in a form that met nothing before."""
    held = {each.name for each in classifier().vocabulary.parameters_of([kind])}
    units = {name: unit for name, unit in PLAIN[kind].items() if name in held}
    form, random = ItemForm(classifier(), {"kind": kind}, units), Random(kind)
    nothing = (None,) * len(units)
    seen = [nothing, *(values_for(form, random) for _ in range(30))]
    wanted = [told(form, values) for values in seen]
    assert [traced(form, values) for values in seen] == wanted
    assert [traced(form, values) for values in seen] == wanted, "met before"
    for values, found in list(zip(seen, wanted, strict=True))[::6]:
        fresh = ItemForm(classifier(), {"kind": kind}, units)
        assert fresh.outcomes(values) == form.outcomes(values)
        assert traced(fresh, values) == found
        assert traced(fresh, nothing) == wanted[0], "made anew"
        assert fresh.outcomes(nothing) == form.outcomes(nothing)


def test_traces_of_values_that_have_to_be_read() -> None:
    form = ItemForm(classifier(), {"kind": "ADC"}, {"resolution": "bit", "sample_rate": "GS/s"})
    wanted = form.traces((14.0, 2.6))
    assert wanted is not None
    for same in ((14, "2600 MS/s"), ("14 bit", 2.6), (14.0, " 2.6 ")):
        assert form.traces(same) == wanted
        assert form.traces(same) == wanted, "met before"
    missing = form.traces((14.0, None))
    assert missing != wanted
    assert form.traces((14.0, "")) == form.traces((14.0, math.nan)) == missing
    for number in (0.0, -0.0, 0, 1e-60, 1e60, 10**9):
        assert traced(form, (14.0, number)) == told(form, (14.0, number)), number
    for wrong in (("fourteen", 1.0), (14.0, "1 km"), (14.0, math.inf), (14.0, -1.0), (True, 1.0), (False, None)):
        assert form.traces(wrong) is None
        with pytest.raises(DiagnosticError):
            form.outcomes(wrong)
    assert form.traces((14.0, 2.6)) == wanted
    with pytest.raises(ValueError, match="values to unpack"):
        form.traces((14,))


def test_more_values_than_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dualclass.tables.fields.MOST_VALUES", 2)
    form = ItemForm(classifier(), {"kind": "ADC"}, {"resolution": "bit", "sample_rate": "GS/s"})
    first = [form.traces((14, rate)) for rate in range(10)]
    assert None not in first
    assert len(set(first)) > 1
    assert [form.traces((14, rate)) for rate in range(10)] == first


def test_many_ends_are_searched_as_few_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    units = {"resolution": "bit", "sample_rate": "GS/s"}
    form = ItemForm(classifier(), {"kind": "ADC"}, units)
    monkeypatch.setattr("dualclass.tables.fields.FEW", 0)
    searched = ItemForm(classifier(), {"kind": "ADC"}, units)
    random = Random(7)
    for values in [values_for(form, random) for _ in range(40)] * 2:
        assert searched.traces(values) == form.traces(values)


def test_code_is_generated_where_nothing_rests_on_assumptions() -> None:
    form = ItemForm(
        classifier(), {"kind": "ADC"}, {"resolution": "bit", "sample_rate": "GS/s", "radiation_hardened": None}
    )
    assert form.traces((14.0, 1.3, True)) is not None
    assert form.outcomes((14.0, 1.3, None)) == form.outcomes((14, "1300 MS/s", None))
    follows = ItemForm(classifier(), {"kind": "ADC"}, {"sample_rate": "GS/s", "conversion_error": "%"})
    assert follows.traces((1.3, 0.1)) is None


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
    assert form.traces((1e9, None, 5.0)) is form.traces((1e9, 0.5, 5.0)) is None
    with pytest.raises(DiagnosticError):
        form.outcomes((1e9, 0.5, 5.0))
