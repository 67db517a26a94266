"""Taking paragraphs out of a tree without leaving a hole: the join line keeps saying the truth."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from dualclass.language.paragraphs import Join, LabelFormula, Note, Paragraph
from dualclass.lists.labels import entry_of, relative
from dualclass.records import replace

NO_CHILD_LEFT = "none of the sub-paragraphs that its join line announces is here"


def child_names(label: str, parent: str) -> tuple[str, str, str]:
    """The codes a label of a join line may mean: as it stands, under the paragraph, under the entry."""
    return label, f"{parent}.{label}", f"{entry_of(parent)}.{label}"


def label_of_child(label: str, paragraph: Paragraph) -> str | None:
    """The code of the child that a label of the paragraph's join line names, ``None`` if there is none."""
    names = child_names(label, paragraph.code)
    return next((child.code for child in paragraph.children if child.code in names), None)


def with_children(paragraph: Paragraph, children: Iterable[Paragraph]) -> Paragraph:
    """The paragraph with other children, its join line announcing the first and last of them.

    A formula loses the labels that are gone. A paragraph that had children and has none left becomes *not
    encoded*: an ``any of`` over nothing would be a silent "no", and its own sentences alone a silent "yes".
    """
    children = tuple(children)
    join = paragraph.join
    if not children:
        if not paragraph.children:
            return paragraph
        return replace(paragraph, children=(), join=None, status="not encoded", status_text=NO_CHILD_LEFT)
    if join is None:
        return replace(paragraph, children=children)
    return replace(paragraph, children=children, join=announcing(join, paragraph.code, children))


def announcing(join: Join, code: str, children: tuple[Paragraph, ...]) -> Join:
    """The join line with its first and last label taken from the children; an open group stays open."""
    formula = _without_missing(join.formula, code, {child.code for child in children})
    if join.first is None and join.last is None:
        return join if formula == join.formula else replace(join, formula=formula)
    first, last = relative(children[0].code, code), relative(children[-1].code, code)
    return replace(join, first=first, last=last, formula=formula)


def _without_missing(formula: LabelFormula | None, code: str, present: set[str]) -> LabelFormula | None:
    if formula is None:
        return None
    if formula.operation == "label":
        names = child_names(formula.label or "", code)
        return formula if any(name in present for name in names) else None
    kept = tuple(part for item in formula.items if (part := _without_missing(item, code, present)) is not None)
    if not kept:
        return None
    return kept[0] if len(kept) == 1 else replace(formula, items=kept)


def select(paragraph: Paragraph, keep: Callable[[Paragraph], bool]) -> Paragraph | None:
    """The paragraph with only those descendants that ``keep`` accepts; ``None`` when it is not accepted
    itself.
    """
    if not keep(paragraph):
        return None
    children = tuple(kept for child in paragraph.children if (kept := select(child, keep)) is not None)
    if len(children) == len(paragraph.children) and all(
        new is old for new, old in zip(children, paragraph.children, strict=True)
    ):
        return paragraph
    if len(children) == len(paragraph.children):
        return replace(paragraph, children=children)
    return with_children(paragraph, children)


def in_force(paragraph: Paragraph, day: date) -> Paragraph | None:
    """The paragraph as it stands on a day: dated variants chosen, at every depth, notes included."""
    kept = select(paragraph, lambda part: part.in_force is None or part.in_force.covers(day))
    return None if kept is None else _with_notes_of(kept, day)


def notes_in_force(notes: tuple[Note, ...], day: date) -> tuple[Note, ...]:
    """The notes that hold on a day."""
    kept = tuple(note for note in notes if note.in_force is None or note.in_force.covers(day))
    return notes if len(kept) == len(notes) else kept


def _with_notes_of(paragraph: Paragraph, day: date) -> Paragraph:
    notes = notes_in_force(paragraph.notes, day)
    children = tuple(_with_notes_of(child, day) for child in paragraph.children)
    unchanged = all(new is old for new, old in zip(children, paragraph.children, strict=True))
    if notes is paragraph.notes and unchanged:
        return paragraph
    return replace(paragraph, notes=notes, children=children)
