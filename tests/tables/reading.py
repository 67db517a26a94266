"""Sources read whole, and what refuses one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dualclass.diagnostics import DiagnosticError
from dualclass.tables.chunks import Chunk, Source
from dualclass.tables.sources import ReadingOptions, open_source

from ..docs.style import the_one


def rows_of(source: Source, columns: tuple[str, ...] | None = None) -> list[dict[str, Any]]:
    return [row for chunk in chunks_of(source, columns) for row in chunk.table.to_pylist()]


def chunks_of(source: Source, columns: tuple[str, ...] | None = None) -> list[Chunk]:
    columns = columns or source.columns
    return list(source.chunks(columns, frozenset(columns) - {"name", "kind"}))


def refusal(path: Path, code: str, **options: str) -> str:
    with pytest.raises(DiagnosticError) as error:
        _ = rows_of(open_source(path, ReadingOptions(**options)))
    return the_one(error.value.diagnostics, code).message
