"""Indentation means nothing, but a page that looks like another rule is a danger: a warning."""

from __future__ import annotations

from dualclass.language.blocks import Block, SourceTree
from dualclass.language.faults import Report


def check_indentation(tree: SourceTree, report: Report) -> None:
    """Warn where a line stands no deeper than the label it belongs to."""
    before: list[Block] = []
    for block in tree.blocks:
        if block.opening == "label" and block.label is not None:
            for line in block.lines[1:]:
                if not line.first or line.column > block.column:
                    continue
                owner = next((each for each in reversed(before) if each.column < line.column), None)
                stands = f"stands under {owner.label.text}" if owner and owner.label else "stands by itself"
                report.warn(
                    "R080",
                    f"this line {stands} but belongs to {block.label.text}",
                    line.content_start,
                    line.content_end,
                    help="indent it below its label, or move it",
                    subject=block.label.text,
                    patch=report.patch(
                        line.content_start - line.column, line.content_start, " " * (block.column + 4), sure=False
                    ),
                )
            before.append(block)
        else:
            before = []
