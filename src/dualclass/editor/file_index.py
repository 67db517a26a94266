"""A whole rule file as its names, blocks and lines, put together from its segments."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from dualclass.editor.indexing import Context, Entry, Line, SegmentIndex, index_segment
from dualclass.editor.segments import cut
from dualclass.editor.symbols import Occurrence, Symbol
from dualclass.editor.text import LineIndex
from dualclass.language.parsing import Start

LARGEST = 4_000_000
"""Texts with more characters than this are kept, but not looked into while they are edited."""


PLACEHOLDER = "zq"
"""Stands for the word that is being written: a name like any other, in no vocabulary."""


@dataclass(frozen=True, slots=True)
class Writing:
    """A line up to the place where something is being written.

    ``before``: what stands on the line. ``begin``: how a grammar reads it. ``start``: where it begins in the text.
    ``behind_label``: whether a label stands before it on its line.
    """

    before: str
    begin: Start
    context: Context
    start: int
    behind_label: bool = False


@dataclass(slots=True)
class ListFacts:
    """What the files of one list declare. ``renumbered``: own code -> the code in the list that is adopted."""

    name: str = ""
    declared: set[Symbol] = field(default_factory=set[Symbol])
    adopts: dict[str, None] = field(default_factory=dict[str, None])
    renumbered: dict[str, str] = field(default_factory=dict[str, str])

    def learn(self, occurrence: Occurrence) -> None:
        """Take in a name that tells of the list."""
        symbol = occurrence.symbol
        if symbol.sort == "list" and occurrence.role == "declared":
            self.name = self.name or symbol.name
        elif symbol.sort == "list":
            self.adopts[symbol.name] = None
        elif occurrence.detail:
            self.renumbered[symbol.name] = occurrence.detail
        else:
            self.declared.add(symbol)

    def join(self, other: ListFacts) -> None:
        """Take in another file of the list."""
        self.declared |= other.declared
        self.adopts.update(other.adopts)
        self.renumbered.update(other.renumbered)


class FileIndex:
    """What stands where in one text. Nothing in it depends on other files."""

    def __init__(self, text: LineIndex) -> None:
        """Read the text; segments that were read before in the same context cost nothing."""
        self.text = text
        self.too_large = len(text.text) > LARGEST
        self._parts: list[tuple[int, SegmentIndex]] = []
        context = Context()
        for offset, segment in cut("" if self.too_large else text.text):
            index = index_segment(segment, context)
            context = index.after
            self._parts.append((offset, index))
        self._offsets = [offset for offset, _ in self._parts]

    def _part(self, offset: int) -> tuple[int, SegmentIndex]:
        return self._parts[max(0, bisect_right(self._offsets, offset) - 1)]

    # ------------------------------------------------------------ names

    def at(self, offset: int) -> Occurrence | None:
        """The name at an offset, the shortest where one lies in another; a name's end counts as part of it."""
        base, index = self._part(offset)
        here = [each for each in index.occurrences if each.start <= offset - base <= each.end]
        if not here:
            return None
        return min(here, key=lambda each: (each.end - each.start, -each.start)).moved(base)

    def occurrences(self) -> Iterator[Occurrence]:
        """Every name, in the order of the text."""
        for base, index in self._parts:
            for each in index.occurrences:
                yield each.moved(base)

    def between(self, start: int, end: int) -> Iterator[Occurrence]:
        """The names that begin in a stretch of the text."""
        first = max(0, bisect_right(self._offsets, start) - 1)
        for base, index in self._parts[first:]:
            if base > end:
                return
            for each in index.occurrences:
                if start <= each.start + base < end:
                    yield each.moved(base)

    @cached_property
    def symbols(self) -> dict[Symbol, list[Occurrence]]:
        """Every name with all its places."""
        found: dict[Symbol, list[Occurrence]] = {}
        for each in self.occurrences():
            found.setdefault(each.symbol, []).append(each)
        return found

    @cached_property
    def facts(self) -> ListFacts:
        """What the file tells of its list."""
        facts = ListFacts()
        for _, index in self._parts:
            for each in index.of_lists:
                facts.learn(each)
        return facts

    @property
    def list_name(self) -> str:
        """The list that the file says it is of; empty when it says none."""
        return self.facts.name

    @property
    def adopted(self) -> tuple[str, ...]:
        """The lists that the file adopts."""
        return tuple(self.facts.adopts)

    # ------------------------------------------------------------ blocks and lines

    @cached_property
    def entries(self) -> list[Entry]:
        """Every block; the lines behind an empty line are of the block before."""
        found: list[Entry] = []
        for base, index in self._parts:
            for each in index.entries:
                moved = replace(each, start=each.start + base, label_end=each.label_end + base, end=each.end + base)
                if each.sort != "more":
                    found.append(moved)
                elif found:
                    found[-1] = replace(found[-1], end=moved.end)
        return found

    def entry_at(self, offset: int) -> Entry | None:
        """The block an offset lies in or behind."""
        entries = self.entries
        index = bisect_right(entries, offset, key=lambda entry: entry.start) - 1
        return entries[index] if index >= 0 else None

    def line_at(self, offset: int) -> Line | None:
        """The line that an offset lies in, its ends included; ``None`` between lines."""
        base, index = self._part(offset)
        for line in index.lines:
            if line.start <= offset - base <= line.end:
                return replace(line, start=line.start + base, end=line.end + base)
        return None

    def lines_of(self, name: str) -> Iterator[Line]:
        """The lines of a paragraph, note or declaration."""
        for base, index in self._parts:
            for line in index.lines:
                if line.context.name == name:
                    yield replace(line, start=line.start + base, end=line.end + base)

    def writing_at(self, offset: int) -> Writing:
        """The line that is being written at an offset: what stands before it on the line, and where it stands."""
        base, _ = self._part(offset)
        position = max(0, bisect_right(self._offsets, offset) - 1)
        context = self._parts[position - 1][1].after if position else Context()
        before = self.text.text[base:offset]
        index = index_segment(before + PLACEHOLDER, context)
        line = index.lines[-1] if index.lines else Line(len(before), len(before), "statement", context, False)
        labelled = index.entries[-1] if index.entries else None
        if line.end < len(before):  # the placeholder became part of a label
            start = labelled.start if labelled is not None else len(before)
            line = Line(start, len(before), "line", context, True)
        opened = line.head and labelled is not None and labelled.sort in ("code", "note")
        return Writing(before[line.start :], line.begin, line.context, base + line.start, behind_label=opened)
