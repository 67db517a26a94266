"""The figures of a paragraph: its comparisons, without what it is and what it is for."""

from __future__ import annotations

from dualclass.language.criteria import AllOf, AnyOf, Criterion, Labelled, Members, Share, SpanTest, Threshold
from dualclass.records import replace


def figures_of(criterion: Criterion) -> Criterion | None:
    """The criterion with everything but comparisons left out; ``None`` when nothing is left."""
    match criterion:
        case Threshold() | SpanTest() | Share():
            return criterion
        case AllOf(items=items) | AnyOf(items=items):
            kept = tuple(figures for item in items if (figures := figures_of(item)) is not None)
            return replace(criterion, items=kept) if kept else None
        case Labelled(item=item) if (figures := figures_of(item)) is not None:
            return replace(criterion, item=figures)
        case Members(body=body) if (figures := figures_of(body)) is not None:
            return replace(criterion, body=figures)
        case _:
            return None
