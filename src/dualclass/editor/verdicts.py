"""What the tests beside the rules say of a paragraph, as of the last check: run in the background, shown on hover."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dualclass.lists import ControlList
from dualclass.vocabulary import Vocabulary
from dualclass.workshop.testing import ENDING, Bench, TestResult, read_tests, run_test
from dualclass.workshop.testing.words import word_for

_MOST_ROWS = 12
_MOST_TESTS = 3_000


@dataclass(frozen=True, slots=True)
class Tested:
    """The tests of one rule file. ``unknown``: why they say nothing, when they could not be run. ``text``: the rules
    they were run on.
    """

    results: tuple[TestResult, ...] = ()
    unknown: str | None = None
    text: str | None = None


@dataclass
class Verdicts:
    """Results by rule file."""

    _of: dict[Path, Tested] = field(default_factory=dict[Path, Tested])

    def take(self, found: Mapping[Path, Tested]) -> None:
        """Keep what was found last."""
        self._of.update(found)

    def of(self, path: Path, code: str, text: str | None = None) -> str:
        """What to show for a paragraph, in Markdown; empty when there are no tests of it. ``text``: the rules now."""
        tested = self._of.get(path)
        if tested is None:
            return ""
        if tested.unknown is not None:
            return f"its tests are not run: {tested.unknown}"
        mine = [each for each in tested.results if each.test.code == code]
        if not mine:
            return ""
        return "\n".join(_lines(mine, changed=text != tested.text))


def _lines(results: list[TestResult], *, changed: bool) -> Iterator[str]:
    wrong = [each for each in results if not each.passed]
    summary = "all as expected" if not wrong else f"**{len(wrong)} not as expected**"
    yield f"tests: {len(results)}, {summary}{' (before the last change)' if changed else ''}"
    yield ""
    yield "| item | verdict | expected |"
    yield "|---|---|---|"
    shown = [*wrong, *(each for each in results if each.passed)][:_MOST_ROWS]
    for each in shown:
        verdict = word_for(each.status) if each.status is not None else "could not be run"
        mark = "" if each.passed else " ✗"
        yield f"| {_cell(each.test.name)} | {verdict}{mark} | {each.test.expected.verdict} |"
    if len(results) > len(shown):
        yield ""
        yield f"and {len(results) - len(shown)} more"


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


def tests_of(path: Path) -> Path:
    """The tests file beside a rule file."""
    return path.with_name(path.name.removesuffix(".rules") + ENDING)


def run_beside(
    paths: Iterable[Path],
    texts: Mapping[Path, str],
    lists: Iterable[ControlList],
    vocabulary: Vocabulary,
    by_file: Mapping[Path, str],
    stopped: Callable[[], bool],
) -> dict[Path, Tested]:
    """Run the tests beside some rule files. ``stopped``: whether to give up, since a text has changed."""
    bench = Bench.of(lists, vocabulary, by_file)
    found: dict[Path, Tested] = {}
    for path in paths:
        file = tests_of(path)
        if file not in texts and not file.is_file():
            found[path] = Tested()
            continue
        read = read_tests([file], texts)
        if any(each.severity == "error" for each in read.diagnostics):
            found[path] = Tested(unknown=f"`{file.name}` has a mistake: {read.diagnostics[0].message}")
            continue
        if len(read.tests) > _MOST_TESTS:
            found[path] = Tested(
                unknown=f"{len(read.tests)} are too many while editing; `dualclass rules test` runs them"
            )
            continue
        results: list[TestResult] = []
        for test in read.tests:
            if stopped():
                return found
            results.append(run_test(test, bench))
        found[path] = Tested(tuple(results), text=texts.get(path))
    return found
