"""Comparisons of measured values: thresholds, ranks and spans, each under the conditions the list names."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from dualclass.evaluation.conditions import meets_conditions, outside
from dualclass.evaluation.context import Context
from dualclass.evaluation.finding import Finding, Need, distinct, unknown
from dualclass.evaluation.formulas import limit_interval
from dualclass.items import inputs_missing
from dualclass.items.record import ItemRecord, Measured
from dualclass.language.criteria import (
    Arithmetic,
    Border,
    Bound,
    Condition,
    Formula,
    Literal,
    NoteFigure,
    OtherParameter,
    Rank,
    SpanTest,
    Subject,
    Threshold,
)
from dualclass.quantities import Quantity, compare, compare_intervals, magnitude, margin, span_compare
from dualclass.verdict import Verdict, all_of
from dualclass.vocabulary.definitions import rank_of
from dualclass.vocabulary.expressions import names_in


def holder_of(subject: Subject, record: ItemRecord, context: Context) -> ItemRecord | None:
    """Whose parameter it is: the subject's own, the shipment's or the host's (``None`` while not stated)."""
    if subject.scope == "shipment":
        return context.root.shipment
    if subject.scope == "host":
        return context.root.host
    return record


def need_of(subject: Subject) -> Need:
    """What to ask for when the subject's value is missing."""
    name = f'{subject.name} by "{subject.method}"' if subject.method else subject.name
    if subject.scope == "item":
        return Need(name)
    return Need(f"{subject.scope}.{name}", subject.scope)


def values_of(subject: Subject, record: ItemRecord, context: Context) -> tuple[Measured, ...]:
    """The stated values by the method the rule names (any method where it names none)."""
    holder = holder_of(subject, record, context)
    found = holder.values.get(subject.name, ()) if holder is not None else ()
    return tuple(value for value in found if subject.method is None or value.method == subject.method)


def missing(criterion: Threshold | SpanTest, record: ItemRecord, context: Context) -> Finding:
    """No usable value: unknown, unless the parameter is extraordinary and assumed absent."""
    subject = criterion.subject
    definition = context.definition(subject.name)
    extraordinary = definition is not None and definition.extraordinary
    holder = holder_of(subject, record, context)
    if holder is not None and subject.name in holder.values:
        return unknown(criterion, need_of(subject), remark="measured by another method")
    if context.assumes(subject.name, record, extraordinary=extraordinary):
        return Finding(Verdict.FALSE, criterion, assumptions=(subject.name,), remark="assumed absent")
    if definition is not None and definition.expression is not None and holder is not None:
        inputs = inputs_missing(holder, context.vocabulary, subject.name)
        if inputs and _some_stated(definition.expression, holder, context, frozenset({subject.name})):
            return unknown(criterion, *(Need(name) for name in inputs))
    return unknown(criterion, need_of(subject))


def _some_stated(expression: Arithmetic, holder: ItemRecord, context: Context, above: frozenset[str]) -> bool:
    """Whether anything that a derived parameter is worked out from is stated, at any depth."""
    for name in names_in(expression):
        head = name.partition(".")[0]
        if head in holder.values or head in holder.collections:
            return True
        below = context.definition(head)
        deeper = below.expression if below is not None and head not in above else None
        if deeper is not None and _some_stated(deeper, holder, context, above | {head}):
            return True
    return False


def threshold(criterion: Threshold, record: ItemRecord, context: Context) -> Finding:
    """A quantity, count, level or rank against its borders."""
    found = values_of(criterion.subject, record, context)
    if not found:
        return missing(criterion, record, context)
    verdicts = [(value, _under_conditions(criterion, value, found, record, context)) for value in found]
    return _decide(criterion, verdicts, record, context)


def span(criterion: SpanTest, record: ItemRecord, context: Context) -> Finding:
    """What the item covers against a range."""
    found = values_of(criterion.subject, record, context)
    if not found:
        return missing(criterion, record, context)
    verdicts: list[tuple[Measured, Verdict]] = []
    for value in found:
        if isinstance(value.value, Quantity):
            verdict = span_compare(value.value, criterion.verb, [_plain(bound) for bound in criterion.bounds.bounds])
            whole = all_points(criterion, found, record, context)
            met = meets_conditions(criterion.conditions, value, found, None, context, whole=whole)
            verdicts.append((value, verdict if met is Verdict.TRUE else Verdict.UNKNOWN))
    return _decide(criterion, verdicts, record, context)


def _plain(bound: Bound) -> tuple[Border, list[tuple[Fraction, str]]]:
    faces = bound.limit.faces if isinstance(bound.limit, Literal) else ()
    return bound.border, [(face.value, face.unit) for face in faces]


def _under_conditions(
    criterion: Threshold, value: Measured, found: Sequence[Measured], record: ItemRecord, context: Context
) -> Verdict:
    verdict = bounds_verdict(criterion, value, record, context)
    whole = all_points(criterion, found, record, context)
    met = meets_conditions(criterion.conditions, value, found, (criterion, verdict), context, whole=whole)
    return verdict if met is Verdict.TRUE else Verdict.UNKNOWN


def bounds_verdict(criterion: Threshold, value: Measured, record: ItemRecord, context: Context) -> Verdict:
    """One value against all borders, whatever it was measured at."""
    verdicts = [_border(bound, criterion, value, record, context) for bound in criterion.bounds.bounds]
    return all_of(verdicts)


def _border(bound: Bound, criterion: Threshold, value: Measured, record: ItemRecord, context: Context) -> Verdict:
    limit = bound.limit
    if isinstance(limit, Rank):
        return _rank(bound.border, limit, criterion.subject.name, value, context)
    if not isinstance(value.value, Quantity):
        return Verdict.UNKNOWN
    match limit:
        case Literal(faces=faces):
            if any(face.either_sign for face in faces):
                return _either_sign(bound.border, limit, value.value)
            return compare(value.value, bound.border, [(face.value, face.unit) for face in faces])
        case Formula():
            at = frozenset(condition.parameter for condition in criterion.conditions)
            interval = limit_interval(limit, value, record, at)
            if interval is None:
                return Verdict.UNKNOWN
            return compare_intervals(value.value.interval, bound.border, interval)
        case OtherParameter(name=name):
            others = [other.value for other in record.values.get(name, ()) if isinstance(other.value, Quantity)]
            if not others:
                return Verdict.UNKNOWN
            return compare_intervals(value.value.interval, bound.border, others[0].interval)
        case NoteFigure(reference=reference):
            figure = context.facts.figure(reference)
            if figure is None:
                return Verdict.UNKNOWN
            border, faces, release = figure
            verdict = compare(value.value, border, [(face.value, face.unit) for face in faces])
            return ~verdict if release else verdict


def _either_sign(border: Border, limit: Literal, value: Quantity) -> Verdict:
    """``+-0.05 %``: the size of the deviation counts, a stated sign does not."""
    return compare(magnitude(value), border, [(face.value, face.unit) for face in limit.faces])


def _rank(border: Border, limit: Rank, name: str, value: Measured, context: Context) -> Verdict:
    """Grades in the order the vocabulary lists them, rising; a grade it does not list is unknown."""
    definition = context.definition(name)
    options = definition.options if definition is not None else ()
    mine = rank_of(value.value, options) if isinstance(value.value, str) else None
    theirs = rank_of(limit.name, options)
    if theirs is None:
        theirs = rank_of(limit.also, options)
    if mine is None or theirs is None:
        return Verdict.UNKNOWN
    answers = {
        "at least": mine >= theirs,
        "more than": mine > theirs,
        "at most": mine <= theirs,
        "less than": mine < theirs,
        "exactly": mine == theirs,
    }
    return Verdict.of(answers[border])


def _decide(
    criterion: Threshold | SpanTest,
    verdicts: list[tuple[Measured, Verdict]],
    record: ItemRecord,
    context: Context,
) -> Finding:
    """Every stated value holds, so one that decides is enough; points of a curve decide as their quantifier says.

    A value that fails under circumstances the list does not name fails there only.
    """
    texts = "; ".join(value.text for value, _ in verdicts) or None
    values = [value for value, _ in verdicts]
    modes = {condition.mode for condition in criterion.conditions}
    whole = all_points(criterion, values, record, context)
    seen = {
        verdict
        for value, verdict in verdicts
        if verdict is not Verdict.UNKNOWN or not outside(criterion.conditions, value)
    }
    plain = any(verdict is Verdict.FALSE and not _unnamed(criterion, value) for value, verdict in verdicts)
    definition = context.definition(criterion.subject.name)
    alone = (
        definition is not None
        and definition.alone_best
        and any(verdict is Verdict.FALSE and not value.conditions for value, verdict in verdicts)
    )
    verdict = Verdict.UNKNOWN
    if Verdict.TRUE in seen and ("every" not in modes or (whole and seen == {Verdict.TRUE})):
        verdict = Verdict.TRUE
    elif (plain and (alone or "any" not in modes)) or (whole and seen == {Verdict.FALSE}):
        verdict = Verdict.FALSE
    needs: tuple[Need, ...] = ()
    if verdict is Verdict.UNKNOWN:
        asked = "any" in modes or "every" in modes or _nearest_stated(criterion, values)
        sampled = not whole and (asked or (Verdict.FALSE in seen and not plain))
        needs = (
            (Need(points_statement(criterion, values), "statement"),)
            if sampled
            else _needs(criterion, verdicts, record)
        )
    return Finding(
        verdict,
        criterion,
        needs,
        stated=texts,
        margin=_margin(criterion, verdicts),
        remark="by convention" if criterion.bounds.by_convention else None,
    )


def _unnamed(criterion: Threshold | SpanTest, value: Measured) -> list[str]:
    """The circumstances of a value that the sentence says nothing about."""
    named = {condition.parameter for condition in criterion.conditions}
    for bound in criterion.bounds.bounds:
        if isinstance(bound.limit, Formula):
            named.update(binding.parameter for binding in bound.limit.bindings)
    return [name for name in value.conditions if name not in named]


def points_statement(criterion: Threshold | SpanTest, values: Sequence[Measured] = ()) -> str:
    """The statement that the stated points of a curve are all that matter (sampled values never are by themselves)."""
    names = _pointwise(criterion)
    names += sorted({name for value in values for name in _unnamed(criterion, value)})
    return f"{criterion.subject.name} is stated for every {' and '.join(names)}"


def _pointwise(criterion: Threshold | SpanTest) -> list[str]:
    return [
        condition.parameter
        for condition in criterion.conditions
        if condition.mode in {"any", "every", "bounds"} or condition.fallback is not None
    ]


def all_points(
    criterion: Threshold | SpanTest, values: Sequence[Measured], record: ItemRecord, context: Context
) -> bool:
    """Whether somebody stated that no point is left out."""
    if not _pointwise(criterion) and not any(_unnamed(criterion, value) for value in values):
        return False
    statement = points_statement(criterion, values)
    said = record.statements.get(statement)
    if said is None and not context.place.mode.own:
        said = context.root.statements.get(statement)
    return said is True


def _nearest_stated(criterion: Threshold | SpanTest, values: Sequence[Measured]) -> bool:
    """Whether some value would count if it were certain that none is specified nearer to the point."""
    return any(
        condition.fallback is not None and condition.parameter in value.conditions
        for condition in criterion.conditions
        for value in values
    )


def _needs(
    criterion: Threshold | SpanTest,
    verdicts: list[tuple[Measured, Verdict]],
    record: ItemRecord,
) -> tuple[Need, ...]:
    if isinstance(criterion, Threshold):
        limits = [bound.limit for bound in criterion.bounds.bounds]
        letters = [
            Need(binding.parameter)
            for limit in limits
            if isinstance(limit, Formula)
            for binding in limit.bindings
            if binding.parameter not in record.values
            and not any(binding.parameter in value.conditions for value, _ in verdicts)
        ]
        if letters:
            return distinct(letters)
    need = need_of(criterion.subject)
    stated = " ".join(_condition_name(condition) for condition in criterion.conditions)
    return (Need(f"{need.name} {stated}".rstrip(), need.sort),)


def _condition_name(condition: Condition) -> str:
    from dualclass.language.writing import write_condition

    return write_condition(condition)


def _margin(criterion: Threshold | SpanTest, verdicts: list[tuple[Measured, Verdict]]) -> Fraction | None:
    """The smallest relative distance of a stated value from a printed border."""
    found: list[Fraction] = []
    for value, _ in verdicts:
        for bound in criterion.bounds.bounds:
            if isinstance(bound.limit, Literal) and isinstance(value.value, Quantity):
                distance = margin(value.value, [(face.value, face.unit) for face in bound.limit.faces])
                if distance is not None:
                    found.append(distance)
    return min(found, key=abs) if found else None
