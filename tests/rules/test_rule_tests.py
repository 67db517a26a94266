"""The tests beside the rules of this repository: all of them pass, and they notice when a rule is changed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from dualclass.api import loaded_lists
from dualclass.workshop.testing import Bench, ReadTests, read_tests, run_tests
from dualclass.workshop.testing.mutation.exceptions import read_exceptions
from dualclass.workshop.testing.mutation.mutating import mutate

ROOT = Path(__file__).parents[2]
FOLDERS = {
    "international": ROOT / "src" / "dualclass" / "rules" / "international",
    "china": ROOT / "plugins" / "dualclass-china",
    "uk": ROOT / "plugins" / "dualclass-uk",
    "korea": ROOT / "plugins" / "dualclass-korea",
}
SAMPLE = 60
"""Changes of each list that are tried here; `dualclass rules test PATH --mutate` tries all."""
LEAST = {"international": 0.8, "china": 0.9, "uk": 0.9, "korea": 0.9}
"""The share of the sample that tests must notice."""


@cache
def read_of(name: str) -> ReadTests:
    return read_tests(sorted(FOLDERS[name].rglob("*.tests.yaml")))


@pytest.mark.parametrize("name", FOLDERS)
def test_every_rule_test_passes(name: str) -> None:
    read = read_of(name)
    assert not read.diagnostics and len(read.tests) > 400
    run = run_tests(read.tests, Bench.loaded(loaded_lists()))
    assert [(each.test.title, each.faults) for each in run.failures] == []
    assert [(each.test.title, each.diagnostics) for each in run.errors] == []


@pytest.mark.parametrize("name", FOLDERS)
def test_changed_rules_are_noticed(name: str) -> None:
    bench = Bench.loaded(loaded_lists())
    exceptions = read_exceptions(sorted(FOLDERS[name].rglob("*.mutants.yaml")))
    found = mutate(
        [bench.lists[name]], read_of(name).tests, bench, sample=SAMPLE, seed=1, exceptions=exceptions, hunting=False
    )
    known = len(found.noticed) + len(found.excused)
    unnoticed = [fate.mutant.key for fate in found.fates if fate.noticed is None and not fate.excused]
    assert not found.failing
    assert known >= LEAST[name] * len(found.fates), unnoticed
