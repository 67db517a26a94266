"""Rows alike in their kinds, in what people said of them and in what is assumed: they have one set of paragraphs."""

from __future__ import annotations

from collections.abc import Hashable, Mapping

from dualclass.diagnostics import DiagnosticError
from dualclass.items import ItemRecord, normalise
from dualclass.tables.mapping import TableMapping
from dualclass.tables.rows import Rows
from dualclass.vocabulary import Vocabulary

ROLES = ("kind", "statement", "judgement", "assumptions")


class Groups:
    """Reads the columns that say what an item is and what is said of it."""

    def __init__(self, mapping: TableMapping, vocabulary: Vocabulary) -> None:
        """Take the mapping of the table."""
        uses = tuple(use for use in mapping.columns if use.role in ROLES)
        self.columns = tuple(use.column for use in uses)
        self._vocabulary = vocabulary
        self._rows = Rows(TableMapping(uses, mapping.kinds, mapping.kind), vocabulary)
        self._known: dict[Hashable, ItemRecord | None] = {}

    def template(self, cells: Mapping[str, object]) -> ItemRecord | None:
        """An item that says no more than these cells; ``None`` when anything is wrong with them."""
        key = tuple(str(cells.get(column)) if cells.get(column) is not None else None for column in self.columns)
        if key not in self._known:
            if len(self._known) > MOST:
                self._known.clear()
            self._known[key] = self._read(cells)
        return self._known[key]

    def _read(self, cells: Mapping[str, object]) -> ItemRecord | None:
        try:
            return normalise(self._rows.of(cells).item(), self._vocabulary)
        except DiagnosticError:
            return None


MOST = 1 << 16


def said(record: ItemRecord) -> Hashable:
    """What people said of an item, and what is assumed of it: answers, without their reasons."""
    return (
        frozenset((key, judgement.answer) for key, judgement in record.judgements.items()),
        frozenset(record.statements.items()),
        record.assumptions,
    )
