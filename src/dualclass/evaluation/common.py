"""What lists have in common: sentences that say the same in every list, and their findings on one item.

A finding is shared only where it was made without following a reference: then nothing of the list is in it.
"""

from __future__ import annotations

from dualclass.evaluation.finding import Finding
from dualclass.evaluation.place import Mode
from dualclass.evaluation.walking import every
from dualclass.language.criteria import (
    AllOf,
    AnyOf,
    Choice,
    Contains,
    Criterion,
    Enriched,
    Family,
    FreeStatement,
    HasPart,
    Includes,
    IsKind,
    Labelled,
    Literal,
    MadeOf,
    Mainly,
    Members,
    Not,
    Purpose,
    Share,
    SpanTest,
    SpecifiedIn,
    Substance,
    Threshold,
)

ALONE = (
    *(Choice, FreeStatement, HasPart, Includes, IsKind, SpanTest),
    *(Share, Mainly, Contains, MadeOf, Enriched, Substance, Family),
)
"""Sentences whose answer hangs on the vocabulary and on where they stand, never on the list or the paragraph."""

_COMMON = (*ALONE, AllOf, AnyOf, Labelled, Not, Members, Purpose, SpecifiedIn)

type CommonFindings = dict[tuple[int, int, int, Mode], Finding]
"""By what was asked (a unit or a release), of whom, within which item: all outlive it."""


def is_common(criterion: Criterion) -> bool:
    """Whether a condition says the same in every list and paragraph, as long as no reference in it is followed."""
    return all(
        isinstance(each, _COMMON) or (isinstance(each, Threshold) and _literal(each)) for each in every(criterion)
    )


def _literal(threshold: Threshold) -> bool:
    return all(isinstance(bound.limit, Literal) for bound in threshold.bounds.bounds)
