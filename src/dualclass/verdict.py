"""Kleene's strong three-valued logic: true, false and unknown.

Unknown is never "no": a missing value, a gap or an open question stays unknown until something settles it.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable


class Verdict(enum.Enum):
    """The truth of one criterion for one item."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"

    def __bool__(self) -> bool:
        """Refuse to be read as a plain truth value: unknown would silently become yes or no."""
        raise TypeError("a verdict has three values: compare it with Verdict.TRUE, .FALSE or .UNKNOWN")

    def __invert__(self) -> Verdict:
        """Kleene negation: unknown stays unknown."""
        if self is Verdict.TRUE:
            return Verdict.FALSE
        if self is Verdict.FALSE:
            return Verdict.TRUE
        return Verdict.UNKNOWN

    @staticmethod
    def of(value: bool | None) -> Verdict:
        """Turn ``True``, ``False`` or ``None`` (unknown) into a verdict."""
        if value is None:
            return Verdict.UNKNOWN
        return Verdict.TRUE if value else Verdict.FALSE


def all_of(verdicts: Iterable[Verdict]) -> Verdict:
    """Kleene conjunction; of nothing it is true."""
    result = Verdict.TRUE
    for verdict in verdicts:
        if verdict is Verdict.FALSE:
            return Verdict.FALSE
        if verdict is Verdict.UNKNOWN:
            result = Verdict.UNKNOWN
    return result


def any_of(verdicts: Iterable[Verdict]) -> Verdict:
    """Kleene disjunction; of nothing it is false."""
    result = Verdict.FALSE
    for verdict in verdicts:
        if verdict is Verdict.TRUE:
            return Verdict.TRUE
        if verdict is Verdict.UNKNOWN:
            result = Verdict.UNKNOWN
    return result
