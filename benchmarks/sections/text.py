"""From a CSV of ``value unit`` texts to outcomes under all lists, beside polars merely reading that file."""

from __future__ import annotations

import contextlib
import io
import sys
from pathlib import Path
from typing import Any

import polars as pl

from benchmarks.settings import Settings, command, environment, scratch
from benchmarks.tables import table_of
from benchmarks.timing import in_turns, medians, process
from dualclass.cli.main import main


def run(settings: Settings) -> dict[str, Any]:
    """In one process that is warm, and as whole processes."""
    size = 55_000 if settings.quick else 1_100_000
    with scratch() as folder:
        source = folder / "items.csv"
        table_of(settings.workload, size).texts().write_csv(source)
        tasks = {"polars reads the CSV": lambda: pl.read_csv(source), "dualclass batch": lambda: batch(source, folder)}
        batch(small(settings, folder), folder)
        rounds = 3 if settings.quick else 5
        warm = medians(in_turns(tasks, rounds=rounds, seconds=settings.seconds))
        whole = {name: [] for name in ("python -c, polars reads the CSV", "dualclass batch")}
        own = environment(folder)
        read = [sys.executable, "-c", f"import polars; polars.read_csv({str(source)!r})"]
        asked = command("batch", source, "--out", folder / "whole.parquet", "--quiet", "--restart")
        process(command("lists"), own)
        for _ in range(rounds):
            for name, each in zip(whole, (read, asked), strict=True):
                whole[name].append(process(each, own))
        return {
            "rows": size,
            "bytes": source.stat().st_size,
            "lists": len(settings.workload.lists.lists),
            "warm": {name: {"wall_s": each.wall, "processor_s": each.processors} for name, each in warm.items()},
            "process": {name: {"wall_s": sorted(s for s, _ in each)[len(each) // 2]} for name, each in whole.items()},
        }


def small(settings: Settings, folder: Path) -> Path:
    """A short file of the same columns, to have everything loaded."""
    path = folder / "small.csv"
    table_of(settings.workload, 1_100).texts().write_csv(path)
    return path


def batch(source: Path, folder: Path) -> None:
    """``dualclass batch`` in this process. Raises ``RuntimeError`` when it fails."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        status = main(["batch", str(source), "--out", str(folder / "outcomes.parquet"), "--quiet", "--restart"])
    if status:
        raise RuntimeError(said.getvalue())
