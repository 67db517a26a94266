"""Reviewed exceptions: differences that somebody looked at and found right, each with the reason.

    [[exception]]
    paragraph = "2B001.b.1"
    kind = "figure-surplus"
    value = "4"
    reason = "three linear axes and a rotary one at the same time: four at least"

``note`` names the note it lies in, ``editions`` the editions it is for (all of them without it). The value ``*`` stands
for every value of that kind in that place. TOML, or the same in YAML. An exception that meets no difference any more is
stale, and told.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from dualclass.diagnostics import Diagnostic, DiagnosticError
from dualclass.lists.labels import is_within
from dualclass.workshop.auditing.differences import KINDS, Finding

EVERY = "*"
_FIELDS = ("paragraph", "note", "kind", "value", "reason", "editions")
_NEEDED = ("paragraph", "kind", "value")


@dataclass(frozen=True, slots=True)
class ReviewedException:
    """One difference that is right, and why. Without a reason it explains nothing."""

    paragraph: str
    kind: str
    value: str
    reason: str
    note: str | None = None
    editions: tuple[str, ...] = ()

    @property
    def subject(self) -> str:
        """The difference it speaks of, as a reader would name it."""
        place = f"{self.paragraph} {self.note}" if self.note else self.paragraph
        return f"{place}: {self.kind} {self.value}"

    def meets(self, finding: Finding) -> bool:
        """Whether it speaks of this difference."""
        mine = (self.paragraph, self.note, self.kind)
        same_place = mine == (finding.paragraph, finding.note, finding.kind)
        return same_place and self.value in (EVERY, finding.value)


@dataclass(frozen=True, slots=True)
class Reviewed:
    """Findings with the reason that explains each (``None``: unexplained), and what is wrong with the exceptions."""

    reasons: tuple[str | None, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def stale(self) -> int:
        """Exceptions that meet nothing."""
        return sum(each.code == "D024" for each in self.diagnostics)


def read_exceptions(path: Path) -> tuple[ReviewedException, ...]:
    """The exceptions of a file. Raises ``DiagnosticError`` with every mistake in it."""
    from dualclass.items.parsing import read_data

    if path.suffix.lower() not in (".toml", ".yaml", ".yml"):
        message = "exceptions are written in TOML or YAML"
        raise DiagnosticError(_problem("D020", message, path, "name the file .toml, .yaml or .yml"))
    data = read_data(path)
    table = cast("dict[str, Any]", data) if isinstance(data, dict) else {}
    entries = table.get("exception")
    if not isinstance(entries, list) or set(table) != {"exception"}:
        help = "write `[[exception]]` before each, with paragraph, kind, value and reason"
        raise DiagnosticError(_problem("D020", "the file holds something else than exceptions", path, help))
    problems: list[Diagnostic] = []
    found: list[ReviewedException] = []
    for number, entry in enumerate(cast("list[object]", entries), 1):
        exception = _exception(entry, number, path, problems)
        if exception is not None:
            found.append(exception)
    if problems:
        raise DiagnosticError(problems)
    return tuple(found)


def _exception(entry: object, number: int, path: Path, problems: list[Diagnostic]) -> ReviewedException | None:
    fields = cast("dict[str, object]", entry) if isinstance(entry, dict) else {}
    before = len(problems)
    for name in fields.keys() - set(_FIELDS):
        help = f"the fields are {', '.join(_FIELDS)}"
        problems.append(_problem("D021", f"exception {number} has a field `{name}` that is not known", path, help))
    missing = [name for name in _NEEDED if not isinstance(fields.get(name), str) or not fields[name]]
    if missing:
        named = ", ".join(f"`{name}`" for name in missing)
        help = "paragraph, kind and value name one difference; `--write-exceptions` drafts them"
        problems.append(_problem("D021", f"exception {number} does not say {named}", path, help))
    kind = fields.get("kind")
    if isinstance(kind, str) and kind and kind not in KINDS:
        help = f"the kinds are {', '.join(KINDS)}"
        problems.append(_problem("D022", f"exception {number} is of a kind `{kind}` that is not known", path, help))
    editions = fields.get("editions", [])
    texts = [fields.get(name) for name in ("note", "reason")]
    is_listed = isinstance(editions, list) and all(isinstance(each, str) for each in cast("list[object]", editions))
    if not is_listed or any(text is not None and not isinstance(text, str) for text in texts):
        help = '`note` and `reason` are texts, `editions` a list of them: ["2025"]'
        problems.append(_problem("D021", f"exception {number} has a field of the wrong sort", path, help))
    if len(problems) > before:
        return None
    return ReviewedException(
        paragraph=str(fields["paragraph"]),
        kind=str(fields["kind"]),
        value=str(fields["value"]),
        reason=str(fields.get("reason") or "").strip(),
        note=str(fields["note"]) if fields.get("note") else None,
        editions=tuple(cast("list[str]", editions)),
    )


def review(
    findings: Sequence[Finding], exceptions: Iterable[ReviewedException], edition: str, only: Sequence[str], file: str
) -> Reviewed:
    """Put exceptions to findings. Those of other editions, or of paragraphs outside ``only``, are passed over."""
    reasons: list[str | None] = [None] * len(findings)
    problems: list[Diagnostic] = []
    for exception in exceptions:
        outside = only and not any(is_within(exception.paragraph, each) for each in only)
        if outside or (exception.editions and edition not in exception.editions):
            continue
        met = [index for index, finding in enumerate(findings) if exception.meets(finding)]
        if not met:
            message = f"the exception for `{exception.subject}` meets no difference any more"
            problems.append(_problem("D024", message, Path(file), "take it out", severity="warning"))
        elif not exception.reason:
            message = f"the exception for `{exception.subject}` has no reason, and explains nothing"
            problems.append(_problem("D023", message, Path(file), "look at it, and write why it is right"))
        for index in met:
            reasons[index] = exception.reason or reasons[index]
    return Reviewed(tuple(reasons), tuple(problems))


def draft(findings: Iterable[Finding], known: Iterable[ReviewedException], edition: str) -> str:
    """A file of exceptions to be reviewed: the known ones, then every finding that is given, without a reason."""
    head = (
        "# Differences between the rules and the official text that were looked at and found right.\n"
        "# Write the reason of each; what has none explains nothing. Facts only, no sentences of the list.\n"
    )
    new = (ReviewedException(each.paragraph, each.kind, each.value, "", each.note, (edition,)) for each in findings)
    return head + "".join(_entry(each) for each in (*known, *new))


def _entry(exception: ReviewedException) -> str:
    lines = list(_lines(exception))
    return "\n".join(["", "[[exception]]", *lines]) + "\n"


def _lines(exception: ReviewedException) -> Iterator[str]:
    yield f"paragraph = {_text(exception.paragraph)}"
    if exception.note:
        yield f"note = {_text(exception.note)}"
    yield f"kind = {_text(exception.kind)}"
    yield f"value = {_text(exception.value)}"
    if exception.editions:
        yield f"editions = [{', '.join(_text(each) for each in exception.editions)}]"
    yield f"reason = {_text(exception.reason)}"


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _problem(code: str, message: str, path: Path, help: str, *, severity: str = "error") -> Diagnostic:
    return Diagnostic(code, "warning" if severity == "warning" else "error", message, help=help, subject=str(path))
