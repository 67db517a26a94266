"""CEL in Rust (common-expression-language): one program a rule; a missing value is an error, absorbed or unknown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import cel

from benchmarks.criteria import KindRules
from benchmarks.peers import Verdicts
from benchmarks.peers.text import Dialect
from benchmarks.rows import Row

CEL = Dialect(both="&&", either="||", negation="!")


class Cel:
    """Missing values are left out of the context: CEL's own error rules make three values of them."""

    name = "CEL"
    form = "one program a rule, a shared context an item; an error that nothing absorbs is unknown"
    says_unknown = True

    def prepare(self, _rules: KindRules, items: Sequence[Row]) -> list[Any]:
        """Dictionaries without what is missing."""
        return [{name: value for name, value in row.values.items() if value is not None} for row in items]

    def compile(self, rules: KindRules) -> Callable[[Any], Any]:
        """Programs."""
        programs = [cel.compile(CEL.plain(rule.form)) for rule in rules.rules]

        def decide(item: dict[str, Any]) -> list[Any]:
            context = cel.Context(item)
            found: list[Any] = []
            for program in programs:
                try:
                    found.append(program.execute(context))
                except Exception:  # whatever it raises for a value that is not there
                    found.append(None)
            return found

        return decide

    def read(self, answers: Any) -> Verdicts:
        """As they are."""
        return list(answers)
