"""Diagnostics as editors show them: at their place, with related places, a link to their page, and what would help."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from lsprotocol import types

from dualclass.diagnostics import Diagnostic
from dualclass.editor.documents import uri_of
from dualclass.editor.text import LineIndex

SOURCE = "dualclass"

type TextOf = Callable[[Path], LineIndex | None]


@dataclass(frozen=True, slots=True)
class Told:
    """A diagnostic about a file, with the text that it was found in."""

    diagnostic: Diagnostic
    path: Path
    text: LineIndex | None

    @property
    def span(self) -> tuple[int, int]:
        """Where it is: the main label, or the first line when it is about the file as a whole."""
        if self.diagnostic.labels:
            place = self.diagnostic.labels[0].place
            return place.start, max(place.start, place.end)
        return 0, len(self.text.line(0)) if self.text is not None else 0


def by_file(diagnostics: Iterable[Diagnostic], fallback: Path, text_of: TextOf) -> dict[Path, list[Told]]:
    """Diagnostics by the file they are about; one that names no file is told about ``fallback``."""
    found: dict[Path, list[Told]] = {}
    for each in diagnostics:
        path = _file_of(each) or fallback
        found.setdefault(path, []).append(Told(each, path, text_of(path)))
    return found


def _file_of(diagnostic: Diagnostic) -> Path | None:
    if diagnostic.labels and diagnostic.labels[0].place.file:
        return Path(diagnostic.labels[0].place.file).resolve()
    subject = diagnostic.subject or ""
    if subject.startswith("/") or (len(subject) > 2 and subject[1] == ":"):
        path = Path(subject)
        return path.resolve() if path.is_file() else None
    return None


def shown(told: Told, text_of: TextOf, page_of: Callable[[str], str | None]) -> types.Diagnostic:
    """The diagnostic in the protocol's shape."""
    diagnostic = told.diagnostic
    text = told.text or LineIndex("")
    start, end = told.span
    page = page_of(diagnostic.code)
    error = diagnostic.severity == "error"
    return types.Diagnostic(
        range=text.range(*_visible(text, start, end)),
        message=message_of(diagnostic),
        severity=types.DiagnosticSeverity.Error if error else types.DiagnosticSeverity.Warning,
        code=diagnostic.code,
        code_description=types.CodeDescription(page) if page else None,
        source=SOURCE,
        related_information=_related(diagnostic, text_of) or None,
    )


def _visible(text: LineIndex, start: int, end: int) -> tuple[int, int]:
    """A place of no length is widened to a character, so that it can be seen."""
    if end > start:
        return start, end
    number = text.line_of(start)
    stop = text.starts[number] + len(text.line(number))
    return (start, start + 1) if start < stop else (max(text.starts[number], start - 1), start)


def message_of(diagnostic: Diagnostic) -> str:
    """The message with its help and suggestion, each on a line."""
    lines = [diagnostic.message]
    if diagnostic.help:
        lines.append(diagnostic.help)
    if diagnostic.suggestion:
        lines.append(f"did you mean `{diagnostic.suggestion}`?")
    return "\n".join(lines)


def _related(diagnostic: Diagnostic, text_of: TextOf) -> list[types.DiagnosticRelatedInformation]:
    found: list[types.DiagnosticRelatedInformation] = []
    for label in diagnostic.labels[1:]:
        path = Path(label.place.file).resolve()
        text = text_of(path)
        if text is None:
            continue
        place = text.range(label.place.start, label.place.end)
        location = types.Location(uri_of(path), place)
        found.append(types.DiagnosticRelatedInformation(location, label.text or "see here"))
    return found
