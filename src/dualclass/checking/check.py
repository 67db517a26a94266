"""Checking a built list against the vocabulary."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dualclass.checking.alternatives import check_alternatives
from dualclass.checking.bands import check_bands
from dualclass.checking.editions import check_editions
from dualclass.checking.measures import check_conditions
from dualclass.checking.possible import check_possible
from dualclass.checking.references import check_references
from dualclass.checking.releases import check_releases
from dualclass.checking.scope import Checker, Scope
from dualclass.checking.sentences import (
    check_collection,
    check_criterion,
    check_kind,
    check_sentences,
)
from dualclass.checking.structure import check_structure
from dualclass.checking.tables import check_tables
from dualclass.diagnostics import Diagnostic
from dualclass.language.criteria import IsFlag, Node
from dualclass.language.paragraphs import Adds, Amends, Note, Paragraph, RuleFile, Tail
from dualclass.lists.control_list import ControlList
from dualclass.lists.reporting import Reports
from dualclass.vocabulary.vocabulary import Vocabulary


class Looked:
    """What was looked at already: an entry that a list adopts unchanged is the same record as its base's."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._seen: dict[tuple[object, ...], Paragraph] = {}

    def fresh(self, entries: Iterable[Paragraph], *circumstances: object) -> tuple[Paragraph, ...]:
        """The entries not looked at before under these circumstances; from now on they are."""
        found: list[Paragraph] = []
        for entry in entries:
            key = (id(entry), *circumstances)
            if key not in self._seen:
                self._seen[key] = entry
                found.append(entry)
        return tuple(found)

    def copy(self) -> Looked:
        """Another that has looked at the same, to go on by itself."""
        other = Looked()
        other._seen.update(self._seen)
        return other


def check_list(
    control_list: ControlList, vocabulary: Vocabulary, looked: Looked | None = None
) -> tuple[Diagnostic, ...]:
    """Everything that is wrong or doubtful in a list, in all its editions: names, units, references,
    structure.

    ``looked``: shared by the checks of several lists, so that what one adopts from another is not told twice.
    """
    looked = Looked() if looked is None else looked
    checker = Checker(vocabulary, {table.name: table.columns for table in control_list.tables})
    defined = frozenset(
        note.effect.name
        for note in control_list.all_notes()
        if note.effect.action == "defines" and note.effect.name is not None
    )
    top = Scope(control_list.name, defined=defined)
    entries = looked.fresh(control_list.entries, "sentences", defined, tuple(checker.tables.items()))
    for entry in entries:
        _check_paragraph(checker, entry, top)
    for note in control_list.notes:
        _check_note(checker, note, top)
    for gap in control_list.gaps:
        _check_kinds(checker, gap.kinds, gap, replace(top, label=gap.code))
    _check_kinds(checker, control_list.complete_kinds, Node(), top)
    check_possible(entries, control_list.notes, vocabulary, checker.reports)
    check_structure(control_list, checker.reports)
    check_references(control_list, checker.reports)
    check_editions(control_list, checker.reports)
    return tuple(checker.reports.found)


def check_doubts(
    control_list: ControlList, vocabulary: Vocabulary, looked: Looked | None = None
) -> tuple[Diagnostic, ...]:
    """What can be meant so and is more often a mistake: warnings for those who write the list.

    For a list without errors only.
    """
    reports = Reports()
    looked = Looked() if looked is None else looked
    paragraphs = tuple(below(looked.fresh(control_list.entries, "doubts")))
    check_alternatives(control_list, paragraphs, vocabulary, reports)
    check_bands(paragraphs, vocabulary, reports)
    check_releases(control_list, vocabulary, reports)
    check_tables(control_list, reports)
    return tuple(reports.found)


def check_files(files: Iterable[RuleFile], vocabulary: Vocabulary) -> tuple[Diagnostic, ...]:
    """The errors in the sentences of files that do not make a list yet, since some of their lines cannot be read.

    Names, units and comparisons only: what hangs together with other paragraphs may be missing.
    """
    files = tuple(files)
    checker = Checker(vocabulary, {table.name: table.columns for file in files for table in file.tables})
    notes = [note for file in files for note in _notes_of(file)]
    defined = frozenset(
        note.effect.name for note in notes if note.effect.action == "defines" and note.effect.name is not None
    )
    top = Scope("", defined=defined)
    for file in files:
        for paragraph in (*file.paragraphs, *_changed(file)):
            _check_paragraph(checker, paragraph, top)
        for note in (
            *file.notes,
            *(each.note for each in file.changes if isinstance(each, Amends | Adds) and each.note),
        ):
            _check_note(checker, note, top)
    return tuple(each for each in checker.reports.found if each.severity == "error")


def below(entries: Iterable[Paragraph]) -> Iterable[Paragraph]:
    """Every paragraph of the entries, in printed order."""
    stack = list(reversed(tuple(entries)))
    while stack:
        paragraph = stack.pop()
        yield paragraph
        stack.extend(reversed(paragraph.children))


def _changed(file: RuleFile) -> Iterable[Paragraph]:
    return (each.paragraph for each in file.changes if isinstance(each, Amends | Adds) and each.paragraph is not None)


def _notes_of(file: RuleFile) -> Iterable[Note]:
    waiting = [*file.paragraphs, *_changed(file)]
    yield from file.notes
    while waiting:
        paragraph = waiting.pop()
        yield from paragraph.notes
        waiting += paragraph.children


def _check_kinds(checker: Checker, kinds: Iterable[str], node: Node, scope: Scope) -> None:
    for kind in kinds:
        check_kind(checker, kind, node, scope)


def _check_paragraph(checker: Checker, paragraph: Paragraph, above: Scope) -> None:
    here = check_sentences(checker, paragraph.criteria, replace(above, label=paragraph.code))
    for tail in paragraph.tails:
        _check_tail(checker, tail, replace(here, kinds=()))
    for note in paragraph.notes:
        _check_note(checker, note, here)
    join = paragraph.join
    if join is not None:
        check_conditions(checker, join.conditions, None, paragraph, here)
        if join.collection is not None:
            collection = check_collection(checker, join.collection, paragraph, here)
            if collection is None:
                return
            here = here.of_member(collection)
    for child in paragraph.children:
        _check_paragraph(checker, child, here)


def _check_tail(checker: Checker, tail: Tail, scope: Scope) -> None:
    _check_kinds(checker, tail.names, tail, scope)
    check_sentences(checker, tail.criteria, scope)


def _check_note(checker: Checker, note: Note, around: Scope) -> None:
    scope = replace(around, label=note.name, stands="note")
    effect = note.effect
    if effect.action == "narrows" and effect.name is not None:
        check_kind(checker, effect.name, note, scope)
    for name in effect.collections:
        collection = check_collection(checker, name, note, scope)
        if collection is not None and effect.name is not None:
            check_criterion(checker, IsFlag(effect.name), scope.of_member(collection))
    if note.criterion is not None:
        check_criterion(checker, note.criterion, scope)
