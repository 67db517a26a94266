"""Reading the number of a quantity: exact, bounded, and refused where it can be read in two ways."""

from __future__ import annotations

import re
from fractions import Fraction

from dualclass.diagnostics import Diagnostic, DiagnosticError, Label, Place
from dualclass.quantities.forms import Word

MOST_DIGITS = 60
LARGEST_EXPONENT = 60

_SUPERSCRIPTS = str.maketrans("⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹−", "+-0123456789-")
_GROUP = re.compile(r"(?<=[0-9])[ '\u00a0\u2009\u202f\u2007](?=[0-9])")
_NUMBER = re.compile(
    r"(?P<sign>[+-]?)(?:(?P<mantissa>[0-9.,]+)(?:[eE](?P<exponent>[+-]?[0-9]+))?|10\^(?P<ten>[+-]?[0-9]+))"
)


def refused(
    code: str, message: str, word: Word, help: str, label: str = "", suggestion: str | None = None
) -> DiagnosticError:
    """The error to raise about one word of the text."""
    place = Place("", word.start, word.end)
    labels = (Label(place, label),)
    return DiagnosticError(Diagnostic(code, "error", message, labels, help=help, suggestion=suggestion))


def read_number(word: Word, *, item: bool) -> Fraction:
    """The exact value of a number as written.

    ``item``: a decimal comma and spaces between thousands are understood; rule text has neither. Raises
    ``DiagnosticError``: too many digits, an exponent too large, a comma that can be read in two ways.
    """
    text = re.sub(r"[ \u00a0\u2009\u202f]*[x×*·][ \u00a0\u2009\u202f]*(?=10)", "x", word.text)
    text = re.sub(r"[ \u00a0]*\^[ \u00a0]*", "^", text)
    text = re.sub(r"10([⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)$", lambda m: "10^" + m[1], text)
    grouped = _GROUP.search(text) is not None
    plain = _GROUP.sub("", text).translate(_SUPERSCRIPTS).replace("x10^", "e")
    if (grouped or "," in plain) and not item:
        raise refused("Q011", f"`{word.text}` is not how a rule writes a number", word, _RULE_NUMBER)
    found = _NUMBER.fullmatch(plain)
    assert found is not None, word.text
    exponent = found["exponent"] or found["ten"] or "0"
    mantissa = _decimal(found["mantissa"] or "1", word, grouped=grouped)
    digits = sum(character.isdigit() for character in mantissa)
    if digits > MOST_DIGITS or len(exponent) > 6 or abs(int(exponent)) > LARGEST_EXPONENT:
        raise refused(
            "Q003",
            "a number is too long or too large",
            word,
            f"at most {MOST_DIGITS} digits and powers of ten up to {LARGEST_EXPONENT} are read",
        )
    return Fraction(f"{found['sign']}{mantissa}e{exponent}")


_RULE_NUMBER = "write it without separators, with a decimal point: `12700.5`, or `1.27e4`"


def _decimal(mantissa: str, word: Word, *, grouped: bool) -> str:
    """The mantissa with a decimal point, or without any; a comma is settled or refused."""
    if "," not in mantissa:
        return mantissa
    whole, _, rest = mantissa.partition(",")
    if "," in rest or "." in mantissa:
        joined = mantissa.replace(",", "")
        raise refused(
            "Q005",
            f"`{word.text}` uses commas in a way that can be misread",
            word,
            "leave out separators between thousands and write a decimal point",
            suggestion=joined if joined.count(".") < 2 else None,
        )
    if len(rest) == 3 and not grouped and len(whole) <= 3 and not whole.startswith("0"):
        raise refused(
            "Q005",
            f"`{word.text}` can be read in two ways",
            word,
            f"write `{whole}{rest}` for thousands, or `{whole}.{rest}` for a decimal fraction",
        )
    return f"{whole}.{rest}"
