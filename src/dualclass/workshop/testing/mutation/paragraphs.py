"""Every change of a list: of the sentences, joins, tails and dates of its paragraphs, and of its notes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

from dualclass.language.criteria import Not
from dualclass.language.paragraphs import Join, Note, Paragraph, Period, Tail
from dualclass.language.writing import write_condition
from dualclass.lists import ControlList
from dualclass.vocabulary import Vocabulary
from dualclass.workshop.testing.mutation.criteria import quantifier_text, quantifiers, text_of, turns
from dualclass.workshop.testing.mutation.measures import changed_conditions
from dualclass.workshop.testing.mutation.records import Mutant
from dualclass.workshop.testing.mutation.references import reference_turns

DAY = timedelta(days=1)
DECIDING = frozenset({"releases", "releases unless", "takes back", "narrows", "defers", "defines"})

type Own = Callable[[Paragraph | Note], bool]
"""Tells what a list says itself from what it took over."""

type Changed[P] = tuple[str, str, str, P]
"""The sort of change, the texts before and after, and what came of it."""


def mutants(control_list: ControlList, own: Own, vocabulary: Vocabulary) -> Iterator[Mutant]:
    """Every mutant of what a list says itself; ``own`` tells that."""
    entries = control_list.entries
    for place, entry in enumerate(entries):
        for name, (operator, before, after, changed) in _tree(entry, own, vocabulary):
            mutated = replace(control_list, entries=(*entries[:place], changed, *entries[place + 1 :]))
            yield Mutant(name, operator, before, after, mutated, (entry.code,))
    notes = control_list.notes
    for place, note in enumerate(notes):
        if own(note):
            for operator, before, after, changed in _note(note, vocabulary):
                rest = (changed,) if changed is not None else ()
                mutated = replace(control_list, notes=(*notes[:place], *rest, *notes[place + 1 :]))
                yield Mutant(note.name, operator, before, after, mutated, ())


def _tree(paragraph: Paragraph, own: Own, vocabulary: Vocabulary) -> Iterator[tuple[str, Changed[Paragraph]]]:
    """The changes of a paragraph and of everything below it, each with where it was made."""
    if own(paragraph):
        for changed in _paragraph(paragraph, vocabulary):
            yield paragraph.code, changed
    for place, note in enumerate(paragraph.notes):
        if own(note):
            for operator, before, after, changed in _note(note, vocabulary):
                rest = (changed,) if changed is not None else ()
                notes = (*paragraph.notes[:place], *rest, *paragraph.notes[place + 1 :])
                yield note.name, (operator, before, after, replace(paragraph, notes=notes))
    for place, child in enumerate(paragraph.children):
        for name, (operator, before, after, changed) in _tree(child, own, vocabulary):
            children = (*paragraph.children[:place], changed, *paragraph.children[place + 1 :])
            yield name, (operator, before, after, replace(paragraph, children=children))


def _paragraph(paragraph: Paragraph, vocabulary: Vocabulary) -> Iterator[Changed[Paragraph]]:
    collection = paragraph.join.collection if paragraph.join is not None else None
    for place, criterion in enumerate(paragraph.criteria):
        rest = (*paragraph.criteria[:place], *paragraph.criteria[place + 1 :])
        yield "sentence", text_of(criterion), "nothing", replace(paragraph, criteria=rest)
        for turn in turns(criterion, vocabulary, collection):
            if turn.criterion is not None:
                criteria = (*paragraph.criteria[:place], turn.criterion, *paragraph.criteria[place + 1 :])
                yield turn.operator, turn.before, turn.after, replace(paragraph, criteria=criteria)
    if paragraph.join is not None and paragraph.children:
        yield from _join(paragraph, paragraph.join)
    for place, tail in enumerate(paragraph.tails):
        for operator, before, after, changed in _tail(tail, vocabulary):
            rest = (changed,) if changed is not None else ()
            tails = (*paragraph.tails[:place], *rest, *paragraph.tails[place + 1 :])
            yield operator, before, after, replace(paragraph, tails=tails)
    for place, residual in enumerate(paragraph.residuals):
        if any(reference.form == "outside" for reference in residual.references):
            residuals = (*paragraph.residuals[:place], *paragraph.residuals[place + 1 :])
            yield "sentence", "other than those in another list", "nothing", replace(paragraph, residuals=residuals)
    yield from _dates(paragraph)


def _join(paragraph: Paragraph, join: Join) -> Iterator[Changed[Paragraph]]:
    """How the children join; those of a block, which are no paragraphs by themselves, may be dropped."""
    many = len(paragraph.children) > 1
    if join.kind in {"any", "all"} and many:
        other = "all" if join.kind == "any" else "any"
        yield "join", f"{join.kind} of", f"{other} of", replace(paragraph, join=replace(join, kind=other))
    if join.quantifier is not None:
        for quantifier in quantifiers(join.quantifier):
            changed = replace(paragraph, join=replace(join, quantifier=quantifier))
            yield "quantifier", quantifier_text(join.quantifier), quantifier_text(quantifier), changed
    for place, condition in enumerate(join.conditions):
        before = write_condition(condition)
        rest = (*join.conditions[:place], *join.conditions[place + 1 :])
        yield "condition", before, "nothing", replace(paragraph, join=replace(join, conditions=rest))
        for turned in changed_conditions(condition):
            whole = (*join.conditions[:place], turned, *join.conditions[place + 1 :])
            changed = replace(paragraph, join=replace(join, conditions=whole))
            yield "condition", before, write_condition(turned), changed
    if (join.kind == "all" or join.quantifier is not None) and many:
        for place, child in enumerate(paragraph.children):
            children = (*paragraph.children[:place], *paragraph.children[place + 1 :])
            yield "sentence", f"paragraph {child.code}", "nothing", replace(paragraph, children=children)


def _tail(tail: Tail, vocabulary: Vocabulary) -> Iterator[Changed[Tail | None]]:
    text = f"also its {tail.adjective or 'specially designed'} {', '.join(tail.names) or tail.kind}"
    yield "sentence", text, "nothing", None
    if len(tail.names) > 1:
        for place in range(len(tail.names)):
            names = (*tail.names[:place], *tail.names[place + 1 :])
            yield "option", text, f"without {tail.names[place]}", replace(tail, names=names)
    for place, criterion in enumerate(tail.criteria):
        rest = (*tail.criteria[:place], *tail.criteria[place + 1 :])
        yield "sentence", text_of(criterion), "nothing", replace(tail, criteria=rest)
        for turn in turns(criterion, vocabulary):
            if turn.criterion is not None:
                criteria = (*tail.criteria[:place], turn.criterion, *tail.criteria[place + 1 :])
                yield turn.operator, turn.before, turn.after, replace(tail, criteria=criteria)


def _dates(paragraph: Paragraph) -> Iterator[Changed[Paragraph]]:
    """The first and last day moved by one, a suspension dropped, a doubt about the source dropped."""
    for before, after, period in _periods(paragraph.in_force):
        yield "date", before, after, replace(paragraph, in_force=period)
    for place in range(len(paragraph.suspensions)):
        rest = (*paragraph.suspensions[:place], *paragraph.suspensions[place + 1 :])
        yield "date", "suspended", "applied", replace(paragraph, suspensions=rest)
    for place, mark in enumerate(paragraph.marks):
        if mark.word in {"doubtful", "correspondence"}:
            marks = (*paragraph.marks[:place], *paragraph.marks[place + 1 :])
            yield "mark", f"{mark.word} {mark.text[:60]}", "nothing", replace(paragraph, marks=marks)


def _periods(period: Period | None) -> Iterator[tuple[str, str, Period]]:
    if period is None:
        return
    if period.start is not None:
        later = period.start + DAY
        yield f"from {period.start}", f"from {later}", replace(period, start=later)
    if period.end is not None:
        sooner = period.end - DAY
        yield f"until {period.end}", f"until {sooner}", replace(period, end=sooner)


def _note(note: Note, vocabulary: Vocabulary) -> Iterator[Changed[Note | None]]:
    """A note that decides: dropped, its condition changed or turned round, its scope narrowed, its dates moved."""
    effect = note.effect
    if effect.action not in DECIDING:
        return
    yield "note", f"{effect.action} ..", "nothing", None
    for before, after, references in reference_turns(effect.references):
        yield "scope", before, after, replace(note, effect=replace(effect, references=references))
    for place in range(len(effect.exceptions)):
        rest = (*effect.exceptions[:place], *effect.exceptions[place + 1 :])
        before = f"except {effect.exceptions[place].first}"
        yield "scope", before, "not excepted", replace(note, effect=replace(effect, exceptions=rest))
    if effect.action == "defers":
        yield "note", "defers to the host", "releases", replace(note, effect=replace(effect, action="releases"))
    for before, after, period in _periods(note.in_force):
        yield "date", before, after, replace(note, in_force=period)
    if note.criterion is None:
        return
    yield "condition", text_of(note.criterion), "the opposite", replace(note, criterion=Not(note.criterion))
    for turn in turns(note.criterion, vocabulary):
        if turn.criterion is not None:
            yield turn.operator, turn.before, turn.after, replace(note, criterion=turn.criterion)
