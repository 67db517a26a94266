"""Before the first row: tables opened, columns understood, lists chosen, the target looked at; all mistakes at once."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from dualclass.api import chosen_regimes
from dualclass.diagnostics import Diagnostic, DiagnosticError
from dualclass.tables.chunks import Source
from dualclass.tables.looking import looked_at
from dualclass.tables.map_file import MapFile, check_columns, read_map
from dualclass.tables.mapping import TableMapping
from dualclass.tables.sources import ReadingOptions, open_source
from dualclass.tables.suggesting import Suggestion, suggest
from dualclass.tables.suggesting_messages import no_kind, not_read, nothing_fits
from dualclass.tables.writing import check_ending

if TYPE_CHECKING:
    from dualclass.plugins.loading import LoadedLists
    from dualclass.vocabulary import Vocabulary

BATCH_ROWS = 65_536
"""Rows that are classified at once unless something else is asked for."""


@dataclass(frozen=True, slots=True)
class BatchJob:
    """What is asked for. ``errors``: where the table of mistakes goes; by default beside the target.

    ``as_of``: ``None`` for today, or for the day of the run that is taken up again.
    """

    inputs: tuple[Path, ...]
    out: Path
    errors: Path | None = None
    map_file: Path | None = None
    regimes: tuple[str, ...] | None = None
    as_of: datetime.date | None = None
    assume_ordinary: bool = False
    rules_dirs: tuple[Path, ...] = ()
    reading: ReadingOptions = field(default_factory=ReadingOptions)
    decimal_comma: bool = False
    batch_rows: int | None = None
    restart: bool = False
    resume: bool = False

    @property
    def errors_path(self) -> Path:
        """Where the table of mistakes goes."""
        return self.errors or self.out.with_name(f"{self.out.name}.errors.csv")

    @property
    def folder(self) -> Path:
        """Where the parts of an unfinished run stand."""
        return self.out.with_name(f"{self.out.name}.part")


@dataclass(frozen=True, slots=True)
class PreparedTable:
    """One table, and how it is read; ``columns``: those that are read, in their order."""

    source: Source
    mapping: TableMapping
    columns: tuple[str, ...]
    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class Prepared:
    """All tables, the texts that stand for a missing value, and what is worth telling before the work begins."""

    tables: tuple[PreparedTable, ...]
    missing: tuple[str, ...]
    notices: tuple[Diagnostic, ...]


def understand(job: BatchJob, vocabulary: Vocabulary) -> tuple[list[tuple[Source, Suggestion]], MapFile]:
    """Every table opened, and the mapping that its columns allow. Raises ``DiagnosticError`` with all mistakes."""
    failures: list[Diagnostic] = []
    settled = MapFile(TableMapping(()))
    if job.map_file is not None:
        try:
            settled = read_map(job.map_file, vocabulary)
        except DiagnosticError as error:
            failures += error.diagnostics
    if job.decimal_comma:
        settled = replace(settled, mapping=replace(settled.mapping, decimal_comma=True))
    found: list[tuple[Source, Suggestion]] = []
    for path in job.inputs:
        try:
            source = open_source(path, job.reading)
        except DiagnosticError as error:
            failures += error.diagnostics
            continue
        if job.map_file is not None:
            failures += check_columns(settled, job.map_file, source.columns)
        found.append((source, suggest(source.columns, vocabulary, settled=settled.mapping, sample=source.sample())))
    if failures:
        raise DiagnosticError(failures)
    return found, settled


def prepare(job: BatchJob, vocabulary: Vocabulary) -> Prepared:
    """Everything ready for the first row. Raises ``DiagnosticError`` with every mistake in tables, map and target."""
    check_target(job)
    found, settled = understand(job, vocabulary)
    failures: list[Diagnostic] = []
    notices: list[Diagnostic] = []
    tables: list[PreparedTable] = []
    for source, suggestion in found:
        said = [*suggestion.diagnostics, *_lacking(source, suggestion.mapping)]
        spoken_of = {each.subject for each in said}
        silent = [column for column in suggestion.unread if column not in spoken_of]
        said += [not_read(silent)] if silent else []
        file = str(source.path)
        said = [each.about(f"{file}: {each.subject}" if each.subject else file) for each in said]
        failures += [each for each in said if each.severity == "error"]
        notices += [*source.notices, *(each for each in said if each.severity == "warning")]
        read = [use for use in suggestion.mapping.columns if use.role != "ignored"]
        values = frozenset(use.column for use in read if use.role == "parameter")
        notices += looked_at(suggestion.mapping, source, vocabulary)
        tables.append(PreparedTable(source, suggestion.mapping, tuple(use.column for use in read), values))
    if failures:
        raise DiagnosticError(failures)
    return Prepared(tuple(tables), settled.missing, tuple(notices))


def able_regimes(
    lists: LoadedLists, asked: Iterable[str] | None, as_of: datetime.date
) -> tuple[tuple[str, ...], tuple[Diagnostic, ...]]:
    """The lists that can answer for the day, and what is to be said of the others.

    Raises ``DiagnosticError`` when none of them can.
    """
    able: list[str] = []
    failures: list[Diagnostic] = []
    for regime in chosen_regimes(lists, asked):
        try:
            _ = lists.lists[regime].view(as_of)
            able.append(regime)
        except DiagnosticError as error:
            failures += error.diagnostics
    if not able:
        raise DiagnosticError(failures)
    return tuple(able), tuple(failures)


def check_target(job: BatchJob) -> None:
    """Raise ``DiagnosticError`` when the outputs cannot be what they are named, or are inputs."""
    failures: list[Diagnostic] = []
    taken: list[tuple[str, Path]] = [("a table that is read", path) for path in job.inputs]
    if job.map_file is not None:
        taken.append(("the mapping file", job.map_file))
    for path in (job.out, job.errors_path):
        try:
            _ = check_ending(path)
        except DiagnosticError as error:
            failures += error.diagnostics
            if str(path) == "-":
                continue
        if path.is_dir():
            message = "the output is a directory"
            failures.append(Diagnostic("B060", "error", message, help="name a file in it", subject=str(path)))
        elif not path.parent.is_dir():
            message = "the output cannot be written: its directory does not exist"
            failures.append(Diagnostic("B060", "error", message, help="make it, or name another", subject=str(path)))
        elif path.is_symlink():
            message = "the output is a link to another file: put in place in one step, it would take the link's"
            help = "name the file that the link leads to"
            failures.append(Diagnostic("B060", "error", message, help=help, subject=str(path)))
        elif path.exists() and not path.is_file():
            message = "the output is no regular file: it could not be put in place whole"
            failures.append(Diagnostic("B060", "error", message, help="name a file", subject=str(path)))
        elif not os.access(path.parent, os.W_OK):
            message = "the output cannot be written: its directory is not writable"
            failures.append(Diagnostic("B060", "error", message, help="check its permissions", subject=str(path)))
        for what, other in taken:
            if _same(path, other):
                message = f"the output is {what}: it would be written over"
                failures.append(Diagnostic("B065", "error", message, help="give it another name", subject=str(path)))
        taken.append(("the output of outcomes", path))
    if failures:
        raise DiagnosticError(failures)


def _same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:
        return path.absolute() == other.absolute()


def _lacking(source: Source, mapping: TableMapping) -> list[Diagnostic]:
    read = [use for use in mapping.columns if use.role not in ("ignored", "name", "row")]
    if not read and mapping.kind is None:
        return [nothing_fits(source.columns)]
    if mapping.column_with("kind") is None and mapping.kind is None:
        return [no_kind(source.columns)]
    return []


def weights(sources: Sequence[Source]) -> list[float]:
    """The share of each table in all the work, by the size of its file."""
    sizes = [max(1, source.path.stat().st_size) for source in sources]
    return [size / sum(sizes) for size in sizes]
