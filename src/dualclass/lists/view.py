"""A control list on one day: what the evaluator reads.

The view holds only what is in force that day. It answers three sorts of question: what is this paragraph,
what does this reference name, and which notes bear on this paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING
from typing import Literal as OneOf

from dualclass.language.criteria import Reference
from dualclass.language.paragraphs import EditionHead, Gap, Note, Paragraph, Table
from dualclass.lists.labels import covers, group_of, is_within, lineage, parent_of
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
        "_codes",
        "_end",
        "_notes",
        "_paragraphs",
        "_start",
        "as_of",
        "control_list",
        "edition",
        "entries",
        "gaps",
        "notes",
    )

    def __init__(
        self,
        control_list: ControlList,
        as_of: date,
        edition: EditionHead,
        entries: tuple[Paragraph, ...],
        notes: tuple[Note, ...],
        gaps: tuple[Gap, ...],
    ) -> None:
        self.control_list = control_list
        self.as_of = as_of
        self.edition = edition
        self.entries = entries
        self.notes = notes
        self.gaps = gaps
        self._paragraphs: dict[str, Paragraph] = {}
        self._codes: list[str] = []
        self._start: dict[str, int] = {}
        self._end: dict[str, int] = {}
        self._notes: dict[str, Note] = {note.name: note for note in notes}
        for entry in entries:
            self._index(entry)

    def _index(self, paragraph: Paragraph) -> None:
        self._paragraphs[paragraph.code] = paragraph
        self._start[paragraph.code] = len(self._codes)
        self._codes.append(paragraph.code)
        self._notes.update((note.name, note) for note in paragraph.notes)
        for child in paragraph.children:
            self._index(child)
        self._end[paragraph.code] = len(self._codes)

    # ------------------------------------------------------------ paragraphs

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code in force, in printed order, each paragraph before its children."""
        return tuple(self._codes)

    def get(self, code: str) -> Paragraph | None:
        """The paragraph of a code, ``None`` if the list has none that day (it may be a gap: see
        ``gaps_in``).
        """
        return self._paragraphs.get(code)

    def paragraph(self, code: str) -> Paragraph:
        """The paragraph of a code. Raises ``KeyError`` if the list has none that day."""
        return self._paragraphs[code]

    def path(self, code: str) -> tuple[Paragraph, ...]:
        """The paragraphs from the entry down to the code; empty if the list has no such code that day."""
        if code not in self._paragraphs:
            return ()
        found = [self._paragraphs[step] for step in lineage(code) if step in self._paragraphs]
        return tuple(reversed(found))

    def below(self, code: str) -> tuple[str, ...]:
        """The code and all codes below it, in printed order; empty if the list has no such code."""
        if code not in self._start:
            return ()
        return tuple(self._codes[self._start[code] : self._end[code]])

    def state(self, code: str) -> State:
        """Whether the paragraph, or one above it, is suspended or of no established status on the day."""
        lapsed = APPLIED
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
        return tuple(sorted(found, key=self._start.__getitem__))

    def resolve(self, references: Iterable[Reference]) -> tuple[str, ...]:
        """The codes that the references name and all codes below them, in printed order."""
        positions: set[int] = set()
        for head in self.heads(references):
            positions.update(range(self._start[head], self._end[head]))
        return tuple(self._codes[position] for position in sorted(positions))

    def _heads_of(self, reference: Reference) -> list[str]:
        first = reference.first
        match reference.form:
            case "note" | "outside":
                return []
            case "code":
                return [first] if first in self._paragraphs else []
            case "range":
                parent = parent_of(first)
                above = self._paragraphs.get(parent) if parent is not None else None
                siblings = self.entries if parent is None else above.children if above is not None else ()
            case "group" | "group range" | "category":
                siblings = self.entries
        return [sibling.code for sibling in siblings if covers(reference, sibling.code)]

    def gaps_in(self, references: Iterable[Reference]) -> tuple[Gap, ...]:
        """The gaps the references reach: what they name is (also) something nobody wrote down, so not a "no".

        A gap counts when a reference names it, something above it or something inside it. A paragraph marked
        *not encoded* counts as a gap for references to what would lie below it (for itself it is found by
        ``heads``).
        """
        references = tuple(references)
        found = {gap.code: gap for gap in self.gaps if any(reaches(each, gap.code) for each in references)}
        for reference in references:
            for end in _ends(reference):
                if end in self._paragraphs or end in found:
                    continue
                blank = next((each for each in self.path_above(end) if each.status == "not encoded"), None)
                if blank is not None:
                    found[blank.code] = Gap(blank.code, 0, blank.title or blank.status_text)
        return tuple(found.values())

    def path_above(self, code: str) -> tuple[Paragraph, ...]:
        """The existing paragraphs from the code upwards, nearest first, whether or not the code itself
        exists.
        """
        return tuple(self._paragraphs[step] for step in lineage(code) if step in self._paragraphs)

    # ------------------------------------------------------------ notes

    def all_notes(self) -> Iterator[Note]:
        """Every note in force: those above the entries, then each paragraph's, in printed order."""
        yield from self.notes
        for code in self._codes:
            yield from self._paragraphs[code].notes

    def note(self, name: str) -> Note | None:
        """A note by its full name, ``3A001.a.2 note 1``."""
        return self._notes.get(name)

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
        defining = [note for note in self.all_notes() if note.effect.action == "defines" and note.effect.name == name]
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


def _ends(reference: Reference) -> tuple[str, ...]:
    match reference.form:
        case "code":
            return (reference.first,)
        case "range":
            return (reference.first, reference.last or reference.first)
        case _:
            return ()


def reaches(reference: Reference, gap: str) -> bool:
    """Whether a reference names a gap, something above it or something inside it."""
    return covers(reference, gap) or any(is_within(end, gap) for end in _ends(reference))
