"""Which tests are meant: of some lists, at or below some codes."""

from __future__ import annotations

from collections.abc import Iterable

from dualclass.diagnostics import Diagnostic, DiagnosticError
from dualclass.lists import ControlList
from dualclass.lists.labels import is_within
from dualclass.workshop.testing.bench import Bench
from dualclass.workshop.testing.records import RuleTest


def selected(
    tests: Iterable[RuleTest], bench: Bench, regimes: Iterable[str] | None = None, codes: Iterable[str] = ()
) -> tuple[RuleTest, ...]:
    """The tests of the lists (all without regimes) at or below one of the codes (all without codes).

    Raises ``DiagnosticError`` for a regime that is none of the lists', and for a code that no test is about.
    """
    found = tuple(tests)
    if regimes is not None:
        wanted = tuple(regimes)
        known = {each.regime for each in bench.lists.values()} | set(bench.lists)
        _refuse([(name, "regime", known) for name in wanted if name not in known])
        found = tuple(each for each in found if _is_of(each, bench, wanted))
    asked = tuple(codes)
    _refuse([(code, "code", set()) for code in asked if not any(is_within(each.code, code) for each in found)])
    return tuple(each for each in found if not asked or any(is_within(each.code, code) for code in asked))


def lists_asked(bench: Bench, tests: Iterable[RuleTest], regimes: Iterable[str] | None) -> tuple[ControlList, ...]:
    """The lists of the regimes (all without regimes); of installed lists those that tests are about.

    Raises ``DiagnosticError`` for a regime that is none of the lists'.
    """
    lists = tuple(bench.lists.values())
    if regimes is not None:
        wanted = tuple(regimes)
        known = {each.regime for each in lists} | set(bench.lists)
        _refuse([(name, "regime", known) for name in wanted if name not in known])
        return tuple(each for each in lists if each.regime in wanted or each.name in wanted)
    if bench.by_file:
        return lists
    about = {each.name for test in tests if (each := bench.list_of(test.list, test.file)) is not None}
    return tuple(each for each in lists if each.name in about)


def _is_of(test: RuleTest, bench: Bench, wanted: tuple[str, ...]) -> bool:
    """Whether a test is of one of the lists; one whose list nobody knows is kept, so that it is reported."""
    control_list = bench.list_of(test.list, test.file)
    return control_list is None or control_list.regime in wanted or control_list.name in wanted


def _refuse(unknown: list[tuple[str, str, set[str]]]) -> None:
    problems: list[Diagnostic] = []
    for name, word, known in unknown:
        if word == "regime":
            help = f"the lists here are {', '.join(f'`{each}`' for each in sorted(known)) or 'none'}"
            problems.append(
                Diagnostic("T015", "error", f"no list here has the regime `{name}`", help=help, subject=name)
            )
        else:
            help = "name a paragraph as the tests do, or something above it"
            problems.append(Diagnostic("T015", "error", f"no test is about `{name}`", help=help, subject=name))
    if problems:
        raise DiagnosticError(problems)
