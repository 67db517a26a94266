"""The table of units held against pint, in exact arithmetic. Loads pint: for tests and checks by hand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from dualclass.quantities import functions
from dualclass.quantities.interval import Interval
from dualclass.quantities.units import Dimension, Unit, dimension_named, dimensions, unit_named

# Where pint's name differs from ours. Ours `S/s` is samples a second: pint's S is siemens.
_NAMES = {
    "nmi": "nautical_mile",
    "mi": "mile",
    "kn": "knot",
    "t": "metric_ton",
    "g0": "standard_gravity",
    "mg0": "millistandard_gravity",
    "ug0": "microstandard_gravity",
    "Torr": "torr",
    "mTorr": "millitorr",
    "mGal": "milligalileo",
    "uGal": "microgalileo",
    "rev": "turn",
    "deg": "degree",
    "arcmin": "arcminute",
    "arcsec": "arcsecond",
    "Gy": "gray",
    "rad(Si)": "rads",
    "krad(Si)": "kilorads",
    "Mrad(Si)": "megarads",
    "Bd": "baud",
    "kBd": "kilobaud",
    "MBd": "megabaud",
    "GBd": "gigabaud",
    "Ci": "curie",
    "mCi": "millicurie",
    "uCi": "microcurie",
    "H": "henry",
    "/s": "1/s",
    "%": "percent",
    "ppb": None,
    "rad(Si)/s": "rads/s",
    "uPa": "micropascal",
}

# Dimensions of which pint knows nothing, or something else under the same spelling (S is siemens, B is bel).
_OWN = {
    "sample rate",
    "frame rate",
    "floating point rate",
    "adjusted peak performance",
    "operation rate",
    "processing performance",
    "performance density",
    "sequence length",
    "level ratio",
    "level relative to carrier",
    "level relative to full scale",
    "antenna gain",
    "carrier noise density",
    "power noise density",
    "attenuation",
    "bandwidth ratio",
    "hardness Rockwell B",
    "hardness Rockwell C",
    "hardness Vickers",
    "heading error",
    "sheet resistance",
    "error rate",
    "emission rate",
    "fluence",
    "flux",
}


@dataclass(frozen=True, slots=True)
class PintReport:
    """``agreed`` and ``unknown`` unit names, and a line for every disagreement."""

    agreed: tuple[str, ...]
    unknown: tuple[str, ...]
    disagreements: tuple[str, ...]


def check_against_pint() -> PintReport:
    """Compare every unit's factor and offset with pint's, exactly."""
    from pint import UnitRegistry

    # The registry takes any number type; its annotation says float.
    make: Any = UnitRegistry
    registry = make(non_int_type=Fraction)
    agreed: list[str] = []
    unknown: list[str] = []
    wrong: list[str] = []
    for dimension in (dimension_named(name) for name in dimensions()):
        if dimension.name not in _OWN:
            wrong += _wrong_exponents(registry, dimension)
        for name in filter(None, dimension.units):
            unit = unit_named(name)
            expression = None if dimension.name in _OWN or unit.family == "level" else _expression(name)
            if expression is None:
                unknown.append(name)
                continue
            problem = _problem(registry, unit, dimension, expression)
            wrong += [problem] if problem else []
            agreed += [] if problem else [name]
    return PintReport(tuple(agreed), tuple(unknown), tuple(wrong))


_BASES = {
    "[length]": "m",
    "[mass]": "kg",
    "[time]": "s",
    "[temperature]": "K",
    "[current]": "A",
    "[luminosity]": "cd",
    "[substance]": "mol",
}


def _wrong_exponents(registry: Any, dimension: Dimension) -> list[str]:
    """The dimension's exponents against pint's, leaving out the base units that pint does not have."""
    found = registry.parse_units(_expression(dimension.canonical) or "dimensionless").dimensionality
    theirs = {_BASES.get(base, base): Fraction(power) for base, power in found.items()}
    ours = {base: power for base, power in dimension.exponents if base in _BASES.values()}
    return [] if ours == theirs else [f"{dimension.name}: {ours} here, {theirs} in pint"]


def _expression(name: str) -> str | None:
    """Our spelling as pint writes it, or ``None`` where pint has no such unit."""
    if name in _NAMES:
        return _NAMES[name]
    text = name.replace("(Si)", "")
    text = re.sub(r"sqrt\((\w+)\)", r"\1**(1/2)", text)

    def translated(match: re.Match[str]) -> str:
        word, power = match[1], match[2]
        return f"{_NAMES.get(word) or word}{'**' + power if power else ''}"

    text = re.sub(r"([A-Za-z%]+)([0-9]*)", translated, text.replace("ug0", "microstandard_gravity"))
    return ("1" if text.startswith("/") else "") + text.replace(".", "*")


def _problem(registry: Any, unit: Unit, dimension: Dimension, expression: str) -> str | None:
    canonical = _expression(dimension.canonical) if dimension.canonical else "dimensionless"
    try:
        theirs = registry.Quantity(Fraction(1), registry.parse_units(expression))
        target = registry.parse_units(canonical)
        ours, found = unit.factor + unit.offset, theirs.to(target).magnitude
    except Exception as error:
        return f"{unit.name}: pint has no such relation ({type(error).__name__}: {expression})"
    if unit.family == "circular":
        # Pint's own pi has some fifty places: it must agree with our enclosure to at least forty.
        exact = Interval.point(unit.factor * 180) / functions.pi()
        near = exact.low is not None and abs(exact.low / Fraction(found) - 1) < Fraction(1, 10**40)
        return None if near else f"{unit.name}: pint has {found}"
    return None if ours == found else f"{unit.name}: {ours} here, {found} in pint"
