"""Findings as clauses: each sentence in the language's own words, with its verdict and what it rests on."""

from __future__ import annotations

from fractions import Fraction

from dualclass.evaluation.finding import Finding
from dualclass.explanation.report import Clause
from dualclass.language.criteria import AllOf, AnyOf, Criterion, Labelled, Members, Not, SpanTest, Threshold
from dualclass.language.writing import write_criterion


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


def clause_of(finding: Finding) -> Clause:
    """A finding and everything below it."""
    parts = _parts(finding)
    return Clause(
        text=clause_text(finding.criterion),
        verdict=finding.verdict.value,
        label=finding.label,
        stated=finding.stated,
        margin=_number(finding.margin),
        remark=finding.remark,
        needs=() if parts else tuple(need.name for need in finding.needs),
        assumptions=() if parts else finding.assumptions,
        reasons=() if parts else finding.reasons,
        clauses=tuple(clause_of(part) for part in parts),
    )


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
