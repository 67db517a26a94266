"""What a comparison leaves open, as intervals of exact numbers.

Printed equivalents, ``453 K (180 degC)``, are not quite equal, and decibels have only an enclosure. So a comparison has
two intervals: no value outside ``widest`` ever meets it, and every value inside ``surest`` does. What is proved with
them is proved whatever the item states.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from dualclass.diagnostics import DiagnosticError
from dualclass.language.criteria import Bound, Bounds, Face, Literal, Rank
from dualclass.quantities import Interval, canonical_interval, may_be_negative, unit_named
from dualclass.vocabulary.definitions import ParameterDefinition, rank_of

EVERYTHING = Interval(None, None)
NOT_NEGATIVE = Interval(Fraction(0), None)
SHARES = Interval(Fraction(0), Fraction(1))


@dataclass(frozen=True, slots=True)
class Extent:
    """``widest``: ``None`` when nothing can meet the comparison. ``surest``: ``None`` when nothing surely does."""

    widest: Interval | None
    surest: Interval | None


def meeting(one: Interval | None, other: Interval | None) -> Interval | None:
    """The numbers in both; ``None`` when there is none."""
    if one is None or other is None:
        return None
    low, low_open = _stronger((one.low, one.low_open), (other.low, other.low_open), lower=True)
    high, high_open = _stronger((one.high, one.high_open), (other.high, other.high_open), lower=False)
    try:
        return Interval(low, high, low_open, high_open)
    except ValueError:
        return None


def whole_numbers(interval: Interval | None) -> Interval | None:
    """The interval from its first to its last whole number; ``None`` when there is none in it."""
    if interval is None:
        return None
    low, high = interval.low, interval.high
    if low is not None:
        low = Fraction(low.__ceil__() + (1 if interval.low_open and low.denominator == 1 else 0))
    if high is not None:
        high = Fraction(high.__floor__() - (1 if interval.high_open and high.denominator == 1 else 0))
    try:
        return Interval(low, high)
    except ValueError:
        return None


def domain_of(parameter: ParameterDefinition) -> Interval:
    """The values that a parameter can have at all, in its canonical unit."""
    if parameter.type == "count":
        return NOT_NEGATIVE
    if parameter.type in {"derived", "ranked"} or (parameter.dimension or "number") == "number":
        return EVERYTHING
    return EVERYTHING if may_be_negative(parameter.dimension or "") else NOT_NEGATIVE


def extent_of(bounds: Bounds, parameter: ParameterDefinition | None = None, *, whole: bool = True) -> Extent:
    """What borders leave open; ``parameter``: whose they are; ``whole``: of a count only whole numbers."""
    widest: Interval | None = EVERYTHING
    surest: Interval | None = EVERYTHING
    for bound in bounds.bounds:
        extent = _extent(bound, parameter)
        widest, surest = meeting(widest, extent.widest), meeting(surest, extent.surest)
    if whole and parameter is not None and parameter.type == "count":
        widest = whole_numbers(widest)
    return Extent(widest, surest)


def _extent(bound: Bound, parameter: ParameterDefinition | None) -> Extent:
    ends = _ends(bound, parameter)
    if ends is None:
        return Extent(EVERYTHING, None)
    low, high = ends
    opened = bound.border in {"more than", "less than"}
    match bound.border:
        case "at least" | "more than":
            return Extent(Interval(low, None, opened), Interval(high, None, opened))
        case "at most" | "less than":
            return Extent(Interval(None, high, high_open=opened), Interval(None, low, high_open=opened))
        case "exactly":
            return Extent(Interval(low, high), Interval(low, high) if low == high else None)


def _ends(bound: Bound, parameter: ParameterDefinition | None) -> tuple[Fraction, Fraction] | None:
    """Between which two numbers the threshold lies, however it is read; ``None`` when that is not known here."""
    limit = bound.limit
    if isinstance(limit, Rank):
        grades = parameter.options if parameter is not None else ()
        place = rank_of(limit.name, grades)
        place = rank_of(limit.also, grades) if place is None else place
        return None if place is None else (Fraction(place), Fraction(place))
    if not isinstance(limit, Literal) or any(face.either_sign for face in limit.faces):
        return None
    found = [face_interval(face, parameter) for face in limit.faces]
    if None in found:
        return None
    found = [each for each in found if each is not None]
    lows = [each.low for each in found if each.low is not None]
    highs = [each.high for each in found if each.high is not None]
    return (min(lows), max(highs)) if len(lows) == len(highs) == len(found) > 0 else None


def face_interval(face: Face, parameter: ParameterDefinition | None) -> Interval | None:
    """A printed value in the canonical unit; ``None`` when its unit is not one of the parameter's."""
    dimension = parameter.dimension if parameter is not None else None
    return _canonical(face.value, face.unit, dimension or "number")


@lru_cache(maxsize=8192)
def _canonical(value: Fraction, unit: str, dimension: str) -> Interval | None:
    try:
        found = unit_named(unit)
        return canonical_interval(Interval.point(value), found) if found.dimension == dimension else None
    except (DiagnosticError, ValueError):
        return None


def _stronger(
    one: tuple[Fraction | None, bool], other: tuple[Fraction | None, bool], *, lower: bool
) -> tuple[Fraction | None, bool]:
    """The end that leaves less; of two equal ones the open one."""
    if one[0] is None:
        return other
    if other[0] is None:
        return one
    if one[0] == other[0]:
        return one[0], one[1] or other[1]
    return one if (one[0] > other[0]) == lower else other
