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
    """One item: by parameter its text as an item file has it, its value as peers get it (``None``: missing), that value
    exactly, and the bare number in the unit that items state.
    """

    texts: Mapping[str, str | bool | int]
    values: Mapping[str, Value]
    exact: Mapping[str, Fraction | str | bool | None]
    stated: Mapping[str, float | int | str | bool | None]

    def item(self, kind: str) -> PlainItem:
        """The item as a file would have it."""
        return PlainItem(name="item", kind=kind, parameters=self.texts)


def rows(rules: KindRules, count: int, *, missing: float = MISSING, seed: int = SEED) -> Iterator[Row]:
    """Items of one kind."""
    chance = random.Random(f"{seed} {rules.kind} {missing}")
    choices = {name: possible_values(parameter, chance) for name, parameter in rules.parameters.items()}
    for _ in range(count):
        texts: dict[str, str | bool | int] = {}
        values: dict[str, Value] = {}
        exact: dict[str, Fraction | str | bool | None] = {}
        stated: dict[str, float | int | str | bool | None] = {}
        for name, possible in choices.items():
            if chance.random() < missing:
                values[name] = exact[name] = stated[name] = None
            else:
                chosen = chance.choice(possible)
                texts[name], values[name], exact[name] = chosen.text, chosen.value, chosen.exact
                stated[name] = chosen.stated
        yield Row(texts, values, exact, stated)


def rows_at_borders(rules: KindRules, count: int) -> list[Row]:
    """Items with every value missing or at, just below or just above a threshold: for checking, not for timing."""
    chance = random.Random(f"{SEED} borders {rules.kind}")
    choices = {name: possible_values(parameter, chance, around=0) for name, parameter in rules.parameters.items()}
    found: list[Row] = []
    for _ in range(count):
        chosen = {name: chance.choice([None, *possible]) for name, possible in choices.items()}
        found.append(
            Row(
                {name: each.text for name, each in chosen.items() if each is not None},
                {name: None if each is None else each.value for name, each in chosen.items()},
                {name: None if each is None else each.exact for name, each in chosen.items()},
                {name: None if each is None else each.stated for name, each in chosen.items()},
            )
        )
    return found


@dataclass(frozen=True)
class Possible:
    """One value a parameter may have: in a file, as a bare number, as peers get it, exactly."""

    text: str | bool | int
    stated: float | int | str | bool
    value: float | str | bool
    exact: Fraction | str | bool


def possible_values(parameter: Parameter, chance: random.Random, around: int = 24) -> list[Possible]:
    """Values at, just below and just above every threshold, and some more between and around them."""
    if parameter.type == "flag":
        return [Possible(truth, truth, truth, truth) for truth in (True, False)]
    if parameter.type == "choice":
        return [Possible(option, option, option, option) for option in parameter.options]
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
        return Possible(int(number), int(number), float(exact), exact)
    stated = float(number)
    assert Fraction(repr(stated)) == number, "a value must be a short decimal number"
    return Possible(f"{format_number(number)} {parameter.unit}".strip(), stated, float(exact), exact)
