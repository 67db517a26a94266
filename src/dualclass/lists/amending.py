"""Amending an adopted paragraph: one printed value replaced, or its sentences written anew."""

from __future__ import annotations

from dataclasses import replace

from dualclass.language.criteria import Face, Literal
from dualclass.language.paragraphs import Amends, Note, Paragraph, Replacement
from dualclass.lists.draft import Draft
from dualclass.lists.walking import Record, changed, records_in


def shown(face: Face) -> str:
    """A printed value in words a reader of the rule file knows: ``110 GHz``."""
    value = face.value
    if value.denominator == 1:
        number = str(value.numerator)
    else:
        decimals = f"{float(value):.12g}"
        number = decimals
    sign = "+-" if face.either_sign else ""
    return f"{sign}{number} {face.unit}".rstrip()


def amend_paragraph(draft: Draft, amends: Amends) -> None:
    """Carry out an ``amends`` of a paragraph; every mistake becomes a diagnostic and changes nothing."""
    code = amends.code
    variants = draft.variants(code)
    if len(variants) > 1:
        draft.reports.error("L021", f"`{code}` has dated variants: amend what it adopts, not both", amends, code)
        return
    paragraph = variants[0]
    known = len(draft.reports.found)
    if amends.paragraph is not None and (new := _anew(draft, amends, paragraph)) is not None:
        paragraph = new
    for replacement in amends.replacements:
        new = _replaced(draft, amends, paragraph, replacement)
        paragraph = paragraph if new is None else new
    _check_other_faces(draft, amends, variants[0], paragraph)
    if paragraph is variants[0] and len(draft.reports.found) == known:
        draft.reports.error("L022", f"the amendment of `{code}` changes nothing", amends, code)
    draft.edit(code, lambda _: (paragraph,))


def _anew(draft: Draft, amends: Amends, old: Paragraph) -> Paragraph | None:
    new = amends.paragraph
    if new is None:
        return None
    if new.children:
        draft.reports.error(
            "L023",
            f"`{amends.code}` is amended together with `{new.children[0].code}`",
            amends,
            amends.code,
            "an amendment changes a paragraph's own sentences: write `amends` or `adds` for each child",
        )
        return None
    if new.in_force is not None:
        draft.reports.error(
            "L024",
            f"the amendment of `{amends.code}` has dates",
            amends,
            amends.code,
            "what holds for a time only is added as a dated variant",
        )
        return None
    says_something = bool(new.criteria or new.residuals or new.tails or new.join)
    status, status_text = new.status, new.status_text
    if status == "encoded" and not says_something:
        status, status_text = old.status, old.status_text
    return replace(
        old,
        title=new.title or old.title,
        criteria=new.criteria or old.criteria,
        residuals=new.residuals if new.criteria else new.residuals or old.residuals,
        tails=new.tails or old.tails,
        join=new.join or old.join,
        marks=(*old.marks, *(mark for mark in new.marks if mark not in old.marks)),
        notes=(*old.notes, *new.notes),
        suspensions=new.suspensions or old.suspensions,
        status=status,
        status_text=status_text,
        see=new.see or old.see,
        span=new.span,
    )


def _own(paragraph: Paragraph) -> Paragraph:
    return replace(paragraph, children=(), notes=())


def _matches(face: Face, wanted: Face) -> bool:
    return face.value == wanted.value and face.unit == wanted.unit


def _replaced(draft: Draft, amends: Amends, paragraph: Paragraph, change: Replacement) -> Paragraph | None:
    old, new = change.old, change.new
    faces = [record for record in records_in(_own(paragraph)) if isinstance(record, Face)]
    count = sum(_matches(face, old) for face in faces)
    if count != 1:
        has = ", ".join(f"`{shown(face)}`" for face in faces) or "no value"
        times = "does not occur" if count == 0 else f"occurs {count} times"
        draft.reports.error(
            "L025",
            f"`{shown(old)}` {times} in `{amends.code}`",
            change if change.span is not None else amends,
            amends.code,
            f"it must occur exactly once in the paragraph's own sentences, which have {has}; "
            + "or write the sentences anew",
        )
        return None

    def put(record: Record) -> Record:
        if isinstance(record, Face) and _matches(record, old):
            return replace(record, value=new.value, unit=new.unit)
        return record

    changed_own = changed(_own(paragraph), put)
    return replace(changed_own, children=paragraph.children, notes=paragraph.notes)


def _check_other_faces(draft: Draft, amends: Amends, before: Paragraph, after: Paragraph) -> None:
    """Two printed faces of one threshold must be replaced together, or they contradict each other."""
    if amends.paragraph is not None or not amends.replacements:
        return
    old = [record for record in records_in(_own(before)) if isinstance(record, Literal)]
    new = [record for record in records_in(_own(after)) if isinstance(record, Literal)]
    for first, second in zip(old, new, strict=True):
        kept = sum(a == b for a, b in zip(first.faces, second.faces, strict=True))
        if 0 < kept < len(first.faces):
            faces = " (".join(shown(face) for face in first.faces) + ")"
            draft.reports.error(
                "L026",
                f"only one face of `{faces}` is replaced in `{amends.code}`",
                amends,
                amends.code,
                "replace the value in both units",
            )


def amend_note(draft: Draft, amends: Amends) -> None:
    """Write a note anew: its effect and condition; name, place and (unless given) title stay."""
    new = amends.note
    if new is None:
        draft.reports.error("L022", f"the amendment of `{amends.code}` changes nothing", amends, amends.code)
        return

    def put(old: Note) -> Note:
        return replace(
            old,
            title=new.title or old.title,
            effect=new.effect,
            criterion=new.criterion,
            marks=(*old.marks, *(mark for mark in new.marks if mark not in old.marks)),
            in_force=new.in_force or old.in_force,
            span=new.span,
        )

    draft.edit_note(amends.code, put)
