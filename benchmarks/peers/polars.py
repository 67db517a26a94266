"""polars: the criteria written by hand as expressions, all rules of a kind in one ``select``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import polars as pl

from benchmarks.criteria import Compare, Every, Flag, Form, KindRules, Negated, OneOf, Some
from benchmarks.peers import Verdicts
from benchmarks.rows import Row

TYPES = {"flag": pl.Boolean, "choice": pl.Enum}


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

    def prepare(self, rules: KindRules, items: Sequence[Row]) -> pl.DataFrame:
        """A frame with floats, booleans and enumerations."""
        schema: dict[str, Any] = {}
        for name, parameter in rules.parameters.items():
            enumeration = pl.Enum(parameter.options) if parameter.type == "choice" else None
            schema[name] = enumeration or (pl.Boolean if parameter.type == "flag" else pl.Float64)
        return pl.DataFrame([dict(row.values) for row in items], schema=schema)

    def repeated(self, frame: pl.DataFrame, times: int) -> pl.DataFrame:
        """The frame several times over, in one piece."""
        return pl.concat([frame] * times, rechunk=True)

    def compile(self, rules: KindRules) -> Callable[[Any], Any]:
        """Expressions."""
        expressions = [expression(rule.form).alias(str(number)) for number, rule in enumerate(rules.rules)]
        return lambda frame: frame.lazy().select(expressions).collect()

    def read(self, answers: pl.DataFrame) -> list[Verdicts]:
        """Row by row."""
        return [list(row) for row in answers.rows()]
