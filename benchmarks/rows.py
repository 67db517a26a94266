"""Items for the measurements: made from a seed, a fifth of the values missing, many at a threshold, the rest around.

Every value is exact: a short decimal number in the unit in which items state it, the nearest float of its canonical
value for the peers, and its text for files.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from benchmarks.criteria import KindRules, Parameter
from dualclass.items import PlainItem
from dualclass.quantities import format_number, from_canonical, to_canonical

SEED = 20261126
MISSING = 0.2

type Value = float | str | bool | None


@dataclass(frozen=True)
class Row:
    """One item: by parameter its text as an item file has it, and its value as peers get it (``None``: missing)."""

    texts: Mapping[str, str | bool | int]
    values: Mapping[str, Value]
    exact: Mapping[str, Fraction | str | bool | None]

    def item(self, kind: str) -> PlainItem:
        """The item as a file would have it."""
        return PlainItem(name="item", kind=kind, parameters=self.texts)


def rows(rules: KindRules, count: int, *, missing: float = MISSING, seed: int = SEED) -> Iterator[Row]:
    """Items of one kind."""
    chance = random.Random(f"{seed} {rules.kind} {missing}")
    choices = {name: _choices(parameter, chance) for name, parameter in rules.parameters.items()}
    for _ in range(count):
        texts: dict[str, str | bool | int] = {}
        values: dict[str, Value] = {}
        exact: dict[str, Fraction | str | bool | None] = {}
        for name, possible in choices.items():
            if chance.random() < missing:
                values[name] = exact[name] = None
            else:
                texts[name], values[name], exact[name] = chance.choice(possible)
        yield Row(texts, values, exact)


def rows_at_borders(rules: KindRules, count: int) -> list[Row]:
    """Items with every value missing or at, just below or just above a threshold: for checking, not for timing."""
    chance = random.Random(f"{SEED} borders {rules.kind}")
    choices = {name: _choices(parameter, chance, around=0) for name, parameter in rules.parameters.items()}
    found: list[Row] = []
    for _ in range(count):
        chosen = {name: chance.choice([None, *possible]) for name, possible in choices.items()}
        found.append(
            Row(
                {name: each[0] for name, each in chosen.items() if each is not None},
                {name: None if each is None else each[1] for name, each in chosen.items()},
                {name: None if each is None else each[2] for name, each in chosen.items()},
            )
        )
    return found


type Possible = tuple[str | bool | int, float | str | bool, Fraction | str | bool]


def _choices(parameter: Parameter, chance: random.Random, around: int = 24) -> list[Possible]:
    if parameter.type == "flag":
        return [(True, True, True), (False, False, False)]
    if parameter.type == "choice":
        return [(option, option, option) for option in (*parameter.options,)]
    stated = [_stated(threshold, parameter) for threshold in dict.fromkeys(parameter.thresholds)]
    whole = parameter.type == "count"
    numbers: dict[Fraction, None] = {}
    for threshold in stated:
        step = Fraction(1) if whole else abs(threshold) / 1000 or Fraction(1, 1000)
        numbers |= dict.fromkeys((threshold - step, threshold, threshold + step))
    low, high = min(stated), max(stated)
    for _ in range(around):
        share = Fraction(chance.randrange(1, 4000), 2000)
        number = low + (high - low) * share if high > low else high * share
        numbers[Fraction(round(number)) if whole else Fraction(f"{float(number):.4g}")] = None
    return [_possible(number, parameter) for number in numbers if number >= 0]


def _stated(threshold: Fraction, parameter: Parameter) -> Fraction:
    return threshold if not parameter.unit else from_canonical(threshold, parameter.unit)


def _possible(number: Fraction, parameter: Parameter) -> Possible:
    exact = to_canonical(number, parameter.unit) if parameter.unit else number
    if parameter.type == "count":
        return int(number), float(exact), exact
    return f"{format_number(number)} {parameter.unit}".strip(), float(exact), exact
