"""JSONLogic in Rust (datalogic-py): one rule that answers with a list, for all criteria of a kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import datalogic_py

from benchmarks.criteria import Compare, Every, Flag, Form, KindRules, Negated, OneOf, Some
from benchmarks.peers import Verdicts
from benchmarks.peers.text import from_pair
from benchmarks.rows import Row

type Logic = dict[str, Any]


def plain(form: Form) -> Logic:
    """The form as it stands."""
    match form:
        case Compare(name=name, operator=operator):
            return {operator: [{"var": name}, form.threshold]}
        case OneOf(name=name, options=options):
            return {"in": [{"var": name}, list(options)]}
        case Flag(name=name):
            return {"===": [{"var": name}, True]}
        case Negated(part=part):
            return {"!": [plain(part)]}
        case Every(parts=parts):
            return {"and": [plain(part) for part in parts]}
        case Some(parts=parts):
            return {"or": [plain(part) for part in parts]}


def guarded(form: Form, *, certain: bool) -> Logic:
    """Whether the form must hold (``certain``), or may."""
    match form:
        case Compare(name=name) | OneOf(name=name) | Flag(name=name):
            if certain:
                return {"and": [{"!==": [{"var": name}, None]}, plain(form)]}
            return {"or": [{"===": [{"var": name}, None]}, plain(form)]}
        case Negated(part=part):
            return {"!": [guarded(part, certain=not certain)]}
        case Every(parts=parts):
            return {"and": [guarded(part, certain=certain) for part in parts]}
        case Some(parts=parts):
            return {"or": [guarded(part, certain=certain) for part in parts]}


class JsonLogicTwoValued:
    """Every rule as it stands."""

    name = "JSONLogic, two-valued"
    form = "one compiled list of rules a kind; a missing number is nought: silently decided"
    says_unknown = False

    def __init__(self) -> None:
        """Make the engine."""
        self.engine = datalogic_py.Engine()
        self.session = self.engine.session()

    def prepare(self, _rules: KindRules, items: Sequence[Row]) -> list[Any]:
        """Dictionaries."""
        return [dict(row.values) for row in items]

    def _compiled(self, logic: list[Logic]) -> Callable[[Any], Any]:
        rule, evaluate = self.engine.compile(logic), self.session.evaluate
        return lambda item: evaluate(rule, item)

    def compile(self, rules: KindRules) -> Callable[[Any], Any]:
        """One list."""
        return self._compiled([plain(rule.form) for rule in rules.rules])

    def read(self, answers: Any) -> Verdicts:
        """As they are."""
        return list(answers)


class JsonLogicThreeValued(JsonLogicTwoValued):
    """May and must of every rule."""

    name = "JSONLogic, three-valued"
    form = "one compiled list a kind, a may/must pair with null guards for each rule"
    says_unknown = True

    def compile(self, rules: KindRules) -> Callable[[Any], Any]:
        """One list with two questions a rule."""
        return self._compiled(
            [guarded(rule.form, certain=certain) for rule in rules.rules for certain in (False, True)]
        )

    def read(self, answers: Any) -> Verdicts:
        """Pairs put together."""
        return [from_pair(may, must) for may, must in zip(answers[::2], answers[1::2], strict=True)]
