"""Thresholds that are worked out: a formula over letters, each bound to a parameter of the subject."""

from __future__ import annotations

from collections.abc import Container

from dualclass.items.record import ItemRecord, Measured
from dualclass.language.criteria import Arithmetic, Binding, Formula
from dualclass.quantities import Interval, Quantity, canonical_interval, unit_named
from dualclass.quantities.functions import log2, log10, power, sqrt
from dualclass.quantities.interval import maximum, minimum, total


def limit_interval(
    formula: Formula, value: Measured, record: ItemRecord, conditions: Container[str] = ()
) -> Interval | None:
    """The threshold in the canonical unit, exact or tightly enclosed; ``None`` while a letter is not known.

    ``conditions``: what the comparison is measured at; a letter of that name is the point of the measurement, never a
    parameter of the item.
    """
    letters: dict[str, Interval] = {}
    for binding in formula.bindings:
        found = _letter(binding, value, record, conditions)
        if found is None:
            return None
        letters[binding.letter] = found
    result = _work_out(formula.expression, letters, record)
    if result is None:
        return None
    return canonical_interval(result, unit_named(formula.unit)) if formula.unit else result


def _letter(binding: Binding, value: Measured, record: ItemRecord, conditions: Container[str]) -> Interval | None:
    """The letter's number in the binding's unit: the point of the measurement first, else the parameter."""
    stated = value.conditions.get(binding.parameter)
    if stated is None and binding.parameter not in conditions:
        found = record.values.get(binding.parameter, ())
        stated = found[0].value if found else None
    if not isinstance(stated, Quantity):
        return None
    if not binding.unit:
        return stated.interval
    unit = unit_named(binding.unit)
    # A letter counts steps of its unit: degrees with an offset have no such meaning in arithmetic.
    return stated.interval.scaled(1 / unit.factor) if unit.offset == 0 else None


def _work_out(term: Arithmetic, letters: dict[str, Interval], record: ItemRecord) -> Interval | None:
    if term.operation == "number" and term.value is not None:
        point = Interval.point(term.value)
        return canonical_interval(point, unit_named(term.unit)) if term.unit else point
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
    return apply(term.operation, parts)


def apply(operation: str, parts: list[Interval]) -> Interval | None:
    """One operation of a formula on intervals; ``None`` where it has no value (a logarithm of nothing positive)."""
    first = parts[0]
    try:
        match operation:
            case "+" | "sum":
                return total(parts)
            case "-":
                return first - total(parts[1:])
            case "*":
                return _product(parts)
            case "/":
                return first / _product(parts[1:])
            case "negate":
                return -first
            case "^":
                exponent = parts[1].low
                return power(first, exponent) if parts[1].is_point and exponent is not None else None
            case "log2":
                return log2(first)
            case "log10":
                return log10(first)
            case "sqrt":
                return sqrt(first)
            case "min":
                return minimum(parts)
            case "max":
                return maximum(parts)
            case _:
                return None
    except (ValueError, ZeroDivisionError):
        return None


def _product(parts: list[Interval]) -> Interval:
    result = parts[0]
    for part in parts[1:]:
        result = result * part
    return result
