"""Two workers against one: the same table through Ray on this machine."""

from __future__ import annotations

import importlib
import os
from typing import Any

from benchmarks.settings import Settings


def run(settings: Settings) -> dict[str, Any]:
    """Skipped by name where Ray is not there, which has no release for every Python."""
    try:
        importlib.import_module("ray.data")
    except ImportError as error:
        settings.missing.append(f"workers: {error}")
        return {"skipped": str(error)}
    if (os.cpu_count() or 1) < 2:
        return {"skipped": "one processor only"}
    import dualclass.tables.ray as adapter
    from benchmarks.ray_run import measured

    return measured(adapter, settings)
