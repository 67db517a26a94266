"""What a list changes of what it adopted, statement by statement, in the order of its files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dualclass.language.criteria import Node, Reference
from dualclass.language.paragraphs import Adds, Amends, Marks, Note, Omits, Paragraph, Renumbers, Suspends
from dualclass.lists.adoption import written
from dualclass.lists.amending import amend_note, amend_paragraph
from dualclass.lists.draft import Draft
from dualclass.lists.labels import parent_of
from dualclass.lists.moving import renumber
from dualclass.lists.periods import periods_meet

type ListChange = Amends | Omits | Renumbers | Adds | Suspends | Marks


def apply_changes(draft: Draft, changes: Sequence[ListChange]) -> None:
    """Carry out the changes in order; renumberings that follow each other happen at once.

    A change whose target does not exist, or lies in a gap, is reported and leaves the draft as it was.
    """
    position = 0
    while position < len(changes):
        change = changes[position]
        position += 1
        match change:
            case Renumbers():
                batch = [change]
                while position < len(changes) and isinstance(follower := changes[position], Renumbers):
                    batch.append(follower)
                    position += 1
                renumber(draft, batch)
            case Amends():
                _amend(draft, change)
            case Omits():
                _omit(draft, change)
            case Adds(paragraph=paragraph, note=note, because=because):
                if paragraph is not None:
                    add_paragraph(draft, paragraph, because)
                if note is not None:
                    add_note(draft, note, because)
            case Suspends():
                _suspend(draft, change)
            case Marks():
                _mark(draft, change)


def missing(draft: Draft, verb: str, target: str, node: Node) -> None:
    """Report a change of something that is not there: a warning inside a gap, where it has no effect yet."""
    gap = draft.gap_at(target)
    if gap is not None:
        draft.reports.warning(
            "L031",
            f"`{verb} {target}` has no effect: `{gap.code}` is not encoded",
            node,
            target,
            "it takes effect when the entry is written down",
        )
        return
    draft.reports.error(
        "L030", f"`{verb} {target}`: the list has no such paragraph, note or gap at this point", node, target
    )


def _amend(draft: Draft, amends: Amends) -> None:
    if draft.notes_named(amends.code):
        amend_note(draft, amends)
    elif draft.variants(amends.code):
        amend_paragraph(draft, amends)
    else:
        missing(draft, "amends", amends.code, amends)
        return
    if amends.because is not None:
        draft.because[amends.code] = amends.because


def _omit(draft: Draft, omits: Omits) -> None:
    for reference in omits.references:
        if reference.form == "note":
            if draft.notes_named(reference.first):
                draft.edit_note(reference.first, lambda _: None)
            else:
                missing(draft, "omits", reference.first, omits)
            continue
        codes, gaps = draft.named_by(reference)
        if not codes and not gaps:
            missing(draft, "omits", written(reference), omits)
        for code in codes:
            _omit_code(draft, code, omits)
        draft.gaps = [gap for gap in draft.gaps if gap not in gaps]
        draft.left_out.update(draft.origins.get(gap.code, gap.code) for gap in gaps)


def _omit_code(draft: Draft, code: str, omits: Omits) -> None:
    parent = parent_of(code)
    if parent is not None and all(child.code == code for child in draft.siblings(code)):
        draft.reports.error(
            "L032",
            f"`{code}` is the last sub-paragraph of `{parent}`",
            omits,
            code,
            f"omit `{parent}`, or amend it and mark `{code}` as not used",
        )
        return
    gone = [each.code for variant in draft.variants(code) for each in _with_all_below(variant)]
    draft.edit(code, lambda _: ())
    for each in gone:
        draft.left_out.add(draft.origins.pop(each, each))
    if omits.because is not None:
        draft.because[code] = omits.because


def _with_all_below(paragraph: Paragraph) -> list[Paragraph]:
    return [paragraph, *(each for child in paragraph.children for each in _with_all_below(child))]


def add_paragraph(draft: Draft, paragraph: Paragraph, because: str | None) -> None:
    """Put a paragraph of the list's own in its place; under a parent, whose join line then announces it."""
    code = paragraph.code
    present = draft.variants(code)
    if present and any(_meet(paragraph, other) for other in present):
        draft.reports.error(
            "L033",
            f"`{code}` is there already",
            paragraph,
            code,
            "amend it, or omit it first; a dated variant needs dates that do not meet",
        )
        return
    gap = draft.gap_at(code)
    if gap is not None:
        draft.reports.error(
            "L034",
            f"`{code}` is added, and `{gap.code}` is named as not encoded",
            paragraph,
            code,
            f"omit `{gap.code}` first if what is added is all of it",
        )
        return
    parent = parent_of(code)
    above = draft.variants(parent) if parent is not None else []
    if parent is not None and not above:
        draft.reports.error("L035", f"`{code}` has no parent: the list has no `{parent}`", paragraph, code)
        return
    for each in above:
        if each.join is None or each.join.kind == "formula":
            draft.reports.error(
                "L036",
                f"`{parent}` does not say how `{code}` joins",
                paragraph,
                code,
                f"write its join line anew first: `amends {parent}` with `any of .. to ..:`",
            )
            return
    draft.insert(paragraph)
    for each in _with_all_below(paragraph):
        draft.origins.pop(each.code, None)
    if because is not None:
        draft.because[code] = because


def _meet(one: Paragraph, other: Paragraph) -> bool:
    return periods_meet(one.in_force, other.in_force)


def add_note(draft: Draft, note: Note, because: str | None) -> None:
    """Hang a note of the list's own on its paragraph, or put it above the entries."""
    if any(periods_meet(note.in_force, other.in_force) for other in draft.notes_named(note.name)):
        draft.reports.error("L033", f"`{note.name}` is there already", note, note.name, "amend it")
        return
    if draft.variants(note.place):
        draft.edit(note.place, lambda old: (replace(old, notes=(*old.notes, note)),))
    elif "." in note.place or draft.gap_at(note.place) is not None:
        missing(draft, "adds", note.name, note)
        return
    else:
        draft.notes.append(note)
    if because is not None:
        draft.because[note.name] = because


def _targets(draft: Draft, verb: str, references: Sequence[Reference], node: Node) -> list[str]:
    found: list[str] = []
    for reference in references:
        codes, gaps = draft.named_by(reference)
        if not codes and not gaps:
            missing(draft, verb, written(reference), node)
        found.extend(codes)
        found.extend(gap.code for gap in gaps)
    return found


def _suspend(draft: Draft, suspends: Suspends) -> None:
    for code in _targets(draft, "suspends", suspends.references, suspends):
        if draft.gap_at(code) is not None:
            missing(draft, "suspends", code, suspends)
        draft.edit(code, lambda old: (replace(old, suspensions=(*old.suspensions, suspends.suspension)),))


def _mark(draft: Draft, marks: Marks) -> None:
    for code in _targets(draft, "marks", marks.references, marks):
        tags = draft.tags.get(code, ())
        if marks.tag not in tags:
            draft.tags[code] = (*tags, marks.tag)
