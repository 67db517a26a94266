"""An error or a warning as data, and its rendering: text, plain values for JSON, SARIF, workflow commands."""

from dualclass.diagnostics.pointing import pointed
from dualclass.diagnostics.records import Diagnostic, DiagnosticError, Label, Patch, Place, Severity
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
