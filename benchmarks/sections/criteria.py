"""Growth with the number of criteria: every rule repeated with thresholds moved a little, so that none is the same."""

from __future__ import annotations

from typing import Any

from benchmarks import peers
from benchmarks.ours import Ours, multiplied
from benchmarks.rows import rows
from benchmarks.sections.columns import ours, plan_of, theirs
from benchmarks.settings import Settings
from benchmarks.tables import table_of
from benchmarks.timing import in_turns, medians

NAMES = ("zen, three-valued", "JSONLogic, three-valued", "CEL")


def run(settings: Settings) -> dict[str, Any]:
    """One item at a time, and a hundred thousand rows in columns."""
    factors = (1, 4) if settings.quick else (1, 2, 4, 8)
    rounds = {"rounds": 3, "seconds": settings.seconds / 2}
    result: dict[str, Any] = {"item_us": {}, "columns_ns": {}}
    singles = {name: each for name, each in peers.load(peers.ITEM, settings.missing).items() if name in NAMES}
    columns = peers.load(peers.COLUMNS, settings.missing)
    size = 22_000 if settings.quick else 110_000
    for factor in factors:
        work = multiplied(settings.workload, factor)
        count = 20 if settings.quick else 60
        items = {each.kind: list(rows(each, count)) for each in work.kinds}
        asked: dict[str, Any] = {}
        for name, engine in {"dualclass": Ours(work), **singles}.items():
            make = engine.verdicts if name == "dualclass" else engine.compile
            decides = [(make(each), engine.prepare(each, items[each.kind])) for each in work.kinds]
            asked[name] = lambda decides=decides: [decide(item) for decide, prepared in decides for item in prepared]
            asked[name]()
        taken = medians(in_turns(asked, **rounds))
        total = count * len(work.kinds)
        result["item_us"][str(work.rule_count)] = {name: 1e6 * t.processors / total for name, t in taken.items()}
        table = table_of(settings.workload, size)
        tasks: dict[str, Any] = {"dualclass": ours(table, plan_of(work))}
        tasks |= {name: theirs(engine, work, table) for name, engine in columns.items()}
        taken = medians(in_turns(tasks, **rounds))
        result["columns_ns"][str(work.rule_count)] = {
            name: {"wall_ns": 1e9 * t.wall / table.rows, "processor_ns": 1e9 * t.processors / table.rows}
            for name, t in taken.items()
        }
    return result
