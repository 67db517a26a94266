"""The base list and the shared vocabulary, registered like any plugin's."""

from __future__ import annotations

from pathlib import Path

from dualclass.plugins.hooks import ListSource, hookimpl

_HERE = Path(__file__).parent


@hookimpl
def control_lists() -> list[ListSource]:
    """The international base list."""
    return [ListSource("international", "intl", "International base list", _HERE / "international")]


@hookimpl
def vocabularies() -> list[Path]:
    """The shared vocabulary."""
    return [_HERE / "vocabulary"]
