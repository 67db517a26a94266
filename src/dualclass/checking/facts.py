"""What is asked of an item on the way to a paragraph, gathered so that a sentence that contradicts it is noticed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dualclass.checking.claims import Ground, denied, numbers_of, options_of, sentences_of
from dualclass.checking.ranges import extent_of, meeting, whole_numbers
from dualclass.language.criteria import AnyOf, Criterion, IsKind, Members, Share, Threshold
from dualclass.quantities import Interval
from dualclass.vocabulary.definitions import ParameterDefinition


@dataclass(frozen=True, slots=True)
class Asked:
    """A sentence that was asked, and the paragraph or note that asks it."""

    sentence: Criterion
    label: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A sentence that no item can meet: alone (``other`` is ``None``), or beside another one."""

    sentence: Criterion
    other: Asked | None = None


@dataclass(slots=True)
class Facts:
    """Everything asked so far; all of it must hold of one item (or of one member of a collection)."""

    ground: Ground
    numbers: dict[tuple[object, ...], tuple[Interval | None, Asked]] = field(
        default_factory=dict[tuple[object, ...], tuple[Interval | None, Asked]]
    )
    options: dict[tuple[object, ...], tuple[frozenset[str], Asked]] = field(
        default_factory=dict[tuple[object, ...], tuple[frozenset[str], Asked]]
    )
    said: dict[Criterion, Asked] = field(default_factory=dict[Criterion, Asked])
    kinds: list[tuple[IsKind, Asked]] = field(default_factory=list[tuple[IsKind, Asked]])

    def copy(self, ground: Ground | None = None) -> Facts:
        """The same facts, to which others can be added."""
        return Facts(ground or self.ground, dict(self.numbers), dict(self.options), dict(self.said), list(self.kinds))

    def add(self, sentences: Iterable[Criterion], label: str) -> list[Conflict]:
        """Take sentences that all must hold; returns those that cannot."""
        found: list[Conflict] = []
        for sentence in sentences_of(sentences):
            conflict = self._conflict(sentence, label)
            if conflict is not None:
                found.append(conflict)
        return found

    def _conflict(self, sentence: Criterion, label: str) -> Conflict | None:
        asked = Asked(sentence, label)
        match sentence:
            case AnyOf(items=items):
                return self._none_of(sentence, items, label)
            case Members(quantifier=quantifier, collection=name, body=body):
                if quantifier.word in {"no", "at most", "less than"}:
                    return None
                inside = Facts(self.ground.of_member(name)).add((body,), label)
                return inside[0] if inside else None
            case IsKind():
                return self._kind(sentence, asked)
            case _:
                return self._number(sentence, asked) or self._option(sentence, asked) or self._denial(sentence, asked)

    def _none_of(self, sentence: AnyOf, items: Iterable[Criterion], label: str) -> Conflict | None:
        """Only when none of the alternatives is left."""
        conflicts = [self.copy().add((item,), label) for item in items]
        if conflicts and all(conflicts):
            return Conflict(sentence, conflicts[0][0].other)
        return None

    def _number(self, sentence: Criterion, asked: Asked) -> Conflict | None:
        claim = numbers_of(sentence, self.ground)
        if claim is None:
            return None
        if isinstance(sentence, Threshold | Share) and _excludes_itself(sentence, claim.parameter):
            return None  # which is said of the sentence alone
        possible = meeting(claim.extent.widest, claim.domain)
        known = self.numbers.get(claim.about)
        both = meeting(possible, known[0]) if known is not None else possible
        both = whole_numbers(both) if claim.count else both
        if both is None:
            if possible is None or known is None:
                return Conflict(sentence)
            return Conflict(sentence, known[1])
        if known is None or both != known[0]:
            self.numbers[claim.about] = (both, asked)
        return None

    def _option(self, sentence: Criterion, asked: Asked) -> Conflict | None:
        claim = options_of(sentence, self.ground)
        if claim is None:
            return None
        about, options = claim
        known = self.options.get(about)
        left = options if known is None else options & known[0]
        if not left:
            return Conflict(sentence, known[1] if known is not None else None)
        self.options[about] = (left, asked)
        return None

    def _denial(self, sentence: Criterion, asked: Asked) -> Conflict | None:
        opposite = denied(sentence)
        if opposite is None:
            return None
        other = self.said.get(opposite)
        self.said.setdefault(sentence, asked)
        return Conflict(sentence, other) if other is not None else None

    def _kind(self, sentence: IsKind, asked: Asked) -> Conflict | None:
        other = next((known for kind, known in self.kinds if self._exclude(kind, sentence)), None)
        self.kinds.append((sentence, asked))
        return Conflict(sentence, other) if other is not None else None

    def _exclude(self, one: IsKind, other: IsKind) -> bool:
        """Whether no item can be of both, as far as the vocabulary tells."""
        vocabulary = self.ground.vocabulary
        if not set(one.kinds) | set(other.kinds) <= vocabulary.kinds.keys():
            return False
        if one.negated and other.negated:
            return False
        if one.negated or other.negated:
            asked, refused = (other, one) if one.negated else (one, other)
            return all(any(vocabulary.is_a(kind, no) for no in refused.kinds) for kind in asked.kinds)
        return all(vocabulary.apart(kind, own) for kind in one.kinds for own in other.kinds)


def _excludes_itself(sentence: Threshold | Share, parameter: ParameterDefinition | None) -> bool:
    return extent_of(sentence.bounds, parameter, whole=False).widest is None
