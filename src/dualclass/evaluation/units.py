"""Units: the paragraphs that can control an item by themselves, each with its whole condition.

A unit is a terminal paragraph, reached from its entry through *any of* joins only. Its ``core`` gathers the sentences
of every paragraph on the way and its own lettered block; what may release it is kept apart, because an unclaimed
release is not the same as a criterion that fails (S2).
"""

from __future__ import annotations

from collections.abc import Iterator

from dualclass.evaluation.blocks import Releasing, block_of, own_criteria, with_conditions
from dualclass.evaluation.common import is_common
from dualclass.evaluation.exclusions import with_exclusions
from dualclass.evaluation.notes import Notes, Release
from dualclass.language.criteria import (
    AllOf,
    AnyOf,
    Condition,
    Criterion,
    IsKind,
    Labelled,
    Members,
    Open,
    Purpose,
    Quantifier,
    Reference,
    SpecifiedIn,
)
from dualclass.language.paragraphs import Mark, Paragraph, Residual, Tail
from dualclass.lists import ListView
from dualclass.records import dataclass, replace

BLOCKS = {"all", "formula"}
EMPTY = {"not used", "printed empty", "see"}

type Door = tuple[tuple[str, ...], ...]
"""Sets of kinds: the item must be of one kind of every set."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One paragraph that controls by itself.

    ``kinds`` are the kind sentences of its path, ``core`` the whole condition, ``alternative`` a second door to it
    (a mixture containing it). ``tail`` is true for the unit of a component tail, whose code is the tail's paragraph.
    ``gap`` names why the paragraph is not encoded: such a unit decides nothing and is reported where its path holds.
    ``doors``: what the core and the alternative demand of the item's kinds; an item that none lets in is not concerned.
    ``common``: its core and alternative say the same in every list, as long as no reference is followed.
    """

    code: str
    title: str | None
    core: Criterion
    alternative: Criterion | None = None
    releases: tuple[Release, ...] = ()
    residuals: tuple[Residual, ...] = ()
    marks: tuple[Mark, ...] = ()
    path: tuple[str, ...] = ()
    tail: bool = False
    gap: str | None = None
    doors: tuple[Door, ...] = ()
    common: bool = False

    @property
    def kinds(self) -> tuple[IsKind, ...]:
        """The positive kind sentences every item of this unit must meet."""
        return tuple(_kind_sentences(self.core))


def _kind_sentences(criterion: Criterion) -> Iterator[IsKind]:
    match criterion:
        case AllOf(items=items):
            for item in items:
                yield from _kind_sentences(item)
        case Labelled(item=item):
            yield from _kind_sentences(item)
        case IsKind(negated=False):
            yield criterion
        case _:
            return


def door_of(criterion: Criterion) -> Door:
    """The kinds a criterion demands; where any of several doors will do, the first demand of each, joined."""
    match criterion:
        case AllOf(items=items):
            return tuple(kinds for item in items for kinds in door_of(item))
        case AnyOf(items=items):
            doors = [door_of(item) for item in items]
            return (tuple(kind for door in doors for kind in door[0]),) if doors and all(doors) else ()
        case Labelled(item=item):
            return door_of(item)
        case IsKind(kinds=kinds, negated=False):
            return (kinds,)
        case _:
            return ()


def units_of(entry: Paragraph, notes: Notes) -> tuple[Unit, ...]:
    """Every unit of an entry of a list on its day, in printed order."""
    return tuple(_with_notes(unit, notes) for unit in _units_below(entry, (), (), (), notes.releasing))


def _units_below(
    paragraph: Paragraph,
    above: tuple[Paragraph, ...],
    gathered: tuple[Criterion, ...],
    conditions: tuple[Condition, ...],
    releasing: Releasing,
) -> Iterator[Unit]:
    path = (*above, paragraph)
    if paragraph.status in EMPTY:
        return
    own = _gate(paragraph)
    sentences = gathered
    if own.items:
        sentences = (*gathered, Labelled(paragraph.code, with_conditions(own, conditions), paragraph.title))
    join = paragraph.join
    if paragraph.missing is not None:
        yield _unit(path, sentences, gap=paragraph.missing)
    elif join is None or join.kind in BLOCKS or join.quantifier is not None or not paragraph.children:
        block = block_of(paragraph, releasing)
        whole = (*sentences, with_conditions(block, conditions)) if block is not None else sentences
        yield _unit(path, whole)
    else:
        for child in paragraph.children:
            yield from _units_below(child, path, sentences, (*conditions, *join.conditions), releasing)
        if join.last is None:
            yield _unit(path, sentences, gap="the group is unfinished: a sub-paragraph may be missing")
    for tail in paragraph.tails:
        if tail.kind != "mixture":
            yield _tail_unit(path, tail, paragraph.missing)


def _gate(paragraph: Paragraph) -> AllOf:
    """A paragraph's own sentences; where all below them is missing, what an item must be to be concerned by it."""
    own = own_criteria(paragraph)
    if paragraph.missing is None:
        return own
    return AllOf(tuple(item for item in own.items if not isinstance(item, Open)))


def _unit(path: tuple[Paragraph, ...], sentences: tuple[Criterion, ...], gap: str | None = None) -> Unit:
    core = AllOf(sentences)
    return Unit(
        code=path[-1].code,
        title=_title(path),
        core=core,
        alternative=_mixture(path),
        residuals=tuple(residual for paragraph in path for residual in paragraph.residuals),
        marks=tuple(mark for paragraph in path for mark in paragraph.marks),
        path=tuple(paragraph.code for paragraph in path),
        gap=gap,
    )


def _title(path: tuple[Paragraph, ...]) -> str | None:
    titles = [paragraph.title for paragraph in path if paragraph.title]
    return ": ".join(titles) or None


def _mixture(path: tuple[Paragraph, ...]) -> Criterion | None:
    """``also chemical_mixture containing it``: some constituent of a mixture is specified there, releases applied."""
    doors: list[Criterion] = []
    for paragraph in path:
        for tail in paragraph.tails:
            if tail.kind == "mixture":
                mixture = AnyOf(tuple(IsKind((name,)) for name in tail.names))
                meets = SpecifiedIn((Reference("code", path[-1].code),))
                some = Members(Quantifier("some"), "constituent", meets)
                doors.append(AllOf((mixture, *tail.criteria, some)))
    if not doors:
        return None
    return doors[0] if len(doors) == 1 else AnyOf(tuple(doors))


def _tail_unit(path: tuple[Paragraph, ...], tail: Tail, gap: str | None) -> Unit:
    """Components (or named parts) of a host that meets the paragraph: the host is a target of the item."""
    paragraph = path[-1]
    adjective = tail.adjective or "specially designed"
    purpose = Purpose(
        how="judged",
        term=f"{adjective} for",
        activities=("component",),
        references=(Reference("code", paragraph.code),),
        of_part=bool(tail.names),
    )
    named: tuple[Criterion, ...] = (IsKind(tail.names),) if tail.names else ()
    return Unit(
        code=paragraph.code,
        title=_title(path),
        core=AllOf((*named, purpose, *tail.criteria)),
        marks=tuple(mark for part in path for mark in part.marks),
        path=tuple(part.code for part in path),
        tail=True,
        gap=gap,
    )


def _with_notes(unit: Unit, notes: Notes) -> Unit:
    narrowed = notes.narrowings_of(unit.path)
    core = AllOf((*unit.core.items, *narrowed)) if narrowed and isinstance(unit.core, AllOf) else unit.core
    core = with_exclusions(core, notes.exclusions_of(unit.path))
    doors = (door_of(core),) if unit.alternative is None else (door_of(core), door_of(unit.alternative))
    marks = (*unit.marks, *notes.doubts_of(unit.path))
    common = is_common(core) and (unit.alternative is None or is_common(unit.alternative))
    return replace(unit, core=core, releases=notes.releases_of(unit.code), marks=marks, doors=doors, common=common)


def unit_at(view: ListView, code: str, notes: Notes) -> Unit | None:
    """A paragraph inside a block as a unit of its own, for references that name it; ``None`` if there is none."""
    path = view.path(code)
    if not path or any(paragraph.status in EMPTY for paragraph in path):
        return None
    sentences: list[Criterion] = []
    conditions: tuple[Condition, ...] = ()
    for paragraph in path:
        own = _gate(paragraph)
        if own.items:
            sentences.append(Labelled(paragraph.code, with_conditions(own, conditions), paragraph.title))
        if paragraph.join is not None:
            conditions = (*conditions, *paragraph.join.conditions)
    block = block_of(path[-1], notes.releasing)
    if block is not None:
        sentences.append(block)
    return _with_notes(_unit(path, tuple(sentences), gap=path[-1].missing), notes)
