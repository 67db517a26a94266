"""What a new list is to be called, and whether it can be."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dualclass.diagnostics import Diagnostic, DiagnosticError
from dualclass.language.reader import parse_rule_file
from dualclass.language.terminals import keyword
from dualclass.lists import ControlList
from dualclass.vocabulary.search import closest

_NAME = re.compile(r"[a-z][a-z0-9_]*[a-z0-9]")
_LONGEST_NAME = 40
_LONGEST_TITLE = 200
_LETTERS = "small letters from a to z, digits and `_`, two characters or more, a letter first"


@dataclass(frozen=True, slots=True)
class Request:
    """A list to be started.

    ``name``: in rule files and in the names of package and distribution. ``regime``: what it is asked for by.
    ``title``: in our own words. ``year``: of its first edition. ``adopts``: name and edition of a list it takes over.
    """

    name: str
    regime: str
    title: str
    year: int
    adopts: tuple[str, str] | None = None

    @property
    def package(self) -> str:
        """The Python package."""
        return f"dualclass_{self.name}"

    @property
    def distribution(self) -> str:
        """The distribution, and the folder it stands in."""
        return f"dualclass-{self.name.replace('_', '-')}"


def checked(
    name: str,
    regime: str | None,
    title: str | None,
    adopts: str | None,
    *,
    day: date,
    installed: Mapping[str, ControlList],
) -> Request:
    """The request, if it can be met; ``installed`` are the lists that are there, by regime.

    Without a regime the name is the regime, and without a title the name is all the title says. The first edition is
    of the year of ``day``. Raises ``DiagnosticError`` with everything that is wrong with it.
    """
    regime = name if regime is None else regime
    problems = [*_name_faults(name), *_regime_faults(regime, name), *_taken(name, regime, installed)]
    if title is None:
        title = f"The list {name}"
    else:
        title = title.strip(" ")
        problems += _title_faults(title)
    edition: str | None = None
    if adopts is not None:
        found = {each.name: each for each in installed.values()}
        if adopts in found:
            edition = _newest(found[adopts])
        else:
            help = f"the lists installed are {', '.join(found)}"
            suggestion = closest(adopts, found)
            message = f"`{adopts}` is no installed list"
            problems.append(Diagnostic("N005", "error", message, help=help, suggestion=suggestion, subject="--adopts"))
    if problems:
        raise DiagnosticError(problems)
    return Request(name, regime, title, day.year, (adopts, edition) if adopts and edition else None)


def _name_faults(name: str) -> Iterator[Diagnostic]:
    message = f"`{' '.join(name.split())}` cannot be the name of a list"
    if not _NAME.fullmatch(name) or len(name) > _LONGEST_NAME:
        yield Diagnostic(
            "N001", "error", message, help=f"a name has {_LETTERS}", suggestion=_plain(name), subject="NAME"
        )
    elif keyword(name) or parse_rule_file(f'list {name} "a"\nadopts {name} edition 1\n', "").errors:
        help = "it is a word of the rule language; take another, or put a word before it"
        yield Diagnostic("N001", "error", message, help=help, subject="NAME")


def _regime_faults(regime: str, name: str) -> Iterator[Diagnostic]:
    if regime != name and not (_NAME.fullmatch(regime) and len(regime) <= _LONGEST_NAME):
        message = f"`{regime}` cannot be a regime"
        help = f"a regime has {_LETTERS}, as `gb`"
        yield Diagnostic("N002", "error", message, help=help, suggestion=_plain(regime), subject="--regime")


def _taken(name: str, regime: str, installed: Mapping[str, ControlList]) -> Iterator[Diagnostic]:
    help = "choose another, or uninstall the plugin that has it"
    if any(each.name == name for each in installed.values()):
        yield Diagnostic("N003", "error", f"`{name}` is the name of an installed list", help=help, subject="NAME")
    if regime in installed:
        message = f"`{regime}` is the regime of the installed list `{installed[regime].name}`"
        yield Diagnostic("N003", "error", message, help=help, subject="--regime")


def _title_faults(title: str) -> Iterator[Diagnostic]:
    bad = next(
        (each for each in title if each in '"\\' or (unicodedata.category(each)[0] in "CZ" and each != " ")), None
    )
    if not title:
        fault = "is empty"
    elif len(title) > _LONGEST_TITLE:
        fault = f"has {len(title)} characters, at most {_LONGEST_TITLE} are taken"
    elif bad is not None:
        fault = f"has a character that does not belong in it, {unicodedata.name(bad, f'number {ord(bad)}').lower()}"
    else:
        return
    help = "one line in your own words, without quotation marks and backslashes"
    yield Diagnostic("N004", "error", f"the title {fault}", help=help, subject="--title")


def _newest(adopted: ControlList) -> str | None:
    editions = sorted(adopted.editions, key=lambda each: each.in_force.start or date.min)
    return editions[-1].name if editions else None


def _plain(text: str) -> str | None:
    """The nearest name that could be used."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    found = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:_LONGEST_NAME].strip("_")
    return found if _NAME.fullmatch(found) else None
