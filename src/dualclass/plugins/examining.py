"""Rule files that somebody is writing, checked against what is installed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from dualclass.diagnostics import Diagnostic, DiagnosticError, Sources, no_sources
from dualclass.language.paragraphs import RuleFile
from dualclass.lists import ControlList
from dualclass.plugins.building import Built, examine
from dualclass.plugins.folders import ENDING, passed_over, rule_files
from dualclass.plugins.hooks import ListSource
from dualclass.plugins.host import Host
from dualclass.plugins.reading import RuleReader
from dualclass.vocabulary import Vocabulary, from_data, names_from


@dataclass(frozen=True)
class Examined:
    """What was asked about, and what is wrong with it.

    ``files``: the files asked about. ``lists``: the lists they belong to, empty when a text could not be read.
    ``diagnostics``: every error, also in what they rest on, and the warnings about these files. ``vocabulary``: what
    their rules speak in, ``None`` where nothing was built. ``sources``: the texts that were read, by file name.
    """

    files: tuple[Path, ...]
    lists: tuple[ControlList, ...]
    diagnostics: tuple[Diagnostic, ...]
    vocabulary: Vocabulary | None = None
    sources: Sources = no_sources

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The diagnostics that are errors."""
        return tuple(each for each in self.diagnostics if each.severity == "error")

    def with_more(self, diagnostics: Iterable[Diagnostic]) -> Examined:
        """The same with more that is wrong."""
        return replace(self, diagnostics=(*self.diagnostics, *diagnostics))


def examine_texts(
    texts: Mapping[Path, str],
    paths: Iterable[Path] = (),
    *,
    host: Host | None = None,
    reader: RuleReader | None = None,
    usage: bool = False,
) -> Examined:
    """Texts that are not saved, each in the place of its file, with the files and folders they belong to.

    ``paths``: what is asked about besides the texts, as the folder that the other files of the list stand in.
    ``reader``: remembers what it read, for those who ask again after every change.
    Raises as ``examine_paths`` does.
    """
    reader = RuleReader() if reader is None else reader
    reader.lay_over(texts)
    return examine_paths((*paths, *texts), host, reader=reader, usage=usage)


def examine_paths(
    paths: Iterable[Path], host: Host | None = None, *, reader: RuleReader | None = None, usage: bool = False
) -> Examined:
    """Read rule files and folders of them, with the installed lists and vocabulary around them.

    ``usage``: also name what the files declare and no list uses; that asks every list.
    Files of a list whose name is installed stand in the place of that list's files, unless they are those files.
    Raises ``DiagnosticError`` for a path that is not there or a folder without rule files, and for a failing plugin.
    """
    host = Host() if host is None else host
    reader = RuleReader() if reader is None else reader
    paths = tuple(paths)
    files = _files(paths, reader)
    folders = host.vocabularies()
    vocabulary = _given_first((path for folder in folders for path in _inside(folder, files)), files)
    by_source = {source: _given_first(_inside(source.folder, files), files) for source in host.lists()}
    known = {*vocabulary, *(path for each in by_source.values() for path in each)}
    problems: list[Diagnostic] = []
    asked = {source for source, each in by_source.items() if not set(each).isdisjoint(files)}
    new: dict[str, tuple[RuleFile, list[Path]]] = {}
    for path in files:
        if path in known:
            continue
        read = reader.quietly(path)
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
    declaring = [path for path in files if usage and _declares(reader.quietly(path))]
    wanted = set(by_source) if declaring or not asked else asked
    needed = _with_bases(wanted, by_source, reader)
    sources = tuple(source for source in by_source if source in needed)
    built, found = examine(
        sources,
        vocabulary,
        {source: tuple(by_source[source]) for source in sources},
        host.numbering(),
        reader,
        doubts=True,
        usage_of=declaring,
    )
    names = {str(path) for path in files}
    problems += [_unread(each) for path in (paths if usage else ()) if path.is_dir() for each in passed_over(path)]
    labels = {source.name for source in asked}
    kept = [each for each in (*problems, *found) if each.severity == "error" or _is_about(each, names)]
    lists = () if built is None else tuple(each for each in built.lists.values() if each.name in labels)
    return Examined(files, lists, tuple(kept), None if built is None else _vocabulary(built), reader.source)


def _vocabulary(built: Built) -> Vocabulary:
    data = cast("dict[str, object]", built.vocabulary_data)
    return from_data(data, lambda: names_from(built.names_data))


def _declares(file: RuleFile) -> bool:
    return bool(file.kinds or file.parameters)


def _files(paths: Iterable[Path], reader: RuleReader) -> tuple[Path, ...]:
    found: dict[Path, Path] = {}
    problems: list[Diagnostic] = []
    for path in paths:
        if path.is_dir():
            inside = rule_files(path)
            for each in inside:
                found.setdefault(each.resolve(), each)
            if not inside:
                problems.append(_problem(path, f"there is no rule file in `{path}`", f"their names end in {ENDING}"))
        elif reader.has(path):
            found.setdefault(path.resolve(), path)
        else:
            problems.append(_problem(path, f"there is no file or folder `{path}`", "check the path"))
    if problems:
        raise DiagnosticError(problems)
    return tuple(found.values())


def _inside(folder: Path, given: Iterable[Path]) -> tuple[Path, ...]:
    """The rule files of a folder, with those among the given that are not saved yet, in the order of their names."""
    there, top = rule_files(folder), folder.resolve()
    saved = {path.resolve() for path in there}
    new = [path for path in given if path.resolve() not in saved and path.resolve().is_relative_to(top)]
    return (*there, *new)


def _given_first(installed: Iterable[Path], given: Iterable[Path]) -> list[Path]:
    """The installed files, under the names by which they were asked about."""
    names = {path.resolve(): path for path in given}
    return [names.get(path.resolve(), path) for path in installed]


def _with_bases(
    wanted: set[ListSource], by_source: Mapping[ListSource, Iterable[Path]], reader: RuleReader
) -> set[ListSource]:
    """The lists and those that they adopt."""
    by_name = {source.name: source for source in by_source}
    found: set[ListSource] = set()
    waiting = list(wanted)
    while waiting:
        source = waiting.pop()
        if source in found:
            continue
        found.add(source)
        adopted = {adopts.source for path in by_source[source] for adopts in reader.quietly(path).adopts}
        waiting += [by_name[name] for name in adopted if name in by_name]
    return found


def _is_about(diagnostic: Diagnostic, names: set[str]) -> bool:
    return not diagnostic.labels or diagnostic.labels[0].place.file in names


def _headless(path: Path) -> Diagnostic:
    message = f"`{path}` has paragraphs, but does not say of which list it is"
    return _problem(path, message, 'begin it with `list NAME "title"`')


def _unread(path: Path) -> Diagnostic:
    what = "folder" if path.is_dir() else "file"
    remedy = "name it by itself" if path.is_dir() else f"the names of rule files end in `{ENDING}`"
    return Diagnostic("P009", "warning", f"the {what} `{path}` is not read", help=remedy, subject=str(path))


def _problem(path: Path, message: str, remedy: str) -> Diagnostic:
    return Diagnostic("P006", "error", message, help=remedy, subject=str(path))
