"""One value of an item after another changed, so that a sentence holds by a hair, fails by a hair, or stays open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dualclass.evaluation.facts import Facts
from dualclass.language.criteria import (
    Choice,
    Contains,
    Enriched,
    Family,
    FreeStatement,
    HasPart,
    Includes,
    IsFlag,
    IsKind,
    MadeOf,
    Mainly,
    Members,
    Purpose,
    Share,
    SpanTest,
    Subject,
    Substance,
    Threshold,
)
from dualclass.vocabulary import Vocabulary
from dualclass.workshop.testing.borders.leaves import Leaf
from dualclass.workshop.testing.borders.numbers import number_variations
from dualclass.workshop.testing.nodes import UNKNOWN
from dualclass.workshop.testing.witness.references import reference_codes
from dualclass.workshop.testing.witness.sentences import COUNTRIES

WIDE = ("software", "technology", "equipment", "chemical")
"""Kinds that have hardly anything in common with others."""


@dataclass(frozen=True, slots=True)
class Variation:
    """One change of an item: the path, the value. ``border``: kept even where it changes no verdict.

    That is so of a number's borders and of what a sentence names.
    """

    path: str
    value: object
    border: bool = False

    @property
    def text(self) -> str:
        """The value as a test writes it."""
        return shown(self.value)


def shown(value: object) -> str:
    """A value as a test writes it: ``unknown``, yes and no."""
    if value is UNKNOWN:
        return "unknown"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def variations(leaf: Leaf, facts: Facts) -> Iterator[Variation]:
    """What to change so that the sentence is seen to decide: every border of a number, every option, nothing stated."""
    criterion, prefix, vocabulary = leaf.criterion, leaf.prefix, facts.vocabulary
    match criterion:
        case Threshold() | SpanTest() | Share():
            for path, value in number_variations(criterion, prefix, facts, leaf.collection):
                yield Variation(path, value, border=True)
        case IsKind(kinds=kinds):
            yield from _kinds(kinds, prefix, vocabulary)
        case IsFlag(name=name):
            yield from _each(f"{prefix}{name}", (True, False, UNKNOWN))
        case HasPart(name=name):
            definition = vocabulary.parameter(name)
            collection = definition is not None and definition.is_collection
            yield from _each(f"{prefix}{name}", ("none", UNKNOWN) if collection else (True, False, UNKNOWN))
        case Choice(subject=subject, options=options):
            known = _known(subject, leaf, vocabulary)
            yield from _named_first(_path(prefix, subject), _named(options, known, vocabulary), (UNKNOWN,))
        case Includes(subject=subject, options=options):
            others = [option for option in _known(subject, leaf, vocabulary) if option not in options]
            yield from _named_first(_path(prefix, subject), options, (*others[:1], UNKNOWN))
        case Members(collection=name) if name != "target":
            yield from _each(f"{prefix}{name}", ("none", UNKNOWN))
            if criterion.quantifier.count is not None:
                yield Variation(f"{prefix}{name}[{criterion.quantifier.count}]", UNKNOWN)
        case Contains(constituents=names):
            for name in names:
                yield from _each(f"{prefix}composition.{name}", ("0 % by weight", UNKNOWN))
        case Mainly(constituent=name):
            yield from _each(f"{prefix}composition.{name}", ("50 % by weight", "51 % by weight", UNKNOWN))
        case MadeOf(materials=materials):
            yield from _each(f"{prefix}made_of", (*materials, "copper", UNKNOWN))
        case Substance(name=name, cas=numbers):
            yield from _named_first(f"{prefix}cas", numbers, (UNKNOWN,))
            yield Variation(f"{prefix}stated it is {name}", False)
        case Family(name=name):
            yield from _each(f"{prefix}stated it belongs to family {name}", (True, False, UNKNOWN))
        case Enriched(constituent=name):
            yield from _each(f"{prefix}stated it is enriched in {name}", (True, False, UNKNOWN))
        case FreeStatement(text=text, how=how):
            yield from _each(f"{prefix}{how} {text}", (True, False, UNKNOWN))
        case Purpose():
            yield from _purposes(criterion, prefix, facts)
        case _:
            return


def _each(path: str, values: tuple[object, ...]) -> Iterator[Variation]:
    for value in values:
        yield Variation(path, value)


def _named_first(path: str, named: tuple[str, ...], others: tuple[object, ...]) -> Iterator[Variation]:
    """What the sentence names is kept whatever comes of it: a name left out must be noticed."""
    for value in named:
        yield Variation(path, value, border=True)
    yield from _each(path, others)


def _path(prefix: str, subject: Subject) -> str:
    return prefix + subject.name if subject.scope == "item" else f"{subject.scope}.{subject.name}"


def _kinds(kinds: tuple[str, ...], prefix: str, vocabulary: Vocabulary) -> Iterator[Variation]:
    """Each kind the sentence names, what is above it, and a neighbour that it does not name."""
    known = [kind for kind in kinds if kind in vocabulary.kinds]
    parents = list(dict.fromkeys(parent for kind in known for parent in vocabulary.kinds[kind].parents))
    beside = [
        kind
        for kind in vocabulary.kinds
        if set(vocabulary.kinds[kind].parents) & set(parents) and not any(vocabulary.is_a(kind, each) for each in known)
    ]
    apart = [
        kind
        for kind in WIDE
        if kind in vocabulary.kinds and kind not in parents and not _related(kind, known, vocabulary)
    ]
    yield from _named_first(f"{prefix}kind", tuple(known), (*parents, *beside[:3], *apart[:1]))


def _related(kind: str, known: list[str], vocabulary: Vocabulary) -> bool:
    return any(vocabulary.is_a(kind, each) or vocabulary.is_a(each, kind) for each in known)


def _known(subject: Subject, leaf: Leaf, vocabulary: Vocabulary) -> tuple[str, ...]:
    member = vocabulary.parameter(f"{leaf.collection}.{subject.name}") if leaf.collection is not None else None
    definition = member or vocabulary.parameter(subject.name)
    return definition.options if definition is not None else ()


def _named(options: tuple[str, ...], known: tuple[str, ...], vocabulary: Vocabulary) -> tuple[str, ...]:
    if any(option in vocabulary.groups for option in options):
        return tuple(dict.fromkeys([*(each for each in options if each not in vocabulary.groups), *COUNTRIES]))
    others = [option for option in known if option not in options] or (list(COUNTRIES[:2]) if not known else [])
    return (*options, *others[:1])


def _purposes(criterion: Purpose, prefix: str, facts: Facts) -> Iterator[Variation]:
    judged = criterion.how == "judged"
    if not criterion.references:
        objects = criterion.objects or tuple(f"{activity} of it" for activity in criterion.activities) or ("it",)
        for name in objects:
            yield from _each(f"{prefix}{criterion.how} {criterion.term} {name}", (True, False, UNKNOWN))
        return
    if judged:
        yield from _each(f"{prefix}for.judged {criterion.term}", (False, UNKNOWN))
    yield from _named_first(f"{prefix}for.code", reference_codes(criterion.references, facts), (UNKNOWN,))
    if criterion.activities:
        others = tuple(each for each in ("development", "production", "use") if each not in criterion.activities)
        yield from _named_first(f"{prefix}for.activities", criterion.activities, (*others[:1], UNKNOWN))
