"""Which lists an action of the workshop is about: those of given rule files, or the loaded ones, by regime."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from dualclass.diagnostics import Diagnostic, DiagnosticError
from dualclass.lists import ControlList
from dualclass.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Asked:
    """Lists, and the vocabulary that their rules speak in."""

    lists: tuple[ControlList, ...]
    vocabulary: Vocabulary


def lists_asked(paths: Sequence[Path], regimes: Iterable[str] | None = None) -> Asked:
    """The lists that the rule files of ``paths`` belong to; without paths every loaded list.

    ``regimes`` keeps those of some regimes only. Raises ``DiagnosticError``: an error in a rule file, a regime that
    none of the lists has, files that belong to no list.
    """
    if not paths:
        from dualclass.api import chosen_regimes, loaded_lists

        loaded = loaded_lists()
        chosen = tuple(loaded.lists[regime] for regime in chosen_regimes(loaded, regimes))
        return Asked(chosen, loaded.vocabulary)
    from dualclass.plugins.examining import examine_paths

    examined = examine_paths(paths)
    if examined.errors:
        raise DiagnosticError(examined.diagnostics)
    lists = _of_regimes(examined.lists, regimes)
    if not lists or examined.vocabulary is None:
        raise DiagnosticError(_none_of(paths))
    return Asked(lists, examined.vocabulary)


def _of_regimes(lists: tuple[ControlList, ...], regimes: Iterable[str] | None) -> tuple[ControlList, ...]:
    if regimes is None:
        return lists
    asked = tuple(regimes)
    known = {each.regime for each in lists}
    unknown = [regime for regime in asked if regime not in known]
    if unknown:
        help = f"the regimes of these files: {', '.join(sorted(known)) or 'none'}"
        raise DiagnosticError(
            Diagnostic("A001", "error", f"these rule files are of no list of the regime `{regime}`", help=help)
            for regime in unknown
        )
    return tuple(each for each in lists if each.regime in asked)


def _none_of(paths: Sequence[Path]) -> Diagnostic:
    named = ", ".join(f"`{path}`" for path in paths)
    help = "name the files that begin with `list NAME`; a vocabulary has no paragraphs"
    return Diagnostic("D001", "error", f"there is no control list in {named}", help=help)
