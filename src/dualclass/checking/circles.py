"""References that lead back to where they began: what they say could never be worked out."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from dualclass.language.criteria import (
    AllOf,
    AnyOf,
    Criterion,
    Labelled,
    Node,
    Not,
    PerformanceOf,
    Reference,
    SpecifiedIn,
)
from dualclass.language.paragraphs import Note, Paragraph
from dualclass.lists.control_list import ControlList
from dualclass.lists.labels import covers, is_within, lineage
from dualclass.lists.reporting import Reports

_MOST_EDGES = 2_000_000
_LONGEST_CHAIN = 12


@dataclass(frozen=True, slots=True)
class _Dependence:
    """A paragraph or note whose sentences about the item itself refer to others."""

    label: str
    node: Node
    concerns: tuple[Reference, ...]
    sentences: tuple[SpecifiedIn | PerformanceOf, ...]


def check_circles(control_list: ControlList, reports: Reports) -> None:
    """One message for every circle, with the shortest chain of labels around it."""
    dependences = (*_of_paragraphs(control_list.paragraphs()), *_of_notes(control_list.all_notes()))
    graph = _Graph(dependences)
    if graph.too_large:
        message = "the references of this list are too many to look for circles among them"
        reports.warning("C022", message, dependences[0].node, dependences[0].label, "name entries instead of ranges")
        return
    for group in graph.circles():
        chain = graph.chain(group)
        start = dependences[chain[0]]
        labels = [dependences[each].label for each in chain]
        if len(chain) == 1:
            remedy = "say what is meant; its figures alone are `it has the performance of ..`"
            reports.error("C021", f"`{start.label}` refers to itself", start.node, start.label, remedy)
        else:
            if len(labels) > _LONGEST_CHAIN:
                between = f".. {len(labels) - _LONGEST_CHAIN + 1} more .."
                labels = [*labels[: _LONGEST_CHAIN - 2], between, labels[-1]]
            shown = " -> ".join((*labels, labels[0]))
            remedy = "one of them must say itself what is meant"
            reports.error("C022", f"references in a circle: {shown}", start.node, start.label, remedy)


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


@dataclass
class _Graph:
    """Who needs whom. A reference that many share is looked up once."""

    dependences: Sequence[_Dependence]
    too_large: bool = False
    edges: list[tuple[int, ...]] = field(default_factory=list[tuple[int, ...]])

    def __post_init__(self) -> None:
        """Work the edges out."""
        self._by_code: dict[str, list[int]] = {}
        self._wide: list[int] = []
        self._work = 0
        for index, each in enumerate(self.dependences):
            for concern in each.concerns:
                if concern.form == "code":
                    self._by_code.setdefault(concern.first, []).append(index)
                else:
                    self._wide.append(index)
        self._codes = sorted(self._by_code, key=_sortable)
        self._sorted = [_sortable(code) for code in self._codes]
        known: dict[tuple[Reference, bool], tuple[int, ...]] = {}
        total = 0
        for each in self.dependences:
            needed: dict[int, None] = {}
            for sentence in each.sentences:
                figures = isinstance(sentence, PerformanceOf)
                for reference in sentence.references:
                    key = (reference, figures)
                    if key not in known:
                        known[key] = tuple(self._met_by(reference, figures=figures))
                    needed.update(dict.fromkeys(known[key]))
            total += len(needed)
            if total + self._work > _MOST_EDGES:
                self.too_large = True
                return
            self.edges.append(tuple(needed))

    def _met_by(self, reference: Reference, *, figures: bool) -> Iterator[int]:
        """The dependences that concern something the reference names; its figures alone ask no note."""
        found: dict[int, None] = {}
        if reference.form == "code":
            for code in lineage(reference.first):
                found.update(dict.fromkeys(self._by_code.get(code, ())))
            at = bisect_left(self._sorted, _sortable(reference.first))
            while at < len(self._codes) and is_within(self._codes[at], reference.first):
                found.update(dict.fromkeys(self._by_code[self._codes[at]]))
                at += 1
        elif reference.form != "outside":
            self._work += len(self._by_code)
            for code, indexes in self._by_code.items():
                if _meet(reference, Reference("code", code)):
                    found.update(dict.fromkeys(indexes))
        self._work += len(self._wide)
        for index in self._wide:
            if any(_meet(reference, concern) for concern in self.dependences[index].concerns):
                found[index] = None
        return (each for each in found if not (figures and isinstance(self.dependences[each].node, Note)))

    def circles(self) -> list[list[int]]:
        """The groups in which each leads to every other (Tarjan), those with one member if it leads to itself."""
        order: dict[int, int] = {}
        lowest: dict[int, int] = {}
        waiting: list[int] = []
        on_stack: set[int] = set()
        found: list[list[int]] = []
        for root in range(len(self.edges)):
            if root in order:
                continue
            order[root] = lowest[root] = len(order)
            waiting.append(root)
            on_stack.add(root)
            work = [(root, iter(self.edges[root]))]
            while work:
                at, rest = work[-1]
                following = next(rest, None)
                if following is None:
                    work.pop()
                    if work:
                        lowest[work[-1][0]] = min(lowest[work[-1][0]], lowest[at])
                    if lowest[at] == order[at]:
                        group = [waiting.pop()]
                        while group[-1] != at:
                            group.append(waiting.pop())
                        on_stack.difference_update(group)
                        if len(group) > 1 or at in self.edges[at]:
                            found.append(sorted(group))
                elif following not in order:
                    order[following] = lowest[following] = len(order)
                    waiting.append(following)
                    on_stack.add(following)
                    work.append((following, iter(self.edges[following])))
                elif following in on_stack:
                    lowest[at] = min(lowest[at], order[following])
        return sorted(found)

    def chain(self, group: Sequence[int]) -> list[int]:
        """The shortest way around, from the first of the group that leads back to itself."""
        within = set(group)
        start = next((each for each in group if each in self.edges[each]), group[0])
        came: dict[int, int] = {}
        waiting = deque([start])
        while waiting:
            at = waiting.popleft()
            for following in self.edges[at]:
                if following == start:
                    way = [at]
                    while way[-1] != start:
                        way.append(came[way[-1]])
                    return way[::-1]
                if following in within and following not in came:
                    came[following] = at
                    waiting.append(following)
        return [start]


def _sortable(code: str) -> tuple[str, ...]:
    return tuple(code.split("."))


def _meet(one: Reference, other: Reference) -> bool:
    """Whether two references name something in common: one covers an end of the other, or holds it."""
    ends = [(reference.first, reference.last or reference.first) for reference in (one, other)]
    if any(covers(one, end) for end in ends[1]) or any(covers(other, end) for end in ends[0]):
        return True
    return any(is_within(a, b) or is_within(b, a) for a in ends[0] for b in ends[1])
