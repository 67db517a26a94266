"""Judgements and statements: what only a person can say, never inferred."""

from __future__ import annotations

from collections.abc import Mapping

from dualclass.evaluation.context import COMPONENT_STATEMENT, Context
from dualclass.evaluation.facts import Facts
from dualclass.evaluation.finding import Finding, Need, conjunction, disjunction, negation, unknown
from dualclass.items.record import ItemRecord, Judgement, Target
from dualclass.language.criteria import FreeStatement, Purpose, Reference
from dualclass.lists.labels import is_within
from dualclass.verdict import Verdict
from dualclass.vocabulary.activities import is_for


def purpose(criterion: Purpose, record: ItemRecord, context: Context) -> Finding:
    """A term of purpose with its objects, or with the entries it is for."""
    if criterion.references:
        found = _for_entries(criterion, record, context)
    else:
        objects = criterion.objects or tuple(f"{activity} of it" for activity in criterion.activities) or ("it",)
        keys = [f"{criterion.term} {name}" for name in objects]
        parts = tuple(answer(criterion, key, criterion.how == "judged", record, context) for key in keys)
        found = parts[0] if len(parts) == 1 else disjunction(criterion, parts)
    return negation(criterion, found) if criterion.negated else found


def free(criterion: FreeStatement, record: ItemRecord, context: Context) -> Finding:
    """A quoted statement, answered by its own text."""
    found = answer(criterion, criterion.text, criterion.how == "judged", record, context)
    return negation(criterion, found) if criterion.negated else found


def answer(
    criterion: Purpose | FreeStatement,
    key: str,
    judged: bool,
    record: ItemRecord,
    context: Context,
    own: Mapping[str, Judgement] | None = None,
) -> Finding:
    """A person's answer under its key; a judgement needs its reason, a statement does not.

    What is said of the root is said of its parts too, where they have no answer of their own, but never of another item
    that it is for.
    """
    judgement = (own or {}).get(key) or record.judgements.get(key)
    if judgement is None and not context.place.mode.own:
        judgement = context.root.judgements.get(key)
    if judgement is not None:
        return Finding(
            Verdict.of(judgement.answer),
            criterion,
            stated="yes" if judgement.answer else "no",
            reasons=(f"{key}: {judgement.reason}",),
        )
    said = record.statements.get(key)
    if said is not None and not judged:
        return Finding(Verdict.of(said), criterion, stated="yes" if said else "no")
    definition = context.vocabulary.judgements.get(key)
    extraordinary = definition is not None and definition.extraordinary
    if context.assumes(key, record, extraordinary=extraordinary):
        return Finding(Verdict.FALSE, criterion, assumptions=(key,), remark="assumed absent")
    return unknown(criterion, Need(key, "judgement" if judged else "statement"))


# ---------------------------------------------------------------- what it is for


def _for_entries(criterion: Purpose, record: ItemRecord, context: Context) -> Finding:
    """Some target of the item meets the entries, the activities and the term."""
    component = criterion.activities == ("component",)
    every = not criterion.activities
    targets = [target for target in record.targets if every or ("component" in target.activities) == component]
    if component and not targets:
        return _no_component(criterion, record, context)
    if not targets:
        return unknown(criterion, Need("for", "target"))
    context.inquiry.followed += 1
    parts = tuple(_target(criterion, target, record, context) for target in targets)
    return parts[0] if len(parts) == 1 else disjunction(criterion, parts)


def _no_component(criterion: Purpose, record: ItemRecord, context: Context) -> Finding:
    """Nobody said that it is a component: closed by kind, by statement, or by assumption; otherwise open."""
    vocabulary = context.vocabulary
    if (
        record.kinds
        and "component" in vocabulary.kinds
        and all(vocabulary.apart(kind, "component") for kind in record.kinds)
    ):
        return Finding(Verdict.FALSE, criterion, stated=", ".join(sorted(record.kinds)))
    said = record.statements.get(COMPONENT_STATEMENT)
    if said is False:
        return Finding(Verdict.FALSE, criterion, stated="no")
    if said is True:
        return unknown(criterion, Need("for", "target"))
    if not criterion.of_part and context.assumes(COMPONENT_STATEMENT, record, extraordinary=True):
        return Finding(Verdict.FALSE, criterion, assumptions=(COMPONENT_STATEMENT,), remark="assumed absent")
    return unknown(criterion, Need(COMPONENT_STATEMENT, "statement"))


def _target(criterion: Purpose, target: Target, record: ItemRecord, context: Context) -> Finding:
    parts = [_activity(criterion, target), _meets_entries(criterion, target, context)]
    if criterion.how == "judged" or criterion.term in target.judgements:
        key = criterion.term
        found = answer(criterion, key, criterion.how == "judged", record, context, target.judgements)
        parts.append(found)
    return conjunction(criterion, tuple(parts))


def _activity(criterion: Purpose, target: Target) -> Finding:
    if not criterion.activities:
        return Finding(Verdict.TRUE, criterion)
    if not target.activities:
        return unknown(criterion, Need("for.activities", "target"))
    verdict = Verdict.of(is_for(criterion.activities, target.activities))
    needs = (Need("for.activities", "target"),) if verdict is Verdict.UNKNOWN else ()
    return Finding(verdict, criterion, needs, stated=", ".join(sorted(target.activities)))


def _meets_entries(criterion: Purpose, target: Target, context: Context) -> Finding:
    if target.code is not None:
        truth = names_code(criterion.references, target.code, target.regime, context.facts)
        if truth is True or target.item is None:
            needs = (Need("for.item", "target"),) if truth is None else ()
            return Finding(Verdict.of(truth), criterion, needs, stated=target.code)
    if target.item is None:
        return unknown(criterion, Need("for.item", "target"))
    inside = context.of_its_own(wholes="component" in criterion.activities)
    return inside.inquiry.specified(inside, target.item, criterion.references, criterion)


def names_code(references: tuple[Reference, ...], code: str, regime: str | None, facts: Facts) -> bool | None:
    """Whether the references name the target's code; unknown where the code belongs to another list's numbering,
    stands above what they name, or is none that the list has: a slip of the pen, or an entry that the list did not take
    over and may have under a number of its own.

    A code without a regime is in the base numbering, which an adopting list follows by origin.
    """
    control_list = facts.view.control_list
    own = control_list.regime
    if regime is not None and regime != own:
        return None
    codes = [code]
    if regime is None and control_list.origins:
        renumbered = [mine for mine, base in control_list.origins.items() if base == code]
        codes = renumbered or [code]
    elif regime is None and own not in {"intl"} and not control_list.origins:
        return None
    if facts.view.covers(references, codes):
        return True
    ends = [end for each in references for end in (each.first, each.last) if end is not None]
    named = (*facts.heads(references), *(gap.code for gap in facts.gaps_in(references)), *ends)
    if any(is_within(head, mine) for head in named for mine in codes):
        return None
    return False if any(_is_known(mine, facts) for mine in codes) else None


def _is_known(code: str, facts: Facts) -> bool:
    """Whether the list has the code, something above it, or a gap where it would stand."""
    return bool(facts.view.path_above(code)) or any(
        is_within(code, gap.code) or is_within(gap.code, code) for gap in facts.view.gaps
    )
