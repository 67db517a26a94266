"""A run: tables in, batch by batch through the evaluator, parts on disk, one whole file at the end."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from dualclass.diagnostics import Diagnostic, DiagnosticError
from dualclass.tables.batches import BatchPlan, plan_batches
from dualclass.tables.beside import read_ahead
from dualclass.tables.chunks import Chunk, in_batches
from dualclass.tables.fingerprint import Fingerprint, fingerprint
from dualclass.tables.finishing import Draft, Finished, finish
from dualclass.tables.guarding import answered
from dualclass.tables.journal import (
    Journal,
    clear,
    forsaken,
    found_journal,
    locked,
    refuse_other,
    refuse_strange,
    rewritten,
)
from dualclass.tables.keeping import Done, Keeper
from dualclass.tables.missing import without_missing
from dualclass.tables.preparing import (
    BATCH_ROWS,
    BatchJob,
    Prepared,
    PreparedTable,
    able_regimes,
    prepare,
    weights,
)
from dualclass.tables.progress import Progress
from dualclass.tables.row_numbers import with_row_numbers
from dualclass.tables.unchanged import Unchanged

if TYPE_CHECKING:
    import datetime

    from dualclass.plugins.loading import LoadedLists

OUTCOMES, ERRORS, NAMES, NUMBERS = "outcomes", "errors", "names", "numbers"
"""The sorts of files a part has."""


@dataclass(frozen=True, slots=True)
class RunResult:
    """What became of a run. ``counts``: outcomes by regime. ``before``: rows that an earlier, stopped run had done."""

    rows: int
    bad: int
    errors: int
    blank: int
    before: int
    seconds: float
    as_of: datetime.date
    counts: Mapping[str, Mapping[str, int]]
    finished: Finished
    notices: tuple[Diagnostic, ...] = ()
    failures: tuple[Diagnostic, ...] = ()


@dataclass
class StoppedError(KeyboardInterrupt):
    """The run was asked to stop; what it has done is kept. ``rows``: how many of them."""

    rows: int = 0


@dataclass
class _Run:
    job: BatchJob
    prepared: Prepared
    plans: list[BatchPlan]
    keeper: Keeper
    progress: Progress
    unchanged: Unchanged
    shares: list[float]
    rows: int
    """How many have been classified, in earlier runs, too."""

    def all_tables(self) -> None:
        done = self.keeper.journal.parts
        for number, table in enumerate(self.prepared.tables):
            skip = sum(part.rows for part in done if part.source == number)
            later = any(part.source > number for part in done)
            if not later:
                self.table(number, table, skip)
        self.keeper.settle()

    def table(self, number: int, table: PreparedTable, skip: int) -> None:
        """Every row of one table but those that are done."""
        chunks = table.source.chunks(table.columns, table.values)
        for chunk in read_ahead(in_batches(chunks, self.keeper.journal.batch_rows, skip)):
            self.batch(number, table, chunk)
            share = sum(self.shares[:number]) + self.shares[number] * chunk.position / max(1, table.source.size)
            self.progress.tell(share=share, rows=self.rows)

    def batch(self, number: int, table: PreparedTable, chunk: Chunk) -> None:
        """Classify one batch and hand over what came of it."""
        plan = self.plans[number]
        if chunk.table.num_rows == 0:
            self.keeper.keep(Done(number, chunk.blank))
            return
        cells = without_missing(chunk.table, table.columns, self.prepared.missing)
        batch = cells.combine_chunks().to_batches()[0]
        numbering = table.mapping.column_with("row")
        batch = with_row_numbers(batch, numbering)
        answer = answered(batch, plan, chunk.faults, self.rows)
        self.unchanged.check(table.source.path)
        self.rows += batch.num_rows
        called = table.mapping.column_with("name")
        self.keeper.keep(
            Done(
                number,
                chunk.blank,
                batch.num_rows,
                answer,
                batch.column(called) if called is not None else None,
                batch.column(numbering) if numbering is not None else None,
            )
        )


def run_batch(job: BatchJob, lists: LoadedLists, progress: Progress, notify: Any = None) -> RunResult:
    """Classify every row of the tables into the target.

    ``notify`` is told what there is to tell before the first row. Raises ``DiagnosticError`` when the input cannot be
    used or the output not be written, ``StoppedError`` when it was interrupted.
    """
    import datetime

    unchanged = Unchanged.now(job.inputs)
    prepared = prepare(job, lists.vocabulary)
    refuse_strange(job.folder, job.out)
    lock = locked(job.folder, job.out)
    journal: Journal | None = None
    begun = time.monotonic()
    try:
        old = None if job.restart else found_journal(job.folder)
        if job.resume and old is None:
            message = "there is no stopped run to take up again"
            help = "leave `--resume` out: a run goes on by itself where an equal one was stopped"
            raise DiagnosticError(Diagnostic("B064", "error", message, help=help, subject=str(job.out)))
        day = job.as_of or _day_of(old) or datetime.datetime.now(tz=datetime.UTC).date()
        regimes, failures = able_regimes(lists, job.regimes, day)
        if notify is not None:
            notify((*prepared.notices, *failures))
        marks = _marks(job, prepared, lists, regimes, day, progress)
        journal = _journal(job, old, marks)
        before = sum(part.rows for part in journal.parts)
        plans = [_plan(lists, table, regimes, day, job) for table in prepared.tables]
        shares = weights([table.source for table in prepared.tables])
        with Keeper(journal, Draft(job)) as keeper:
            run = _Run(job, prepared, plans, keeper, progress, unchanged, shares, before)
            progress.begin(rows=before)
            run.all_tables()
            progress.phase(f"{run.rows:,} rows classified; writing {job.out.name}")
            finished = finish(job, journal, keeper.draft, plans[0])
        progress.end()
        result = _result(journal, finished, before, time.monotonic() - begun, day)
        journal.remove()
        return replace(result, failures=failures, notices=(*_empty(job, result.rows), *finished.notices))
    except KeyboardInterrupt:
        raise StoppedError(sum(part.rows for part in journal.parts) if journal is not None else 0) from None
    finally:
        progress.end()
        # before the lock is given up: the next run may begin in the same folder at that moment
        _tidy(job, journal)
        lock.close()
        forsaken(job.folder)


def _plan(
    lists: LoadedLists, table: PreparedTable, regimes: tuple[str, ...], day: datetime.date, job: BatchJob
) -> BatchPlan:
    return plan_batches(
        lists,
        table.source.schema(table.columns),
        table.mapping,
        regimes=regimes,
        as_of=day,
        assume_ordinary=job.assume_ordinary,
        rules_dirs=job.rules_dirs,
    )


def _marks(
    job: BatchJob,
    prepared: Prepared,
    lists: LoadedLists,
    regimes: tuple[str, ...],
    day: datetime.date,
    progress: Progress,
) -> Fingerprint:
    progress.phase("looking through the tables once")
    return fingerprint(
        inputs=job.inputs,
        mappings=[table.mapping for table in prepared.tables],
        missing=prepared.missing,
        lists=lists,
        regimes=regimes,
        as_of=day,
        assume_ordinary=job.assume_ordinary,
        reading=job.reading,
    )


def _day_of(journal: Journal | None) -> datetime.date | None:
    """The day that a stopped run was about: it goes on with it, also after midnight."""
    import datetime

    try:
        return datetime.date.fromisoformat(journal.fingerprint["as_of"]) if journal is not None else None
    except (KeyError, TypeError, ValueError):
        return None


def _journal(job: BatchJob, old: Journal | None, marks: Fingerprint) -> Journal:
    """The journal to go on with: that of an equal run that was stopped, or a new one."""
    if old is not None:
        refuse_other(old, marks, job.out)
        rewritten(old)
        return old
    clear(job.folder, {"lock"})
    journal = Journal(job.folder, marks, job.batch_rows or BATCH_ROWS)
    journal.begin()
    return journal


def _result(journal: Journal, finished: Finished, before: int, seconds: float, day: datetime.date) -> RunResult:
    counts: dict[str, Counter[str]] = {}
    for part in journal.parts:
        for regime, outcomes in part.counts.items():
            counts.setdefault(regime, Counter()).update(outcomes)
    return RunResult(
        rows=sum(part.rows for part in journal.parts),
        bad=sum(part.bad for part in journal.parts),
        errors=sum(part.errors for part in journal.parts),
        blank=sum(part.blank for part in journal.parts),
        before=before,
        seconds=seconds,
        as_of=day,
        counts=counts,
        finished=finished,
    )


def _empty(job: BatchJob, rows: int) -> tuple[Diagnostic, ...]:
    if rows:
        return ()
    message = "no row was found below the head: nothing was classified"
    help = "check that it is the right file, or the right sheet"
    return (Diagnostic("B033", "warning", message, help=help, subject=", ".join(str(path) for path in job.inputs)),)


def _tidy(job: BatchJob, journal: Journal | None) -> None:
    """Leave no folder behind in which there is nothing to go on with."""
    if journal is not None and not journal.parts:
        journal.remove()
    elif journal is None and found_journal(job.folder) is None:
        Journal(job.folder, {}, 0).remove()
