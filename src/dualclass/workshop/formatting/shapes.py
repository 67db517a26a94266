"""What stands on the line of a label or statement, and what below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from dualclass.language.blocks import Block
from dualclass.language.labels import match_label
from dualclass.language.parsing import Start
from dualclass.language.source import SourceLine, statement_word
from dualclass.workshop.formatting.operators import parted
from dualclass.workshop.formatting.outline import Stand
from dualclass.workshop.formatting.rows import Row, has_comment, stretches
from dualclass.workshop.formatting.spacing import KEPT, pieces, spaced
from dualclass.workshop.formatting.wrapping import WIDTH, wrapped

_NARROW = re.compile(
    r"(releases|takes|narrows|defers|evaluates|defines|excludes|supplies|says|not\s+used|not\s+encoded|printed|see"
    r"|joined\s+as)\b|[^\"#]*:\s*$"
)
_NAMES = re.compile(r"(en|zh|ko|ru)\s*\"")
_CONTINUED = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text as it will be, but for its columns: a row of the old text and the sentences it takes."""

    row: Row
    sentences: tuple[str, ...]
    behind: str | None


@dataclass(frozen=True, slots=True)
class Shape:
    """A block as it will stand.

    ``label``: its label, or nothing for a statement. ``title``: title and reason behind it. ``head``: what else stands
    on the same line. ``gap``: how many spaces follow the label. ``below``: the lines under it.
    """

    stand: Stand
    row: Row
    label: str
    title: str
    head: tuple[str, ...]
    gap: int
    behind: str | None
    below: tuple[Line, ...]


def shape(text: str, stand: Stand, own: Sequence[Row]) -> Shape:
    """Decide what stands where.

    What stands on the line of a label stays there while it fits; a paragraph that says one thing and has no title says
    it on that line; sentences joined by ``;`` that do not fit in one line have a line each.
    """
    block, row = stand.block, own[0]
    label, title, head = _opening(text, block, row)
    below = tuple(line for each in own[1:] for line in _lines(text, stand, each))
    plain = block.label is not None and block.change is None and block.label.form in ("paragraph", "note part")
    plain = plain and not stand.entry
    if plain and not head and not title and len(below) == 1 and _alone(own):
        only = below[0]
        gap = _gap(label, "", only.sentences)
        if _stays(stand, label + " " * gap, only.sentences):
            return Shape(stand, row, label, "", only.sentences, gap, only.behind, ())
    gap = _gap(label, title, head)
    whole = Shape(stand, row, label, title, head, gap, row.behind, below)
    opening = label + " " * gap + title + (" " if title else "")
    if not head or not label or any(map(_opens_block, head)) or any(map(has_comment, head)):
        return whole
    if _fits(stand, opening, head) or (plain and not title and not below and _stays(stand, opening, head)):
        return whole
    # a note keeps its effect, a bare label its status; what is said goes below
    first = head[0]
    stays = 0 if plain and (len(head) > 1 or title or not _NARROW.match(first)) else 1
    kept, moved = head[:stays], head[stays:]
    if not moved:
        return whole
    lines = (*_each_by_itself(row, moved, row.behind), *below)
    return Shape(stand, row, label, title, kept, _gap(label, title, kept), None, lines)


def _stays(stand: Stand, opening: str, sentences: Sequence[str]) -> bool:
    """Whether what a bare label says stands beside it: it fits there, or would not fit below either."""
    if _fits(stand, opening, sentences):
        return True
    return len(sentences) == 1 and not _fits(stand, "", sentences) and not has_comment(sentences[0])


def _gap(label: str, title: str, head: Sequence[str]) -> int:
    if not head or not label:
        return 1 if title else 0
    return 2 if title or not _NARROW.match(head[0]) else 1


def _each_by_itself(row: Row, sentences: Sequence[str], behind: str | None) -> list[Line]:
    """Sentences of one row in a line each; the comment stays with the last."""
    bare = Row((), row.lines, None, loose=False)
    last = len(sentences) - 1
    return [Line(bare, (each,), behind if number == last else None) for number, each in enumerate(sentences)]


def written(column: int, sentences: Sequence[str], prefix: str = "") -> list[str]:
    """The sentences of a line, behind what opens it, as lines of text without the margin of the first one."""
    if not sentences:
        return [prefix.rstrip()]
    whole = prefix + "; ".join(sentences)
    if any(map(has_comment, sentences)):
        return _commented(whole, column + _CONTINUED)
    if len(sentences) > 1 or column + len(whole) <= WIDTH:
        return [whole]
    margin = " " * (column + _CONTINUED)
    first, *rest = wrapped(list(pieces(sentences[0])), column + len(prefix), len(margin))
    return [prefix + first, *(margin + each for each in rest)]


def _commented(whole: str, margin: int) -> list[str]:
    """A sentence with comments inside keeps its line ends: a comment reaches up to the next one."""
    found: list[str] = []
    for code, comment in stretches(whole):
        line = "  ".join(each for each in (spaced(code) if found else code.rstrip(), comment) if each)
        found.append(" " * margin + line if found else line)
    return found


def _opening(text: str, block: Block, row: Row) -> tuple[str, str, tuple[str, ...]]:
    first, *rest = row.lines
    others = tuple(_sentence(text, line, _start_below(block)) for line in rest)
    if block.opening != "label":
        return "", "", (_sentence(text, first, "statement"), *others)
    part = block.parts[0] if block.parts and block.parts[0].head else None
    label = spaced(text[first.content_start : block.end])
    title = spaced(text[block.end : part.start if part else first.content_end])
    return label, title, ((_content(text[part.start : part.end], "line"),) if part else ()) + others


def _start_below(block: Block) -> Start:
    if block.opening == "label":
        return "line"
    return "row" if block.word == "table" else "vocabulary"


def _sentence(text: str, line: SourceLine, start: Start) -> str:
    return _content(text[line.content_start : line.content_end], start)


@lru_cache(maxsize=KEPT)
def _content(content: str, start: Start) -> str:
    """A logical line in our spacing; one with comments inside is left for later, line by line."""
    return content if has_comment(content) else spaced(parted(content, start))


def _lines(text: str, stand: Stand, row: Row) -> list[Line]:
    """The lines that a row below the label becomes."""
    start = _start_below(stand.block)
    sentences = tuple(_sentence(text, line, start) for line in row.lines)
    names = all(_NAMES.match(each) for each in sentences)
    if len(sentences) == 1 or names or _fits(stand, "", sentences) or any(map(_opens_block, sentences[1:])):
        return [Line(row, sentences, row.behind)]
    first, *rest = _each_by_itself(row, sentences, row.behind)
    return [Line(row, first.sentences, None), *rest]


def _alone(own: Sequence[Row]) -> bool:
    """Whether one line stands below a bare label, and no comment between them."""
    return len(own) == 2 and own[0].behind is None and not any(own[1].above)


def _fits(stand: Stand, opening: str, sentences: Sequence[str]) -> bool:
    column = stand.column if opening else stand.body
    return column + len(opening + "; ".join(sentences)) <= WIDTH and not any(map(has_comment, sentences))


def _opens_block(sentence: str) -> bool:
    """Whether a sentence at the beginning of a line would be taken for a label or a statement of the file."""
    return bool(statement_word(sentence, 0) or match_label(sentence, 0))
