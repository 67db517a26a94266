"""Finds items that meet some criteria and fail others: a search that states one thing after another.

It takes a goal at a time; where a goal can be met in several ways it tries them in the order of the rule, and comes
back to the next when a later goal cannot be met any more. What it finds is only a candidate: whoever asked holds it
against the rules themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dualclass.diagnostics import DiagnosticError
from dualclass.evaluation.compiled_joins import Decide
from dualclass.evaluation.listing import ListEvaluator
from dualclass.evaluation.place import Place
from dualclass.items import item_from_data, normalise
from dualclass.items.record import ItemRecord
from dualclass.language.criteria import (
    AllOf,
    AnyOf,
    Criterion,
    IsFlag,
    IsKind,
    Labelled,
    Members,
    Not,
    Open,
    PerformanceOf,
    Purpose,
    SpecifiedIn,
)
from dualclass.verdict import Verdict
from dualclass.workshop.testing.stating import item_data
from dualclass.workshop.testing.witness import collections, references
from dualclass.workshop.testing.witness.draft import Draft, UnwrittenError
from dualclass.workshop.testing.witness.goals import Goal, Step, subject_of
from dualclass.workshop.testing.witness.sentences import changes

BUDGET = 3000
"""Steps after which a search is given up."""

type Branch = tuple[Draft, tuple[Goal, ...]]


class Solver:
    """Searches witnesses for the criteria of one list on one day.

    ``past_gaps``: what is not encoded keeps no item from being made. ``exhausted``: the last search saw every way.
    """

    def __init__(self, evaluator: ListEvaluator) -> None:
        """Take the list as it is evaluated."""
        self.evaluator = evaluator
        self.facts = evaluator.facts
        self.vocabulary = evaluator.vocabulary
        self.exhausted = True
        self.past_gaps = False
        self._compiled: dict[tuple[int, Place], tuple[Decide, Criterion]] = {}

    def solutions(self, goals: Iterable[Goal], start: Draft | None = None, budget: int = BUDGET) -> Iterator[Draft]:
        """Drafts that meet the goals, as far as the search can say."""
        self.exhausted = True
        stack: list[Branch] = [(start or Draft(), tuple(goals))]
        steps = 0
        while stack:
            steps += 1
            if steps > budget:
                self.exhausted = False
                return
            draft, waiting = stack.pop()
            if not waiting:
                yield draft
                continue
            goal, rest = waiting[0], waiting[1:]
            if not goal.late and rest and is_late(goal):
                stack.append((draft, (*rest, replace(goal, late=True))))
                continue
            branches = list(self._branches(goal, draft))
            stack.extend((found, (*more, *rest)) for found, more in reversed(branches))

    def _branches(self, goal: Goal, draft: Draft) -> Iterator[Branch]:
        """The ways in which one goal can be met: the draft with something more decided, and what is then to be met."""
        criterion = goal.criterion
        if goal.late and self._is_met(goal, draft):
            yield draft, ()
            return
        match criterion:
            case AllOf(items=items) | AnyOf(items=items):
                inner = tuple(goal.of(item) for item in items)
                if isinstance(criterion, AllOf) == goal.want:
                    yield draft, inner
                else:
                    yield from ((draft, (each,)) for each in inner)
            case Labelled(item=item):
                yield draft, (replace(goal, criterion=item),)
            case Not(item=IsKind() as item):
                yield draft, (replace(goal.of(replace(item, negated=not item.negated)), strict=True),)
            case Not(item=item):
                yield draft, (replace(goal.of(item, want=not goal.want), strict=True),)
            case IsFlag(name=name, negated=negated) if (inside := self._defined(name, goal)) is not None:
                yield draft, (goal.of(inside, want=goal.want != negated),)
            case Members():
                yield from collections.branches(criterion, goal, draft, self.vocabulary)
            case SpecifiedIn() | PerformanceOf():
                yield from references.branches(criterion, goal, draft, self.evaluator)
            case Purpose(references=named) if named:
                yield from references.purposes(criterion, goal, draft, self.evaluator)
            case Open():
                if self.past_gaps and goal.want:
                    yield draft, ()
            case _:
                for change in changes(criterion, goal, self.evaluator):
                    fresh = draft.copy()
                    if change(fresh, subject_of(fresh, goal.where)):
                        yield fresh, ()

    def _defined(self, name: str, goal: Goal):
        note = self.facts.definition(name, goal.code)
        return note.criterion if note is not None else None

    # ------------------------------------------------------------ what a draft already meets

    def record(self, draft: Draft) -> ItemRecord | None:
        """The draft as a record; ``None`` while it is no item that could be stated."""
        try:
            return normalise(item_from_data(item_data(draft.data())), self.vocabulary)
        except (DiagnosticError, UnwrittenError):
            return None

    def _is_met(self, goal: Goal, draft: Draft) -> bool:
        root = self.record(draft)
        record = None if root is None else inner_record(root, goal.where)
        if root is None or record is None:
            return False
        place = Place(goal.code)
        if goal.strict:
            place = place.in_release()
        for word, name, _ in goal.where:
            if word == "member":
                place = place.within(name)
            elif word == "target":
                place = place.within("target")
        verdict = self._decide(goal.criterion, place)(record, self.evaluator.context(root).inquiry)
        return verdict is Verdict.of(goal.want)

    def _decide(self, criterion: Criterion, place: Place) -> Decide:
        """The criterion compiled, once for each place it is asked at."""
        key = (id(criterion), place)
        if key not in self._compiled:
            self._compiled[key] = (self.evaluator.program.compiler.compile(criterion, place), criterion)
        return self._compiled[key][0]


def is_late(goal: Goal) -> bool:
    """Whether a goal waits until everything else is said: claims about all members, and what is to fail."""
    match goal.criterion:
        case Members(quantifier=quantifier):
            some = quantifier.word in {"some", "at least", "more than", "exactly"}
            return some != goal.want
        case SpecifiedIn(negated=negated):
            return goal.want == negated
        case Not() | AllOf() | AnyOf() | Labelled():
            return False
        case Purpose(references=named, negated=negated):
            return bool(named) and goal.want == negated
        case _:
            return False


def inner_record(record: ItemRecord, where: tuple[Step, ...]) -> ItemRecord | None:
    """The part of a record that a goal speaks of."""
    found: ItemRecord | None = record
    for word, name, place in where:
        if found is None:
            return None
        if word == "member":
            held = found.collections.get(name)
            found = held.members[place] if held is not None and place < len(held.members) else None
        elif word == "host":
            found = found.host
        else:
            found = found.targets[place].item if place < len(found.targets) else None
    return found
