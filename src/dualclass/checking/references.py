"""References: to something that is there, not to themselves, not in a circle."""

from __future__ import annotations

from dataclasses import dataclass, field

from dualclass.checking.circles import check_circles
from dualclass.language.criteria import (
    Node,
    NoteFigure,
    Reference,
)
from dualclass.lists.adoption import written
from dualclass.lists.control_list import ControlList
from dualclass.lists.labels import code_key, covers, entry_of, lineage, parent_of, range_is_sound, relative
from dualclass.lists.reporting import Reports
from dualclass.lists.walking import records_in, references_in


@dataclass
class _Known:
    """What a reference of the list may name, in any of its editions."""

    codes: set[str]
    blanks: set[str]
    notes: set[str]
    left_out: frozenset[str]
    adopting: bool
    left: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    below: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    groups: dict[Reference, bool] = field(default_factory=dict[Reference, bool])
    entries: set[str] = field(default_factory=set[str])

    def has(self, code: str) -> bool:
        return code in self.codes or any(step in self.blanks for step in lineage(code))

    def reaches(self, reference: Reference) -> bool:
        """Whether a group, groups or a category have anything in the list."""
        if reference not in self.groups:
            entries = {entry_of(code) for code in (*self.codes, *self.blanks)} if not self.groups else self.entries
            self.entries = entries
            self.groups[reference] = any(covers(reference, entry) for entry in entries)
        return self.groups[reference]

    def children_of(self, code: str) -> list[str]:
        """The labels directly below a paragraph."""
        below = self.below.setdefault(code, [])
        if not below:
            found = (each for each in self.codes if parent_of(each) == code)
            below += [f"`{relative(each, code)}`" for each in sorted(found, key=code_key)]
        return below

    def was_left_out(self, code: str) -> bool:
        return any(step in self.left_out for step in lineage(code))


def check_references(control_list: ControlList, reports: Reports) -> None:
    """Every reference of every paragraph and note, in all editions together."""
    known = _known(control_list)
    for paragraph in control_list.paragraphs():
        own = (paragraph.criteria, paragraph.residuals, paragraph.tails, paragraph.join, paragraph.see)
        _check_all(own, paragraph, paragraph.code, known, reports)
    for note in control_list.all_notes():
        _check_all((note.criterion,), note, note.name, known, reports)
        _check_all((note.effect,), note, note.name, known, reports, of_effect=True)
        if note.effect.note is not None and not _is_note(note.effect.note, known):
            message = f"`{note.effect.note}` is no note of the list"
            reports.error("C020", message, note, note.name, "write its full name, as `3A001.a note 1`")
    for target, holders in sorted(known.left.items()):
        reports.warning(
            "C025",
            f"`{target}` was not adopted, and {len(holders)} adopted references name it: they name nothing here",
            None,
            holders[0],
            "right if the list has no such paragraph; if it only is not encoded, name it as a gap",
        )
    check_circles(control_list, reports)


def _known(control_list: ControlList) -> _Known:
    paragraphs = tuple(control_list.paragraphs())
    blanks = {gap.code for gap in control_list.gaps}
    blanks |= {paragraph.code for paragraph in paragraphs if paragraph.missing is not None}
    return _Known(
        codes={paragraph.code for paragraph in paragraphs},
        blanks=blanks,
        notes={note.name for note in control_list.all_notes()},
        left_out=frozenset(control_list.not_adopted),
        adopting=bool(control_list.origins),
    )


def _check_all(
    value: object, holder: Node, label: str, known: _Known, reports: Reports, *, of_effect: bool = False
) -> None:
    """Every reference in a value; what a note releases or excepts may have been left out, which takes nothing away."""
    for reference, record in references_in(value):
        node = record if isinstance(record, Node) and record.span is not None else holder
        if not (of_effect and known.was_left_out(reference.first)):
            _check_one(reference, node, label, known, reports)
    for record in records_in(value):
        if isinstance(record, NoteFigure) and not (_is_note(record.reference, known) or known.has(record.reference)):
            remedy = "name a note or a paragraph with one number in it"
            reports.error("C020", f"`{record.reference}` is not in the list", holder, label, remedy)


def _check_one(reference: Reference, node: Node, label: str, known: _Known, reports: Reports) -> None:
    match reference.form:
        case "outside":
            return
        case "note":
            if not _is_note(reference.first, known):
                remedy = "write its full name, as `3A001.a note 1`"
                reports.error("C020", f"`{reference.first}` is no note of the list", node, label, remedy)
        case "group" | "group range" | "category":
            if not known.reaches(reference):
                _nothing(reference, written(reference), node, label, known, reports)
        case "code" | "range":
            if reference.form == "range" and not range_is_sound(reference):
                message = f"`{written(reference)}` is no range: its ends are not neighbours in rising order"
                reports.error("C023", message, node, label, "name both ends under the same paragraph")
                return
            for end in dict.fromkeys((reference.first, reference.last or reference.first)):
                if not known.has(end):
                    _nothing(reference, end, node, label, known, reports)


def _nothing(reference: Reference, target: str, node: Node, label: str, known: _Known, reports: Reports) -> None:
    whole_group = reference.form not in {"code", "range"}
    if known.was_left_out(target) or (known.adopting and whole_group):
        known.left.setdefault(target, []).append(label)
        return
    above = target
    while (parent := parent_of(above)) is not None and not known.has(parent):
        above = parent
    place = f"`{parent}` has no such sub-paragraph" if parent is not None else "the list has no such entry"
    there = known.children_of(parent) if parent is not None else []
    listed = f"; `{parent}` has {', '.join(there[:8])}{' ..' if len(there) > 8 else ''}" if there else ""
    reports.error(
        "C020",
        f"`{target}` names nothing: {place}, in no edition and not as a gap",
        node,
        label,
        f"an entry that is not written down is named: `not encoded CODE with N paragraphs`{listed}",
        word=target,
    )


def _is_note(name: str, known: _Known) -> bool:
    if name in known.notes:
        return True
    head, _, last = name.rpartition(" ")
    number = last.split(".", 1)[0]
    return f"{head} {number}".strip() in known.notes
