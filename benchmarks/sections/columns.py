"""Many rows at once: from numbers in columns to outcomes here, to one column of verdicts a rule with the peers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import polars as pl
import pyarrow as pa

from benchmarks import peers
from benchmarks.criteria import DAY, Workload
from benchmarks.oracle import verdict
from benchmarks.ours import REGIME, codes_of, list_of
from benchmarks.peers import polars_outcomes
from benchmarks.settings import Settings
from benchmarks.summary import BY_HAND, EVALUATED, MIXED
from benchmarks.tables import Table, table_of
from benchmarks.timing import Taken, in_turns, medians
from dualclass.tables.batches import BatchPlan, classify_batch, plan_batches

SINGLE = "zen, three-valued"
SAMPLE = 11_000
"""Rows that engines of single items are asked, whatever the size: their time a row does not depend on it."""


def run(settings: Settings) -> dict[str, Any]:
    """Sizes from a thousand rows to a million; before that, every engine against exact arithmetic."""
    work = settings.workload
    engines = peers.load(peers.COLUMNS, settings.missing)
    singles = {
        name: each for name, each in peers.load(peers.ITEM, settings.missing).items() if name.startswith("zen, th")
    }
    sizes = (1_100, 110_000) if settings.quick else (1_100, 110_000, 1_100_000)
    plan = plan_of(work)
    result: dict[str, Any] = {"rules": work.rule_count, "checks": {}, "sizes": {}}
    small = table_of(work, 2_200)
    result["checks"] = {"dualclass": check_ours(work, small, plan)}
    result["checks"] |= {name: check_peer(engine, work, small) for name, engine in engines.items()}
    result["checks"][BY_HAND] = check_by_hand(work, small, plan)
    for size in sizes:
        table = table_of(work, size)
        tasks: dict[str, Callable[[], object]] = {
            "dualclass": ours(table, plan),
            EVALUATED: ours(table, plan, tell=False),
        }
        tasks[BY_HAND] = polars_outcomes.whole(work, codes_of(work), table.numbers)
        tasks[MIXED] = polars_outcomes.verdicts(work, table.numbers)
        tasks |= {name: theirs(engine, work, table) for name, engine in engines.items()}
        taken = medians(in_turns(tasks, rounds=settings.rounds, seconds=settings.seconds))
        sampled = {name: single(engine, work) for name, engine in singles.items()}
        taken_single = medians(in_turns(sampled, rounds=3, seconds=10))
        result["sizes"][str(table.rows)] = {
            **{name: _row(each, table.rows) for name, each in taken.items()},
            **{name: _row(each, SAMPLE // len(work.kinds) * len(work.kinds)) for name, each in taken_single.items()},
        }
    return result


def plan_of(work: Workload) -> BatchPlan:
    """How tables of this workload are classified."""
    table = table_of(work, 2 * len(work.kinds))
    return plan_batches(list_of(work), table.numbers.schema, table.mapping, as_of=DAY)


def _row(taken: Taken, rows: int) -> dict[str, float]:
    return {"wall_ns": 1e9 * taken.wall / rows, "processor_ns": 1e9 * taken.processors / rows}


def ours(table: Table, plan: BatchPlan, rows: int = 65_536, *, tell: bool = True) -> Callable[[], object]:
    """All rows, in batches of the size that ``dualclass batch`` has; ``tell``: with the table of outcomes."""
    parts = [table.numbers.slice(start, rows) for start in range(0, table.rows, rows)]

    def task() -> None:
        for number, part in enumerate(parts):
            answer = classify_batch(part, plan, first_row=number * rows)
            if tell:
                _ = answer.outcomes

    task()
    return task


def theirs(engine: Any, work: Workload, table: Table) -> Callable[[], object]:
    """All kinds' frames, one after the other."""
    pairs = [(engine.compile(each), engine.of_frame(each, table.frames[each.kind])) for each in work.kinds]

    def task() -> None:
        for decide, frame in pairs:
            decide(frame)

    task()
    return task


def single(engine: Any, work: Workload) -> Callable[[], object]:
    """An engine of single items, on a sample of the rows."""
    table = table_of(work, SAMPLE)
    pairs = [(engine.compile(each), table.frames[each.kind].to_dicts()) for each in work.kinds]

    def task() -> None:
        for decide, items in pairs:
            for item in items:
                decide(item)

    return task


# ---------------------------------------------------------------- checking


def check_peer(engine: Any, work: Workload, table: Table) -> dict[str, Any]:
    """Verdicts that differ from the oracle's on the frames that are timed."""
    wrong = compared = 0
    for each in work.kinds:
        frame = table.frames[each.kind]
        answers = engine.read(engine.compile(each)(engine.of_frame(each, frame)))
        for found, item in zip(answers, frame.to_dicts(), strict=True):
            wanted = [verdict(rule.form, item) for rule in each.rules]
            wrong += sum(one is not other for one, other in zip(found, wanted, strict=True))
            compared += len(wanted)
    return {"form": engine.form, "says_unknown": True, "compared": compared, "wrong": wrong}


def check_by_hand(work: Workload, table: Table, plan: BatchPlan) -> dict[str, Any]:
    """Rows whose outcome or codes differ from ours."""
    found = polars_outcomes.whole(work, codes_of(work), table.numbers)()
    mine = pl.from_arrow(pa.Table.from_batches([classify_batch(table.numbers, plan).outcomes]))
    assert isinstance(mine, pl.DataFrame)
    wrong = 0
    for one, other in zip(found.iter_rows(named=True), mine.iter_rows(named=True), strict=True):
        wrong += any(sorted(one[name]) != sorted(other[name]) for name in ("controlled_by", "open"))
        wrong += one["outcome"] != other["outcome"]
    return {"form": polars_outcomes.FORM, "says_unknown": True, "compared": 2 * len(mine), "wrong": wrong}


def check_ours(work: Workload, table: Table, plan: BatchPlan) -> dict[str, Any]:
    """Rules that are told as met or open, against the oracle's, on the mixed table."""
    outcomes = pl.from_arrow(pa.Table.from_batches([classify_batch(table.numbers, plan).outcomes]))
    assert isinstance(outcomes, pl.DataFrame)
    assert set(outcomes["regime"].unique()) == {REGIME}
    by_kind = {each.kind: (each, codes) for each, codes in zip(work.kinds, codes_of(work), strict=True)}
    values = pl.concat([frame.cast({pl.Enum: str}) for frame in table.frames.values()], how="diagonal")
    kinds = [kind for kind, frame in table.frames.items() for _ in range(frame.height)]
    ordered = values.with_columns(pl.Series("kind", kinds))[table.order]
    wrong = compared = 0
    for item, met, still_open in zip(
        ordered.iter_rows(named=True), outcomes["controlled_by"], outcomes["open"], strict=True
    ):
        rules, codes = by_kind[item["kind"]]
        for rule, code in zip(rules.rules, codes, strict=True):
            wanted = verdict(rule.form, item)
            found = True if code in set(met) else None if code in set(still_open) else False
            wrong += wanted is not found
            compared += 1
    return {
        "form": "classify_batch: outcomes, codes, open codes",
        "says_unknown": True,
        "compared": compared,
        "wrong": wrong,
    }
