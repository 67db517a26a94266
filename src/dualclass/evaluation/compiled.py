"""The compiled evaluator: a criterion as a closure that answers true, false or unknown, and records nothing.

Composition, kinds, flags, thresholds, choices, collections, purposes and references are worked out here anew, apart
from the reference evaluator, with everything looked up beforehand. For rare sentences the reference is asked.
"""

from __future__ import annotations

from collections.abc import Callable

from dualclass.evaluation import compiled_answers, compiled_values
from dualclass.evaluation.compiled_joins import Decide, all_deciding, any_deciding
from dualclass.evaluation.compiled_members import members
from dualclass.evaluation.context import Context, Inquiry
from dualclass.evaluation.facts import Facts, kind_statement
from dualclass.evaluation.performance import figures_of
from dualclass.evaluation.place import Place
from dualclass.evaluation.reference import evaluate
from dualclass.evaluation.units import Unit
from dualclass.items.record import ItemRecord
from dualclass.language.criteria import (
    AllOf,
    AnyOf,
    Choice,
    Criterion,
    FreeStatement,
    HasPart,
    Includes,
    IsFlag,
    IsKind,
    Labelled,
    Members,
    Not,
    Open,
    PerformanceOf,
    Purpose,
    Reference,
    SpecifiedIn,
    Threshold,
)
from dualclass.records import replace
from dualclass.verdict import Verdict

TRUE, FALSE, UNKNOWN = Verdict.TRUE, Verdict.FALSE, Verdict.UNKNOWN

"""A compiled criterion: the verdict on a record. Assumptions it used are noted in the inquiry."""

Refer = Callable[[tuple[Reference, ...], Place], Decide]
"""Compiles a reference: whether the subject meets one of the paragraphs."""


class Compiler:
    """Turns the criteria of one list into closures."""

    def __init__(self, facts: Facts, refer: Refer, units_at: Callable[[str], tuple[Unit, ...]]) -> None:
        """Take the list's facts, and what answers references to its paragraphs."""
        self.facts = facts
        self._refer = refer
        self._units_at = units_at

    def compile(self, criterion: Criterion, place: Place) -> Decide:
        """The closure of a criterion at a place."""
        match criterion:
            case AllOf() | AnyOf():
                return self._joined(criterion, place)
            case Labelled(item=item):
                return self.compile(item, place)
            case Not(item=IsKind() as item):
                return self._kind(replace(item, negated=not item.negated), place)
            case Not(item=item):
                return _not(self.compile(item, place.turned()))
            case IsKind():
                return self._kind(criterion, place)
            case IsFlag():
                return self._flag(criterion, place)
            case HasPart():
                return self._part(criterion, place)
            case Members(body=body, collection=name, quantifier=quantifier):
                inside = place.within(name).counted(quantifier.word)
                return members(criterion, self.compile(body, inside), self.facts)
            case SpecifiedIn(references=references, negated=negated):
                found = self._refer(references, place.turned() if negated else place)
                return _not(found) if negated else found
            case PerformanceOf(references=references):
                return self._performance(references, place)
            case Open():
                return _constant(UNKNOWN)
            case _:
                return self._sentence(criterion, place)

    def _sentence(self, criterion: Criterion, place: Place) -> Decide:
        match criterion:
            case Threshold():
                return compiled_values.threshold(criterion, place, self.facts, self._asked(criterion, place))
            case Choice():
                return compiled_values.choice(criterion, place, self.facts)
            case Includes():
                return compiled_values.includes(criterion, place, self.facts)
            case Purpose():
                own = place.turned() if criterion.negated else place
                aim = own.of_its_own(wholes="component" in criterion.activities)
                entries = self._refer(criterion.references, aim) if criterion.references else None
                found = compiled_answers.purpose(criterion, own, self.facts, entries)
                return _not(found) if criterion.negated else found
            case FreeStatement():
                own = place.turned() if criterion.negated else place
                answer = compiled_answers.answer(criterion.text, criterion.how == "judged", own, self.facts)
                return _not(answer) if criterion.negated else answer
            case _:
                return self._asked(criterion, place)

    def _asked(self, criterion: Criterion, place: Place) -> Decide:
        """A rare sentence: the reference's verdict."""

        def decide(record: ItemRecord, inquiry: Inquiry) -> Verdict:
            found = evaluate(criterion, record, Context(inquiry, place))
            if found.assumptions:
                inquiry.assumed = True
            return found.verdict

        return decide

    # ------------------------------------------------------------ composition

    def _joined(self, criterion: AllOf | AnyOf, place: Place) -> Decide:
        conjunctive = isinstance(criterion, AllOf)
        items = sorted(_flat(criterion, type(criterion)), key=_cost)
        parts = [self.compile(item, place) for item in items]
        if len(parts) == 1:
            return parts[0]
        return all_deciding(parts) if conjunctive else any_deciding(parts)

    def _performance(self, references: tuple[Reference, ...], place: Place) -> Decide:
        parts: list[Decide] = []
        for head in self.facts.heads(references):
            for unit in self._units_at(head):
                figures = figures_of(unit.core)
                inside = place._replace(code=unit.code)
                parts.append(_constant(UNKNOWN) if figures is None else self.compile(figures, inside))
        parts.extend(_constant(UNKNOWN) for _ in self.facts.gaps_in(references))
        return any_deciding(parts)

    # ------------------------------------------------------------ what it is and has

    def _kind(self, criterion: IsKind, place: Place) -> Decide:
        facts = self.facts
        named = [(kind, kind_statement(kind)) for kind in criterion.kinds]
        strict = criterion.negated or place.strict
        absent = FALSE if criterion.negated else TRUE

        def decide(record: ItemRecord, _: Inquiry) -> Verdict:
            """Held: true. Possible, or not declared apart where that is needed: unknown. Otherwise false."""
            kinds, statements = record.kinds, record.statements
            open_kind = False
            for kind, statement in named:
                relation = facts.relation(kinds, kind) if kinds else "may be"
                said = statements.get(statement) if statements else None
                if relation == "is" or said is True:
                    return absent
                if said is None and (relation == "may be" or (strict and relation == "other")):
                    open_kind = True
            return UNKNOWN if open_kind else ~absent

        return decide

    def _flag(self, criterion: IsFlag, place: Place) -> Decide:
        own = place.turned() if criterion.negated else place
        defined = self.facts.definition(criterion.name, place.code)
        if defined is not None and defined.criterion is not None:
            found = self.compile(defined.criterion, own)
        else:
            found = compiled_values.flag(criterion.name, own, self.facts)
        return _not(found) if criterion.negated else found

    def _part(self, criterion: HasPart, place: Place) -> Decide:
        name = criterion.name
        flag = compiled_values.flag(name, place.turned() if criterion.negated else place, self.facts)

        def decide(record: ItemRecord, inquiry: Inquiry) -> Verdict:
            collection = record.collections.get(name)
            if collection is None:
                return flag(record, inquiry)
            if collection.members:
                return TRUE
            return FALSE if collection.complete else UNKNOWN

        return _not(decide) if criterion.negated else decide


def _constant(verdict: Verdict) -> Decide:
    def decide(_record: ItemRecord, _inquiry: Inquiry) -> Verdict:
        return verdict

    return decide


def _not(part: Decide) -> Decide:
    def decide(record: ItemRecord, inquiry: Inquiry) -> Verdict:
        return ~part(record, inquiry)

    return decide


def sentences(criterion: Criterion) -> list[Criterion]:
    """The sentences all of which a criterion asks for, the cheapest first."""
    return sorted(_flat(criterion, AllOf), key=_cost)


def _flat(criterion: Criterion, join: type[AllOf] | type[AnyOf]) -> list[Criterion]:
    """The sentences of nested joins of one sort, labels taken off."""
    while isinstance(criterion, Labelled):
        criterion = criterion.item
    if isinstance(criterion, AllOf | AnyOf) and isinstance(criterion, join):
        return [inner for item in criterion.items for inner in _flat(item, join)]
    return [criterion]


def _cost(criterion: Criterion) -> int:
    """Kinds first, then what is stated in one word, then figures; what leads to other paragraphs last."""
    match criterion:
        case IsKind() | Not(item=IsKind()):
            return 0
        case IsFlag() | HasPart() | FreeStatement():
            return 1
        case Choice() | Includes():
            return 2
        case Threshold():
            return 3
        case AllOf(items=items) | AnyOf(items=items):
            return max((_cost(item) for item in items), default=0) + 1
        case Labelled(item=item) | Not(item=item):
            return _cost(item)
        case Members(body=body):
            return _cost(body) + 4
        case SpecifiedIn() | PerformanceOf():
            return 20
        case Purpose(references=references):
            return 20 if references else 1
        case _:
            return 5
