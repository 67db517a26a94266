"""Words of the language that come near a word somebody wrote; the only place here that knows rapidfuzz."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from rapidfuzz import fuzz, process

from dualclass.language.terminals import friendly

NEAR = 75
_NEAR_TERM = 85
_BORDERS = ("at least", "more than", "at most", "less than")
_DESIGNED = tuple(
    f"{how}designed{more} for" for how in ("specially ", "") for more in ("", " or prepared", " or modified")
)
_USED = ("usable in", "usable for", "capable of", "limited to", "required for", "intended for")
_TERMS = (*_DESIGNED, *_USED, "for use in", "for repair of")
_OF_LISTS = ("list", "edition", "adopts", "amends", "omits", "renumbers", "adds", "suspends", "marks")
_STATEMENTS = (*_OF_LISTS, "kind", "parameter", "group", "table", "names", "judgement")

SYNONYMS: dict[str, tuple[str, ...]] = {
    "since": ("from",),
    "till": ("until",),
    "to": ("until", "as", "and"),
    "from": ("in force from",),
    "by": ("with",),
    "but": ("except",),
    "without": ("except",),
    "when": ("if",),
    "where": ("if",),
    "or": (",",),
    "cas": ("CAS",),
    "comprises": ("includes",),
    "number": ("count",),
    "integer": ("count",),
    "boolean": ("flag",),
    "range": ("span",),
    "collection": ("enumerated",),
}
"""Words that other notations have, and what is written for them where that can stand."""


def fixed_words(terminals: Iterable[str]) -> frozenset[str]:
    """The fixed words among terminals; of those with several words the first."""
    return frozenset(word for name in terminals if (word := _fixed_word(name)))


def _fixed_word(terminal: str) -> str:
    shown = friendly(terminal)
    return shown.strip("`").split(" ")[0] if shown.startswith("`") else ""


def near_word(word: str, expected: Collection[str], cutoff: int = NEAR) -> str | None:
    """The fixed word that comes nearest, ``None`` when none is near or two are equally so."""
    # of two letters one may be wrong
    least = 50 if len(word) == 2 else cutoff
    found = process.extract(word, sorted(fixed_words(expected)), scorer=fuzz.ratio, score_cutoff=least, limit=2)
    if not found or found[0][0] == word or (len(found) > 1 and found[0][1] == found[1][1]):
        return None
    return found[0][0]


def near_border(rest: str) -> str | None:
    """The border that the next two words come near."""
    found = process.extractOne(" ".join(rest.split()[:2]), _BORDERS, scorer=fuzz.ratio, score_cutoff=NEAR)
    return found[0] if found else None


def near_term(rest: str) -> str | None:
    """The term of purpose that the next words come near."""
    words = rest.replace("-", " ").split()
    tried = [(term, " ".join(words[: len(term.split())])) for term in _TERMS]
    best = max(tried, key=lambda each: fuzz.ratio(each[0], each[1]))
    return best[0] if fuzz.ratio(*best) >= _NEAR_TERM else None


def statement_near(text: str) -> tuple[str, str] | None:
    """The first word of a line and the word of a statement that it comes near, ``None`` when it comes near none."""
    word = text.split(maxsplit=1)[0] if text.strip() else ""
    if len(word) < 3 or not word.isalpha():
        return None
    found = process.extractOne(word.lower(), _STATEMENTS, scorer=fuzz.ratio, score_cutoff=NEAR)
    return (word, found[0]) if found and found[0] != word else None
