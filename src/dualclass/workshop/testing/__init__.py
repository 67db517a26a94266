"""Tests beside the rules: read, run, made from the rules' borders, and tested in turn by changing the rules."""

from dualclass.workshop.testing.bench import Bench
from dualclass.workshop.testing.reading import ENDING, read_tests, read_text
from dualclass.workshop.testing.records import Expectation, ReadTests, RuleTest, TestResult, TestRun
from dualclass.workshop.testing.running import run_test, run_tests

__all__ = [
    "ENDING",
    "Bench",
    "Expectation",
    "ReadTests",
    "RuleTest",
    "TestResult",
    "TestRun",
    "read_tests",
    "read_text",
    "run_test",
    "run_tests",
]
