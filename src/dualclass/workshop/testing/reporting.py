"""The results of tests as lines of text and as plain values for JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dualclass.diagnostics import to_dict
from dualclass.workshop.testing.judging import deciding_sentences
from dualclass.workshop.testing.records import TestResult, TestRun
from dualclass.workshop.testing.words import word_for


def number(count: int, word: str) -> str:
    """``1 test``, ``2 tests``."""
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def run_lines(run: TestRun) -> Iterator[str]:
    """Each failure with what was expected, what was found and the sentences that decided."""
    for result in run.failures:
        yield from failure_lines(result)


def failure_lines(result: TestResult) -> Iterator[str]:
    """One failure."""
    yield f"FAILED {result.test.title}"
    for text in result.faults:
        yield f"  {text}"
    if result.result is not None:
        for text in deciding_sentences(result.result):
            yield f"    {text}"


def summary_line(run: TestRun) -> str:
    """How many tests, how they ended, and how many nobody has confirmed."""
    paragraphs = len({(each.test.file, each.test.code) for each in run.results})
    parts = [f"{number(len(run.results), 'test')} of {number(paragraphs, 'paragraph')}"]
    parts.append(f"{sum(each.passed for each in run.results)} passed")
    if run.failures:
        parts.append(f"{len(run.failures)} failed")
    if run.errors:
        parts.append(f"{len(run.errors)} could not be run")
    if run.unconfirmed:
        parts.append(f"{len(run.unconfirmed)} not confirmed by anybody yet")
    return ", ".join(parts)


def run_data(run: TestRun) -> dict[str, Any]:
    """The run as plain values for JSON."""
    return {
        "passed": run.passed,
        "counts": {
            "tests": len(run.results),
            "passed": sum(each.passed for each in run.results),
            "failed": len(run.failures),
            "errors": len(run.errors),
            "unconfirmed": len(run.unconfirmed),
        },
        "tests": [_result_data(each) for each in run.results],
    }


def _result_data(result: TestResult) -> dict[str, Any]:
    test = result.test
    return {
        "file": test.file,
        "block": test.block,
        "code": test.code,
        "name": test.name,
        "expected": test.expected.verdict,
        "found": None if result.status is None else word_for(result.status),
        "passed": result.passed,
        "confirmed": test.confirmed,
        "faults": list(result.faults),
        "clauses": list(deciding_sentences(result.result)) if result.result is not None and not result.passed else [],
        "diagnostics": [to_dict(each) for each in result.diagnostics],
    }
