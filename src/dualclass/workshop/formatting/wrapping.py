"""Breaking a line that is too long, where the language lets it go on.

That is after a comma, of which we take those of a longer list, and inside brackets before ``and`` or ``or``.
"""

from __future__ import annotations

from collections.abc import Sequence

from dualclass.language.source import split_lines
from dualclass.workshop.formatting.spacing import Piece, joined

WIDTH = 140
"""The columns a line may take; one that cannot be brought below them by breaking stays whole."""

_FILLED = 120
"""The columns that the pieces of a broken line take, where they can."""

_OF_ONE_PHRASE = frozenset({"modified", "prepared", "the"})
_COMMAS = 3
_WORDS = 3


def wrapped(found: Sequence[Piece], first: int, later: int) -> list[str]:
    """The lines of a sentence whose first line begins at column ``first`` and the others at ``later``.

    As few lines as can be, broken outside brackets rather than inside, the upper ones full.
    """
    whole = joined(found)
    if first + len(whole) <= WIDTH:
        return [whole]
    segments, depths = _segments(found)
    lines = _fill(segments, depths, (first, later), _FILLED) or _fill(segments, depths, (first, later), WIDTH)
    if lines is None or len(split_lines("\n".join(lines)).lines) != 1:
        return [whole]
    return lines


def _segments(found: Sequence[Piece]) -> tuple[list[str], list[int]]:
    """The stretches between places where the line may be broken, and how deep in brackets each begins."""
    starts = [0, *_places(found)]
    ends = [*starts[1:], len(found)]
    texts = [joined(found[start:end]).strip() for start, end in zip(starts, ends, strict=True)]
    return texts, [found[start].depth for start in starts]


def _places(found: Sequence[Piece]) -> list[int]:
    """The pieces before which the line may be broken."""
    texts = [piece.text for piece in found] + [""]
    words = [
        index
        for index, piece in enumerate(found)
        if piece.depth and piece.text in ("and", "or") and texts[index + 1] not in _OF_ONE_PHRASE
    ]
    lists: list[list[int]] = []
    for index, piece in enumerate(found):
        if piece.text != ",":
            continue
        last = lists[-1][-1] if lists else None
        if last is not None and index - last <= _WORDS + 1 and found[last].depth == piece.depth:
            lists[-1].append(index)
        else:
            lists.append([index])
    commas = [index + 1 for each in lists if len(each) >= _COMMAS for index in each if index + 1 < len(found)]
    return sorted({*words, *commas})


def _fill(segments: list[str], depths: list[int], columns: tuple[int, int], width: int) -> list[str] | None:
    """The segments in as few lines as can be; ``columns``: where the first line begins, and the others."""
    count = len(segments)
    costs: list[tuple[int, int]] = [(0, 0)] * (count + 1)
    following = [count] * (count + 1)
    unreachable = (count + 1, 0)
    for start in range(count - 1, -1, -1):
        costs[start] = unreachable
        length = columns[1 if start else 0] - 1
        for end in range(start + 1, count + 1):
            length += len(segments[end - 1]) + 1
            if length > width:
                break
            lines, depth = costs[end]
            cost = (lines + 1, depth + (depths[end] if end < count else 0))
            if cost[0] <= count and cost <= costs[start]:
                costs[start], following[start] = cost, end
    if costs[0] == unreachable:
        return None
    found: list[str] = []
    start = 0
    while start < count:
        found.append(" ".join(segments[start : following[start]]))
        start = following[start]
    return found
