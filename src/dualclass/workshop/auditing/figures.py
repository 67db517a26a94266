"""The figures of a text: every number with its unit and the border that the text puts to it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from dualclass.workshop.auditing.border_words import PrintedBorder, border_after, border_before
from dualclass.workshop.auditing.measures import Measure
from dualclass.workshop.auditing.numerals import Convention, Numeral, numerals_in
from dualclass.workshop.auditing.printed_units import PrintedUnit, unit_after
from dualclass.workshop.auditing.set_apart import Masked, masked

_BEFORE = 70
_AFTER = 60
MOST_EQUIVALENTS = 3
"""Figures on other scales behind one."""
_JOINED = re.compile(
    r"\s*(?P<link>to|-|–|—|~|～|and|to\s+less\s+than|up\s+to|or|,|x|×|/|、|至)\s*(?:an?\s+)?[±+]?\s*\Z"
)
_RANGE_LINKS = frozenset({"to", "-", "–", "—", "~", "～", "至"})
_EQUIVALENT = re.compile(r"\s*(?:TIR\s*)?[(（]\s*(?:or\s+|i\.e\.,?\s*|approximately\s+|approx\.?\s+|=\s*)?[±]?\s*\Z")
_BETWEEN = re.compile(r"\b(?:between|from|range\s+of|range\s+from)\s+(?:an?\s+|the\s+)?\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a text: what it can mean (likeliest first), on which side of it the text controls, and its print.

    ``optional``: it may stand for a figure of the rule, and needs none (a *one* that means *a*, a number in a name).
    ``unknown_unit``: something that looks like a unit follows, and is none that is known.
    """

    readings: tuple[Measure, ...]
    border: PrintedBorder | None
    start: int
    end: int
    shown: str
    optional: bool = False
    restored: bool = False
    unknown_unit: str | None = None


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text taken apart: its figures, and what was set apart from them."""

    text: str
    figures: tuple[Figure, ...]
    apart: Masked

    def around(self, figure: Figure, room: int = 34) -> str:
        """The words about a figure, for a reader who looks it up."""
        start, end = max(0, figure.start - room), min(len(self.text), figure.end + room)
        for other in self.figures:  # never half a number
            if other.start < start < other.end:
                start = other.start
            if other.start < end < other.end:
                end = other.end
        while start > 0 and not self.text[start - 1].isspace() and figure.start - start < 2 * room:
            start -= 1
        while end < len(self.text) and not self.text[end].isspace() and end - figure.end < 2 * room:
            end += 1
        words = " ".join(self.text[start:end].split())
        return f"{'.. ' if start else ''}{words}{' ..' if end < len(self.text) else ''}"


@lru_cache(maxsize=8192)
def read_text(text: str, convention: Convention, *, numbered: bool = False) -> ReadText:
    """Take a text apart. ``numbered``: it counts its items, as notes do."""
    apart = masked(text, numbered=numbered)
    found: list[Figure] = []
    units: list[PrintedUnit | None] = []
    for numeral in numerals_in(apart.text, convention):
        if found and numeral.start < found[-1].end:
            continue  # a figure inside a unit, as in `5 m2`
        unit = None if numeral.compound else unit_after(apart.text, numeral.end)
        found.append(_figure(numeral, unit, text))
        units.append(unit)
    figures = _with_borders(_with_units(found, units, text), text)
    return ReadText(text, (*figures, *_in_names(apart)), apart)


def _figure(numeral: Numeral, unit: PrintedUnit | None, text: str) -> Figure:
    end = unit.end if unit is not None else numeral.end
    names = unit.units if unit is not None else ()
    if text[numeral.end : end].strip() in ('"', "”", "''"):
        names = ("", *names)
    readings = tuple(Measure(value, name) for value in numeral.values for name in names or ("",))
    one = numeral.word and numeral.values[0] in (0, 1)
    return Figure(
        readings,
        None,
        numeral.start,
        end,
        " ".join(text[numeral.start : end].split()),
        optional=one or numeral.compound,
        restored=numeral.lost,
        unknown_unit=unit.unknown if unit is not None else None,
    )


def _with_units(found: list[Figure], units: list[PrintedUnit | None], text: str) -> list[Figure]:
    """``from 0,9 to 23 kg``: the first number of a range or a row has the unit of the last."""
    result = list(found)
    for index in range(len(result) - 2, -1, -1):
        mine, following = result[index], result[index + 1]
        link = _JOINED.match(text[mine.end : following.start]) if units[index] is None else None
        if link is None or mine.unknown_unit or not any(each.unit for each in following.readings):
            continue
        names = dict.fromkeys(each.unit for each in following.readings)
        with_unit = tuple(Measure(each.value, name) for each in mine.readings for name in names)
        is_range = link["link"] in _RANGE_LINKS or _BETWEEN.search(text[max(0, mine.start - 20) : mine.start])
        readings = (*with_unit, *mine.readings) if is_range else (*mine.readings, *with_unit)
        result[index] = replace(mine, readings=tuple(dict.fromkeys(readings)))
    return result


def _with_borders(found: list[Figure], text: str) -> list[Figure]:
    result: list[Figure] = []
    for index, figure in enumerate(found):
        last = _last_equivalent(found, index, text)
        end = found[last].end if last == index else _closing(text, found[last].end)
        following = found[last + 1].start if last + 1 < len(found) else len(text)
        border = border_after(text[end : min(end + _AFTER, following)])
        if border is None and result and _is_equivalent(result[-1], figure, text):
            border = result[-1].border
        if border is None:
            start = max(found[index - 1].end if index else 0, figure.start - _BEFORE)
            border = border_before(text[start : figure.start])
        if border is None:
            border = _range_border(found, index, text)
        result.append(replace(figure, border=border))
    return result


def _is_equivalent(first: Figure, second: Figure, text: str) -> bool:
    """``(25 knots)`` behind ``46,3 km/h``: the same figure on another scale."""
    return _EQUIVALENT.match(text[first.end : second.start]) is not None


def _last_equivalent(found: list[Figure], index: int, text: str) -> int:
    last = min(len(found) - 1, index + MOST_EQUIVALENTS)
    while index < last and _is_equivalent(found[index], found[index + 1], text):
        index += 1
    return index


def _closing(text: str, end: int) -> int:
    match = re.compile(r"[^()]{0,12}[)）]").match(text, end)
    return match.end() if match else end


def _range_border(found: list[Figure], index: int, text: str) -> PrintedBorder | None:
    """The ends of ``75 mm to 400 mm`` and ``between 75 mm and 650 mm``, by convention both inside."""
    figure = found[index]
    if index + 1 < len(found):
        link = _JOINED.match(text[figure.end : found[index + 1].start])
        before = text[max(0, figure.start - 20) : figure.start]
        if link and (link["link"] in _RANGE_LINKS or (link["link"] == "and" and _BETWEEN.search(before))):
            return "at least"
    if index:
        previous = found[index - 1]
        link = _JOINED.match(text[previous.end : figure.start])
        before = text[max(0, previous.start - 20) : previous.start]
        if link and (link["link"] in _RANGE_LINKS or (link["link"] == "and" and _BETWEEN.search(before))):
            return "at most"
    return None


def _in_names(apart: Masked) -> list[Figure]:
    """Numbers inside names: a rule may count with them, and need not."""
    found: list[Figure] = []
    for piece in apart.apart:
        if piece.category in ("names", "grades"):
            for match in re.finditer(r"\d{1,9}", piece.text):
                value = Fraction(match.group())
                figure = Figure((Measure(value),), None, piece.start, piece.end, piece.text, optional=True)
                found.append(figure)
    return found
