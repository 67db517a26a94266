"""What compiled criteria are: functions of a record and an inquiry; and how they join."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from dualclass.items.record import ItemRecord
from dualclass.verdict import Verdict

if TYPE_CHECKING:
    from dualclass.evaluation.context import Inquiry

TRUE, FALSE, UNKNOWN = Verdict.TRUE, Verdict.FALSE, Verdict.UNKNOWN

type Decide = Callable[[ItemRecord, Inquiry], Verdict]
"""Decides one criterion for one record; records nothing."""


def all_deciding(parts: list[Decide]) -> Decide:
    """All of the parts, the first false one ending it."""

    def decide(record: ItemRecord, inquiry: Inquiry) -> Verdict:
        result = TRUE
        for part in parts:
            verdict = part(record, inquiry)
            if verdict is FALSE:
                return FALSE
            if verdict is UNKNOWN:
                result = UNKNOWN
        return result

    return decide


def any_deciding(parts: list[Decide]) -> Decide:
    """Any of the parts, the first true one ending it."""

    def decide(record: ItemRecord, inquiry: Inquiry) -> Verdict:
        result = FALSE
        for part in parts:
            verdict = part(record, inquiry)
            if verdict is TRUE:
                return TRUE
            if verdict is UNKNOWN:
                result = UNKNOWN
        return result

    return decide
