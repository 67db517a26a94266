"""What an item consists of, so that a sentence about it holds or fails."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from dualclass.language.criteria import Basis, Bound, Contains, Face, Literal, MadeOf, Mainly, Share, Subject
from dualclass.workshop.testing.witness.draft import Draft
from dualclass.workshop.testing.witness.goals import Goal
from dualclass.workshop.testing.witness.measures import OPPOSITE
from dualclass.workshop.testing.witness.numbers import Range

if TYPE_CHECKING:
    from dualclass.workshop.testing.witness.sentences import Change

NOTHING = Face(Fraction(0), "%")
HALF = Face(Fraction(50), "%")
OTHERS = ("iron", "copper", "nickel", "aluminium")


def changes(criterion: Share | Mainly | Contains | MadeOf, goal: Goal) -> Iterator[Change]:
    """The ways to make a sentence about matter true, or false."""
    from dualclass.workshop.testing.witness.sentences import all_of

    match criterion:
        case Share():
            yield from _share(criterion, want=goal.want)
        case Contains(constituents=names, mode=mode):
            parts = [_bounded((name, "weight"), [Bound("more than", Literal((NOTHING,)))]) for name in names]
            if not goal.want:
                parts = [_bounded((name, "weight"), [Bound("exactly", Literal((NOTHING,)))]) for name in names]
            if (mode == "all") == goal.want:
                yield all_of(parts)
            else:
                yield from parts
        case Mainly(constituent=name):
            if goal.want:
                yield _bounded((name, "weight"), [Bound("more than", Literal((HALF,)))])
                return
            other = next(each for each in OTHERS if each != name)
            less = _bounded((name, "weight"), [Bound("exactly", Literal((Face(Fraction(10), "%"),)))])
            yield all_of([less, _bounded((other, "weight"), [Bound("more than", Literal((HALF,)))])])
        case MadeOf(materials=materials, mode=mode):
            yield from _made_of(materials, mode, want=goal.want)


def _share(criterion: Share, *, want: bool) -> Iterator[Change]:
    from dualclass.workshop.testing.witness.sentences import all_of

    basis: Basis = criterion.basis or "weight"
    names = criterion.constituents or ("",)
    nought = [Bound("exactly", Literal((NOTHING,)))]
    rest = [_bounded((name, basis), nought) for name in criterion.exceptions]
    ways = [list(criterion.bounds.bounds)]
    if not want:
        ways = [[Bound(border, bound.limit)] for bound in criterion.bounds.bounds for border in OPPOSITE[bound.border]]
    for bounds in ways:
        if criterion.mode == "any" and not want:
            yield all_of([*rest, *(_bounded((name, basis), bounds) for name in names)])
            continue
        for name in names if criterion.mode == "any" else names[:1]:
            others = [_bounded((each, basis), nought) for each in names if each != name]
            known = others if criterion.mode == "together" else []
            yield all_of([*rest, *known, _bounded((name, basis), bounds)])


def _bounded(key: tuple[str, str | None], bounds: list[Bound]) -> Change:
    def change(_: Draft, subject: Draft) -> bool:
        found = subject.shares.get(key)
        for bound in bounds:
            if not isinstance(bound.limit, Literal):
                return False
            face = bound.limit.faces[0]
            found = (found or Range(face.unit or "%")).narrowed(bound.border, face)
            if found is None:
                return False
        if found is not None:
            subject.shares[key] = found
        return True

    return change


def _made_of(materials: tuple[str, ...], mode: str, *, want: bool) -> Iterator[Change]:
    from dualclass.workshop.testing.witness.sentences import word

    of = Subject("made_of")
    if not want:
        yield word(of, [next(each for each in OTHERS if each not in materials)])
    elif mode == "all":
        yield word(of, list(materials))
    else:
        yield from (word(of, [material]) for material in materials)
