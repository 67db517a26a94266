"""Making the changes that diagnostics propose: several in one text, none of them over another."""

from __future__ import annotations

from collections.abc import Iterable

from dualclass.diagnostics.records import Diagnostic, Patch


def fitting(diagnostics: Iterable[Diagnostic], file: str, *, unsure: bool = False) -> tuple[Diagnostic, ...]:
    """The diagnostics whose patches can be made in a file together, in the order of their places.

    Of two that touch the first is taken. ``unsure``: also those that somebody should look at first.
    """
    wanted = (each for each in diagnostics if each.patch is not None and (each.patch.sure or unsure))
    found: list[Diagnostic] = []
    behind = -1
    for each in sorted(wanted, key=_order):
        patch = each.patch
        if patch is None or patch.place.file != file or patch.place.start < behind:
            continue
        if patch.place.start == behind and found and patch == found[-1].patch:
            continue
        found.append(each)
        behind = max(patch.place.end, patch.place.start + 1)
    return tuple(found)


def patched(text: str, patches: Iterable[Patch]) -> str:
    """The text with the patches made; they must not lie over each other."""
    parts: list[str] = []
    at = 0
    for patch in sorted(patches, key=lambda each: each.place.start):
        parts += [text[at : patch.place.start], patch.replacement]
        at = patch.place.end
    return "".join([*parts, text[at:]])


def _order(diagnostic: Diagnostic) -> tuple[int, int]:
    patch = diagnostic.patch
    return (patch.place.start, patch.place.end) if patch is not None else (0, 0)
