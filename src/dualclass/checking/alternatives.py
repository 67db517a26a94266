"""Alternatives beside each other: one that another swallows says nothing of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import permutations

from dualclass.checking.claims import Ground
from dualclass.checking.implication import all_imply
from dualclass.checking.leaves import Leaf, leaves_of
from dualclass.language.paragraphs import Note, Paragraph
from dualclass.lists.control_list import ControlList
from dualclass.lists.labels import covers
from dualclass.lists.reporting import Reports
from dualclass.vocabulary.vocabulary import Vocabulary

_MOST_SIBLINGS = 60
_MOST_PAIRS = 2_000
_LIMITING = {"releases", "releases unless", "defers", "narrows", "excludes", "lowest threshold"}


def check_alternatives(
    control_list: ControlList, paragraphs: Iterable[Paragraph], vocabulary: Vocabulary, reports: Reports
) -> None:
    """Every group, among these paragraphs of a list, that is joined by *any of* or *as follows*."""
    notes = [note for note in control_list.all_notes() if note.effect.action in _LIMITING]
    marked = control_list.tags
    for paragraph in paragraphs:
        join = paragraph.join
        if join is None or join.kind not in {"any", "as follows"} or _is_read(paragraph):
            continue
        ground = Ground(vocabulary).under(join.conditions)
        if join.collection is not None:
            ground = ground.of_member(join.collection)
        _among(paragraph, ground, notes, marked, reports)


def _among(
    paragraph: Paragraph,
    ground: Ground,
    notes: Sequence[Note],
    tags: Mapping[str, tuple[str, ...]],
    reports: Reports,
) -> None:
    if len(paragraph.children) > _MOST_SIBLINGS:
        return
    taken = {child.code: leaves for child in paragraph.children if (leaves := _taken_apart(child)) is not None}
    siblings = [child for child in paragraph.children if child.code in taken and not _is_read(child)]
    reported: set[str] = set()
    for small, large in permutations(siblings, 2):
        if small.code in reported or large.code in reported or small.code == large.code:
            continue
        if len(taken[small.code]) * len(taken[large.code]) > _MOST_PAIRS:
            continue
        if not _swallowed(taken[small.code], taken[large.code], ground):
            continue
        if not _comparable(small, large, notes) or tags.get(small.code) != tags.get(large.code):
            continue
        reported.add(small.code)
        same = _swallowed(taken[large.code], taken[small.code], ground)
        what = "says the same as" if same else "is swallowed by"
        reports.warning(
            "C066",
            f"`{small.code}` {what} `{large.code}`: whatever meets the one meets the other",
            small,
            small.code,
            'compare the borders with the printed text; if the list itself is so, say it above them: `reading ".."`',
        )


def _is_read(paragraph: Paragraph) -> bool:
    """Whether its author says that it was read so and not otherwise."""
    return any(mark.word == "reading" for mark in paragraph.marks)


def _taken_apart(paragraph: Paragraph) -> tuple[Leaf, ...] | None:
    if paragraph.status != "encoded":
        return None
    return leaves_of(paragraph)


def _swallowed(small: Iterable[Leaf], large: Sequence[Leaf], ground: Ground) -> bool:
    return all(any(all_imply(leaf, other, ground) for other in large) for leaf in small)


def _comparable(small: Paragraph, large: Paragraph, notes: Iterable[Note]) -> bool:
    """Whether nothing but their sentences tells the two apart: dates, tails, marks, notes."""
    if large.in_force != small.in_force or large.suspensions or small.tails != large.tails:
        return False
    if any(_within(paragraph) for paragraph in (small, large)):
        return False
    for note in notes:
        named = [any(covers(reference, each.code) for reference in note.effect.references) for each in (small, large)]
        below = any(
            reference.form in {"code", "range"} and reference.first.startswith(f"{large.code}.")
            for reference in note.effect.references
        )
        if named[0] != named[1] or below or note.place.startswith(large.code):
            return False
    return True


def _within(paragraph: Paragraph) -> bool:
    """Whether something below a paragraph has tails or dates of its own."""
    return any(child.tails or child.in_force or child.suspensions or _within(child) for child in paragraph.children)
