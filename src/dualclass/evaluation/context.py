"""What a criterion is evaluated against: the list on its day, the vocabulary, the whole item and its assumptions."""

from __future__ import annotations

from collections.abc import Callable

from dualclass.evaluation.common import CommonFindings
from dualclass.evaluation.facts import Facts
from dualclass.evaluation.finding import Finding
from dualclass.evaluation.place import Mode, Place
from dualclass.items.record import ItemRecord
from dualclass.language.criteria import Criterion, Reference
from dualclass.lists import ListView
from dualclass.records import dataclass, field
from dualclass.verdict import Verdict
from dualclass.vocabulary import ParameterDefinition, Vocabulary

HERE = Place()

COMPONENT_STATEMENT = "it is a specially designed component of something else"
"""The one statement that closes every component tail: false says that the item is nobody's special component."""

CAS_STATEMENT = "the CAS numbers given identify it in every form"
"""The one statement after which an unlisted CAS number says no: a number alone can make true, never false."""

type VerdictKey = tuple[int, str | int, Mode]
"""A subject and a paragraph's code, or a unit, by identity: the records and units outlive the inquiry."""

Referring = Callable[["Context", ItemRecord, tuple[Reference, ...], Criterion], Finding]
"""What answers a reference to other paragraphs, for a subject."""


@dataclass(slots=True)
class Inquiry:
    """One item under one list, from first to last.

    ``root`` is the item whose shipment and host rules speak of. ``ordinary``: extraordinary features are closed as
    "no" (openly: each use is recorded). ``specified`` and ``performance`` answer references. ``running``: the subjects
    and paragraphs that are being evaluated, to see circles. ``memory`` and ``verdicts`` keep the answers to references,
    with and without what they rest on: a mixture asks the same many times. ``assumed`` is set when an assumption is
    used and ``circles`` counts circles met, both by the compiled evaluator. ``followed`` counts references followed,
    by the reference evaluator; ``common``: findings on the same item that other lists share; ``cores``: the verdicts of
    the cores that it recorded in this list, by unit and subject.
    """

    facts: Facts
    root: ItemRecord
    specified: Referring
    performance: Referring
    ordinary: bool = False
    running: set[tuple[int, str]] = field(default_factory=set[tuple[int, str]])
    memory: dict[tuple[int, str, Mode], Finding] = field(default_factory=dict[tuple[int, str, Mode], Finding])
    verdicts: dict[VerdictKey, tuple[Verdict, bool]] = field(default_factory=dict["VerdictKey", tuple[Verdict, bool]])
    assumed: bool = False
    circles: int = 0
    followed: int = 0
    common: CommonFindings | None = None
    cores: dict[tuple[int, int, Mode], Verdict] = field(default_factory=dict["tuple[int, int, Mode]", Verdict])

    def rules_out(self, name: str, subject: ItemRecord) -> bool:
        """Whether an extraordinary feature is assumed absent: all are, or the exporter names this one."""
        return self.ordinary or name in subject.assumptions or name in self.root.assumptions


@dataclass(frozen=True, slots=True)
class Context:
    """The surroundings of one sentence: the inquiry it belongs to, and the place where it stands."""

    inquiry: Inquiry
    place: Place = HERE

    @property
    def view(self) -> ListView:
        """The list on its day."""
        return self.inquiry.facts.view

    @property
    def vocabulary(self) -> Vocabulary:
        """The kinds and parameters the rules speak of."""
        return self.inquiry.facts.vocabulary

    @property
    def facts(self) -> Facts:
        """The list's own answers, looked up once."""
        return self.inquiry.facts

    @property
    def root(self) -> ItemRecord:
        """The whole item."""
        return self.inquiry.root

    def in_release(self) -> Context:
        """The same, inside a release note."""
        return Context(self.inquiry, self.place.in_release())

    def turned(self) -> Context:
        """The same, inside a negation."""
        return Context(self.inquiry, self.place.turned())

    def at(self, code: str) -> Context:
        """The same item at another paragraph."""
        return Context(self.inquiry, self.place.at(code))

    def of_its_own(self, *, wholes: bool = False) -> Context:
        """The same, about an item that is not a part of the root."""
        return Context(self.inquiry, self.place.of_its_own(wholes=wholes))

    def definition(self, name: str) -> ParameterDefinition | None:
        """How the vocabulary defines a parameter, the members' own parameters first."""
        return self.inquiry.facts.parameter(name, self.place.collection)

    def assumes(self, name: str, subject: ItemRecord, *, extraordinary: bool) -> bool:
        """Whether a missing feature may be taken as absent: an extraordinary one, never so as to show a release."""
        return extraordinary and self.place.may_assume and self.inquiry.rules_out(name, subject)
