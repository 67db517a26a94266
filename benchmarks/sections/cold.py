"""Whole processes: starting, loading what was kept, classifying one item under all lists, ending."""

from __future__ import annotations

import statistics
import sys
from pathlib import Path
from typing import Any

from benchmarks.settings import ROOT, Settings, command, environment, scratch
from benchmarks.timing import process

ITEMS = ("adc_ad9208.toml", "anafi_usa.toml", "acetone.toml")
MODULES = ("zen", "datalogic_py", "cel", "rule_engine", "duckdb", "polars")


def run(settings: Settings) -> dict[str, Any]:
    """Processes in turns; the first round, which fills caches and compiled modules, is left out."""
    python = sys.executable
    tasks = {
        "python -c pass": [python, "-c", "pass"],
        'python -c "import pydantic"': [python, "-c", "import pydantic"],
        'python -c "import dualclass"': [python, "-c", "import dualclass"],
    }
    tasks |= {
        f"dualclass classify {name}": command("classify", ROOT / "examples" / name)
        for name in ITEMS
        if (ROOT / "examples" / name).exists()
    }
    tasks |= {f'python -c "import {name}"': [python, "-c", f"import {name}"] for name in MODULES}
    with scratch() as folder:
        own = environment(folder)
        taken = _taken(tasks, own, 5 if settings.quick else 21, settings)
        first = _first(folder)
    base = taken['python -c "import pydantic"']
    return {
        "seconds": taken,
        "ratio_to_pydantic": {name: seconds / base for name, seconds in taken.items()},
        "first_run_ever_s": first,
    }


def _taken(tasks: dict[str, list[str]], own: dict[str, str], rounds: int, settings: Settings) -> dict[str, float]:
    found: dict[str, list[float]] = {name: [] for name in tasks}
    for number in range(rounds + 1):
        for name, each in tasks.items():
            try:
                seconds, _ = process(each, own)
            except RuntimeError as error:
                if number == 0:
                    settings.missing.append(f"{name}: {str(error).splitlines()[-1]}")
                continue
            if number:
                found[name].append(seconds)
    return {name: statistics.median(each) for name, each in found.items() if each}


def _first(folder: Path) -> float:
    """With an empty cache: the rule files are read and checked, the lists built and kept."""
    own = environment(folder) | {"DUALCLASS_CACHE_DIR": str(folder / "empty")}
    return process(command("classify", ROOT / "examples" / ITEMS[0]), own)[0]
