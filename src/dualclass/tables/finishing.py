"""From the parts of a run to its whole files, each put in its place in one step."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dualclass.diagnostics import Diagnostic
from dualclass.tables.batches import BatchPlan
from dualclass.tables.beside import Beside
from dualclass.tables.chunks import Table
from dualclass.tables.duplicates import Duplicates, find_duplicates
from dualclass.tables.errors import errors_schema
from dualclass.tables.failing import writing
from dualclass.tables.journal import ERRORS, NAMES, NUMBERS, OUTCOMES, Journal, clear_half_made
from dualclass.tables.libraries import library
from dualclass.tables.outcomes import compact_schema
from dualclass.tables.placing import put_in_place
from dualclass.tables.preparing import BatchJob
from dualclass.tables.writing import Writer, check_ending, open_writer


@dataclass(frozen=True, slots=True)
class Finished:
    """What was written; ``errors`` is ``None`` when there are none. ``duplicates``: names of several items."""

    outcomes: Path
    errors: Path | None
    duplicates: Duplicates
    examples: tuple[str, ...] = ()
    notices: tuple[Diagnostic, ...] = ()


class Draft:
    """The target, written by a thread of its own while the parts of it come, beside them.

    It is a convenience: where it cannot be written it is given up without a word, and made from the parts in the end.
    """

    def __init__(self, job: BatchJob) -> None:
        """Write nothing yet."""
        self._path = draft_path(job)
        # a workbook is written by interpreted code, which would only keep the rows waiting
        self._wanted = self._path.suffix != ".xlsx"
        self._writer: Writer | None = None
        self._beside = Beside()

    def take(self, journal: Journal, batch: Table) -> None:
        """Write a part that the journal does not have yet, once that before it is written; before the first one, those
        that it has.
        """
        self._beside.settle()
        if self._wanted:
            self._beside.do(self._write, list(journal.existing(OUTCOMES)) if self._writer is None else [], batch)

    def _write(self, before: Sequence[Path], batch: Table) -> None:
        try:
            if self._writer is None:
                self._writer = open_writer(self._path, self._path.suffix, compact_schema(), OUTCOMES)
                for part in before:
                    self._writer.write(_read(part))
            self._writer.write(batch)
        except Exception:  # whatever it is, the end of the run meets it again and tells it
            self._give_up()

    def finish(self) -> list[Diagnostic] | None:
        """Finish the file; ``None`` where there is none. Every part must have been taken."""
        self._beside.settle()
        if self._writer is None:
            return None
        try:
            _finish(self._writer, self._path)
        except Exception:
            self._give_up()
            return None
        writer, self._writer = self._writer, None
        return writer.notices

    def drop(self) -> None:
        """Give the file up, unless it is finished."""
        self._beside.close()
        self._give_up()

    def _give_up(self) -> None:
        writer, self._writer = self._writer, None
        self._wanted = False
        if writer is not None:
            writer.give_up()
            clear_half_made(self._path.parent)


def draft_path(job: BatchJob) -> Path:
    """Where the target stands until it is whole."""
    return job.folder / f"whole.outcomes{check_ending(job.out)}"


def finish(job: BatchJob, journal: Journal, draft: Draft, plan: BatchPlan) -> Finished:
    """Write the target and the table of mistakes; neither appears under its name before both are whole."""
    notices: list[Diagnostic] = []
    files: dict[Path, Path] = {}
    whole = draft_path(job)
    written = draft.finish()
    if written is None:
        written = _write(whole, job.out, journal.existing(OUTCOMES), compact_schema(), OUTCOMES)
    notices += written
    mistaken = any(part.errors for part in journal.parts)
    # an older table of mistakes would be taken for this run's: one that was named is written though it is empty
    if mistaken or job.errors is not None:
        wrong = journal.folder / f"whole.errors{check_ending(job.errors_path)}"
        notices += _write(wrong, job.errors_path, journal.existing(ERRORS), errors_schema(), ERRORS)
        files[wrong] = job.errors_path
    duplicates = find_duplicates(list(journal.existing(NAMES)))
    examples = tuple(_examples(journal, duplicates, NAMES, len(plan.regimes)))
    notices += _numbered_twice(journal, len(plan.regimes))
    put_in_place(files | {whole: job.out})
    if not files:
        with suppress(OSError):
            job.errors_path.unlink(missing_ok=True)
    return Finished(job.out, job.errors_path if mistaken else None, duplicates, examples, tuple(notices))


def _numbered_twice(journal: Journal, lists: int) -> list[Diagnostic]:
    """What is to be said of numbers that a column gives to several rows: their answers cannot be told apart by them."""
    found = find_duplicates(list(journal.existing(NUMBERS)))
    if not found.names:
        return []
    numbers = "1 number stands" if found.names == 1 else f"{found.names:,} numbers stand"
    shown = ", ".join(_examples(journal, found, NUMBERS, lists))
    message = f"{numbers} for more than one row in the column that numbers them: {shown}"
    help = "number each row once, or mark the column as ignored: then rows are counted from 1"
    return [Diagnostic("B071", "warning", message, help=help)]


def _write(path: Path, target: Path, parts: Iterator[Path], schema: Any, title: str) -> list[Diagnostic]:
    with writing(target):
        writer: Writer | None = None
        try:
            writer = open_writer(path, path.suffix, schema, title)
            for part in parts:
                writer.write(_read(part))
            _finish(writer, path)
        except BaseException:
            if writer is not None:
                writer.give_up()
            clear_half_made(path.parent)
            raise
    return writer.notices


def _finish(writer: Writer, path: Path) -> None:
    writer.close()
    with path.open("rb") as stream:
        os.fsync(stream.fileno())


def _read(path: Path) -> Table:
    pa = library("pyarrow")
    with pa.ipc.open_file(str(path)) as file:
        return file.get_batch(0)


def _examples(journal: Journal, duplicates: Duplicates, sort: str, lists: int) -> Iterator[str]:
    """```AD9208` (rows 3 and 17)``, for some of the names that stand for several items; ``sort``: or of the numbers."""
    parts = [part for part in journal.parts if journal.name(part.number, sort) in part.files]
    for places in duplicates.examples:
        found: list[tuple[str | None, int]] = []
        for place in places:
            start = 0
            for part in parts:
                if place < start + part.rows:
                    batch = _read(journal.path(part.number, OUTCOMES))
                    at = (place - start) * lists
                    found.append((batch.column("name")[at].as_py(), batch.column("row")[at].as_py()))
                    break
                start += part.rows
        (name, row), (other_name, other) = found
        if sort == NAMES:
            yield f"`{name}` (rows {row:,} and {other:,})"
        else:
            yield f"{row:,}" + (f" (`{name}` and `{other_name}`)" if name and other_name else "")
