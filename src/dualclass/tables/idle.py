"""Plans that nobody uses at the moment: whoever classifies many small tables of one shape has each plan made once."""

from __future__ import annotations

import datetime
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Unpack

from dualclass.api import chosen_regimes
from dualclass.tables.mapping import TableMapping
from dualclass.tables.plan import Asked, BatchPlan, plan_batches

if TYPE_CHECKING:
    from dualclass.plugins.loading import LoadedLists

MOST_PLANS = 4
"""So many plans are kept while nobody uses them, the last used ones."""

MOST_KNOWN = 1 << 17
"""A plan that remembers more than this (``ColumnEvaluator.known``) is not kept: a service must not grow with what it
has seen.
"""


class IdlePlans:
    """Plans by what they were asked for. A plan is used by one caller at a time, from whatever thread."""

    def __init__(self) -> None:
        """Begin without any."""
        self._lock = Lock()
        self._plans: list[tuple[tuple[object, ...], BatchPlan]] = []

    @contextmanager
    def borrowed(
        self,
        lists: LoadedLists,
        schema: Any,
        mapping: TableMapping,
        **asked: Unpack[Asked],
    ) -> Generator[BatchPlan]:
        """A plan as ``plan_batches`` makes it, and raises; one that raised while it was used is not kept."""
        asked["as_of"] = asked["as_of"] or datetime.datetime.now(tz=datetime.UTC).date()
        asked["regimes"] = tuple(chosen_regimes(lists, asked["regimes"]))
        asked["rules_dirs"] = tuple(map(Path, asked["rules_dirs"]))
        key = (_Same(lists), schema, mapping, asked)
        plan = self._taken(key) or plan_batches(lists, schema, mapping, **asked)
        yield plan
        if plan.evaluator.known <= MOST_KNOWN:
            with self._lock:
                self._plans = [(key, plan), *self._plans][:MOST_PLANS]

    def _taken(self, key: tuple[object, ...]) -> BatchPlan | None:
        with self._lock:
            for place, (known, plan) in enumerate(self._plans):
                if known == key:
                    del self._plans[place]
                    return plan
        return None


class _Same:
    """Equal to the same object alone; keeps it, so that no other takes its place."""

    def __init__(self, held: object) -> None:
        self._held = held

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other._held is self._held

    def __hash__(self) -> int:
        return id(self._held)
