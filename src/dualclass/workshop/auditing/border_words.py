"""The words by which a text says on which side of a number it controls, in the languages of the lists.

The words of a list are not always ours: ``equal to or less (better) than`` is *at most*, ``or more`` is *at least*,
``exceeding`` is *more than*. ``or better`` says only that the number itself belongs to it (``including``), ``better
than`` only that it does not (``excluding``).
"""

from __future__ import annotations

import re
from typing import Literal as OneOf

type PrintedBorder = OneOf["at least", "more than", "at most", "less than", "including", "excluding"]

_BETTER = r"(?:\s*\((?:better|worse|lower|higher|greater|less|smaller|more)\))?"
_COMPARE_MORE = r"(?:greater|more|higher|larger|longer|wider|thicker|heavier|faster|warmer)"
_COMPARE_LESS = r"(?:less|lower|smaller|fewer|shorter|thinner|lighter|slower|narrower|colder)"
_FILLER = (
    r"(?:[\s,:]|\ban?\b|\bthe\b|\bof\b|\babout\b|\bapproximately\b|\bvalues?\b|\btotal\b|\bany\b|\beither\b|"
    r"\bplus or minus\b|\b(?:a )?(?:temperature|pressure|power|frequency|speed|rate|altitude|voltage|wavelength|angle|"
    r"length|weight|mass)s? of\b|"
    r"[±\"'‘’“”])*\Z"
)


def _left(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{words}){_FILLER}", re.IGNORECASE)


_BEFORE: tuple[tuple[PrintedBorder, re.Pattern[str]], ...] = (
    (
        "at most",
        _left(
            r"\b(?:not|no|nor|never|neither)\s+(?:to\s+|be\s+)?(?:exceed(?:s|ing)?|above|over|beyond|in excess of|"
            rf"{_COMPARE_MORE}{_BETTER}\s+than)"
            r"|\bdoes not exceed|\bdo not exceed|\bup to(?:\s+and\s+including|\s+a\s+maximum\s+of)?|\bmaximum(?:\s+of)?"
            r"|\blimited\s+to\s+a\s+maximum\s+(?:\w+\s+){0,3}of"
            rf"|\bequal(?:s)?\s+to\s+or\s+{_COMPARE_LESS}{_BETTER}\s+than|\bequal\s+or\s+{_COMPARE_LESS}{_BETTER}\s+than"
            rf"|\b{_COMPARE_LESS}{_BETTER}\s+than\s+or\s+equal\s+to|\b(?:better|worse)\s+\(less\)\s+than\s+or\s+equal\s+to"
            r"|\b(?:at|equal to)\s+or\s+(?:below|under)|\bbelow\s+or\s+equal\s+to|≤|<=|⩽|\bwithin|不超过"
            r"|不大于|不高于|小于或等于|小于等于|не более(?: чем)?|не превышающ\w+|не выше|до"
        ),
    ),
    (
        "at least",
        _left(
            r"\b(?:not|no)\s+(?:fewer|less|lower|smaller|shorter|below|under)(?:\s+than)?|\bat\s+least|\bminimum(?:\s+of)?"
            rf"|\bequal\s+to\s+or\s+{_COMPARE_MORE}{_BETTER}\s+than|\bequal\s+or\s+{_COMPARE_MORE}{_BETTER}\s+than"
            rf"|\b{_COMPARE_MORE}{_BETTER}\s+than\s+or\s+equal\s+to|\bequal\s+to\s+or\s+(?:exceeding|above|over)"
            r"|\b(?:at|equal to)\s+or\s+(?:above|over)|\bexceeding\s+or\s+equal\s+to|\bmeets?\s+or\s+exceeds?|≥|>=|⩾"
            r"|\bfrom|不小于|不低于|不少于|大于或等于|大于等于|не менее(?: чем)?|не ниже|от|최소"
        ),
    ),
    ("excluding", _left(r"\bbetter\s+than")),
    (
        "less than",
        _left(
            rf"\b{_COMPARE_LESS}{_BETTER}\s+than|\bbetter\s+\((?:less|lower|smaller)\)\s+than|\bbelow|\bunder"
            r"|<|小于|低于|少于|менее(?: чем)?|ниже"
        ),
    ),
    (
        "more than",
        _left(
            rf"\b{_COMPARE_MORE}{_BETTER}\s+than|\bbetter\s+\((?:greater|more|higher)\)\s+than|\bexceed(?:s|ing|ed)?|\babove"
            r"|\bover|\bbeyond|\bin\s+excess\s+of|\bgreater(?=\W*\Z)|>|大于|超过|高于|多于"
            r"|более(?: чем)?|свыше|выше|превышающ\w+"
        ),
    ),
)
_INSERTED = (
    r"\s*(?:\([^()]{0,40}\)\s*)?(?:(?:by|per\s+cent\s+by)\s+(?:weight|volume|mass)|weight|in\s+(?:length|width|diameter|thickness)|"
    r"each|total|(?:의|을|를))?\s*(?:\([^()]{0,40}\)\s*)?"
)

_NO_THAN = r"(?!\s*(?:\([a-z]+\)\s*)?(?:than|or\s+equal|\d))"
"""``1 m and less than 4 m``: what follows speaks of the next number."""


def _right(words: str) -> re.Pattern[str]:
    return re.compile(rf"{_INSERTED}(?:{words})", re.IGNORECASE)


_AFTER: tuple[tuple[PrintedBorder, re.Pattern[str]], ...] = (
    (
        "at least",
        _right(
            r"(?:or|and)\s+(?:more|greater|above|higher|larger|longer|over|wider|thicker|heavier|worse|faster)\b"
            rf"{_NO_THAN}"
            r"|or\s+one\b.*more|以上|이상|и (?:более|выше)|或以上|及以上"
        ),
    ),
    (
        "at most",
        _right(
            r"(?:or|and)\s+(?:less|fewer|below|smaller|lower|under|shorter|thinner|lighter|slower)\b"
            rf"{_NO_THAN}|以下|이하|и (?:менее|ниже)|或以下|及以下"
        ),
    ),
    ("including", _right(rf"(?:or|and)\s+better\b{_NO_THAN}")),
    ("more than", _right("초과")),
    ("less than", _right("미만")),
)


def border_before(text: str) -> PrintedBorder | None:
    """The border that a text ends with, before a number."""
    for border, pattern in _BEFORE:
        if pattern.search(text):
            return border
    return None


def border_after(text: str) -> PrintedBorder | None:
    """The border that a text begins with, behind a number and its unit."""
    for border, pattern in _AFTER:
        if pattern.match(text):
            return border
    return None


def agrees(printed: PrintedBorder | None, written: str | None, *, negated: bool = False) -> bool:
    """Whether a rule's border says what the text says. A text that names none, or a rule that has none, agrees.

    ``negated``: the rule's sentence stands under a *not*, where the opposite border says the same.
    """
    if printed is None or written is None or written == "exactly":
        return True
    allowed = {
        "including": {"at least", "at most"},
        "excluding": {"more than", "less than"},
    }.get(printed, {printed})
    return written in allowed or (negated and OPPOSITE.get(written) in allowed)


OPPOSITE = {"at least": "less than", "less than": "at least", "more than": "at most", "at most": "more than"}


def is_turned(printed: PrintedBorder | None, written: str | None) -> bool:
    """Whether the two look in opposite directions, and do not only differ on the number itself."""
    upward = {"at least", "more than"}
    return printed in OPPOSITE and written in OPPOSITE and (printed in upward) != (written in upward)
