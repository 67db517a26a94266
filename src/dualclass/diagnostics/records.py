"""What is wrong, where, and what would help: plain records, apart from how they are shown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from dualclass.records import dataclass, replace

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a source text: file name and character offsets, the end excluded.

    An empty file name means the text of the value itself, as when a quantity is read that has not been placed
    in a file yet.
    """

    file: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Label:
    """A place and what is to be said about it; the first label of a diagnostic is the main one."""

    place: Place
    text: str = ""


@dataclass(frozen=True, slots=True)
class Patch:
    """A change of the source that would put it right: the text at ``place`` becomes ``replacement``.

    ``sure``: whether it can be made unasked. A change that decides something (how children join, where a bracket
    ends) is only offered.
    """

    place: Place
    replacement: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing that is wrong, or doubtful.

    ``code`` is stable (``Q006``); ``message`` is lower case, without a final period, with the user's text in
    backticks; ``subject`` is what it concerns: a file, the path of a field, or the label of a paragraph;
    ``help`` says what to do; ``suggestion`` is the one word or text most likely meant. ``word``: what is meant inside
    the main label's place, as long as its own place has not been looked for (``pointing.pointed``); a patch whose place
    has no file counts from there.
    """

    code: str
    severity: Severity
    message: str
    labels: tuple[Label, ...] = ()
    help: str | None = None
    suggestion: str | None = None
    patch: Patch | None = None
    subject: str | None = None
    word: str | None = None

    def located(self, file: str, offset: int = 0, subject: str | None = None) -> Diagnostic:
        """The same, with every place that has no file yet moved to ``file``, ``offset`` characters on.

        ``subject`` is taken where none is known yet.
        """
        labels = tuple(Label(_moved(label.place, file, offset), label.text) for label in self.labels)
        patch = self.patch and replace(self.patch, place=_moved(self.patch.place, file, offset))
        return replace(self, labels=labels, patch=patch, subject=self.subject or subject)

    def about(self, subject: str) -> Diagnostic:
        """The same, said of ``subject``: a field path or a paragraph label."""
        return replace(self, subject=subject)


def _moved(place: Place, file: str, offset: int) -> Place:
    return place if place.file else Place(file, place.start + offset, place.end + offset)


class DiagnosticError(Exception):
    """Raised where nothing useful can be returned; carries one diagnostic or more, the first one first."""

    diagnostics: tuple[Diagnostic, ...]

    def __init__(self, diagnostics: Diagnostic | Iterable[Diagnostic]) -> None:
        """Take one diagnostic, or several in the order in which they are to be shown."""
        self.diagnostics = (diagnostics,) if isinstance(diagnostics, Diagnostic) else tuple(diagnostics)
        super().__init__("; ".join(each.message for each in self.diagnostics))

    def __reduce__(self) -> tuple[type[DiagnosticError], tuple[tuple[Diagnostic, ...]]]:
        """Keep the diagnostics when the error crosses to another process."""
        return (type(self), (self.diagnostics,))
