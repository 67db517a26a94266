"""The Python face: load the lists once, classify items under them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from dualclass.diagnostics import Diagnostic, DiagnosticError
from dualclass.evaluation.common import CommonFindings
from dualclass.evaluation.listing import ListEvaluator
from dualclass.evaluation.outcome import ListOutcome, judge
from dualclass.explanation.announced import Announced
from dualclass.explanation.build import regime_result
from dualclass.explanation.report import ItemResult
from dualclass.items import ItemLike, ItemRecord, normalise
from dualclass.plugins.loading import LoadedLists, load_lists

if TYPE_CHECKING:
    from dualclass.explanation.classification import Classification


@lru_cache(maxsize=8)
def _loaded(rules_dirs: tuple[Path, ...]) -> LoadedLists:
    return load_lists(rules_dirs=rules_dirs)


def loaded_lists(rules_dirs: Sequence[Path] = ()) -> LoadedLists:
    """Every installed list and those of the given folders, loaded once per process.

    Raises ``DiagnosticError`` when a plugin fails to load, two claim one regime, or a rule file has an error.
    """
    return _loaded(tuple(Path(folder) for folder in rules_dirs))


class Classifier:
    """Classifies many items under the same lists on the same day. Safe to share between threads; keeps no item."""

    def __init__(
        self,
        lists: LoadedLists,
        regimes: Iterable[str] | None = None,
        as_of: datetime.date | None = None,
        *,
        assume_ordinary: bool = False,
    ) -> None:
        """Choose lists by regime (all of them by default) and the day (today by default).

        Raises ``DiagnosticError`` for a regime no list claims, or a day outside every edition of a chosen list.
        """
        self.vocabulary = lists.vocabulary
        self.as_of = as_of or datetime.datetime.now(tz=datetime.UTC).date()
        self.assume_ordinary = assume_ordinary
        self.evaluators = {
            regime: ListEvaluator(lists.lists[regime].view(self.as_of), lists.vocabulary)
            for regime in chosen_regimes(lists, regimes)
        }
        self._announced = {
            regime: Announced(lists.lists[regime], self.as_of, lists.vocabulary) for regime in self.evaluators
        }

    def record(self, item: ItemLike, file: str = "") -> ItemRecord:
        """The item with its names and units read; ``file`` is named in messages.

        Raises ``DiagnosticError`` with every mistake in it.
        """
        return normalise(item, self.vocabulary, file=file)

    def outcomes(self, record: ItemRecord) -> dict[str, ListOutcome]:
        """The recorded outcome under each list."""
        common: CommonFindings = {}
        return {
            regime: judge(evaluator, record, ordinary=self.assume_ordinary, common=common)
            for regime, evaluator in self.evaluators.items()
        }

    def classify(self, item: ItemLike, file: str = "", *, brief: bool = False) -> ItemResult:
        """What each list says about one item; ``file`` is named in messages. ``brief``: without reasons for what is
        open, as the text report needs it.

        Raises ``DiagnosticError`` with every mistake in the item.
        """
        record = self.record(item, file)
        return ItemResult(
            item=item.name or "item",
            source=item.source,
            regimes=tuple(
                regime_result(outcome, self.vocabulary, self._announced[regime].met_by(record), brief=brief)
                for regime, outcome in self.outcomes(record).items()
            ),
        )


def chosen_regimes(lists: LoadedLists, regimes: Iterable[str] | None) -> tuple[str, ...]:
    """The asked regimes in the order of the loaded lists. Raises ``DiagnosticError`` for one that is not loaded."""
    if regimes is None:
        return tuple(lists.lists)
    asked = list(dict.fromkeys(regimes))
    unknown = [regime for regime in asked if regime not in lists.lists]
    if unknown:
        known = ", ".join(lists.lists)
        raise DiagnosticError(
            Diagnostic(
                "A001",
                "error",
                f"no list is loaded for the regime `{regime}`",
                help=f"the regimes loaded are {known}; others come with their plugins",
                subject="regime",
            )
            for regime in unknown
        )
    return tuple(regime for regime in lists.lists if regime in asked)


def classify(
    item: ItemLike | Iterable[ItemLike],
    *,
    regimes: Iterable[str] | None = None,
    as_of: datetime.date | None = None,
    assume_ordinary: bool = False,
    rules_dirs: Sequence[Path] = (),
) -> Classification:
    """Classify one item or several under the chosen lists on a day.

    ``regimes``: ``intl``, ``gb``, ``kr``, ``ru``, ``cn`` (all loaded ones by default). ``as_of``: the day (today by
    default). ``assume_ordinary``: close extraordinary features as absent, openly. Raises ``DiagnosticError`` with
    every mistake found in an item, a list or a plugin.
    """
    classifier = Classifier(loaded_lists(rules_dirs), regimes, as_of, assume_ordinary=assume_ordinary)
    items = (item,) if isinstance(item, ItemLike) else tuple(item)
    from dualclass.explanation.classification import Classification

    return Classification(as_of=classifier.as_of, results=tuple(classifier.classify(each) for each in items))
