"""What became of each batch, kept on disk by a thread of its own while the next one is classified."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np

from dualclass.tables.arrow import codes_of, texts_of
from dualclass.tables.beside import Beside
from dualclass.tables.duplicates import keep_names
from dualclass.tables.failing import writing
from dualclass.tables.finishing import Draft
from dualclass.tables.guarding import Answering
from dualclass.tables.journal import ERRORS, NAMES, NUMBERS, OUTCOMES, Journal, Part
from dualclass.tables.libraries import library


@dataclass(frozen=True, slots=True)
class Done:
    """A batch that has been classified; ``names`` and ``numbers``: of its rows, where columns have them."""

    source: int
    blank: int
    rows: int = 0
    answer: Answering | None = None
    names: Any = None
    numbers: Any = None


class Keeper:
    """Keeps one batch after the other; no more than one waits. What goes wrong is raised at the next."""

    def __init__(self, journal: Journal, draft: Draft) -> None:
        """Take what earlier runs have kept, and the target that is written beside it."""
        self.journal = journal
        self.draft = draft
        self._beside = Beside()

    def keep(self, done: Done) -> None:
        """Keep a batch once that before it is kept. Raises ``DiagnosticError`` where that one could not be."""
        self._beside.do(self._kept, done)

    def settle(self) -> None:
        """Wait until all is kept. Raises ``DiagnosticError`` where it could not be."""
        self._beside.settle()

    def _kept(self, done: Done) -> None:
        journal = self.journal
        part = len(journal.parts)
        if done.answer is None:
            journal.note(Part(part, done.source, 0, done.blank, 0, 0, {}, {}))
            return
        told = done.answer.told()
        outcomes, errors = told.outcomes, told.errors
        names = [journal.name(part, OUTCOMES)]
        write_part(journal.path(part, OUTCOMES), outcomes)
        if errors.num_rows:
            names.append(journal.name(part, ERRORS))
            write_part(journal.path(part, ERRORS), errors)
        if done.names is not None:
            names.append(journal.name(part, NAMES))
            keep_hashes(journal.path(part, NAMES), texts_of(done.names))
        if done.numbers is not None:
            names.append(journal.name(part, NUMBERS))
            keep_hashes(journal.path(part, NUMBERS), done.numbers)
        counts = counted(outcomes)
        bad = next(iter(counts.values())).get("error", 0)
        files = journal.sealed(names)
        self.draft.take(journal, outcomes)
        journal.note(Part(part, done.source, done.rows, done.blank, bad, errors.num_rows, counts, files))

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *_: object) -> None:
        """Wait for what is being kept; what was not finished of the target is of no use."""
        self._beside.close()
        self.draft.drop()


def counted(outcomes: Any) -> dict[str, dict[str, int]]:
    """How often each outcome stands under each regime."""
    regimes, words = (outcomes.column(outcomes.schema.get_field_index(name)) for name in ("regime", "outcome"))
    width = len(words.dictionary)
    both = codes_of(regimes.indices).astype(np.int64) * width + codes_of(words.indices)
    often = np.bincount(both, minlength=len(regimes.dictionary) * width).reshape(-1, width).tolist()
    outcome_words: list[str] = words.dictionary.to_pylist()
    return {
        regime: {word: count for word, count in zip(outcome_words, counts, strict=True) if count}
        for regime, counts in zip(regimes.dictionary.to_pylist(), often, strict=True)
    }


def write_part(path: Path, batch: Any) -> None:
    """Write one batch, compressed; a failure is told as one of the output."""
    pa = library("pyarrow")
    options = pa.ipc.IpcWriteOptions(compression="zstd")
    with (
        writing(path, whole=True),
        path.open("wb") as stream,
        pa.ipc.new_file(stream, batch.schema, options=options) as writer,
    ):
        writer.write_batch(batch)


def keep_hashes(path: Path, values: Any) -> None:
    """Write eight bytes for each value, by which those that return are found."""
    with writing(path, whole=True):
        keep_names(values, path)
