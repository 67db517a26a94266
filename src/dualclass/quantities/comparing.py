"""A quantity against a border: true, false, or unknown where the stated value does not settle it.

A threshold may have two faces, ``453 K (180 degC)``, that are not quite equal: the face of the scale in which
the item's value is stated decides; a value stated on a third scale is held against both (decision S5).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from dualclass.quantities.interval import Interval
from dualclass.quantities.reading import Quantity
from dualclass.quantities.units import Unit, canonical_interval, family_interval, unit_named
from dualclass.records import dataclass
from dualclass.verdict import Verdict, all_of

Border = Literal["at least", "more than", "at most", "less than", "exactly"]
SpanVerb = Literal["overlaps", "covers", "reaches", "stays within"]
Faces = Sequence[tuple[Fraction, str]]


def compare_intervals(value: Interval, border: Border, threshold: Interval) -> Verdict:
    """A value that lies somewhere in ``value`` against a threshold that lies somewhere in ``threshold``.

    Settled only when every possible pair gives the same answer. Both are in the same unit. ``exactly`` is
    true of two points alone.
    """
    match border:
        case "at least":
            return _at_least(value, threshold)
        case "more than":
            return ~_at_least(threshold, value)
        case "at most":
            return _at_least(threshold, value)
        case "less than":
            return ~_at_least(value, threshold)
        case "exactly":
            if value.is_point and value == threshold:
                return Verdict.TRUE
            apart = Verdict.FALSE in (_at_least(value, threshold), _at_least(threshold, value))
            return Verdict.FALSE if apart else Verdict.UNKNOWN


def _at_least(one: Interval, other: Interval) -> Verdict:
    if one.low is not None and other.high is not None and one.low >= other.high:
        return Verdict.TRUE
    if one.high is not None and other.low is not None:
        below = one.high < other.low or (one.high == other.low and (one.high_open or other.low_open))
        if below:
            return Verdict.FALSE
    return Verdict.UNKNOWN


@dataclass(frozen=True, slots=True)
class PreparedFace:
    """One face of a threshold, worked out: in its own scale family, and in the canonical unit."""

    family: str
    in_family: Interval
    canonical: Interval


@dataclass(frozen=True, slots=True)
class PreparedBorder:
    """A border and its threshold, worked out once to be held against many values."""

    border: Border
    dimension: str
    faces: tuple[PreparedFace, ...]

    def decide(self, quantity: Quantity) -> Verdict:
        """The verdict on a quantity. Raises ``ValueError`` when it has another dimension."""
        return _agreed(compare_intervals(*pair) for pair in self._pairs(quantity))

    def _pairs(self, quantity: Quantity) -> Iterable[tuple[Interval, Border, Interval]]:
        unit = self.unit_of(quantity)
        for face, own in self.chosen(unit):
            if own and not unit.exact:
                yield family_interval(quantity.stated, unit), self.border, face.in_family
            else:
                yield quantity.interval, self.border, face.canonical

    def unit_of(self, quantity: Quantity) -> Unit:
        """The stated unit, checked to have the threshold's dimension. Raises ``ValueError``."""
        if quantity.dimension != self.dimension:
            raise ValueError(f"{quantity.dimension} cannot be held against {self.dimension}")
        return unit_named(quantity.unit)

    def chosen(self, unit: Unit) -> list[tuple[PreparedFace, bool]]:
        """The faces that decide for a value in that unit, each with whether it is on the unit's own scale."""
        own = [(face, True) for face in self.faces if face.family == unit.family]
        return own or [(face, False) for face in self.faces]


def _agreed(verdicts: Iterable[Verdict]) -> Verdict:
    found = set(verdicts)
    return found.pop() if len(found) == 1 else Verdict.UNKNOWN


@lru_cache(maxsize=16384)
def _prepared(border: Border, faces: tuple[tuple[Fraction, str], ...]) -> PreparedBorder:
    if not faces:
        raise ValueError("a threshold needs a face")
    units = [unit_named(unit) for _, unit in faces]
    if len({unit.dimension for unit in units}) > 1:
        raise ValueError("the faces of a threshold have different dimensions")
    prepared: list[PreparedFace] = []
    for (value, _), unit in zip(faces, units, strict=True):
        point = Interval.point(value)
        prepared.append(PreparedFace(unit.family, family_interval(point, unit), canonical_interval(point, unit)))
    return PreparedBorder(border, units[0].dimension, tuple(prepared))


def prepare(border: Border, faces: Faces) -> PreparedBorder:
    """Work a threshold out, to be held against many values.

    ``faces``: value and unit, in the order printed. Raises ``ValueError`` without a face or with faces of
    different dimensions, ``DiagnosticError`` for an unknown unit.
    """
    return _prepared(border, tuple(faces))


def compare(quantity: Quantity, border: Border, faces: Faces) -> Verdict:
    """A quantity against a border; unknown where the stated values lie on both sides of it.

    Raises ``ValueError`` when the dimensions differ.
    """
    return prepare(border, faces).decide(quantity)


def magnitude(quantity: Quantity) -> Quantity:
    """The quantity without its sign, for thresholds printed ``+-0.05 %``."""
    return Quantity(
        quantity.text,
        quantity.interval.magnitude(),
        quantity.stated.magnitude(),
        quantity.unit,
        quantity.dimension,
        quantity.is_span,
    )


def span_compare(quantity: Quantity, verb: SpanVerb, bounds: Sequence[tuple[Border, Faces]]) -> Verdict:
    """What an item covers against a range given by one border or two.

    ``overlaps``: some value of the span is in the range. ``reaches``: the span's upper end meets a border
    ``at least`` or ``more than``, its lower end ``at most`` or ``less than``. ``covers``: the span has the
    whole range in it. ``stays within``: the range has the whole span in it. A quantity that is one uncertain
    value settles nothing; nor does ``covers`` with a single border, or a range without any value.
    """
    if not quantity.is_span and not quantity.stated.is_point:
        return Verdict.UNKNOWN
    lower, upper = _end(quantity, upper=False), _end(quantity, upper=True)
    if lower is None or upper is None or not bounds:
        return Verdict.UNKNOWN
    prepared = [prepare(border, faces) for border, faces in bounds]
    downwards = [each for each in prepared if each.border in ("at most", "less than")]
    upwards = [each for each in prepared if each.border in ("at least", "more than")]
    if len(downwards) + len(upwards) != len(prepared):
        return Verdict.UNKNOWN
    if verb in ("overlaps", "covers") and not _has_values(upwards, downwards):
        return Verdict.UNKNOWN
    if verb == "covers":
        if not upwards or not downwards:
            return Verdict.UNKNOWN
        below = [_with(each, "at most").decide(lower) for each in upwards]
        above = [_with(each, "at least").decide(upper) for each in downwards]
        return all_of(below + above)
    near, far = (lower, upper) if verb == "stays within" else (upper, lower)
    return all_of([each.decide(near) for each in upwards] + [each.decide(far) for each in downwards])


def _end(quantity: Quantity, *, upper: bool) -> Quantity | None:
    """One end of a span as a quantity of its own; ``None`` where the span has no such end."""
    end = quantity.stated.high if upper else quantity.stated.low
    if end is None:
        return None
    stated = Interval.point(end)
    interval = canonical_interval(stated, unit_named(quantity.unit))
    return Quantity(quantity.text, interval, stated, quantity.unit, quantity.dimension)


def _with(prepared: PreparedBorder, border: Border) -> PreparedBorder:
    return PreparedBorder(border, prepared.dimension, prepared.faces)


def _has_values(upwards: Sequence[PreparedBorder], downwards: Sequence[PreparedBorder]) -> bool:
    """Whether the range between the borders certainly has a value in it, on every face."""
    for low in upwards:
        for high in downwards:
            strict: Border = "more than" if low.border == "more than" or high.border == "less than" else "at least"
            verdicts = [
                compare_intervals(above.canonical, strict, below.canonical)
                for above in high.faces
                for below in low.faces
                if above.family == below.family
            ]
            if any(verdict is not Verdict.TRUE for verdict in verdicts):
                return False
    return True


def margin(quantity: Quantity, faces: Faces) -> Fraction | None:
    """How far the nearest stated value is from the threshold, as a share of it; 0 when it lies on it or
    around it.

    Worked out in the canonical unit (kelvin, watts), for near misses only: never for a verdict. ``None``
    where the threshold is zero.
    """
    prepared = prepare("exactly", faces)
    unit = prepared.unit_of(quantity)
    found = [_distance(quantity.interval, face.canonical) for face, _ in prepared.chosen(unit)]
    known = [each for each in found if each is not None]
    return min(known) if known else None


def _distance(value: Interval, threshold: Interval) -> Fraction | None:
    target = threshold.low
    if target is None or target == 0:
        return None
    if value.low is not None and value.low > target:
        return (value.low - target) / abs(target)
    if value.high is not None and value.high < target:
        return (target - value.high) / abs(target)
    return Fraction(0)
