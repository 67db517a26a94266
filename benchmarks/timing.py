"""Times in one run: engines take turns, and medians are compared, so that a busy machine disturbs all alike."""

from __future__ import annotations

import gc
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


def machine() -> str:
    """One line about the machine and the day."""
    model = ""
    info = Path("/proc/cpuinfo")
    if info.exists():
        names = [line.partition(":")[2].strip() for line in info.read_text().splitlines() if line[:10] == "model name"]
        model = names[0] if names else ""
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{model or platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}{load}"


@dataclass(frozen=True)
class Taken:
    """What one turn took: seconds by the clock on the wall, and of processors (all threads of this process)."""

    wall: float
    processors: float


def in_turns(
    tasks: Mapping[str, Callable[[], object]], *, rounds: int = 5, seconds: float = 20.0
) -> dict[str, list[Taken]]:
    """What each task took, once a round; no new round is begun after ``seconds``."""
    found: dict[str, list[Taken]] = {name: [] for name in tasks}
    started = time.perf_counter()
    for number in range(rounds):
        if number and time.perf_counter() - started > seconds:
            break
        for name, task in tasks.items():
            gc.collect()
            wall, processors = time.perf_counter(), time.process_time()
            task()
            found[name].append(Taken(time.perf_counter() - wall, time.process_time() - processors))
    return found


def medians(times: Mapping[str, Sequence[Taken]]) -> dict[str, Taken]:
    """The median of each, by both clocks."""
    return {
        name: Taken(
            statistics.median(each.wall for each in taken), statistics.median(each.processors for each in taken)
        )
        for name, taken in times.items()
    }


def process(command: Sequence[str], environment: Mapping[str, str] | None = None) -> tuple[float, int]:
    """Seconds and largest memory (kB) of a whole process. ``RuntimeError`` with what it said when it fails."""
    begun = time.perf_counter()
    started = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    said = started.stderr.read() if started.stderr is not None else ""
    _, status, usage = os.wait4(started.pid, 0)
    seconds = time.perf_counter() - begun
    if status:
        raise RuntimeError(f"{' '.join(command)} ended with {status}: {said[-400:]}")
    largest = usage.ru_maxrss // 1024 if sys.platform == "darwin" else usage.ru_maxrss
    return seconds, largest
