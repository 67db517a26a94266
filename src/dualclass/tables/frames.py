"""Frames of other libraries in, frames of the same library out, through the Arrow C stream that all of them speak."""

# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportUnknownVariableType=false
# (the types of pyarrow's arrays are only partly known)

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from dualclass.api import loaded_lists
from dualclass.diagnostics import Diagnostic, DiagnosticError
from dualclass.tables.libraries import library
from dualclass.tables.mapping import ROLES, TableMapping
from dualclass.tables.suggesting import suggest
from dualclass.tables.suggesting_messages import no_kind, nothing_fits

if TYPE_CHECKING:
    import pyarrow as pa

    from dualclass.explanation.classification import Classification
    from dualclass.tables.evaluator import Statistics
    from dualclass.tables.idle import IdlePlans
    from dualclass.tables.plan import BatchPlan

ROWS_AT_ONCE = 1 << 17


@dataclass(frozen=True)
class TableAnswer:
    """What became of a table.

    ``outcomes`` and ``errors`` are frames of the library whose frame was given (of pyarrow, where it is none of polars,
    pandas and pyarrow): a row for each item and list, and every mistake of the bad rows; the columns are those of
    ``dualclass batch``. ``mapping``: how the columns were read; ``unread``: the columns that were not, with the nearest
    name known. ``diagnostics``: warnings about columns. ``statistics``: how many rows took which way.
    """

    outcomes: Any
    errors: Any
    mapping: TableMapping
    statistics: Statistics
    unread: Mapping[str, str | None] = field(default_factory=dict[str, "str | None"])
    diagnostics: tuple[Diagnostic, ...] = ()
    _table: pa.Table | None = None
    _plan: BatchPlan | None = None

    def explain(self, place: int) -> Classification:
        """What ``classify`` answers for one row, reasons and questions too; ``place`` is counted from 0.

        Raises ``IndexError`` where there is no such row, ``DiagnosticError`` with the mistakes of a bad one.
        """
        assert self._table is not None
        assert self._plan is not None
        if not 0 <= place < self._table.num_rows:
            raise IndexError(f"the table has {self._table.num_rows} rows, counted from 0")
        row = self._table.slice(place, 1).combine_chunks().to_batches()[0]
        return explain_row(row, 0, self._plan)


def classify_table(
    table: object,
    mapping: TableMapping | None = None,
    *,
    regimes: Iterable[str] | None = None,
    as_of: datetime.date | None = None,
    assume_ordinary: bool = False,
    rules_dirs: Sequence[Path] = (),
) -> TableAnswer:
    """Classify every row of a table under the chosen lists on a day, exactly as ``classify`` would each by itself.

    ``table``: of polars, pyarrow or pandas, or anything with an Arrow C stream. ``mapping``: what each column is;
    without one, columns are recognised by their names (``name, kind, resolution, sample_rate [GS/s]``). The other
    arguments are those of ``classify``. A bad row never stops the others: it has the outcome ``error``, and ``errors``
    has its mistakes. Raises ``DiagnosticError`` when pyarrow is not installed, for a regime no list claims, for two
    columns of one meaning, and where no column says what the items are.
    """
    pa = library("pyarrow")
    from dualclass.tables.batches import classify_batch

    whole = arrow_table(table)
    lists = loaded_lists(rules_dirs)
    unread: Mapping[str, str | None] = {}
    diagnostics: tuple[Diagnostic, ...] = ()
    if mapping is None:
        names = whole.schema.names
        sample = {name: column.slice(0, SAMPLE).to_pylist() for name, column in zip(names, whole.columns, strict=True)}
        suggestion = suggest(names, lists.vocabulary, sample=sample)
        mapping, unread, diagnostics = suggestion.mapping, suggestion.unread, suggestion.diagnostics
    check_mapping(mapping, whole.schema.names, diagnostics)
    batches = whole.to_batches(max_chunksize=ROWS_AT_ONCE)
    empty = pa.RecordBatch.from_arrays([pa.nulls(0, each.type) for each in whole.schema], schema=whole.schema)
    with _idle().borrowed(
        lists,
        whole.schema,
        mapping,
        regimes=regimes,
        as_of=as_of,
        assume_ordinary=assume_ordinary,
        rules_dirs=rules_dirs,
    ) as plan:
        answers, done = [classify_batch(empty, plan)], 0
        for batch in batches:
            answers.append(classify_batch(batch, plan, first_row=done))
            done += batch.num_rows
        outcomes = pa.Table.from_batches([answer.outcomes for answer in answers])
    statistics = answers[0].statistics
    for answer in answers[1:]:
        statistics += answer.statistics
    return TableAnswer(
        like(table, outcomes),
        like(table, pa.Table.from_batches([answer.errors for answer in answers])),
        mapping,
        statistics,
        unread,
        diagnostics,
        whole,
        plan,
    )


SAMPLE = 200


@cache
def _idle() -> IdlePlans:
    from dualclass.tables.idle import IdlePlans

    return IdlePlans()


def explain_row(batch: pa.RecordBatch, place: int, plan: BatchPlan) -> Classification:
    """What ``classify`` answers for one row of a batch, reasons and questions too; ``place`` is counted from 0.

    Raises ``DiagnosticError`` with the mistakes of a bad row.
    """
    from dualclass.explanation.classification import Classification

    item = plan.evaluator.item(batch, place)
    return Classification(as_of=plan.as_of, results=(plan.classifier.classify(item),))


def check_mapping(mapping: TableMapping, columns: Sequence[str], said: Iterable[Diagnostic] = ()) -> None:
    """Raise ``DiagnosticError`` for columns that the table has not or has twice, for what was ``said`` to be wrong, and
    where nothing says what the items are.
    """
    failures = [each for each in said if each.severity == "error"]
    for use in mapping.columns:
        if columns.count(use.column) > 1:
            message = f"the table has several columns named `{use.column}`"
            help = "give each a name of its own: nothing says which is meant"
            failures.append(Diagnostic("B108", "error", message, help=help, subject=use.column))
        if use.column not in columns:
            message = f"the mapping names the column `{use.column}`, and the table has none of that name"
            help = "its columns are " + ", ".join(f"`{name}`" for name in list(columns)[:12])
            failures.append(Diagnostic("B106", "error", message, help=help, subject=use.column))
    failures += misused(mapping)
    if mapping.kind is None and not any(use.role not in {"ignored", "name", "row"} for use in mapping.columns):
        failures.append(nothing_fits(columns))
    elif mapping.kind is None and mapping.column_with("kind") is None:
        failures.append(no_kind(columns))
    if failures:
        raise DiagnosticError(failures)


def misused(mapping: TableMapping) -> list[Diagnostic]:
    """What of a mapping would be read as nothing: a role that is none, and units of a column that is not read."""
    failures: list[Diagnostic] = []
    read = {use.column for use in mapping.with_role("parameter")}
    for use in mapping.columns:
        if use.role not in ROLES:
            message = f"the column `{use.column}` is mapped as `{use.role}`, which is no role"
            help = "the roles are " + ", ".join(f"`{role}`" for role in ROLES)
            failures.append(Diagnostic("B109", "error", message, help=help, subject=use.column))
        elif use.role == "unit" and use.target not in read:
            message = f"the column `{use.column}` has the units of `{use.target}`, and no parameter is read from that"
            help = "name the column whose units they are as its target"
            failures.append(Diagnostic("B109", "error", message, help=help, subject=use.column))
    return failures


def arrow_table(table: object) -> pa.Table:
    """The table as pyarrow's. Raises ``DiagnosticError`` for what is no table."""
    pa = library("pyarrow")
    if isinstance(table, pa.RecordBatch):
        return pa.Table.from_batches([table])
    if isinstance(table, pa.Table):
        return cast("pa.Table", table)
    module = type(table).__module__.partition(".")[0]
    if module == "pandas" and type(table).__name__ == "DataFrame":
        return _of_pandas(cast("Any", table))
    if module == "polars" and type(table).__name__ == "LazyFrame":
        table = cast("Any", table).collect()
    if hasattr(table, "__arrow_c_stream__"):
        try:
            return pa.table(table)
        except (pa.ArrowInvalid, TypeError, ValueError):
            pass
    message = f"`{type(table).__name__}` is no table"
    help = "give a frame of polars, pandas or pyarrow, or anything else with an Arrow C stream"
    raise DiagnosticError(Diagnostic("B107", "error", message, help=help, subject="table"))


def _of_pandas(frame: Any) -> pa.Table:
    """A frame of pandas; a column in which numbers and texts are mixed becomes text."""
    pa = library("pyarrow")
    try:
        return pa.Table.from_pandas(frame, preserve_index=False)
    except (pa.ArrowInvalid, pa.ArrowTypeError):
        mixed = frame.copy(deep=False)
        for place, sort in enumerate(frame.dtypes):
            if str(sort) == "object" and not _of_one_sort(frame.iloc[:, place]):
                absent = library("pandas").isna
                cells = [None if absent(cell) is True else str(cell) for cell in frame.iloc[:, place]]
                mixed.isetitem(place, cells)
        return pa.Table.from_pandas(mixed, preserve_index=False)


def _of_one_sort(series: Any) -> bool:
    pa = library("pyarrow")
    try:
        _ = pa.array(series, from_pandas=True)
    except (pa.ArrowInvalid, pa.ArrowTypeError):
        return False
    return True


def like(given: object, table: pa.Table) -> Any:
    """The table as a frame of the library that made the given one."""
    module = type(given).__module__.partition(".")[0]
    if module == "polars":
        return library("polars").from_arrow(table)
    return table.to_pandas() if module == "pandas" else table
