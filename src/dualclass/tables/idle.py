"""Plans that nobody uses at the moment: whoever classifies many small tables of one shape has each plan made once."""

from __future__ import annotations

import datetime
from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from dualclass.api import chosen_regimes
from dualclass.tables.mapping import TableMapping
from dualclass.tables.plan import BatchPlan, plan_batches

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
        *,
        regimes: Iterable[str] | None,
        as_of: datetime.date | None,
        assume_ordinary: bool,
        rules_dirs: Sequence[Path],
    ) -> Generator[BatchPlan]:
        """A plan as ``plan_batches`` makes it, and raises; one that raised while it was used is not kept."""
        day = as_of or datetime.datetime.now(tz=datetime.UTC).date()
        chosen = tuple(chosen_regimes(lists, regimes))
        folders = tuple(Path(each) for each in rules_dirs)
        asked = (_Same(lists), schema, mapping, chosen, day, assume_ordinary, folders)
        plan = self._taken(asked) or plan_batches(
            lists,
            schema,
            mapping,
            regimes=chosen,
            as_of=day,
            assume_ordinary=assume_ordinary,
            rules_dirs=rules_dirs,
        )
        yield plan
        if plan.evaluator.known <= MOST_KNOWN:
            with self._lock:
                self._plans = [(asked, plan), *self._plans][:MOST_PLANS]

    def _taken(self, asked: tuple[object, ...]) -> BatchPlan | None:
        with self._lock:
            for place, (known, plan) in enumerate(self._plans):
                if known == asked:
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
