"""What the vocabulary knows of a kind, a parameter, a judgement and a group: plain frozen records."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal as OneOf

from dualclass.language.criteria import Arithmetic
from dualclass.language.paragraphs import ParameterType
from dualclass.records import dataclass, field

LANGUAGES = ("en", "zh", "ko", "ru")
COLLECTIONS = frozenset({"part", "enumerated", "sampled"})
QUANTITIES = frozenset({"quantity", "count", "span", "curve", "level", "derived"})


@dataclass(frozen=True, slots=True)
class ParameterDefinition:
    """One parameter: a name has one meaning wherever it is declared.

    ``units``: the admitted unit texts, of one ``dimension`` (``None``: a pure number, or not a quantity).
    ``options``: of a choice, a set, or, in rising order, of a ranked parameter. ``methods``: every method
    declared for the name; ``plain``: it was also declared without one. ``falls_with`` and ``rises_with``:
    conditions it is monotone in. ``alone_best``: stated without its circumstances, it is the best under any of
    them, the largest or, where smaller is better, the smallest. ``expression``: of a derived parameter.
    ``kinds``: those that declare it (it belongs to every kind below them); ``everywhere``: it belongs to every
    item. ``members``: parameters of a collection's or part's members, by the name after the dot.
    """

    name: str
    type: ParameterType
    units: tuple[str, ...] = ()
    dimension: str | None = None
    options: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()
    plain: bool = True
    text: str | None = None
    better: OneOf["smaller", "larger"] | None = None
    alone_best: bool = False
    falls_with: tuple[str, ...] = ()
    rises_with: tuple[str, ...] = ()
    expression: Arithmetic | None = None
    extraordinary: bool = False
    kinds: frozenset[str] = frozenset()
    everywhere: bool = False
    members: Mapping[str, ParameterDefinition] = field(default_factory=dict[str, "ParameterDefinition"])

    @property
    def is_collection(self) -> bool:
        """Whether it has members: a part, an enumerated or a sampled collection."""
        return self.type in COLLECTIONS

    @property
    def is_quantity(self) -> bool:
        """Whether its values are quantities (a count is one without a unit)."""
        return self.type in QUANTITIES

    @property
    def only_method(self) -> str | None:
        """The method a bare value was measured by: the one declared, if there is exactly one."""
        return self.methods[0] if len(self.methods) == 1 and not self.plain else None


def rank_names(option: str) -> tuple[str, ...]:
    """The names of a rank that has several, ``DN 25 = NPS 1``; of any other option its one name."""
    return tuple(name.strip() for name in option.split(" = "))


def rank_of(name: str | None, options: tuple[str, ...]) -> int | None:
    """Which of the ranks a name stands for; ``None`` when it is none of theirs."""
    return next((n for n, option in enumerate(options) if name in (option, *rank_names(option))), None)


@dataclass(frozen=True, slots=True)
class HeldShare:
    """What every material of a kind holds of a constituent, by ``basis``: from ``low`` to ``high``, both included."""

    constituent: str
    basis: str
    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class KindDefinition:
    """One kind of item: its direct parents, what it is declared apart from, its names by language, its ``shares``."""

    name: str
    parents: tuple[str, ...] = ()
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    apart: tuple[str, ...] = ()
    parameters: tuple[str, ...] = ()
    shares: tuple[HeldShare, ...] = ()


@dataclass(frozen=True, slots=True)
class JudgementDefinition:
    """The question to ask for a term of purpose; ``extraordinary``: an ordinary item has the answer no."""

    key: str
    question: str
    extraordinary: bool = False


@dataclass(frozen=True, slots=True)
class GroupDefinition:
    """A named set of options (countries by ISO 3166 code); with ``all_except`` all but its members."""

    name: str
    members: tuple[str, ...] = ()
    all_except: bool = False
    text: str | None = None
