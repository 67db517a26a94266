"""Renumbering: the same content under another label, and every reference that followed the old one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from dualclass.language.criteria import Labelled, NoteFigure, Reference
from dualclass.language.paragraphs import Effect, Gap, Join, LabelFormula, Note, Paragraph
from dualclass.lists.labels import code_key, covers, lineage, parent_of, relative
from dualclass.lists.pruning import child_names, with_children
from dualclass.lists.walking import Record, changed

_CODE_AT_START = re.compile(r"[0-9A-Z][0-9A-Za-z.]*")


def moved_code(code: str, moves: Mapping[str, str]) -> str:
    """The code under the new numbers: the move of the code itself, or of what stands nearest above it."""
    for step in lineage(code):
        if step in moves:
            return moves[step] + code[len(step) :]
    return code


def moved_name(name: str, moves: Mapping[str, str]) -> str:
    """A citation (``3A001.b.2 note 1``) under the new numbers."""
    match = _CODE_AT_START.match(name)
    if match is None:
        return name
    return moved_code(match[0].rstrip("."), moves) + name[len(match[0].rstrip(".")) :]


def references_mover(
    moves: Mapping[str, str], codes: frozenset[str]
) -> Callable[[tuple[Reference, ...]], tuple[Reference, ...]]:
    """How references follow the moves. ``codes``: every code (and gap) of the list before them.

    A range or group that would gain or lose a paragraph by its new number is written out code by code: what
    the law names does not change because a label does.
    """

    beside: dict[str | None, list[tuple[str, str]]] = {}
    for code in codes:
        beside.setdefault(parent_of(code), []).append((code, moved_code(code, moves)))

    def move(reference: Reference) -> tuple[Reference, ...]:
        if reference.form == "outside":
            return (reference,)
        if reference.form == "note":
            name = moved_name(reference.first, moves)
            return (reference if name == reference.first else replace(reference, first=name),)
        first = moved_code(reference.first, moves)
        if reference.form == "code":
            return (reference if first == reference.first else replace(reference, first=first),)
        moved = reference
        if reference.form == "range":
            last = None if reference.last is None else moved_code(reference.last, moves)
            if (first, last) != (reference.first, reference.last):
                moved = replace(reference, first=first, last=last)
        level = beside.get(parent_of(reference.first) if reference.form == "range" else None, [])
        named = {now for code, now in level if covers(reference, code)}
        if {now for _, now in level if covers(moved, now)} == named:
            return (moved,)
        return tuple(Reference("code", code) for code in sorted(named, key=code_key))

    def moved_together(references: tuple[Reference, ...]) -> tuple[Reference, ...]:
        new = tuple(each for reference in references for each in move(reference))
        stays = len(new) == len(references) and all(a is b for a, b in zip(new, references, strict=True))
        return references if stays else new

    return moved_together


def renumbered[Value](value: Value, moves: Mapping[str, str], codes: frozenset[str]) -> Value:
    """A copy of paragraphs or notes under the new numbers: codes, citations, join lines and references."""
    return changed(value, lambda record: _moved(record, moves), references_mover(moves, codes))


def _moved(record: Record, moves: Mapping[str, str]) -> Record:
    match record:
        case Paragraph():
            return _moved_paragraph(record, moves)
        case Note():
            name, place = moved_name(record.name, moves), moved_name(record.place, moves)
            return record if (name, place) == (record.name, record.place) else replace(record, name=name, place=place)
        case Effect() if record.note is not None:
            name = moved_name(record.note, moves)
            return record if name == record.note else replace(record, note=name)
        case Labelled():
            label = moved_name(record.label, moves)
            return record if label == record.label else replace(record, label=label)
        case NoteFigure():
            name = moved_name(record.reference, moves)
            return record if name == record.reference else replace(record, reference=name)
        case Gap():
            code = moved_code(record.code, moves)
            return record if code == record.code else replace(record, code=code)
        case _:
            return record


def _moved_paragraph(paragraph: Paragraph, moves: Mapping[str, str]) -> Paragraph:
    code = moved_code(paragraph.code, moves)
    old_codes = {child_old for child_old, new in moves.items() if parent_of(child_old) == paragraph.code and new}
    if code == paragraph.code and not old_codes:
        return paragraph
    join = paragraph.join
    if join is not None and join.formula is not None:
        join = replace(join, formula=_moved_formula(join.formula, paragraph.code, moves))
    if join is not None:
        join = _moved_ends(join, paragraph.code, code, moves)
    children = tuple(sorted(paragraph.children, key=lambda child: code_key(child.code)))
    return with_children(replace(paragraph, code=code, join=join), children)


def _moved_ends(join: Join, old: str, new: str, moves: Mapping[str, str]) -> Join:
    def end(label: str | None) -> str | None:
        return None if label is None else relative(moved_code(f"{old}.{label}", moves), new)

    return replace(join, first=end(join.first), last=end(join.last))


def _moved_formula(formula: LabelFormula, parent: str, moves: Mapping[str, str]) -> LabelFormula:
    if formula.operation != "label":
        return replace(formula, items=tuple(_moved_formula(item, parent, moves) for item in formula.items))
    for name in child_names(formula.label or "", parent):
        if parent_of(name) == parent:
            return replace(formula, label=relative(moved_code(name, moves), moved_code(parent, moves)))
    return formula
