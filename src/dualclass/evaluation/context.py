"""What a criterion is evaluated against: the list on its day, the vocabulary, the whole item and its assumptions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from dualclass.evaluation.finding import Finding
from dualclass.items.record import ItemRecord
from dualclass.language.criteria import Criterion, Reference
from dualclass.lists import ListView
from dualclass.vocabulary import ParameterDefinition, Vocabulary

COMPONENT_STATEMENT = "it is a specially designed component of something else"
"""The one statement that closes every component tail: false says that the item is nobody's special component."""

CAS_STATEMENT = "the CAS numbers given identify it in every form"
"""The one statement after which an unlisted CAS number says no: a number alone can make true, never false."""


@dataclass(slots=True)
class Context:
    """The surroundings of one evaluation.

    ``root`` is the item whose shipment and host rules speak of. ``ordinary``: extraordinary features are closed as
    "no" (openly: each use is recorded). ``releasing`` and ``negative``: inside a release, and inside a negation; a
    release may be closed as not shown, but nothing is ever assumed that would show it. ``specified`` and
    ``performance`` answer references to other paragraphs; ``code`` is the paragraph that is being evaluated.
    ``memory`` keeps the answers to references for this one item, because a mixture asks the same many times.
    """

    view: ListView
    vocabulary: Vocabulary
    root: ItemRecord
    specified: Callable[[Context, ItemRecord, tuple[Reference, ...], Criterion], Finding]
    performance: Callable[[Context, ItemRecord, tuple[Reference, ...], Criterion], Finding]
    ordinary: bool = False
    releasing: bool = False
    negative: bool = False
    running: frozenset[tuple[int, str]] = frozenset()
    collection: str | None = None
    code: str = ""
    memory: dict[tuple[int, str, bool], Finding] = field(default_factory=dict[tuple[int, str, bool], Finding])

    def within(self, collection: str) -> Context:
        """The same, speaking of a member of a collection."""
        return replace(self, collection=collection)

    def in_release(self) -> Context:
        """The same, inside a release note."""
        return replace(self, releasing=True, negative=False)

    def turned(self) -> Context:
        """The same, inside a negation."""
        return replace(self, negative=not self.negative)

    def definition(self, name: str) -> ParameterDefinition | None:
        """How the vocabulary defines a parameter, the members' own parameters first."""
        if self.collection is not None:
            member = self.vocabulary.parameter(f"{self.collection}.{name}")
            if member is not None:
                return member
        return self.vocabulary.parameter(name)

    @property
    def may_assume(self) -> bool:
        """Whether assumptions apply at this place at all."""
        return not (self.releasing and self.negative)

    def assumes(self, name: str, subject: ItemRecord, *, extraordinary: bool) -> bool:
        """Whether a missing feature may be taken as absent: an extraordinary one, never so as to show a release."""
        if not self.may_assume or not extraordinary:
            return False
        return self.ordinary or name in subject.assumptions or name in self.root.assumptions
