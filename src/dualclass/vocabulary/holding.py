"""What every material of a kind holds: ``share of nickel 10 % to 14 % by weight`` below a kind."""

from __future__ import annotations

from fractions import Fraction

from dualclass.diagnostics import Diagnostic
from dualclass.language.criteria import Bound, Literal, Share
from dualclass.language.paragraphs import KindLine
from dualclass.quantities import find_unit
from dualclass.vocabulary.definitions import HeldShare
from dualclass.vocabulary.problems import problem

_WHOLE = Fraction(1)


def held_shares(line: KindLine, diagnostics: list[Diagnostic]) -> tuple[HeldShare, ...]:
    """The shares of a kind's lines; what is wrong with one is told, and it is left out."""
    found: list[HeldShare] = []
    for share in line.shares:
        held = _held(share)
        if held is not None:
            found.append(held)
            continue
        message = f"`{line.name}`: a share of a kind is of one constituent, with both ends in it and a basis"
        help = "write `share of nickel 10 % to 14 % by weight`, or one end, `share of iron at least 60 % by weight`"
        diagnostics.append(problem("V013", message, share, help=help))
    return tuple(found)


def _held(share: Share) -> HeldShare | None:
    if share.mode != "one" or len(share.constituents) != 1 or share.exceptions or share.basis is None:
        return None
    ends = {bound.border: _limit(bound) for bound in share.bounds.bounds}
    low, high = ends.pop("at least", Fraction(0)), ends.pop("at most", _WHOLE)
    if ends or low is None or high is None or not 0 <= low <= high <= _WHOLE:
        return None
    return HeldShare(share.constituents[0], share.basis, low, high)


def _limit(bound: Bound) -> Fraction | None:
    if not isinstance(bound.limit, Literal) or len(bound.limit.faces) != 1:
        return None
    face = bound.limit.faces[0]
    unit = find_unit(face.unit) if face.unit else None
    return face.value * unit.factor if unit is not None and unit.dimension == "number" else None
