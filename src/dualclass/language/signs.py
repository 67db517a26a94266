"""Signs and letters that rule files do not use, and the plain ones they stand for."""

from __future__ import annotations

import re
import unicodedata

_PLAIN = {
    "\u00b0": "deg",
    "\u00b5": "u",
    "\u03bc": "u",
    "\u03a9": "ohm",
    "\u2126": "ohm",
    "\u00d7": "x",
    "\u00b7": ".",
    "\u22c5": ".",
    "\u00b1": "+-",
    "\u2010": "-",
    "\u2011": "-",
    "\u2013": "-",
    "\u2014": "-",
    "\u2212": "-",
    "\u2018": "'",
    "\u2019": "'",
    "\u3001": ",",
    "\u3002": ".",
    "\u2264": "<=",
    "\u2265": ">=",
    "\u2a7d": "<=",
    "\u2a7e": ">=",
    "\u2103": "degC",
    "\u2109": "degF",
} | dict.fromkeys("\u201c\u201d\u201e\u201f\u300c\u300d\u300e\u300f\u00ab\u00bb\uff02", '"')
_SUPERSCRIPT = str.maketrans("\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207a\u207b", "0123456789+-")
_POWER = re.compile(
    r"(?:(?P<factor>\d+(?:\.\d+)?)\s*[\u00d7x*\u00b7]\s*)?10\s*(?:\^\s*|\*\*\s*)?"
    r"(?P<power>(?<=[\^*\s])[+\-\u2212]?\d+|[\u2070\u00b9\u00b2\u00b3\u2074-\u207b]+)"
)
_LOOK_ALIKE = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0455\u0458\u0501\u051b"
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u03bf\u0391\u0392\u0395\u039f",
    "aeopcyxisjdqABEKMHOPCTXoABEO",
)

INVISIBLE = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
"""Characters that cannot be seen, some of which turn the direction of what follows: for a class of a pattern."""

FOREIGN = (
    r"\u00a1-\u00ac\u00ae-\u00bf\u00d7\u00f7\u03a9\u03bc\u2010-\u2027\u2030-\u205e\u2070-\u209f\u2100-\u2263\u2266-\u2bff"
    r"\u3001-\u303f\uff01-\uff65"
)
"""Signs that are no letters: for a class of a pattern."""

LETTER = r"[^\W\d_a-zA-Z]"
"""A letter of another alphabet: a pattern."""


def plain(text: str) -> str:
    """The text with its foreign signs written plainly; what has no plain form stays."""
    written = _POWER.sub(_power, text).replace("\u00b0C", "degC").replace("\u00b0F", "degF")
    written = "".join(_PLAIN.get(character) or _narrow(character) for character in written)
    return re.sub(f"[{INVISIBLE}]", "", written)


def look_alike(text: str) -> str | None:
    """The text in Latin letters, if the others in it only look different; ``None`` when they do not."""
    written = text.translate(_LOOK_ALIKE)
    return written if written.isascii() else None


def power_of_ten(text: str) -> str | None:
    """``12.7 x 10^6`` as rules write it, ``12.7e6``; ``None`` when the text is no power of ten."""
    found = _POWER.fullmatch(text)
    return _power(found) if found is not None else None


def _power(found: re.Match[str]) -> str:
    power = found["power"].translate(_SUPERSCRIPT).replace("\u2212", "-").removeprefix("+")
    return f"{found['factor'] or '1'}e{power}"


def _narrow(character: str) -> str:
    """A full-width sign, or a raised digit, as a plain one."""
    if character.isascii():
        return character
    written = unicodedata.normalize("NFKC", character)
    return written if written.isascii() else character
