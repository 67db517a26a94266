"""The command line and files for the tests of the workshop."""

from __future__ import annotations

from tests.cli.conftest import run, write

__all__ = ["run", "write"]
