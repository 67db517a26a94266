"""Making the diagnostics of the front end, and giving up on one line only."""

from __future__ import annotations

from dataclasses import dataclass, field

from dualclass.diagnostics import Diagnostic, Label, Patch, Place, Severity

_LONGEST_MESSAGE = 400
MOST_MISTAKES = 1_000


class LineFaultError(Exception):
    """One line cannot be read; it is reported and reading goes on with the next. Never leaves the package."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        """Carry the diagnostic that the line earned."""
        self.diagnostic = diagnostic
        super().__init__(diagnostic.message)


@dataclass(slots=True)
class Report:
    """The diagnostics of one file, in the order they were found; ``text`` is the file's."""

    file: str
    text: str = ""
    diagnostics: list[Diagnostic] = field(default_factory=list[Diagnostic])
    counted: int = 0
    errors: int = 0
    stopped: bool = False

    def make(
        self,
        code: str,
        message: str,
        start: int,
        end: int,
        *,
        help: str | None = None,
        text: str = "",
        suggestion: str | None = None,
        subject: str | None = None,
        severity: Severity = "error",
        patch: Patch | None = None,
    ) -> Diagnostic:
        """A diagnostic for a stretch of this file."""
        place = Place(self.file, start, max(start, end))
        if len(message) > _LONGEST_MESSAGE:
            message = message[: _LONGEST_MESSAGE // 2] + " .. " + message[-_LONGEST_MESSAGE // 2 :]
        return Diagnostic(code, severity, message, (Label(place, text),), help, suggestion, patch, subject)

    def had_enough(self, position: int) -> bool:
        """Whether so much is wrong that reading on helps nobody; what follows is then named as not read."""
        if self.stopped:
            return True
        new = self.diagnostics[self.counted :]
        self.counted += len(new)
        self.errors += sum(each.severity == "error" for each in new)
        if self.errors < MOST_MISTAKES:
            return False
        self.stopped = True
        rest = self.text.count("\n", position)
        message = f"more than {MOST_MISTAKES} mistakes; what follows, {rest} lines, was not read"
        self.error("R169", message, position, position + 1, help="mend the first ones: what follows may be right then")
        return True

    def patch(self, start: int, end: int, replacement: str, *, sure: bool = True) -> Patch:
        """A change of this file."""
        return Patch(Place(self.file, start, end), replacement, sure)

    def error(
        self,
        code: str,
        message: str,
        start: int,
        end: int,
        *,
        help: str | None = None,
        subject: str | None = None,
        suggestion: str | None = None,
        patch: Patch | None = None,
    ) -> None:
        """Report an error."""
        found = self.make(code, message, start, end, help=help, suggestion=suggestion, subject=subject, patch=patch)
        self.diagnostics.append(found)

    def warn(
        self,
        code: str,
        message: str,
        start: int,
        end: int,
        *,
        help: str | None = None,
        subject: str | None = None,
        patch: Patch | None = None,
    ) -> None:
        """Report a warning."""
        found = self.make(code, message, start, end, help=help, subject=subject, severity="warning", patch=patch)
        self.diagnostics.append(found)
