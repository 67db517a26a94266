"""The fates of mutants as lines of text and as plain values for JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dualclass.workshop.testing.borders.writing import flow
from dualclass.workshop.testing.mutation.records import Fate


@dataclass(frozen=True, slots=True)
class Mutated:
    """What became of all mutants of some lists. ``tests``: how many could notice; ``failing``: left out, they fail."""

    fates: tuple[Fate, ...]
    tests: int
    failing: int = 0

    @property
    def noticed(self) -> tuple[Fate, ...]:
        """Those that a test noticed."""
        return tuple(fate for fate in self.fates if fate.noticed is not None)

    @property
    def missed(self) -> tuple[Fate, ...]:
        """Those that no test noticed although an item shows them."""
        return tuple(fate for fate in self.fates if fate.suggestion is not None)

    @property
    def excused(self) -> tuple[Fate, ...]:
        """Those that somebody reviewed."""
        return tuple(fate for fate in self.fates if fate.excused)

    @property
    def alike(self) -> tuple[Fate, ...]:
        """Those of which no item was found that tells them from the rule."""
        return tuple(fate for fate in self.fates if fate.reason is not None and not fate.excused)


def mutation_lines(mutated: Mutated) -> Iterator[str]:
    """What nobody noticed, each with a test that would, or why there is none; then the counts."""
    for fate in mutated.missed:
        yield f"NOT NOTICED {fate.mutant.key}"
        suggestion = fate.suggestion
        if suggestion is not None:
            yield f"  this item tells them apart: {suggestion.expected} by the rule, {suggestion.mutated} when changed"
            yield f"    {suggestion.code}: {{item: {flow(suggestion.item)}, verdict: {suggestion.expected}}}"
    for fate in mutated.alike:
        yield f"ALIKE {fate.mutant.key}"
        yield f"  {fate.reason}"
    if mutated.failing:
        yield f"{mutated.failing} tests fail on the rules as they are and were left out"
    yield summary(mutated)


def summary(mutated: Mutated) -> str:
    """How many mutants, how many noticed, and what of the others."""
    every = len(mutated.fates)
    if not every:
        return "no change was tried: there is nothing to change here"
    parts = [f"{every} changes of the rules, {mutated.tests} tests: {len(mutated.noticed)} noticed"]
    parts.append(f"({100 * len(mutated.noticed) / every:.1f} %)")
    rest = [
        f"{len(mutated.missed)} not noticed though an item shows them",
        f"{len(mutated.excused)} reviewed and explained",
        f"{len(mutated.alike)} of which no item was found that shows them",
    ]
    return " ".join(parts) + ", " + ", ".join(rest)


def mutation_data(mutated: Mutated) -> dict[str, Any]:
    """The fates as plain values for JSON."""
    sorts = Counter(fate.mutant.operator for fate in mutated.fates)
    noticed = Counter(fate.mutant.operator for fate in mutated.noticed)
    return {
        "counts": {
            "mutants": len(mutated.fates),
            "noticed": len(mutated.noticed),
            "missed": len(mutated.missed),
            "excused": len(mutated.excused),
            "alike": len(mutated.alike),
            "tests": mutated.tests,
            "failing": mutated.failing,
        },
        "operators": {sort: {"mutants": count, "noticed": noticed[sort]} for sort, count in sorted(sorts.items())},
        "unnoticed": [_fate_data(fate) for fate in mutated.fates if fate.noticed is None],
    }


def _fate_data(fate: Fate) -> dict[str, Any]:
    suggestion = fate.suggestion
    return {
        "list": fate.mutant.mutated.name,
        "place": fate.mutant.place,
        "operator": fate.mutant.operator,
        "before": fate.mutant.before,
        "after": fate.mutant.after,
        "key": fate.mutant.key,
        "excused": fate.excused,
        "reason": fate.reason,
        "suggestion": None
        if suggestion is None
        else {
            "code": suggestion.code,
            "item": suggestion.item,
            "verdict": suggestion.expected,
            "mutated": suggestion.mutated,
        },
    }
