"""Finding names despite typing errors; the only place that knows rapidfuzz, loaded when first needed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from dualclass.vocabulary.index import folded

if TYPE_CHECKING:
    from dualclass.vocabulary.vocabulary import Vocabulary

LIKE = 72.0
"""From this likeness (of 100) on a name is worth suggesting."""
_LONGEST = 200
_CHINESE_LETTERS = (3, 4)


def likeness(text: str, name: str) -> float:
    """How alike two names are, from 0 to 100: typing errors, word order and missing words count a little."""
    left, right = folded(text[:_LONGEST]), folded(name)
    if not left or not right:
        return 0.0
    if left == right:
        return 100.0
    if left in right:
        # two letters of a long name say little, half of it says much; a Chinese word may be one or two
        # characters
        return 78.0 + 20.0 * len(left) / len(right)
    from rapidfuzz import fuzz

    words = text[:_LONGEST].casefold().replace("_", " "), name.casefold().replace("_", " ")
    # of the names whose words are all in the text the longest says most: a scroll pump is no mere pump
    share = min(len(left), len(right)) / max(len(left), len(right))
    return max(
        fuzz.ratio(_letters(left), _letters(right)),
        _one_character_off(left, right),
        fuzz.token_sort_ratio(*words),
        (0.75 + 0.2 * share) * fuzz.token_set_ratio(*words),
    )


def _letters(text: str) -> str:
    """Korean syllables in their letters, of which a typing error changes one."""
    return unicodedata.normalize("NFD", text) if any("\uac00" <= each <= "\ud7a3" for each in text) else text


def _one_character_off(left: str, right: str) -> float:
    """A Chinese word of few characters with a wrong one among them."""
    if len(left) != len(right) or not _CHINESE_LETTERS[0] <= len(left) <= _CHINESE_LETTERS[1]:
        return 0.0
    if not all("\u4e00" <= each <= "\u9fff" for each in left + right):
        return 0.0
    return LIKE if sum(a != b for a, b in zip(left, right, strict=True)) == 1 else 0.0


def closest(text: str, names: Iterable[str], least: float = LIKE) -> str | None:
    """The name most like the text, or ``None`` when none is like enough; the first of equals."""
    best, best_score = None, least
    for name in names:
        score = likeness(text, name)
        if score > best_score or (score == best_score and best is None):
            best, best_score = name, score
    return best


def find_kinds(vocabulary: Vocabulary, text: str, limit: int = 10) -> list[str]:
    """Kinds whose name or synonym, in any language, is like the text, the likeliest first."""
    scores: list[tuple[float, str]] = []
    for kind in vocabulary.kinds.values():
        names = (kind.name, *(name for names in kind.names.values() for name in names))
        score = max(likeness(text, name) for name in names)
        if score >= LIKE:
            scores.append((-score, kind.name))
    return [name for _, name in sorted(scores)[:limit]]


def suggest_parameter(vocabulary: Vocabulary, text: str, kinds: Iterable[str] = ()) -> str | None:
    """The parameter that was probably meant, by its own name or by one it has in any of the four languages: one of
    these kinds if any is like it, else any. ``None`` also where several are called so.
    """
    called = vocabulary.parameter_names.parameters_called(text)
    own = [definition.name for definition in vocabulary.parameters_of(kinds)]
    for paths in (own, vocabulary.parameters):
        exactly = [path for path in called if path in paths]
        if exactly:
            return exactly[0] if len(exactly) == 1 else None
        near = closest(text, paths) or nearly_called(vocabulary, text, paths)
        if near is not None:
            return near
    return None


def nearly_called(vocabulary: Vocabulary, text: str, paths: Iterable[str], least: float = LIKE) -> str | None:
    """The parameter of which a name in one of the four languages is the text but for a slip; the first of equals.

    Words that only stand in a name do not count: a material is no thickness of a material.
    """
    wanted = folded(text[:_LONGEST])
    scripts = _scripts(wanted)
    best, best_score = None, least
    for path in paths:
        for name in vocabulary.parameter_names.all_of(path):
            other = folded(name)
            if not other or len(wanted) > 2 * len(other) or scripts.isdisjoint(_scripts(other)):
                continue
            score = _slips(wanted, other)
            if score > best_score or (score == best_score and best is None):
                best, best_score = path, score
    return best


def _slips(left: str, right: str) -> float:
    from rapidfuzz import fuzz

    return max(fuzz.ratio(_letters(left), _letters(right)), _one_character_off(left, right))


@lru_cache(maxsize=1 << 14)
def _scripts(text: str) -> frozenset[str]:
    """The sorts of letters in a text, by the first word of their names: LATIN, CYRILLIC, HANGUL, CJK."""
    return frozenset(unicodedata.name(each, "").partition(" ")[0] for each in text if each.isalpha())
