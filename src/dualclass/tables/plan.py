"""A plan: what classifying the batches of one table needs, worked out once; workers are sent its arguments."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict

from dualclass.api import Classifier, chosen_regimes, loaded_lists
from dualclass.tables.evaluator import ColumnEvaluator
from dualclass.tables.mapping import TableMapping

if TYPE_CHECKING:
    import pyarrow as pa

    from dualclass.plugins.loading import LoadedLists


class Asked(TypedDict):
    """What ``plan_batches`` may be asked for, all of it named: for who hands it on."""

    regimes: Iterable[str] | None
    as_of: datetime.date | None
    assume_ordinary: bool
    rules_dirs: Sequence[Path]


class BatchPlan:
    """How the batches of one table are classified. Made by ``plan_batches``.

    ``regimes``: in the order of the outcome rows. ``editions``: the name of each regime's edition on the day. Pickled,
    it holds its arguments only: a worker loads the lists anew and answers alike, being given the day.
    """

    def __init__(
        self,
        lists: LoadedLists,
        schema: pa.Schema,
        mapping: TableMapping,
        regimes: Sequence[str],
        as_of: datetime.date,
        *,
        assume_ordinary: bool,
        rules_dirs: Sequence[Path],
    ) -> None:
        """Take the arguments of ``plan_batches``, the defaults filled in."""
        self.schema = schema
        self.mapping = mapping
        self.regimes = tuple(regimes)
        self.as_of = as_of
        self.assume_ordinary = assume_ordinary
        self.rules_dirs = tuple(rules_dirs)
        self.classifier = Classifier(lists, regimes, as_of, assume_ordinary=assume_ordinary)
        self.editions = {
            regime: evaluator.view.edition.name for regime, evaluator in self.classifier.evaluators.items()
        }
        self.evaluator = ColumnEvaluator(self.classifier, mapping)

    def __reduce__(self) -> tuple[Any, ...]:
        """The arguments alone: lists are loaded where the plan is used."""
        return _rebuilt, (
            self.schema,
            self.mapping,
            self.regimes,
            self.as_of,
            self.assume_ordinary,
            self.rules_dirs,
        )


def _rebuilt(
    schema: pa.Schema,
    mapping: TableMapping,
    regimes: tuple[str, ...],
    as_of: datetime.date,
    assume_ordinary: bool,
    rules_dirs: tuple[Path, ...],
) -> BatchPlan:
    return BatchPlan(
        loaded_lists(rules_dirs),
        schema,
        mapping,
        regimes,
        as_of,
        assume_ordinary=assume_ordinary,
        rules_dirs=rules_dirs,
    )


def plan_batches(
    lists: LoadedLists,
    schema: pa.Schema,
    mapping: TableMapping,
    *,
    regimes: Iterable[str] | None = None,
    as_of: datetime.date | None = None,
    assume_ordinary: bool = False,
    rules_dirs: Sequence[Path] = (),
) -> BatchPlan:
    """Plan the classification of a table of this schema; ``as_of``: today by default, for every batch and worker.

    ``rules_dirs``: the folders that ``lists`` were loaded with, for workers that load them anew. Raises
    ``DiagnosticError`` for a regime no list claims, or a day outside every edition of a chosen list.
    """
    day = as_of or datetime.datetime.now(tz=datetime.UTC).date()
    return BatchPlan(
        lists,
        schema,
        mapping,
        chosen_regimes(lists, regimes),
        day,
        assume_ordinary=assume_ordinary,
        rules_dirs=[Path(each) for each in rules_dirs],
    )
