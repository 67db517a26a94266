"""CAS numbers with their check digit, ISO 3166 country codes, names of the chemical elements."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent
_CAS = re.compile(r"([0-9]{2,7})-([0-9]{2})-([0-9])")


def cas_fault(text: str) -> str | None:
    """Why this is no CAS number, or ``None`` if it is one."""
    found = _CAS.fullmatch(text)
    if found is None:
        return "a CAS number is two to seven digits, two digits and a check digit: `111-48-8`"
    digits = found[1] + found[2]
    check = sum(place * int(digit) for place, digit in enumerate(reversed(digits), 1)) % 10
    if check != int(found[3]):
        return f"its check digit should be {check}: one of the digits is wrong"
    return None


@cache
def countries() -> dict[str, str]:
    """ISO 3166-1 codes of two letters in lower case, each with the country's English name."""
    text = (_HERE / "countries.txt").read_text(encoding="utf-8")
    return {line[:2]: line[3:].strip() for line in text.splitlines() if line and not line.startswith("#")}


@cache
def elements() -> dict[str, str]:
    """Names of the chemical elements and their other spellings, each with the name used here."""
    text = (_HERE / "elements.txt").read_text(encoding="utf-8")
    rows = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
    return {spelling: row[0] for row in rows for spelling in row}


def country_suggestion(text: str) -> str | None:
    """The code that was probably meant: of the country of that name, or of a common other code."""
    from dualclass.vocabulary.search import closest

    folded = text.strip().casefold()
    other = {"uk": "gb", "england": "gb", "usa": "us", "prc": "cn", "uae": "ae", "el": "gr"}.get(folded)
    if other is not None:
        return other
    names = {name: code for code, name in countries().items()}
    near = closest(text, names) if len(folded) > 2 else None
    return names[near] if near is not None else None
