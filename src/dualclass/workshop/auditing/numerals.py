"""Numbers as lists print them: decimal commas, thin spaces, powers of ten, lost exponents, words, fractions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal as OneOf

type Convention = OneOf["comma", "point"]

LONGEST = 60
"""Characters a number may have; what is longer is no figure of a list, and is read in pieces."""

_IN_ORDER = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "dozen": 12, "hundred": 100}
WORDS = {word: value for value, word in enumerate(_IN_ORDER.split(" "))} | _TENS
"""Numbers in words, as lists print them."""
_PARTS = {"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4}
_SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_PLAIN = str.maketrans(_SUPERSCRIPT + "⁺⁻−–", "0123456789+---")
_THIN = "\u0020\u00a0\u2009\u202f\u2007"

_MANTISSA = rf"(?:\d{{1,3}}(?:[{_THIN}]\d{{3}})+(?![\d])(?:[.,]\d+)?|\d+(?:[.,]\d+)*)"
_POWER = (
    rf"\^[{_THIN}]?(?P<{{0}}caret>[-−–+]?\d{{{{1,3}}}})|(?P<{{0}}raised>[⁺⁻]?[{_SUPERSCRIPT}]+)"
    rf"|[{_THIN}]?(?P<{{0}}minus>[-−–][{_THIN}]?[1-9]\d?)(?![\d.,])"
)
_NUMBER = re.compile(
    rf"(?P<sign>(?<![\w)\]])[-−–+](?=\d)|(?<=[(<>≥≤=:])\s?[-−–+]\s?|±\s?)?"
    rf"(?:(?P<mantissa>{_MANTISSA})(?:[{_THIN}]*[x×·*][{_THIN}]*10(?:{_POWER.format('x')}|(?P<lost>[1-9]\d?)(?![\d.,]))"
    r"|(?P<e>[eE][+-]?\d{1,3})(?![\w]))?)"
)
_TEN = re.compile(rf"(?<![\d.,\w])10(?:{_POWER.format('t')})")
_WORD = re.compile(
    rf"\b(?P<word>{'|'.join(WORDS)})(?:(?P<hyphen>-)(?=\w)|[{_THIN}](?P<part>{'|'.join(_PARTS)})\b|\b)", re.IGNORECASE
)
_RATIO = re.compile(rf"(?:[{_THIN}]?/[{_THIN}]?|:)(\d+)(?![\d.,/:])")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in a text: where it stands and what it can mean, the likeliest first.

    ``lost``: it was read as a power of ten whose exponent is not raised in the print. ``compound``: a word joined to
    what follows by a hyphen (``two-stage``). ``word``: written in letters.
    """

    start: int
    end: int
    values: tuple[Fraction, ...]
    lost: bool = False
    word: bool = False
    compound: bool = False


def convention_of(texts: Iterable[str]) -> Convention:
    """Whether a file writes decimals with a comma or a point, by what it has more of."""
    commas = points = 0
    for text in texts:
        commas += len(re.findall(r"(?<![\d.,])\d+,\d{1,2}(?![\d,])|(?<![\d.,])0,\d+(?!\d*,)", text))
        points += len(re.findall(r"(?<![\w.,])\d+\.\d+(?![\w.])", text))
    return "comma" if commas > points else "point"


def numerals_in(text: str, convention: Convention) -> list[Numeral]:
    """Every number of a text, in its order."""
    found: list[Numeral] = []
    taken = 0
    for match in _merged(text):
        if match.start() < taken:
            continue
        numeral = _word(match) if match.re is _WORD else _figure(match, text, convention)
        numerals = [numeral] if numeral is not None else _one_by_one(match)
        found += numerals
        taken = numerals[-1].end if numerals else taken
    return found


def _one_by_one(match: re.Match[str]) -> list[Numeral]:
    """The numbers of a row without spaces, ``3,5,7``, and the pieces of one beyond all size: none is passed over."""
    return [
        Numeral(match.start() + each.start(), match.start() + each.end(), (Fraction(each.group()),))
        for each in re.finditer(rf"\d{{1,{LONGEST}}}", match.group())
    ]


def _merged(text: str) -> list[re.Match[str]]:
    """All matches by their start; a power of ten before the plain ten it begins with."""
    order = {_TEN: 0, _NUMBER: 1, _WORD: 2}
    every = [match for pattern in order for match in pattern.finditer(text)]
    return sorted(every, key=lambda match: (match.start(), order[match.re]))


def _word(match: re.Match[str]) -> Numeral:
    value = Fraction(WORDS[match["word"].lower()])
    if match["part"]:
        value /= _PARTS[match["part"].lower()]
    compound = match["hyphen"] is not None
    end = match.end("word") if compound else match.end()
    return Numeral(match.start(), end, (value,), word=True, compound=compound)


def _figure(match: re.Match[str], text: str, convention: Convention) -> Numeral | None:
    if match.re is _TEN:
        return _power(match, text)
    sign = -1 if (match["sign"] or "").strip() in ("-", "−", "–") else 1
    mantissas = [sign * each for each in _mantissas(match["mantissa"], convention)]
    if not mantissas:
        return None
    end = match.end()
    if match["e"]:
        return Numeral(match.start(), end, tuple(each * _ten(match["e"][1:]) for each in mantissas))
    exponent = match["xcaret"] or match["xraised"] or match["xminus"]
    if exponent:
        return Numeral(match.start(), end, tuple(each * _ten(exponent) for each in mantissas))
    if match["lost"]:
        plain = [each * int("10" + match["lost"]) for each in mantissas]
        return Numeral(match.start(), end, (*(each * _ten(match["lost"]) for each in mantissas), *plain), lost=True)
    ratio = _RATIO.match(text, end)
    if ratio and len(ratio[1]) < LONGEST and int(ratio[1]) and (match["mantissa"].isdigit() or ":" in ratio.group()):
        return Numeral(match.start(), ratio.end(), tuple(each / int(ratio[1]) for each in mantissas))
    unraised = re.fullmatch(r"10([1-9]\d?)", match["mantissa"])
    values = (*mantissas, *([sign * _ten(unraised[1])] if unraised else []))
    return Numeral(match.start(), end, values)


def _power(match: re.Match[str], text: str) -> Numeral:
    exponent = match["tcaret"] or match["traised"] or match["tminus"]
    sign = -1 if re.search(rf"(?<![\w)\]])[-−–][{_THIN}]?\Z", text[: match.start()][-3:]) else 1
    value = sign * _ten(exponent)
    if match["tminus"] is None:
        return Numeral(match.start(), match.end(), (value,))
    # `10-60 mm` is a range; `10 -6 Pa` and `10-6 Pa` have lost what raises the exponent
    last = int(match["tminus"].translate(_PLAIN).replace(" ", "")[1:])
    if last > 10 and " " not in match.group():
        return Numeral(match.start(), match.start() + 2, (Fraction(10),))
    return Numeral(match.start(), match.end(), (value,), lost=True)


def _ten(exponent: str) -> Fraction:
    return Fraction(10) ** int(re.sub(rf"[{_THIN}]", "", exponent.translate(_PLAIN)))


def _mantissas(text: str, convention: Convention) -> list[Fraction]:
    """What a mantissa can mean; none for a list of numbers that are parted by commas, or one beyond all size."""
    plain = re.sub(rf"[{_THIN}]", "", text)
    if len(plain) > LONGEST:
        return []
    grouped = plain != text
    marks = re.findall(r"[.,]", plain)
    if not marks:
        return [Fraction(plain)]
    if len(set(marks)) == 2:
        last = max(plain.rfind(","), plain.rfind("."))
        whole = re.sub(r"[.,]", "", plain[:last])
        return [Fraction(f"{whole}.{plain[last + 1 :]}")]
    mark = marks[0]
    groups = plain.split(mark)
    thousands = not grouped and len(groups[0]) <= 3 and all(len(each) == 3 for each in groups[1:])
    if len(marks) > 1:
        return [Fraction("".join(groups))] if thousands else []
    decimal = Fraction(f"{groups[0]}.{groups[1]}")
    if thousands and groups[0].lstrip("0") and (mark == ",") != (convention == "comma"):
        return [Fraction("".join(groups))] if mark == "," else [decimal]
    return [decimal]
