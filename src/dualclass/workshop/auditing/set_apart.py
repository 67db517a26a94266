"""What has digits in a text and is no figure of the list: recognised, counted, and set apart.

CAS numbers and standards are compared by themselves; the rest is only counted. Numbers inside names (``3-point bend``,
``lithium-6``) stay at hand, since a rule may count with them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal as OneOf

from dualclass.workshop.auditing.printed_references import PrintedReferences, references_printed
from dualclass.workshop.auditing.printed_units import units_named

type Category = OneOf[
    "cas", "standards", "references", "notes and parts", "numbering", "years", "names", "laws", "grades"
]
_ORGANISATIONS = (
    "ISO/IEC|ISO|IEC|ASTM|IEEE|DIN|ANSI/ABMA|ANSI|AGMA|ABMA|ABEC|RBEC|JIS|MIL-STD|MIL|SAE|ITU-[RT]|GOST|NIJ|STANAG|"
    "GB/T|FIPS|RFC|ETSI|ARINC|RTCA|EUROCAE|CIE|AWS|NFPA|EN|BS|GB|KS"
)
_STANDARD = re.compile(
    rf"\b(?P<body>{_ORGANISATIONS})(?:\s+(?:Std\.?|Standard|standard))?[\s-]?"
    r"(?P<number>[A-Z]{0,3}[ -]?\d[\d.]*(?:-\d{1,4})*[A-Z]?)(?::(?P<year>\d{4})(?P<foot>\d(?!\d))?)?"
    r"(?P<also>(?:(?:,| or| and) (?:19|20)\d\d\b)*)(?P<mark>\s?\(\d\))?"
)
_CAS = re.compile(r"(?P<word>CAS(?:\s*(?:No\.?|RN|number))?[\s:#]*)?(?<![\d-])(?P<number>\d{2,7}-\d{2}-\d)(?![\d-])")
_GRADE = re.compile(
    r"\b(?:DN|NPS|PN)\s?\d+(?:\s\d+/\d+|/\d+)?\b|\b(?:Class|Grade|grade|class|Level|level)\s(?:\d+|[IVX]+)\b"
)
_SHORT = re.compile(r"(?<![\w.])\.(?:\d{1,2}|[a-z])\b(?=\s*(?:or|and|,|;|\)|/|\Z))")
"""``either .1 or .2``: paragraphs below the one that speaks."""
_PARTS = re.compile(
    r"\b(?:(?:Technical )?Notes?|N\.B\.|NB)\s?\d+(?:\s?(?:,|and|or|to)\s?\d+)*\b"
    r"|\b(?:Categor(?:y|ies)|Part|Annex|Article|Section|Chapter|Schedule|Table|Figure|paragraph|Appendix|Step)s?\s\d+\b",
    re.IGNORECASE,
)
_LAW = re.compile(
    r"\b(?:Regulation|Directive|Decision)\s(?:\([A-Z]+\)\s)?(?:No\.?\s)?\d+/\d+(?:/[A-Z]+)?|\bNo\.?\s\d+/\d+"
)
_YEAR = re.compile(
    r"\b\d{1,2}\s(?:January|February|March|April|May|June|July|August|September|October|November|December)\s\d{4}\b"
    r"|(?<=\bof )(?:19|20)\d\d\b(?!\s?[A-Za-z%°µ])|\b(?:19|20)\d\d(?=\sedition\b)|(?<=\d{4}年)|(?:19|20)\d\d年"
)
_ITEM = re.compile(r"(?:(?<=^)|(?<=[\s;:.(]))(\d{1,2})(?=[.)]\s)")
LONGEST_WORD = 200
"""Characters; what is longer is no number with its unit."""
_TOKEN = re.compile(r"\S+")
_PLAIN_NUMBER = re.compile(r"^[^\w%]*\d[\d.,]*(?:\s?[-–~～]\s?\d[\d.,]*)?(?:[eE][+-]?\d+)?(?P<rest>.*)$")


@dataclass(frozen=True, slots=True)
class SetApart:
    """One thing set apart: its category, its text in a comparable form, and where it stands."""

    category: Category
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Masked:
    """A text whose set-apart pieces are blanked out, of the same length, and those pieces."""

    text: str
    apart: tuple[SetApart, ...]
    references: PrintedReferences

    def all_of(self, category: Category) -> frozenset[str]:
        """The comparable forms of one category."""
        return frozenset(each.text for each in self.apart if each.category == category)

    def counts(self) -> Counter[str]:
        """How many of each category."""
        return Counter(each.category for each in self.apart)


def masked(text: str, *, numbered: bool = False) -> Masked:
    """Set apart what is no figure. ``numbered``: the text counts its items (``1. .. 2. ..``), as notes do."""
    found: list[SetApart] = []
    letters = list(text)

    def take(pieces: Iterator[SetApart]) -> None:
        for piece in list(pieces):
            found.append(piece)
            letters[piece.start : piece.end] = " " * (piece.end - piece.start)

    take(_cas_numbers(text))
    take(_standards("".join(letters)))
    references = references_printed("".join(letters))
    take(SetApart("references", text[start:end], start, end) for start, end in references.spans)
    take(_plain("references", _SHORT, "".join(letters)))
    for category, pattern in (("laws", _LAW), ("notes and parts", _PARTS), ("grades", _GRADE), ("years", _YEAR)):
        take(_plain(category, pattern, "".join(letters)))
    if numbered:
        take(_numbering("".join(letters)))
    take(_names("".join(letters)))
    return Masked("".join(letters), tuple(sorted(found, key=lambda each: each.start)), references)


def _cas_numbers(text: str) -> Iterator[SetApart]:
    for match in _CAS.finditer(text):
        digits = match["number"].replace("-", "")
        check = sum(place * int(digit) for place, digit in enumerate(reversed(digits[:-1]), 1)) % 10
        if match["word"] or check == int(digits[-1]):
            yield SetApart("cas", match["number"], match.start("number"), match.end())


def _standards(text: str) -> Iterator[SetApart]:
    for match in _STANDARD.finditer(text):
        yield SetApart("standards", standard_name(match.group()), match.start(), match.end())


def standard_name(text: str) -> str:
    """A standard in one spelling, with its year and without footnotes: ``ISO 230-2:1988``, ``ASTM D7028-07``."""
    match = _STANDARD.search(text)
    if match is None:
        return text.strip()
    number = re.sub(r"[ -]?(?=\d)", "", match["number"], count=1) if match["number"][:1].isalpha() else match["number"]
    return f"{match['body']} {number.strip(' .')}" + (f":{match['year']}" if match["year"] else "")


def _plain(category: str, pattern: re.Pattern[str], text: str) -> Iterator[SetApart]:
    names: dict[str, Category] = {
        "references": "references",
        "laws": "laws",
        "notes and parts": "notes and parts",
        "grades": "grades",
        "years": "years",
    }
    for match in pattern.finditer(text):
        if match.end() > match.start():
            yield SetApart(names[category], " ".join(match.group().split()), match.start(), match.end())


def _numbering(text: str) -> Iterator[SetApart]:
    """Figures that count the items of a text: they begin at 1 and go on by one, at each depth anew."""
    last = 0
    for match in _ITEM.finditer(text):
        number = int(match[1])
        if number in (1, last + 1):
            last = number
            yield SetApart("numbering", match[1], match.start(), match.end())


def _names(text: str) -> Iterator[SetApart]:
    """Words with digits in them: names of substances, isotopes, dimensions, formulas."""
    for match in _TOKEN.finditer(text):
        word = match.group()
        if not re.search(r"\d", word) or not re.search(r"[A-Za-zα-ωΑ-Ω]", word):
            continue
        is_figure = len(word) <= LONGEST_WORD and (
            _is_number_with_unit(word) or _stands_behind_a_number(text, match.start(), word)
        )
        if not is_figure:
            yield SetApart("names", word, match.start(), match.end())


def _is_number_with_unit(word: str) -> bool:
    """``5m``, ``32-bit``, ``75-400mm``, ``12-``: a figure with its unit joined to it."""
    match = _PLAIN_NUMBER.match(word)
    if match is None or re.match(r"-[(\[]", match["rest"]):
        return False
    rest = match["rest"].strip("-").rstrip(".,;:)]'’”\"（）、。；，")
    rest = re.split(r"[\u3040-\u9fff\uac00-\ud7a3（(]", rest)[0]
    return not rest or bool(units_named(rest)) or re.fullmatch(r"[x×][\d.,]+", rest) is not None


def _stands_behind_a_number(text: str, start: int, word: str) -> bool:
    """``m2`` in ``5 m2``: a unit with a figure of its own."""
    unit = word.rstrip(".,;:)]'’”\"")
    return re.search(r"\d[)\s]*\Z", text[max(0, start - 4) : start]) is not None and bool(units_named(unit))
