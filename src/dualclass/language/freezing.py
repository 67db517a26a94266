"""From drafts to the records: paragraphs with their children, notes with their whole condition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dualclass.language.criteria import (
    AllOf,
    AnyOf,
    Condition,
    Criterion,
    Labelled,
    Members,
    Not,
    Open,
    Span,
    SpanTest,
    Threshold,
)
from dualclass.language.drafts import Draft, NoteDraft, ParagraphDraft, PartDraft
from dualclass.language.paragraphs import Effect, Join, LabelFormula, Note, Paragraph


def freeze_paragraph(draft: ParagraphDraft, file: str) -> Paragraph:
    """The record of a paragraph and of everything below it."""
    status, text = draft.status, draft.status_text
    criteria = tuple(draft.criteria)
    if status == "not encoded" and criteria:
        # part of it is encoded: what is missing stays open beside the rest
        criteria, status, text = (*criteria, Open(text or "")), "encoded", None
    return Paragraph(
        draft.name,
        draft.title,
        criteria,
        tuple(draft.residuals),
        tuple(draft.tails),
        draft.join,
        tuple(freeze_paragraph(child, file) for child in draft.children),
        tuple(freeze_note(note, file) for note in draft.notes),
        tuple(draft.marks),
        draft.period,
        tuple(draft.suspensions),
        status,
        text,
        draft.see,
        draft.unwritten,
        span=Span(file, *draft.place),
    )


def freeze_note(draft: NoteDraft, file: str) -> Note:
    """The record of a note; its lettered parts become labelled criteria."""
    items = _body(draft, file)
    criterion = None if not items else items[0] if len(items) == 1 else AllOf(tuple(items))
    marks = list(draft.marks)
    for part in _parts_below(draft):
        marks += part.marks
    return Note(
        draft.name,
        draft.where,
        draft.label,
        draft.title,
        draft.effect or Effect("says"),
        criterion,
        tuple(marks),
        draft.period,
        draft.technical,
        draft.general,
        span=Span(file, *draft.place),
    )


def _parts_below(draft: PartDraft) -> list[PartDraft]:
    return [each for child in draft.children for each in (child, *_parts_below(child))]


def _body(draft: PartDraft, file: str) -> list[Criterion]:
    items = list(draft.criteria)
    used = [child for child in draft.children if child.status != "not used"]
    if draft.join is not None and used:
        parts = {child.part: _labelled(child, file) for child in used}
        items.append(_joined(draft, draft.join, parts))
    return items


def _labelled(draft: PartDraft, file: str) -> Criterion:
    items = _body(draft, file)
    item = items[0] if len(items) == 1 else AllOf(tuple(items))
    return Labelled(draft.name, item, draft.title, span=Span(file, *draft.place))


def _joined(draft: Draft, join: Join, parts: dict[str, Criterion]) -> Criterion:
    if join.kind == "formula" and join.formula is not None:
        body = _formula(draft, join.formula, parts)
    else:
        items = tuple(parts.values())
        body = AllOf(items) if join.kind == "all" else AnyOf(items)
    body = _under(body, join.conditions)
    if join.quantifier is not None and join.collection is not None:
        return Members(join.quantifier, join.collection, body)
    return body


def _formula(draft: Draft, formula: LabelFormula, parts: dict[str, Criterion]) -> Criterion:
    if formula.label is not None:
        return parts.get(formula.label.rpartition(".")[2]) or Open(f"`{draft.name}` has no part {formula.label}")
    items = tuple(_formula(draft, item, parts) for item in formula.items)
    return AllOf(items) if formula.operation == "and" else AnyOf(items)


def _under(criterion: Criterion, conditions: Sequence[Condition]) -> Criterion:
    """The criterion with the conditions of the join line said of every comparison in it."""
    if not conditions:
        return criterion
    if isinstance(criterion, AllOf | AnyOf):
        return replace(criterion, items=tuple(_under(item, conditions) for item in criterion.items))
    if isinstance(criterion, Not | Labelled):
        return replace(criterion, item=_under(criterion.item, conditions))
    if isinstance(criterion, Members):
        return replace(criterion, body=_under(criterion.body, conditions))
    if isinstance(criterion, Threshold | SpanTest):
        return replace(criterion, conditions=(*criterion.conditions, *conditions))
    return criterion
