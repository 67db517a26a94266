"""Registers the list of the Russian Federation with dualclass."""

from __future__ import annotations

from pathlib import Path

from dualclass.plugins import ListSource, Numbering, hookimpl
from dualclass_russia.numbering import russian_number


@hookimpl
def control_lists() -> list[ListSource]:
    """The list and the folder of its rule files."""
    folder = Path(__file__).parent / "rules"
    return [ListSource("russia", "ru", "Russian Federation", folder)]


@hookimpl
def numbering() -> dict[str, Numbering]:
    """Russia's own numbers for what comes from the Wassenaar list."""
    return {"ru": russian_number}
