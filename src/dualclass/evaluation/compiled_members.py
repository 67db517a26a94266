"""Compiled claims about the members of a collection: counting what is certain and what is possible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dualclass.evaluation.compiled_joins import Decide
from dualclass.evaluation.exclusions import left_out
from dualclass.evaluation.facts import Facts
from dualclass.evaluation.reference import members_of
from dualclass.items.record import ItemRecord
from dualclass.language.criteria import Members
from dualclass.verdict import Verdict

if TYPE_CHECKING:
    from dualclass.evaluation.context import Inquiry

TRUE, FALSE, UNKNOWN = Verdict.TRUE, Verdict.FALSE, Verdict.UNKNOWN

type Counted = tuple[int, int | None]
"""How many members certainly meet the sentence, and how many may at most (``None``: no end is known)."""


def members(criterion: Members, body: Decide, facts: Facts) -> Decide:
    """The claim as a closure over the closure of its body."""
    word, count = criterion.quantifier.word, criterion.quantifier.count or 0
    if word == "every":
        return _every(criterion, body, facts)
    if word in {"some", "no"}:
        found, none = (TRUE, FALSE) if word == "some" else (FALSE, TRUE)
        return _some(criterion, body, facts, found, none)
    low, high = {
        "at least": (count, None),
        "more than": (count + 1, None),
        "at most": (0, count),
        "less than": (0, count - 1),
        "exactly": (count, count),
    }[word]

    def decide(record: ItemRecord, inquiry: Inquiry) -> Verdict:
        collection = members_of(criterion, record, facts)
        if collection is None:
            return UNKNOWN
        certain = possible = 0
        for member in collection.members:
            verdict = body(member, inquiry)
            certain += verdict is TRUE
            possible += verdict is not FALSE
        return _lies((certain, possible if collection.complete else None), low, high)

    return decide


def _lies(counted: Counted, low: int, high: int | None) -> Verdict:
    """Whether the true number lies from ``low`` to ``high`` (``None``: no upper end)."""
    least, most = counted
    if (most is not None and most < low) or (high is not None and least > high):
        return FALSE
    if least >= low and (high is None or (most is not None and most <= high)):
        return TRUE
    return UNKNOWN


def _some(criterion: Members, body: Decide, facts: Facts, found: Verdict, none: Verdict) -> Decide:
    def decide(record: ItemRecord, inquiry: Inquiry) -> Verdict:
        collection = members_of(criterion, record, facts)
        if collection is None:
            return UNKNOWN
        result = none if collection.complete else UNKNOWN
        for member in collection.members:
            verdict = body(member, inquiry)
            if verdict is TRUE:
                return found
            if verdict is UNKNOWN:
                result = UNKNOWN
        return result

    return decide


def _every(criterion: Members, body: Decide, facts: Facts) -> Decide:
    over_nothing = TRUE if criterion.if_any else UNKNOWN
    flag = criterion.excluding

    def decide(record: ItemRecord, inquiry: Inquiry) -> Verdict:
        collection = members_of(criterion, record, facts)
        if collection is None:
            return UNKNOWN
        if not collection.members:
            return over_nothing if collection.complete else UNKNOWN
        result = TRUE if collection.complete else UNKNOWN
        spared = 0
        for member in collection.members:
            verdict = body(member, inquiry)
            if verdict is FALSE:
                if flag is None or left_out(flag, member) is FALSE:
                    return FALSE
                spared += 1
            if verdict is not TRUE:
                result = UNKNOWN
        return FALSE if collection.complete and spared == len(collection.members) else result

    return decide
