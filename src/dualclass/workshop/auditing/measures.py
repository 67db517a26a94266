"""Numbers with units as the audit compares them: exact, across units of one dimension."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from dualclass.quantities import Unit, find_unit

type Key = tuple[str, str, Fraction]


@dataclass(frozen=True, slots=True)
class Measure:
    """A number and its unit, ``''`` for a bare number; ``known`` is false for a unit outside the unit table."""

    value: Fraction
    unit: str = ""
    known: bool = True

    @property
    def key(self) -> Key:
        """Two measures are the same quantity when their keys are equal: ``1 mm`` and ``1000 um``.

        Decibels and radians stay on their own scale, since their way to the canonical unit is not rational; printed
        pairs such as ``75 W (48.75 dBm)`` are compared face by face.
        """
        found = find_unit(self.unit) if self.known else None
        if found is None:
            return ("?", self.unit, self.value)
        return (_dimension(found), "" if found.exact else found.family, self.value * found.factor + found.offset)

    @property
    def shown(self) -> str:
        """The measure as a rule would write it."""
        return f"{number_text(self.value)} {self.unit}".rstrip()


def _dimension(unit: Unit) -> str:
    """Frequencies and rates are both counted per second."""
    return "rate" if unit.dimension == "frequency" else unit.dimension


def number_text(value: Fraction) -> str:
    """An exact number in the shortest usual form: ``0.9``, ``1/3``, ``2.54e6``."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    if value and not Fraction(1, 10_000) <= abs(value) < 1_000_000:
        exponent = 0
        mantissa = abs(value)
        while mantissa >= 10:
            mantissa, exponent = mantissa / 10, exponent + 1
        while mantissa < 1:
            mantissa, exponent = mantissa * 10, exponent - 1
        return f"{'-' if value < 0 else ''}{_decimal(mantissa)}e{exponent}"
    return _decimal(value)


def _decimal(value: Fraction) -> str:
    places = 0
    scaled = abs(value)
    while scaled.denominator != 1:
        scaled, places = scaled * 10, places + 1
    digits = str(scaled.numerator).rjust(places + 1, "0")
    text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return f"-{text}" if value < 0 else text
