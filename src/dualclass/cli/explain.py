"""``dualclass explain ITEM CODE --regime gb``: one paragraph for one item, clause by clause."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from dualclass.api import Classifier, loaded_lists
from dualclass.cli.finding_codes import code_in, no_such_code
from dualclass.cli.options import add_lists
from dualclass.cli.places import in_file
from dualclass.diagnostics import DiagnosticError
from dualclass.explanation.build import reason_of
from dualclass.explanation.printing import print_lines
from dualclass.explanation.text import Line, reason_lines
from dualclass.items import read_items


def configure(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    parser.add_argument("item", type=Path, metavar="ITEM", help="item file: TOML, JSON or YAML")
    parser.add_argument("code", metavar="CODE", help="the paragraph, as the list prints it")
    parser.add_argument("--regime", default="intl", metavar="R", help="the list: intl (default), gb, kr, ru, cn")
    parser.add_argument("--assume-ordinary", action="store_true", help="take extraordinary features as absent")
    add_lists(parser, several=False)


def run(options: argparse.Namespace) -> int:
    """Print every unit at or below the code."""
    classifier = Classifier(
        loaded_lists(options.rules), [options.regime], options.as_of, assume_ordinary=options.assume_ordinary
    )
    evaluator = classifier.evaluators[options.regime]
    code = code_in(evaluator.view, options.code)
    if code is None:
        raise DiagnosticError(no_such_code(options.code, evaluator.view))
    for item in read_items(options.item):
        if isinstance(item, DiagnosticError):
            raise item
        try:
            record = classifier.record(item, str(options.item))
        except DiagnosticError as error:
            raise DiagnosticError(in_file(error.diagnostics, options.item, item)) from error
        context = evaluator.context(record, ordinary=options.assume_ordinary)
        lines = [Line(0, f"{item.name or options.item.stem} under {options.regime} {options.code}", "title")]
        for unit in evaluator.units_at(code):
            lines += reason_lines(reason_of(evaluator.result(unit, record, context), evaluator.view))
        if len(lines) == 1:
            lines.append(Line(1, "this paragraph controls nothing by itself (not used, or a pointer elsewhere)"))
        print_lines(lines, sys.stdout)
    return 0
