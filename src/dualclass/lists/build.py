"""Building a control list from the rule files of its folder: heads, adoption, its own paragraphs, its
changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from dualclass.diagnostics import Diagnostic
from dualclass.language.paragraphs import EditionHead, Gap, ListHead, RuleFile
from dualclass.lists.adoption import adopt, top_codes
from dualclass.lists.changes import add_note, add_paragraph, apply_changes
from dualclass.lists.control_list import ControlList
from dualclass.lists.draft import Draft
from dualclass.lists.periods import periods_meet


def build_list(
    rule_files: Iterable[RuleFile], bases: Mapping[str, ControlList], *, regime: str
) -> tuple[ControlList, tuple[Diagnostic, ...]]:
    """The list that the files of one folder state together, and everything that is wrong with it.

    ``bases``: the lists it may adopt, by name. The files are taken in the order of their names: first
    everything adopted, then the list's own paragraphs, notes and gaps, then the changes. With an error among
    the diagnostics the list must not decide anything.
    """
    files = sorted(rule_files, key=lambda file: file.file)
    heads = [file.head for file in files if file.head is not None]
    name = heads[0].name if heads else ""
    draft = Draft(name)
    files = _of_this_list(draft, files, name)
    editions = _editions(draft, heads)
    for file in files:
        for adopts in file.adopts:
            adopt(draft, adopts, bases)
    adopted = frozenset(draft.origins)
    for file in files:
        _own_content(draft, file)
    apply_changes(draft, [change for file in files for change in file.changes])
    doubts = [head.negatives_doubtful for head in heads if head.negatives_doubtful]
    doubts += [
        base.negatives_doubtful
        for file in files
        for adopts in file.adopts
        if (base := bases.get(adopts.source)) is not None and base.negatives_doubtful
    ]
    result = ControlList(
        name=name,
        regime=regime,
        title=_title(draft, heads),
        editions=editions,
        texts=_each_once(text for head in heads for text in head.text),
        negatives_doubtful="; ".join(_each_once(doubts)) or None,
        complete_kinds=_each_once(kind for head in heads for kind in head.complete_kinds),
        entries=tuple(draft.entries),
        notes=tuple(draft.notes),
        gaps=tuple(draft.gaps),
        tables=tuple(draft.tables),
        tags=draft.tags,
        display=draft.display,
        origins=draft.origins if adopted else {},
        because=draft.because,
        not_adopted=top_codes(draft.left_out),
    )
    return result, tuple(draft.reports.found)


def _each_once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))


def _of_this_list(draft: Draft, files: Sequence[RuleFile], name: str) -> list[RuleFile]:
    """The files that say they are of this list; a file of rules without a head, or with another, is
    reported.
    """
    kept: list[RuleFile] = []
    for file in files:
        content = (*file.paragraphs, *file.notes, *file.gaps, *file.tables, *file.adopts, *file.changes)
        if file.head is not None and file.head.name == name:
            kept.append(file)
        elif file.head is not None:
            draft.reports.error(
                "L002",
                f"`{file.file}` is of the list `{file.head.name}`, the folder's other files are of `{name}`",
                file.head,
                file.file,
                "a folder holds the files of one list",
            )
        elif content:
            draft.reports.error(
                "L003",
                f"`{file.file}` does not say of which list it is",
                content[0],
                file.file,
                'begin it with `list NAME "title"`',
            )
    return kept


def _title(draft: Draft, heads: Sequence[ListHead]) -> str:
    titles = _each_once(head.title for head in heads if head.title)
    if len(titles) > 1:
        draft.reports.warning(
            "L004",
            f"the list `{draft.name}` has two titles: `{titles[0]}`, `{titles[1]}`",
            heads[0],
            draft.name,
        )
    return titles[0] if titles else draft.name


def _editions(draft: Draft, heads: Sequence[ListHead]) -> tuple[EditionHead, ...]:
    found: dict[str, EditionHead] = {}
    for head in heads:
        for edition in head.editions:
            known = found.setdefault(edition.name, edition)
            if known != edition:
                draft.reports.error("L005", f"the edition `{edition.name}` has two sets of dates", edition, draft.name)
    editions = sorted(found.values(), key=lambda edition: str(edition.in_force.start or ""))
    for earlier, later in pairwise(editions):
        same_day = earlier.in_force.start == later.in_force.start
        closed = earlier.in_force.end is not None
        if same_day or (closed and periods_meet(earlier.in_force, later.in_force)):
            draft.reports.error(
                "L006",
                f"the editions `{earlier.name}` and `{later.name}` are in force on the same day",
                later,
                draft.name,
            )
    if not editions:
        node = heads[0] if heads else None
        draft.reports.error(
            "L007",
            f"the list `{draft.name}` names no edition",
            node,
            draft.name,
            "write `edition NAME in force from DATE` at its head",
        )
    return tuple(editions)


def _own_content(draft: Draft, file: RuleFile) -> None:
    for paragraph in file.paragraphs:
        add_paragraph(draft, paragraph, None)
    for note in file.notes:
        add_note(draft, note, None)
    there: dict[str, list[Gap]] = {}
    for gap in draft.gaps:
        there.setdefault(gap.code, []).append(gap)
    for gap in file.gaps:
        doubled = any(periods_meet(known.in_force, gap.in_force) for known in there.get(gap.code, ()))
        if doubled or draft.variants(gap.code):
            draft.reports.error("L037", f"`{gap.code}` is named as not encoded, and is there already", gap, gap.code)
        else:
            draft.gaps.append(gap)
            there.setdefault(gap.code, []).append(gap)
    for table in file.tables:
        if any(known.name == table.name for known in draft.tables):
            draft.reports.error("L038", f"the table `{table.name}` is there already", table, table.name)
        else:
            draft.tables.append(table)
