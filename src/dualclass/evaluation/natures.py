"""What an item is and has: kinds, flags, fittings, choices and sets."""

from __future__ import annotations

from dataclasses import replace

from dualclass.evaluation.context import Context
from dualclass.evaluation.finding import Finding, Need, settled, unknown
from dualclass.evaluation.measured import holder_of, need_of
from dualclass.items.record import ItemRecord
from dualclass.language.criteria import Choice, HasPart, Includes, IsFlag, IsKind, Subject
from dualclass.quantities import Quantity
from dualclass.verdict import Verdict, any_of


def kind_statement(kind: str) -> str:
    """The plain statement that settles whether an item is (also) of a kind."""
    return f"it is {'an' if kind[:1] in 'aeiou' else 'a'} {kind}"


def is_kind(criterion: IsKind, record: ItemRecord, context: Context) -> Finding:
    """At or below the rule's kind: true; above it: unknown; otherwise false.

    Negated, absence must be certain: declared apart, or stated (S8).
    """
    stated = ", ".join(sorted(record.kinds)) or None
    if criterion.negated:
        verdicts = [_is_not(kind, record, context) for kind in criterion.kinds]
        verdict = Verdict.FALSE if Verdict.FALSE in verdicts else (
            Verdict.UNKNOWN if Verdict.UNKNOWN in verdicts else Verdict.TRUE
        )
        needs = tuple(
            Need(kind_statement(kind), "statement")
            for kind, single in zip(criterion.kinds, verdicts, strict=True)
            if single is Verdict.UNKNOWN
        )
        return Finding(verdict, criterion, needs if verdict is Verdict.UNKNOWN else (), stated=stated)
    verdict = any_of(_is(kind, record, context) for kind in criterion.kinds)
    needs = (Need("kind", "kind"),) if verdict is Verdict.UNKNOWN else ()
    return Finding(verdict, criterion, needs, stated=stated)


def _is(kind: str, record: ItemRecord, context: Context) -> Verdict:
    said = record.statements.get(kind_statement(kind))
    if not record.kinds:
        return Verdict.of(said)
    vocabulary = context.vocabulary
    if said is True or any(vocabulary.is_a(held, kind) for held in record.kinds):
        return Verdict.TRUE
    if said is not None:
        return Verdict.of(said)
    return Verdict.UNKNOWN if any(_may_be(held, kind, context) for held in record.kinds) else Verdict.FALSE


def _may_be(held: str, kind: str, context: Context) -> bool:
    """Whether the item, described more exactly, could turn out to be of the kind: it is above it, or some kind is both."""
    vocabulary = context.vocabulary
    if kind not in vocabulary.kinds or held not in vocabulary.kinds or vocabulary.apart(held, kind):
        return False
    return held in vocabulary.above(kind) or not vocabulary.below(held).isdisjoint(vocabulary.below(kind))


def _is_not(kind: str, record: ItemRecord, context: Context) -> Verdict:
    vocabulary = context.vocabulary
    if any(vocabulary.is_a(held, kind) for held in record.kinds):
        return Verdict.FALSE
    said = record.statements.get(kind_statement(kind))
    if said is not None:
        return Verdict.of(not said)
    if any(vocabulary.apart(held, kind) for held in record.kinds):
        return Verdict.TRUE
    return Verdict.UNKNOWN


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
