"""The same Parquet table through Ray with one worker and with two: each run a process of its own, each worker a thread.

``python -m benchmarks.ray_run WORKERS RESULT TABLE...`` is one such run; it prints what it took as JSON.
"""

from __future__ import annotations

import json
import math
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import polars as pl

from benchmarks.criteria import DAY
from benchmarks.settings import ROOT, Settings, environment, scratch
from benchmarks.tables import table_of

ADAPTER = "dualclass.tables.ray"
GROUPS = 20
"""Row groups of the table."""

LONG_ENOUGH = 40.0
"""Seconds the work of one worker should take, beside which nothing of the start counts."""

ONE_THREAD = dict.fromkeys(
    (
        "POLARS_MAX_THREADS",
        "RAYON_NUM_THREADS",
        "OMP_NUM_THREADS",
        "OMP_THREAD_LIMIT",
        "ARROW_IO_THREADS",
        "OPENBLAS_NUM_THREADS",
        "MKL_NUM_THREADS",
        "NUMEXPR_NUM_THREADS",
    ),
    "1",
)
"""What holds the libraries of a worker to one thread: polars, Arrow (which heeds that of OpenMP), numpy."""

_RAY = {"RAY_ENABLE_UV_RUN_RUNTIME_ENV": "0", "RAY_USAGE_STATS_ENABLED": "0", "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0"}


def measured(adapter: ModuleType, settings: Settings) -> dict[str, Any]:
    """Walls of one worker and of two in turns, medians. Raises ``RuntimeError`` when their answers are not the same."""
    if adapter.__name__ != ADAPTER:
        raise ValueError(f"the runs use {ADAPTER}, not {adapter.__name__}")
    size = 22_000 if settings.quick else 440_000
    with scratch() as folder:
        table = folder / "items.parquet"
        texts = table_of(settings.workload, size).texts()
        texts.write_parquet(table, row_group_size=math.ceil(texts.height / GROUPS))
        own = environment(folder) | ONE_THREAD | _RAY
        first = _process(1, [table], folder, own)
        times = 1 if settings.quick else max(1, math.ceil(LONG_ENOUGH / first["wall_s"]))
        walls: dict[int, list[float]] = {1: [], 2: []}
        said: dict[int, Any] = {}
        for _ in range(1 if settings.quick else 3):
            for workers, taken in walls.items():
                found = _process(workers, [table] * times, folder, own)
                taken.append(found["wall_s"])
                said[workers] = (found["answers"], found["digest"])
        if said[1] != said[2]:
            raise RuntimeError("two workers do not answer as one does")
        one, two = (statistics.median(each) for each in walls.values())
        return {
            "rows": texts.height * times,
            "row_groups": GROUPS * times,
            "answers": said[1][0],
            "one_s": one,
            "two_s": two,
            "walls_s": {str(workers): taken for workers, taken in walls.items()},
            "start_s": first["start_s"],
        }


def _process(workers: int, tables: Sequence[Path], folder: Path, environment: dict[str, str]) -> dict[str, Any]:
    result = folder / f"answers of {workers}"
    command = [sys.executable, "-m", "benchmarks.ray_run", str(workers), str(result), *map(str, tables)]
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if ended.returncode:
        raise RuntimeError(f"a run of {workers} failed: {ended.stderr[-800:]}")
    found: dict[str, Any] = json.loads(ended.stdout.splitlines()[-1])
    return found


# ------------------------------------------------------------ one run, in its own process


def run(workers: int, result: Path, tables: Sequence[str]) -> dict[str, Any]:
    """What one run took, once every worker had loaded the lists; and what tells its answers from others'."""
    from dualclass.tables.ray import classify_parquet

    begun = time.perf_counter()
    with _cluster(workers):
        _warm(workers, result, tables[0])
        started = time.perf_counter()
        classify_parquet(tables, as_of=DAY).write_parquet(str(result))
        wall = time.perf_counter() - started
    rows = pl.scan_parquet(result / "*.parquet").select(
        "row", "regime", "outcome", pl.col("controlled_by").list.join(" ")
    )
    digest = rows.select(pl.struct(pl.all()).hash().alias("hash")).collect()["hash"]
    for file in result.iterdir():
        file.unlink()
    # the same in whatever order the pieces came
    told = int(digest.sort().hash().implode().hash()[0])
    return {"wall_s": wall, "start_s": started - begun, "answers": len(digest), "digest": told}


def _warm(workers: int, result: Path, table: str) -> None:
    """Short pieces, some for every worker, so that the lists are loaded and the processes there."""
    from dualclass.tables.ray import classify_parquet

    small = result.with_name(f"warm {workers}.parquet")
    pl.read_parquet(table, n_rows=2_000).write_parquet(small, row_group_size=max(1, 2_000 // (4 * workers)))
    _ = classify_parquet([small], as_of=DAY, task_rows=1).materialize()


@contextmanager
def _cluster(workers: int) -> Iterator[None]:
    import ray
    import ray.data

    _ = ray.init(
        num_cpus=workers, include_dashboard=False, logging_level="ERROR", log_to_driver=False, configure_logging=False
    )
    ray.data.DataContext.get_current().enable_progress_bars = False
    try:
        yield
    finally:
        ray.shutdown()


if __name__ == "__main__":
    os.environ.update(ONE_THREAD)
    print(json.dumps(run(int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])))
