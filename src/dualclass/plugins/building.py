"""Building every list from its rule files; what is wrong in any of them ends it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from dualclass.checking import Looked, check_doubts, check_files, check_list, check_usage, check_vocabulary
from dualclass.diagnostics import Diagnostic, DiagnosticError, pointed
from dualclass.language.paragraphs import RuleFile
from dualclass.lists import ControlList, build_list
from dualclass.plugins.hooks import ListSource, Numbering
from dualclass.plugins.reading import RuleReader
from dualclass.plugins.remembering import Key, Made
from dualclass.vocabulary import Vocabulary, build_vocabulary, names_data, to_data


@dataclass(frozen=True)
class Built:
    """All lists by regime, the vocabulary as data, the names of its parameters as data, and the warnings."""

    lists: Mapping[str, ControlList]
    vocabulary_data: object
    names_data: object
    warnings: tuple[Diagnostic, ...]


def build_all(
    sources: Iterable[ListSource],
    vocabulary_files: Iterable[Path],
    by_source: Mapping[ListSource, tuple[Path, ...]],
    numbering: Mapping[str, Numbering],
) -> Built:
    """Read, build and check everything. Raises ``DiagnosticError`` with all errors of all files."""
    built, found = examine(sources, vocabulary_files, by_source, numbering)
    errors = [each for each in found if each.severity == "error"]
    if errors or built is None:
        raise DiagnosticError(errors)
    return built


def examine(
    sources: Iterable[ListSource],
    vocabulary_files: Iterable[Path],
    by_source: Mapping[ListSource, tuple[Path, ...]],
    numbering: Mapping[str, Numbering],
    reader: RuleReader | None = None,
    *,
    doubts: bool = False,
    usage_of: Iterable[Path] = (),
) -> tuple[Built | None, tuple[Diagnostic, ...]]:
    """Read, build and check everything; what was built, and every error and warning of all files.

    ``reader`` knows texts that stand in the place of files, and what was read, built and checked before.
    ``doubts``: also what can be meant so and is more often a mistake. ``usage_of``: files of which every word is
    looked for in the lists.
    Errors in the text of files end it before lists are built (``None``), since what follows from a line that could
    not be read is no news; the sentences that could be read are checked all the same. With an
    error among the diagnostics nothing that was built must decide anything.
    """
    found: list[Diagnostic] = []
    read: dict[Path, RuleFile] = {}
    sources = tuple(sources)
    reader = RuleReader() if reader is None else reader
    for path in (*vocabulary_files, *(path for source in sources for path in by_source[source])):
        if path not in read:
            read[path] = _read(path, reader, found)
    if _has_errors(found):
        if all(reader.has_whole_vocabulary(path) for path in read):
            vocabulary, diagnostics = build_vocabulary(read.values())
            further = (*diagnostics, *check_files(read.values(), vocabulary))
            found += _elsewhere((pointed(each, reader.source) for each in further), found)
        return None, tuple(found)
    vocabulary, diagnostics = build_vocabulary(read.values())
    found += [*diagnostics, *check_vocabulary(vocabulary)]
    lists: dict[str, ControlList] = {}
    words = [file for file in read.values() if _declares(file)]
    for place, source in enumerate(_bases_first(sources, by_source, read, found)):
        files = [read[path] for path in by_source[source]]
        key = (source.regime, doubts, None, *words, None, *files)
        made = reader.made.at(place, key)
        if made is None:
            looked = reader.made.looked()
            made = _made(key, files, lists, source.regime, vocabulary, looked, doubts=doubts)
            reader.made.add(made)
        found += made.diagnostics
        found += _named_as_announced(made.built, source)
        lists[made.built.name] = _numbered(made.built, numbering.get(source.regime))
    if not _has_errors(found):
        found += check_usage([read[path] for path in usage_of if path in read], lists.values(), vocabulary)
    found = [pointed(each, reader.source) for each in _each_once(found)]
    warnings = tuple(each for each in found if each.severity != "error")
    by_regime = {each.regime: each for each in lists.values()}
    return Built(by_regime, to_data(vocabulary), names_data(vocabulary.parameter_names), warnings), tuple(found)


def _declares(file: RuleFile) -> bool:
    return bool(file.kinds or file.parameters or file.names or file.judgements or file.groups)


def _made(
    key: Key,
    files: Iterable[RuleFile],
    bases: Mapping[str, ControlList],
    regime: str,
    vocabulary: Vocabulary,
    looked: Looked,
    *,
    doubts: bool,
) -> Made:
    """A list built and checked: what ``key`` does not tell must have no part in it."""
    built, found = build_list(files, bases, regime=regime)
    wrong = check_list(built, vocabulary, looked)
    further = check_doubts(built, vocabulary, looked) if doubts and not _has_errors(wrong) else ()
    return Made(key, built, (*found, *wrong, *further), looked)


def _read(path: Path, reader: RuleReader, found: list[Diagnostic]) -> RuleFile:
    try:
        result = reader.read(path)
    except DiagnosticError as error:
        found.extend(error.diagnostics)
        return RuleFile(str(path))
    found.extend(result.diagnostics)
    return result.rule_file


def _elsewhere(further: Iterable[Diagnostic], known: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Those that do not speak of a place of which something is said already."""
    told = {(label.place.file, label.place.start) for each in known for label in each.labels[:1]}
    return [
        each
        for each in further
        if not each.labels or (each.labels[0].place.file, each.labels[0].place.start) not in told
    ]


def _has_errors(found: Iterable[Diagnostic]) -> bool:
    return any(each.severity == "error" for each in found)


def _each_once(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """An adopted paragraph is checked with each list that adopts it, and reported once."""
    return list(
        {(each.code, each.message, each.labels, each.subject): each for each in reversed(list(found))}.values()
    )[::-1]


def _bases_first(
    sources: tuple[ListSource, ...],
    by_source: Mapping[ListSource, tuple[Path, ...]],
    read: Mapping[Path, RuleFile],
    found: list[Diagnostic],
) -> list[ListSource]:
    """The sources in an order in which every list comes after those it adopts."""
    names = {source.name for source in sources}
    adopted = {
        source: {adopts.source for path in by_source[source] for adopts in read[path].adopts} & names
        for source in sources
    }
    ordered: list[ListSource] = []
    done: set[str] = set()
    waiting = list(sources)
    while waiting:
        ready = [source for source in waiting if adopted[source] <= done]
        if not ready:
            circle = ", ".join(f"`{source.name}`" for source in waiting)
            found.append(
                Diagnostic("L008", "error", f"lists adopt each other in a circle: {circle}", subject=waiting[0].name)
            )
            return ordered
        ordered += ready
        done |= {source.name for source in ready}
        waiting = [source for source in waiting if source not in ready]
    return ordered


def _named_as_announced(built: ControlList, source: ListSource) -> Iterable[Diagnostic]:
    if built.name != source.name:
        message = f"the files of the list `{source.name}` say that they are of `{built.name}`"
        yield Diagnostic("L009", "error", message, subject=str(source.folder))


def _numbered(built: ControlList, number: Numbering | None) -> ControlList:
    """The list with the state's own number for every code that has one."""
    if number is None:
        return built
    codes = [paragraph.code for paragraph in built.paragraphs()] + [gap.code for gap in built.gaps]
    numbers = {code: text for code in codes if (text := number(code)) is not None}
    return replace(built, display={**numbers, **built.display})
