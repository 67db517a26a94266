"""A control list on one day: what the evaluator reads.

The view holds only what is in force that day. It answers three sorts of question: what is this paragraph,
what does this reference name, and which notes bear on this paragraph.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING
from typing import Literal as OneOf

from dualclass.language.criteria import Reference
from dualclass.language.paragraphs import EditionHead, Gap, Note, Paragraph, Table
from dualclass.lists.gap_index import GapIndex, ends_of
from dualclass.lists.labels import covers, group_of, is_within, lineage, parent_of
from dualclass.lists.outline import Outline, Shelf, notes_of_tree, outline_of
from dualclass.records import dataclass

if TYPE_CHECKING:
    from dualclass.lists.control_list import ControlList


@dataclass(frozen=True, slots=True)
class State:
    """Whether a paragraph is applied on the day.

    ``suspended``: not applied until ``until`` (``None``: no end is known), because of ``by``. ``not
    established``: a suspension has run out and nothing says what follows (``why``): neither controlled nor
    free. ``code`` is the paragraph whose line says so: the paragraph itself or one above it.
    """

    word: OneOf["applied", "suspended", "not established"]
    code: str | None = None
    by: str | None = None
    until: date | None = None
    why: str | None = None


APPLIED = State("applied")


class ListView:
    """One list on one day. Made by ``ControlList.view``; not changed afterwards.

    ``entries`` are the trees in printed order, ``notes`` those above the entries, ``gaps`` what is not
    written down.
    """

    __slots__ = (
        "_gap_index",
        "_note_places",
        "_outline",
        "_paragraphs",
        "_positions",
        "_tree",
        "_tree_notes",
        "as_of",
        "control_list",
        "edition",
        "gaps",
        "notes",
        "shelf",
    )

    def __init__(
        self,
        control_list: ControlList,
        as_of: date,
        edition: EditionHead,
        entries: tuple[Paragraph, ...],
        notes: tuple[Note, ...],
        gaps: tuple[Gap, ...],
        *,
        kept: tuple[Outline, Callable[[int], Paragraph], Shelf] | None = None,
    ) -> None:
        """Take the trees that hold on a day; or, ``kept``, their outline, how to read one by its number in the list,
        and where to keep what is worked out of them.
        """
        self.control_list = control_list
        self.as_of = as_of
        self.edition = edition
        self.notes = notes
        self.gaps = gaps
        self.shelf: Shelf | None = None
        self._tree: Callable[[int], Paragraph] = entries.__getitem__
        if kept is None:
            self._outline = outline_of(enumerate(entries))
        else:
            self._outline, self._tree, self.shelf = kept
        self._positions = self._outline.positions
        self._paragraphs: list[Paragraph | None] = [None] * len(self._outline.codes)
        self._tree_notes: dict[int, list[Note]] = {}
        self._gap_index: GapIndex | None = None
        self._note_places: dict[str, int] | None = None

    def _at(self, position: int) -> Paragraph:
        found = self._paragraphs[position]
        if found is None:
            root = self._outline.root_at(position)
            self._index(self._tree(self._outline.numbers[root]), self._outline.starts[root])
            found = self._paragraphs[position]
        if found is None:
            raise KeyError(self._outline.codes[position])
        return found

    def _index(self, paragraph: Paragraph, position: int) -> int:
        self._paragraphs[position] = paragraph
        position += 1
        for child in paragraph.children:
            position = self._index(child, position)
        return position

    # ------------------------------------------------------------ entries

    @property
    def entries(self) -> tuple[Paragraph, ...]:
        """The trees in printed order."""
        return tuple(self._at(start) for start in self._outline.starts)

    @property
    def entry_count(self) -> int:
        """How many entries there are."""
        return len(self._outline.starts)

    def entry(self, number: int) -> Paragraph:
        """One tree, counted from nought in printed order."""
        return self._at(self._outline.starts[number])

    def entry_number(self, code: str) -> int | None:
        """Which tree a code stands in, counted from nought; ``None`` if the list has no such code that day."""
        position = self._positions.get(code)
        return None if position is None else self._outline.root_at(position)

    # ------------------------------------------------------------ paragraphs

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code in force, in printed order, each paragraph before its children."""
        return self._outline.codes

    def get(self, code: str) -> Paragraph | None:
        """The paragraph of a code, ``None`` if the list has none that day (it may be a gap: see
        ``gaps_in``).
        """
        position = self._positions.get(code)
        return None if position is None else self._at(position)

    def paragraph(self, code: str) -> Paragraph:
        """The paragraph of a code. Raises ``KeyError`` if the list has none that day."""
        return self._at(self._positions[code])

    def path(self, code: str) -> tuple[Paragraph, ...]:
        """The paragraphs from the entry down to the code; empty if the list has no such code that day."""
        return self.path_above(code)[::-1] if code in self._positions else ()

    def below(self, code: str) -> tuple[str, ...]:
        """The code and all codes below it, in printed order; empty if the list has no such code."""
        position = self._positions.get(code)
        return () if position is None else self._outline.codes[position : self._outline.ends[position]]

    def state(self, code: str) -> State:
        """Whether the paragraph, or one above it, is suspended or of no established status on the day."""
        lapsed = APPLIED
        if self._outline.suspended.isdisjoint(lineage(code)):
            return lapsed
        for paragraph in reversed(self.path(code)):
            for suspension in paragraph.suspensions:
                period = suspension.period
                if period.covers(self.as_of):
                    return State("suspended", paragraph.code, suspension.by, period.end)
                over = period.end is not None and period.end <= self.as_of
                if over and suspension.then_not_established and lapsed is APPLIED:
                    why = suspension.then_not_established
                    lapsed = State("not established", paragraph.code, suspension.by, period.end, why)
        return lapsed

    def tags(self, code: str) -> tuple[str, ...]:
        """Marks that travel with a result (``sensitive``), of the paragraph or one above it."""
        found = (tag for step in lineage(code) for tag in self.control_list.tags.get(step, ()))
        return tuple(dict.fromkeys(found))

    def display(self, code: str) -> str | None:
        """The number the state itself prints for a code, where it differs from the code."""
        return self.control_list.display.get(code)

    def origin(self, code: str) -> str | None:
        """The base list's code of an adopted paragraph; ``None`` for a paragraph of the list's own."""
        return self.control_list.origins.get(code)

    def table(self, name: str) -> Table | None:
        """A lookup table by name."""
        return next((table for table in self.control_list.tables if table.name == name), None)

    # ------------------------------------------------------------ references

    def covers(self, references: Iterable[Reference], codes: str | Iterable[str]) -> bool:
        """Whether one of the references names one of the codes or something above it."""
        wanted = (codes,) if isinstance(codes, str) else tuple(codes)
        return any(covers(reference, code) for reference in references for code in wanted)

    def heads(self, references: Iterable[Reference]) -> tuple[str, ...]:
        """The codes that the references name themselves, without what lies below them; in printed order.

        Ranges, groups and categories are written out. Notes and other lists name no code. Empty does not mean
        "no": ask ``gaps_in`` too.
        """
        found: dict[str, None] = {}
        for reference in references:
            found.update(dict.fromkeys(self._heads_of(reference)))
        return tuple(sorted(found, key=self._positions.__getitem__))

    def resolve(self, references: Iterable[Reference]) -> tuple[str, ...]:
        """The codes that the references name and all codes below them, in printed order."""
        positions: set[int] = set()
        for head in self.heads(references):
            position = self._positions[head]
            positions.update(range(position, self._outline.ends[position]))
        return tuple(self._outline.codes[position] for position in sorted(positions))

    def _heads_of(self, reference: Reference) -> list[str]:
        first = reference.first
        match reference.form:
            case "note" | "outside":
                return []
            case "code":
                return [first] if first in self._positions else []
            case "range":
                siblings = self._children(parent_of(first))
            case "group" | "group range" | "category":
                siblings = self._children(None)
        return [sibling for sibling in siblings if covers(reference, sibling)]

    def _children(self, code: str | None) -> Iterable[str]:
        """The codes of a paragraph's children, or of all entries."""
        codes, ends = self._outline.codes, self._outline.ends
        if code is None:
            yield from (codes[start] for start in self._outline.starts)
        elif code in self._positions:
            end = ends[self._positions[code]]
            position = self._positions[code] + 1
            while position < end:
                yield codes[position]
                position = ends[position]

    def gaps_in(self, references: Iterable[Reference]) -> tuple[Gap, ...]:
        """The gaps the references reach: what they name is (also) something nobody wrote down, so not a "no".

        A gap counts when a reference names it, something above it or something inside it. A paragraph marked
        *not encoded* counts as a gap for references to what would lie below it (for itself it is found by
        ``heads``).
        """
        references = tuple(references)
        if self._gap_index is None:
            self._gap_index = GapIndex(self.gaps)
        found = self._gap_index.reached(references)
        for reference in references:
            for end in ends_of(reference):
                if end in self._positions or end in found:
                    continue
                blank = next((each for each in self.path_above(end) if each.missing is not None), None)
                if blank is not None:
                    found[blank.code] = Gap(blank.code, 0, blank.title or blank.status_text)
        return tuple(found.values())

    def path_above(self, code: str) -> tuple[Paragraph, ...]:
        """The existing paragraphs from the code upwards, nearest first, whether or not the code itself
        exists.
        """
        return tuple(self._at(self._positions[step]) for step in lineage(code) if step in self._positions)

    # ------------------------------------------------------------ notes

    def all_notes(self) -> Iterator[Note]:
        """Every note in force: those above the entries, then each paragraph's, in printed order."""
        yield from self.notes
        for number in range(self.entry_count):
            yield from self._notes_of(number)

    def note(self, name: str) -> Note | None:
        """A note by its full name, ``3A001.a.2 note 1``."""
        if self._note_places is None:
            self._note_places = {each: number for number, each in enumerate(self._note_names())}
        number = self._note_places.get(name)
        return None if number is None else self.note_at(number)

    def notes_around(self, name: str) -> Iterator[Note]:
        """The notes whose full name the given one begins with: ``3A001 note 1`` for its part ``3A001 note 1.a``."""
        for number, each in enumerate(self._note_names()):
            if name.startswith(each):
                yield self.note_at(number)

    def note_at(self, number: int) -> Note:
        """One of all notes, counted from nought in the order of ``all_notes``."""
        above = len(self.notes)
        if number < above:
            return self.notes[number]
        entry, place = self._outline.place_of_note(number - above)
        return self._notes_of(entry)[place]

    def _note_names(self) -> Iterator[str]:
        yield from (note.name for note in self.notes)
        for names in self._outline.notes:
            yield from names

    def _notes_of(self, number: int) -> list[Note]:
        if not self._outline.notes[number]:
            return []
        if number not in self._tree_notes:
            self._tree_notes[number] = notes_of_tree(self.entry(number))
        return self._tree_notes[number]

    def releasing(self, code: str) -> tuple[Note, ...]:
        """The notes that may release a code: those that release or defer it or something above it.

        General and group notes are among them; what they except is left out. Notes that take a release back
        are found by ``taking_back``.
        """
        actions = {"releases", "releases unless", "defers"}
        return tuple(note for note in self.all_notes() if note.effect.action in actions and self.bears_on(note, code))

    def taking_back(self, name: str) -> tuple[Note, ...]:
        """The notes that take back the release of the named note."""
        return tuple(
            note for note in self.all_notes() if note.effect.action == "takes back" and note.effect.note == name
        )

    def general_notes(self, code: str) -> tuple[Note, ...]:
        """The notes above the entries that bear on a code, whatever they do."""
        return tuple(note for note in self.notes if self.bears_on(note, code))

    def bears_on(self, note: Note, code: str) -> bool:
        """Whether a note concerns a code: by its references and exceptions; without references, by its
        place.
        """
        if note.effect.references:
            named = any(covers(reference, code) for reference in note.effect.references)
            return named and not any(covers(reference, code) for reference in note.effect.exceptions)
        return stands_above(note, code)

    def definition(self, name: str, code: str) -> Note | None:
        """The technical note that defines a name for a code: the one standing nearest above it, else the
        only one.
        """
        defining = [note for note in self.notes if note.effect.action == "defines" and note.effect.name == name]
        defining += [self.note_at(len(self.notes) + number) for number in self._outline.defining.get(name, ())]
        above = [note for note in defining if stands_above(note, code)]
        if above:
            return max(above, key=lambda note: len(note.place))
        return defining[0] if len(defining) == 1 else None


def stands_above(note: Note, code: str) -> bool:
    """Whether a note stands at a paragraph, above it, at its group or category, or at the head of the
    list.
    """
    if note.general or not note.place:
        return True
    return is_within(code, note.place) or group_of(code).startswith(note.place)
