"""What a form means, in Kleene's three values over exact numbers: the measure that every engine is held to."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from benchmarks.criteria import Compare, Every, Flag, Form, Negated, OneOf, Some

type Known = Mapping[str, Fraction | str | bool | None]


def verdict(form: Form, item: Known) -> bool | None:
    """True, false, or ``None`` for unknown."""
    match form:
        case Compare(name=name, operator=operator, exact=exact):
            value = item[name]
            # what is known as the nearest binary number is compared with the nearest of the threshold
            limit = Fraction(form.threshold) if isinstance(value, float) else exact
            return None if value is None else _holds(Fraction(value), operator, limit)
        case OneOf(name=name, options=options):
            value = item[name]
            return None if value is None else value in options
        case Flag(name=name):
            value = item[name]
            return None if value is None else bool(value)
        case Negated(part=part):
            inner = verdict(part, item)
            return None if inner is None else not inner
        case Every(parts=parts):
            found = {verdict(part, item) for part in parts}
            return False if False in found else None if None in found else True
        case Some(parts=parts):
            found = {verdict(part, item) for part in parts}
            return True if True in found else None if None in found else False


def _holds(value: Fraction, operator: str, threshold: Fraction) -> bool:
    if operator == ">=":
        return value >= threshold
    if operator == ">":
        return value > threshold
    return value <= threshold if operator == "<=" else value < threshold
