"""What a run is told, and what its sections share."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from benchmarks.criteria import Workload, workload

ROOT = Path(__file__).parents[1]


@dataclass
class Settings:
    """``quick``: small sizes and few rounds, to see that everything works. ``missing``: engines that are not there."""

    quick: bool = False
    missing: list[str] = field(default_factory=list[str])

    @cached_property
    def workload(self) -> Workload:
        """The criteria of the real lists."""
        return workload()

    @property
    def rounds(self) -> int:
        """How often each engine has its turn."""
        return 3 if self.quick else 7

    @property
    def seconds(self) -> float:
        """After how long no new round is begun."""
        return 8.0 if self.quick else 60.0


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder for the files of a section, removed afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="dualclass-benchmarks-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def environment(folder: Path) -> dict[str, str]:
    """The environment of a measured process: a cache and compiled modules of its own, both on disk."""
    own = {"DUALCLASS_CACHE_DIR": str(folder / "cache"), "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, **own}


def command(*arguments: object) -> list[str]:
    """The command line of dualclass, as the installed script starts it."""
    script = Path(sys.executable).parent / "dualclass"
    return [str(script), *map(str, arguments)]
