"""From plugins and folders to checked lists: read, build the vocabulary, build the lists, check, keep."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, cast

from dualclass.diagnostics import Diagnostic, DiagnosticError
from dualclass.lists.codec import decode, encode
from dualclass.lists.control_list import ControlList
from dualclass.lists.kept import list_bytes, list_from
from dualclass.plugins import cache, keys
from dualclass.plugins.folders import folder_source, rule_files
from dualclass.plugins.hooks import ListSource
from dualclass.plugins.host import Host, PluginInfo
from dualclass.plugins.shelves import shelves_of
from dualclass.records import dataclass
from dualclass.vocabulary import Vocabulary, from_data, names_from
from dualclass.vocabulary.kept import vocabulary_bytes, vocabulary_from

if TYPE_CHECKING:
    from dualclass.plugins.building import Built
    from dualclass.vocabulary.called import NamesByLanguage

BASE_REGIME = "intl"
"""Named first in every answer: the others are told as differences from it."""

VOCABULARY = "vocabulary"
WARNINGS = "diagnostics"
NAMES = "names of parameters"
"""Kept by themselves: only columns and messages need them, and most answers are given without."""


@dataclass(frozen=True)
class LoadedLists:
    """Checked lists, ready to be asked.

    ``lists``: by regime, in the order asked for. ``diagnostics``: warnings only; errors were raised.
    ``plugins``: what was loaded. The records have no places in the source (``span`` is ``None``): that is for
    those who write rules, whose tools read the files themselves.
    """

    vocabulary: Vocabulary
    lists: Mapping[str, ControlList]
    diagnostics: tuple[Diagnostic, ...] = ()
    plugins: tuple[PluginInfo, ...] = ()


def load_lists(
    regimes: Iterable[str] | None = None, rules_dirs: Iterable[Path] = (), *, host: Host | None = None
) -> LoadedLists:
    """The lists of the regimes (default: all), with the vocabulary they share.

    ``rules_dirs``: plain folders of rule files, each a list whose regime is its name. Raises
    ``DiagnosticError`` with everything that is wrong: a plugin that fails, two lists of one regime, a regime
    nobody has, and every error in any rule file, also of lists that were not asked for.
    """
    host = Host() if host is None else host
    installed = sorted(host.lists(), key=lambda source: (source.regime != BASE_REGIME, source.regime))
    sources = (*installed, *(folder_source(Path(path)) for path in rules_dirs))
    _check_sources(sources)
    wanted = _wanted(regimes, sources)
    folders = host.vocabularies()
    files = tuple(dict.fromkeys(path for folder in folders for path in rule_files(folder)))
    by_source = {source: rule_files(source.folder) for source in sources}
    key = _key(host, sources, files, by_source)
    folder = cache.cache_folder()

    def build() -> Built:
        from dualclass.plugins.building import build_all

        return build_all(sources, files, by_source, host.numbering())

    if folder is not None and key is not None:
        known = _from_cache(folder, key, wanted, build)
        if known is not None:
            vocabulary, lists, diagnostics = known
            return LoadedLists(vocabulary, lists, diagnostics, host.plugins())
    built = build()
    data = cast("dict[str, object]", built.vocabulary_data)
    texts = {regime: list_bytes(each) for regime, each in built.lists.items()}
    if folder is not None and key is not None and key == _key(host, sources, files, by_source):
        common = {VOCABULARY: vocabulary_bytes(data), WARNINGS: encode(built.warnings), NAMES: built.names_data}
        cache.write(folder, {**common, **texts}, key)
    else:  # a file that was changed while it was read
        key = None
    lists = {regime: list_from(texts[regime], shelves_of(folder, key, regime)) for regime in wanted}
    vocabulary = from_data(data, lambda: names_from(built.names_data))
    return LoadedLists(vocabulary, lists, built.warnings, host.plugins())


def _check_sources(sources: Iterable[ListSource]) -> None:
    owners: dict[tuple[str, str], ListSource] = {}
    for source in sources:
        for word, key in (("regime", source.regime), ("list name", source.name)):
            other = owners.setdefault((word, key), source)
            if other is not source:
                message = f"two lists have the {word} `{key}`: in `{other.folder}` and in `{source.folder}`"
                raise DiagnosticError(
                    Diagnostic("P004", "error", message, help="rename one of them", subject=str(source.folder))
                )


def _wanted(regimes: Iterable[str] | None, sources: tuple[ListSource, ...]) -> tuple[str, ...]:
    known = [source.regime for source in sources]
    if regimes is None:
        return tuple(known)
    wanted = tuple(dict.fromkeys(regimes))
    failures: list[Diagnostic] = []
    for regime in wanted:
        if regime not in known:
            from dualclass.vocabulary.search import closest

            listed = ", ".join(known) or "none is installed"
            failures.append(
                Diagnostic(
                    "P007",
                    "error",
                    f"there is no list of the regime `{regime}`",
                    help=f"known regimes: {listed}",
                    suggestion=closest(regime, known),
                    subject=regime,
                )
            )
    if failures:
        raise DiagnosticError(failures)
    return wanted


def _key(
    host: Host,
    sources: tuple[ListSource, ...],
    files: tuple[Path, ...],
    by_source: Mapping[ListSource, tuple[Path, ...]],
) -> str | None:
    facts = [f"{info.name} {info.distribution} {info.version}" for info in host.plugins()]
    facts += [f"{source.name} {source.regime} {source.folder} {source.version}" for source in sources]
    every = (*files, *(path for source in sources for path in by_source[source]))
    return keys.content_key(dict.fromkeys(every), host.code_files(), facts)


def _from_cache(
    folder: Path, key: str, wanted: Iterable[str], build: Callable[[], Built]
) -> tuple[Vocabulary, dict[str, ControlList], tuple[Diagnostic, ...]] | None:
    try:
        common = cache.read_bytes(folder, VOCABULARY, key)
        diagnostics = cache.read(folder, WARNINGS, key)
        if common is None or diagnostics is None:
            return None
        lists: dict[str, ControlList] = {}
        for regime in wanted:
            kept = cache.read_bytes(folder, regime, key)
            if kept is None:
                return None
            lists[regime] = list_from(kept, shelves_of(folder, key, regime))
        vocabulary = vocabulary_from(common, lambda: _names(folder, key, build))
        return vocabulary, lists, cast("tuple[Diagnostic, ...]", decode(diagnostics))
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        return None


def _names(folder: Path, key: str, build: Callable[[], Built]) -> Mapping[str, NamesByLanguage]:
    """The names of parameters; built anew where somebody has cleared the cache in the meantime."""
    try:
        kept = cache.read(folder, NAMES, key)
        if kept is not None:
            return names_from(kept)
    except (ValueError, TypeError, AttributeError):
        pass
    return names_from(build().names_data)
