"""``dualclass show CODE --regime kr``: a paragraph, its criteria, its source, its counterparts."""

from __future__ import annotations

import argparse
import sys

from dualclass.api import loaded_lists
from dualclass.cli.finding_codes import code_in, no_such_code
from dualclass.cli.options import add_lists, today
from dualclass.diagnostics import DiagnosticError
from dualclass.explanation.listing import note_lines, paragraph_lines
from dualclass.explanation.printing import print_lines
from dualclass.explanation.text import Line
from dualclass.lists import ListView
from dualclass.plugins.loading import LoadedLists


def configure(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    parser.add_argument("code", metavar="CODE", help="the paragraph, as the list prints it")
    parser.add_argument("--regime", default="intl", metavar="R", help="the list: intl (default), gb, kr, ru, cn")
    add_lists(parser, several=False)


def run(options: argparse.Namespace) -> int:
    """Print the paragraph with everything below it."""
    from dualclass.api import chosen_regimes

    lists = loaded_lists(options.rules)
    (regime,) = chosen_regimes(lists, [options.regime])
    as_of = options.as_of or today()
    view = lists.lists[regime].view(as_of)
    code = code_in(view, options.code)
    if code is None:
        raise DiagnosticError(no_such_code(options.code, view))
    lines = [
        Line(0, f"{view.control_list.title}, edition {view.edition.name}, as of {as_of.isoformat()}", "title"),
        *(Line(0, f"text: {text}", "quiet") for text in view.control_list.texts),
    ]
    for above in view.path(code)[:-1]:
        lines.append(Line(0, f"under {above.code} {above.title or ''}".rstrip(), "quiet"))
    lines += paragraph_lines(view.paragraph(code), view)
    informing = [note.name for note in view.general_notes(code) if note.effect.action == "says"]
    for note in view.general_notes(code):
        if note.effect.action != "says":
            lines += note_lines(note, 0)
    if informing:
        lines.append(
            Line(0, f"notes of the whole list that decide nothing by themselves: {', '.join(informing)}", "quiet")
        )
    because = view.control_list.because.get(code)
    if because:
        lines.append(Line(0, f"differs from the base list: {because}", "quiet"))
    if view.tags(code):
        lines.append(Line(0, f"marks: {', '.join(view.tags(code))}", "quiet"))
    lines += _counterparts(lists, regime, view, code)
    print_lines(lines, sys.stdout)
    return 0


def _counterparts(lists: LoadedLists, regime: str, view: ListView, code: str) -> list[Line]:
    """Paragraphs of other lists that came from the same base paragraph; own numberings are never mapped by number."""
    base = view.origin(code) or (code if regime == "intl" else None)
    lines = [Line(0, "counterparts:", "heading")]
    if base is None:
        return [*lines, Line(1, "none by adoption: this paragraph is the list's own")]
    for other, control_list in lists.lists.items():
        if other == regime:
            continue
        if other == "intl":
            lines.append(Line(1, f"intl {base}"))
            continue
        for mine, origin in control_list.origins.items():
            if origin == base:
                lines.append(Line(1, f"{other} {control_list.display.get(mine) or mine}"))
    return lines if len(lines) > 1 else [*lines, Line(1, "none by adoption")]
