"""Builds the published result of one item under one list from its recorded outcome."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dualclass.evaluation.finding import distinct
from dualclass.evaluation.listing import UnitResult
from dualclass.evaluation.outcome import ListOutcome
from dualclass.evaluation.questions import near_misses, open_units, questions
from dualclass.explanation.clauses import clause_text, clauses_of, deciding_clauses
from dualclass.explanation.coverage import coverage_report
from dualclass.explanation.report import (
    ComponentReport,
    NearMissReport,
    NotApplied,
    OpenParagraph,
    QuestionToAsk,
    Reason,
    RegimeResult,
    ReleaseReason,
    UnlessReleased,
    UsedAssumption,
)
from dualclass.explanation.wording import question_text
from dualclass.lists import ListView
from dualclass.verdict import Verdict
from dualclass.vocabulary import Vocabulary


def regime_result(
    outcome: ListOutcome, vocabulary: Vocabulary, announced: Iterable[NotApplied] = (), *, brief: bool = False
) -> RegimeResult:
    """What one list says, ready to be printed or sent; ``announced``: what the item meets and is not in force yet.
    ``brief``: without reasons for what is open, of which the text report gives the code and the questions alone.
    """
    view = outcome.view
    unclaimed = {result.code for result in outcome.with_status("unless released")}
    return RegimeResult(
        regime=view.control_list.regime,
        list=view.control_list.title,
        edition=view.edition.name,
        outcome=outcome.outcome,
        controlled_by=tuple(printed(code, view) for code in outcome.controlled_by),
        controlled_unless=_unless(outcome),
        open=tuple(
            OpenParagraph(code=printed(code, view), needs=tuple(need.name for need in needs), component=component)
            for code, needs, component in open_units(outcome)
            if component is not None or code not in unclaimed
        ),
        questions=tuple(
            QuestionToAsk(
                parameter=question.need.name,
                text=question_text(question.need, vocabulary),
                decides=tuple(printed(code, view) for code in question.decides),
            )
            for question in questions(outcome)
        ),
        assumptions=_assumptions(outcome),
        near_misses=tuple(
            NearMissReport(
                code=printed(near.code, view),
                clause=clause_text(near.finding.criterion),
                stated=near.finding.stated,
                margin=float(round(near.margin, 6)),
            )
            for near in near_misses(outcome)
        ),
        not_applied=(*_not_applied(outcome), *announced),
        components=tuple(
            ComponentReport(
                name=component.name,
                outcome=component.outcome.outcome,
                principal_element=component.principal.value,
                controlled_by=tuple(printed(code, view) for code in component.outcome.controlled_by),
                reasons=_reasons(component.outcome, brief=brief),
            )
            for component in outcome.components
        ),
        coverage=coverage_report(outcome),
        reasons=_reasons(outcome, brief=brief),
    )


def _reasons(outcome: ListOutcome, *, brief: bool) -> tuple[Reason, ...]:
    untold = {"no", "gap", "open"} if brief else {"no", "gap"}
    return tuple(reason_of(result, outcome.view) for result in outcome.results if result.status not in untold)


def printed(code: str, view: ListView) -> str:
    """The number under which the state prints a paragraph."""
    return view.display(code) or code


def reason_of(result: UnitResult, view: ListView) -> Reason:
    """Why a paragraph has its result."""
    number = view.display(result.code)
    return Reason(
        code=result.code,
        number=number,
        title=result.unit.title,
        status=result.status,
        clauses=() if result.status == "released" else clauses_of(result.core),
        releases=tuple(
            ReleaseReason(
                note=release.release.note,
                verdict=release.finding.verdict.value,
                clauses=(
                    deciding_clauses(release.finding)
                    if release.finding.verdict is Verdict.FALSE
                    else clauses_of(release.finding)
                ),
            )
            for release in result.releases
            if result.status != "released" or release.finding.verdict is Verdict.TRUE
        ),
        instead=tuple(printed(code, view) for code in result.instead),
        marks=(*_state(result), *(f"{mark.word}: {mark.text}" for mark in result.unit.marks if mark.word != "hs")),
        tags=view.tags(result.code),
    )


def _state(result: UnitResult) -> tuple[str, ...]:
    """Why a paragraph is not applied, or why nobody can say whether it is."""
    state = result.state
    if state is None or state.word == "applied":
        return ()
    until = f" until {state.until}" if state.until and state.word == "suspended" else ""
    return (f"{state.word}{until}: {state.why or state.by or 'no reason is printed'}",)


def _unless(outcome: ListOutcome) -> tuple[UnlessReleased, ...]:
    found: list[UnlessReleased] = []
    for result in outcome.with_status("unless released"):
        for release in result.releases:
            if release.finding.needs:
                found.append(
                    UnlessReleased(
                        code=printed(result.code, outcome.view),
                        release=release.release.note,
                        needs=tuple(need.name for need in release.finding.needs),
                    )
                )
    return tuple(found)


def _assumptions(outcome: ListOutcome) -> tuple[UsedAssumption, ...]:
    closed: dict[str, list[str]] = {}
    for name, code in _assumed(outcome):
        closed.setdefault(name, []).append(code)
    return tuple(UsedAssumption(name=name, closed=distinct(codes)) for name, codes in closed.items())


def _assumed(outcome: ListOutcome) -> Iterator[tuple[str, str]]:
    """Every assumption with a code that rests on it; what a component's result rests on is told with its name."""
    for result in outcome.results:
        for name in result.assumptions:
            yield name, printed(result.code, outcome.view)
    for component in outcome.components:
        for name, code in _assumed(component.outcome):
            yield name, f"{component.name}: {code}"


def _not_applied(outcome: ListOutcome) -> tuple[NotApplied, ...]:
    found: list[NotApplied] = []
    for result in outcome.results:
        state = result.state
        if state is None or state.word == "applied" or result.status == "released":
            continue
        found.append(
            NotApplied(
                code=printed(result.code, outcome.view), state=state.word, by=state.by, until=state.until, why=state.why
            )
        )
    return tuple(found)
