"""References: to something that is there, not to themselves, not in a circle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dualclass.language.criteria import (
    AllOf,
    AnyOf,
    Criterion,
    Labelled,
    Node,
    Not,
    NoteFigure,
    PerformanceOf,
    Reference,
    SpecifiedIn,
)
from dualclass.language.paragraphs import Note, Paragraph
from dualclass.lists.adoption import written
from dualclass.lists.control_list import ControlList
from dualclass.lists.labels import covers, is_within, parent_of, range_is_sound
from dualclass.lists.reporting import Reports
from dualclass.lists.walking import records_in, references_in


@dataclass
class _Known:
    """What a reference of the list may name, in any of its editions."""

    codes: set[str]
    blanks: set[str]
    notes: set[str]
    left_out: tuple[str, ...]
    adopting: bool
    left: dict[str, list[str]] = field(default_factory=dict[str, list[str]])

    def has(self, code: str) -> bool:
        return code in self.codes or any(is_within(code, blank) for blank in self.blanks)

    def was_left_out(self, code: str) -> bool:
        return any(is_within(code, top) for top in self.left_out)


def check_references(control_list: ControlList, reports: Reports) -> None:
    """Every reference of every paragraph and note, in all editions together."""
    known = _known(control_list)
    for paragraph in control_list.paragraphs():
        own = (paragraph.criteria, paragraph.residuals, paragraph.tails, paragraph.join, paragraph.see)
        _check_all(own, paragraph, paragraph.code, known, reports)
    for note in control_list.all_notes():
        _check_all((note.effect, note.criterion), note, note.name, known, reports)
        if note.effect.note is not None and not _is_note(note.effect.note, known):
            message = f"`{note.effect.note}` is no note of the list"
            reports.error("C020", message, note, note.name)
    for target, holders in sorted(known.left.items()):
        reports.warning(
            "C025",
            f"`{target}` was not adopted, and {len(holders)} adopted references name it: they name nothing here",
            None,
            holders[0],
            "right if the list has no such paragraph; if it only is not encoded, name it as a gap",
        )
    _check_circles(control_list, reports)


def _known(control_list: ControlList) -> _Known:
    paragraphs = tuple(control_list.paragraphs())
    blanks = {gap.code for gap in control_list.gaps}
    blanks |= {paragraph.code for paragraph in paragraphs if paragraph.status == "not encoded"}
    return _Known(
        codes={paragraph.code for paragraph in paragraphs},
        blanks=blanks,
        notes={note.name for note in control_list.all_notes()},
        left_out=control_list.not_adopted,
        adopting=bool(control_list.origins),
    )


def _check_all(value: object, holder: Node, label: str, known: _Known, reports: Reports) -> None:
    for reference, record in references_in(value):
        node = record if isinstance(record, Node) and record.span is not None else holder
        _check_one(reference, node, label, known, reports)
    for record in records_in(value):
        if isinstance(record, NoteFigure) and not (_is_note(record.reference, known) or known.has(record.reference)):
            reports.error("C020", f"`{record.reference}` is not in the list", holder, label)


def _check_one(reference: Reference, node: Node, label: str, known: _Known, reports: Reports) -> None:
    match reference.form:
        case "outside":
            return
        case "note":
            if not _is_note(reference.first, known):
                reports.error("C020", f"`{reference.first}` is no note of the list", node, label)
        case "group" | "group range" | "category":
            everything = (*known.codes, *known.blanks)
            if not any(covers(reference, code) for code in everything):
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
    reports.error(
        "C020",
        f"`{target}` names nothing: {place}, in no edition and not as a gap",
        node,
        label,
        "an entry that is not written down is named: `not encoded CODE with N paragraphs`",
    )


def _is_note(name: str, known: _Known) -> bool:
    if name in known.notes:
        return True
    head, _, last = name.rpartition(" ")
    number = last.split(".", 1)[0]
    return f"{head} {number}".strip() in known.notes


# ---------------------------------------------------------------- circles


@dataclass(frozen=True, slots=True)
class _Dependence:
    """A paragraph or note whose sentences about the item itself refer to others."""

    label: str
    node: Node
    concerns: tuple[Reference, ...]
    sentences: tuple[SpecifiedIn | PerformanceOf, ...]


def _check_circles(control_list: ControlList, reports: Reports) -> None:
    dependences = [*_of_paragraphs(control_list.paragraphs()), *_of_notes(control_list.all_notes())]
    reported: set[frozenset[str]] = set()
    for start in dependences:
        chain = _circle(start, dependences)
        if chain is None or frozenset(chain) in reported:
            continue
        reported.add(frozenset(chain))
        shown = " -> ".join((*chain, chain[0]))
        if len(chain) == 1:
            reports.error("C021", f"`{start.label}` refers to itself", start.node, start.label)
        else:
            reports.error("C022", f"references in a circle: {shown}", start.node, start.label)


def _of_paragraphs(paragraphs: Iterable[Paragraph]) -> Iterator[_Dependence]:
    for paragraph in paragraphs:
        sentences = tuple(each for one in paragraph.criteria for each in _of_the_item(one))
        if sentences:
            concerns = (Reference("code", paragraph.code),)
            yield _Dependence(paragraph.code, paragraph, concerns, sentences)


def _of_notes(notes: Iterable[Note]) -> Iterator[_Dependence]:
    for note in notes:
        if note.criterion is None or note.effect.action not in {"releases", "releases unless"}:
            continue
        sentences = tuple(_of_the_item(note.criterion))
        if sentences:
            yield _Dependence(note.name, note, note.effect.references, sentences)


def _of_the_item(criterion: Criterion) -> Iterator[SpecifiedIn | PerformanceOf]:
    match criterion:
        case AllOf(items=items) | AnyOf(items=items):
            for item in items:
                yield from _of_the_item(item)
        case Not(item=item) | Labelled(item=item):
            yield from _of_the_item(item)
        case SpecifiedIn() | PerformanceOf():
            yield criterion
        case _:
            return


def _needs(one: _Dependence, other: _Dependence) -> bool:
    """Whether settling ``one`` asks for what ``other`` says of the same item."""
    for sentence in one.sentences:
        if isinstance(sentence, PerformanceOf) and isinstance(other.node, Note):
            continue
        if any(_meet(a, b) for a in sentence.references for b in other.concerns):
            return True
    return False


def _meet(one: Reference, other: Reference) -> bool:
    """Whether two references name something in common: one covers an end of the other, or holds it."""
    ends = [(reference.first, reference.last or reference.first) for reference in (one, other)]
    if any(covers(one, end) for end in ends[1]) or any(covers(other, end) for end in ends[0]):
        return True
    return any(is_within(a, b) or is_within(b, a) for a in ends[0] for b in ends[1])


def _circle(start: _Dependence, everything: list[_Dependence]) -> tuple[str, ...] | None:
    """The shortest chain of labels that leads back to the start, ``None`` if there is none."""
    chains: list[tuple[_Dependence, ...]] = [(start,)]
    seen: set[str] = set()
    while chains:
        chain = chains.pop(0)
        for other in everything:
            if not _needs(chain[-1], other):
                continue
            if other is start:
                return tuple(each.label for each in chain)
            if other.label not in seen:
                seen.add(other.label)
                chains.append((*chain, other))
    return None
