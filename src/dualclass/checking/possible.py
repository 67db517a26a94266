"""Sentences that no item can meet, and those that every item meets: what they ask is not what they say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dualclass.checking.claims import Ground, Numbers, numbers_of, sentences_of
from dualclass.checking.facts import Conflict, Facts
from dualclass.checking.ranges import EVERYTHING, face_interval, meeting
from dualclass.diagnostics import Diagnostic, Label
from dualclass.language.criteria import AllOf, AnyOf, Criterion, Labelled, Literal, Members, Not, Share, Threshold
from dualclass.language.paragraphs import Note, Paragraph
from dualclass.language.writing import write_criterion, write_number
from dualclass.lists.reporting import Reports, place_of
from dualclass.quantities import Interval
from dualclass.vocabulary.vocabulary import Vocabulary


def check_possible(
    entries: Iterable[Paragraph], notes: Iterable[Note], vocabulary: Vocabulary, reports: Reports
) -> None:
    """Every sentence by itself, and together with those of the paragraphs above it."""
    ground = Ground(vocabulary)
    for entry in entries:
        _walk(entry, Facts(ground), reports)
    for note in notes:
        _note(note, ground, reports)


def _walk(paragraph: Paragraph, above: Facts, reports: Reports) -> Facts:
    """Check a paragraph and what stands below it; returns what is asked once it is met."""
    label = paragraph.code
    facts = above.copy()
    _each(paragraph.criteria, facts.ground, label, reports)
    for conflict in facts.add(paragraph.criteria, label):
        _report(conflict, label, reports)
    for tail in paragraph.tails:
        _each(tail.criteria, above.ground, label, reports)
        for conflict in Facts(above.ground).add(tail.criteria, label):
            _report(conflict, label, reports)
    for note in paragraph.notes:
        _note(note, facts.ground, reports)
    join = paragraph.join
    below = facts
    if join is not None:
        ground = facts.ground.under(join.conditions)
        if join.quantifier is not None and join.collection is not None:
            below = Facts(ground.of_member(join.collection))
        else:
            below = facts.copy(ground)
    for child in paragraph.children:
        reached = _walk(child, below, reports)
        if join is not None and join.kind == "all":
            below = reached if _is_plain(child) else below
    return facts


def _is_plain(paragraph: Paragraph) -> bool:
    return paragraph.status == "encoded" and not paragraph.tails


def _note(note: Note, ground: Ground, reports: Reports) -> None:
    if note.criterion is None:
        return
    _each((note.criterion,), ground, note.name, reports)
    for conflict in Facts(ground).add((note.criterion,), note.name):
        _report(conflict, note.name, reports)


def _report(conflict: Conflict, label: str, reports: Reports) -> None:
    sentence = f"`{write_criterion(conflict.sentence)}`"
    other = conflict.other
    if other is None:
        if any(each.code == "C065" and each.message.startswith(f"{sentence}:") for each in reports.found[-20:]):
            return
        message = f"{sentence} can never hold"
        reports.error("C062", message, conflict.sentence, label, "compare border and value with the printed text")
        return
    where = "beside" if other.label == label else f"below `{other.label}`, which asks"
    message = f"{sentence} can never hold {where} `{write_criterion(other.sentence)}`"
    remedy = "one of the two is wrong, or they are alternatives: then join them with `any of`"
    reports.error("C062", message, conflict.sentence, label, remedy)
    second = place_of(other.sentence.span)
    if second:
        reports.found[-1] = _with_second(reports.found[-1], Label(second[0].place, "asked here"))


def _with_second(diagnostic: Diagnostic, label: Label) -> Diagnostic:
    return replace(diagnostic, labels=(*diagnostic.labels, label)) if diagnostic.labels else diagnostic


# ---------------------------------------------------------------- a sentence by itself


def _each(criteria: tuple[Criterion, ...], ground: Ground, label: str, reports: Reports) -> None:
    for sentence in sentences_of(criteria):
        match sentence:
            case AnyOf(items=items) | AllOf(items=items):
                _each(items, ground, label, reports)
            case Not(item=item) | Labelled(item=item):
                _each((item,), ground, label, reports)
            case Members(collection=name, body=body):
                _each((body,), ground.of_member(name), label, reports)
            case Threshold() | Share():
                _alone(sentence, ground, label, reports)
            case _:
                continue


def _alone(sentence: Threshold | Share, ground: Ground, label: str, reports: Reports) -> None:
    claim = numbers_of(sentence, ground)
    if claim is None:
        return
    written = f"`{write_criterion(sentence)}`"
    if isinstance(sentence, Share) and sentence.basis is None:
        remedy = "write `by weight`, `by volume`, `by mole` or `by atom` behind the per cent"
        reports.warning("C083", f"{written} does not say by what the share is counted", sentence, label, remedy)
    outside = _outside(sentence, claim)
    if outside is not None:
        what = "a share lies between 0 % and 100 %" if isinstance(sentence, Share) else "it cannot lie below zero"
        remedy = f"{what}: correct the value"
        reports.error("C065", f"{written}: no value of it lies there", sentence, label, remedy, word=outside)
        return
    surest, widest = claim.extent.surest, claim.extent.widest
    if claim.domain != EVERYTHING and surest is not None and meeting(surest, claim.domain) == claim.domain:
        remedy = "every item meets it: leave it out, or correct the border"
        reports.warning("C064", f"{written} always holds", sentence, label, remedy)
    elif claim.count and _is_broken(sentence):
        remedy = "a count is a whole number: name the first or the last one that is meant"
        reports.warning("C063", f"{written} divides a count", sentence, label, remedy)
    elif claim.count and widest is not None and _only_nought(meeting(widest, claim.domain)):
        remedy = "say `exactly 0`, or `it has no ..` of a collection; for one or none it is `at most 1`"
        reports.warning("C063", f"{written} holds only for none at all", sentence, label, remedy)


def _only_nought(interval: Interval | None) -> bool:
    return interval is not None and interval.high is not None and interval.high == 0 and interval.low == 0


def _is_broken(sentence: Threshold | Share) -> bool:
    faces = (face for bound in sentence.bounds.bounds if isinstance(bound.limit, Literal) for face in bound.limit.faces)
    return any(face.value.denominator != 1 for face in faces)


def _outside(sentence: Threshold | Share, claim: Numbers) -> str | None:
    """The first printed number that lies outside what can be."""
    for bound in sentence.bounds.bounds:
        for face in bound.limit.faces if isinstance(bound.limit, Literal) else ():
            value = None if face.either_sign else face_interval(face, claim.parameter)
            if value is not None and meeting(value, claim.domain) is None:
                return write_number(face.value)
    return None
