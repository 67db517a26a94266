"""A service that classifies for ever: nothing is kept of the items, and every cache has an end."""

from __future__ import annotations

import functools
import gc
import importlib
import inspect
import itertools
import pkgutil
import tracemalloc
from collections.abc import Iterator
from datetime import date

import pytest

import dualclass
from dualclass.api import Classifier, loaded_lists
from dualclass.evaluation import facts, gaps, program
from dualclass.evaluation.facts import kind_statement
from dualclass.items import PlainItem
from dualclass.vocabulary import kinships

DAY = date(2026, 11, 26)
BOUNDED_BY_OUR_OWN_NAMES = {
    "dualclass.editor.keywords.pattern",
    "dualclass.grammar_files.grammar_text",
    "dualclass.lists.codec._layout",
    "dualclass.lists.codec._reader",
    "dualclass.lists.walking.field_names",
    "dualclass.quantities.units._unit",
    "dualclass.quantities.units.dimension_named",
    "dualclass.workshop.auditing.reporting._source",
}
"""Caches without a limit whose keys are grammars, records, units: names of ours, and an error for any other."""


def without_limit() -> Iterator[str]:
    for found in pkgutil.walk_packages(dualclass.__path__, "dualclass."):
        if found.name.endswith("__main__"):
            continue
        try:
            module = importlib.import_module(found.name)
        except ImportError:  # an optional library is not there
            continue
        for name, member in vars(module).items():
            cached = isinstance(member, functools._lru_cache_wrapper) and member.__module__ == found.name
            if cached and member.cache_parameters()["maxsize"] is None and inspect.signature(member).parameters:
                yield f"{found.name}.{name}"


def test_a_cache_without_limit_knows_only_names_of_ours() -> None:
    assert set(without_limit()) <= BOUNDED_BY_OUR_OWN_NAMES


def items() -> Iterator[PlainItem]:
    vocabulary = loaded_lists().vocabulary
    kinds = sorted(vocabulary.kinds)[::7]
    for number, kind in zip(itertools.count(1), itertools.cycle(kinds)):
        parameters = {
            definition.name: f"{number / 1000:.3f} {definition.units[0]}".strip()
            for definition in vocabulary.parameters_of([kind])[: number % 4]
            if definition.type == "quantity" and definition.units
        }
        other = kinds[number * 31 % len(kinds)]
        said = {kind_statement(other): bool(number % 2), f"a remark of item {number}": True}
        yield PlainItem(name=f"item {number}", kind=kind, parameters=parameters, statements=said)


@pytest.fixture
def classifier() -> Classifier:
    return Classifier(loaded_lists(), as_of=DAY)


def ask(classifier: Classifier, item: PlainItem) -> None:
    record = classifier.record(item)
    for evaluator in classifier.evaluators.values():
        context = evaluator.context(record)
        for unit in evaluator.program.candidates(record):
            evaluator.program.core(unit, record, context)


def test_what_is_remembered_by_kinds_and_statements_has_an_end(
    classifier: Classifier, monkeypatch: pytest.MonkeyPatch
) -> None:
    limit = 40
    relations = classifier.vocabulary.kinships._relations
    relations.clear()  # of the lists' one vocabulary, which other tests have asked
    for module in (facts, gaps, program, kinships):
        monkeypatch.setattr(module, "LARGEST", limit)
    for item in itertools.islice(items(), 150):  # of more kinds than the limit
        ask(classifier, item)
        for evaluator in classifier.evaluators.values():
            evaluator.gaps.concerning(classifier.record(item).kinds)
    for evaluator in classifier.evaluators.values():
        assert 0 < len(evaluator.program._concerned) <= limit
        assert 0 < len(evaluator.facts._heads) <= limit
        assert 0 < len(evaluator.gaps._known) <= limit
    assert 0 < len(relations) <= limit


def test_memory_does_not_grow_with_the_items(classifier: Classifier) -> None:
    """What every item leaves behind is measured in bytes; the first ones fill caches, which is no growth."""
    stream = items()
    for item in itertools.islice(stream, 300):  # every kind twice
        ask(classifier, item)
    tracemalloc.start()
    try:
        for item in itertools.islice(stream, 25):
            ask(classifier, item)
        gc.collect()
        before, _ = tracemalloc.get_traced_memory()
        calls = 150
        for item in itertools.islice(stream, calls):
            ask(classifier, item)
        gc.collect()
        after, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert (after - before) / calls < 100


def test_whole_classifications_leave_nothing_behind(classifier: Classifier) -> None:
    several = list(itertools.islice(items(), 0, 8, 2))
    for _ in range(2):  # the first time a unit is recorded, the second time it is compiled
        for item in several:
            classifier.classify(item)
    tracemalloc.start()
    try:
        sizes: list[int] = []
        for _ in range(3):
            for item in several:
                classifier.classify(item)
            gc.collect()
            sizes.append(tracemalloc.get_traced_memory()[0])
    finally:
        tracemalloc.stop()
    assert sizes[2] - sizes[1] < 10_000, sizes
