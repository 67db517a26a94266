"""The same function on many machines, through Ray Data: ``dualclass[ray]``.

    >>> answers = classify_dataset(dataset, mapping, as_of=day)     # the dataset has a column of the role `row`
    >>> answers = classify_parquet(["items.parquet"], as_of=day)    # rows are numbered by their place in the files

Each answer is a dataset of the joined schema (``dualclass.tables.joined``): outcomes, and beside them the mistakes.
A worker that dies has its piece of work done again by another, whole: no row is lost and none is there twice.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Unpack

from dualclass.api import loaded_lists
from dualclass.diagnostics import Diagnostic, DiagnosticError
from dualclass.tables.batches import plan_batches
from dualclass.tables.chunks import Table
from dualclass.tables.joined import BatchMapper, joined_schema
from dualclass.tables.libraries import library
from dualclass.tables.mapping import ColumnUse, TableMapping
from dualclass.tables.plan import Asked
from dualclass.tables.preparing import BATCH_ROWS
from dualclass.tables.reading_arrow import SAMPLED
from dualclass.tables.suggesting import suggest
from dualclass.tables.suggesting_messages import no_kind

ROW = "(number of the row)"
"""The column that numbers the rows of Parquet files."""

TASK_ROWS = 1 << 18
"""Rows of Parquet files that are one piece of work, or more where a row group has more."""


def classify_dataset(
    dataset: Any,
    mapping: TableMapping,
    *,
    regimes: Iterable[str] | None = None,
    as_of: datetime.date | None = None,
    assume_ordinary: bool = False,
    rules_dirs: Sequence[Path] = (),
    batch_rows: int = BATCH_ROWS,
) -> Any:
    """The joined answers for a ``ray.data.Dataset``, whose mapping has a column of the role ``row``.

    Lazy, as datasets are. Raises ``DiagnosticError`` for a mapping without such a column, for a regime no list
    claims, and for a day outside every edition of a chosen list.
    """
    if mapping.column_with("row") is None:
        message = "a distributed table has no order that its rows could be numbered by"
        help = "give the mapping a column of the role `row`, or classify Parquet files with `classify_parquet`"
        raise DiagnosticError(Diagnostic("B070", "error", message, help=help))
    schema = _arrow_schema(dataset, mapping)
    mapper = _mapper(
        schema, mapping, regimes=regimes, as_of=as_of, assume_ordinary=assume_ordinary, rules_dirs=rules_dirs
    )
    return dataset.map_batches(_whole, fn_args=(mapper,), batch_format="pyarrow", batch_size=batch_rows)


def classify_parquet(
    paths: Sequence[str | Path],
    mapping: TableMapping | None = None,
    *,
    regimes: Iterable[str] | None = None,
    as_of: datetime.date | None = None,
    assume_ordinary: bool = False,
    rules_dirs: Sequence[Path] = (),
    batch_rows: int = BATCH_ROWS,
    task_rows: int = TASK_ROWS,
) -> Any:
    """The joined answers for Parquet files; every worker must see the files.

    A piece of work is as many row groups, one after the other, as make up ``task_rows`` rows: with smaller ones workers
    wait for what comes next. Rows are numbered from 1 through all files in the order given. Without a mapping the
    columns are read by name.
    Raises ``DiagnosticError`` as ``classify_dataset`` does, and for columns that cannot be understood.
    """
    ray = library("ray.data", "ray")
    pa, pq = library("pyarrow"), library("pyarrow.parquet")
    pieces: list[dict[str, Any]] = []
    first, schema = 0, None
    for path in map(str, paths):
        metadata = pq.ParquetFile(path).metadata
        schema = schema or pq.read_schema(path)
        for group in range(metadata.num_row_groups):
            pieces.append({"path": path, "group": group, "first": first})
            first += metadata.row_group(group).num_rows
    if schema is None or not pieces:
        raise DiagnosticError(Diagnostic("B033", "warning", "no row was found in the files", help="check their names"))
    lists = loaded_lists(tuple(rules_dirs))
    head = next(pq.ParquetFile(str(paths[0])).iter_batches(batch_size=SAMPLED), None)
    sample: dict[str, list[object]] = {} if head is None else head.to_pydict()
    suggestion = suggest(schema.names, lists.vocabulary, settled=mapping, sample=sample)
    wrong = [each for each in suggestion.diagnostics if each.severity == "error"]
    if suggestion.mapping.column_with("kind") is None and suggestion.mapping.kind is None:
        wrong.append(no_kind(schema.names))
    if wrong:
        raise DiagnosticError(wrong)
    read = tuple(use for use in suggestion.mapping.columns if use.role not in ("ignored", "row"))
    numbered = replace(suggestion.mapping, columns=(*read, ColumnUse(ROW, "row")))
    columns = [use.column for use in read]
    whole = pa.schema([*(schema.field(name) for name in columns), pa.field(ROW, pa.int64())])
    mapper = _mapper(
        whole, numbered, regimes=regimes, as_of=as_of, assume_ordinary=assume_ordinary, rules_dirs=rules_dirs
    )
    tasks = _tasks(pieces, first, task_rows)
    work = ray.from_items([{"pieces": each} for each in tasks], override_num_blocks=len(tasks))
    return work.map_batches(_row_groups, fn_args=(mapper, columns, batch_rows), batch_format="pyarrow", batch_size=1)


def _mapper(schema: Any, mapping: TableMapping, **asked: Unpack[Asked]) -> BatchMapper:
    return BatchMapper(plan_batches(loaded_lists(tuple(asked["rules_dirs"])), schema, mapping, **asked))


def _arrow_schema(dataset: Any, mapping: TableMapping) -> Any:
    pa = library("pyarrow")
    known = dataset.schema()
    types = dict(zip(known.names, known.types, strict=True))
    names = [use.column for use in mapping.columns if use.role != "ignored"]
    return pa.schema([(name, types[name]) for name in names])


def _whole(table: Table, mapper: BatchMapper) -> Table:
    return mapper.table(table)


def _tasks(pieces: Sequence[dict[str, Any]], rows: int, least: int) -> list[list[dict[str, Any]]]:
    """The pieces in runs of so many rows, the last one perhaps of fewer."""
    tasks: list[list[dict[str, Any]]] = []
    ends = [*(piece["first"] for piece in pieces[1:]), rows]
    begun = 0
    for number, end in enumerate(ends):
        if end - pieces[begun]["first"] >= least or number + 1 == len(pieces):
            tasks.append(list(pieces[begun : number + 1]))
            begun = number + 1
    return tasks


def _row_groups(tasks: Table, mapper: BatchMapper, columns: list[str], batch_rows: int) -> Iterator[Table]:
    """The answers for row groups, some thousand rows at a time."""
    pa, pq = library("pyarrow"), library("pyarrow.parquet")
    for piece in [piece for task in tasks.to_pylist() for piece in task["pieces"]]:
        first: int = piece["first"]
        file = pq.ParquetFile(piece["path"])
        for batch in file.iter_batches(batch_size=batch_rows, row_groups=[piece["group"]], columns=columns):
            numbers = pa.array(range(first + 1, first + 1 + batch.num_rows), pa.int64())
            first += batch.num_rows
            numbered = pa.RecordBatch.from_arrays([*batch.select(columns).columns, numbers], schema=mapper.plan.schema)
            yield pa.Table.from_batches(list(mapper([numbered])), schema=joined_schema())
