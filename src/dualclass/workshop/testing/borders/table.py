"""Blocks as a table to be read against the text of the law: each sentence, and what each value makes of the item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from dualclass.language.writing import write_criterion
from dualclass.workshop.testing.borders.blocks import Block, Row, Unmet
from dualclass.workshop.testing.borders.leaves import Leaf
from dualclass.workshop.testing.borders.writing import flow


def table_lines(blocks: Iterable[Block], unmet: Iterable[Unmet] = ()) -> Iterator[str]:
    """Every block: its item and verdict, then sentence by sentence the values and their verdicts, in columns."""
    for block in blocks:
        day = f" on {block.day.isoformat()}" if block.day is not None else ""
        yield f"{block.heading}{day}: {block.verdict}"
        yield f"  {flow(block.item) if block.like is None else f'the item of {block.like}'}"
        for sentence, rows in _by_sentence(block).items():
            yield f"    {sentence}"
            width = max(len(_change(row)) for row in rows)
            for row in rows:
                yield f"      {_change(row).ljust(width)}  {row.verdict}"
        for case in block.cases:
            yield f"    {case.name}: {case.verdict}"
            if case.item is not None:
                yield f"      {flow(case.item)}"
    for each in unmet:
        yield f"{each.code}: nothing to confirm: {each.reason}"


def _by_sentence(block: Block) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in block.rows:
        found.setdefault(_sentence(row.sentence, block), []).append(row)
    return found


def _sentence(leaf: Leaf, block: Block) -> str:
    """A sentence as the rule has it, with the place where it stands if that is another than the block's."""
    text = " ".join(write_criterion(leaf.criterion).split())
    return text if leaf.label == block.code else f"{leaf.label}: {text}"


def _change(row: Row) -> str:
    return f"{row.variation.path}  {row.variation.text}"


def table_data(blocks: Iterable[Block], unmet: Iterable[Unmet] = ()) -> dict[str, Any]:
    """The same as plain values for JSON."""
    return {
        "blocks": [_block(block) for block in blocks],
        "without_item": [{"code": each.code, "reason": each.reason} for each in unmet],
    }


def _block(block: Block) -> dict[str, Any]:
    return {
        "heading": block.heading,
        "code": block.code,
        "day": block.day.isoformat() if block.day is not None else None,
        "item": block.item,
        "verdict": block.verdict,
        "rows": [
            {
                "sentence": write_criterion(row.sentence.criterion),
                "place": row.sentence.label,
                "path": row.variation.path,
                "value": row.variation.text,
                "verdict": row.verdict,
            }
            for row in block.rows
        ],
        "cases": [
            {
                "name": case.name,
                "item": case.item,
                "day": case.day.isoformat() if case.day is not None else None,
                "verdict": case.verdict,
            }
            for case in block.cases
        ],
    }
