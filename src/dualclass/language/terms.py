"""What the sentences of a rule are made of: values, borders, conditions, subjects and references, as plain data."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal as OneOf

from dualclass.records import dataclass

# ---------------------------------------------------------------- values

Border = OneOf["at least", "more than", "at most", "less than", "exactly"]
Basis = OneOf["weight", "volume", "mole", "atom", "particle volume or weight"]
Scope = OneOf["item", "shipment", "host"]


@dataclass(frozen=True, slots=True)
class Face:
    """One printed number with its unit ('' for a pure number); ``either_sign`` for ``+-0.05 %``."""

    value: Fraction
    unit: str = ""
    either_sign: bool = False


@dataclass(frozen=True, slots=True)
class Literal:
    """A threshold as printed: one face, or two when the list prints an equivalent, ``453 K (180 degC)``."""

    faces: tuple[Face, ...]


@dataclass(frozen=True, slots=True)
class Rank:
    """A named grade of a ranked parameter, ``"DN 25"``, with the equivalent name printed beside it, if any."""

    name: str
    also: str | None = None


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """A term of a formula: ``number`` (value), ``name`` (parameter or letter) or an operation on terms.

    Operations: ``+ - * / ^``, ``negate`` and the functions ``log2 log10 sqrt min max sum``. For ``sum``, ``min``
    and ``max`` over a collection the terms name members with a dot, ``sum(processor.rate)``.
    """

    operation: str
    terms: tuple[Arithmetic, ...] = ()
    value: Fraction | None = None
    unit: str = ""
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Binding:
    """``N is points`` or ``L is measured_length in mm``: what a letter of a formula stands for."""

    letter: str
    parameter: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Formula:
    """A threshold that is worked out: arithmetic over letters, each bound to a parameter in a unit."""

    expression: Arithmetic
    unit: str = ""
    bindings: tuple[Binding, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteFigure:
    """``the figure in 6A003.b.4 note 3.a``: the one number of a note or paragraph."""

    reference: str


@dataclass(frozen=True, slots=True)
class OtherParameter:
    """``the same as nominal_rate``: the value of another parameter of the same subject."""

    name: str


Limit = Literal | Formula | Rank | NoteFigure | OtherParameter


@dataclass(frozen=True, slots=True)
class Bound:
    """A border and its value. ``beyond the figure in`` and ``the same as`` have their value say so."""

    border: Border
    limit: Limit


@dataclass(frozen=True, slots=True)
class Bounds:
    """One border, or two joined by ``but``; ``by_convention`` for ``between A and B`` and ``A to B`` (S11)."""

    bounds: tuple[Bound, ...]
    by_convention: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """``at temperature 923 K``: the circumstance of a measurement.

    mode ``value`` (equal in the printed unit), ``bounds`` (within borders), ``state`` (a named state), ``any``
    (one point is enough) or ``every`` (all points). ``fallback`` is ``highest below`` or ``lowest above`` when the
    list admits the nearest specified value.
    """

    parameter: str
    mode: OneOf["value", "bounds", "state", "any", "every"]
    value: Literal | None = None
    bounds: Bounds | None = None
    state: str | None = None
    fallback: OneOf["highest below", "lowest above"] | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose parameter: of the item (or, inside ``has ( .. )``, the member), the shipment or the host."""

    name: str
    method: str | None = None
    scope: Scope = "item"


# ---------------------------------------------------------------- references


@dataclass(frozen=True, slots=True)
class Reference:
    """A set of paragraphs, always *any of* them.

    form ``code`` (``1C010.c`` and everything below it), ``range`` (from ``first`` to ``last``), ``group`` (``3A``),
    ``category`` (``5`` with ``part``), ``note`` (a note's full name) or ``outside`` (``military list``,
    ``nuclear list``: another list, never evaluated here).
    Codes are complete: short forms (``.3``, ``b.4``) are completed while reading.
    """

    form: OneOf["code", "range", "group", "group range", "category", "note", "outside"]
    first: str
    last: str | None = None
    part: int | None = None
