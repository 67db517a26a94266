"""polars, all the way: from the mixed table in the units that items state to outcomes and lists of codes, by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import polars as pl
import pyarrow as pa

from benchmarks.criteria import KindRules, Workload
from benchmarks.peers.polars import expression
from dualclass.quantities import to_canonical

FORM = "a filter a kind, units by factors, an expression a rule, codes by concat_list; sorted back by row"


def converted(rules: KindRules) -> list[pl.Expr]:
    """The columns that have a unit in canonical units."""
    return [
        (pl.col(name) * float(to_canonical(1, parameter.unit))).alias(name)
        for name, parameter in rules.parameters.items()
        if parameter.unit
    ]


def verdicts(work: Workload, numbers: pa.RecordBatch) -> Callable[[], list[pl.DataFrame]]:
    """A function that makes a frame of verdicts for each kind, out of the mixed table."""
    frame = pl.from_arrow(numbers)
    assert isinstance(frame, pl.DataFrame)
    plans = [
        (each.kind, converted(each), [expression(rule.form).alias(str(n)) for n, rule in enumerate(each.rules)])
        for each in work.kinds
    ]

    def task() -> list[pl.DataFrame]:
        numbered = frame.lazy().with_row_index("row")
        return pl.collect_all(
            [
                numbered.filter(pl.col("kind") == kind).with_columns(units).select("row", *rules)
                for kind, units, rules in plans
            ]
        )

    return task


def whole(work: Workload, codes: Sequence[Sequence[str]], numbers: pa.RecordBatch) -> Callable[[], pl.DataFrame]:
    """A function that makes ``row, outcome, controlled_by, open`` of the table."""
    frame = pl.from_arrow(numbers)
    assert isinstance(frame, pl.DataFrame)
    plans: list[tuple[str, list[pl.Expr], list[pl.Expr], list[pl.Expr]]] = []
    for each, mine in zip(work.kinds, codes, strict=True):
        told = [expression(rule.form).alias(code) for rule, code in zip(each.rules, mine, strict=True)]
        met = pl.concat_list([pl.when(pl.col(code)).then(pl.lit(code)) for code in mine]).list.drop_nulls()
        still = pl.concat_list([pl.when(pl.col(code).is_null()).then(pl.lit(code)) for code in mine]).list.drop_nulls()
        outcome = (
            pl.when(met.list.len() > 0)
            .then(pl.lit("controlled"))
            .when(still.list.len() > 0)
            .then(pl.lit("undetermined"))
            .otherwise(pl.lit("not_controlled"))
        )
        plans.append(
            (
                each.kind,
                converted(each),
                told,
                [outcome.alias("outcome"), met.alias("controlled_by"), still.alias("open")],
            )
        )

    def task() -> pl.DataFrame:
        numbered = frame.lazy().with_row_index("row")
        parts = [
            numbered.filter(pl.col("kind") == kind).with_columns(units).select("row", *rules).select("row", *outcomes)
            for kind, units, rules, outcomes in plans
        ]
        return pl.concat(parts).sort("row").collect()

    return task
