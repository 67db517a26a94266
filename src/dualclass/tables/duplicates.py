"""Names that stand for more than one item: found with a few bytes a row, however many rows there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dualclass.tables.chunks import Table
from dualclass.tables.libraries import library

AT_ONCE = 500_000
"""Names that are compared at once; more are parted by their hashes."""

SHOWN = 3


@dataclass(frozen=True, slots=True)
class Duplicates:
    """How many names stand in more than one row, and some of them with the first two of their rows, from 0."""

    names: int
    examples: tuple[tuple[int, int], ...] = ()


def keep_names(names: Any, path: Path) -> None:
    """Write the hashes of a batch's names, eight bytes each; a row without a name has 0."""
    pl, pa = library("polars"), library("pyarrow")
    series = pl.from_arrow(names.cast(pa.string()))
    hashes = series.hash()
    blank = series.is_null() | (series.str.strip_chars() == "")
    kept = hashes.zip_with(~blank, pl.Series([0], dtype=pl.UInt64))
    with path.open("wb") as stream:
        _ = stream.write(memoryview(kept.to_arrow().buffers()[1])[: len(kept) * 8])


def find_duplicates(paths: Sequence[Path], *, at_once: int = AT_ONCE) -> Duplicates:
    """The duplicates among the names of all batches, in order of the table."""
    total = sum(path.stat().st_size // 8 for path in paths)
    passes = max(1, -(-total // at_once))
    names = 0
    first: list[int] = []
    for number in range(passes):
        repeated = _repeated(paths, number, passes)
        names += len(repeated)
        first += repeated.head(SHOWN).to_list()
    return Duplicates(names, _places(paths, first[:SHOWN]))


def _repeated(paths: Sequence[Path], number: int, passes: int) -> Any:
    """The hashes, of one share of them, that stand more than once."""
    pl = library("polars")
    parts = [hashes.filter((hashes != 0) & (hashes % passes == number)) for hashes in map(_read, paths)]
    if not parts:
        return pl.Series([], dtype=pl.UInt64)
    together = pl.concat(parts)
    return together.filter(together.is_duplicated()).unique().sort()


def _places(paths: Sequence[Path], wanted: Sequence[int]) -> tuple[tuple[int, int], ...]:
    found: dict[int, list[int]] = {each: [] for each in wanted}
    start = 0
    for path in paths:
        hashes = _read(path)
        for each, places in found.items():
            if len(places) < 2:
                places += [start + int(at) for at in (hashes == each).arg_true().head(2).to_list()]
        start += len(hashes)
    pairs = [(places[0], places[1]) for places in found.values() if len(places) > 1]
    return tuple(sorted(pairs))


def _read(path: Path) -> Table:
    pl, pa = library("polars"), library("pyarrow")
    content = path.read_bytes()
    return pl.from_arrow(pa.Array.from_buffers(pa.uint64(), len(content) // 8, [None, pa.py_buffer(content)]))
