"""Rule files that somebody is writing, checked against what is installed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from dualclass.diagnostics import Diagnostic, DiagnosticError
from dualclass.language.paragraphs import RuleFile
from dualclass.language.reader import read_rule_file
from dualclass.lists import ControlList
from dualclass.plugins.building import examine
from dualclass.plugins.folders import ENDING, rule_files
from dualclass.plugins.hooks import ListSource
from dualclass.plugins.host import Host


@dataclass(frozen=True)
class Examined:
    """What was asked about, and what is wrong with it.

    ``files``: the files asked about. ``lists``: the lists they belong to, empty when a text could not be read.
    ``diagnostics``: every error, also in what they rest on, and the warnings about these files.
    """

    files: tuple[Path, ...]
    lists: tuple[ControlList, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The diagnostics that are errors."""
        return tuple(each for each in self.diagnostics if each.severity == "error")


def examine_paths(paths: Iterable[Path], host: Host | None = None) -> Examined:
    """Read rule files and folders of them, with the installed lists and vocabulary around them.

    Files of a list whose name is installed stand in the place of that list's files, unless they are those files.
    Raises ``DiagnosticError`` for a path that is not there or a folder without rule files, and for a failing plugin.
    """
    host = Host() if host is None else host
    files = _files(paths)
    vocabulary = _given_first([path for folder in host.vocabularies() for path in rule_files(folder)], files)
    by_source = {source: _given_first(rule_files(source.folder), files) for source in host.lists()}
    known = {*vocabulary, *(path for each in by_source.values() for path in each)}
    problems: list[Diagnostic] = []
    asked = {source for source, each in by_source.items() if not set(each).isdisjoint(files)}
    new: dict[str, tuple[RuleFile, list[Path]]] = {}
    for path in files:
        if path in known:
            continue
        read = _quietly(path)
        if read.head is not None:
            new.setdefault(read.head.name, (read, []))[1].append(path)
            continue
        vocabulary.append(path)
        if read.paragraphs or read.notes or read.gaps or read.changes or read.adopts:
            problems.append(_headless(path))
    for name, (read, given) in new.items():
        source = next((each for each in by_source if each.name == name), None)
        if source is None:
            title = (read.head.title if read.head else None) or name
            source = ListSource(name, name, title, given[0].parent)
        by_source[source] = given
        asked.add(source)
    wanted = asked or set(by_source)
    sources = tuple(source for source in by_source if source in _with_bases(wanted, by_source))
    built, found = examine(
        sources, vocabulary, {source: tuple(by_source[source]) for source in sources}, host.numbering()
    )
    names = {str(path) for path in files}
    labels = {source.name for source in asked}
    kept = [each for each in (*problems, *found) if each.severity == "error" or _is_about(each, names)]
    lists = () if built is None else tuple(each for each in built.lists.values() if each.name in labels)
    return Examined(files, lists, tuple(kept))


def _files(paths: Iterable[Path]) -> tuple[Path, ...]:
    found: list[Path] = []
    problems: list[Diagnostic] = []
    for path in paths:
        if path.is_dir():
            inside = rule_files(path)
            found += inside
            if not inside:
                problems.append(_problem(path, f"there is no rule file in `{path}`", f"their names end in {ENDING}"))
        elif path.exists():
            found.append(path)
        else:
            problems.append(_problem(path, f"there is no file or folder `{path}`", "check the path"))
    if problems:
        raise DiagnosticError(problems)
    return tuple(dict.fromkeys(found))


def _given_first(installed: Iterable[Path], given: Iterable[Path]) -> list[Path]:
    """The installed files, under the names by which they were asked about."""
    names = {path.resolve(): path for path in given}
    return [names.get(path.resolve(), path) for path in installed]


def _quietly(path: Path) -> RuleFile:
    """What a file says of itself; its mistakes are reported when it is read with the others."""
    try:
        return read_rule_file(path).rule_file
    except DiagnosticError:
        return RuleFile(str(path))


def _with_bases(wanted: set[ListSource], by_source: Mapping[ListSource, Iterable[Path]]) -> set[ListSource]:
    """The lists and those that they adopt."""
    by_name = {source.name: source for source in by_source}
    found: set[ListSource] = set()
    waiting = list(wanted)
    while waiting:
        source = waiting.pop()
        if source in found:
            continue
        found.add(source)
        adopted = {adopts.source for path in by_source[source] for adopts in _quietly(path).adopts}
        waiting += [by_name[name] for name in adopted if name in by_name]
    return found


def _is_about(diagnostic: Diagnostic, names: set[str]) -> bool:
    return not diagnostic.labels or diagnostic.labels[0].place.file in names


def _headless(path: Path) -> Diagnostic:
    message = f"`{path}` has paragraphs, but does not say of which list it is"
    return _problem(path, message, 'begin it with `list NAME "title"`')


def _problem(path: Path, message: str, remedy: str) -> Diagnostic:
    return Diagnostic("P006", "error", message, help=remedy, subject=str(path))
