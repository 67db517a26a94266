"""The errors table: every mistake of every bad row, with the column it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from dualclass.diagnostics import Diagnostic
from dualclass.tables.mapping import ColumnUse, TableMapping
from dualclass.tables.rows import subject_of

if TYPE_CHECKING:
    import pyarrow as pa

LONGEST_VALUE = 200


class Errors:
    """Gathers the mistakes of a batch."""

    def __init__(self, mapping: TableMapping) -> None:
        """Take what each column is."""
        self._uses = [(subject_of(use), use) for use in mapping.columns if use.role not in {"ignored", "unit", "row"}]
        self._kind = mapping.column_with("kind")
        self._found: dict[str, list[object]] = {name: [] for name in COLUMNS}

    def add(self, row: int, name: str | None, cells: Mapping[str, object], diagnostics: Iterable[Diagnostic]) -> None:
        """The mistakes of one row, whose cells are given by column."""
        for diagnostic in diagnostics:
            column = self.column_of(diagnostic.subject or "")
            reason = diagnostic.message
            if diagnostic.suggestion is not None:
                reason += f"; did you mean `{diagnostic.suggestion}`?"
            value = cells.get(column) if column is not None else None
            entry = (row, name, column, diagnostic.code, reason, None if value is None else _shown(value))
            for key, each in zip(COLUMNS, entry, strict=True):
                self._found[key].append(each)

    def column_of(self, subject: str) -> str | None:
        """The column whose cell a diagnostic speaks of: the longest field that begins its subject."""
        if subject in {"kinds", "kind"} or subject.startswith(("kinds[", "kind.")):
            return self._kind
        best: ColumnUse | None = None
        longest = -1
        # A contradiction between values is told of the parameter by its bare name.
        for whole in (subject, f"parameters.{subject}"):
            for field, use in self._uses:
                if len(field) > longest and whole.startswith(field) and whole[len(field) :][:1] in {"", ".", "["}:
                    best, longest = use, len(field)
        return best.column if best is not None else None

    def batch(self) -> pa.RecordBatch:
        """The table of what was gathered."""
        import pyarrow as pa

        return pa.RecordBatch.from_pydict(self._found, schema=errors_schema())


COLUMNS = ("row", "name", "column", "code", "reason", "value")


def errors_schema() -> pa.Schema:
    """The columns of the errors table."""
    import pyarrow as pa

    return pa.schema([("row", pa.int64()), *((name, pa.string()) for name in COLUMNS[1:])])


def _shown(value: object) -> str:
    text = value if isinstance(value, str) else str(value)
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"
