"""A rule file laid out anew: the same lines, labels and comments in one style of white space."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from dualclass.language.blocks import SourceTree
from dualclass.workshop.formatting.aligning import gaps
from dualclass.workshop.formatting.outline import stands
from dualclass.workshop.formatting.page import Page
from dualclass.workshop.formatting.rows import Row, read_rows
from dualclass.workshop.formatting.shapes import Shape, shape, written


def layout(tree: SourceTree, untouched: Collection[int]) -> str:
    """The text in our style. ``untouched``: numbers of the blocks that are left as they are, white space and all."""
    rows = read_rows(tree)
    by_block = _by_block(tree, rows.rows)
    shapes = [
        None if number in untouched or any(row.loose for row in own) else shape(tree.text, stand, own)
        for number, (stand, own) in enumerate(zip(stands(tree.blocks), by_block, strict=True))
    ]
    page = Page()
    for each, gap, own in zip(shapes, gaps(shapes), by_block, strict=True):
        if each is None:
            page.keep(own[0], _raw(tree.text, own))
        else:
            _write(each, gap, page)
    page.close(rows.below)
    return ("\ufeff" if tree.text.startswith("\ufeff") else "") + page.text()


def _by_block(tree: SourceTree, rows: Iterable[Row]) -> list[list[Row]]:
    owners = {line.start: number for number, block in enumerate(tree.blocks) for line in block.lines}
    found: list[list[Row]] = [[] for _ in tree.blocks]
    for row in rows:
        found[owners[row.lines[0].start]].append(row)
    return found


def _raw(text: str, own: Sequence[Row]) -> list[str]:
    """The lines of a block as they were."""
    start = text.rfind("\n", 0, own[0].lines[0].content_start) + 1
    end = text.find("\n", own[-1].lines[-1].content_end)
    raw = text[start : len(text) if end < 0 else end]
    return [line.rstrip("\r") for line in raw.removeprefix("\ufeff").split("\n")]


def _write(each: Shape, gap: int, page: Page) -> None:
    stand = each.stand
    prefix = each.label + " " * gap + each.title + (" " if each.title else "")
    page.add(
        each.row, stand.column, written(stand.column, each.head, prefix), each.behind, opens=True, parted=stand.entry
    )
    for line in each.below:
        page.add(line.row, stand.body, written(stand.body, line.sentences), line.behind)
