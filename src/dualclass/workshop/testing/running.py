"""Runs tests: each item is read as an item file is, and one paragraph asked about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dualclass.diagnostics import Diagnostic, DiagnosticError, Label
from dualclass.evaluation.listing import ListEvaluator
from dualclass.evaluation.outcome import judge
from dualclass.evaluation.result import UnitResult
from dualclass.items import item_from_data, normalise
from dualclass.items.record import ItemRecord
from dualclass.vocabulary.search import closest
from dualclass.workshop.testing.bench import Bench, newest_day
from dualclass.workshop.testing.judging import faults_of
from dualclass.workshop.testing.nodes import fault
from dualclass.workshop.testing.quick import speaking_status
from dualclass.workshop.testing.records import RuleTest, TestResult, TestRun
from dualclass.workshop.testing.words import MEANINGS, RANKING


@dataclass(frozen=True, slots=True)
class Prepared:
    """A test with its item read and its list on its day."""

    test: RuleTest
    evaluator: ListEvaluator
    record: ItemRecord


def run_tests(tests: Iterable[RuleTest], bench: Bench) -> TestRun:
    """Run tests, each by itself. What keeps one from running is told in its result, and stops no other."""
    return TestRun(tuple(run_test(test, bench) for test in tests))


def run_test(test: RuleTest, bench: Bench) -> TestResult:
    """Run one test."""
    try:
        prepared = prepare(test, bench)
    except DiagnosticError as error:
        return TestResult(test, None, diagnostics=error.diagnostics)
    return judged(prepared)


def judged(prepared: Prepared) -> TestResult:
    """What the list says of a prepared test, held against what the test expects."""
    test, evaluator, record = prepared.test, prepared.evaluator, prepared.record
    if test.expected.verdict_alone:
        status = speaking_status(evaluator, test.code, record)
        if status in MEANINGS[test.expected.verdict]:
            return TestResult(test, status)
    found = speaking(evaluator, test.code, record)
    outcome = str(judge(evaluator, record).outcome) if test.expected.outcome is not None else None
    return TestResult(test, found.status, found, faults_of(test.expected, found, outcome))


def speaking(evaluator: ListEvaluator, code: str, record: ItemRecord) -> UnitResult:
    """The result that speaks for a code: of the paragraphs at or below it the one that counts most.

    What a paragraph says of components is left out unless the item says that it is for something. Raises
    ``LookupError`` when the code controls nothing by itself.
    """
    units = [unit for unit in evaluator.units_at(code) if record.targets or not unit.tail]
    context = evaluator.context(record)
    results = [evaluator.result(unit, record, context) for unit in units or evaluator.units_at(code)]
    if not results:
        raise LookupError(code)
    return min(results, key=lambda result: RANKING.index(result.status))


def prepare(test: RuleTest, bench: Bench) -> Prepared:
    """Find the list and read the item. Raises ``DiagnosticError`` with everything that keeps the test from running."""
    control_list = bench.list_of(test.list, test.file)
    if control_list is None:
        raise DiagnosticError(_no_list(test, bench))
    day = test.day or newest_day(control_list)
    try:
        evaluator = bench.evaluator(control_list, day)
    except DiagnosticError as error:
        raise DiagnosticError(_about(each, test, "T009") for each in error.diagnostics) from None
    if not evaluator.units_at(test.code):
        raise DiagnosticError(_no_code(test, evaluator))
    return Prepared(test, evaluator, read_item(test, bench))


def read_item(test: RuleTest, bench: Bench) -> ItemRecord:
    """The item of a test. Raises ``DiagnosticError`` with every mistake in it, placed in the tests file."""
    try:
        return normalise(item_from_data(test.item), bench.vocabulary)
    except DiagnosticError as error:
        raise DiagnosticError(_about(each, test, "T010") for each in error.diagnostics) from None


def _no_list(test: RuleTest, bench: Bench) -> Diagnostic:
    known = ", ".join(f"`{name}`" for name in bench.lists) or "none"
    if test.list is not None:
        message = f"there is no list `{test.list[:60]}` here"
        near = closest(test.list, bench.lists)
        return fault("T008", message, test.place, f"the lists here are {known}", suggestion=near, subject=test.title)
    help = f"name it at the top of the file, `list: NAME`; the lists here are {known}"
    return fault("T008", "nothing says of which list this is a test", test.place, help, subject=test.title)


def _no_code(test: RuleTest, evaluator: ListEvaluator) -> Diagnostic:
    view = evaluator.view
    day = view.as_of.isoformat()
    if view.get(test.code) is not None:
        message = f"`{test.code}` controls nothing by itself on {day}"
        help = "it is not used, printed empty or a pointer to another place; test the paragraph that controls"
        return fault("T007", message, test.place, help, subject=test.title)
    near = closest(test.code, view.codes, 70)
    message = f"the list `{view.control_list.name}` has no paragraph `{test.code}` on {day}"
    help = "write the code as in the rules, and `as of:` for a day on which it is in force"
    return fault("T007", message, test.place, help, suggestion=near, subject=test.title)


def _about(diagnostic: Diagnostic, test: RuleTest, code: str) -> Diagnostic:
    """What is wrong with an item or a day, said at the place in the tests file."""
    names = (diagnostic.subject or "").replace("parameters.", "").split(".")
    place = next((test.places[name] for name in names if name in test.places), test.place)
    if test.name.startswith(tuple(name for name in names if name)):
        place = test.place
    return Diagnostic(
        code,
        "error",
        diagnostic.message,
        (Label(place),),
        help=diagnostic.help or "correct the item",
        suggestion=diagnostic.suggestion,
        subject=test.title,
    )
