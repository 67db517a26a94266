"""The lists that tests are run against, each on the days that tests name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from dualclass.evaluation.listing import ListEvaluator
from dualclass.lists import ControlList
from dualclass.plugins.loading import LoadedLists
from dualclass.vocabulary import Vocabulary


@dataclass(frozen=True)
class Bench:
    """Lists by name, the vocabulary they speak in, and which list the rules of a folder belong to.

    ``by_file``: the name of the list of each rule file, for tests files that do not name theirs.
    """

    lists: Mapping[str, ControlList]
    vocabulary: Vocabulary
    by_file: Mapping[Path, str] = field(default_factory=dict[Path, str])
    _evaluators: dict[tuple[str, date], ListEvaluator] = field(
        default_factory=dict[tuple[str, date], ListEvaluator], repr=False
    )

    @staticmethod
    def of(lists: Iterable[ControlList], vocabulary: Vocabulary, by_file: Mapping[Path, str] | None = None) -> Bench:
        """A bench of some lists."""
        return Bench({each.name: each for each in lists}, vocabulary, dict(by_file or {}))

    @staticmethod
    def loaded(lists: LoadedLists) -> Bench:
        """A bench of the lists that are loaded."""
        return Bench.of(lists.lists.values(), lists.vocabulary)

    def list_of(self, name: str | None, file: str) -> ControlList | None:
        """The list of a test: by its name or regime, else that of the rules beside its file, else the only one."""
        if name is not None:
            named = [each for each in self.lists.values() if name in {each.name, each.regime}]
            return named[0] if named else None
        beside = self.by_file.get(rules_beside(Path(file)).resolve())
        if beside is not None:
            return self.lists.get(beside)
        return next(iter(self.lists.values())) if len(self.lists) == 1 else None

    def evaluator(self, control_list: ControlList, day: date) -> ListEvaluator:
        """The list on a day, made once. Raises ``DiagnosticError`` for a day outside every edition."""
        key = (control_list.name, day)
        if key not in self._evaluators:
            self._evaluators[key] = ListEvaluator(control_list.view(day), self.vocabulary)
        return self._evaluators[key]


def newest_day(control_list: ControlList) -> date:
    """The first day of the list's newest edition: what a test is about that names no day."""
    return max((each.in_force.start for each in control_list.editions if each.in_force.start), default=date.min)


def rules_beside(file: Path) -> Path:
    """``NAME.rules`` beside ``NAME.tests.yaml``."""
    return file.with_name(file.name.removesuffix(".yaml").removesuffix(".tests") + ".rules")
