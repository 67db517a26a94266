"""What refers to other paragraphs: the subject meets one of them, or is for something that does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dualclass.evaluation.context import COMPONENT_STATEMENT
from dualclass.evaluation.facts import Facts
from dualclass.evaluation.listing import ListEvaluator, outside_statements
from dualclass.evaluation.performance import figures_of
from dualclass.evaluation.units import Unit
from dualclass.language.criteria import PerformanceOf, Purpose, Reference, SpecifiedIn
from dualclass.workshop.testing.witness.draft import Draft, TargetDraft
from dualclass.workshop.testing.witness.goals import Goal, subject_of

DEEPEST = 3
MOST = 8
"""Paragraphs of a reference that are tried."""

type Branch = tuple[Draft, tuple[Goal, ...]]


def branches(
    criterion: SpecifiedIn | PerformanceOf, goal: Goal, draft: Draft, evaluator: ListEvaluator
) -> Iterator[Branch]:
    """The subject meets one of the paragraphs, or none of them."""
    negated = isinstance(criterion, SpecifiedIn) and criterion.negated
    want = goal.want != negated
    if goal.depth >= DEEPEST:
        return
    inner = replace(goal, depth=goal.depth + 1, strict=goal.strict or negated, late=False)
    named = criterion.references
    if want:
        for unit in _fitting(_units(named, evaluator), subject_of(draft, goal.where), evaluator)[:MOST]:
            yield draft, _meets(unit, inner, criterion)
        for statement in _statements(criterion, evaluator):
            yield from _said(draft, goal, {statement: True}, ())
        return
    fails = tuple(
        replace(inner, criterion=figures, want=False, code=unit.code, late=True)
        for unit in _units(named, evaluator)
        if (figures := _of(unit, criterion)) is not None
    )
    yield from _said(draft, goal, dict.fromkeys(_statements(criterion, evaluator), False), fails)


def _units(named: tuple[Reference, ...], evaluator: ListEvaluator) -> list[Unit]:
    heads = evaluator.facts.heads(named)
    return [unit for head in heads for unit in evaluator.units_at(head) if not unit.tail and unit.gap is None]


def _fitting(units: list[Unit], subject: Draft, evaluator: ListEvaluator) -> list[Unit]:
    """The units whose kinds the subject is already of before the others."""
    vocabulary = evaluator.vocabulary

    def fits(unit: Unit) -> bool:
        doors = unit.doors[0] if unit.doors else ()
        return bool(subject.kinds) and all(
            any(vocabulary.is_a(held, kind) for held in subject.kinds for kind in kinds) for kinds in doors
        )

    return sorted(units, key=lambda unit: not fits(unit))


def _of(unit: Unit, criterion: SpecifiedIn | PerformanceOf):
    return unit.core if isinstance(criterion, SpecifiedIn) else figures_of(unit.core)


def _meets(unit: Unit, inner: Goal, criterion: SpecifiedIn | PerformanceOf) -> tuple[Goal, ...]:
    """The unit's own condition, and no release of it."""
    what = _of(unit, criterion)
    if what is None:
        return ()
    goals = (replace(inner, criterion=what, want=True, code=unit.code),)
    if isinstance(criterion, PerformanceOf):
        return goals
    free = tuple(
        replace(inner, criterion=release.criterion, want=False, code=unit.code, strict=True, late=True)
        for release in unit.releases
    )
    return (*goals, *free)


def _statements(criterion: SpecifiedIn | PerformanceOf, evaluator: ListEvaluator) -> list[str]:
    """What answers a reference to paragraphs that nobody wrote down, and to other lists."""
    if isinstance(criterion, PerformanceOf):
        return []
    gaps = evaluator.facts.gaps_in(criterion.references)
    return [f"it is specified in {gap.code}" for gap in gaps] + list(outside_statements(criterion.references))


def _said(draft: Draft, goal: Goal, answers: dict[str, bool], goals: tuple[Goal, ...]) -> Iterator[Branch]:
    fresh = draft.copy()
    subject = subject_of(fresh, goal.where)
    for key, answer in answers.items():
        if subject.stated.setdefault(key, answer) != answer:
            return
    yield fresh, goals


# ---------------------------------------------------------------- what it is for


def purposes(criterion: Purpose, goal: Goal, draft: Draft, evaluator: ListEvaluator) -> Iterator[Branch]:
    """It is for one of the entries, in an activity and by a term the rule names; or a person says that it is not."""
    want = goal.want != criterion.negated
    subject = subject_of(draft, goal.where)
    for place in range(len(subject.targets)):
        fresh = draft.copy()
        target = subject_of(fresh, goal.where).targets[place]
        if (want and _aimed(target, criterion, evaluator)) or (not want and _judge(target, criterion, answer=False)):
            yield fresh, ()
    if not want and criterion.activities == ("component",) and not subject.targets:
        yield from _said(draft, goal, {COMPONENT_STATEMENT: False}, ())
        return
    if want or not subject.targets:
        fresh = draft.copy()
        target = TargetDraft()
        if _aimed(target, criterion, evaluator) and (want or _judge(target, criterion, answer=False, again=True)):
            subject_of(fresh, goal.where).targets.append(target)
            yield fresh, ()


def _aimed(target: TargetDraft, criterion: Purpose, evaluator: ListEvaluator) -> bool:
    """Let the target be one of the entries, for one of the activities, by the term."""
    code = _code(criterion.references, evaluator)
    if target.code is None and target.item is None:
        target.code = code
        own = evaluator.view.control_list.regime
        target.regime = None if own == "intl" else own
    elif target.code is None:
        return False
    if criterion.activities and not set(target.activities) & set(criterion.activities):
        target.activities.append(criterion.activities[0])
    return _judge(target, criterion, answer=True)


def _judge(target: TargetDraft, criterion: Purpose, *, answer: bool, again: bool = False) -> bool:
    if criterion.how != "judged":
        return answer
    if again:
        target.judged[criterion.term] = answer
        return True
    return target.judged.setdefault(criterion.term, answer) == answer


def _code(named: tuple[Reference, ...], evaluator: ListEvaluator) -> str:
    heads = evaluator.facts.heads(named)
    return heads[0] if heads else named[0].first


def reference_codes(named: tuple[Reference, ...], facts: Facts) -> tuple[str, ...]:
    """Codes by which a target shows each reference: the first and the last of a range, what a group begins with."""
    found: dict[str, None] = {}
    for reference in named:
        heads = facts.heads((reference,))
        if reference.form in {"code", "range"}:
            found.update(dict.fromkeys([reference.first, reference.last or reference.first]))
        elif heads:
            found.update(dict.fromkeys([heads[0], heads[-1]]))
        else:
            gaps = facts.gaps_in((reference,))
            found.update(dict.fromkeys(gap.code for gap in gaps[:1]))
    return tuple(found)
