"""Control lists: editions, adoption of one list by another, and what holds on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dualclass.lists.control_list import ControlList
from dualclass.lists.view import APPLIED, ListView, State

if TYPE_CHECKING:
    from dualclass.lists.build import build_list
    from dualclass.lists.coverage import (
        Coverage,
        Encoding,
        Missing,
        coverage_by_group,
        coverage_of,
        encoding_of,
        missing_in,
        total,
    )

__all__ = [
    "APPLIED",
    "ControlList",
    "Coverage",
    "Encoding",
    "ListView",
    "Missing",
    "State",
    "build_list",
    "coverage_by_group",
    "coverage_of",
    "encoding_of",
    "missing_in",
    "total",
]


def __getattr__(name: str) -> object:
    """What is needed only to build or count a list is loaded when it is asked for."""
    from importlib import import_module

    if name == "build_list":
        return import_module("dualclass.lists.build").build_list
    if name in __all__:
        return getattr(import_module("dualclass.lists.coverage"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
