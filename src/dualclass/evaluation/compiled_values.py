"""Compiled sentences about stated values: flags, thresholds, choices and sets."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from dualclass.evaluation.compiled_joins import Decide
from dualclass.evaluation.facts import Facts
from dualclass.evaluation.place import Place
from dualclass.items.record import ItemRecord, Measured
from dualclass.language.criteria import Choice, Includes, Literal, Subject, Threshold
from dualclass.quantities import PreparedBorder, Quantity, magnitude, prepare
from dualclass.verdict import Verdict

if TYPE_CHECKING:
    from dualclass.evaluation.context import Inquiry

TRUE, FALSE, UNKNOWN = Verdict.TRUE, Verdict.FALSE, Verdict.UNKNOWN


def absent(name: str, place: Place, facts: Facts) -> Decide:
    """A value nobody stated: unknown, or false where the exporter assumes an extraordinary feature absent."""
    definition = facts.parameter(name, place.collection)
    if definition is None or not definition.extraordinary or not place.may_assume:
        return _open

    def decide(record: ItemRecord, inquiry: Inquiry) -> Verdict:
        if not inquiry.rules_out(name, record):
            return UNKNOWN
        inquiry.assumed = True
        return FALSE

    return decide


def _open(_record: ItemRecord, _inquiry: Inquiry) -> Verdict:
    return UNKNOWN


def flag(name: str, place: Place, facts: Facts) -> Decide:
    """A flag as stated."""
    missing = absent(name, place, facts)

    def decide(record: ItemRecord, inquiry: Inquiry) -> Verdict:
        for measured in record.values.get(name, ()):
            if measured.value is True:
                return TRUE
            if measured.value is False:
                return FALSE
        return missing(record, inquiry)

    return decide


def _holder(subject: Subject) -> Callable[[ItemRecord, Inquiry], ItemRecord | None]:
    if subject.scope == "shipment":
        return lambda _record, inquiry: inquiry.root.shipment
    if subject.scope == "host":
        return lambda _record, inquiry: inquiry.root.host
    return lambda record, _inquiry: record


def threshold(criterion: Threshold, place: Place, facts: Facts, asked: Decide) -> Decide:
    """A plain comparison with printed borders; ``asked`` decides the rare sorts, and values under circumstances."""
    if criterion.conditions:
        return asked
    borders: list[tuple[PreparedBorder, bool]] = []
    for bound in criterion.bounds.bounds:
        if not isinstance(bound.limit, Literal):
            return asked
        faces = bound.limit.faces
        prepared = prepare(bound.border, [(face.value, face.unit) for face in faces])
        borders.append((prepared, any(face.either_sign for face in faces)))
    name, method = criterion.subject.name, criterion.subject.method
    holder_of = _holder(criterion.subject)
    missing = absent(name, place, facts)

    def decide(record: ItemRecord, inquiry: Inquiry) -> Verdict:
        """One value that decides is enough, since all of them hold."""
        holder = holder_of(record, inquiry)
        found = holder.values.get(name) if holder is not None else None
        if not found:
            return missing(record, inquiry)
        result = UNKNOWN
        for measured in found:
            if measured.conditions:
                return asked(record, inquiry)
            if method is not None and measured.method != method:
                continue
            verdict = _within(borders, measured)
            if verdict is TRUE:
                return TRUE
            if verdict is FALSE:
                result = FALSE
        return result

    return decide


def _within(borders: list[tuple[PreparedBorder, bool]], measured: Measured) -> Verdict:
    value = measured.value
    if not isinstance(value, Quantity):
        return UNKNOWN
    result = TRUE
    for border, either_sign in borders:
        verdict = border.decide(magnitude(value) if either_sign else value)
        if verdict is FALSE:
            return FALSE
        if verdict is UNKNOWN:
            result = UNKNOWN
    return result


# ---------------------------------------------------------------- choices and sets


def _chosen(subject: Subject) -> Callable[[ItemRecord, Inquiry], frozenset[str] | None]:
    holder_of, name = _holder(subject), subject.name

    def chosen(record: ItemRecord, inquiry: Inquiry) -> frozenset[str] | None:
        holder = holder_of(record, inquiry)
        if holder is None:
            return None
        for measured in holder.values.get(name, ()):
            value = measured.value
            if isinstance(value, str):
                return frozenset((value,))
            if isinstance(value, frozenset):
                return value
        return None

    return chosen


def choice(criterion: Choice, place: Place, facts: Facts) -> Decide:
    """The one value of a choice among options and groups of options."""
    chosen_of = _chosen(criterion.subject)
    missing = _open if criterion.negated else absent(criterion.subject.name, place, facts)
    plain = frozenset(criterion.options)
    vocabulary = facts.vocabulary
    groups = [option for option in criterion.options if option in vocabulary.groups]
    found, other = (FALSE, TRUE) if criterion.negated else (TRUE, FALSE)

    def decide(record: ItemRecord, inquiry: Inquiry) -> Verdict:
        chosen = chosen_of(record, inquiry)
        if chosen is None:
            return missing(record, inquiry)
        if not plain.isdisjoint(chosen):
            return found
        grouped = any(vocabulary.group_contains(group, value) for group in groups for value in chosen)
        return found if grouped else other

    return decide


def includes(criterion: Includes, place: Place, facts: Facts) -> Decide:
    """A stated set against options: any, all or only these."""
    chosen_of = _chosen(criterion.subject)
    missing = absent(criterion.subject.name, place, facts)
    options, mode = frozenset(criterion.options), criterion.mode

    def decide(record: ItemRecord, inquiry: Inquiry) -> Verdict:
        chosen = chosen_of(record, inquiry)
        if chosen is None:
            return missing(record, inquiry)
        if mode == "any":
            truth = not options.isdisjoint(chosen)
        else:
            truth = options <= chosen if mode == "all" else chosen <= options
        return TRUE if truth else FALSE

    return decide
