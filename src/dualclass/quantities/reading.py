"""Text to quantity: ``>= 2.6 GS/s`` becomes exact numbers in the canonical unit of its dimension.

The text of an item is not trusted: its length is bounded before anything looks at it, nothing is ever
computed from it, and every refusal says what to write instead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

from dualclass.diagnostics import Diagnostic, DiagnosticError, Label, Place
from dualclass.quantities.forms import Form, FormError, Word, form_of
from dualclass.quantities.interval import Interval
from dualclass.quantities.numbers import read_number, refused
from dualclass.quantities.units import (
    Unit,
    canonical_interval,
    dimension_named,
    find_unit,
    unit_named,
    unknown_unit,
)
from dualclass.records import dataclass

LONGEST_TEXT = 200

_SHAPES = "write a number and its unit: `12 bit`, `1.27e7 m`, `>= 2.6 GS/s`, `1.2..1.5 GHz`, `0.8 um +- 0.1 um`"
# One spelling, two units: which was meant follows from the parameter, but only the person may say so.
_CONFUSED = {
    ("g", "acceleration"): "g0",
    ("mg", "acceleration"): "mg0",
    ("ug", "acceleration"): "ug0",
    ("rad", "absorbed dose"): "rad(Si)",
    ("m", "time"): "min",
    ("°", "temperature"): "degC",
    ("deg", "temperature"): "degC",
    ("degrees", "temperature"): "degC",
    ("dB", "level relative to carrier"): "dBc",
    ("dB", "antenna gain"): "dBi",
}
_BASIS = re.compile(
    r"\s+by\s+(?P<basis>weight|mass|volume|mole|atom|particle\s+volume\s+or\s+weight)\s*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """What an item states about one parameter.

    ``interval`` is in the canonical unit of ``dimension`` (an enclosure for decibels and radians), ``stated``
    in the stated ``unit``, exactly. ``is_span``: the item covers every value between the ends; otherwise it
    has one value, which lies somewhere between them. ``text`` is what was written.
    """

    text: str
    interval: Interval
    stated: Interval
    unit: str
    dimension: str
    is_span: bool = False


def read_quantity(text: str, units: Sequence[str], *, span: bool = False, item: bool = True) -> Quantity:
    """Read a quantity for a parameter that admits ``units``; any unit of the same dimension is understood.

    No units, or ``''`` among them: a pure number (a count, a ratio). ``span``: the parameter says what the
    item covers, ``30 to 40 GHz``; a single value covers itself. ``item``: decimal comma and spaced thousands
    are understood. Raises ``DiagnosticError`` with one diagnostic whose places are offsets in ``text``.
    """
    stripped = text[: LONGEST_TEXT * 2].strip()
    if len(text) > LONGEST_TEXT:
        shown = stripped[:20]
        raise _error("Q001", f"the text that begins `{shown}` is too long for a quantity", 0, len(text), _SHAPES)
    if not stripped:
        raise _error("Q002", "the value is empty", 0, len(text), _SHAPES)
    offset = text.index(stripped)
    try:
        form = form_of(stripped)
        return _meaning(stripped, form, _admitted(tuple(units)), span=span, item=item)
    except FormError as error:
        raise DiagnosticError(_unreadable(stripped, error.position).located("", offset)) from None
    except DiagnosticError as error:
        if error.diagnostics[0].code == "Q007" and _HYPHEN_RANGE.fullmatch(stripped):
            raise DiagnosticError(_unreadable(stripped, 0).located("", offset)) from None
        raise DiagnosticError(each.located("", offset) for each in error.diagnostics) from None


def is_negative(quantity: Quantity) -> bool:
    """Whether a value below zero is stated, wholly or in part (temperatures: below absolute zero)."""
    low, high = quantity.interval.low, quantity.interval.high
    if low is not None:
        return low < 0
    return high is not None and (high < 0 or (high == 0 and quantity.interval.high_open))


def split_basis(text: str) -> tuple[str, str | None]:
    """Part ``30 % by weight`` into ``30 %`` and ``weight`` (``mass`` counts as weight); no basis gives
    ``None``.
    """
    found = _BASIS.search(text[: LONGEST_TEXT * 2])
    if found is None:
        return text, None
    basis = " ".join(found["basis"].lower().split())
    return text[: found.start()], "weight" if basis == "mass" else basis


@dataclass(frozen=True, slots=True)
class _Admitted:
    units: tuple[str, ...]
    dimensions: tuple[str, ...]
    pure: bool

    @property
    def shown(self) -> str:
        return ", ".join(f"`{name}`" for name in self.units if name)


@lru_cache(maxsize=1024)
def _admitted(units: tuple[str, ...]) -> _Admitted:
    named = [unit_named(each) for each in units]
    with_unit = [each for each in named if each.name]
    return _Admitted(
        tuple(each.name for each in named),
        tuple(dict.fromkeys(each.dimension for each in with_unit)),
        len(with_unit) < len(named) or not named,
    )


def _meaning(text: str, form: Form, admitted: _Admitted, *, span: bool, item: bool) -> Quantity:
    _check_shape(text, form, span=span)
    whole = Word(text, 0)
    numbers = [read_number(word, item=item) for word in form.numbers]
    if form.name == "tolerance":
        unit, stated = _tolerance(form, numbers, admitted, whole)
    else:
        unit, numbers = _common_unit(form, numbers, admitted, whole)
        stated = _stated(form, numbers, whole)
    _check_level(stated, unit, whole)
    interval = canonical_interval(stated, unit)
    return Quantity(text, interval, stated, unit.name, unit.dimension, is_span=span)


def _stated(form: Form, numbers: list[Fraction], whole: Word) -> Interval:
    first, last = numbers[0], numbers[-1]
    if form.name == "bound":
        strict = form.border in ("<", ">")
        below = form.border.startswith("<")
        return Interval(None, first, high_open=strict) if below else Interval(first, None, low_open=strict)
    if first > last:
        raise refused("Q010", f"the ends of `{whole.text}` are the wrong way round", whole, "write the smaller first")
    return Interval(first, last)


def _check_shape(text: str, form: Form, *, span: bool) -> None:
    ends = [f"{n.text} {u.text}" if u else n.text for n, u in zip(form.numbers, form.units, strict=True)]
    if span and form.name in ("bound", "tolerance", "uncertain"):
        help = "say what the item covers, from one end to the other: `30 to 40 GHz`"
        if form.name == "uncertain":
            help = f"write `{ends[0]} to {ends[-1]}` for what the item covers"
        raise refused("Q013", f"`{text}` does not say which span the item covers", Word(text, 0), help)
    if form.name == "span" and not span:
        help = f"write `{ends[0]}..{ends[-1]}` for one value that lies somewhere between the two"
        raise refused("Q012", f"`{text}` is a span, and this parameter has one value", Word(text, 0), help)


def _unit_of(number: Word, word: Word | None, admitted: _Admitted) -> Unit:
    """The unit of one number, checked against what the parameter admits."""
    if word is None:
        if admitted.pure:
            return unit_named("")
        help = f"write it with its unit; this parameter is given in {admitted.shown}"
        raise refused("Q006", f"`{number.text}` has no unit", number, help)
    place = Place("", word.start, word.end)
    if not admitted.dimensions:
        help = "this parameter is a pure number: leave the unit out"
        raise refused("Q014", f"`{word.text}` stands where no unit belongs", word, help)
    unit = find_unit(word.text)
    if unit is None:
        raise DiagnosticError(unknown_unit(word.text, place, admitted.dimensions))
    if unit.dimension not in admitted.dimensions:
        wanted = " or ".join(admitted.dimensions)
        message = f"`{word.text}` is a unit of {unit.dimension}, not of {wanted}"
        help = f"this parameter is given in {admitted.shown}"
        meant = [_CONFUSED[word.text, each] for each in admitted.dimensions if (word.text, each) in _CONFUSED]
        suggestion = meant[0] if meant else None
        raise refused("Q009", message, word, help, "wrong dimension", suggestion)
    return unit


def _common_unit(form: Form, numbers: list[Fraction], admitted: _Admitted, whole: Word) -> tuple[Unit, list[Fraction]]:
    """The unit of the last number, and every number in it; a number without a unit has the last one's."""
    last_word = form.units[-1]
    if last_word is None and form.units[0] is not None:
        help = f"give both ends their unit, or only the last: `{form.numbers[0].text}..{form.numbers[-1].text} "
        raise refused(
            "Q006", f"`{form.numbers[-1].text}` has no unit", form.numbers[-1], f"{help}{form.units[0].text}`"
        )
    last = _unit_of(form.numbers[-1], last_word, admitted)
    found: list[Fraction] = []
    for value, number, word in zip(numbers, form.numbers, form.units, strict=True):
        unit = last if word is None else _unit_of(number, word, admitted)
        if (unit.dimension, unit.family) != (last.dimension, last.family):
            help = f"write both ends in `{unit.name}`, or both in `{last.name}`"
            raise refused("Q015", f"`{whole.text}` mixes two scales", whole, help)
        found.append((value * unit.factor + unit.offset - last.offset) / last.factor)
    return last, found


def _tolerance(form: Form, numbers: list[Fraction], admitted: _Admitted, whole: Word) -> tuple[Unit, Interval]:
    """``0.8 um +- 0.1 um``: the tolerance in a unit of the same dimension, or in per cent of the value."""
    value, tolerance = numbers
    value_word, tolerance_word = form.units
    own = value_word or tolerance_word
    unit = _unit_of(form.numbers[0], own, admitted)
    if tolerance < 0:
        raise refused("Q010", "a tolerance is below zero", form.numbers[1], "write it without a sign")
    if tolerance_word is None and value_word is not None:
        help = f"give the tolerance its unit: `{form.numbers[1].text} {value_word.text}`"
        raise refused("Q006", f"`{form.numbers[1].text}` has no unit", form.numbers[1], help)
    width = tolerance * _tolerance_factor(unit, tolerance_word, value, whole)
    return unit, Interval(value - width, value + width)


def _tolerance_factor(unit: Unit, word: Word | None, value: Fraction, whole: Word) -> Fraction:
    if word is None:
        return Fraction(1)
    other = find_unit(word.text)
    if other is None:
        raise DiagnosticError(unknown_unit(word.text, Place("", word.start, word.end), (unit.dimension,)))
    if (other.dimension, other.family) == (unit.dimension, unit.family):
        return other.factor / unit.factor
    if unit.dimension == other.dimension == "temperature":
        return other.factor / unit.factor
    decibels = unit.family == "level" or _counted_in_decibels(unit)
    if decibels and other.name == "dB":
        return 1 / unit.factor
    if other.name == "%" and unit.dimension not in ("number", "temperature") and not decibels:
        return abs(value) * other.factor
    help = f"give the tolerance in `{unit.name}`"
    raise refused("Q015", f"the tolerance in `{whole.text}` has another unit than the value", word, help)


def _counted_in_decibels(unit: Unit) -> bool:
    return any(base == "dB" for base, _ in dimension_named(unit.dimension).exponents)


def _check_level(stated: Interval, unit: Unit, whole: Word) -> None:
    if unit.family != "level":
        return
    if any(end is not None and abs(end) > 900 for end in (stated.low, stated.high)):
        raise refused("Q003", "a level is too large", whole, "levels up to 900 dB are read")


def _error(code: str, message: str, start: int, end: int, help: str) -> DiagnosticError:
    return DiagnosticError(Diagnostic(code, "error", message, (Label(Place("", start, end)),), help=help))


_NOT_A_NUMBER = re.compile(r"[+-]?\s*(nan|inf|infinity|∞)\b|[+-]?∞", re.IGNORECASE)
_HYPHEN_RANGE = re.compile(
    r"(?P<first>[0-9.]+(?:\s*[A-Za-z/%]+)?)\s*[-–—]\s*(?P<last>[0-9.]+(?:\s*[A-Za-z/%]+[0-9]?)?)"
)


def _unreadable(text: str, position: int) -> Diagnostic:
    """What to say about a text that has none of the shapes; common slips get help of their own."""
    place = Place("", min(position, max(0, len(text) - 1)), len(text))
    shown = text if len(text) <= 60 else f"{text[:60]}…"
    message, help = f"`{shown}` is not a quantity", _SHAPES
    hyphen = _HYPHEN_RANGE.fullmatch(text)
    if _NOT_A_NUMBER.match(text):
        message = f"`{text}` is not a number"
        help = "leave the parameter out when its value is not known, or give a bound: `>= 2.6 GS/s`"
    elif hyphen is not None:
        first, last = hyphen["first"].strip(), hyphen["last"]
        help = f"write `{first}..{last}` for one value between the two, or `{first} to {last}` for what the item covers"
    elif re.match(r"[+-]?\.[0-9]", text):
        help = "write a digit before the decimal point: `0.5 mm`"
    return Diagnostic("Q002", "error", message, (Label(place, "not understood from here"),), help=help)
