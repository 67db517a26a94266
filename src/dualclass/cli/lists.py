"""``dualclass lists``: what is loaded, the editions in force, how far each list is encoded, by category."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from typing import Any

from dualclass.api import chosen_regimes, loaded_lists
from dualclass.cli.options import add_lists, regimes_of, today
from dualclass.diagnostics import DiagnosticError
from dualclass.explanation.printing import print_lines
from dualclass.explanation.text import Line
from dualclass.lists import Coverage, coverage_of, total


def configure(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    add_lists(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text (default) or json")


def run(options: argparse.Namespace) -> int:
    """Print every list."""
    lists = loaded_lists(options.rules)
    as_of = options.as_of or today()
    records: list[dict[str, Any]] = []
    lines: list[Line] = []
    for regime in chosen_regimes(lists, regimes_of(options)):
        control_list = lists.lists[regime]
        editions = [_edition(edition.name, edition.in_force.start, edition.in_force.end) for edition in control_list.editions]
        lines.append(Line(0, f"[{regime}] {control_list.title}", "title"))
        lines.append(Line(1, "editions: " + "; ".join(editions)))
        try:
            view = control_list.view(as_of)
        except DiagnosticError as error:
            lines.append(Line(1, error.diagnostics[0].message, "unknown"))
            records.append({"regime": regime, "list": control_list.title, "edition": None, "coverage": None})
            continue
        by_category = coverage_of(view)
        whole = total(by_category.values())
        lines.append(Line(1, f"in force on {as_of.isoformat()}: edition {view.edition.name}"))
        lines.append(Line(1, _counts("all categories", whole), "heading"))
        lines += [Line(2, _counts(f"category {category}", count)) for category, count in by_category.items()]
        if control_list.negatives_doubtful:
            lines.append(Line(1, f"no negative is complete: {control_list.negatives_doubtful}", "unknown"))
        lines += [Line(1, f"text: {text}", "quiet") for text in control_list.texts]
        records.append(
            {
                "regime": regime,
                "list": control_list.title,
                "edition": view.edition.name,
                "coverage": {
                    category: {**asdict(count), "paragraphs": count.paragraphs, "encoded": count.encoded}
                    for category, count in by_category.items()
                },
            }
        )
    if options.format == "json":
        sys.stdout.write(json.dumps({"as_of": as_of.isoformat(), "lists": records}, indent=2, ensure_ascii=False) + "\n")
    else:
        print_lines(lines, sys.stdout)
    return 0


def _edition(name: str, start: object, end: object) -> str:
    return f"{name} from {start or 'the beginning'}" + (f" until {end}" if end else "")


def _counts(name: str, count: Coverage) -> str:
    return (
        f"{name}: {count.encoded} of {count.paragraphs} paragraphs encoded "
        f"({count.criteria} criteria, {count.judgement} judgement, {count.structural} structural), "
        f"{count.unused} unused, {count.not_encoded + count.gap_paragraphs} not encoded"
        + (f" ({count.gaps} whole entries)" if count.gaps else "")
    )
