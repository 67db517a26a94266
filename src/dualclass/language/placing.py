"""Labels that are not written out: a lone `1` below `b.2`, a lone `a` below a note. They are placed where they are
announced, so that one mistake is one message.
"""

from __future__ import annotations

from collections.abc import Mapping

from dualclass.language.drafts import Draft, NoteDraft, ParagraphDraft, PartDraft
from dualclass.language.labels import PrintedLabel, parent_of, successors


def placed(
    label: PrintedLabel, entry: str | None, latest: Draft | None, known: Mapping[str, ParagraphDraft]
) -> PrintedLabel | None:
    """The label as it should have been written; ``None`` when it may stand as it is.

    ``latest``: the paragraph, note or part of a note that stands before it. ``known``: the paragraphs so far.
    """
    part = label.place
    top = known.get(entry) if entry is not None else None
    if label.form != "paragraph" or "." in part or len(part) > 3 or top is None or _wants(top, part):
        return None
    if isinstance(latest, PartDraft):
        return _in_note(part, entry or "", latest)
    name = latest.name if isinstance(latest, ParagraphDraft) else None
    while name is not None and name != entry:
        above = known.get(name)
        if above is not None and _wants(above, part):
            text = f"{name}.{part}".removeprefix(f"{entry}.")
            return PrintedLabel("paragraph", text, text)
        name = parent_of(name)
    return None


def _in_note(part: str, entry: str, latest: PartDraft) -> PrintedLabel | None:
    note = latest.belongs_to or latest
    if not isinstance(note, NoteDraft) or note.general:
        return None
    owner = next((each for each in reversed(_lineage(note, latest)) if _wants(each, part)), None)
    if owner is None:
        return None
    place = "" if note.where == entry else note.where.removeprefix(f"{entry}.")
    parts = f"{owner.name}.{part}".removeprefix(f"{note.name}.")
    return PrintedLabel("note part", f"{place} {note.label}.{parts}".strip(), place, note.label, parts)


def _lineage(note: NoteDraft, latest: PartDraft) -> list[PartDraft]:
    """The note and its parts down to the latest one."""
    found: list[PartDraft] = [note]
    while found[-1] is not latest:
        below = next((each for each in found[-1].children if f"{latest.name}.".startswith(f"{each.name}.")), None)
        if below is None:
            break
        found.append(below)
    return found


def _wants(draft: ParagraphDraft | PartDraft, part: str) -> bool:
    """Whether the join line announces a child of this label that is not there yet."""
    join = draft.join
    if join is None or join.formula is not None or any(child.part == part for child in draft.children):
        return False
    if join.first is None or join.last is None:
        return True
    return part in (successors(join.first, join.last) or ()) and part not in join.left_out
