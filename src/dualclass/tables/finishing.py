"""From the parts of a run to its whole files, each put in its place in one step."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dualclass.diagnostics import Diagnostic
from dualclass.tables.batches import BatchPlan
from dualclass.tables.chunks import Table
from dualclass.tables.duplicates import Duplicates, find_duplicates
from dualclass.tables.errors import errors_schema
from dualclass.tables.failing import writing
from dualclass.tables.journal import Journal
from dualclass.tables.libraries import library
from dualclass.tables.outcomes import outcomes_schema
from dualclass.tables.preparing import BatchJob
from dualclass.tables.writing import check_ending, open_writer


@dataclass(frozen=True, slots=True)
class Finished:
    """What was written; ``errors`` is ``None`` when there are none. ``duplicates``: names of several items."""

    outcomes: Path
    errors: Path | None
    duplicates: Duplicates
    examples: tuple[str, ...] = ()
    notices: tuple[Diagnostic, ...] = ()


def finish(job: BatchJob, journal: Journal, plan: BatchPlan) -> Finished:
    """Write the target and the table of mistakes; neither appears under its name before both are whole."""
    notices: list[Diagnostic] = []
    whole = journal.folder / f"whole.outcomes{check_ending(job.out)}"
    notices += _write(whole, job.out, journal.existing("outcomes"), outcomes_schema(), "outcomes")
    wrong: Path | None = None
    if any(part.errors for part in journal.parts):
        wrong = journal.folder / f"whole.errors{check_ending(job.errors_path)}"
        notices += _write(wrong, job.errors_path, journal.existing("errors"), errors_schema(), "errors")
    duplicates = find_duplicates(list(journal.existing("names")))
    examples = tuple(_examples(journal, duplicates, len(plan.regimes)))
    if wrong is not None:
        _in_place(wrong, job.errors_path)
    elif job.errors is None:
        # an older table of mistakes would be taken for this run's
        with suppress(OSError):
            job.errors_path.unlink(missing_ok=True)
    _in_place(whole, job.out)
    named = job.errors_path if wrong is not None else None
    return Finished(job.out, named, duplicates, examples, tuple(notices))


def _write(path: Path, target: Path, parts: Iterator[Path], schema: Any, title: str) -> list[Diagnostic]:
    with writing(target):
        writer = open_writer(path, path.suffix, schema, title)
        for part in parts:
            writer.write(_read(part))
        writer.close()
        with path.open("rb") as stream:
            os.fsync(stream.fileno())
    return writer.notices


def _in_place(path: Path, target: Path) -> None:
    with writing(target):
        _ = path.replace(target)


def _read(path: Path) -> Table:
    pa = library("pyarrow")
    with pa.ipc.open_file(str(path)) as file:
        return file.get_batch(0)


def _examples(journal: Journal, duplicates: Duplicates, lists: int) -> Iterator[str]:
    """``AD9208 (rows 3 and 17)``, for some of the names that stand for several items."""
    for first, second in duplicates.examples:
        start = 0
        for part in (each for each in journal.parts if journal.name(each.number, "names") in each.files):
            if first < start + part.rows:
                batch = _read(journal.path(part.number, "outcomes"))
                at = (first - start) * lists
                name, row = batch.column("name")[at].as_py(), batch.column("row")[at].as_py()
                yield f"`{name}` (rows {row:,} and {row + second - first:,})"
                break
            start += part.rows
