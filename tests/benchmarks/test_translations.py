"""The forms in which other engines get the criteria give our verdicts, at every border and with values missing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
NAMES = (
    "zen, two-valued",
    "zen, three-valued",
    "JSONLogic, two-valued",
    "JSONLogic, three-valued",
    "CEL",
    "rule-engine, three-valued",
)
ITEMS = 40


@pytest.fixture(scope="module")
def settings() -> Iterator[Any]:
    """The criteria of the real lists, as the measurements take them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT))
        from benchmarks.settings import Settings

        yield Settings(quick=True)
    for name in [name for name in sys.modules if name.partition(".")[0] == "benchmarks"]:
        del sys.modules[name]


def test_there_is_something_to_compare(settings: Any) -> None:
    work = settings.workload
    assert len(work.kinds) >= 10
    assert work.rule_count > 150
    assert all(each.parameters for each in work.kinds)


def test_our_own_evaluator_agrees_with_exact_arithmetic(settings: Any) -> None:
    from benchmarks.oracle import verdict
    from benchmarks.ours import Ours
    from benchmarks.rows import rows_at_borders

    ours = Ours(settings.workload)
    seen: set[bool | None] = set()
    for each in settings.workload.kinds:
        decide, items = ours.verdicts(each), rows_at_borders(each, ITEMS)
        for row, record in zip(items, ours.prepare(each, items), strict=True):
            wanted = [verdict(rule.form, row.exact) for rule in each.rules]
            assert ours.read(decide(record)) == wanted
            seen |= set(wanted)
    assert seen == {True, False, None}


def test_repeated_rules_are_rules_of_their_own(settings: Any) -> None:
    from benchmarks.oracle import verdict
    from benchmarks.ours import Ours, multiplied
    from benchmarks.rows import rows_at_borders

    work = multiplied(settings.workload, 3)
    assert work.rule_count == 3 * settings.workload.rule_count
    ours = Ours(work)
    each = work.kinds[0]
    items = rows_at_borders(each, ITEMS)
    decide = ours.verdicts(each)
    for row, record in zip(items, ours.prepare(each, items), strict=True):
        assert ours.read(decide(record)) == [verdict(rule.form, row.exact) for rule in each.rules]


@pytest.mark.parametrize("name", NAMES)
def test_an_engine_agrees_with_exact_arithmetic(name: str, settings: Any) -> None:
    from benchmarks import peers
    from benchmarks.oracle import verdict
    from benchmarks.rows import rows, rows_at_borders

    missing: list[str] = []
    engine = peers.load({name: peers.ITEM[name]}, missing).get(name)
    if engine is None:
        pytest.skip(f"not installed: {missing[0]}")
    for each in settings.workload.kinds:
        items = rows_at_borders(each, ITEMS) if engine.says_unknown else list(rows(each, ITEMS, missing=0.0))
        decide = engine.compile(each)
        for row, item in zip(items, engine.prepare(each, items), strict=True):
            assert engine.read(decide(item)) == [verdict(rule.form, row.exact) for rule in each.rules]


@pytest.mark.parametrize("name", ["polars", "DuckDB"])
def test_a_column_engine_agrees_with_exact_arithmetic(name: str, settings: Any) -> None:
    from benchmarks import peers

    missing: list[str] = []
    engine = peers.load({name: peers.COLUMNS[name]}, missing).get(name)
    if engine is None:
        pytest.skip(f"not installed: {missing[0]}")
    pytest.importorskip("polars")
    from benchmarks.sections.columns import check_peer
    from benchmarks.tables import table_of

    found = check_peer(engine, settings.workload, table_of(settings.workload, 550))
    assert found["compared"] > 5000
    assert found["wrong"] == 0


def test_our_columns_agree_with_exact_arithmetic(settings: Any) -> None:
    pytest.importorskip("polars")
    from benchmarks.sections.columns import check_ours, plan_of
    from benchmarks.tables import table_of

    work = settings.workload
    found = check_ours(work, table_of(work, 550), plan_of(work))
    assert found["compared"] > 5000
    assert found["wrong"] == 0
