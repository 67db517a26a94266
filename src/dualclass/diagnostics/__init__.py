"""An error or a warning as data, and its rendering: text, plain values for JSON, SARIF, workflow commands.

What shows and places diagnostics is loaded when it is asked for: most runs have none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dualclass.diagnostics.records import Diagnostic, DiagnosticError, Label, Patch, Place, Severity

if TYPE_CHECKING:
    from dualclass.diagnostics.pointing import pointed
    from dualclass.diagnostics.rendering import line_and_column, render_text, to_dict
    from dualclass.diagnostics.sources import Source, Sources, no_sources

__all__ = [
    "Diagnostic",
    "DiagnosticError",
    "Label",
    "Patch",
    "Place",
    "Severity",
    "Source",
    "Sources",
    "line_and_column",
    "no_sources",
    "pointed",
    "render_text",
    "to_dict",
]

_PLACES = {
    "Source": "sources",
    "Sources": "sources",
    "line_and_column": "rendering",
    "no_sources": "sources",
    "pointed": "pointing",
    "render_text": "rendering",
    "to_dict": "rendering",
}


def __getattr__(name: str) -> object:
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"dualclass.diagnostics.{_PLACES[name]}"), name)
