"""Every change of a criterion: borders, numbers, sentences, joins, quantifiers, options, references, kinds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from dualclass.language.criteria import (
    AllOf,
    AnyOf,
    Choice,
    Contains,
    Criterion,
    FreeStatement,
    HasPart,
    Includes,
    IsFlag,
    IsKind,
    Labelled,
    MadeOf,
    Members,
    Not,
    PerformanceOf,
    Purpose,
    Quantifier,
    Share,
    SpanTest,
    SpecifiedIn,
    Substance,
    TableRow,
    Threshold,
)
from dualclass.language.writing import write_criterion
from dualclass.vocabulary import Vocabulary
from dualclass.workshop.testing.mutation.measures import condition_turns, measure_turns
from dualclass.workshop.testing.mutation.records import Turn
from dualclass.workshop.testing.mutation.references import reference_turns


def turns(criterion: Criterion, vocabulary: Vocabulary, collection: str | None = None) -> Iterator[Turn]:
    """Every change of the criterion, each of one thing. Dropping the whole is for whoever holds it."""
    match criterion:
        case AllOf(items=items) | AnyOf(items=items):
            yield from _joined(criterion, items, vocabulary, collection)
        case Labelled(item=item) | Not(item=item):
            if isinstance(criterion, Not):
                yield Turn("negation", f"unless {text_of(item)}", text_of(item), item)
            for turn in turns(item, vocabulary, collection):
                whole = None if turn.criterion is None else replace(criterion, item=turn.criterion)
                yield replace(turn, criterion=whole)
        case Members(body=body, collection=name):
            yield from _quantified(criterion)
            for turn in turns(body, vocabulary, name):
                if turn.criterion is not None:
                    yield replace(turn, criterion=replace(criterion, body=turn.criterion))
        case Threshold() | SpanTest() | Share():
            yield from measure_turns(criterion, vocabulary, collection)
            if not isinstance(criterion, Share):
                yield from condition_turns(criterion)
        case SpecifiedIn(references=named) | PerformanceOf(references=named) | Purpose(references=named):
            for before, after, references in reference_turns(named):
                yield Turn("reference", before, after, replace(criterion, references=references))
            yield from _sentence(criterion)
        case IsKind():
            yield from _kinds(criterion, vocabulary)
            yield from _sentence(criterion)
        case _:
            yield from _sentence(criterion)


def text_of(criterion: Criterion) -> str:
    """A criterion in the language's words, on one line and not too long."""
    text = " ".join(write_criterion(criterion).split())
    return text if len(text) <= 100 else text[:97] + "..."


def _joined(
    criterion: AllOf | AnyOf, items: tuple[Criterion, ...], vocabulary: Vocabulary, collection: str | None
) -> Iterator[Turn]:
    if len(items) > 1:
        word, other = ("all of", "any of") if isinstance(criterion, AllOf) else ("any of", "all of")
        turned = AnyOf(items) if isinstance(criterion, AllOf) else AllOf(items)
        yield Turn("join", f"{word} {text_of(criterion)}", other, turned)
    for place, item in enumerate(items):
        rest = (*items[:place], *items[place + 1 :])
        if rest:
            yield Turn("sentence", text_of(item), "nothing", replace(criterion, items=rest))
        for turn in turns(item, vocabulary, collection):
            if turn.criterion is not None:
                changed = (*items[:place], turn.criterion, *items[place + 1 :])
                yield replace(turn, criterion=replace(criterion, items=changed))


def _quantified(criterion: Members) -> Iterator[Turn]:
    for quantifier in quantifiers(criterion.quantifier):
        after = replace(criterion, quantifier=quantifier)
        yield Turn("quantifier", text_of(criterion), quantifier_text(quantifier), after)
    if criterion.if_any:
        yield Turn("quantifier", text_of(criterion), "without `if any`", replace(criterion, if_any=False))


def quantifiers(quantifier: Quantifier) -> Iterator[Quantifier]:
    """The quantifiers that one may be taken for."""
    others = {"some": "every", "every": "some", "no": "some", "at least": "more than", "at most": "less than"}
    other = others.get(quantifier.word)
    if other is not None:
        yield replace(quantifier, word=other)  # pyright: ignore[reportArgumentType]
    if quantifier.word == "exactly":
        yield replace(quantifier, word="at least")
        yield replace(quantifier, word="at most")
    if quantifier.count is not None and quantifier.count > 1:
        yield replace(quantifier, count=quantifier.count - 1)


def quantifier_text(quantifier: Quantifier) -> str:
    """``at least 2``."""
    return quantifier.word if quantifier.count is None else f"{quantifier.word} {quantifier.count}"


def _kinds(criterion: IsKind, vocabulary: Vocabulary) -> Iterator[Turn]:
    for place, kind in enumerate(criterion.kinds):
        known = vocabulary.kinds.get(kind)
        for parent in known.parents if known is not None else ():
            if parent in criterion.kinds:
                continue
            kinds = (*criterion.kinds[:place], parent, *criterion.kinds[place + 1 :])
            yield Turn(
                "kind", text_of(criterion), text_of(replace(criterion, kinds=kinds)), replace(criterion, kinds=kinds)
            )


def _sentence(criterion: Criterion) -> Iterator[Turn]:
    """What one simple sentence may be taken for: its opposite, another mode, fewer options."""
    before = text_of(criterion)
    match criterion:
        case IsKind() | IsFlag() | HasPart() | Choice() | Purpose() | FreeStatement() | SpecifiedIn():
            changed = replace(criterion, negated=not criterion.negated)
            yield Turn("negation", before, text_of(changed), changed)
        case _:
            pass
    for changed in _fewer(criterion):
        yield Turn("option", before, text_of(changed), changed)
    for changed in _modes(criterion):
        yield Turn("mode", before, text_of(changed), changed)


def _fewer(criterion: Criterion) -> Iterator[Criterion]:
    match criterion:
        case IsKind(kinds=names):
            yield from _without(names, lambda rest: replace(criterion, kinds=rest))
        case Choice(options=names) | Includes(options=names):
            yield from _without(names, lambda rest: replace(criterion, options=rest))
        case Contains(constituents=names) | Share(constituents=names):
            yield from _without(names, lambda rest: replace(criterion, constituents=rest))
        case MadeOf(materials=names):
            yield from _without(names, lambda rest: replace(criterion, materials=rest))
        case Purpose(objects=objects, activities=activities):
            yield from _without(objects, lambda rest: replace(criterion, objects=rest))
            yield from _without(activities, lambda rest: replace(criterion, activities=rest))
        case Substance(cas=numbers):
            yield from _without(numbers, lambda rest: replace(criterion, cas=rest), least=0)
        case TableRow(columns=names):
            yield from _without(names, lambda rest: replace(criterion, columns=rest))
        case _:
            return


def _without[T](
    names: tuple[T, ...], make: Callable[[tuple[T, ...]], Criterion], least: int = 1
) -> Iterator[Criterion]:
    for place in range(len(names)):
        rest = (*names[:place], *names[place + 1 :])
        if len(rest) >= least:
            yield make(rest)


def _modes(criterion: Criterion) -> Iterator[Criterion]:
    match criterion:
        case Includes(options=options, mode=mode):
            if len(options) > 1 or mode == "only":
                yield replace(criterion, mode="all" if mode == "any" else "any")
        case Contains(constituents=names, mode=mode):
            if len(names) > 1:
                yield replace(criterion, mode="all" if mode == "any" else "any")
        case MadeOf(materials=names, mode=mode):
            if len(names) > 1:
                yield replace(criterion, mode="all" if mode == "any" else "any")
        case Share(constituents=names, mode=mode):
            if len(names) > 1:
                yield replace(criterion, mode="any" if mode == "together" else "together")
        case _:
            return
