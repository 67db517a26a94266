"""What a list and its vocabulary say, looked up once: references, definitions, figures, states, kinds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dualclass.evaluation.figures import figure_in
from dualclass.language.criteria import Border, Face, Reference
from dualclass.language.paragraphs import Gap, Note
from dualclass.lists import ListView, State
from dualclass.verdict import Verdict
from dualclass.vocabulary import HeldShare, ParameterDefinition, Vocabulary
from dualclass.vocabulary.kinships import LARGEST, Relation


def kind_statement(kind: str) -> str:
    """The plain statement that settles whether an item is (also) of a kind."""
    return f"it is {'an' if kind[:1] in 'aeiou' else 'a'} {kind}"


class Facts:
    """Everything about a list on its day that does not depend on the item, each answer worked out once."""

    def __init__(self, view: ListView, vocabulary: Vocabulary) -> None:
        """Take a list as it holds on a day, and the vocabulary its rules speak in."""
        self.view = view
        self.vocabulary = vocabulary
        # References are known by identity, each kept beside its answer: to hash them takes longer than to look.
        self._heads: dict[int, tuple[tuple[Reference, ...], tuple[str, ...]]] = {}
        self._gaps: dict[int, tuple[tuple[Reference, ...], tuple[Gap, ...]]] = {}
        self._definitions: dict[tuple[str, str], Note | None] = {}
        self._figures: dict[str, tuple[Border, tuple[Face, ...], bool] | None] = {}
        self._states: dict[str, State] = {}
        self._relation = vocabulary.kinships.relation
        self._held: dict[frozenset[str], tuple[HeldShare, ...]] = {}

    def heads(self, references: tuple[Reference, ...]) -> tuple[str, ...]:
        """The codes the references name themselves."""
        known = self._heads.get(id(references))
        if known is None:
            if len(self._heads) >= LARGEST:
                self._heads.clear()
            known = self._heads[id(references)] = references, self.view.heads(references)
        return known[1]

    def gaps_in(self, references: tuple[Reference, ...]) -> tuple[Gap, ...]:
        """The gaps the references reach."""
        known = self._gaps.get(id(references))
        if known is None:
            if len(self._gaps) >= LARGEST:
                self._gaps.clear()
            known = self._gaps[id(references)] = references, self.view.gaps_in(references)
        return known[1]

    def definition(self, name: str, code: str) -> Note | None:
        """The technical note that defines a name for a code."""
        key = (name, code)
        if key not in self._definitions:
            self._definitions[key] = self.view.definition(name, code)
        return self._definitions[key]

    def figure(self, reference: str) -> tuple[Border, tuple[Face, ...], bool] | None:
        """The one figure of a note or paragraph, and whether it is a release's."""
        if reference not in self._figures:
            self._figures[reference] = figure_in(self.view, reference)
        return self._figures[reference]

    def state(self, code: str) -> State:
        """Whether the paragraph is applied on the day."""
        if code not in self._states:
            self._states[code] = self.view.state(code)
        return self._states[code]

    def parameter(self, name: str, collection: str | None) -> ParameterDefinition | None:
        """How the vocabulary defines a parameter, the members' own parameters first."""
        if collection is not None:
            member = self.vocabulary.parameter(f"{collection}.{name}")
            if member is not None:
                return member
        return self.vocabulary.parameter(name)

    def held(self, kinds: frozenset[str]) -> tuple[HeldShare, ...]:
        """What materials of these kinds hold by the vocabulary, what a narrower kind says before what is above it."""
        known = self._held.get(kinds)
        if known is None:
            if len(self._held) >= LARGEST:
                self._held.clear()
            known = self._held[kinds] = tuple(_shares_of(sorted(kinds), self.vocabulary))
        return known

    def relation(self, kinds: frozenset[str], kind: str) -> Relation:
        """How the kinds of an item stand to a kind."""
        return self._relation(kinds, kind)


def _shares_of(kinds: Iterable[str], vocabulary: Vocabulary) -> Iterable[HeldShare]:
    """Level by level upwards; the first word on a constituent counts."""
    found: dict[tuple[str, str], HeldShare] = {}
    level = [kind for kind in kinds if kind in vocabulary.kinds]
    while level:
        definitions = [vocabulary.kinds[kind] for kind in level]
        for each in (share for definition in definitions for share in definition.shares):
            found.setdefault((each.constituent, each.basis), each)
        level = sorted({parent for definition in definitions for parent in definition.parents})
    return found.values()


def is_of_kind(kind: str, kinds: frozenset[str], statements: Mapping[str, bool], facts: Facts) -> Verdict:
    """Whether an item is of a kind, its own kinds taken as all there is to say: at or below true, above unknown,
    otherwise false.
    """
    said = statements.get(kind_statement(kind))
    if not kinds:
        return Verdict.of(said)
    relation = facts.relation(kinds, kind)
    if said is True or relation == "is":
        return Verdict.TRUE
    if said is False:
        return Verdict.FALSE
    return Verdict.UNKNOWN if relation == "may be" else Verdict.FALSE


def is_not_of_kind(kind: str, kinds: frozenset[str], statements: Mapping[str, bool], facts: Facts) -> Verdict:
    """Whether an item is certainly not of a kind: declared apart, or stated (S8)."""
    relation = facts.relation(kinds, kind) if kinds else "other"
    if relation == "is":
        return Verdict.FALSE
    said = statements.get(kind_statement(kind))
    if said is not None:
        return Verdict.of(not said)
    if relation == "apart":
        return Verdict.TRUE
    return Verdict.UNKNOWN
