"""From paths to tests and the lists they are about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from re import IGNORECASE
from re import compile as pattern

from dualclass.api import loaded_lists
from dualclass.diagnostics import Diagnostic, DiagnosticError
from dualclass.plugins.examining import examine_paths
from dualclass.plugins.folders import ENDING as RULES
from dualclass.plugins.folders import leads_nowhere, rule_files
from dualclass.plugins.reading import RuleReader
from dualclass.workshop.testing.bench import Bench, rules_beside
from dualclass.workshop.testing.reading import ENDING, read_tests
from dualclass.workshop.testing.records import ReadTests

MUTANTS = ".mutants.yaml"
_NEARLY = pattern(r"\.tests?\.ya?ml(\.txt)?$", IGNORECASE)


@dataclass(frozen=True, slots=True)
class Gathered:
    """Tests files and rule files that were asked about, what the tests say, and the lists to run them on.

    ``bench`` is ``None`` when a rule file has an error; ``diagnostics`` are then the rules' own. ``mutants``: files of
    reviewed mutants beside the tests.
    """

    rules: tuple[Path, ...]
    read: ReadTests
    bench: Bench | None
    diagnostics: tuple[Diagnostic, ...] = ()
    mutants: tuple[Path, ...] = ()

    @property
    def beside(self) -> frozenset[Path]:
        """The tests files that belong to the rules asked about, whether or not they are there yet."""
        return frozenset(tests_beside(path).resolve() for path in self.rules)


def gather(paths: Iterable[Path]) -> Gathered:
    """Tests files in folders, or beside rule files, and the rules around them.

    The rules of a folder belong together: naming one file brings the others with it. Without rule files beside the
    tests the installed lists are asked. Raises ``DiagnosticError`` for a path that is not there.
    """
    tests, asked, around = _sorted_out(paths)
    read = read_tests(tests)
    folders = dict.fromkeys(path.parent for path in (*tests, *asked))
    mutants = tuple(path for folder in folders for path in sorted(folder.glob(f"*{MUTANTS}")))
    if not around:
        return Gathered(asked, read, Bench.loaded(loaded_lists()), mutants=mutants)
    reader = RuleReader()
    examined = examine_paths(around, reader=reader)
    if examined.errors or examined.vocabulary is None:
        return Gathered(asked, read, None, examined.diagnostics, mutants)
    by_file: dict[Path, str] = {}
    for path in examined.files:
        head = reader.quietly(path).head
        if head is not None:
            by_file[path.resolve()] = head.name
    return Gathered(asked, read, Bench.of(examined.lists, examined.vocabulary, by_file), mutants=mutants)


def _sorted_out(paths: Iterable[Path]) -> tuple[list[Path], tuple[Path, ...], list[Path]]:
    """The tests files, the rule files asked about, and the folders and files of rules around them."""
    tests: dict[Path, Path] = {}
    asked: dict[Path, Path] = {}
    around: dict[Path, Path] = {}
    problems: list[Diagnostic] = []
    for path in paths:
        if path.is_dir():
            found = sorted(each for each in path.rglob(f"*{ENDING}") if each.is_file() or leads_nowhere(each))
            problems += [_unread(each) for each in sorted(path.rglob("*")) if _is_unread(each)]
            inside = rule_files(path)
            if not found and not inside:
                help = f"rules end in {RULES}, the tests beside them in {ENDING}"
                problems.append(_problem(path, f"there are no rules and no tests in `{path}`", help))
        elif not path.exists():
            problems.append(_problem(path, f"there is no file or folder `{path}`", "check the path"))
            continue
        elif path.name.endswith(ENDING):
            beside = rules_beside(path)
            found, inside = [path], (beside,) if beside.is_file() else ()
        elif path.suffix == RULES:
            beside = tests_beside(path)
            found, inside = [beside] if beside.is_file() else [], (path,)
        else:
            help = f"name a folder, rules ({RULES}) or the tests beside them ({ENDING})"
            problems.append(_problem(path, f"`{path}` holds neither rules nor tests", help))
            continue
        for each in found:
            tests.setdefault(each.resolve(), each)
        for each in inside:
            asked.setdefault(each.resolve(), each)
        for each in (*found, *inside):
            folder = each.parent
            if any(folder.glob(f"*{RULES}")):
                around.setdefault(folder.resolve(), folder)
    if problems:
        raise DiagnosticError(problems)
    return list(tests.values()), tuple(asked.values()), list(around.values())


def tests_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The tests files in folders, or beside rule files. Raises ``DiagnosticError`` for a path that is not there."""
    return tuple(_sorted_out(paths)[0])


def tests_beside(rules: Path) -> Path:
    """``NAME.tests.yaml`` beside ``NAME.rules``."""
    return rules.with_name(rules.name.removesuffix(RULES) + ENDING)


def _is_unread(path: Path) -> bool:
    return not path.name.endswith(ENDING) and _NEARLY.search(path.name) is not None and path.is_file()


def _unread(path: Path) -> Diagnostic:
    help = f"name it `{_NEARLY.sub(ENDING, path.name)}`"
    message = f"`{path}` would not be run: tests files end in `{ENDING}`"
    return Diagnostic("T017", "error", message, help=help, subject=str(path))


def _problem(path: Path, message: str, help: str) -> Diagnostic:
    return Diagnostic("T014", "error", message, help=help, subject=str(path))
