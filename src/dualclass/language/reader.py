"""The way in: a text or a file to its records, its diagnostics and its lossless tree."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dualclass.diagnostics import Diagnostic, DiagnosticError
from dualclass.language.assembly import Assembler
from dualclass.language.blocks import SourceTree, read_blocks
from dualclass.language.characters import check_characters
from dualclass.language.faults import Report
from dualclass.language.indentation import check_indentation
from dualclass.language.limits import LARGEST_FILE
from dualclass.language.paragraphs import RuleFile


@dataclass(frozen=True, slots=True)
class ParseResult:
    """What a rule file says, what is wrong with it, and its text in lossless pieces."""

    rule_file: RuleFile
    diagnostics: tuple[Diagnostic, ...]
    tree: SourceTree

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The diagnostics that are errors; a file with any must not be used for classifying."""
        return tuple(each for each in self.diagnostics if each.severity == "error")


def parse_rule_file(text: str, file: str) -> ParseResult:
    """Read a rule file from its text. Never raises: all that is wrong is among the diagnostics."""
    report = Report(file, text)
    if len(text) > LARGEST_FILE:
        report.error(
            "R004",
            f"a rule file of {len(text)} characters, at most {LARGEST_FILE} are read",
            0,
            0,
            help="part it into several files",
        )
        return ParseResult(
            RuleFile(file), tuple(report.diagnostics), SourceTree(file, "", read_blocks("", file).split, ())
        )
    check_characters(text, report)
    tree = read_blocks(text, file)
    rule_file = Assembler(tree, report).rule_file()
    check_indentation(tree, report)
    ordered = sorted(report.diagnostics, key=lambda each: each.labels[0].place.start if each.labels else 0)
    return ParseResult(rule_file, tuple(ordered), tree)


def read_rule_file(path: Path) -> ParseResult:
    """Read a rule file from disk, in UTF-8.

    Raises ``DiagnosticError`` when there is no such file, when it is a directory, cannot be read, is too
    large or is not UTF-8. What is wrong inside the file is among the diagnostics of the result.
    """
    return parse_rule_file(read_rule_text(path), str(path))


def read_rule_text(path: Path) -> str:
    """The text of a rule file, its line ends as they are. Raises ``DiagnosticError`` as ``read_rule_file`` does."""
    file = str(path)
    report = Report(file)
    try:
        if path.is_dir():
            raise _failed(report, f"`{file}` is a directory", "name a rule file")
        if path.stat().st_size > 4 * LARGEST_FILE:
            raise _failed(report, f"`{file}` is too large for a rule file", "part it into several files")
        data = path.read_bytes()
    except FileNotFoundError:
        raise _failed(report, f"there is no file `{file}`", "check the path") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise _failed(report, f"`{file}` cannot be read: {reason}", "check the path and its permissions") from None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"`{file}` is not UTF-8: byte {error.start} cannot be read"
        raise _failed(report, message, "save it in the encoding UTF-8") from None


def _failed(report: Report, message: str, help: str) -> DiagnosticError:
    return DiagnosticError(report.make("R005", message, 0, 0, help=help, subject=report.file))
