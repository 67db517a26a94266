"""zen-engine (GoRules), in Rust: one compiled expression for all rules of a kind, which is its fastest form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import zen

from benchmarks.criteria import KindRules
from benchmarks.peers import Verdicts
from benchmarks.peers.text import Dialect, from_pair
from benchmarks.rows import Row

ZEN = Dialect(both="and", either="or", negation="not ", null="null")


class ZenTwoValued:
    """Every rule as it stands: for items from which nothing is missing."""

    name = "zen, two-valued"
    form = "one compiled array expression a kind; an item with a missing value raises or is decided wrongly"
    says_unknown = False

    def prepare(self, _rules: KindRules, items: Sequence[Row]) -> list[Any]:
        """Dictionaries."""
        return [dict(row.values) for row in items]

    def compile(self, rules: KindRules) -> Callable[[Any], Any]:
        """One expression."""
        return zen.compile_expression("[" + ", ".join(ZEN.plain(rule.form) for rule in rules.rules) + "]").evaluate

    def read(self, answers: Any) -> Verdicts:
        """As they are."""
        return list(answers)


class ZenThreeValued(ZenTwoValued):
    """May and must of every rule, each value guarded against being null."""

    name = "zen, three-valued"
    form = "one compiled array expression a kind, a may/must pair with null guards for each rule"
    says_unknown = True

    def compile(self, rules: KindRules) -> Callable[[Any], Any]:
        """One expression with two questions a rule."""
        pairs = (ZEN.guarded(rule.form, certain=certain) for rule in rules.rules for certain in (False, True))
        return zen.compile_expression("[" + ", ".join(pairs) + "]").evaluate

    def read(self, answers: Any) -> Verdicts:
        """Pairs put together."""
        return [from_pair(may, must) for may, must in zip(answers[::2], answers[1::2], strict=True)]
