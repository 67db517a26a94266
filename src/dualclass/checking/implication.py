"""Whether sentences that all hold leave another no choice but to hold. Only what is proved is said."""

from __future__ import annotations

from collections.abc import Sequence

from dualclass.checking.claims import Ground, numbers_of, sentences_of, span_extent
from dualclass.checking.ranges import meeting
from dualclass.language.criteria import (
    AnyOf,
    Choice,
    Contains,
    Criterion,
    Includes,
    IsKind,
    MadeOf,
    Members,
    SpanTest,
    SpecifiedIn,
    TableRow,
)
from dualclass.quantities import Interval

_AT_LEAST = frozenset({"some", "at least", "more than"})


def all_imply(given: Sequence[Criterion], wanted: Sequence[Criterion], ground: Ground) -> bool:
    """Whether the given sentences together make every wanted one hold."""
    known = tuple(sentences_of(given))
    return all(implied(known, sentence, ground) for sentence in sentences_of(wanted))


def implied(given: Sequence[Criterion], sentence: Criterion, ground: Ground) -> bool:
    """Whether given single sentences make one hold."""
    if isinstance(sentence, AnyOf) and any(all_imply(given, (item,), ground) for item in sentence.items):
        return True
    if _number_implied(given, sentence, ground):
        return True
    return any(one_implies(each, sentence, ground) for each in given)


def one_implies(given: Criterion, sentence: Criterion, ground: Ground) -> bool:
    """Whether one sentence makes another hold, apart from comparisons of one number."""
    if given == sentence:
        return True
    match given, sentence:
        case AnyOf(items=items), _:
            return all(all_imply((item,), (sentence,), ground) for item in items)
        case IsKind(kinds=own, negated=False), IsKind(kinds=wider, negated=False):
            return all(any(_is_a(kind, other, ground) for other in wider) for kind in own)
        case Choice(negated=False), Choice(negated=False):
            return given.subject == sentence.subject and set(given.options) <= set(sentence.options)
        case Choice(negated=True), Choice(negated=True):
            return given.subject == sentence.subject and set(given.options) >= set(sentence.options)
        case Includes(), Includes():
            return given.subject == sentence.subject and _sets(given, sentence)
        case (Contains(), Contains()) | (MadeOf(), MadeOf()):
            return _names(given, sentence)
        case SpanTest(), SpanTest():
            return _spans(given, sentence)
        case Members(), Members():
            return _members(given, sentence, ground)
        case SpecifiedIn(negated=False), SpecifiedIn(negated=False):
            return set(given.references) <= set(sentence.references)
        case TableRow(), TableRow():
            return given.table == sentence.table and set(given.columns) >= set(sentence.columns)
        case _:
            return False


def _number_implied(given: Sequence[Criterion], sentence: Criterion, ground: Ground) -> bool:
    wanted = numbers_of(sentence, ground)
    if wanted is None or wanted.extent.surest is None:
        return False
    left: Interval | None = wanted.domain
    found = False
    for each in given:
        claim = numbers_of(each, ground)
        if claim is not None and claim.about == wanted.about:
            left, found = meeting(left, claim.extent.widest), True
    return found and (left is None or left.within(wanted.extent.surest))


def _is_a(kind: str, other: str, ground: Ground) -> bool:
    known = ground.vocabulary.kinds
    return kind == other or (kind in known and other in known and ground.vocabulary.is_a(kind, other))


def _sets(given: Includes, sentence: Includes) -> bool:
    own, wanted = set(given.options), set(sentence.options)
    match given.mode, sentence.mode:
        case "any", "any":
            return own <= wanted
        case "all", "any":
            return bool(own & wanted)
        case "all", "all":
            return own >= wanted
        case "only", "only":
            return own <= wanted
        case _:
            return False


def _names(given: Contains | MadeOf, sentence: Contains | MadeOf) -> bool:
    own = set(given.constituents if isinstance(given, Contains) else given.materials)
    wanted = set(sentence.constituents if isinstance(sentence, Contains) else sentence.materials)
    match given.mode, sentence.mode:
        case "any", "any":
            return own <= wanted
        case "all", "any":
            return bool(own & wanted)
        case "all", "all":
            return own >= wanted
        case _:
            return False


def _spans(given: SpanTest, sentence: SpanTest) -> bool:
    if (given.subject, given.verb, given.conditions) != (sentence.subject, sentence.verb, sentence.conditions):
        return False
    own, wanted = span_extent(given), span_extent(sentence)
    if own is None or wanted is None:
        return False
    return wanted.within(own) if given.verb == "covers" else own.within(wanted) if given.verb != "reaches" else False


def _members(given: Members, sentence: Members, ground: Ground) -> bool:
    if given.collection != sentence.collection or given.if_any != sentence.if_any:
        return False
    inside = ground.of_member(given.collection)
    own, wanted = given.quantifier, sentence.quantifier
    if own == wanted and own.word in {"some", "every", "at least", "more than"}:
        return all_imply((given.body,), (sentence.body,), inside)
    if own == wanted and own.word in {"no", "at most", "less than"}:
        return all_imply((sentence.body,), (given.body,), inside)
    if own.word in _AT_LEAST and wanted.word in _AT_LEAST:
        enough = _least(own.word, own.count) >= _least(wanted.word, wanted.count)
        return enough and all_imply((given.body,), (sentence.body,), inside)
    return False


def _least(word: str, count: int | None) -> int:
    return 1 if word == "some" else (count or 0) + (1 if word == "more than" else 0)
