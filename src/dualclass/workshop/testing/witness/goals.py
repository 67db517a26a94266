"""What a witness is to meet, step by step: a criterion, whether it is to hold, and of what it speaks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal as OneOf

from dualclass.language.criteria import Criterion
from dualclass.workshop.testing.witness.draft import Draft

type Step = tuple[OneOf["member", "target", "host"], str, int]
"""Into a member of a collection (its name and place), the item of a target, or the host."""


@dataclass(frozen=True, slots=True)
class Goal:
    """A criterion that is to be true (``want``) or false of the item or of something inside it.

    ``code``: the paragraph it stands in. ``strict``: a kind not held must be certain here. ``late``: taken up when
    everything else is settled.
    """

    criterion: Criterion
    want: bool = True
    code: str = ""
    where: tuple[Step, ...] = ()
    strict: bool = False
    late: bool = False
    depth: int = 0

    def of(self, criterion: Criterion, *, want: bool | None = None) -> Goal:
        """The same about another criterion."""
        return replace(self, criterion=criterion, want=self.want if want is None else want, late=False)

    def inside(self, step: Step) -> Goal:
        """The same about something inside."""
        return replace(self, where=(*self.where, step))


def subject_of(draft: Draft, where: tuple[Step, ...]) -> Draft:
    """The part of a draft that a goal speaks of."""
    found = draft
    for word, name, place in where:
        if word == "member":
            found = found.members[name][place]
        elif word == "host":
            found.host = found.host or Draft()
            found = found.host
        else:
            target = found.targets[place]
            target.item = target.item or Draft()
            found = target.item
    return found
