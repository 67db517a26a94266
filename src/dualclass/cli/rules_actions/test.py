"""``dualclass rules test``: the tests that stand beside rules, run, worked out, confirmed and put to the test."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dualclass.cli.messages import print_diagnostics
from dualclass.cli.options import at_least_one, regimes

if TYPE_CHECKING:
    from dualclass.diagnostics import Diagnostic
    from dualclass.workshop.testing.bench import Bench
    from dualclass.workshop.testing.gathering import Gathered
    from dualclass.workshop.testing.records import RuleTest


def configure(parser: argparse.ArgumentParser) -> None:
    """Its arguments: files or folders, and what to do with their tests."""
    parser.description = (
        "Runs the tests that stand beside rules (NAME.tests.yaml beside NAME.rules). With --border it works out what "
        "to test, with --mutate it changes the rules and sees which test notices. Exits with 1 when a test fails or "
        "cannot be run or there is none, and with --mutate when a change goes unnoticed that an item shows."
    )
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="folder, rule file or tests file")
    parser.add_argument("--regime", type=regimes, metavar="R[,R...]", help="only these lists")
    parser.add_argument(
        "--code", action="append", default=[], metavar="CODE", help="only what is at or below this code"
    )
    parser.add_argument("--format", choices=("text", "json", "junit"), default="text", help="how to report (text)")
    parser.add_argument("--coverage", action="store_true", help="which sentences no test shows to decide")
    work = parser.add_mutually_exclusive_group()
    work.add_argument("--border", action="store_true", help="work out items at every border, to be confirmed")
    work.add_argument("--mutate", action="store_true", help="change the rules and see which test notices")
    work.add_argument("--confirm", metavar="WHO", help="write who held the unconfirmed blocks against the text")
    parser.add_argument("--keep", action="store_true", help="with --border or --mutate: add the tests to the files")
    parser.add_argument("--sample", type=at_least_one, metavar="N", help="with --mutate: so many changes, drawn by lot")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="with --sample: which lot (1)")
    parser.add_argument(
        "--exceptions", type=Path, action="append", default=[], metavar="FILE", help="with --mutate: reviewed changes"
    )


def run(options: argparse.Namespace) -> int:
    """Do what is asked; 1 when a test fails, cannot be run, or a file has an error."""
    from dualclass.workshop.testing.gathering import gather
    from dualclass.workshop.testing.selecting import selected

    if options.confirm is not None:
        return _confirm(options)
    gathered = gather(options.paths)
    problems = [each for each in (*gathered.read.diagnostics, *gathered.diagnostics) if each.severity == "error"]
    print_diagnostics(problems)
    if gathered.bench is None:
        return 1
    if options.border:
        return max(_border(options, gathered, gathered.bench), int(bool(problems)))
    tests = selected(gathered.read.tests, gathered.bench, options.regime, () if options.mutate else options.code)
    if options.mutate:
        return max(_mutate(options, gathered, gathered.bench, tests), int(bool(problems)))
    status = max(_run(options, gathered.bench, tests), int(bool(problems)))
    if not (tests or problems):
        print_diagnostics([_nothing("no test was run: there is none here")])
    return status


def _run(options: argparse.Namespace, bench: Bench, tests: tuple[RuleTest, ...]) -> int:
    from dualclass.workshop.testing.junit import junit_text
    from dualclass.workshop.testing.reporting import run_data, run_lines, summary_line
    from dualclass.workshop.testing.running import run_tests

    results = run_tests(tests, bench)
    covered = None
    if options.coverage:
        from dualclass.workshop.testing.coverage import coverage

        covered = coverage(tests, bench)
    if options.format == "json":
        _write_json(run_data(results) | ({"coverage": covered.data()} if covered is not None else {}))
    elif options.format == "junit":
        sys.stdout.write(junit_text(results))
    else:
        _write(run_lines(results))
        sys.stdout.flush()
        print_diagnostics(each for result in results.errors for each in result.diagnostics)
        _write(covered.lines() if covered is not None else ())
        _write([summary_line(results)])
    return 0 if results.passed else 1


def _nothing(message: str) -> Diagnostic:
    from dualclass.diagnostics import Diagnostic

    help = "nothing is shown by that: write tests beside the rules (`--border` works them out), or name other paths"
    return Diagnostic("T016", "error", message, help=help)


def _border(options: argparse.Namespace, gathered: Gathered, bench: Bench) -> int:
    from dualclass.workshop.testing.borders.table import table_data, table_lines
    from dualclass.workshop.testing.borders.working import keep, work_out
    from dualclass.workshop.testing.progress import ProgressLine

    line = ProgressLine()
    found = work_out(gathered, bench, options.regime, options.code, line)
    line.close()
    if options.format == "json":
        _write_json(table_data(found.blocks, found.unmet))
    else:
        _write(table_lines(found.blocks, found.unmet))
    _keep(options, keep(found, bench) if options.keep else None)
    return 0


def _mutate(options: argparse.Namespace, gathered: Gathered, bench: Bench, tests: tuple[RuleTest, ...]) -> int:
    from dualclass.workshop.testing.borders.working import keep, missing
    from dualclass.workshop.testing.mutation.exceptions import read_exceptions
    from dualclass.workshop.testing.mutation.mutating import mutate
    from dualclass.workshop.testing.mutation.report import mutation_data, mutation_lines
    from dualclass.workshop.testing.progress import ProgressLine
    from dualclass.workshop.testing.selecting import lists_asked

    line = ProgressLine()
    lists = lists_asked(bench, gathered.read.tests, options.regime)
    if options.keep:
        found = missing(lists, tests, gathered, bench, options.code, line)
        line.close()
        _keep(options, keep(found, bench))
        return 0
    exceptions = read_exceptions((*gathered.mutants, *options.exceptions))
    mutated = mutate(
        lists,
        tests,
        bench,
        codes=options.code,
        sample=options.sample,
        seed=options.seed,
        exceptions=exceptions,
        progress=line,
    )
    line.close()
    if options.format == "json":
        _write_json(mutation_data(mutated))
    else:
        _write(mutation_lines(mutated))
        sys.stdout.flush()
    if options.sample is None and not options.code and options.regime is None:
        print_diagnostics(exceptions.stale())
    if not mutated.fates:
        print_diagnostics([_nothing("no change of the rules was tried")])
    return 1 if mutated.missed or mutated.failing or not mutated.fates else 0


def _confirm(options: argparse.Namespace) -> int:
    from dualclass.workshop.testing.gathering import tests_files
    from dualclass.workshop.testing.keeping import confirm

    count = sum(confirm(path, options.code, options.confirm) for path in tests_files(options.paths))
    _write([f"{count} {'block' if count == 1 else 'blocks'} confirmed by {options.confirm}"])
    return 0


def _keep(options: argparse.Namespace, kept: dict[Path, int] | None) -> None:
    if kept is None:
        return
    stream = sys.stderr if options.format == "json" else sys.stdout
    for path, count in kept.items():
        stream.write(f"{path}: {count} {'block' if count == 1 else 'blocks'} added, not confirmed\n")
    if not kept:
        stream.write("nothing to add: every item is tested already\n")


def _write(lines: Any) -> None:
    for line in lines:
        sys.stdout.write(line + "\n")


def _write_json(data: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
