"""Notes that contradict what they stand at, or each other: releases that free everything, nothing, or never."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dualclass.checking.claims import Ground
from dualclass.checking.facts import Facts
from dualclass.checking.implication import all_imply
from dualclass.checking.leaves import MOST_SENTENCES, is_shallow
from dualclass.checking.periods import notes_with_periods, with_periods
from dualclass.diagnostics import Label
from dualclass.language.criteria import Criterion, Reference
from dualclass.language.paragraphs import Note, Paragraph, Period
from dualclass.lists.control_list import ControlList
from dualclass.lists.labels import covers, lineage
from dualclass.lists.periods import periods_meet
from dualclass.lists.reporting import Reports, place_of
from dualclass.vocabulary.vocabulary import Vocabulary

_EMPTY = {"not used", "printed empty", "see"}
_MOST_TARGETS = 500

type Texts = Mapping[str, Sequence[tuple[Paragraph, Period]]]


def check_releases(control_list: ControlList, vocabulary: Vocabulary, reports: Reports) -> None:
    """Every note that releases, or takes a release back."""
    ground = Ground(vocabulary)
    texts: dict[str, list[tuple[Paragraph, Period]]] = {}
    for paragraph, period in with_periods(control_list.entries):
        texts.setdefault(paragraph.code, []).append((paragraph, period))
    notes = list(notes_with_periods(control_list))
    by_name: dict[str, list[tuple[Note, Period]]] = {}
    for note, period in notes:
        by_name.setdefault(note.name, []).append((note, period))
    seen: dict[tuple[object, ...], Note] = {}
    for note, period in notes:
        if note.effect.action == "releases" and note.criterion is not None:
            _targets(note, period, note.criterion, texts, ground, control_list, reports)
            _doubled(note, period, seen, reports)
        elif note.effect.action == "takes back" and note.criterion is not None and note.effect.note is not None:
            for other, days in by_name.get(note.effect.note, ()):
                if periods_meet(period, days):
                    _taken_back(note, note.criterion, other, ground, reports)


def _targets(
    note: Note,
    period: Period,
    criterion: Criterion,
    texts: Texts,
    ground: Ground,
    control_list: ControlList,
    reports: Reports,
) -> None:
    named = [(code, text, days) for code, text, days in _named(note, texts) if periods_meet(days, period)]
    if not named:
        _nothing(note, texts, control_list, reports)
        return
    if len(named) > _MOST_TARGETS or any(text.missing is not None for _, text, _ in named):
        return
    impossible: list[str] = []
    for code, text, days in named:
        path = _path(code, days, texts)
        if path is None:
            return
        required = tuple(sentence for each in path for sentence in each.criteria)
        if len(required) > MOST_SENTENCES or not all(map(is_shallow, (*required, criterion))):
            return
        if required and all_imply(required, (criterion,), ground):
            reports.error(
                "C071",
                f"`{note.name}` releases every item of `{code}`: whatever meets the paragraph meets the note",
                note,
                note.name,
                "a release needs a condition that not every item of the paragraph meets: compare the printed note",
            )
            _point_at(reports, text)
            return
        facts = Facts(ground)
        for each in path:
            facts.add(each.criteria, each.code)
        if facts.add((criterion,), note.name):
            impossible.append(code)
    if len(impossible) == len(named):
        listed = ", ".join(f"`{code}`" for code in impossible[:4])
        reports.warning(
            "C072",
            f"`{note.name}` can never release {listed}: its condition excludes what they ask",
            note,
            note.name,
            "compare the condition, and the paragraph that it names, with the printed note",
        )


def _named(note: Note, texts: Texts) -> Iterator[tuple[str, Paragraph, Period]]:
    """The paragraphs that the note names itself, without those it excepts or that say nothing."""
    effect = note.effect
    for reference in effect.references:
        for code in _heads(reference, texts):
            if any(covers(exception, code) for exception in effect.exceptions):
                continue
            for text, days in texts.get(code, ()):
                if text.status not in _EMPTY:
                    yield code, text, days


def _heads(reference: Reference, texts: Texts) -> Iterator[str]:
    if reference.form == "code":
        yield reference.first
        return
    depth = reference.first.count(".") if reference.form == "range" else 0
    yield from (code for code in texts if code.count(".") == depth and covers(reference, code))


def _nothing(note: Note, texts: Texts, control_list: ControlList, reports: Reports) -> None:
    """Unless what it names lies in a gap, or in what an adopting list left out."""
    effect = note.effect
    gaps = {gap.code for gap in control_list.gaps} | set(control_list.not_adopted)
    gaps |= {code for code, found in texts.items() if any(text.missing is not None for text, _ in found)}
    for reference in effect.references:
        if reference.form not in {"code", "range"} or any(step in gaps for step in lineage(reference.first)):
            return
        if reference.first not in texts:
            return
    reports.warning(
        "C073",
        f"`{note.name}` releases nothing: what it names is excepted, says nothing, or is not there at that time",
        note,
        note.name,
        "name the paragraphs that it releases",
    )


def _path(code: str, days: Period, texts: Texts) -> list[Paragraph] | None:
    """The paragraphs from the entry down to one; ``None`` where it is not plain what all of them ask of the item."""
    found: list[Paragraph] = []
    for step in reversed(list(lineage(code))):
        at_the_time = [text for text, period in texts.get(step, ()) if periods_meet(period, days)]
        if len(at_the_time) != 1:
            return None
        if found and (join := found[-1].join) is not None and join.quantifier is not None:
            return None
        found.append(at_the_time[0])
    return found


def _doubled(note: Note, period: Period, seen: dict[tuple[object, ...], Note], reports: Reports) -> None:
    key = (note.criterion, note.effect, period)
    other = seen.setdefault(key, note)
    if other is not note and other.name != note.name:
        message = f"`{note.name}` says the same as `{other.name}`"
        reports.warning("C074", message, note, note.name, "compare both with the printed notes")
        _point_at(reports, other)


def _taken_back(note: Note, criterion: Criterion, other: Note, ground: Ground, reports: Reports) -> None:
    if other.criterion is None or other.effect.action != "releases":
        return
    if not (is_shallow(other.criterion) and is_shallow(criterion)):
        return
    if all_imply((other.criterion,), (criterion,), ground):
        message = f"`{note.name}` takes back everything that `{other.name}` releases"
        remedy = "whatever meets the one meets the other: compare both with the printed notes"
        reports.error("C070", message, note, note.name, remedy)
        _point_at(reports, other)
        return
    facts = Facts(ground)
    facts.add((other.criterion,), other.name)
    if facts.add((criterion,), note.name):
        message = f"`{note.name}` never takes anything back: its condition excludes that of `{other.name}`"
        reports.warning("C072", message, note, note.name, "compare both with the printed notes")
        _point_at(reports, other)


def _point_at(reports: Reports, node: Note | Paragraph) -> None:
    """Show what the last diagnostic speaks of beside the place where it was found."""
    second = place_of(node.span)
    last = reports.found[-1]
    if second and last.labels:
        reports.found[-1] = replace(last, labels=(*last.labels, Label(second[0].place, "this one")))
