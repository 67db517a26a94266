"""Diagnostics about a list, gathered while it is built."""

from __future__ import annotations

from dualclass.diagnostics import Diagnostic, Label, Patch, Place, Severity
from dualclass.language.criteria import Node, Span
from dualclass.records import dataclass, field


def place_of(span: Span | None) -> tuple[Label, ...]:
    """The label of a diagnostic that points at a record, none when the record has no place."""
    return () if span is None else (Label(Place(span.file, span.start, span.end)),)


MOST = 5_000
"""More diagnostics of one list help nobody."""


def instead(word: str, replacement: str, *, sure: bool = True) -> Patch:
    """What stands in the place of a word, wherever it is found."""
    return Patch(Place("", 0, len(word)), replacement, sure)


@dataclass
class Reports:
    """Everything found so far, in order."""

    found: list[Diagnostic] = field(default_factory=list[Diagnostic])

    def error(
        self,
        code: str,
        message: str,
        node: Node | None,
        subject: str,
        remedy: str | None = None,
        suggestion: str | None = None,
        *,
        word: str | None = None,
        patch: Patch | None = None,
    ) -> None:
        """Add an error at the place of ``node``; ``word``: the words of its sentence that are meant."""
        self._add("error", code, message, node, subject, remedy, suggestion, word, patch)

    def warning(
        self,
        code: str,
        message: str,
        node: Node | None,
        subject: str,
        remedy: str | None = None,
        suggestion: str | None = None,
        *,
        word: str | None = None,
        patch: Patch | None = None,
    ) -> None:
        """Add a warning at the place of ``node``; ``word``: the words of its sentence that are meant."""
        self._add("warning", code, message, node, subject, remedy, suggestion, word, patch)

    def _add(
        self,
        severity: Severity,
        code: str,
        message: str,
        node: Node | None,
        subject: str,
        remedy: str | None,
        suggestion: str | None,
        word: str | None,
        patch: Patch | None,
    ) -> None:
        if len(self.found) >= MOST:
            if len(self.found) == MOST:
                more = "there is more wrong than is shown here"
                self.found.append(Diagnostic("C084", "error", more, help="mend the first ones", subject=subject))
            return
        labels = place_of(node.span) if node is not None else ()
        self.found.append(
            Diagnostic(
                code=code,
                severity=severity,
                message=message,
                labels=labels,
                help=remedy,
                suggestion=suggestion,
                patch=patch,
                subject=subject,
                word=word,
            )
        )
