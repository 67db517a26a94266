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


_LAUNCHER = """
import os, sys, time
begun = time.perf_counter()
nothing = (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)
started = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=[nothing])
_, status, usage = os.wait4(started, 0)
print(time.perf_counter() - begun, usage.ru_maxrss, os.waitstatus_to_exitcode(status))
"""


def process(command: Sequence[str], environment: Mapping[str, str] | None = None) -> tuple[float, int]:
    """Seconds and largest memory (kB) of a whole process. ``RuntimeError`` with what it said when it fails.

    A small process starts it: the largest memory of a process counts that of the one it was started from.
    """
    launcher = [sys.executable, "-I", "-S", "-c", _LAUNCHER, *command]
    ended = subprocess.run(launcher, env=environment, capture_output=True, text=True, check=False)
    words = ended.stdout.split()
    if ended.returncode or len(words) != 3 or words[2] != "0":
        raise RuntimeError(f"{' '.join(command)} failed: {ended.stderr[-400:]}")
    largest = int(words[1]) // 1024 if sys.platform == "darwin" else int(words[1])
    return float(words[0]), largest
