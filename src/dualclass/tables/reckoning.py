"""Formulas of derived parameters in binary arithmetic: near enough to tell between which cuts a result lies.

Every step adds a relative error of some 1e-16 and none is lost by cancellation, since nothing is subtracted; a result
that is nearer to a cut than ``MARGIN`` is left to exact arithmetic.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from dualclass.language.criteria import Arithmetic
from dualclass.quantities import to_canonical, unit_named
from dualclass.tables.coded import Codes
from dualclass.tables.scales import Mask, Numbers

MARGIN = 1e-9
"""A result this near to a cut, as a share of it, is reckoned exactly."""

JOINS = frozenset({"+", "*", "/", "min", "max"})


def reckoned(expression: Arithmetic, numbers: Mapping[str, Numbers]) -> Numbers | None:
    """The values of a formula in canonical units, not a number where an input is none; ``None`` where it cannot be
    reckoned so. ``numbers``: the inputs in canonical units, none below nought.
    """
    with np.errstate(all="ignore"):
        return _reckoned(expression, numbers)


def _reckoned(term: Arithmetic, numbers: Mapping[str, Numbers]) -> Numbers | None:
    if term.value is not None:
        return _constant(term)
    if term.name is not None and not term.terms:
        return numbers.get(term.name)
    if term.operation == "^":
        return _power(term, numbers)
    if term.operation not in JOINS or len(term.terms) < 2:
        return None
    parts: list[Numbers] = []
    for each in term.terms:
        part = _reckoned(each, numbers)
        if part is None:
            return None
        parts.append(part)
    whole = parts[0]
    join = {"+": np.add, "*": np.multiply, "/": np.divide, "min": np.minimum, "max": np.maximum}[term.operation]
    for part in parts[1:]:
        whole = join(whole, part)
    return whole


def _power(term: Arithmetic, numbers: Mapping[str, Numbers]) -> Numbers | None:
    base, exponent = term.terms
    values = _reckoned(base, numbers)
    if values is None or exponent.value is None or exponent.unit:
        return None
    return np.power(values, float(exponent.value))


def _constant(term: Arithmetic) -> Numbers | None:
    if term.value is None or term.value < 0:
        return None
    if not unit_named(term.unit).exact:
        return None
    return np.full(1, float(to_canonical(term.value, term.unit)))


def places_of(values: Numbers, cuts: Numbers) -> tuple[Codes, Mask]:
    """How many cuts lie below each value; and which values are plainly beside all cuts (of others it means nothing)."""
    below = np.searchsorted(cuts, values).astype(np.int32)
    sure = np.isfinite(values) & (values > 0)
    if len(cuts):
        for place in (np.minimum(below, len(cuts) - 1), np.maximum(below - 1, 0)):
            sure &= np.abs(values - cuts[place]) > np.abs(cuts[place]) * MARGIN
    return below, sure
