"""A list while it is being built: trees that can be changed at one code, and what is kept beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from dualclass.language.criteria import Reference
from dualclass.language.paragraphs import Gap, Note, Paragraph, Table
from dualclass.lists.labels import code_key, covers, is_within, parent_of
from dualclass.lists.pruning import with_children
from dualclass.lists.reporting import Reports
from dualclass.records import dataclass, field, replace

type Edit = Callable[[Paragraph], Iterable[Paragraph]]


@dataclass
class Draft:
    """The list so far. ``left_out``: base codes that the list does not have."""

    name: str
    reports: Reports = field(default_factory=Reports)
    entries: list[Paragraph] = field(default_factory=list[Paragraph])
    notes: list[Note] = field(default_factory=list[Note])
    gaps: list[Gap] = field(default_factory=list[Gap])
    tables: list[Table] = field(default_factory=list[Table])
    tags: dict[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    display: dict[str, str] = field(default_factory=dict[str, str])
    origins: dict[str, str] = field(default_factory=dict[str, str])
    because: dict[str, str] = field(default_factory=dict[str, str])
    left_out: set[str] = field(default_factory=set[str])

    def variants(self, code: str) -> list[Paragraph]:
        """Every dated variant of a paragraph; empty if there is none."""
        return list(_found(self.entries, code))

    def gap_at(self, code: str) -> Gap | None:
        """The gap that is, or contains, a code."""
        return next((gap for gap in self.gaps if is_within(code, gap.code)), None)

    def siblings(self, code: str) -> list[Paragraph]:
        """The paragraphs beside a code, itself included: the entries, or the children of its parent."""
        parent = parent_of(code)
        if parent is None:
            return self.entries
        return [child for above in self.variants(parent) for child in above.children]

    def named_by(self, reference: Reference) -> tuple[list[str], list[Gap]]:
        """The codes and the gaps that a reference names themselves, in printed order."""
        if reference.form == "code":
            found = [reference.first] if self.variants(reference.first) else []
        elif reference.form == "range":
            found = [each.code for each in self.siblings(reference.first) if covers(reference, each.code)]
        else:
            found = [each.code for each in self.entries if covers(reference, each.code)]
        return list(dict.fromkeys(found)), [gap for gap in self.gaps if covers(reference, gap.code)]

    def edit(self, code: str, change: Edit) -> None:
        """Put what ``change`` makes of each variant in its place; nothing made takes the paragraph out."""
        self.entries = _edited(self.entries, code, change)

    def insert(self, paragraph: Paragraph) -> None:
        """Put a paragraph in its printed place among its siblings; its parent must exist."""
        parent = parent_of(paragraph.code)
        if parent is None:
            self.entries = _inserted(self.entries, paragraph)
            return

        def under(above: Paragraph) -> Iterable[Paragraph]:
            yield with_children(above, _inserted(above.children, paragraph))

        self.edit(parent, under)

    def notes_named(self, name: str) -> list[Note]:
        """The notes of this full name, above the entries or at a paragraph."""
        hanging = [note for each in self.paragraphs() for note in each.notes if note.name == name]
        return [note for note in self.notes if note.name == name] + hanging

    def edit_note(self, name: str, change: Callable[[Note], Note | None]) -> None:
        """Put what ``change`` makes of a note in its place; ``None`` takes it out."""
        self.notes = [new for note in self.notes if (new := change(note) if note.name == name else note)]
        for paragraph in list(self.paragraphs()):
            if any(note.name == name for note in paragraph.notes):
                kept = tuple(new for note in paragraph.notes if (new := change(note) if note.name == name else note))
                self.edit(paragraph.code, lambda old, kept=kept: (replace(old, notes=kept),))

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph, in printed order."""
        return _all(self.entries)


def _all(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    for paragraph in paragraphs:
        yield paragraph
        yield from _all(paragraph.children)


def _found(paragraphs: Iterable[Paragraph], code: str) -> Iterator[Paragraph]:
    for paragraph in paragraphs:
        if paragraph.code == code:
            yield paragraph
        elif code.startswith(paragraph.code + "."):
            yield from _found(paragraph.children, code)


def _edited(paragraphs: Iterable[Paragraph], code: str, change: Edit) -> list[Paragraph]:
    result: list[Paragraph] = []
    for paragraph in paragraphs:
        if paragraph.code == code:
            result.extend(change(paragraph))
        elif code.startswith(paragraph.code + "."):
            children = _edited(paragraph.children, code, change)
            same = [child.code for child in children] == [child.code for child in paragraph.children]
            if same:
                result.append(replace(paragraph, children=tuple(children)))
            else:
                result.append(with_children(paragraph, children))
        else:
            result.append(paragraph)
    return result


def _inserted(paragraphs: Iterable[Paragraph], new: Paragraph) -> list[Paragraph]:
    result = list(paragraphs)
    key = code_key(new.code)
    position = next((n for n, each in enumerate(result) if code_key(each.code) > key), len(result))
    return [*result[:position], new, *result[position:]]
