"""``dualclass rules audit``: the rules of a list against its official text."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from dualclass.cli.messages import print_diagnostics
from dualclass.cli.options import day, today
from dualclass.diagnostics import Diagnostic, DiagnosticError

if TYPE_CHECKING:
    from dualclass.lists import ControlList, ListView
    from dualclass.workshop.auditing.reporting import AuditReport
    from dualclass.workshop.choosing import Asked


def configure(parser: argparse.ArgumentParser) -> None:
    """Its arguments: a list, its text, a day or edition, exceptions."""
    parser.description = (
        "Compares the rules of a list with its official text, paragraph by paragraph: every number with its unit and "
        "its border, notes, references, CAS numbers, standards; paragraphs that only one side has. The text is yours: "
        'JSON lines with "code" and "text", and if you have them "text_norm", "notes", "technical_notes" (lists of '
        '"label" and "text"). Exits with 1 when a difference is not explained by an exception.'
    )
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="rule file or folder of the list")
    parser.add_argument("--text", type=Path, required=True, metavar="FILE", help="the official text, JSON lines")
    parser.add_argument("--regime", metavar="R", help="a loaded list, in place of PATH: intl, gb, kr, ru, cn")
    when = parser.add_mutually_exclusive_group()
    when.add_argument("--as-of", type=day, metavar="DATE", help="the day whose edition the text is (today)")
    when.add_argument("--edition", metavar="NAME", help="the edition of the list that the text is")
    parser.add_argument(
        "--only", action="append", default=[], metavar="CODE", help="this paragraph and those below it; may be repeated"
    )
    parser.add_argument(
        "--partial", action="store_true", help="the text is not the whole list: do not tell what it lacks"
    )
    parser.add_argument(
        "--exceptions", type=Path, metavar="FILE", help="reviewed exceptions with reasons, TOML or YAML"
    )
    parser.add_argument(
        "--write-exceptions",
        type=Path,
        metavar="FILE",
        help="draft a new file with the exceptions and every unexplained difference, to be reviewed",
    )
    parser.add_argument("--explained", action="store_true", help="show the explained differences as well")
    parser.add_argument("--information", action="store_true", help="show what is only worth a look as well")
    parser.add_argument(
        "--text-field", metavar="NAME[,NAME...]", help="where a record has its words (text_norm, else text)"
    )
    parser.add_argument(
        "--decimal", choices=("comma", "point"), help="how the text writes decimals (by what it has more of)"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text (default) or json")


def run(options: argparse.Namespace) -> int:
    """Print the report; 1 when something is unexplained."""
    from dualclass.workshop.auditing.auditing import audit
    from dualclass.workshop.auditing.exceptions import read_exceptions, review
    from dualclass.workshop.auditing.official_text import read_official_text
    from dualclass.workshop.auditing.reporting import AuditReport
    from dualclass.workshop.choosing import lists_asked

    if options.write_exceptions is not None and options.write_exceptions.exists():
        help = "name a new file, and compare the two"
        raise _refused("D025", f"`{options.write_exceptions}` is there already", help)
    fields = tuple(name.strip() for name in (options.text_field or "").split(",") if name.strip())
    text = read_official_text(options.text, fields, options.decimal)
    known = () if options.exceptions is None else read_exceptions(options.exceptions)
    asked = lists_asked(options.paths, _regimes(options))
    view = _view(_only_list(asked), options)
    _check_only(options.only, view, tuple(text.paragraphs))
    found = audit(view, asked.vocabulary, text, options.only, partial=options.partial)
    file = str(options.exceptions or "")
    report = AuditReport(found, review(found.findings, known, view.edition.name, options.only, file))
    _print(report, options)
    sys.stdout.flush()
    print_diagnostics(report.reviewed.diagnostics)
    if options.write_exceptions is not None:
        _draft(report, options)
    nothing = not (found.findings or found.counts.compared or found.counts.notes)
    if nothing:
        help = "what was asked for is not encoded, or the text has no record of it: see what was not compared"
        print_diagnostics([Diagnostic("D030", "error", "nothing was compared", help=help)])
    return (
        1
        if nothing or report.unexplained or any(each.severity == "error" for each in report.reviewed.diagnostics)
        else 0
    )


def _regimes(options: argparse.Namespace) -> tuple[str, ...] | None:
    return (options.regime.strip().lower(),) if options.regime else None


def _only_list(asked: Asked) -> ControlList:
    if len(asked.lists) == 1:
        return asked.lists[0]
    named = ", ".join(each.regime for each in asked.lists)
    raise _refused("D026", "a text is that of one list", f"name it by its rule files, or by `--regime`: {named}")


def _view(control_list: ControlList, options: argparse.Namespace) -> ListView:
    if options.edition is None:
        return control_list.view(options.as_of or today())
    edition = next((each for each in control_list.editions if each.name == options.edition), None)
    if edition is None:
        named = ", ".join(f"`{each.name}`" for each in control_list.editions)
        raise _refused("D027", f"`{control_list.name}` has no edition `{options.edition}`", f"its editions: {named}")
    period = edition.in_force
    if period.start is None and period.end is None:
        return control_list.view(today())
    return control_list.view(period.start or (period.end or today()) - timedelta(days=1))


def _check_only(only: list[str], view: ListView, printed: tuple[str, ...]) -> None:
    from dualclass.lists.labels import is_within

    known = (*view.codes, *(gap.code for gap in view.gaps))
    for code in only:
        if not any(is_within(each, code) for each in (*printed, *known)):
            raise _refused("D028", f"neither the list nor the text has a paragraph `{code}`", "write it as `3A001.a.5`")
    if not any(is_within(code, each) for code in printed for each in known):
        help = "it may be the text of another list, or number its paragraphs otherwise"
        raise _refused("D029", f"no paragraph of the text is one of `{view.control_list.name}`", help)


def _print(report: AuditReport, options: argparse.Namespace) -> None:
    from dualclass.workshop.auditing.reporting import record, text_lines

    if options.format == "json":
        sys.stdout.write(json.dumps(record(report), indent=2, ensure_ascii=False) + "\n")
        return
    for line in text_lines(report, explained=options.explained, information=options.information):
        sys.stdout.write(line + "\n")


def _draft(report: AuditReport, options: argparse.Namespace) -> None:
    from dualclass.workshop.auditing.exceptions import draft, read_exceptions
    from dualclass.workshop.saving import save_new

    known = () if options.exceptions is None else read_exceptions(options.exceptions)
    written = draft(report.unexplained, known, report.audit.view.edition.name)
    try:
        save_new(options.write_exceptions, written.encode("utf-8"))
    except OSError as error:
        reason = (error.strerror or "unknown").lower()
        help = "check the path and its permissions"
        raise _refused("D025", f"`{options.write_exceptions}` cannot be written: {reason}", help) from None
    sys.stderr.write(f"{len(report.unexplained)} to be reviewed, written to {options.write_exceptions}\n")


def _refused(code: str, message: str, help: str) -> DiagnosticError:
    return DiagnosticError(Diagnostic(code, "error", message, help=help))
