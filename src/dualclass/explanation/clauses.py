"""Findings as clauses: each sentence in the language's own words, with its verdict and what it rests on."""

from __future__ import annotations

from fractions import Fraction

from dualclass.evaluation.finding import Finding, deciding
from dualclass.explanation.report import Clause
from dualclass.language.criteria import (
    AllOf,
    AnyOf,
    Criterion,
    Labelled,
    Members,
    Not,
    PerformanceOf,
    Purpose,
    SpanTest,
    SpecifiedIn,
    Threshold,
)
from dualclass.language.writing import write_criterion
from dualclass.records import replace

MOST_PARAGRAPHS = 8
MOST_DECIDING = 4


def clause_text(criterion: Criterion | None) -> str:
    """What a clause says; ``at any`` is put as "at one or more", which nobody reads as every."""
    match criterion:
        case None:
            return "one of these paragraphs"
        case AllOf():
            return "all of"
        case AnyOf():
            return "any of"
        case Labelled(title=title, item=item):
            return title or clause_text(item)
        case Not():
            return "none of this holds"
        case Members(quantifier=quantifier, collection=collection):
            count = "" if quantifier.count is None else f" {quantifier.count}"
            return f"{quantifier.word}{count} {collection}"
        case Threshold(conditions=conditions) | SpanTest(conditions=conditions):
            text = write_criterion(criterion)
            for condition in conditions:
                if condition.mode == "any":
                    text = text.replace(f"at any {condition.parameter}", f"at one or more {condition.parameter}")
            return text
        case _:
            return write_criterion(criterion)


def clause_of(finding: Finding, member: str | None = None) -> Clause:
    """A finding and everything below it; ``member`` names the member of a collection it speaks of."""
    finding = _purpose(_once(finding))
    parts = _parts(finding)
    return Clause(
        text=clause_text(finding.criterion),
        verdict=finding.verdict.value,
        label=member or finding.label,
        stated=finding.stated,
        margin=_number(finding.margin),
        remark=finding.remark,
        needs=() if parts else tuple(need.name for need in finding.needs),
        assumptions=() if parts else finding.assumptions,
        reasons=finding.reasons if not parts or _of_entries(finding.criterion) else (),
        clauses=_below(finding, parts),
    )


def _below(finding: Finding, parts: tuple[Finding, ...]) -> tuple[Clause, ...]:
    """The clauses below: members by number; of a reference only the paragraphs that decided, without their inside."""
    match finding.criterion:
        case Members(collection=collection):
            return tuple(clause_of(part, f"{collection} {number}") for number, part in enumerate(finding.children, 1))
        case SpecifiedIn() | PerformanceOf():
            return tuple(_folded(part) for part in finding.children[:MOST_PARAGRAPHS])
        case Purpose(references=references) if references:
            return tuple(_folded(part) for part in finding.children if part.label is not None)
        case _:
            return tuple(clause_of(part) for part in parts)


def _folded(finding: Finding) -> Clause:
    """A paragraph that was asked about, by its code alone: `explain` tells the rest."""
    codes = [part.label for part in (finding, *finding.children) if part.label]
    return Clause(
        text=f"paragraph {', '.join(dict.fromkeys(codes))}" if codes else clause_text(finding.criterion),
        verdict=finding.verdict.value,
        stated=finding.stated,
        remark=finding.remark,
        needs=tuple(need.name for need in finding.needs),
    )


def _once(finding: Finding) -> Finding:
    """A negation is recorded around its sentence, which would be told twice, with opposite signs."""
    if len(finding.children) == 1 and finding.criterion is not None and not isinstance(finding.criterion, Labelled):
        inner = finding.children[0]
        if inner.criterion == finding.criterion:
            return replace(
                finding,
                stated=finding.stated or inner.stated,
                margin=finding.margin or inner.margin,
                remark=finding.remark or inner.remark,
                children=inner.children,
            )
    return finding


def _of_entries(criterion: Criterion | None) -> bool:
    return isinstance(criterion, Purpose) and bool(criterion.references)


def _purpose(finding: Finding) -> Finding:
    """A purpose is recorded as its parts (activity, code, the person's word): one sentence states them together."""
    if not _of_entries(finding.criterion) or not finding.children:
        return finding
    deciding = [leaf for leaf in finding.leaves() if leaf.criterion == finding.criterion]
    deciding = [leaf for leaf in deciding if leaf.verdict is finding.verdict] or deciding
    stated = dict.fromkeys(leaf.stated for leaf in deciding if leaf.stated is not None)
    reasons = dict.fromkeys(reason for leaf in deciding for reason in leaf.reasons)
    return replace(finding, stated=finding.stated or "; ".join(stated) or None, reasons=tuple(reasons))


def deciding_clauses(finding: Finding) -> tuple[Clause, ...]:
    """The sentences that alone made a condition false: what would have to be otherwise."""
    found: list[Clause] = []
    for leaf in deciding(finding, (AllOf, AnyOf, Labelled)):
        clause = clause_of(leaf)
        if clause not in found:
            found.append(clause)
    return tuple(found[:MOST_DECIDING])


def clauses_of(finding: Finding) -> tuple[Clause, ...]:
    """The clauses of a whole condition, without the outermost "all of"."""
    if isinstance(finding.criterion, AllOf) and finding.label is None:
        return tuple(clause_of(part) for part in finding.children)
    return (clause_of(finding),)


def _parts(finding: Finding) -> tuple[Finding, ...]:
    """The parts worth showing: a label around one sentence shows the sentence itself."""
    parts = finding.children
    flat: list[Finding] = []
    for part in parts:
        if isinstance(part.criterion, AllOf) and part.label is None:
            flat.extend(part.children)
        else:
            flat.append(part)
    return tuple(flat)


def _number(margin: Fraction | None) -> float | None:
    return None if margin is None else float(round(margin, 6))
