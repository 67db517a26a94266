"""Units as lists print them after a number: signs, abbreviations, and words such as ``watts per square metre``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from dualclass.quantities import find_unit

_SPACE = r"[\s\u00a0\u2009\u202f\u2007]"
_WORDS = {
    "seconds of arc": "arcsec",
    "second of arc": "arcsec",
    "arc seconds": "arcsec",
    "arc second": "arcsec",
    "minutes of arc": "arcmin",
    "minute of arc": "arcmin",
    "degrees celsius": "degC",
    "degree celsius": "degC",
    "degrees c": "degC",
    "ºc": "degC",
    "˚c": "degC",
    "º": "deg",
    "˚": "deg",
    "c": "degC",
    "k": "K",
    "kelvins": "K",
    "wt %": "%",
    "wt. %": "%",
    "wt%": "%",
    "wt.%": "%",
    "vol %": "%",
    "mol %": "%",
    "at %": "%",
    "per cent": "%",
    "percent": "%",
    "parts per million": "ppm",
    "parts per billion": "ppb",
    "％": "%",
    "weighted teraflops": "WT",
    "wt": "WT",
    "samples per second": "S/s",
    "frames per second": "frames/s",
    "revolutions per minute": "rpm",
    "feet": "ft",
    "foot": "ft",
    "inches": "inch",
    "litres": "l",
    "liters": "l",
    "knots": "kn",
    "rads": "rad(Si)",
    "g mm per kg": "g.mm/kg",
    "″": "arcsec",
    "′": "arcmin",
    "''": "inch",
    '"': "inch",
    "”": "inch",
}
"""Printed forms that need more than the unit table's own spellings."""
_PREFIXES = {"giga": "G", "mega": "M", "kilo": "k", "tera": "T", "micro": "u", "milli": "m", "nano": "n"}
_SYMBOLS = """
S: samples sample; bit: bits bit; byte: bytes byte; Hz: hertz; FLOPS: flops; W: watts watt; m: metres metre meters meter
g: grams gram; s: seconds second; h: hours hour; min: minutes minute; l: litres litre; J: joules joule
Pa: pascal pascals
N: newtons newton; V: volts volt; A: amperes ampere; deg: degrees degree; kg: kg kilogram kilograms
cm: centimetre centimetres; mm: millimetre millimetres; km: kilometre kilometres
"""
_BASES = {
    word: symbol.strip()
    for group in re.split(r"[;\n]", _SYMBOLS.strip())
    for symbol, _, words in [group.partition(":")]
    for word in words.split()
}
_TWO_WAYS = {"g": ("g", "g0"), "mg": ("mg", "mg0"), "C": ("degC",), "min": ("min", "arcmin"), "rad": ("rad", "rad(Si)")}
"""Short forms that lists use for two things; the rule decides which."""
_NO_UNITS = frozenset({"in", "a", "d", "base", "bases", "n", "to", "h.", "as", "at", "t."})
"""Words that are spellings of units, and nearly always mean something else behind a number."""
_MOST_WORDS = 5
_TOKEN = re.compile(rf"{_SPACE}?-?([^\s\u00a0\u2009\u202f\u2007]{{1,40}})")
_UNIT_LIKE = re.compile(r"[A-Za-zµμΩ°º˚%][A-Za-zµμΩ°%().·]*(?:[/·^]|[²³⁻])[\w/·^²³⁻¹().µμΩ°-]*|[°º˚]\w*")


@dataclass(frozen=True, slots=True)
class PrintedUnit:
    """What stands behind a number: the units it can mean, likeliest first, and where it ends.

    ``unknown`` is something with the look of a unit that is none of the unit table's.
    """

    units: tuple[str, ...]
    end: int
    unknown: str | None = None


def unit_after(text: str, start: int) -> PrintedUnit | None:
    """The unit that follows a number ending at ``start``; ``None`` for a bare number."""
    tokens: list[tuple[str, int]] = []
    position = start
    while len(tokens) < _MOST_WORDS and (match := _TOKEN.match(text, position)):
        tokens.append((match[1], match.start(1)))
        position = match.end()
        if match[1][-1] in ",;:":
            break
    for count in range(len(tokens), 0, -1):
        first = tokens[0][1]
        last, at = tokens[count - 1]
        phrase = text[first : at + len(last)]
        for end in _ends(phrase):
            units = units_named(" ".join(phrase[:end].split()), alone=count == 1)
            if units:
                return PrintedUnit(units, first + end)
    if tokens and (match := _UNIT_LIKE.match(text, tokens[0][1])) and not text.startswith(tuple("-–,;"), start):
        return PrintedUnit((), match.end(), unknown=match.group())
    return None


def _ends(phrase: str) -> tuple[int, ...]:
    """Where a unit may end in a phrase: at its end, or before punctuation, or before what stands in brackets."""
    found = [len(phrase)]
    bare = phrase
    while bare and bare[-1] in ".,;:)]'’”\"（）、。；，":
        bare = bare[:-1]
        found.append(len(bare))
    bracket = phrase.find("(")
    if bracket > 0:
        found.append(bracket)
    # Chinese and Korean write on without a space: 以上, 이상
    joined = re.match(r"[A-Za-zµμΩ°%/·^0-9²³.℃％-]+(?=[\u3040-\u9fff\uac00-\ud7a3～~（])", phrase)
    if joined:
        found.append(joined.end())
    return tuple(dict.fromkeys(end for end in found if end))


@lru_cache(maxsize=4096)
def units_named(phrase: str, *, alone: bool = True) -> tuple[str, ...]:
    """The units that a printed phrase can mean; empty when it is none."""
    if not phrase or phrase in _NO_UNITS:
        return ()
    if phrase in _TWO_WAYS:
        return _TWO_WAYS[phrase]
    found = find_unit(phrase) if alone or "/" in phrase or "(" in phrase else None
    if found is not None and found.name:
        return (found.name,)
    lower = phrase.lower()
    if lower in _WORDS and (len(phrase) > 1 or not phrase.islower() or not phrase.isalpha()):
        return (_WORDS[lower],)
    spelt = _spelt(lower)
    found = find_unit(spelt) if spelt else None
    return (found.name,) if found is not None and found.name else ()


def _spelt(phrase: str) -> str | None:
    """``giga samples per second`` as ``GS/s``, ``watts per square metre`` as ``W/m2``."""
    parts = [_part(part) for part in re.split(r" per |/", phrase)]
    return "/".join(part for part in parts if part) if all(parts) else None


def _part(words: str) -> str | None:
    power = ""
    for word, digit in (("square ", "2"), ("cubic ", "3")):
        if words.startswith(word):
            words, power = words.removeprefix(word), digit
    prefix = ""
    for word, letter in _PREFIXES.items():
        if words.startswith(word):
            words, prefix = words.removeprefix(word).strip(" -"), letter
            break
    base = _BASES.get(words)
    return f"{prefix}{base}{power}" if base else None
