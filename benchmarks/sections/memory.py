"""Memory with the number of rows: the largest of a whole ``dualclass batch`` process, from CSV to Parquet."""

from __future__ import annotations

import sys
from typing import Any

from benchmarks.settings import Settings, command, environment, scratch
from benchmarks.tables import table_of
from benchmarks.timing import process


def run(settings: Settings) -> dict[str, Any]:
    """The same rows written out again and again to the wanted length, so that the file and not this process grows."""
    sizes = (55_000, 220_000) if settings.quick else (110_000, 1_100_000, 4_400_000)
    result: dict[str, Any] = {"rows": {}}
    with scratch() as folder:
        own = environment(folder)
        block = table_of(settings.workload, min(sizes)).texts()
        process(command("lists"), own)
        for size in sizes:
            source = folder / f"{size}.csv"
            with source.open("wb") as file:
                for number in range(size // block.height):
                    block.write_csv(file, include_header=number == 0)
            seconds, largest = process(
                command("batch", source, "--out", folder / "out.parquet", "--quiet", "--restart"), own
            )
            read = [sys.executable, "-c", f"import polars; polars.read_csv({str(source)!r})"]
            _, reading = process(read, own)
            result["rows"][str(size)] = {"dualclass_kb": largest, "polars_reading_kb": reading, "wall_s": seconds}
            source.unlink()
    return result
