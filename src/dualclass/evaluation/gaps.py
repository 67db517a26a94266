"""The gaps of a list that might concern an item, by its kinds."""

from __future__ import annotations

from dualclass.evaluation.facts import LARGEST, Facts
from dualclass.language.paragraphs import Gap
from dualclass.vocabulary import Vocabulary


def specified_in(code: str) -> str:
    """The statement by which a person says whether an item is meant by something that is not encoded."""
    return f"it is specified in {code}"


class Gaps:
    """What nobody wrote down of a list, asked by kinds; each answer is worked out once."""

    def __init__(self, facts: Facts) -> None:
        """Take the facts of a list as it holds on a day."""
        self._facts = facts
        self._view = facts.view
        self._vocabulary = facts.vocabulary
        self._known: dict[frozenset[str], tuple[str, ...]] = {}

    def concerning(self, kinds: frozenset[str]) -> tuple[str, ...]:
        """The codes that might concern an item of these kinds: none where the list is complete for all of them."""
        known = self._known.get(kinds)
        if known is None:
            if len(self._known) >= LARGEST:
                self._known.clear()
            known = self._known[kinds] = self._concerning(kinds)
        return known

    def _concerning(self, kinds: frozenset[str]) -> tuple[str, ...]:
        complete = self._view.control_list.complete_kinds
        if kinds and all(any(self._vocabulary.is_a(kind, whole) for whole in complete) for kind in kinds):
            return ()
        sorts = {_sort(kind, self._vocabulary) for kind in kinds}
        return tuple(gap.code for gap in self._view.gaps if self.by_kind(gap, kinds) and _by_group(gap.code, sorts))

    def by_kind(self, gap: Gap, kinds: frozenset[str]) -> bool:
        """Whether the kinds named with a gap leave an item of these kinds in question."""
        if not gap.kinds or not kinds:
            return True
        return any(self._facts.relation(kinds, kind) in {"is", "may be"} for kind in gap.kinds)


def _by_group(code: str, sorts: set[str]) -> bool:
    """Whether an entry's group leaves the item in question: D is software, E technology, A to C are goods."""
    group = code[1:2]
    if not sorts or not code[:1].isdigit() or group not in "ABCDE":
        return True
    return {"D": "software", "E": "technology"}.get(group, "goods") in sorts or "any" in sorts


def _sort(kind: str, vocabulary: Vocabulary) -> str:
    """Software, technology or goods; a kind above one of them may be any."""
    for sort in ("software", "technology"):
        if sort in vocabulary.kinds and vocabulary.is_a(kind, sort):
            return sort
        if sort in vocabulary.kinds and kind in vocabulary.above(sort):
            return "any"
    return "goods"
