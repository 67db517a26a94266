"""Where each block of a rule file stands: entries at the margin, their paragraphs and notes two columns in.

Labels are written in full, so that depth is read off them and not off the margin: all paragraphs of an entry stand in
one column, what they say two columns further in, and the lettered parts of a note two columns in from the note.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dualclass.language.blocks import Block
from dualclass.language.labels import PrintedLabel, is_code, is_group

STEP = 2
BODY = 2 * STEP


@dataclass(frozen=True, slots=True)
class Stand:
    """A block and its columns: of its label or statement, and of the lines below that."""

    block: Block
    column: int
    body: int

    @property
    def entry(self) -> bool:
        """Whether an entry of a list begins here, and not the change of one."""
        return self.block.label is not None and _is_entry(self.block.label) and self.block.change != "amends"


def _is_entry(label: PrintedLabel) -> bool:
    return label.form == "paragraph" and is_code(label.place) and "." not in label.place


def stands(blocks: tuple[Block, ...]) -> Iterator[Stand]:
    """Every block with its columns."""
    note = 0
    for block in blocks:
        label = block.label
        if label is None or block.change is not None:
            column, body = 0, BODY
        elif label.form == "note part":
            column, body = note + STEP, note + BODY
        elif label.form == "general note" or is_group(label.place) or _is_entry(label):
            column, body = 0, BODY
        else:
            column, body = STEP, BODY
        if label is not None and label.form in ("note", "general note"):
            note = column
        yield Stand(block, column, body)
