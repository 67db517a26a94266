"""Every printed border of every list: below it, at it, above it and without the value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

import pytest

from dualclass.evaluation.context import Context
from dualclass.evaluation.measured import points_statement
from dualclass.evaluation.place import Place
from dualclass.evaluation.reference import evaluate
from dualclass.items.record import Collection, Composition, ItemRecord, Measured, Value
from dualclass.language.criteria import (
    AllOf,
    AnyOf,
    Bounds,
    Condition,
    Criterion,
    Labelled,
    Literal,
    Members,
    Not,
    Share,
    SpanTest,
    Subject,
    Threshold,
)
from dualclass.language.paragraphs import Paragraph
from dualclass.verdict import Verdict

from ..differential.drafts import quantity
from ..differential.lists import REGIMES, evaluator, made_for
from .oracle import UNITS, in_unit, others_of, within

STEP = Fraction(1, 10**6)
type Sentence = Threshold | SpanTest | Share


@dataclass(frozen=True)
class Border:
    """A sentence with printed borders, and the paragraph or note it stands in."""

    place: str
    sentence: Sentence
    collection: str | None

    def __str__(self) -> str:
        return self.place


def sentences(criterion: Criterion, place: str, collection: str | None = None) -> Iterator[Border]:
    """Every sentence that compares with a printed number, wherever it stands."""
    match criterion:
        case AllOf(items=items) | AnyOf(items=items):
            for item in items:
                yield from sentences(item, place, collection)
        case Not(item=item):
            yield from sentences(item, place, collection)
        case Labelled(label=label, item=item):
            yield from sentences(item, label, collection)
        case Members(body=body, collection=name):
            yield from sentences(body, place, name)
        case SpanTest(verb="covers"):
            return  # no single value has a whole range in it: tests beside the rules state spans
        case Threshold() | SpanTest() | Share():
            if all(isinstance(bound.limit, Literal) for bound in criterion.bounds.bounds):
                yield Border(place, criterion, collection)
        case _:
            return


def below(paragraph: Paragraph) -> Iterator[Paragraph]:
    """A paragraph and all below it."""
    yield paragraph
    for child in paragraph.children:
        yield from below(child)


@cache
def borders(regime: str) -> tuple[Border, ...]:
    """The bordered sentences of a list, as its paragraphs and notes have them."""
    view = evaluator(regime).view
    found: list[Border] = []
    for entry in view.entries:
        for paragraph in below(entry):
            for criterion in (*paragraph.criteria, *(each for tail in paragraph.tails for each in tail.criteria)):
                found.extend(sentences(criterion, paragraph.code))
    for note in view.all_notes():
        if note.criterion is not None:
            found.extend(sentences(note.criterion, note.name))
    return tuple(found)


# ---------------------------------------------------------------- one sentence by itself


def steps(bounds: Bounds) -> Iterator[tuple[Fraction, str]]:
    """Values at each printed face and just beside it, in its unit and, where there is one scale only, in others."""
    for bound in bounds.bounds:
        assert isinstance(bound.limit, Literal)
        faces = bound.limit.faces
        for face in faces:
            size = abs(face.value) * STEP or STEP
            single = all(isinstance(each.limit, Literal) and len(each.limit.faces) == 1 for each in bounds.bounds)
            for value in (face.value - size, face.value, face.value + size):
                yield value, face.unit
                if face.either_sign:
                    yield -value, face.unit
                if single:
                    for other in others_of(face.unit)[:2]:
                        yield in_unit(value, face.unit, other), other


def circumstances(conditions: tuple[Condition, ...]) -> dict[str, Value]:
    """The point the sentence names: a border that is itself admitted, else one just inside."""
    found: dict[str, Value] = {}
    for condition in conditions:
        limit = condition.value
        nudge = Fraction(1)
        if condition.bounds is not None:
            bound = condition.bounds.bounds[0]
            assert isinstance(bound.limit, Literal)
            limit = bound.limit
            nudge = {"more than": 1 + STEP, "less than": 1 - STEP}.get(bound.border, Fraction(1))
        if condition.state is not None:
            found[condition.parameter] = condition.state
        elif limit is not None:
            found[condition.parameter] = quantity(limit.faces[0].value * nudge, limit.faces[0].unit)
    return found


def stating(sentence: Sentence, value: Fraction, unit: str) -> ItemRecord:
    """An item of which only what the sentence asks for is known."""
    stated = quantity(value, unit)
    if isinstance(sentence, Share):
        basis = sentence.basis or "weight"
        if sentence.constituents:
            nothing = {
                (name, basis): quantity(Fraction(0), "%") for name in sentence.constituents + sentence.exceptions
            }
            shares = nothing | {(sentence.constituents[0], basis): stated}
            return ItemRecord("share", composition=Composition(shares, complete=False))
        return ItemRecord("share", values={"share": (Measured(stated, conditions={"basis": basis}),)})
    measured = Measured(stated, sentence.subject.method, circumstances(sentence.conditions))
    record = ItemRecord(
        "figure",
        values={sentence.subject.name: (measured,)},
        statements={points_statement(sentence): True},
    )
    return _held(record, sentence.subject)


def _held(record: ItemRecord, subject: Subject) -> ItemRecord:
    if subject.scope == "shipment":
        return ItemRecord("item", shipment=record)
    return ItemRecord("item", host=record) if subject.scope == "host" else record


def verdicts(regime: str, border: Border, record: ItemRecord) -> set[Verdict]:
    """What the reference and the compiled evaluator say of the sentence."""
    whole = evaluator(regime)
    place = Place(border.place.split()[0], border.collection)
    inquiry = whole.context(record).inquiry
    compiled = whole.program.compiler.compile(border.sentence, place)
    return {evaluate(border.sentence, record, Context(inquiry, place)).verdict, compiled(record, inquiry)}


@pytest.mark.parametrize("regime", REGIMES)
def test_every_printed_border(regime: str, record_property: pytest.RecordProperty) -> None:
    compared = 0
    printed = 0
    for border in borders(regime):
        printed += sum(len(bound.limit.faces) for bound in border.sentence.bounds.bounds)
        for value, unit in steps(border.sentence.bounds):
            assert unit in UNITS, f"{border}: the oracle does not know {unit}"
            expected = Verdict.of(within(value, unit, border.sentence.bounds))
            found = verdicts(regime, border, stating(border.sentence, value, unit))
            assert found == {expected}, (border.place, border.sentence, value, unit)
            compared += 1
        missing = ItemRecord("nothing is known")
        assert verdicts(regime, border, missing) == {Verdict.UNKNOWN}, (border.place, border.sentence)
        compared += 1
    record_property("printed borders", printed)
    record_property("border comparisons", compared)
    print(f"{regime}: {printed} printed borders, {compared} comparisons")
    assert compared >= 3 * printed + len(borders(regime))


# ---------------------------------------------------------------- one sentence in its paragraph


def decisive(criterion: Criterion, collection: str | None = None) -> Iterator[tuple[Threshold, str | None]]:
    """The comparisons all of which a unit asks for, with the collection whose member they speak of."""
    match criterion:
        case AllOf(items=items):
            for item in items:
                yield from decisive(item, collection)
        case Labelled(item=item):
            yield from decisive(item, collection)
        case Members(quantifier=quantifier, collection=name, body=body) if quantifier.word in {"some", "every"}:
            if collection is None:
                yield from decisive(body, name)
        case Threshold(bounds=bounds) if all(isinstance(bound.limit, Literal) for bound in bounds.bounds):
            yield criterion, collection
        case _:
            return


def changed(record: ItemRecord, sentence: Threshold, collection: str | None, measured: Measured | None) -> ItemRecord:
    """The item with another value of the sentence's parameter, or without any."""
    if collection is not None:
        held = record.collections[collection]
        members = tuple(changed(member, sentence, None, measured) for member in held.members)
        return replace(record, collections={**record.collections, collection: Collection(members, complete=True)})
    subject = sentence.subject
    if subject.scope != "item":
        part = record.shipment if subject.scope == "shipment" else record.host
        assert part is not None
        plain = replace(sentence, subject=replace(subject, scope="item"))
        return replace(record, **{subject.scope: changed(part, plain, None, measured)})
    rest = {name: found for name, found in record.values.items() if name != subject.name}
    others = tuple(each for each in record.values.get(subject.name, ()) if each.method != subject.method)
    stated = (*others, measured) if measured is not None else others
    listed = {points_statement(sentence): True} if stated else {}
    return replace(
        record,
        values=rest | ({subject.name: stated} if stated else {}),
        statements={**record.statements, **listed},
    )


@pytest.mark.parametrize("regime", REGIMES)
def test_borders_decide_their_paragraph(regime: str, record_property: pytest.RecordProperty) -> None:
    whole = evaluator(regime)
    isolated = met = 0
    for unit in whole.units:
        found = list(decisive(unit.core))
        spoken = [border.sentence for border in sentences(unit.core, unit.code)]
        names = [each.subject.name for each in spoken if isinstance(each, Threshold | SpanTest)]
        base = made_for(regime, unit).record()
        if not found or whole.program.core(unit, base, whole.context(base))[0] is not Verdict.TRUE:
            continue
        met += 1
        for sentence, collection in found:
            if names.count(sentence.subject.name) > 1:
                continue
            at = circumstances(sentence.conditions)
            for value, unit_name in steps(sentence.bounds):
                measured = Measured(quantity(value, unit_name), sentence.subject.method, at)
                item = changed(base, sentence, collection, measured)
                expected = Verdict.of(within(value, unit_name, sentence.bounds))
                here = whole.context(item).at(unit.code)
                assert evaluate(unit.core, item, here).verdict is expected, (unit.code, sentence, value, unit_name)
                isolated += 1
            without = changed(base, sentence, collection, None)
            here = whole.context(without).at(unit.code)
            assert evaluate(unit.core, without, here).verdict is Verdict.UNKNOWN, (unit.code, sentence)
            isolated += 1
    record_property("paragraphs met", met)
    record_property("isolated comparisons", isolated)
    print(f"{regime}: {isolated} comparisons isolated in {met} paragraphs")
    assert isolated
