"""The ways through a criterion: one alternative of each "any of" taken, each at least once."""

from __future__ import annotations

from dualclass.language.criteria import AllOf, AnyOf, Criterion, Labelled

MOST = 16
"""Ways of one criterion that are tried."""

type Way = tuple[Criterion, ...]
"""What is to be met, each under its label."""


def ways_of(criterion: Criterion) -> tuple[Way, ...]:
    """The first way, then for every other alternative one that takes it."""
    return tuple(_ways(criterion, None)[:MOST])


def _ways(criterion: Criterion, label: str | None) -> list[Way]:
    match criterion:
        case Labelled(label=name, item=item):
            return _ways(item, name)
        case AllOf(items=items):
            each = [_ways(item, label) for item in items]
            if not all(each):
                return [(_under(label, criterion),)]
            first = tuple(part for ways in each for part in ways[0])
            found = [first]
            for place, ways in enumerate(each):
                for way in ways[1:]:
                    chosen = [*(w[0] for w in each[:place]), way, *(w[0] for w in each[place + 1 :])]
                    found.append(tuple(part for parts in chosen for part in parts))
            return found
        case AnyOf(items=items) if items:
            return [way for item in items for way in _ways(item, label)]
        case _:
            return [(_under(label, criterion),)]


def _under(label: str | None, criterion: Criterion) -> Criterion:
    return criterion if label is None else Labelled(label, criterion)
