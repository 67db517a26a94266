"""How numbers and signs are written."""

from __future__ import annotations

import re

from dualclass.language.complaints.complaint import (
    ALL,
    BORDER,
    NAME,
    NUMBER,
    UNIT,
    Repair,
    complaint,
    one_of,
    taken_out,
)
from dualclass.language.signs import FOREIGN, INVISIBLE, LETTER, look_alike, plain, power_of_ten

_FIGURES = {
    word: str(figure)
    for figure, word in enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 1)
}


def _close_quotation(text: str, begin: int, end: int) -> Repair | None:
    del begin
    stop = len(text[:end].rstrip())
    return Repair(stop, stop, '"', sure=False)


def _point(text: str, begin: int, end: int) -> Repair | None:
    """With three figures behind it, or a second comma, it could part thousands."""
    whole, *rest = text[begin:end].split(",")
    if len(rest) != 1 or (len(rest[0]) == 3 and whole != "0"):
        return None
    return Repair(begin, end, f"{whole}.{rest[0]}")


def _together(text: str, begin: int, end: int) -> Repair | None:
    return Repair(begin, end, re.sub(r"[\s']", "", text[begin:end]))


def _plain_signs(text: str, begin: int, end: int) -> Repair | None:
    """Everything from the first foreign sign to the last one outside quotes, as one change."""
    del end
    first, last = begin, begin
    quoted = False
    for position, character in enumerate(text):
        quoted ^= character == '"'
        if not quoted and position >= begin and re.match(f"[{FOREIGN}{INVISIBLE}]", character):
            last = position
    if (power := re.search(r"(?:[\d.]+\s*[x*]?\s*)?(?:10)?$", text[:first])) is not None and text[first] in _OF_POWERS:
        first = power.start()
    stop = last + 1
    if text[last] in "\u00b0\u00d7\u00b7\u2212" and (rest := re.match(r"\s*[\w^+-]*", text[stop:])) is not None:
        stop += rest.end()
    written = plain(text[first:stop])
    return Repair(first, stop, written) if written != text[first:stop] else None


_OF_POWERS = "\u00d7\u00b7\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207a\u207b"


def _latin(text: str, begin: int, end: int) -> Repair | None:
    written = look_alike(text[begin:end])
    return Repair(begin, end, written) if written is not None else None


def _power(text: str, begin: int, end: int) -> Repair | None:
    written = power_of_ten(text[begin:end])
    if written is None and re.fullmatch(r"[\d.]+E[+-]?\d+", text[begin:end]):
        written = text[begin:end].replace("E", "e").replace("+", "")
    return Repair(begin, end, written) if written is not None else None


def _with_nought(text: str, begin: int, end: int) -> Repair | None:
    return Repair(begin, end, f"0{text[begin:end]}")


QUOTATION = complaint(
    "R101",
    r'^(?:[^"]*"[^"]*")*[^"]*(?P<at>"[^"]*)$',
    "a quotation is not closed",
    'close it with `"` on the same line',
    'judged "it could be used so',
    'form is "tube',
    starts=ALL,
    mend=_close_quotation,
)

NUMBERS = (
    complaint(
        "R102",
        r"(?<![\w.])(?P<at>\d+(?:,\d+)+)(?!-|\d*\s*to\b)",
        "`{at}`: rule files use the point",
        "write `0.9`, not `0,9`; figures of a large number are not grouped",
        "travel at least 0,9 um",
        "sample_rate more than 1,300 MS/s",
        mend=_point,
    ),
    complaint(
        "R103",
        r"(?<![\w.])(?P<at>\d{1,3}(?:(?:[^\S\n]|')\d{3})+)(?!\d)",
        "`{at}`: the figures of a number stand together",
        "write `10000`, not `10 000`",
        "travel at least 10 000 m",
        mend=_together,
    ),
    complaint(
        "R104",
        f"(?P<at>[{FOREIGN}{INVISIBLE}])",
        "`{at}` is no sign of the rule language",
        "units, numbers and marks are plain: `degC`, `um`, `m2`, `12.7e6`, `+-1`, straight quotes, narrow commas",
        "travel at least 9 \u00b5m",
        "temperature more than 180 \u00b0C",
        "any of a to b\uff1a",
        "judged \u201cit could be used so\u201d",
        starts=ALL,
        mend=_plain_signs,
    ),
    complaint(
        "R122",
        rf"(?P<at>[A-Za-z0-9_]*{LETTER}[\w]*)",
        "`{at}` has a letter of another alphabet",
        "key words and names are in Latin letters; some Greek and Cyrillic letters only look like them",
        "it is \u0430 valve",
        "\u884c\u7a0b at least 1 m",
        starts=ALL,
        mend=_latin,
    ),
    complaint(
        "R125",
        r"(?<![\w.])(?P<at>(?:\d+(?:\.\d+)?\s*[x*]\s*)?10\s*(?:\^|\*\*)\s*[+-]?\d+|\d+(?:\.\d+)?\s*x\s*10[+-]?\d*"
        r"|\d+(?:\.\d+)?E[+-]?\d+)",
        "`{at}`: a power of ten is written with `e`",
        "write `12.7e6`, without spaces",
        "travel at least 12.7 x 10^6 m",
        "travel at least 10^6 m",
        "travel at least 1.2E6 m",
        starts=ALL,
        mend=_power,
    ),
    complaint(
        "R127",
        r"(?<=\s)(?P<at>\.\d+)(?=\s*[A-Za-z%]|\s*$)(?=\s*\S*\s*(?:$|at\b|but\b|and\b|or\b|by\b|\)))",
        "`{at}`: a number begins with a figure",
        "write `0.5`, not `.5`",
        "travel at least .5 m",
        mend=_with_nought,
    ),
    complaint(
        "R128",
        rf"(?:{BORDER}|exactly|^it\s+has)\s+(?P<at>{'|'.join(_FIGURES)})(?=\s|$)",
        "`{at}`: numbers are written in figures",
        "write `5`, not `five`",
        "contouring_axes at least five",
        "travel at least one m",
        mend=one_of(_FIGURES),
    ),
)

STOPS = (
    complaint(
        "R129",
        rf"(?:{NAME}|{NUMBER}|{UNIT}|\"|\))(?P<at>\.)\s*$",
        "a line ends without a full stop",
        "leave it out: the line end ends the sentence",
        "travel at least 1 m.",
        "it is a valve.",
        mend=taken_out,
    ),
)
