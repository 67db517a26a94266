"""Mutants that somebody reviewed, and why no test need notice them: ``NAME.mutants.yaml`` beside the tests."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from dualclass.diagnostics import Diagnostic, DiagnosticError, Label, Place
from dualclass.workshop.testing.mutation.records import Mutant
from dualclass.workshop.testing.nodes import Scalar, Table, compose, fault, read_file


@dataclass(slots=True)
class Reviewed:
    """One entry: which mutants (``*`` stands for anything), why, and whether any was met."""

    key: str
    reason: str
    place: Place
    met: bool = False

    def covers(self, mutant: Mutant) -> bool:
        """Whether the entry speaks of a mutant."""
        return re.fullmatch(".*".join(re.escape(part) for part in self.key.split("*")), mutant.key) is not None


@dataclass
class Exceptions:
    """The reviewed mutants of some files."""

    entries: list[Reviewed] = field(default_factory=list[Reviewed])

    def reason(self, mutant: Mutant) -> str | None:
        """Why no test need notice a mutant; ``None`` when nobody reviewed it."""
        for entry in self.entries:
            if entry.covers(mutant):
                entry.met = True
                return entry.reason
        return None

    def stale(self) -> tuple[Diagnostic, ...]:
        """Entries that spoke of no mutant any more: the rule has changed, or a test notices by now."""
        help = "take it out, or name the mutant as the report does"
        return tuple(
            Diagnostic(
                "T031", "warning", f"no unnoticed mutant is `{entry.key[:100]}`", (Label(entry.place),), help=help
            )
            for entry in self.entries
            if not entry.met
        )


def read_exceptions(paths: Iterable[Path]) -> Exceptions:
    """The reviewed mutants of files. Raises ``DiagnosticError`` with every mistake in them."""
    found = Exceptions()
    problems: list[Diagnostic] = []
    for path in paths:
        try:
            text = read_file(path)
            root = compose(text, str(path)) if text.strip() else None
        except DiagnosticError as error:
            problems.extend(error.diagnostics)
            continue
        if root is not None and not isinstance(root, Table):
            problems.append(_fault("reviewed mutants are a table", root.place))
            continue
        for key, value in root.entries if root is not None else ():
            if isinstance(value, Scalar) and value.text.strip():
                found.entries.append(Reviewed(key.text, value.text.strip(), key.place))
            else:
                problems.append(_fault(f"`{key.text[:60]}` has no reason", key.place))
    if problems:
        raise DiagnosticError(problems)
    return found


def _fault(message: str, place: Place) -> Diagnostic:
    return fault(
        "T030", message, place, 'write the mutant as the report names it, a colon, and why: "a: b -> c": because'
    )
