"""How a sheet shows its numbers: with a unit, in percent, in thousands; the file keeps another number than is read.

Codes of formats: ECMA-376 part 1, 18.8.30 and 18.8.31.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|[_*](?P<space>.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>General)|(?P<exponent>[Ee][+-])|(?P<other>.)",
    re.DOTALL | re.IGNORECASE,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[0-9.]+(?:[eE][+-]?[0-9]+)?)")
_COMPARED: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": lambda value, limit: value < limit,
    ">": lambda value, limit: value > limit,
    "<=": lambda value, limit: value <= limit,
    ">=": lambda value, limit: value >= limit,
    "=": lambda value, limit: value == limit,
    "<>": lambda value, limit: value != limit,
}
_GROUPING = frozenset(" \u00a0\u202f'’")
_NUMBER_BEFORE = re.compile(r"[0-9.,]\s*$")
_NUMBER_AFTER = re.compile(r"^\s*(?:[0-9.,]|[eE][+-]?[0-9])")
"""A text that would be taken for a part of the number beside it."""


class UncertainError(Exception):
    """What is shown and what is kept are two numbers; the text says how they differ."""


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a format. ``pattern``: its digits' places, with their point and commas.

    ``broken``: a text stands in the middle of the digits. ``condition``: which numbers it is for, where it says so.
    """

    before: str
    pattern: str
    after: str
    broken: bool
    condition: tuple[str, Decimal] | None

    @property
    def scale(self) -> int:
        """How often the number is divided by a thousand: commas behind the last digit of the whole or of the part."""
        if "general" in self.pattern or "/" in self.pattern:
            return 0
        whole, _, part = re.split("[Ee]", self.pattern)[0].partition(".")
        return sum(len(each) - len(each.rstrip(",")) for each in (whole, part))

    def shows(self, number: Decimal) -> bool:
        """Whether any digit is shown of the number."""
        always = "0" in self.pattern or "/" in self.pattern or "general" in self.pattern
        return always or (number != 0 and any(place in "#?" for place in self.pattern))


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """A format that may show something else than the number that is kept."""

    sections: tuple[Section, ...]

    def shown(self, text: str) -> str:
        """The number as it is read in the sheet, its digits as they are kept; a text that is no number stays.

        Raises ``UncertainError`` where the sheet shows another number, or none.
        """
        try:
            number = Decimal(text)
        except InvalidOperation:
            return text
        if not number.is_finite():
            return text
        section, negative = self._section(number)
        if section is None or not section.shows(number):
            raise UncertainError(f"the sheet does not show the number that the file keeps, {text}")
        if section.scale and number:
            scaled = f"{(number / 1000**section.scale).normalize():f}{section.after}"
            raise UncertainError(f"the sheet shows `{scaled}` where the file keeps {text}")
        before, after = section.before, section.after
        if negative:
            before, after = (re.sub(r"[-()\u2212]", "", each) for each in (before, after))
        before = before.replace("+", "")
        misleading = _NUMBER_BEFORE.search(before) or _NUMBER_AFTER.match(after)
        if section.broken or misleading or re.search(r"[-\u2212(]\s*$", before):
            raise UncertainError(f"the sheet shows more than the digits of the number that the file keeps, {text}")
        if after.lstrip().startswith("%") and "%" in section.pattern:
            return f"{before}{(number * 100 ** section.pattern.count('%')).normalize():f} {after.lstrip()}".strip()
        return f"{before}{text}{after}".strip()

    def _section(self, number: Decimal) -> tuple[Section | None, bool]:
        """The section for a number, and whether it shows it without its sign."""
        sections = self.sections
        if any(each.condition for each in sections):
            for each in sections:
                if each.condition is None or _COMPARED[each.condition[0]](number, each.condition[1]):
                    return each, number < 0
            return None, False
        if number < 0 and len(sections) > 1:
            return sections[1], True
        return sections[2 if number == 0 and len(sections) > 2 else 0], False


def number_format(code: str) -> NumberFormat | None:
    """The format of a code; ``None`` for one that always shows the number that is kept, and for dates."""
    # the fourth section is for texts
    found = [_section(each) for each in _sections(code)[:3]]
    sections = tuple(each for each in found if each is not None)
    if len(sections) < len(found) or not code.strip():
        return None
    plain = all(_is_plain(each, negative=place == 1) for place, each in enumerate(sections))
    return None if plain else NumberFormat(sections)


def _is_plain(section: Section, *, negative: bool) -> bool:
    signs = "-()\u2212+" if negative else "+"
    texts = (section.before + section.after).translate(dict.fromkeys(map(ord, signs))).strip()
    return not (texts or section.scale or section.broken) and section.shows(Decimal(0)) and not section.condition


def _sections(code: str) -> list[str]:
    parts = [""]
    for token in _TOKEN.finditer(code):
        if token["other"] == ";":
            parts.append("")
        else:
            parts[-1] += token[0]
    return parts


def _section(code: str) -> Section | None:
    """One section; ``None`` when it shows a date, or a text as it is."""
    before = pattern = after = held = ""
    broken, condition = False, None
    for token in _TOKEN.finditer(code):
        place, literal = "", token["quoted"] or token["escaped"] or ""
        if token["space"] is not None:
            literal = " " if token[0].startswith("_") else ""
        elif (bracket := token["bracket"]) is not None:
            if bracket.startswith("$"):
                literal = bracket[1:].split("-")[0]
            elif (found := _CONDITION.fullmatch(bracket.strip())) is not None:
                condition = (found[1], Decimal(found[2]))
            elif re.fullmatch(r"[hms]+", bracket, re.IGNORECASE):
                return None
        elif token["general"]:
            place = "general"
        elif token["exponent"]:
            place = token[0]
        elif (other := token["other"]) is not None:
            if other in "0#?" or (other in ".,/123456789%" and (pattern or other in ".%")):
                place = other
            elif other in "ymdhsYMDHS@":
                return None
            else:
                literal = other
        if place and place != "%":
            broken = broken or bool(set(held) - _GROUPING)
            pattern, held = pattern + place, ""
        elif place:
            pattern, held, literal = f"{pattern}%", held, "%"
        if literal:
            if pattern.strip("%"):
                held += literal
            else:
                before += literal
    after = held
    return Section(before, pattern, after, broken, condition)
