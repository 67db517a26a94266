"""Gathering everything that is wrong with an item, so that all of it is told at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dualclass.diagnostics import Diagnostic, DiagnosticError
from dualclass.records import dataclass, field


@dataclass
class Problems:
    """The diagnostics of one item; ``file`` is named in each, with the field it concerns."""

    file: str = ""
    found: list[Diagnostic] = field(default_factory=list[Diagnostic])

    def add(
        self, code: str, message: str, place: str, *, help: str | None = None, suggestion: str | None = None
    ) -> None:
        """One more error about the field at ``place``."""
        self.found.append(
            Diagnostic(code, "error", message, help=help, suggestion=suggestion, subject=self._subject(place))
        )

    def take(self, error: DiagnosticError, place: str) -> None:
        """The diagnostics of an error that does not know where it stands."""
        self.found.extend(diagnostic.about(self._subject(place)) for diagnostic in error.diagnostics)

    def _subject(self, place: str) -> str:
        return f"{self.file}: {place}" if self.file and place else self.file or place


def short(value: object) -> str:
    """What the user wrote, not longer than a message can bear."""
    text = value if isinstance(value, str) else repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


def listed(names: Iterable[str], limit: int = 12) -> str:
    """Names in backticks, the first dozen of them."""
    texts = list(names)
    more = f" and {len(texts) - limit} more" if len(texts) > limit else ""
    return ", ".join(f"`{name}`" for name in texts[:limit]) + more


def sort_of(raw: Any) -> str:
    """What a value is, in the words of an item file."""
    if raw is None:
        return "nothing"
    if isinstance(raw, bool):
        return "true" if raw else "false"
    if isinstance(raw, str):
        return f"the text `{short(raw)}`" if raw.strip() else "empty text"
    if isinstance(raw, int | float):
        return f"the number `{short(raw)}`"
    if isinstance(raw, dict):
        return "a table"
    return "a list" if isinstance(raw, list) else "a date or another special value"


def subject(file: str, place: str) -> str:
    """How a diagnostic names a field of an item in a file: ``item.toml: parameters.resolution``."""
    return f"{file}: {place}" if file and place else file or place
