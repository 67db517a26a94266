"""The reference evaluator: what a criterion means, written to be read, not to be fast.

It walks the criterion, records a finding for every sentence and leaves nothing out. Every other evaluator must give
the same verdicts (the differential tests compare them).
"""

from __future__ import annotations

from dualclass.evaluation import matter, measured, natures, purposes
from dualclass.evaluation.context import Context
from dualclass.evaluation.exclusions import counting, left_out
from dualclass.evaluation.facts import Facts
from dualclass.evaluation.finding import (
    Finding,
    Need,
    combined,
    conjunction,
    disjunction,
    distinct,
    labelled,
    negation,
    unknown,
)
from dualclass.items.record import Collection, ItemRecord
from dualclass.language.criteria import (
    AllOf,
    AnyOf,
    Choice,
    Contains,
    Criterion,
    Enriched,
    Family,
    FreeStatement,
    HasPart,
    Includes,
    IsFlag,
    IsKind,
    Labelled,
    MadeOf,
    Mainly,
    Members,
    Not,
    Open,
    PerformanceOf,
    Purpose,
    Share,
    SpanTest,
    SpecifiedIn,
    Substance,
    TableRow,
    Threshold,
)
from dualclass.records import replace
from dualclass.verdict import Verdict, any_of


def evaluate(criterion: Criterion, record: ItemRecord, context: Context) -> Finding:
    """The verdict of a criterion on an item, part or member, with everything it rests on."""
    match criterion:
        case AllOf(items=items):
            return conjunction(criterion, tuple(evaluate(item, record, context) for item in items))
        case AnyOf(items=items):
            return disjunction(criterion, tuple(evaluate(item, record, context) for item in items))
        case Not(item=item):
            return _not(criterion, item, record, context)
        case Labelled(label=label, item=item):
            return labelled(label, criterion, evaluate(item, record, context))
        case Members():
            return _members(criterion, record, context)
        case SpecifiedIn(references=references, negated=negated):
            inside = context.turned() if negated else context
            found = inside.inquiry.specified(inside, record, references, criterion)
            return negation(criterion, found) if negated else found
        case PerformanceOf(references=references):
            return context.inquiry.performance(context, record, references, criterion)
        case Open(reason=reason):
            return unknown(criterion, Need(reason, "gap"))
        case IsFlag(name=name, negated=negated):
            defined = context.facts.definition(name, context.place.code)
            if defined is not None and defined.criterion is not None:
                found = evaluate(defined.criterion, record, context.turned() if negated else context)
                return negation(criterion, found) if negated else replace(found, criterion=criterion)
            return natures.flag(criterion, record, context.turned() if negated else context)
        case _:
            return _sentence(criterion, record, context)


def _sentence(criterion: Criterion, record: ItemRecord, context: Context) -> Finding:
    match criterion:
        case IsKind():
            return natures.is_kind(criterion, record, context)
        case HasPart():
            return natures.has_part(criterion, record, context.turned() if criterion.negated else context)
        case Threshold():
            return measured.threshold(criterion, record, context)
        case SpanTest():
            return measured.span(criterion, record, context)
        case Choice():
            return natures.choice(criterion, record, context)
        case Includes():
            return natures.includes(criterion, record, context)
        case Share():
            return matter.share(criterion, record, context)
        case Mainly():
            return matter.mainly(criterion, record, context)
        case Contains():
            return matter.contains(criterion, record, context)
        case MadeOf():
            return matter.made_of(criterion, record, context)
        case Enriched():
            return matter.enriched(criterion, record)
        case Substance():
            return matter.substance(criterion, record)
        case Family():
            return matter.family(criterion, record)
        case TableRow():
            return matter.table_row(criterion, record, context)
        case Purpose():
            return purposes.purpose(criterion, record, context.turned() if criterion.negated else context)
        case FreeStatement():
            return purposes.free(criterion, record, context.turned() if criterion.negated else context)
        case _:
            raise AssertionError(f"no sentence: {type(criterion).__name__}")


def _not(criterion: Not, item: Criterion, record: ItemRecord, context: Context) -> Finding:
    """A kind not held must be certain (S8), so that *unless it is a K* asks as *it is not a K* does."""
    if isinstance(item, IsKind):
        found = evaluate(replace(item, negated=not item.negated), record, context)
        return replace(found, criterion=criterion)
    return negation(criterion, evaluate(item, record, context.turned()))


# ---------------------------------------------------------------- members of a collection


def _members(criterion: Members, record: ItemRecord, context: Context) -> Finding:
    """A claim about the members of a collection, each by itself; what is not complete never proves absence (S3)."""
    name = criterion.collection
    collection = members_of(criterion, record, context.facts)
    if collection is None:
        return unknown(criterion, Need(name, "collection"))
    place = context.place.within(name)
    inside = Context(context.inquiry, place.counted(criterion.quantifier.word))
    parts = tuple(_of_member(evaluate(criterion.body, member, inside), name) for member in collection.members)
    word, count = criterion.quantifier.word, criterion.quantifier.count
    if word == "some":
        return _some(criterion, parts, collection)
    if word == "no":
        return negation(criterion, _some(criterion, parts, collection))
    if word == "every":
        return _every(criterion, _spared(criterion, parts, collection), collection)
    return _counted(criterion, word, count or 0, parts, collection)


def _of_member(found: Finding, collection: str) -> Finding:
    """What is asked of a member is named with its collection: ``linear_axis.travel``."""
    needs = tuple(
        replace(need, name=f"{collection}.{need.name}") if need.sort in {"parameter", "collection"} else need
        for need in found.needs
    )
    return replace(found, needs=needs)


def _spared(criterion: Members, parts: tuple[Finding, ...], collection: Collection) -> tuple[Finding, ...]:
    """A failing member that may be one that does not count is open, unless all fail: then one that counts fails."""
    flag = criterion.excluding
    if flag is None or (collection.complete and all(part.verdict is Verdict.FALSE for part in parts)):
        return parts
    need = Need(f"{criterion.collection}.{flag}")
    return tuple(
        combined(part.criterion, Verdict.UNKNOWN, (part,), need)
        if part.verdict is Verdict.FALSE and left_out(flag, member) is Verdict.UNKNOWN
        else part
        for part, member in zip(parts, collection.members, strict=True)
    )


def members_of(criterion: Members, record: ItemRecord, facts: Facts) -> Collection | None:
    """The stated members that may count; what the item is for counts as ``target``.

    Components stand in for a part that is not stated, where one that meets the sentence settles it: those of the
    part's own kind, or all where no kind has its name.
    """
    name = criterion.collection
    collection = record.collections.get(name)
    if collection is not None:
        return collection if criterion.excluding is None else counting(criterion.excluding, collection)
    if name == "target" and record.targets:
        items = tuple(target.item for target in record.targets if target.item is not None)
        return Collection(items, complete=len(items) == len(record.targets))
    definition = facts.vocabulary.parameter(name)
    if criterion.quantifier.word not in {"some", "no"} or definition is None or definition.type != "part":
        return None
    named = name in facts.vocabulary.kinds
    members = tuple(
        component
        for component in record.components
        if not named or (component.kinds and facts.relation(component.kinds, name) == "is")
    )
    return Collection(members, complete=False) if members else None


def _some(criterion: Members, parts: tuple[Finding, ...], collection: Collection) -> Finding:
    if collection.complete:
        return disjunction(criterion, parts)
    verdict = any_of([*(part.verdict for part in parts), Verdict.UNKNOWN])
    more = () if verdict is Verdict.TRUE else (Need(criterion.collection, "collection"),)
    return combined(criterion, verdict, parts, *more)


def _every(criterion: Members, parts: tuple[Finding, ...], collection: Collection) -> Finding:
    if not parts and collection.complete and criterion.if_any:
        return Finding(Verdict.TRUE, criterion, stated="none")
    found = conjunction(criterion, parts)
    if found.verdict is Verdict.TRUE and (not parts or not collection.complete):
        return combined(criterion, Verdict.UNKNOWN, parts, Need(criterion.collection, "collection"))
    return found


def _counted(criterion: Members, word: str, count: int, parts: tuple[Finding, ...], collection: Collection) -> Finding:
    certain = sum(part.verdict is Verdict.TRUE for part in parts)
    possible = certain + sum(part.verdict is Verdict.UNKNOWN for part in parts)
    most = possible if collection.complete else None
    truth = {
        "at least": _between(certain, most, count, None),
        "more than": _between(certain, most, count + 1, None),
        "at most": _between(certain, most, 0, count),
        "less than": _between(certain, most, 0, count - 1),
        "exactly": _between(certain, most, count, count),
    }[word]
    verdict = Verdict.of(truth)
    needs: tuple[Need, ...] = ()
    if verdict is Verdict.UNKNOWN:
        open_needs = [need for part in parts if part.verdict is Verdict.UNKNOWN for need in part.needs]
        if not collection.complete:
            open_needs.append(Need(criterion.collection, "collection"))
        needs = distinct(open_needs)
    assumptions = distinct(name for part in parts for name in part.assumptions)
    return Finding(verdict, criterion, needs, assumptions=assumptions, children=parts)


def _between(certain: int, most: int | None, low: int, high: int | None) -> bool | None:
    """Whether a number known to lie from ``certain`` to ``most`` (``None``: no end) lies from low to high."""
    inside_low = certain >= low
    inside_high = high is None or (most is not None and most <= high)
    if inside_low and inside_high:
        return True
    if (most is not None and most < low) or (high is not None and certain > high):
        return False
    return None
