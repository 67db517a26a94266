"""What an evaluation found out about one criterion: recorded here, put into words elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Literal as OneOf

from dualclass.language.criteria import Criterion
from dualclass.records import dataclass, field
from dualclass.verdict import Verdict, all_of, any_of

NeedSort = OneOf[
    "parameter", "collection", "judgement", "statement", "kind", "target", "shipment", "host", "status", "source", "gap"
]


@dataclass(frozen=True, slots=True)
class Need:
    """What would settle an unknown: its name as an item file has it, and what sort of answer it is."""

    name: str
    sort: NeedSort = "parameter"


@dataclass(frozen=True, slots=True)
class Finding:
    """The verdict on one criterion, with what it rests on.

    ``needs``: what would settle it, only while unknown. ``stated``: the item's value as given. ``margin``: relative
    distance of the value from the threshold (positive beyond it in the criterion's direction). ``assumptions``: names
    under which alone the verdict holds. ``reasons``: a person's reasons it rests on. ``remark``: ``by convention``,
    ``border``, ``label only`` and the like.
    """

    verdict: Verdict
    criterion: Criterion | None = None
    needs: tuple[Need, ...] = ()
    stated: str | None = None
    margin: Fraction | None = None
    assumptions: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    remark: str | None = None
    label: str | None = None
    children: tuple[Finding, ...] = field(default=())

    def leaves(self) -> Iterator[Finding]:
        """The findings that were not put together from others."""
        if not self.children:
            yield self
        for child in self.children:
            yield from child.leaves()


def labelled(label: str, criterion: Criterion, found: Finding) -> Finding:
    """The same finding under the label of its paragraph."""
    return Finding(
        found.verdict,
        criterion,
        found.needs,
        found.stated,
        found.margin,
        found.assumptions,
        found.reasons,
        found.remark,
        label,
        found.children or (found,),
    )


def deciding(finding: Finding, structural: tuple[type[Criterion], ...]) -> Iterator[Finding]:
    """The sentences of a finding's own verdict that made it: all would have to turn for the whole to turn.

    ``structural``: the sorts of criteria that are looked into; a finding of another sort is told as it stands.
    """
    inside = finding.criterion is None or isinstance(finding.criterion, structural)
    if inside and finding.children:
        for child in finding.children:
            if child.verdict is finding.verdict:
                yield from deciding(child, structural)
    else:
        yield finding


def distinct[T](items: Iterable[T]) -> tuple[T, ...]:
    """The items once each, in their first order."""
    return tuple(dict.fromkeys(items))


def unknown(criterion: Criterion | None, *needs: Need, stated: str | None = None, remark: str | None = None) -> Finding:
    """An open question."""
    return Finding(Verdict.UNKNOWN, criterion, needs, stated=stated, remark=remark)


def settled(criterion: Criterion | None, truth: bool, *, stated: str | None = None) -> Finding:
    """A plain yes or no."""
    return Finding(Verdict.of(truth), criterion, stated=stated)


def combined(criterion: Criterion | None, verdict: Verdict, parts: tuple[Finding, ...], *more: Need) -> Finding:
    """A finding put together from others: its needs and assumptions are those of the parts that matter.

    A part matters when its verdict is the whole's: unknown parts for an unknown whole, false parts for a false
    conjunction, true parts for a true disjunction.
    """
    matter = [part for part in parts if part.verdict is verdict]
    needs: tuple[Need, ...] = ()
    if verdict is Verdict.UNKNOWN:
        single = len(matter) == 1 and not more
        needs = matter[0].needs if single else distinct([need for part in matter for need in part.needs] + list(more))
    assumed = any(part.assumptions for part in parts)
    reasoned = [part.reasons for part in parts if part.reasons]
    return Finding(
        verdict,
        criterion,
        needs,
        assumptions=_assumptions(matter, parts) if assumed else (),
        reasons=distinct(reason for reasons in reasoned for reason in reasons) if reasoned else (),
        children=parts,
    )


def _assumptions(matter: list[Finding], parts: tuple[Finding, ...]) -> tuple[str, ...]:
    """None where some deciding part holds without an assumption; otherwise all that were used."""
    if any(not part.assumptions for part in matter) and matter:
        return ()
    return distinct(name for part in (matter or list(parts)) for name in part.assumptions)


def conjunction(criterion: Criterion | None, parts: tuple[Finding, ...]) -> Finding:
    """All of the parts."""
    verdict = all_of(part.verdict for part in parts)
    found = combined(criterion, verdict, parts)
    return found if verdict is Verdict.FALSE else _with_names(found, parts)


def disjunction(criterion: Criterion | None, parts: tuple[Finding, ...]) -> Finding:
    """Any of the parts."""
    verdict = any_of(part.verdict for part in parts)
    found = combined(criterion, verdict, parts)
    return with_all_assumptions(found, parts)


def with_all_assumptions(found: Finding, parts: Iterable[Finding]) -> Finding:
    """A disjunction that is not true rests on every assumption of its parts."""
    return found if found.verdict is Verdict.TRUE else _with_names(found, parts)


def _with_names(found: Finding, parts: Iterable[Finding]) -> Finding:
    names = distinct(name for part in parts if part.assumptions for name in part.assumptions)
    if names == found.assumptions:
        return found
    return Finding(
        found.verdict,
        found.criterion,
        found.needs,
        found.stated,
        found.margin,
        names,
        found.reasons,
        found.remark,
        found.label,
        found.children,
    )


def negation(criterion: Criterion | None, part: Finding) -> Finding:
    """Not the part: what would settle it is the same."""
    return Finding(
        ~part.verdict, criterion, part.needs, assumptions=part.assumptions, reasons=part.reasons, children=(part,)
    )
