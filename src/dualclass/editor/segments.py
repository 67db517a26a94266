"""A rule file in segments that can be read one by one, so that a keystroke costs a segment and not the file.

A segment ends before an entry with its title and behind an empty line: there the reader of lines always begins anew
(see ``language.source``), whatever stood before. A property test compares the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dualclass.language.blocks import Block, read_blocks

_CUT = re.compile(r"\n[^\S\n]*\n|\n(?=[ \t]*[0-9][A-E][0-9]{3}[ \t]+\")")
_KEPT = 4_000


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text with its blocks, whose offsets count from the start of the segment."""

    text: str
    blocks: tuple[Block, ...]


def cut(text: str) -> Iterator[tuple[int, str]]:
    """The stretches of a text, each with its offset; joined together they are the text again."""
    start = 0
    for found in _CUT.finditer(text):
        yield start, text[start : found.end()]
        start = found.end()
    if start < len(text) or start == 0:
        yield start, text[start:]


@lru_cache(maxsize=_KEPT)
def read_segment(text: str) -> Segment:
    """The blocks of a stretch; kept, since most of a file is the same after a keystroke."""
    return Segment(text, read_blocks(text, "").blocks)
