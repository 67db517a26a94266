"""What an item is and has: kinds, flags, fittings, choices and sets."""

from __future__ import annotations

from dualclass.evaluation.context import Context
from dualclass.evaluation.facts import is_not_of_kind, is_of_kind, kind_statement
from dualclass.evaluation.finding import Finding, Need, settled, unknown
from dualclass.evaluation.measured import holder_of, need_of
from dualclass.items.record import ItemRecord
from dualclass.language.criteria import Choice, HasPart, Includes, IsFlag, IsKind, Subject
from dualclass.quantities import Quantity
from dualclass.records import replace
from dualclass.verdict import Verdict, all_of, any_of


def is_kind(criterion: IsKind, record: ItemRecord, context: Context) -> Finding:
    """At or below the rule's kind: true; above it: unknown; otherwise false.

    Negated, or inside a negation, absence must be certain: declared apart, or stated (S8).
    """
    stated = ", ".join(sorted(record.kinds)) or None
    strict = criterion.negated or context.place.strict
    if not strict:
        verdict = any_of(is_of_kind(kind, record.kinds, record.statements, context.facts) for kind in criterion.kinds)
        needs = (Need("kind", "kind"),) if verdict is Verdict.UNKNOWN else ()
        return Finding(verdict, criterion, needs, stated=stated)
    absent = [is_not_of_kind(kind, record.kinds, record.statements, context.facts) for kind in criterion.kinds]
    verdict = all_of(absent)
    needs = tuple(
        Need(kind_statement(kind), "statement")
        for kind, single in zip(criterion.kinds, absent, strict=True)
        if single is Verdict.UNKNOWN and verdict is Verdict.UNKNOWN
    )
    return Finding(verdict if criterion.negated else ~verdict, criterion, needs, stated=stated)


def flag(criterion: IsFlag, record: ItemRecord, context: Context) -> Finding:
    """A flag as stated; extraordinary ones may be assumed absent."""
    found = _flag(criterion.name, criterion, record, context)
    return _turned(found) if criterion.negated else found


def has_part(criterion: HasPart, record: ItemRecord, context: Context) -> Finding:
    """A fitting: a flag, or a collection or part that has members."""
    collection = record.collections.get(criterion.name)
    if collection is not None:
        truth = True if collection.members else (False if collection.complete else None)
        needs = (Need(criterion.name, "collection"),) if truth is None else ()
        found = Finding(Verdict.of(truth), criterion, needs, stated=f"{len(collection.members)} stated")
    else:
        found = _flag(criterion.name, criterion, record, context)
    return _turned(found) if criterion.negated else found


def _flag(name: str, criterion: IsFlag | HasPart, record: ItemRecord, context: Context) -> Finding:
    for value in record.values.get(name, ()):
        if isinstance(value.value, bool):
            return settled(criterion, value.value, stated=value.text)
    definition = context.definition(name)
    if context.assumes(name, record, extraordinary=definition is not None and definition.extraordinary):
        return Finding(Verdict.FALSE, criterion, assumptions=(name,), remark="assumed absent")
    return unknown(criterion, Need(name))


def _turned(found: Finding) -> Finding:
    return replace(found, verdict=~found.verdict)


def choice(criterion: Choice, record: ItemRecord, context: Context) -> Finding:
    """The one value of a choice among options or groups of options (countries)."""
    chosen = _chosen(criterion.subject, record, context)
    if chosen is None:
        return _unchosen(criterion, record, context)
    truth = any(_matches(option, value, context) for option in criterion.options for value in chosen)
    return settled(criterion, truth != criterion.negated, stated=", ".join(sorted(chosen)))


def includes(criterion: Includes, record: ItemRecord, context: Context) -> Finding:
    """A stated set against options; a set is stated whole."""
    chosen = _chosen(criterion.subject, record, context)
    if chosen is None:
        return _unchosen(criterion, record, context)
    options = set(criterion.options)
    if criterion.mode == "only":
        truth = chosen <= options
    elif criterion.mode == "all":
        truth = options <= chosen
    else:
        truth = bool(options & chosen)
    return settled(criterion, truth, stated=", ".join(sorted(chosen)))


def _unchosen(criterion: Choice | Includes, record: ItemRecord, context: Context) -> Finding:
    name = criterion.subject.name
    definition = context.definition(name)
    extraordinary = definition is not None and definition.extraordinary
    negated = isinstance(criterion, Choice) and criterion.negated
    if not negated and context.assumes(name, record, extraordinary=extraordinary):
        return Finding(Verdict.FALSE, criterion, assumptions=(name,), remark="assumed absent")
    return unknown(criterion, need_of(criterion.subject))


def _chosen(subject: Subject, record: ItemRecord, context: Context) -> frozenset[str] | None:
    holder = holder_of(subject, record, context)
    found = holder.values.get(subject.name, ()) if holder is not None else ()
    for value in found:
        if isinstance(value.value, str):
            return frozenset({value.value})
        if isinstance(value.value, frozenset) and not isinstance(value.value, Quantity):
            return value.value
    return None


def _matches(option: str, value: str, context: Context) -> bool:
    if option == value:
        return True
    return option in context.vocabulary.groups and context.vocabulary.group_contains(option, value)
