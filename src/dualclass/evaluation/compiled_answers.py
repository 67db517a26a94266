"""Compiled judgements and statements: a person's answer, and what an item is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dualclass.evaluation.compiled_joins import Decide, any_deciding
from dualclass.evaluation.context import COMPONENT_STATEMENT
from dualclass.evaluation.facts import LARGEST, Facts
from dualclass.evaluation.place import Place
from dualclass.evaluation.purposes import names_code
from dualclass.items.record import ItemRecord, Target
from dualclass.language.criteria import Purpose
from dualclass.verdict import Verdict
from dualclass.vocabulary.activities import is_for

if TYPE_CHECKING:
    from dualclass.evaluation.context import Inquiry

TRUE, FALSE, UNKNOWN = Verdict.TRUE, Verdict.FALSE, Verdict.UNKNOWN


def answer(key: str, judged: bool, place: Place, facts: Facts) -> Decide:
    """A person's answer under its key: of the subject, else of the root it is a part of."""
    definition = facts.vocabulary.judgements.get(key)
    closable = definition is not None and definition.extraordinary and place.may_assume
    own = place.mode.own

    def decide(record: ItemRecord, inquiry: Inquiry) -> Verdict:
        judgement = record.judgements.get(key)
        if judgement is None and not own:
            judgement = inquiry.root.judgements.get(key)
        if judgement is not None:
            return TRUE if judgement.answer else FALSE
        if not judged:
            said = record.statements.get(key)
            if said is not None:
                return TRUE if said else FALSE
        if closable and inquiry.rules_out(key, record):
            inquiry.assumed = True
            return FALSE
        return UNKNOWN

    return decide


def purpose(criterion: Purpose, place: Place, facts: Facts, entries: Decide | None) -> Decide:
    """A term of purpose, its negation left to the caller; ``entries`` decides whether a target meets its references."""
    judged = criterion.how == "judged"
    if entries is not None:
        return _for_entries(criterion, place, facts, entries, answer(criterion.term, judged, place, facts))
    objects = criterion.objects or tuple(f"{activity} of it" for activity in criterion.activities) or ("it",)
    return any_deciding([answer(f"{criterion.term} {name}", judged, place, facts) for name in objects])


def _for_entries(criterion: Purpose, place: Place, facts: Facts, entries: Decide, term: Decide) -> Decide:
    component = criterion.activities == ("component",)
    no_component = _no_component(criterion, place, facts)
    activities = frozenset(criterion.activities)
    asks = criterion.how == "judged"
    named: dict[tuple[str, str | None], bool | None] = {}

    def meets(target: Target, inquiry: Inquiry) -> Verdict:
        verdict = UNKNOWN
        if target.code is not None:
            key = (target.code, target.regime)
            if key not in named:
                if len(named) > LARGEST:
                    named.clear()
                named[key] = names_code(criterion.references, target.code, target.regime, facts)
            verdict = Verdict.of(named[key])
        if verdict is TRUE or target.item is None:
            return verdict
        return entries(target.item, inquiry)

    def active(target: Target) -> Verdict:
        if not activities:
            return TRUE
        if not target.activities:
            return UNKNOWN
        return Verdict.of(is_for(activities, target.activities))

    def termed(target: Target, record: ItemRecord, inquiry: Inquiry) -> Verdict:
        own = target.judgements.get(criterion.term)
        if own is not None:
            return TRUE if own.answer else FALSE
        return term(record, inquiry) if asks else TRUE

    def decide(record: ItemRecord, inquiry: Inquiry) -> Verdict:
        """Some target of the right sort has the activity and the term, and meets the entries."""
        every = not criterion.activities
        targets = [target for target in record.targets if every or ("component" in target.activities) == component]
        if not targets:
            return no_component(record, inquiry) if component else UNKNOWN
        result = FALSE
        for target in targets:
            parts = [active(target)]
            if parts[0] is not FALSE:
                parts.append(termed(target, record, inquiry))
            if FALSE not in parts:
                parts.append(meets(target, inquiry))
            if FALSE in parts:
                continue
            if UNKNOWN not in parts:
                return TRUE
            result = UNKNOWN
        return result

    return decide


def _no_component(criterion: Purpose, place: Place, facts: Facts) -> Decide:
    """Nobody said that it is a component: closed by kind, by statement, or by assumption."""
    vocabulary = facts.vocabulary

    def decide(record: ItemRecord, inquiry: Inquiry) -> Verdict:
        kinds = record.kinds if "component" in vocabulary.kinds else ()
        if kinds and all(vocabulary.apart(kind, "component") for kind in kinds):
            return FALSE
        said = record.statements.get(COMPONENT_STATEMENT)
        if said is not None:
            return UNKNOWN if said else FALSE
        if place.may_assume and not criterion.of_part and inquiry.rules_out(COMPONENT_STATEMENT, record):
            inquiry.assumed = True
            return FALSE
        return UNKNOWN

    return decide
