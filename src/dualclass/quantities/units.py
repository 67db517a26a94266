"""The units a parameter may have: a closed vocabulary with exact factors.

Nothing here guesses: a spelling is admitted, refused with a remedy, or unknown with a suggestion.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache, lru_cache

from dualclass.diagnostics import Diagnostic, DiagnosticError, Label, Place
from dualclass.quantities import functions
from dualclass.quantities.interval import Interval
from dualclass.quantities.spellings import aliases, remedy_for, tidied
from dualclass.quantities.unit_table import TABLE
from dualclass.records import dataclass

_LARGEST_LEVEL = 1000
_MAY_BE_NEGATIVE = frozenset(
    {"expansion", "temperature rate", "voltage", "angle", "electro-optic coefficient", "charge"}
)


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit: ``value * factor + offset`` in the first unit of its scale family.

    ``family`` names the scale within the dimension, as lists print thresholds on two scales side by side. For
    families ``level`` and ``circular`` the way on to the dimension's canonical unit is not rational; for all
    others factor and offset lead to the canonical unit itself.
    """

    name: str
    dimension: str
    factor: Fraction
    offset: Fraction
    family: str

    @property
    def exact(self) -> bool:
        """Whether the factor to the canonical unit is a rational number."""
        return self.family not in ("level", "circular")


@dataclass(frozen=True, slots=True)
class Dimension:
    """A sort of quantity: its name, canonical unit, exponents over base units and units in order of the
    table.
    """

    name: str
    canonical: str
    exponents: tuple[tuple[str, Fraction], ...]
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Table:
    entries: dict[str, tuple[str, str, str]]
    dimensions: dict[str, tuple[str, tuple[str, ...]]]
    aliases: dict[str, str]


@cache
def _table() -> _Table:
    """Split the table into units (dimension, family, factor text) and dimensions; numbers are read when
    asked.
    """
    entries: dict[str, tuple[str, str, str]] = {"": ("number", "plain", "1")}
    dimensions: dict[str, tuple[str, tuple[str, ...]]] = {}
    for line in TABLE.replace("\n    ", " ").strip().splitlines():
        dimension, exponents, families = line.split("; ")
        names: list[str] = []
        for block in families.split(" | "):
            family, _, units = block.partition(": ")
            for each in units.strip().split(", "):
                name, _, factor = each.partition(" ")
                name = "" if dimension == "number" and name == "1" else name
                entries[name] = (dimension, family, factor)
                names.append(name)
        dimensions[dimension] = (exponents, tuple(names))
    return _Table(entries, dimensions, {k: v for k, v in aliases().items() if k not in entries and v in entries})


def _ratio(text: str) -> Fraction:
    top, _, bottom = text.partition("/")
    return Fraction(top) / Fraction(bottom or 1)


@cache
def _unit(name: str) -> Unit:
    dimension, family, text = _table().entries[name]
    factor, _, offset = text.partition("=")
    return Unit(name, dimension, _ratio(factor), _ratio(offset or "0"), family)


@lru_cache(maxsize=4096)
def find_unit(text: str) -> Unit | None:
    """A spelling's unit, or ``None`` when it is refused or unknown; ``''`` is the pure number."""
    table = _table()
    if text in table.entries:
        return _unit(text)
    if remedy_for(text) is not None:
        return None
    tidy = tidied(text)
    for spelling in (text, tidy):
        name = table.aliases.get(spelling)
        if name is not None:
            return _unit(name)
    return _unit(tidy) if tidy in table.entries and tidy else None


def unit_named(text: str) -> Unit:
    """The unit a spelling stands for. Raises ``DiagnosticError`` for an ambiguous or unknown one."""
    unit = find_unit(text)
    if unit is None:
        raise DiagnosticError(unknown_unit(text, Place("", 0, len(text)), ()))
    return unit


def unknown_unit(text: str, place: Place, dimensions: tuple[str, ...]) -> Diagnostic:
    """What to say about a spelling that is not admitted, suggesting units of the given dimensions."""
    remedy = remedy_for(text)
    if remedy is not None:
        return Diagnostic(
            "Q008",
            "error",
            f"`{text}` can be misread as a unit",
            (Label(place, "can be misread"),),
            help=remedy,
        )
    names = [name for each in dimensions for name in dimension_named(each).units if name]
    suggestion = _nearest(tidied(text), names) or _nearest(tidied(text), [n for n in _table().entries if n])
    listed = ", ".join(f"`{name}`" for name in names[:12])
    return Diagnostic(
        "Q007",
        "error",
        f"`{text}` is not a known unit",
        (Label(place, "not a known unit"),),
        help=f"known units of {' or '.join(dimensions)}: {listed}" if listed else None,
        suggestion=suggestion,
    )


def _nearest(text: str, names: list[str]) -> str | None:
    from rapidfuzz import distance, process

    same = [name for name in names if name.lower() == text.lower()]
    if same:
        # `mw` may be milliwatt or megawatt: naming one of them would be a guess.
        return same[0] if len(same) == 1 else None
    # Insertions, deletions and swaps only up to a third of the spelling: a wild guess helps nobody.
    allowed = max(1, len(text) // 3)
    found = process.extractOne(text, names, scorer=distance.OSA.distance, score_cutoff=allowed)
    return found[0] if found and len(text) > 1 else None


@cache
def dimension_named(name: str) -> Dimension:
    """The dimension of that name. Raises ``KeyError`` when the table has none."""
    exponents, units = _table().dimensions[name]
    return Dimension(name, units[0], _exponents(exponents), units)


def _exponents(text: str) -> tuple[tuple[str, Fraction], ...]:
    found: list[tuple[str, Fraction]] = []
    for part in text.split():
        base = part.rstrip("-/0123456789")
        if base:
            found.append((base, Fraction(part[len(base) :] or 1)))
    return tuple(sorted(found))


def may_be_negative(dimension: str) -> bool:
    """Whether values of a dimension can lie below zero; temperatures count from absolute zero."""
    if dimension in _MAY_BE_NEGATIVE:
        return True
    return any(base == "dB" for base, _ in dimension_named(dimension).exponents)


def dimensions() -> tuple[str, ...]:
    """The names of all dimensions, in order of the table."""
    return tuple(_table().dimensions)


def dimension_of(unit: str) -> str:
    """The name of a unit's dimension. Raises ``DiagnosticError`` for an unknown unit."""
    return unit_named(unit).dimension


def canonical_unit(dimension: str) -> str:
    """The unit in which values of a dimension are compared."""
    return dimension_named(dimension).canonical


def to_canonical(value: Fraction, unit: str) -> Fraction:
    """A value in the canonical unit of its dimension, exactly.

    Raises ``ValueError`` for decibels and radians, whose factor is not rational: see ``canonical_interval``.
    """
    found = unit_named(unit)
    if found.exact:
        return value * found.factor + found.offset
    enclosure = canonical_interval(Interval.point(value), found)
    if enclosure.low is None or not enclosure.is_point:
        raise ValueError(f"{value} {unit} has no exact value in {canonical_unit(found.dimension)}")
    return enclosure.low


def from_canonical(value: Fraction, unit: str) -> Fraction:
    """A value given in the canonical unit, in another unit of the dimension, exactly; ``ValueError`` as
    above.
    """
    found = unit_named(unit)
    if not found.exact:
        raise ValueError(f"{unit} has no exact relation to {canonical_unit(found.dimension)}")
    return (value - found.offset) / found.factor


def family_interval(stated: Interval, unit: Unit) -> Interval:
    """An interval in the first unit of the unit's scale family, always exact."""
    return stated.scaled(unit.factor, unit.offset)


def canonical_interval(stated: Interval, unit: Unit) -> Interval:
    """An interval in the canonical unit: exact, or a narrow enclosure for decibels and radians.

    Raises ``ValueError`` for levels beyond a thousand decibels.
    """
    scaled = family_interval(stated, unit)
    if unit.exact:
        return scaled
    if unit.family == "circular":
        return scaled * (Interval.point(180) / functions.pi())
    return _from_level(scaled)


def _from_level(level: Interval) -> Interval:
    """Watts from decibels over a milliwatt."""
    ends = [None if end is None else _watts(end) for end in (level.low, level.high)]
    low, high = ends
    if low is None:
        below, below_open = Fraction(0), True
    else:
        below, below_open = low.low, low.low_open or (level.low_open and low.is_point)
    if high is None:
        return Interval(below, None, below_open)
    return Interval(below, high.high, below_open, level.high_open and high.is_point)


@lru_cache(maxsize=4096)
def _watts(level: Fraction) -> Interval:
    if abs(level) > _LARGEST_LEVEL:
        raise ValueError("a level beyond 1000 dB")
    return functions.power(Interval.point(10), (level - 30) / 10)
