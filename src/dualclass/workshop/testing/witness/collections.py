"""Members of a collection, as many and of such a sort as a claim about them asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dualclass.language.criteria import Criterion, Members
from dualclass.vocabulary import Vocabulary
from dualclass.workshop.testing.witness.draft import Draft, TargetDraft
from dualclass.workshop.testing.witness.goals import Goal, Step, subject_of

type Branch = tuple[Draft, tuple[Goal, ...]]


def branches(criterion: Members, goal: Goal, draft: Draft, vocabulary: Vocabulary) -> Iterator[Branch]:
    """The ways in which a claim about members can be made true, or false."""
    word, count = criterion.quantifier.word, criterion.quantifier.count or 1
    if word == "some" or word == "no":
        if goal.want == (word == "some"):
            yield from _some(criterion, goal, draft, vocabulary)
        else:
            yield from _all(criterion, goal, draft, want=False, least=0, vocabulary=vocabulary)
    elif word == "every":
        if goal.want:
            yield from _all(criterion, goal, draft, want=True, least=1, vocabulary=vocabulary)
            return
        yield from _some(replace(criterion), goal, draft, vocabulary, want=False)
    else:
        yield from _counted(criterion, word, count, goal, draft, vocabulary)


def _body(criterion: Members, goal: Goal, step: Step, *, want: bool) -> Goal:
    return replace(goal.of(criterion.body, want=want).inside(step), late=False)


def _some(
    criterion: Members, goal: Goal, draft: Draft, vocabulary: Vocabulary, *, want: bool = True
) -> Iterator[Branch]:
    """One of the members there are, else one more."""
    held = _held(subject_of(draft, goal.where), criterion.collection)
    for place in range(held):
        yield draft, (_body(criterion, goal, _step(criterion.collection, place), want=want),)
    fresh = draft.copy()
    place = _add(subject_of(fresh, goal.where), criterion.collection, vocabulary)
    if place is not None:
        yield fresh, (_body(criterion, goal, _step(criterion.collection, place), want=want),)


def _all(
    criterion: Members, goal: Goal, draft: Draft, *, want: bool, least: int, vocabulary: Vocabulary
) -> Iterator[Branch]:
    """Every member there is; where a claim is about none, the collection is said to be empty."""
    fresh = draft.copy()
    subject = subject_of(fresh, goal.where)
    name = criterion.collection
    while _held(subject, name) < least:
        if _add(subject, name, vocabulary) is None:
            return
    if name != "target":
        subject.members.setdefault(name, [])
    places = range(_held(subject, name))
    yield fresh, tuple(_body(criterion, goal, _step(name, place), want=want) for place in places)


def _counted(
    criterion: Members, word: str, count: int, goal: Goal, draft: Draft, vocabulary: Vocabulary
) -> Iterator[Branch]:
    """So many members that meet the claim, no others."""
    enough = {"at least": count, "more than": count + 1, "exactly": count, "at most": count, "less than": count - 1}
    short = {"at least": count - 1, "more than": count, "exactly": count - 1, "at most": count + 1, "less than": count}
    wanted = enough[word] if goal.want else short[word]
    if wanted < 0:
        return
    fresh = draft.copy()
    subject = subject_of(fresh, goal.where)
    while _held(subject, criterion.collection) < wanted:
        if _add(subject, criterion.collection, vocabulary) is None:
            return
    if criterion.collection != "target":
        subject.members.setdefault(criterion.collection, [])
    places = range(_held(subject, criterion.collection))
    yield (
        fresh,
        tuple(_body(criterion, goal, _step(criterion.collection, place), want=place < wanted) for place in places),
    )


def _step(name: str, place: int) -> Step:
    return ("target", name, place) if name == "target" else ("member", name, place)


def _held(subject: Draft, name: str) -> int:
    return len(subject.targets) if name == "target" else len(subject.members.get(name, ()))


def _add(subject: Draft, name: str, vocabulary: Vocabulary) -> int | None:
    """One more member; ``None`` where the collection was said to be empty."""
    if name == "target":
        subject.targets.append(TargetDraft(item=Draft()))
        return len(subject.targets) - 1
    if subject.members.get(name) == []:
        return None
    definition = vocabulary.parameter(name)
    kind = name if name in vocabulary.kinds else None
    part = definition is not None and definition.type == "part"
    subject.members.setdefault(name, []).append(Draft(default_kind=kind or "material" if part else None))
    return len(subject.members[name]) - 1


def collection_names(criterion: Criterion) -> str | None:
    """The collection a claim is about."""
    return criterion.collection if isinstance(criterion, Members) else None
