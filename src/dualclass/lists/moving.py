"""Carrying out ``renumbers``: several at once, so that two paragraphs can change places."""

from __future__ import annotations

from collections.abc import Sequence

from dualclass.language.paragraphs import Renumbers
from dualclass.lists.draft import Draft
from dualclass.lists.labels import code_key, parent_of
from dualclass.lists.renumbering import moved_code, moved_name, renumbered


def renumber(draft: Draft, batch: Sequence[Renumbers]) -> None:
    """Give paragraphs other labels; citations and references in the list so far follow.

    Text that the list adds or amends later is read in the new numbers.
    """
    moves: dict[str, str] = {}
    for each in batch:
        if each.display_only:
            _display(draft, each)
        elif _is_possible(draft, each, moves):
            moves[each.old] = each.new
    if not moves:
        return
    codes = frozenset({paragraph.code for paragraph in draft.paragraphs()} | {gap.code for gap in draft.gaps})
    moves = _without_impossible(draft, batch, moves, codes)
    if not moves:
        return
    entries = renumbered(tuple(draft.entries), moves, codes)
    draft.entries = sorted(entries, key=lambda entry: code_key(entry.code)) if _entries_move(moves) else list(entries)
    draft.notes = list(renumbered(tuple(draft.notes), moves, codes))
    draft.gaps = list(renumbered(tuple(draft.gaps), moves, codes))
    draft.origins = {moved_code(code, moves): origin for code, origin in draft.origins.items()}
    draft.tags = {moved_code(code, moves): tags for code, tags in draft.tags.items()}
    draft.display = {moved_code(code, moves): text for code, text in draft.display.items()}
    draft.because = {moved_name(name, moves): text for name, text in draft.because.items()}


def _entries_move(moves: dict[str, str]) -> bool:
    return any("." not in old for old in moves)


def _display(draft: Draft, change: Renumbers) -> None:
    if not draft.variants(change.old) and draft.gap_at(change.old) is None:
        draft.reports.error("L030", f"`renumbers {change.old}`: the list has no such paragraph", change, change.old)
        return
    draft.display[change.old] = change.new


def _is_possible(draft: Draft, change: Renumbers, moves: dict[str, str]) -> bool:
    old = change.old
    if old in moves:
        draft.reports.error("L041", f"`{old}` is renumbered twice", change, old)
        return False
    if draft.variants(old) or any(gap.code == old for gap in draft.gaps):
        return True
    gap = draft.gap_at(old)
    if gap is not None:
        message = f"`renumbers {old}` has no effect: `{gap.code}` is not encoded"
        draft.reports.warning("L031", message, change, old)
    else:
        draft.reports.error("L030", f"`renumbers {old}`: the list has no such paragraph", change, old)
    return False


def _without_impossible(
    draft: Draft, batch: Sequence[Renumbers], moves: dict[str, str], codes: frozenset[str]
) -> dict[str, str]:
    """The moves without those that change the parent or meet a label in use; all of them if any is
    refused.
    """
    refused = False
    staying = {code for code in codes if code not in moves and moved_code(code, moves) == code}
    aims: dict[str, str] = {}
    for change in batch:
        if change.display_only or moves.get(change.old) != change.new:
            continue
        parent = parent_of(change.old)
        if (parent is None) != (parent_of(change.new) is None) or (
            parent is not None and moved_code(parent, moves) != parent_of(change.new)
        ):
            draft.reports.error(
                "L042",
                f"`{change.old}` cannot become `{change.new}`: it would carry the sentences of another paragraph",
                change,
                change.old,
                "omit it and add it where it belongs",
            )
            refused = True
        elif change.new in staying or change.new in aims:
            holder = aims.get(change.new, change.new)
            draft.reports.error(
                "L043",
                f"`{change.old}` cannot become `{change.new}`: that label is in use by `{holder}`",
                change,
                change.old,
                "renumber or omit the other paragraph first",
            )
            refused = True
        aims[change.new] = change.old
    return {} if refused else moves
