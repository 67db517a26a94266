"""Members of a collection that do not count: ``note excludes interchangeable_seal from wetted_surface``.

A member that has the flag is left out. One that fails and does not state the flag may be such a member: it leaves the
claim open as long as another member is left that may carry it, so that what was listed too much never makes a "no".
"""

from __future__ import annotations

from collections.abc import Mapping

from dualclass.items.record import Collection, ItemRecord
from dualclass.language.criteria import AllOf, AnyOf, Criterion, Labelled, Members, Not
from dualclass.records import replace
from dualclass.verdict import Verdict


def with_exclusions(criterion: Criterion, flags: Mapping[str, str]) -> Criterion:
    """Every claim about every member of a collection, made of the members without the collection's flag alone."""
    if not flags:
        return criterion
    match criterion:
        case AllOf(items=items) | AnyOf(items=items):
            return replace(criterion, items=tuple(with_exclusions(item, flags) for item in items))
        case Not(item=item) | Labelled(item=item):
            return replace(criterion, item=with_exclusions(item, flags))
        case Members(collection=name) if name in flags and criterion.quantifier.word == "every":
            return replace(criterion, excluding=flags[name])
        case _:
            return criterion


def left_out(flag: str, member: ItemRecord) -> Verdict:
    """Whether a member is one of those that do not count, as stated."""
    for value in member.values.get(flag, ()):
        if isinstance(value.value, bool):
            return Verdict.of(value.value)
    return Verdict.UNKNOWN


def counting(flag: str, collection: Collection) -> Collection:
    """The members that may count; when all are left out, what counts has not been listed."""
    kept = tuple(member for member in collection.members if left_out(flag, member) is not Verdict.TRUE)
    return Collection(kept, complete=collection.complete and (bool(kept) or not collection.members))
