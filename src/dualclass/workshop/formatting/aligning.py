"""Paragraphs of one line that follow each other begin their sentences in one column."""

from __future__ import annotations

from collections.abc import Sequence

from dualclass.workshop.formatting.shapes import Shape


def gaps(shapes: Sequence[Shape | None]) -> list[int]:
    """How many spaces part label and sentence of each block; ``None`` stands for a block that is left as it is."""
    found = [each.gap if each else 0 for each in shapes]
    run: list[int] = []
    for number, each in enumerate([*shapes, None]):
        joins = each is not None and _one_line(each)
        before = shapes[run[-1]] if run else None
        if run and not (joins and each is not None and before is not None and _siblings(before, each)):
            _align(run, shapes, found)
            run = []
        if joins:
            run.append(number)
    return found


def _one_line(shape: Shape) -> bool:
    return bool(shape.head) and not shape.below and shape.stand.block.label is not None and shape.stand.column != 0


def _siblings(first: Shape, second: Shape) -> bool:
    one, other = first.stand.block.label, second.stand.block.label
    if one is None or other is None or second.row.above:
        return False
    return _family(one.text) == _family(other.text) and first.stand.column == second.stand.column


def _family(label: str) -> tuple[str, str]:
    place, dot, last = label.rpartition(".")
    return (place, "") if dot else ("", "" if last.isalnum() else label)


def _align(run: list[int], shapes: Sequence[Shape | None], found: list[int]) -> None:
    wide = [number for number in run if found[number] > 1]
    widest = max((len(shape.label) for number in wide if (shape := shapes[number])), default=0)
    for number in wide:
        shape = shapes[number]
        if shape is not None:
            found[number] += widest - len(shape.label)
