"""Adoption: what a list takes over from another list's edition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dualclass.language.criteria import Reference
from dualclass.language.paragraphs import Adopts, EditionHead, Gap, Note, Paragraph
from dualclass.lists.draft import Draft
from dualclass.lists.gap_index import reaches
from dualclass.lists.labels import code_key, covers, is_within, parent_of
from dualclass.lists.pruning import select, with_children
from dualclass.lists.view import stands_above
from dualclass.lists.walking import changed

if TYPE_CHECKING:
    from dualclass.lists.control_list import ControlList
    from dualclass.lists.view import ListView
    from dualclass.lists.walking import Record


def adopt(draft: Draft, adopts: Adopts, bases: Mapping[str, ControlList]) -> None:
    """Take into the draft what one ``adopts`` line names.

    Of the base, the paragraphs, notes and gaps in force on the edition's first day are taken. They hold as
    long as the adopting list does: dates and suspensions are the base's own and are left behind. Structure is
    kept: paragraphs above an adopted one stay, with their sentences and notes.
    """
    base = bases.get(adopts.source)
    if base is None:
        known = ", ".join(sorted(bases)) or "none is loaded"
        draft.reports.error(
            "L010",
            f"there is no list `{adopts.source}` to adopt",
            adopts,
            draft.name,
            f"known lists: {known}",
        )
        return
    edition = next((each for each in base.editions if each.name == adopts.edition), None)
    if edition is None:
        known = ", ".join(each.name for each in base.editions) or "none"
        draft.reports.error(
            "L011",
            f"the list `{base.name}` has no edition `{adopts.edition}`",
            adopts,
            draft.name,
            f"its editions: {known}",
        )
        return
    view = base.view(first_day(edition))
    for reference in (*adopts.only, *adopts.exceptions):
        if not view.heads((reference,)) and not view.gaps_in((reference,)):
            draft.reports.error(
                "L012",
                f"`{written(reference)}` names nothing in edition {edition.name} of `{base.name}`",
                adopts,
                draft.name,
            )
    entries = [kept for entry in view.entries if (kept := _wanted(entry, adopts)) is not None]
    taken = {code for entry in entries for code in _codes(entry)}
    for entry in entries:
        _merge_entry(draft, undated(entry), adopts)
    _take_above(draft, adopts, view, taken)
    # in one order: the same files make the same bytes in every process
    draft.origins.update({code: base.origins.get(code, code) for code in sorted(taken)})
    everything = {paragraph.code for paragraph in base.paragraphs()} | {gap.code for gap in base.gaps}
    here = set(draft.origins.values()) | {gap.code for gap in draft.gaps}
    draft.left_out |= everything | set(base.not_adopted)
    draft.left_out -= here


def first_day(edition: EditionHead) -> date:
    """The first day of an edition; the last one if it has no beginning; its newest text if it has no dates at all."""
    period = edition.in_force
    if period.start is not None:
        return period.start
    return date.max if period.end is None else period.end - timedelta(days=1)


def written(reference: Reference) -> str:
    """A reference as a rule file has it."""
    match reference.form:
        case "outside":
            return f"the {reference.first}"
        case "category":
            part = "" if reference.part is None else f" part {reference.part}"
            return f"category {reference.first}{part}"
        case _:
            return reference.first if reference.last is None else f"{reference.first} to {reference.last}"


def undated[Value](value: Value) -> Value:
    """A copy of paragraphs or notes without dates and suspensions."""

    def without_dates(record: Record) -> Record:
        match record:
            case Paragraph() if record.in_force is not None or record.suspensions:
                return replace(record, in_force=None, suspensions=())
            case Note() | Gap() if record.in_force is not None:
                return replace(record, in_force=None)
            case _:
                return record

    return changed(value, without_dates)


def _codes(paragraph: Paragraph) -> Iterable[str]:
    yield paragraph.code
    for child in paragraph.children:
        yield from _codes(child)


def _wanted(entry: Paragraph, adopts: Adopts) -> Paragraph | None:
    def keep(paragraph: Paragraph) -> bool:
        code = paragraph.code
        if any(covers(reference, code) for reference in adopts.exceptions):
            return False
        if not adopts.only:
            return True
        return any(covers(reference, code) or _ends_below(reference, code) for reference in adopts.only)

    return select(entry, keep)


def _ends_below(reference: Reference, code: str) -> bool:
    if reference.form not in {"code", "range"}:
        return False
    return is_within(reference.first, code)


def _take_above(draft: Draft, adopts: Adopts, view: ListView, taken: set[str]) -> None:
    """Notes above the entries, gaps and tables that come along."""
    known = {note.name for note in draft.notes}
    for note in view.notes:
        wanted = note.general or any(stands_above(note, code) for code in taken)
        if wanted and note.name not in known:
            draft.notes.append(undated(note))
    gaps = {gap.code for gap in draft.gaps}
    for gap in view.gaps:
        excepted = any(covers(reference, gap.code) for reference in adopts.exceptions)
        reached = not adopts.only or any(reaches(reference, gap.code) for reference in adopts.only)
        if reached and not excepted and gap.code not in gaps:
            draft.gaps.append(undated(gap))
    tables = {table.name for table in draft.tables}
    draft.tables.extend(table for table in view.control_list.tables if table.name not in tables)


def _merge_entry(draft: Draft, entry: Paragraph, adopts: Adopts) -> None:
    """Add an adopted entry, joining it with parts of the same entry that another ``adopts`` line took."""
    present = draft.variants(entry.code)
    if not present:
        draft.insert(entry)
        return
    merged = _merged(draft, present[0], entry, adopts)
    draft.edit(entry.code, lambda _: (merged,))


def _merged(draft: Draft, first: Paragraph, second: Paragraph, adopts: Adopts) -> Paragraph:
    bare = [
        replace(each, children=(), join=None, notes=(), status="encoded", status_text=None) for each in (first, second)
    ]
    if bare[0] != bare[1] or not first.children or not second.children:
        draft.reports.error(
            "L013",
            f"`{first.code}` is adopted twice, with different content or as a whole",
            adopts,
            first.code,
            "name it in one `adopts` line only",
        )
        return first
    children = {child.code: child for child in first.children}
    for child in second.children:
        known = children.get(child.code)
        children[child.code] = child if known is None else _merged(draft, known, child, adopts)
    notes = {note.name: note for note in (*second.notes, *first.notes)}
    ordered = sorted(children.values(), key=lambda child: code_key(child.code))
    return with_children(replace(first, notes=tuple(notes.values())), ordered)


def top_codes(codes: Iterable[str]) -> tuple[str, ...]:
    """The codes without those that have their parent among them, in printed order."""
    present = set(codes)
    return tuple(sorted((code for code in present if parent_of(code) not in present), key=code_key))
