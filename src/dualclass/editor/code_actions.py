"""Quick fixes: the patches that diagnostics bring, and the words that were most likely meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from lsprotocol import types

from dualclass.diagnostics import Diagnostic
from dualclass.editor.diagnosing import Told, message_of
from dualclass.editor.text import LineIndex

FIX_ALL = "source.fixAll.dualclass"
KINDS = (types.CodeActionKind.QuickFix, FIX_ALL)

type Change = tuple[int, int, str]


def code_actions(
    uri: str, text: LineIndex, told: Iterable[Told], params: types.CodeActionParams
) -> list[types.CodeAction]:
    """The fixes for a stretch of a text. What was found in another text is offered only where that text is the same."""
    start, end = text.offsets(params.range)
    wanted = params.context.only
    every = list(told)
    found: list[types.CodeAction] = []
    if _asked(types.CodeActionKind.QuickFix, wanted):
        for each in every:
            begin, stop = each.span
            change = fix_of(each, text)
            if change is not None and begin <= end and start <= stop:
                found.append(_action(uri, text, each.diagnostic, change, params.context.diagnostics))
    if _asked(FIX_ALL, wanted):
        changes = sure_fixes(every, text)
        if changes:
            found.append(
                types.CodeAction(
                    "Put right everything that is evident",
                    kind=FIX_ALL,
                    edit=types.WorkspaceEdit(changes={uri: [_edit(text, each) for each in changes]}),
                )
            )
    return found


def _asked(kind: str, only: Sequence[str] | None) -> bool:
    return not only or any(kind == each or kind.startswith(f"{each}.") for each in only)


def _action(
    uri: str, text: LineIndex, diagnostic: Diagnostic, change: Change, shown: Iterable[types.Diagnostic]
) -> types.CodeAction:
    start, end, new = change
    old = " ".join(text.text[start:end].split())
    title = f"Replace `{_short(old)}` by `{_short(new)}`" if old else f"Insert `{_short(new)}`"
    if not new:
        title = f"Remove `{_short(old)}`"
    said = message_of(diagnostic)
    return types.CodeAction(
        title,
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[each for each in shown if each.code == diagnostic.code and each.message == said],
        is_preferred=diagnostic.patch is None or diagnostic.patch.sure,
        edit=types.WorkspaceEdit(changes={uri: [_edit(text, change)]}),
    )


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 60 else f"{flat[:57]}.."


def _edit(text: LineIndex, change: Change) -> types.TextEdit:
    start, end, new = change
    return types.TextEdit(text.range(start, end), new)


def fix_of(told: Told, text: LineIndex) -> Change | None:
    """What would put a diagnostic right in the text as it is now: its patch, else the word it suggests."""
    diagnostic = told.diagnostic
    patch = diagnostic.patch
    if patch is not None:
        start, end = patch.place.start, patch.place.end
        return (start, end, patch.replacement) if _unchanged(told, text, start, end) else None
    if not diagnostic.suggestion:
        return None
    written = re.search(r"`([^`]+)`", diagnostic.message)
    begin, stop = told.span
    if written is None or not _unchanged(told, text, begin, stop):
        return None
    word = re.compile(rf"(?<![A-Za-z0-9_]){re.escape(written[1])}(?![A-Za-z0-9_])")
    places = list(word.finditer(text.text, begin, stop))
    if len(places) != 1:
        return None
    return places[0].start(), places[0].end(), diagnostic.suggestion


def _unchanged(told: Told, text: LineIndex, start: int, end: int) -> bool:
    """Whether the text around a place is the one that was checked."""
    if told.text is None or end > len(text.text):
        return False
    if told.text is text or told.text.text == text.text:
        return True
    before, after = max(0, start - 20), end + 20
    return told.text.text[before:after] == text.text[before:after]


def sure_fixes(told: Iterable[Told], text: LineIndex) -> list[Change]:
    """Every patch that can be made unasked, in order; of two that overlap the first."""
    found = [
        change
        for each in told
        if each.diagnostic.patch is not None and each.diagnostic.patch.sure and (change := fix_of(each, text))
    ]
    kept: list[Change] = []
    for change in sorted(found):
        if not kept or change[0] >= kept[-1][1]:
            kept.append(change)
    return kept
