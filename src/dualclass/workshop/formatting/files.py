"""Rule files on disk and from standard input: found, formatted, compared, written."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dualclass.diagnostics import Diagnostic, DiagnosticError
from dualclass.language.reader import read_rule_text
from dualclass.plugins.folders import ENDING, rule_files
from dualclass.workshop.formatting.formatted import format_text
from dualclass.workshop.saving import save


@dataclass(frozen=True, slots=True)
class FormattedFile:
    """A rule file as it was and as it should be; one that could not be read has two empty texts and says why.

    ``diagnostics`` have their places in the old text, ``afterwards`` are the same in the new one.
    """

    name: str
    before: str
    after: str
    diagnostics: tuple[Diagnostic, ...]
    afterwards: tuple[Diagnostic, ...]

    @property
    def changed(self) -> bool:
        """Whether formatting changes it."""
        return self.before != self.after

    def difference(self) -> str:
        """What formatting changes, as a unified diff."""
        lines = difflib.unified_diff(
            self.before.splitlines(keepends=True), self.after.splitlines(keepends=True), self.name, self.name
        )
        return "".join(
            line if line.endswith("\n") else f"{line}\n\\ no line end at the end of the file\n" for line in lines
        )


def files_of(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The rule files that paths name: files as they are, folders with all that is in them; each once, in their order.

    Hidden folders and installed packages below a folder are left alone: their files are somebody else's.

    Raises ``DiagnosticError`` for every path that is not there and every folder without a rule file.
    """
    found: dict[Path, None] = {}
    problems: list[Diagnostic] = []
    for path in paths:
        if path.is_dir():
            inside = [each for each in rule_files(path) if not _foreign(each.relative_to(path))]
            found |= dict.fromkeys(inside)
            if not inside:
                problems.append(_no_file(path, f"there is no rule file in `{path}`", f"their names end in {ENDING}"))
        elif path.exists():
            found[path] = None
        else:
            problems.append(_no_file(path, f"there is no file or folder `{path}`", "check the path"))
    if problems:
        raise DiagnosticError(problems)
    return tuple(found)


def format_files(files: Iterable[Path]) -> Iterator[FormattedFile]:
    """Format files one by one; nothing is written yet."""
    for path in files:
        try:
            text = read_rule_text(path)
        except DiagnosticError as error:
            yield FormattedFile(str(path), "", "", error.diagnostics, error.diagnostics)
            continue
        found = format_text(text, str(path))
        yield FormattedFile(str(path), text, found.text, found.diagnostics, found.afterwards)


def format_input(data: bytes, name: str) -> FormattedFile:
    """Format what came from elsewhere than a file. Raises ``DiagnosticError`` when it is not in UTF-8."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"`{name}` is not UTF-8: byte {error.start} cannot be read"
        diagnostic = Diagnostic("F004", "error", message, help="send it in the encoding UTF-8", subject=name)
        raise DiagnosticError(diagnostic) from None
    found = format_text(text, name)
    return FormattedFile(name, text, found.text, found.diagnostics, found.afterwards)


def write(file: FormattedFile) -> Diagnostic | None:
    """Write the formatted text in the place of the old one; what went wrong, if anything did."""
    try:
        if read_rule_text(Path(file.name)) != file.before:
            message = f"`{file.name}` was changed by somebody else in the meantime"
            return Diagnostic("F003", "error", message, help="nothing was written; run it again", subject=file.name)
        save(Path(file.name), file.after.encode("utf-8"))
    except DiagnosticError as error:
        return error.diagnostics[0]
    except OSError as error:
        reason = error.strerror or str(error)
        message = f"`{file.name}` cannot be written: {reason}"
        return Diagnostic("F003", "error", message, help="check its permissions; it is as it was", subject=file.name)
    return None


def _foreign(path: Path) -> bool:
    return any(part.startswith(".") or part == "site-packages" for part in path.parts)


def _no_file(path: Path, message: str, remedy: str) -> Diagnostic:
    return Diagnostic("P006", "error", message, help=remedy, subject=str(path))
