"""``dualclass classify ITEM...``: what each list says about items, and why."""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Iterator
from pathlib import Path

from dualclass.api import Classifier, chosen_regimes, loaded_lists
from dualclass.cli.messages import print_diagnostics
from dualclass.cli.options import add_lists, regimes_of, today
from dualclass.cli.places import in_file
from dualclass.diagnostics import DiagnosticError
from dualclass.evaluation.outcome import Outcome
from dualclass.explanation.report import ItemResult
from dualclass.items import ItemLike, read_items
from dualclass.records import replace

CAUGHT = {Outcome.CONTROLLED, Outcome.CONTROLLED_UNLESS_RELEASED}
OPEN = {Outcome.UNDETERMINED, Outcome.NOT_COVERED}


def configure(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    parser.add_argument("items", nargs="+", type=Path, metavar="ITEM", help="item file: TOML, JSON or YAML")
    add_lists(parser)
    parser.add_argument(
        "--assume-ordinary",
        action="store_true",
        help="take extraordinary features that are not stated as absent; each use is named in the outcome",
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text (default) or json")
    parser.add_argument(
        "--exit-code",
        action="store_true",
        help="exit with 10 when something is controlled, 11 when something is undetermined or not covered",
    )


def run(options: argparse.Namespace) -> int:
    """Classify every file; an item with a mistake is reported and the others still classified."""
    classifier, failed = _classifier(options)
    results: list[ItemResult] = []
    items = list(_items(options.items))
    brief = options.format == "text"
    for number, (file, place, item) in enumerate(items, start=1):
        _progress(number, len(items))
        if isinstance(item, DiagnosticError):
            failed = True
            print_diagnostics(item.diagnostics)
            continue
        try:
            results.append(_named(classifier.classify(item, place, brief=brief), item, file))
        except DiagnosticError as error:
            failed = True
            print_diagnostics(in_file(error.diagnostics, file, item))
    _print(results, classifier.as_of, options.format)
    return _status(results, failed=failed, wanted=options.exit_code)


def _classifier(options: argparse.Namespace) -> tuple[Classifier, bool]:
    """The lists that can answer for the day; one whose editions do not reach it is reported, the others answer."""
    lists = loaded_lists(options.rules)
    as_of = options.as_of or today()
    asked = chosen_regimes(lists, regimes_of(options))
    able: list[str] = []
    errors: list[DiagnosticError] = []
    for regime in asked:
        try:
            _ = lists.lists[regime].view(as_of)
            able.append(regime)
        except DiagnosticError as error:
            errors.append(error)
    if not able:
        raise DiagnosticError(diagnostic for error in errors for diagnostic in error.diagnostics)
    for error in errors:
        print_diagnostics(error.diagnostics)
    return Classifier(lists, able, as_of, assume_ordinary=options.assume_ordinary), bool(errors)


def _items(files: list[Path]) -> Iterator[tuple[Path, str, ItemLike | DiagnosticError]]:
    """Every item with its file and how messages name it: the file, and the number where there are several."""
    for file in files:
        try:
            found = read_items(file)
        except DiagnosticError as error:
            found = (error,)
        for number, item in enumerate(found, start=1):
            yield file, f"{file}: item {number}" if len(found) > 1 else str(file), item


def _named(result: ItemResult, item: ItemLike, file: Path) -> ItemResult:
    return result if item.name else replace(result, item=file.stem)


def _progress(number: int, total: int) -> None:
    if total >= 20 and sys.stderr.isatty():
        end = "\n" if number == total else ""
        sys.stderr.write(f"\rclassifying {number} of {total}{end}")
        sys.stderr.flush()


def _print(results: list[ItemResult], as_of: datetime.date, form: str) -> None:
    if form == "json":
        from dualclass.explanation.classification import Classification

        classification = Classification(as_of=as_of, results=tuple(results))
        sys.stdout.write(classification.model_dump_json(indent=2) + "\n")
        return
    from dualclass.explanation.printing import print_lines
    from dualclass.explanation.text import report_lines

    print_lines(report_lines(results, as_of), sys.stdout)


def _status(results: list[ItemResult], *, failed: bool, wanted: bool) -> int:
    if failed:
        return 1
    if not wanted:
        return 0
    outcomes = {regime.outcome for result in results for regime in result.regimes}
    if outcomes & CAUGHT:
        return 10
    return 11 if outcomes & OPEN else 0
