"""What the tests beside the rules say of a paragraph at this moment."""

from __future__ import annotations

from pathlib import Path


class Verdicts:
    """Results of rule tests by file and code; filled after each check, empty until then."""

    def __init__(self) -> None:
        """Begin with no results."""
        self._of: dict[tuple[Path, str], str] = {}

    def of(self, path: Path, code: str) -> str:
        """What to show for a paragraph, in Markdown; empty when there are no tests of it."""
        return self._of.get((path, code), "")
