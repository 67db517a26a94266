"""The one number of a note or paragraph, for rules that point at it: *beyond the figure in 6A003.b.4 note 3.a*."""

from __future__ import annotations

from collections.abc import Iterator

from dualclass.evaluation.walking import inner
from dualclass.language.criteria import (
    Border,
    Criterion,
    Face,
    Labelled,
    Literal,
    Threshold,
)
from dualclass.lists import ListView


def figure_in(view: ListView, reference: str) -> tuple[Border, tuple[Face, ...], bool] | None:
    """The border and the faces of the only threshold there, and whether it is a release's.

    Beyond the figure of a release is where the release ends; beyond the figure of a paragraph is where the paragraph
    begins. ``None`` when there is no threshold, or more than one.
    """
    whole = view.note(reference)
    criteria: list[Criterion] = []
    release = view.get(reference) is None
    if whole is not None and whole.criterion is not None:
        criteria.append(whole.criterion)
    elif view.get(reference) is not None:
        criteria.extend(view.paragraph(reference).criteria)
    else:
        for note in view.notes_around(reference):
            if note.criterion is not None:
                part = _part(note.criterion, reference, reference.removeprefix(note.name).lstrip("."))
                if part is not None:
                    criteria.append(part)
    found = [threshold for criterion in criteria for threshold in _thresholds(criterion)]
    if len(found) != 1 or len(found[0].bounds.bounds) != 1:
        return None
    bound = found[0].bounds.bounds[0]
    return (bound.border, bound.limit.faces, release) if isinstance(bound.limit, Literal) else None


def _part(criterion: Criterion, name: str, label: str) -> Criterion | None:
    if isinstance(criterion, Labelled) and criterion.label in {name, label}:
        return criterion.item
    for each in inner(criterion):
        found = _part(each, name, label)
        if found is not None:
            return found
    return None


def _thresholds(criterion: Criterion) -> Iterator[Threshold]:
    if isinstance(criterion, Threshold):
        yield criterion
    for each in inner(criterion):
        yield from _thresholds(each)
