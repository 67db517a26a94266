"""DuckDB: the criteria in SQL, all rules of a kind in one query."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import duckdb
import polars as pl

from benchmarks.criteria import KindRules
from benchmarks.peers import Verdicts
from benchmarks.peers.text import Dialect

SQL = Dialect(both="and", either="or", negation="not ", equal="=", quote="'", member="{name} in ({options})")


class DuckDb:
    """One query a kind on an Arrow table of that kind's rows."""

    name = "DuckDB"
    form = "one query a kind with a column a rule, on an Arrow table; null is unknown"
    says_unknown = True

    def __init__(self) -> None:
        """Open a database in memory, with one thread."""
        self.connection = duckdb.connect()
        self.connection.execute("set threads to 1")

    def of_frame(self, rules: KindRules, frame: pl.DataFrame) -> Any:
        """An Arrow table with plain texts."""
        texts = {name: pl.String for name, each in rules.parameters.items() if each.type == "choice"}
        return frame.select(list(rules.parameters)).cast(texts).rechunk().to_arrow()

    def compile(self, rules: KindRules) -> Callable[[Any], Any]:
        """A query."""
        columns = ", ".join(f"{SQL.plain(rule.form)} as c{number}" for number, rule in enumerate(rules.rules))

        def decide(rows: Any) -> Any:
            self.connection.register("items", rows)
            found = self.connection.sql(f"select {columns} from items").to_arrow_table()
            self.connection.unregister("items")
            return found

        return decide

    def read(self, answers: Any) -> list[Verdicts]:
        """Row by row."""
        columns = [column.to_pylist() for column in answers.columns]
        return [list(row) for row in zip(*columns, strict=True)]
