"""Conditions of measurement: a value counts only under the circumstances the list names (S4)."""

from __future__ import annotations

from collections.abc import Sequence

from dualclass.evaluation.context import Context
from dualclass.items.record import Measured
from dualclass.language.criteria import Border, Bounds, Condition, Literal, Threshold
from dualclass.quantities import Quantity, compare
from dualclass.verdict import Verdict, all_of


def meets_conditions(
    conditions: Sequence[Condition],
    value: Measured,
    others: Sequence[Measured],
    judged: tuple[Threshold, Verdict] | None,
    context: Context,
    *,
    whole: bool = False,
) -> Verdict:
    """Whether the value may be used: TRUE, or UNKNOWN when a condition is not stated or is another one.

    Another condition still decides when the parameter is declared monotone in it and the value lies on the safe side
    (``judged`` is the comparison and its verdict for this value). ``whole``: every point is stated, without which no
    value is certainly the nearest one.
    """
    for condition in conditions:
        if _meets(condition, value, others, whole=whole) is Verdict.TRUE:
            if whole or judged is None or _stands_for_all(condition, value, judged, context):
                continue
            return Verdict.UNKNOWN
        if judged is None:
            return Verdict.UNKNOWN
        if not _safe_side(condition, value, judged, context) and not _best_alone(condition, value, judged, context):
            return Verdict.UNKNOWN
    return Verdict.TRUE


def _meets(condition: Condition, value: Measured, others: Sequence[Measured], *, whole: bool) -> Verdict:
    stated = value.conditions.get(condition.parameter)
    if condition.mode in {"any", "every"} and condition.bounds is None:
        return Verdict.TRUE
    if stated is None:
        return Verdict.UNKNOWN
    if condition.mode == "state":
        return Verdict.of(stated == condition.state or None)
    if not isinstance(stated, Quantity):
        return Verdict.UNKNOWN
    if condition.bounds is not None:
        return _within(condition.bounds, stated)
    if condition.value is None:
        return Verdict.UNKNOWN
    faces = [(face.value, face.unit) for face in condition.value.faces]
    if compare(stated, "exactly", faces) is Verdict.TRUE:
        return Verdict.TRUE
    if condition.fallback is None or not whole:
        return Verdict.UNKNOWN
    return Verdict.of(_nearest(condition, condition.value, stated, others) or None)


def _within(bounds: Bounds, stated: Quantity) -> Verdict:
    return all_of(
        compare(stated, bound.border, [(face.value, face.unit) for face in bound.limit.faces])
        if isinstance(bound.limit, Literal)
        else Verdict.UNKNOWN
        for bound in bounds.bounds
    )


def _nearest(condition: Condition, limit: Literal, stated: Quantity, others: Sequence[Measured]) -> bool:
    """``or the highest specified below it``: no value is stated at the point itself, and none lies between."""
    below = condition.fallback == "highest below"
    side = "less than" if below else "more than"
    faces = [(face.value, face.unit) for face in limit.faces]
    points = [point for other in others if isinstance(point := other.conditions.get(condition.parameter), Quantity)]
    if any(compare(point, "exactly", faces) is Verdict.TRUE for point in points):
        return False
    if compare(stated, side, faces) is not Verdict.TRUE:
        return False
    candidates = [point for point in points if compare(point, side, faces) is Verdict.TRUE]
    mine = stated.interval
    if mine.low is None or mine.high is None:
        return False
    if below:
        nearest = [point.interval.high is not None and point.interval.high <= mine.low for point in candidates]
    else:
        nearest = [point.interval.low is not None and point.interval.low >= mine.high for point in candidates]
    return all(near or point == stated for near, point in zip(nearest, candidates, strict=True))


def _stands_for_all(condition: Condition, value: Measured, judged: tuple[Threshold, Verdict], context: Context) -> bool:
    """Whether a value measured within the bounds of a condition fails at every other point within them too.

    One that meets its border is enough. One that fails it must be measured at the end of the range where the parameter
    is best, if it is declared to rise or fall; a parameter that is not is taken to be the same all over the range.
    """
    criterion, verdict = judged
    stated = value.conditions.get(condition.parameter)
    definition = context.definition(criterion.subject.name)
    if condition.bounds is None or verdict is not Verdict.FALSE or definition is None:
        return True
    falls = condition.parameter in definition.falls_with
    rises = condition.parameter in definition.rises_with
    if not falls and not rises:
        return True
    wanted = {bound.border in {"at least", "more than"} for bound in criterion.bounds.bounds}
    if falls == rises or len(wanted) != 1 or not isinstance(stated, Quantity):
        return False
    best_is_high = wanted.pop() == rises
    ends: set[Border] = {"at most", "less than"} if best_is_high else {"at least", "more than"}
    side: Border = "at least" if best_is_high else "at most"
    return any(
        compare(stated, side, [(face.value, face.unit) for face in bound.limit.faces]) is Verdict.TRUE
        for bound in condition.bounds.bounds
        if bound.border in ends and isinstance(bound.limit, Literal)
    )


def outside(conditions: Sequence[Condition], value: Measured) -> bool:
    """Whether the value was certainly measured outside the range that a condition names: it says nothing about it."""
    for condition in conditions:
        stated = value.conditions.get(condition.parameter)
        if condition.bounds is None or not isinstance(stated, Quantity):
            continue
        if _within(condition.bounds, stated) is Verdict.FALSE:
            return True
    return False


def _best_alone(condition: Condition, value: Measured, judged: tuple[Threshold, Verdict], context: Context) -> bool:
    """A value stated without the circumstance, declared to be the best under any, fails its border under every one."""
    criterion, verdict = judged
    definition = context.definition(criterion.subject.name)
    if definition is None or not definition.alone_best or verdict is not Verdict.FALSE:
        return False
    if condition.mode == "state" or condition.parameter in value.conditions:
        return False
    best: set[Border] = {"at most", "less than"} if definition.better == "smaller" else {"at least", "more than"}
    return {bound.border for bound in criterion.bounds.bounds} <= best


def _safe_side(condition: Condition, value: Measured, judged: tuple[Threshold, Verdict], context: Context) -> bool:
    """A value measured elsewhere decides only in the direction that its declared fall or rise makes certain."""
    criterion, verdict = judged
    stated = value.conditions.get(condition.parameter)
    definition = context.definition(criterion.subject.name)
    if definition is None or condition.value is None or not isinstance(stated, Quantity):
        return False
    falls = condition.parameter in definition.falls_with
    rises = condition.parameter in definition.rises_with
    borders = {bound.border for bound in criterion.bounds.bounds}
    if falls == rises or len(borders) != 1 or verdict is Verdict.UNKNOWN:
        return False
    lower_border = borders <= {"at least", "more than"}
    upper_border = borders <= {"at most", "less than"}
    if not (lower_border or upper_border):
        return False
    faces = [(face.value, face.unit) for face in condition.value.faces]
    # The value at the named condition is at least the stated one where it was measured at a worse condition.
    beyond = compare(stated, "at least", faces) is Verdict.TRUE
    short = compare(stated, "at most", faces) is Verdict.TRUE
    there_is_higher = (beyond and falls) or (short and rises)
    there_is_lower = (short and falls) or (beyond and rises)
    if lower_border:
        return there_is_higher if verdict is Verdict.TRUE else there_is_lower
    return there_is_lower if verdict is Verdict.TRUE else there_is_higher
