"""polars: the criteria written by hand as expressions, all rules of a kind in one ``select``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import polars as pl

from benchmarks.criteria import Compare, Every, Flag, Form, KindRules, Negated, OneOf, Some
from benchmarks.peers import Verdicts


def expression(form: Form) -> pl.Expr:
    """The form as an expression; null is unknown and goes through ``and`` and ``or`` as Kleene has it."""
    match form:
        case Compare(name=name, operator=operator):
            column = pl.col(name)
            methods = {">=": column.ge, ">": column.gt, "<=": column.le, "<": column.lt}
            return methods[operator](form.threshold)
        case OneOf(name=name, options=options):
            return pl.any_horizontal([pl.col(name) == option for option in options])
        case Flag(name=name):
            return pl.col(name)
        case Negated(part=part):
            return ~expression(part)
        case Every(parts=parts):
            return pl.all_horizontal([expression(part) for part in parts])
        case Some(parts=parts):
            return pl.any_horizontal([expression(part) for part in parts])


class Polars:
    """One ``select`` a kind on a frame of that kind's rows."""

    name = "polars"
    form = "a lazy select of one expression a rule, on a frame a kind; null is unknown"
    says_unknown = True

    def of_frame(self, rules: KindRules, frame: pl.DataFrame) -> pl.DataFrame:
        """The frame itself, in one piece."""
        return frame.select(list(rules.parameters)).rechunk()

    def compile(self, rules: KindRules) -> Callable[[Any], Any]:
        """Expressions."""
        expressions = [expression(rule.form).alias(str(number)) for number, rule in enumerate(rules.rules)]
        return lambda frame: frame.lazy().select(expressions).collect()

    def read(self, answers: pl.DataFrame) -> list[Verdicts]:
        """Row by row."""
        return [list(row) for row in answers.rows()]
