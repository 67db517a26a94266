"""Lettered blocks as criteria: what stands below an ``all of``, a quantifier or a formula of labels."""

from __future__ import annotations

from collections.abc import Callable

from dualclass.language.criteria import (
    AllOf,
    AnyOf,
    Condition,
    Criterion,
    FreeStatement,
    Labelled,
    Members,
    Not,
    Open,
    SpanTest,
    Threshold,
)
from dualclass.language.paragraphs import Join, LabelFormula, Note, Paragraph
from dualclass.records import replace


def own_criteria(paragraph: Paragraph) -> AllOf:
    """A paragraph's own sentences; a residual towards another list is a real *not*, asked of a person."""
    outside = [
        FreeStatement("stated", f"it is specified in the {reference.first}", negated=True, span=residual.span)
        for residual in paragraph.residuals
        for reference in residual.references
        if reference.form == "outside"
    ]
    return AllOf((*paragraph.criteria, *outside))


Releasing = Callable[[str], tuple[Note, ...]]
"""The notes that release exactly a code."""


def block_of(paragraph: Paragraph, releasing: Releasing) -> Criterion | None:
    """The children of a paragraph as one criterion, as its join says; ``None`` without children."""
    join = paragraph.join
    if join is None or not paragraph.children:
        return None
    parts = {child.code: whole for child in paragraph.children if (whole := _whole(child, releasing)) is not None}
    body = _joined(join, paragraph.code, parts)
    if join.conditions:
        body = with_conditions(body, join.conditions)
    if join.quantifier is not None and join.collection is not None:
        return Members(join.quantifier, join.collection, body)
    return body


def _whole(child: Paragraph, releasing: Releasing) -> Criterion | None:
    if child.status in {"not used", "printed empty", "see"}:
        return None
    if child.status == "not encoded":
        reason = child.status_text or "not encoded"
        return Labelled(child.code, AllOf((*own_criteria(child).items, Open(reason))), child.title)
    block = block_of(child, releasing)
    sentences = own_criteria(child).items
    whole = AllOf((*sentences, block)) if block is not None else AllOf(sentences)
    criterion: Criterion = Labelled(child.code, whole, child.title)
    released = [
        Not(Labelled(note.name, note.criterion, note.title))
        for note in releasing(child.code)
        if note.criterion is not None
    ]
    return AllOf((criterion, *released)) if released else criterion


def _joined(join: Join, code: str, parts: dict[str, Criterion]) -> Criterion:
    if join.kind == "formula" and join.formula is not None:
        return _formula(join.formula, code, parts)
    items = tuple(parts.values())
    return AllOf(items) if join.kind == "all" else AnyOf(items)


def _formula(formula: LabelFormula, code: str, parts: dict[str, Criterion]) -> Criterion:
    if formula.operation == "label":
        label = formula.label or ""
        for name in (label, f"{code}.{label}", f"{code.split('.', maxsplit=1)[0]}.{label}"):
            if name in parts:
                return parts[name]
        return Open(f"the label {label} of a joined formula has no criteria")
    items = tuple(_formula(item, code, parts) for item in formula.items)
    return AllOf(items) if formula.operation == "and" else AnyOf(items)


def with_conditions(criterion: Criterion, conditions: tuple[Condition, ...]) -> Criterion:
    """Every comparison of the criterion, measured under the conditions a join line says once."""
    return _conditioned(criterion, conditions) if conditions else criterion


def _conditioned(criterion: Criterion, conditions: tuple[Condition, ...]) -> Criterion:
    match criterion:
        case AllOf(items=items) | AnyOf(items=items):
            return replace(criterion, items=tuple(_conditioned(item, conditions) for item in items))
        case Not(item=item) | Labelled(item=item):
            return replace(criterion, item=_conditioned(item, conditions))
        case Members(body=body):
            return replace(criterion, body=_conditioned(body, conditions))
        case Threshold(conditions=own) | SpanTest(conditions=own):
            return replace(criterion, conditions=(*own, *conditions))
        case _:
            return criterion
