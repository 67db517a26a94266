"""Every other engine, with the criteria written in its own best form."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from benchmarks.criteria import KindRules
from benchmarks.rows import Row

type Verdicts = list[bool | None]


class ItemPeer(Protocol):
    """An engine asked item by item."""

    name: str
    form: str
    says_unknown: bool

    def prepare(self, rules: KindRules, items: Sequence[Row]) -> list[Any]:
        """The items as the engine takes them; not timed."""
        ...

    def compile(self, rules: KindRules) -> Callable[[Any], Any]:
        """A function from a prepared item to the answers of all rules of the kind; timed when called."""
        ...

    def read(self, answers: Any) -> Verdicts:
        """The answers as verdicts; not timed."""
        ...


class ColumnPeer(Protocol):
    """An engine asked for many rows at once."""

    name: str
    form: str
    says_unknown: bool

    def of_frame(self, rules: KindRules, frame: Any) -> Any:
        """The rows of a polars frame as the engine takes them; not timed."""
        ...

    def compile(self, rules: KindRules) -> Callable[[Any], Any]:
        """A function from prepared rows to the answers of all rules; timed when called."""
        ...

    def read(self, answers: Any) -> list[Verdicts]:
        """The answers as verdicts, row by row; not timed."""
        ...


ITEM = {
    "zen, two-valued": ("benchmarks.peers.zen", "ZenTwoValued"),
    "zen, three-valued": ("benchmarks.peers.zen", "ZenThreeValued"),
    "JSONLogic, two-valued": ("benchmarks.peers.jsonlogic", "JsonLogicTwoValued"),
    "JSONLogic, three-valued": ("benchmarks.peers.jsonlogic", "JsonLogicThreeValued"),
    "CEL": ("benchmarks.peers.cel", "Cel"),
    "rule-engine, three-valued": ("benchmarks.peers.ruleengine", "RuleEngine"),
}
COLUMNS = {
    "polars": ("benchmarks.peers.polars", "Polars"),
    "DuckDB": ("benchmarks.peers.duckdb", "DuckDb"),
}


def load(table: dict[str, tuple[str, str]], missing: list[str]) -> dict[str, Any]:
    """The engines that are installed; the names of the others are added to ``missing``."""
    found: dict[str, Any] = {}
    for name, (module, kind) in table.items():
        try:
            found[name] = getattr(importlib.import_module(module), kind)()
        except ImportError as error:
            missing.append(f"{name}: {error}")
    return found
