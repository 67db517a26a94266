"""Registers the list of the Republic of Korea with dualclass."""

from __future__ import annotations

from pathlib import Path

from dualclass.plugins import ListSource, hookimpl


@hookimpl
def control_lists() -> list[ListSource]:
    """The list and the folder of its rule files."""
    folder = Path(__file__).parent / "rules"
    return [ListSource("korea", "kr", "Republic of Korea", folder)]
