"""Paragraphs that are announced and not yet in force on the day: they control nothing, and are named all the same."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import cached_property
from typing import cast

from dualclass.diagnostics import DiagnosticError
from dualclass.evaluation.listing import ListEvaluator
from dualclass.explanation.report import NotApplied
from dualclass.items import ItemRecord
from dualclass.lists import ControlList, ListView
from dualclass.vocabulary import Vocabulary

_NAME = "announced"
MET = {"controlled", "unless released", "suspended", "not established"}


class Announced:
    """The paragraphs of one list that begin after a day and have no forerunner that holds on it."""

    def __init__(self, control_list: ControlList, as_of: datetime.date, vocabulary: Vocabulary) -> None:
        """Take a list, the day, and the vocabulary its rules speak in."""
        self.control_list = control_list
        self.as_of = as_of
        self.vocabulary = vocabulary

    @cached_property
    def codes(self) -> dict[datetime.date, frozenset[str]]:
        """Day of beginning -> codes, an announced paragraph's own children among them."""
        view = self.control_list.view(self.as_of)
        kept = None if view.shelf is None else view.shelf.get(_NAME)
        if isinstance(kept, dict):
            rows = cast("dict[str, list[str]]", kept)
            return {datetime.date.fromisoformat(start): frozenset(codes) for start, codes in rows.items()}
        found = self._found(view)
        if view.shelf is not None:
            view.shelf.put(_NAME, {start.isoformat(): sorted(codes) for start, codes in found.items()})
        return found

    def _found(self, view: ListView) -> dict[datetime.date, frozenset[str]]:
        now = frozenset(view.codes)
        found: dict[datetime.date, set[str]] = {}
        for paragraph in self.control_list.paragraphs():
            start = paragraph.in_force.start if paragraph.in_force else None
            if start is not None and start > self.as_of and paragraph.code not in now:
                found.setdefault(start, set()).add(paragraph.code)
        return {start: frozenset(found[start]) for start in sorted(found)}

    @cached_property
    def _evaluators(self) -> dict[datetime.date, ListEvaluator]:
        found: dict[datetime.date, ListEvaluator] = {}
        for start in self.codes:
            try:
                found[start] = ListEvaluator(self.control_list.view(start), self.vocabulary)
            except DiagnosticError:  # no edition on that day: nothing can be said of it
                continue
        return found

    def met_by(self, record: ItemRecord) -> Iterator[NotApplied]:
        """The announced paragraphs whose criteria the item meets, with the day from which they hold."""
        for start, evaluator in self._evaluators.items():
            context = evaluator.context(record)
            for unit in evaluator.program.candidates(record):
                if self.codes[start].isdisjoint((*unit.path, unit.code)):
                    continue
                result = evaluator.result(unit, record, context)
                if result.status in MET:
                    code = evaluator.view.display(result.code) or result.code
                    yield NotApplied(code=code, state="not in force", start=start)
