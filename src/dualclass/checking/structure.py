"""The shape of a list: join lines, dated variants, doubled notes, paragraphs that say nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dualclass.language.criteria import AnyOf, Criterion, HasPart, Reference
from dualclass.language.paragraphs import Note, Paragraph, Period
from dualclass.lists.control_list import ControlList
from dualclass.lists.labels import code_key
from dualclass.lists.periods import common_period, periods_meet
from dualclass.lists.pruning import child_names, label_of_child
from dualclass.lists.reporting import Reports
from dualclass.lists.walking import records_in


def check_structure(control_list: ControlList, reports: Reports) -> None:
    """Check every paragraph's children, dates and sentences, and every note's name."""
    check_variants(control_list.entries, reports)
    dated = [(note, note.in_force or Period()) for note in control_list.notes]
    _check_notes([*dated, *_dated_notes(control_list.entries, Period())], reports)
    for paragraph in control_list.paragraphs():
        check_variants(paragraph.children, reports)
        check_join(paragraph, reports)
        _check_suspensions(paragraph, reports)
        _check_not_or(paragraph, reports)
    for entry in control_list.entries:
        _check_says_something(entry, False, reports)


def check_variants(siblings: Sequence[Paragraph], reports: Reports) -> None:
    """The same label twice is a dated variant, and its dates must not meet."""
    seen: dict[str, list[Paragraph]] = {}
    for paragraph in siblings:
        for other in seen.setdefault(paragraph.code, []):
            if not periods_meet(paragraph.in_force, other.in_force):
                continue
            dated = paragraph.in_force is not None and other.in_force is not None
            what = "two variants are in force on the same day" if dated else "the label is there twice"
            reports.error(
                "C030",
                f"`{paragraph.code}`: {what}",
                paragraph,
                paragraph.code,
                "give both `in force from .. until ..`, with dates that do not meet",
            )
        seen[paragraph.code].append(paragraph)


def _dated_notes(paragraphs: Iterable[Paragraph], above: Period) -> Iterator[tuple[Note, Period]]:
    """Every note with the days on which it stands: a note of a dated variant is in force with it."""
    for paragraph in paragraphs:
        period = common_period(above, paragraph.in_force)
        for note in paragraph.notes:
            yield note, common_period(period, note.in_force)
        yield from _dated_notes(paragraph.children, period)


def _check_notes(notes: Iterable[tuple[Note, Period]], reports: Reports) -> None:
    seen: dict[str, list[Period]] = {}
    for note, period in notes:
        if any(periods_meet(period, other) for other in seen.setdefault(note.name, [])):
            reports.error("C031", f"`{note.name}` is there twice", note, note.name)
        seen[note.name].append(period)


def check_join(paragraph: Paragraph, reports: Reports) -> None:
    """A paragraph with children says how they join, and announces the first and the last of them truly."""
    join, code = paragraph.join, paragraph.code
    if join is None:
        if paragraph.children:
            reports.error(
                "C032",
                f"`{code}` has sub-paragraphs and does not say how they join",
                paragraph,
                code,
                "end it with `any of a to c:`, `all of a to c:` or `as follows, a to c:`",
            )
        return
    if not paragraph.children:
        reports.error("C032", f"`{code}` announces sub-paragraphs and has none", paragraph, code)
        return
    ordered = sorted(paragraph.children, key=lambda child: code_key(child.code))
    for label, child, word in ((join.first, ordered[0], "first"), (join.last, ordered[-1], "last")):
        if label is None or child.code in child_names(label, code):
            continue
        there = label_of_child(label, paragraph) is not None
        reports.error(
            "C032",
            f"`{code}` announces `{label}` as its {word} sub-paragraph, "
            + (f"and `{child.code}` is there too" if there else "and it is missing"),
            paragraph,
            code,
        )


def _check_suspensions(paragraph: Paragraph, reports: Reports) -> None:
    for suspension in paragraph.suspensions:
        if suspension.then_not_established is not None and suspension.period.end is None:
            message = f"`{paragraph.code}` says what follows a suspension that has no end"
            reports.error("C035", message, paragraph, paragraph.code, "give the day: `until DATE`")


def _check_not_or(paragraph: Paragraph, reports: Reports) -> None:
    if any(mark.word == "reading" for mark in paragraph.marks):
        return
    for record in records_in(paragraph.criteria):
        if isinstance(record, AnyOf) and sum(_is_absence(item) for item in record.items) > 1:
            reports.warning(
                "C036",
                "`it has no .. or it has no ..` can also be read as: it has neither",
                record,
                paragraph.code,
                'say which is meant: `reading ".."`',
            )


def _is_absence(criterion: Criterion) -> bool:
    return isinstance(criterion, HasPart) and criterion.negated


def _check_says_something(paragraph: Paragraph, said: bool, reports: Reports) -> None:
    """Without one sentence on its path a paragraph would control everything."""
    if paragraph.status != "encoded":
        return
    said = said or bool(paragraph.criteria) or any(map(_is_outside, _residual_references(paragraph)))
    if not paragraph.children and not said:
        reports.error(
            "C033",
            f"`{paragraph.code}` says nothing of the item: it would cover everything",
            paragraph,
            paragraph.code,
            'write its sentences, or `not encoded ".."`',
        )
    for child in paragraph.children:
        _check_says_something(child, said, reports)


def _residual_references(paragraph: Paragraph) -> Iterable[Reference]:
    return (reference for residual in paragraph.residuals for reference in residual.references)


def _is_outside(reference: Reference) -> bool:
    return reference.form == "outside"
