"""DuckDB: the criteria in SQL, all rules of a kind in one query."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import duckdb

from benchmarks.criteria import KindRules
from benchmarks.peers import Verdicts
from benchmarks.peers.polars import Polars
from benchmarks.peers.text import Dialect
from benchmarks.rows import Row

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

    def prepare(self, rules: KindRules, items: Sequence[Row]) -> Any:
        """An Arrow table."""
        frame = Polars().prepare(rules, items)
        return frame.cast({name: str for name, each in rules.parameters.items() if each.type == "choice"}).to_arrow()

    def repeated(self, frame: Any, times: int) -> Any:
        """The table several times over, in one piece."""
        import pyarrow as pa

        return pa.concat_tables([frame] * times).combine_chunks()

    def compile(self, rules: KindRules) -> Callable[[Any], Any]:
        """A query."""
        columns = ", ".join(f"{SQL.plain(rule.form)} as c{number}" for number, rule in enumerate(rules.rules))

        def decide(rows: Any) -> Any:
            self.connection.register("items", rows)
            found = self.connection.execute(f"select {columns} from items").to_arrow_table()
            self.connection.unregister("items")
            return found

        return decide

    def read(self, answers: Any) -> list[Verdicts]:
        """Row by row."""
        columns = [column.to_pylist() for column in answers.columns]
        return [list(row) for row in zip(*columns, strict=True)]
