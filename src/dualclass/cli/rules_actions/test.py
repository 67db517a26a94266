"""``dualclass rules test``: the tests that stand beside rules."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from dualclass.cli.messages import print_diagnostics
from dualclass.cli.options import regimes


def configure(parser: argparse.ArgumentParser) -> None:
    """Its arguments: files or folders, and what to do with their tests."""
    parser.description = (
        "Runs the tests that stand beside rules (NAME.tests.yaml beside NAME.rules). "
        "Exits with 1 when one fails or cannot be run."
    )
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="folder, rule file or tests file")
    parser.add_argument("--regime", type=regimes, metavar="R[,R...]", help="only tests of these lists")
    parser.add_argument("--code", action="append", default=[], metavar="CODE", help="only tests at or below this code")
    parser.add_argument("--format", choices=("text", "json", "junit"), default="text", help="how to report (text)")


def run(options: argparse.Namespace) -> int:
    """Run the tests and report; 1 when one fails, cannot be run, or a file has an error."""
    from dualclass.workshop.testing.gathering import gather
    from dualclass.workshop.testing.reporting import run_data, run_lines, summary_line
    from dualclass.workshop.testing.running import run_tests
    from dualclass.workshop.testing.selecting import selected

    gathered = gather(options.paths)
    problems = [each for each in (*gathered.read.diagnostics, *gathered.diagnostics) if each.severity == "error"]
    print_diagnostics(problems)
    if gathered.bench is None:
        return 1
    tests = selected(gathered.read.tests, gathered.bench, options.regime, options.code)
    results = run_tests(tests, gathered.bench)
    if options.format == "json":
        sys.stdout.write(json.dumps(run_data(results), ensure_ascii=False, indent=2) + "\n")
    elif options.format == "junit":
        from dualclass.workshop.testing.junit import junit_text

        sys.stdout.write(junit_text(results))
    else:
        for line in run_lines(results):
            sys.stdout.write(line + "\n")
        sys.stdout.flush()
        print_diagnostics(each for result in results.errors for each in result.diagnostics)
        sys.stdout.write(summary_line(results) + "\n")
    return 0 if results.passed and not problems else 1
