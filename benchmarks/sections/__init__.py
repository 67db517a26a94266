"""The sections of a run: each measures one thing, gives plain data, and can be run by itself."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any

from benchmarks.settings import Settings

NAMES = ("item", "columns", "text", "cold", "criteria", "memory", "workers")

type Result = dict[str, Any]


def section(name: str) -> Callable[[Settings], Result]:
    """What runs a section."""
    run: Callable[[Settings], Result] = importlib.import_module(f"benchmarks.sections.{name}").run
    return run
