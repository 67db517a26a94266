"""The simple sentences of a criterion, each with the path under which an item states what it speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dualclass.evaluation.facts import Facts
from dualclass.language.criteria import AllOf, AnyOf, Criterion, IsFlag, Labelled, Members, Not
from dualclass.language.writing import write_criterion


@dataclass(frozen=True, slots=True)
class Leaf:
    """A sentence. ``label``: the paragraph or note it stands in. ``prefix``: the path of what it speaks of.

    ``collection``: whose member that is, if it is one.
    """

    label: str
    criterion: Criterion
    prefix: str = ""
    collection: str | None = None

    @property
    def key(self) -> tuple[str, str]:
        """What makes the sentence the same one in every paragraph below it."""
        return self.label, f"{self.prefix}{write_criterion(self.criterion)}"


def leaves(criterion: Criterion, label: str, facts: Facts, code: str) -> Iterator[Leaf]:
    """Every sentence, claims about members before what they claim."""
    yield from _leaves(criterion, Leaf(label, criterion), facts, code)


def _leaves(criterion: Criterion, at: Leaf, facts: Facts, code: str) -> Iterator[Leaf]:
    match criterion:
        case AllOf(items=items) | AnyOf(items=items):
            for item in items:
                yield from _leaves(item, at, facts, code)
        case Not(item=item):
            yield from _leaves(item, at, facts, code)
        case Labelled(label=label, item=item):
            yield from _leaves(item, Leaf(label, item, at.prefix, at.collection), facts, code)
        case Members(body=body, collection=name):
            yield Leaf(at.label, criterion, at.prefix, at.collection)
            step = "for.item." if name == "target" else f"{name}."
            yield from _leaves(body, Leaf(at.label, body, at.prefix + step, name), facts, code)
            if criterion.excluding is not None:
                yield Leaf(at.label, IsFlag(criterion.excluding), at.prefix + step, name)
        case IsFlag(name=name) if (note := facts.definition(name, code)) is not None and note.criterion is not None:
            yield from _leaves(note.criterion, Leaf(note.name, note.criterion, at.prefix, at.collection), facts, code)
        case _:
            yield Leaf(at.label, criterion, at.prefix, at.collection)
