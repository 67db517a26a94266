"""Going through criteria: what stands directly inside one, and everything below it."""

from __future__ import annotations

from collections.abc import Iterator

from dualclass.language.criteria import AllOf, AnyOf, Criterion, Labelled, Members, Not


def inner(criterion: Criterion) -> tuple[Criterion, ...]:
    """The criteria a criterion is put together from; none for a sentence."""
    match criterion:
        case AllOf(items=items) | AnyOf(items=items):
            return items
        case Labelled(item=item) | Not(item=item) | Members(body=item):
            return (item,)
        case _:
            return ()


def every(criterion: Criterion) -> Iterator[Criterion]:
    """A criterion and everything below it, members' sentences included; references are not followed."""
    yield criterion
    for each in inner(criterion):
        yield from every(each)
