"""The head of a column taken apart: ``Sample rate [GS/s]`` is words and a unit, ``sample_rate_GSps`` is the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dualclass.quantities import find_unit

_BRACKETED = re.compile(
    r"^(?P<words>.*?)\s*[\[(（【〔{](?P<inside>[^\[\](){}（）【】〔〕]*(?:\([^()]*\)[^()]*)?)[\])）】〕}]\s*$"
)
_PARTED = re.compile(r"^(?P<words>.+?)(?:\s*[,;:，；：]\s*|\s+/\s+|\s+in\s+)(?P<inside>\S.*)$", re.IGNORECASE)
_TAILED = re.compile(r"^(?P<words>.+)[_\s-](?P<inside>[^_\s-]+)$")
_NUMBERED = re.compile(r" \[column [0-9]+\]$")
_PER_SECOND = re.compile(r"^(?P<first>[A-Za-z]*(?:S|bit))ps$", re.IGNORECASE)
_LONGEST = 200
_LONGEST_UNIT = 40


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a head: ``words`` name what it is, ``unit`` is the unit it spells, ``remark`` what else it says.

    A remark is a method of measurement or something that nobody can take for granted ("typical").
    """

    words: str
    unit: str | None = None
    remark: str | None = None


def readings(head: str) -> Iterator[Reading]:
    """Every way to read a column's head, the plainest first: as it stands, with brackets, parted, with a last word."""
    # a second column of one name has its number behind it
    text = _NUMBERED.sub("", " ".join(head[:_LONGEST].split()))
    yield Reading(text)
    bracket = _split(_BRACKETED, text)
    if bracket is not None:
        yield from _bracketed(*bracket)
    for shape in (_PARTED, _TAILED):
        parted = _split(shape, text)
        if parted is not None and (unit := unit_spelt(parted[1])) is not None:
            words = parted[0].rstrip(",;:/，；： ")
            yield Reading(words, unit)
            inner = _split(_BRACKETED, words)
            if inner is not None:
                yield Reading(inner[0], unit, inner[1])


def _bracketed(words: str, inside: str) -> Iterator[Reading]:
    unit = unit_spelt(inside)
    plain = Reading(words, unit, None if unit is not None else inside)
    yield plain
    inner = _split(_BRACKETED, words)
    if inner is not None and unit is not None:
        yield replace(plain, words=inner[0], remark=inner[1])
    elif inner is not None and (other := unit_spelt(inner[1])) is not None:
        yield Reading(inner[0], other, inside)
    first, comma, last = (part.strip() for part in inside.rpartition(","))
    for method, spelt in ((first, unit_spelt(last)), (last, unit_spelt(first))):
        if comma and spelt is not None:
            yield Reading(words, spelt, method)


def _split(shape: re.Pattern[str], text: str) -> tuple[str, str] | None:
    found = shape.match(text)
    if found is None or not found["words"].strip() or not found["inside"].strip():
        return None
    return found["words"].strip(), found["inside"].strip()


def unit_spelt(text: str) -> str | None:
    """The unit that a text in a head spells, as the vocabulary writes it; ``GSps`` and ``Mbitps`` are understood."""
    if not text or len(text) > _LONGEST_UNIT:
        return None
    found = find_unit(text)
    if found is None and (per_second := _PER_SECOND.match(text)) is not None:
        found = find_unit(f"{per_second['first']}/s")
    return found.name if found is not None and found.name else None
