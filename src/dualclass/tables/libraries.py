"""The libraries of tables, imported where they are first used: they are heavy, and only an extra brings them."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from dualclass.diagnostics import Diagnostic, DiagnosticError


def library(name: str, extra: str = "tables") -> Any:
    """The module of that name. Raises ``DiagnosticError`` naming the extra that brings it when it is not installed.

    The libraries have no complete types of their own, so that what comes from them is ``Any`` here.
    """
    try:
        return import_module(name)
    except ImportError as error:
        package = name.partition(".")[0]
        message = f"`{package}` is not installed, and this needs it"
        if not isinstance(error, ModuleNotFoundError):
            message = f"`{package}` cannot be loaded: {' '.join(str(error).split())[:200]}"
        raise DiagnosticError(
            Diagnostic("B001", "error", message, help=f"install `dualclass[{extra}]`", subject=package)
        ) from None
