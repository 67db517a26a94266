"""Through the cache or past it: every example gets the same answer, word for word."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import cast

import pytest

from dualclass.api import Classifier
from dualclass.diagnostics import DiagnosticError
from dualclass.explanation.classification import Classification
from dualclass.items import ItemLike, read_items
from dualclass.lists import ControlList
from dualclass.plugins import Host, LoadedLists, cache, load_lists, loading
from dualclass.plugins.building import build_all
from dualclass.plugins.folders import rule_files
from dualclass.vocabulary import from_data

EXAMPLES = Path(__file__).parents[2] / "examples"
DAYS = (date(2026, 11, 26), date(2027, 6, 1))


type Loaded = tuple[LoadedLists, LoadedLists, LoadedLists]


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loaded]:
    """The lists as they are built and nothing kept; as they are when they are first kept; and from the cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DUALCLASS_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        patch.delenv("DUALCLASS_NO_CACHE", raising=False)
        first = load_lists()
        yield past_the_cache(), first, load_lists()


def past_the_cache() -> LoadedLists:
    host = Host()
    sources = sorted(host.lists(), key=lambda source: (source.regime != "intl", source.regime))
    files = [path for folder in host.vocabularies() for path in rule_files(folder)]
    built = build_all(sources, files, {source: rule_files(source.folder) for source in sources}, host.numbering())
    vocabulary = from_data(cast("dict[str, object]", built.vocabulary_data))
    return LoadedLists(vocabulary, {source.regime: built.lists[source.regime] for source in sources})


def items() -> list[ItemLike]:
    found = [item for path in sorted(EXAMPLES.glob("*.toml")) for item in read_items(path)]
    return [item for item in found if not isinstance(item, DiagnosticError)]


def answer(classifier: Classifier, item: ItemLike) -> str:
    return Classification(as_of=classifier.as_of, results=(classifier.classify(item),)).model_dump_json()


@pytest.mark.parametrize("day", DAYS)
def test_every_example_is_answered_alike(day: date, loaded: Loaded) -> None:
    plain, kept, again = loaded
    assert all(type(each) is ControlList for each in plain.lists.values())
    assert not any(type(each) is ControlList for each in again.lists.values())
    several = items()
    assert len(several) > 60
    if day != DAYS[0]:
        several = several[::16]
    fresh, first, second = (Classifier(lists, as_of=day) for lists in (plain, kept, again))
    for item in several:
        wanted = answer(fresh, item)
        assert answer(second, item) == wanted, item.name
    for item in several[::10]:
        assert answer(first, item) == answer(fresh, item), item.name


def test_views_have_the_same_outline(loaded: Loaded) -> None:
    plain, _, kept = loaded
    for regime, control_list in kept.lists.items():
        for day in DAYS:
            one, other = control_list.view(day), plain.lists[regime].view(day)
            assert one.codes == other.codes
            assert [note.name for note in one.all_notes()] == [note.name for note in other.all_notes()]
            assert one.gaps == other.gaps
            for code in one.codes[::9]:
                assert one.below(code) == other.below(code)
                assert one.get(code) == other.get(code)
                assert one.state(code) == other.state(code)


def test_classifying_an_item_reads_no_names_of_parameters(loaded: Loaded, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    true_read = cache.read

    def noted(folder: Path, name: str, key: str, slot: str | None = None) -> object | None:
        read.append(name)
        return true_read(folder, name, key, slot)

    monkeypatch.setattr(cache, "read", noted)
    lists = load_lists()
    assert loading.WARNINGS in read
    _ = answer(Classifier(lists, as_of=DAYS[0]), items()[0])
    assert loading.NAMES not in read
    names = lists.vocabulary.parameter_names
    assert names.parameters_called("采样率") == ("sample_rate",)
    assert names.by_parameter == loaded[1].vocabulary.parameter_names.by_parameter
    assert read.count(loading.NAMES) == 1


def test_names_of_parameters_are_there_when_the_cache_was_cleared(loaded: Loaded, tmp_path: Path) -> None:
    lists = load_lists()
    folder = cache.cache_folder()
    assert folder is not None
    hidden = list(folder.glob(f"*{cache.ENDING}"))
    for path in hidden:
        path.rename(tmp_path / path.name)
    try:
        assert lists.vocabulary.parameter_names.by_parameter == loaded[1].vocabulary.parameter_names.by_parameter
    finally:
        for path in hidden:
            (tmp_path / path.name).rename(path)
