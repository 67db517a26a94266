"""The library's version, by itself so that every stage may know it."""

VERSION = "0.1.0"
"""As in ``pyproject.toml``."""
