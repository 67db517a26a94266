"""Everything a reader may see of an outcome, for comparison."""

from __future__ import annotations

from collections.abc import Iterator

from dualclass.evaluation.finding import Finding
from dualclass.evaluation.outcome import ListOutcome
from dualclass.evaluation.questions import near_misses, questions
from dualclass.evaluation.result import UnitResult


def told(outcome: ListOutcome) -> list[object]:
    """The outcome, its results, questions and near misses; the findings of what is not plainly "no"."""
    return [
        outcome.outcome,
        outcome.controlled_by,
        outcome.gaps,
        outcome.assumptions,
        questions(outcome),
        [(near.code, near.margin, near.finding) for near in near_misses(outcome)],
        [_result(result) for result in outcome.results],
        [(component.name, component.principal, told(component.outcome)) for component in outcome.components],
    ]


def _result(result: UnitResult) -> list[object]:
    findings = list(_findings(result.core)) if result.status != "no" else []
    releases = [(each.release.note, list(_findings(each.finding))) for each in result.releases]
    return [
        result.code,
        result.unit.tail,
        result.status,
        result.verdict,
        result.needs,
        result.assumptions,
        result.state,
        result.instead,
        result.label,
        findings,
        releases,
    ]


def _findings(finding: Finding) -> Iterator[object]:
    yield finding.verdict, finding.label, finding.stated, finding.needs, finding.assumptions, finding.reasons
    for child in finding.children:
        yield from _findings(child)
