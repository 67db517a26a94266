"""The names and blocks of a rule file, segment by segment, each kept with the place it stood in.

What a line means depends on what stands above it: the entry, the paragraph, the collection whose members are spoken
of, the kinds the item is said to be of. This is the ``Context``; a segment read again in the same context is not read.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache

from lark.exceptions import LarkError

from dualclass.editor.naming import Names
from dualclass.editor.referring import is_note, place_of_note
from dualclass.editor.segments import read_segment
from dualclass.editor.symbols import OF_LISTS, Occurrence, Role, Symbol
from dualclass.language.blocks import Block, Part
from dualclass.language.labels import PrintedLabel, complete, entry_of, is_code, is_group
from dualclass.language.limits import DEEPEST, LONGEST_LINE
from dualclass.language.parsing import Branch, Start, branch, branches, name_of, parse_line, texts, token
from dualclass.language.source import statement_word

_KEPT_LINES = 15_000
_KEPT_SEGMENTS = 4_000


@dataclass(frozen=True, slots=True)
class Scope:
    """What is known at a paragraph or note for everything below it."""

    name: str
    kinds: tuple[str, ...] = ()
    collection: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """What stands above a line: its entry, its paragraph or note, the statement it belongs to, the scopes.

    ``word``: the statement whose lines follow (``kind``, ``table``), empty in paragraphs. ``name``: the code or the
    note's full name, or what the statement declares.
    """

    entry: str | None = None
    general: str | None = None
    name: str = ""
    word: str = ""
    scopes: tuple[Scope, ...] = ()

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds the item is of at this place, as far as the nearest paragraph says."""
        return next((scope.kinds for scope in reversed(self.scopes) if scope.kinds), ())

    @property
    def collection(self) -> str:
        """The collection whose member each child speaks of, if a paragraph above says so."""
        above = [scope for scope in self.scopes if scope.name != self.name]
        return next((scope.collection for scope in reversed(above) if scope.collection), "")


@dataclass(frozen=True, slots=True)
class Entry:
    """A block of the outline: ``start`` to ``label_end`` is its label or opening line, ``end`` where its lines end.

    ``sort``: ``code``, ``note``, ``statement`` or ``more`` (lines of the block before, behind an empty line).
    """

    sort: str
    name: str
    title: str
    start: int
    label_end: int
    end: int
    word: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A part of a logical line as a grammar reads it, with the context it stands in."""

    start: int
    end: int
    begin: Start
    context: Context
    head: bool


@dataclass(slots=True)
class SegmentIndex:
    """What was found in a segment; offsets count from its start. ``of_lists``: what tells of lists: their names and
    what they declare.
    """

    entries: list[Entry] = field(default_factory=list[Entry])
    occurrences: list[Occurrence] = field(default_factory=list[Occurrence])
    lines: list[Line] = field(default_factory=list[Line])
    after: Context = field(default_factory=Context)
    of_lists: list[Occurrence] = field(default_factory=list[Occurrence])


def tried(text: str, start: Start) -> Branch | None:
    """The syntax tree of a line; ``None`` when it cannot be read, or is too long or too deep to be tried."""
    if len(text) > LONGEST_LINE or text.count("(") > DEEPEST:
        return None
    try:
        return parse_line(text, start)
    except (LarkError, RecursionError):
        return None


@lru_cache(maxsize=_KEPT_LINES)
def syntax(text: str, start: Start) -> Branch | None:
    """The same, kept: for the lines of a text, most of which stay as they are."""
    return tried(text, start)


@lru_cache(maxsize=_KEPT_SEGMENTS)
def index_segment(text: str, context: Context) -> SegmentIndex:
    """Everything that a segment holds when it stands in a context."""
    return _Indexer(text, context).index


def line_start(word: str) -> Start:
    """What the lines below a statement are read as; below a label there is no statement."""
    return "line" if not word else "row" if word == "table" else "vocabulary" if word in _BODIES else "statement"


_BODIES = ("kind", "parameter", "names")


class _Indexer:
    """Walks over the blocks of one segment."""

    def __init__(self, text: str, context: Context) -> None:
        self.text = text
        self.context = context
        self.index = SegmentIndex()
        for number, block in enumerate(read_segment(text).blocks):
            if block.opening == "label":
                self._labelled(block)
            elif block.opening == "statement":
                self._statement(block)
            elif number == 0:
                self._entry(block, "more", "", block.start)
                self._lines(block.parts)
        self.index.occurrences.sort(key=lambda each: (each.start, -each.end))
        self.index.of_lists += [
            each
            for each in self.index.occurrences
            if each.symbol.sort == "list" or (each.role == "declared" and each.symbol.sort in OF_LISTS)
        ]
        self.index.after = self.context

    def _entry(self, block: Block, sort: str, name: str, label_end: int) -> None:
        word = block.change or block.word
        end = block.lines[-1].content_end
        self.index.entries.append(Entry(sort, name, block.title or "", block.start, label_end, end, word))

    # ------------------------------------------------------------ blocks

    def _statement(self, block: Block) -> None:
        self.context = Context()
        opening, *below = block.parts
        names = self._line(opening, "statement")
        declared = next((each.symbol.name for each in names if each.role == "declared"), "")
        self.context = Context(name=declared, word=block.word)
        self._entry(block, "statement", declared, block.end)
        self._lines(tuple(below))

    def _labelled(self, block: Block) -> None:
        label = block.label
        assert label is not None
        start = block.start
        if block.change is not None:
            word = statement_word(self.text, start)
            start = word[1] if word is not None else start
            start += len(self.text[start : block.end]) - len(self.text[start : block.end].lstrip())
            self.context = Context(entry_of(label.place) if is_code(label.place) else None)
        entry = self.context.entry
        name, self.context = placed(label, self.context)
        if name:
            role: Role = "changed" if block.change == "amends" else "declared"
            sort = "note" if is_note(name) else "code"
            self.index.occurrences.append(Occurrence(Symbol(sort, name), start, block.end, role))
            if sort == "note":
                self.index.occurrences += place_of_note(self.text[start : block.end], start, entry)
        self._entry(block, "code" if label.form == "paragraph" else "note", name or label.text, block.end)
        self._lines(block.parts)

    # ------------------------------------------------------------ lines

    def _lines(self, parts: tuple[Part, ...]) -> None:
        for part in parts:
            self._line(part, line_start(self.context.word))

    def _line(self, part: Part, begin: Start) -> list[Occurrence]:
        context = self.context
        self.index.lines.append(Line(part.start, part.end, begin, context, part.head))
        tree = syntax(self.text[part.start : part.end], begin)
        if tree is None:
            return []
        names = names_of(tree, context)
        self.index.occurrences += [each.moved(part.start) for each in names]
        self._learn(tree)
        return names

    def _learn(self, tree: Branch) -> None:
        """What a line says of everything below its paragraph: the item's kinds, the collection spoken of."""
        context = self.context
        kinds, collection = _kinds(tree), _collection(tree)
        if not context.name or context.word or not (kinds or collection):
            return
        known = next((scope for scope in context.scopes if scope.name == context.name), Scope(context.name))
        if kinds and not context.collection:
            known = replace(known, kinds=kinds)
        if collection:
            known = replace(known, collection=collection)
        others = tuple(scope for scope in context.scopes if scope.name != context.name)
        self.context = replace(context, scopes=(*others, known))


def names_of(tree: Branch, context: Context) -> list[Occurrence]:
    """The names in a line that stands in a context; offsets count from the start of the line."""
    names = Names() if context.word else Names(context.entry, context.name, context.collection)
    names.walk(tree)
    return names.found


def _kinds(tree: Branch) -> tuple[str, ...]:
    if name_of(tree) != "sentence_line":
        return ()
    for each in (branches(tree)[0], *_all_of(branches(tree)[0])):
        if name_of(each) == "is_kind":
            return texts(each, "NAME")
        if name_of(each) == "is_one_of":
            return texts(branches(each)[0])
    return ()


def _all_of(tree: Branch) -> list[Branch]:
    return branches(tree) if name_of(tree) == "all_of" else []


def _collection(tree: Branch) -> str:
    below = branches(tree)
    join = below[0] if name_of(tree) == "join_line" else branch(below[0], "join") if below else None
    members = branch(join, "join_members") if join is not None else None
    word = token(members, "NAME") if members is not None else None
    return str(word) if word is not None else ""


# ---------------------------------------------------------------- labels


def placed(label: PrintedLabel, before: Context) -> tuple[str, Context]:
    """The full name of a label, and the context of its lines; an empty name for a label in no entry."""
    entry, general = before.entry, before.general
    if label.form == "general note":
        return label.text, Context(None, label.text, label.text)
    if label.form == "note part" and general is not None and label.place in ("", general.rsplit(" ", 1)[-1]):
        name = f"{general}.{label.parts}"
        return name, Context(None, general, name, scopes=_above(before.scopes, name))
    place = label.place if is_group(label.place) else complete(label.place, entry)
    if label.form == "paragraph":
        if place is None or not is_code(place):
            return "", replace(before, name="", word="")
        return place, Context(entry_of(place), None, place, scopes=_above(before.scopes, place))
    if place is None:
        alone = label.form == "note part" and len(label.place) > 1
        name = f"general note {label.place}.{label.parts}" if alone else ""
        return name, Context(entry, general, name)
    name = f"{place} {label.note}" + (f".{label.parts}" if label.parts else "")
    kept = (*_above(before.scopes, f"{place}."), *_above(before.scopes, name))
    return name, Context(entry_of(place) if is_code(place) else entry, None, name, scopes=tuple(dict.fromkeys(kept)))


def _above(scopes: tuple[Scope, ...], name: str) -> tuple[Scope, ...]:
    """The scopes of what stands above a label; of a place with a dot behind it, its own too."""
    return tuple(scope for scope in scopes if name.startswith(f"{scope.name}."))
