"""How the kinds of an item stand to a kind of a rule: each answer worked out once for all lists."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from typing import Literal as OneOf

if TYPE_CHECKING:
    from dualclass.vocabulary.vocabulary import Vocabulary

Relation = OneOf["is", "may be", "apart", "other"]
"""How an item's kinds stand to a rule's kind: at or below it; above it, or sharing a kind; declared apart; neither."""

LARGEST = 65536


class Kinships:
    """The relations of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Take the vocabulary, which does not change."""
        self._vocabulary = vocabulary
        self._relations: dict[tuple[frozenset[str], str], Relation] = {}

    def relation(self, kinds: frozenset[str], kind: str) -> Relation:
        """How the kinds of an item stand to a kind."""
        key = (kinds, kind)
        known = self._relations.get(key)
        if known is None:
            if len(self._relations) >= LARGEST:
                self._relations.clear()
            known = self._relations[key] = self._relate(kinds, kind)
        return known

    def _relate(self, kinds: Iterable[str], kind: str) -> Relation:
        vocabulary = self._vocabulary
        kinds = tuple(kinds)
        if any(vocabulary.is_a(held, kind) for held in kinds):
            return "is"
        if any(vocabulary.apart(held, kind) for held in kinds):
            return "apart"
        return "may be" if any(may_be(held, kind, vocabulary) for held in kinds) else "other"


def may_be(held: str, kind: str, vocabulary: Vocabulary) -> bool:
    """Whether a thing of one kind, described more exactly, could turn out to be of another: the one is above the
    other, or some kind is both.
    """
    if kind not in vocabulary.kinds or held not in vocabulary.kinds or vocabulary.apart(held, kind):
        return False
    return held in vocabulary.above(kind) or not vocabulary.below(held).isdisjoint(vocabulary.below(kind))
