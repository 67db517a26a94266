"""An error or a warning as data, and its rendering as text or as plain values for JSON."""

from dualclass.diagnostics.records import Diagnostic, DiagnosticError, Label, Patch, Place, Severity
from dualclass.diagnostics.rendering import line_and_column, render_text, to_dict

__all__ = [
    "Diagnostic",
    "DiagnosticError",
    "Label",
    "Patch",
    "Place",
    "Severity",
    "line_and_column",
    "render_text",
    "to_dict",
]
