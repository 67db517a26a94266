"""rule-engine, in Python: one rule object a criterion and question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import rule_engine

from benchmarks.criteria import KindRules
from benchmarks.peers import Verdicts
from benchmarks.peers.text import Dialect, from_pair
from benchmarks.rows import Row

RULE_ENGINE = Dialect(both="and", either="or", negation="not ", null="null")


class RuleEngine:
    """May and must of every rule, each value guarded against being null: without guards it raises."""

    name = "rule-engine, three-valued"
    form = "two rules a criterion (may, must) with null guards, a shared context"
    says_unknown = True

    def prepare(self, _rules: KindRules, items: Sequence[Row]) -> list[Any]:
        """Dictionaries."""
        return [dict(row.values) for row in items]

    def compile(self, rules: KindRules) -> Callable[[Any], Any]:
        """Rules."""
        context = rule_engine.Context(default_value=None)
        pairs = [
            rule_engine.Rule(RULE_ENGINE.guarded(rule.form, certain=certain), context=context)
            for rule in rules.rules
            for certain in (False, True)
        ]
        return lambda item: [rule.matches(item) for rule in pairs]

    def read(self, answers: Any) -> Verdicts:
        """Pairs put together."""
        return [from_pair(may, must) for may, must in zip(answers[::2], answers[1::2], strict=True)]
