"""Thresholds that are worked out: a formula over letters, each bound to a parameter of the subject."""

from __future__ import annotations

from dualclass.evaluation.context import Context
from dualclass.items.record import ItemRecord, Measured
from dualclass.language.criteria import Arithmetic, Binding, Formula
from dualclass.quantities import Interval, Quantity, interval_function, to_canonical, to_canonical_interval, unit_scale


def limit_interval(formula: Formula, value: Measured, record: ItemRecord, context: Context) -> Interval | None:
    """The threshold in the canonical unit, exact or tightly enclosed; ``None`` while a letter is not known."""
    letters: dict[str, Interval] = {}
    for binding in formula.bindings:
        found = _letter(binding, value, record)
        if found is None:
            return None
        letters[binding.letter] = found
    result = _work_out(formula.expression, letters, record)
    if result is None:
        return None
    return to_canonical_interval(result, formula.unit) if formula.unit else result


def _letter(binding: Binding, value: Measured, record: ItemRecord) -> Interval | None:
    """The letter's number in the binding's unit: the point of the measurement first, else the parameter."""
    stated = value.conditions.get(binding.parameter)
    if stated is None:
        found = record.values.get(binding.parameter, ())
        stated = found[0].value if found else None
    if not isinstance(stated, Quantity):
        return None
    return unit_scale(stated.interval, binding.unit) if binding.unit else stated.interval


def _work_out(term: Arithmetic, letters: dict[str, Interval], record: ItemRecord) -> Interval | None:
    if term.operation == "number" and term.value is not None:
        number = to_canonical(term.value, term.unit) if term.unit else term.value
        return Interval.exactly(number)
    if term.operation == "name":
        if term.name in letters:
            return letters[term.name]
        found = record.values.get(term.name or "", ())
        stated = found[0].value if found else None
        return stated.interval if isinstance(stated, Quantity) else None
    parts: list[Interval] = []
    for part in term.terms:
        found = _work_out(part, letters, record)
        if found is None:
            return None
        parts.append(found)
    return interval_function(term.operation, parts)
