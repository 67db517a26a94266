"""What stands in a tests file, as plain data, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from dualclass.diagnostics import Diagnostic, Place
from dualclass.evaluation.result import Status, UnitResult
from dualclass.workshop.testing.words import Word

Data = dict[str, object]
"""An item in the form of an item file: texts, truth values, lists and tables."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a test expects of the paragraph: its verdict, and what must be among its grounds.

    ``reasons``: paragraph codes, notes, or words of a sentence that decided. ``needs``: what must be asked for.
    ``released_by``: the note that releases. ``outcome``: of the whole list.
    """

    verdict: Word
    reasons: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    released_by: str | None = None
    outcome: str | None = None

    @property
    def verdict_alone(self) -> bool:
        """Whether nothing but the verdict is expected."""
        return not (self.reasons or self.needs or self.released_by or self.outcome)


@dataclass(frozen=True, slots=True)
class RuleTest:
    """One item and what one paragraph must say of it.

    ``name``: what is special about it (``sample_rate 400 MS/s``), unique within its block. ``block``: the heading it
    stands under, ``code`` and perhaps more words. ``list``: the name of the list, ``None`` for that of the rules
    beside the file. ``day``: ``None`` for the first day of the list's newest edition. ``item``: as an item file has it.
    ``confirmed``: who read the expectation against the text; ``False`` when a machine worked it out and nobody has.
    """

    file: str
    place: Place
    block: str
    code: str
    name: str
    item: Data
    expected: Expectation
    list: str | None = None
    day: date | None = None
    confirmed: str | bool = True
    places: Mapping[str, Place] = field(default_factory=dict[str, Place], compare=False)

    @property
    def title(self) -> str:
        """How the test is named in messages."""
        return f"{self.block}: {self.name}"


@dataclass(frozen=True, slots=True)
class ReadTests:
    """Every test of some files, in their order, and what is wrong with the files."""

    files: tuple[Path, ...]
    tests: tuple[RuleTest, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class TestResult:
    """What became of one test: ``faults`` are empty when everything is as expected.

    ``status`` is that of the paragraph that speaks for the code, ``None`` when the test could not be run; then
    ``diagnostics`` say why. ``result`` is there when it was needed: for a failure, and where grounds are expected.
    """

    __test__ = False

    test: RuleTest
    status: Status | None
    result: UnitResult | None = None
    faults: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether the test ran and everything was as expected."""
        return self.status is not None and not self.faults


@dataclass(frozen=True, slots=True)
class TestRun:
    """The results of all tests, in their order."""

    __test__ = False

    results: tuple[TestResult, ...]

    @property
    def failures(self) -> tuple[TestResult, ...]:
        """Tests that ran and found something else."""
        return tuple(each for each in self.results if each.status is not None and each.faults)

    @property
    def errors(self) -> tuple[TestResult, ...]:
        """Tests that could not be run."""
        return tuple(each for each in self.results if each.status is None)

    @property
    def unconfirmed(self) -> tuple[TestResult, ...]:
        """Tests whose expectation nobody has read against the text yet."""
        return tuple(each for each in self.results if each.test.confirmed is False)

    @property
    def passed(self) -> bool:
        """Whether every test ran and found what it expects, and there was one at least."""
        return bool(self.results) and all(each.passed for each in self.results)
