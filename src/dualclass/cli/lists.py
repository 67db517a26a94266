"""``dualclass lists``: what is loaded, the editions in force, how far each list is encoded, by category."""

from __future__ import annotations

import argparse
import datetime
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from dualclass.api import chosen_regimes, loaded_lists
from dualclass.cli.options import add_lists, regimes_of, today
from dualclass.diagnostics import DiagnosticError
from dualclass.explanation.printing import print_lines
from dualclass.explanation.text import Line
from dualclass.lists import ControlList, Coverage, coverage_of, total
from dualclass.plugins.loading import LoadedLists

NATIONAL = {"dualclass-china": "cn", "dualclass-uk": "gb", "dualclass-korea": "kr", "dualclass-russia": "ru"}
"""The distributions that bring the national lists, with their regimes."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    add_lists(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text (default) or json")


def run(options: argparse.Namespace) -> int:
    """Print every list."""
    lists = loaded_lists(options.rules)
    as_of = options.as_of or today()
    chosen = [lists.lists[regime] for regime in chosen_regimes(lists, regimes_of(options))]
    if options.format == "json":
        records = [_record(control_list, as_of) for control_list in chosen]
        sys.stdout.write(
            json.dumps({"as_of": as_of.isoformat(), "lists": records}, indent=2, ensure_ascii=False) + "\n"
        )
        return 0
    for control_list in chosen:
        print_lines(coverage_lines(control_list, as_of), sys.stdout)
    print_lines(_plugin_lines(lists), sys.stdout)
    return 0


def coverage_lines(control_list: ControlList, as_of: datetime.date) -> Iterator[Line]:
    """A list: its editions, and how far the one in force is encoded, by category."""
    yield Line(0, f"[{control_list.regime}] {control_list.title}", "title")
    editions = [
        _edition(edition.name, edition.in_force.start, edition.in_force.end) for edition in control_list.editions
    ]
    yield Line(1, "editions: " + "; ".join(editions))
    try:
        view = control_list.view(as_of)
    except DiagnosticError as error:
        yield Line(1, error.diagnostics[0].message, "unknown")
        return
    by_category = coverage_of(view)
    yield Line(1, f"in force on {as_of.isoformat()}: edition {view.edition.name}")
    yield Line(1, counts("all categories", total(by_category.values())), "heading")
    for category, count in by_category.items():
        yield Line(2, counts(f"category {category}", count))
    if control_list.negatives_doubtful:
        yield Line(1, f"no negative is complete: {control_list.negatives_doubtful}", "unknown")
    for text in control_list.texts:
        yield Line(1, f"text: {text}", "quiet")


def _record(control_list: ControlList, as_of: datetime.date) -> dict[str, Any]:
    head: dict[str, Any] = {"regime": control_list.regime, "list": control_list.title}
    try:
        view = control_list.view(as_of)
    except DiagnosticError:
        return {**head, "edition": None, "coverage": None}
    return {
        **head,
        "edition": view.edition.name,
        "coverage": {
            category: {**asdict(count), "paragraphs": count.paragraphs, "encoded": count.encoded}
            for category, count in coverage_of(view).items()
        },
    }


def _plugin_lines(lists: LoadedLists) -> Iterator[Line]:
    """What was loaded, and by which distribution; what else could be."""
    loaded = ", ".join(f"{plugin.name} ({plugin.distribution} {plugin.version})" for plugin in lists.plugins)
    yield Line(0, f"plugins loaded: {loaded}", "quiet")
    missing = [name for name, regime in NATIONAL.items() if regime not in lists.lists]
    if missing:
        yield Line(0, f"not installed: {', '.join(missing)}", "quiet")


def _edition(name: str, start: object, end: object) -> str:
    return f"{name} from {start or 'the beginning'}" + (f" until {end}" if end else "")


def counts(name: str, count: Coverage) -> str:
    """One line of counts."""
    return (
        f"{name}: {count.encoded} of {count.paragraphs} paragraphs encoded "
        f"({count.criteria} criteria, {count.judgement} judgement, {count.structural} structural), "
        f"{count.unused} unused, {count.not_encoded + count.gap_paragraphs} not encoded"
        + (f" ({count.gaps} whole entries)" if count.gaps else "")
    )
