"""One item at a time, warm: the verdicts of all rules of its kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from benchmarks import peers
from benchmarks.criteria import KindRules
from benchmarks.oracle import verdict
from benchmarks.ours import Ours
from benchmarks.rows import Row, rows, rows_at_borders
from benchmarks.settings import Settings
from benchmarks.timing import Taken, in_turns, medians


def run(settings: Settings) -> dict[str, Any]:
    """Checks every engine against exact arithmetic, then times them in turns, on complete and on incomplete items."""
    work = settings.workload
    engines: dict[str, Any] = {"dualclass": Ours(work), **peers.load(peers.ITEM, settings.missing)}
    count = 40 if settings.quick else 200
    complete = {each.kind: list(rows(each, count, missing=0.0)) for each in work.kinds}
    partly = {each.kind: list(rows(each, count)) for each in work.kinds}
    checks = {name: check(engine, work.kinds, settings) for name, engine in engines.items()}
    sound = {name: engine for name, engine in engines.items() if not checks[name]["wrong"]}
    of_complete = {name: _task(engine, work.kinds, complete) for name, engine in sound.items()}
    of_partly = {
        name: _task(engine, work.kinds, partly) for name, engine in sound.items() if checks[name]["says_unknown"]
    }
    items = count * len(work.kinds)
    timed = {"rounds": settings.rounds, "seconds": settings.seconds}
    return {
        "kinds": len(work.kinds),
        "rules": work.rule_count,
        "left_out": dict(work.left_out),
        "items": items,
        "checks": checks,
        "complete": _each(medians(in_turns(of_complete, **timed)), items),
        "missing_values": _each(medians(in_turns(of_partly, **timed)), items),
    }


def _each(taken: dict[str, Taken], items: int) -> dict[str, float]:
    """Microseconds an item, of the processor: every engine here has one thread."""
    return {name: 1e6 * whole.processors / items for name, whole in taken.items()}


def check(engine: Any, kinds: Sequence[KindRules], settings: Settings) -> dict[str, Any]:
    """How many verdicts are wrong on complete items; and how an engine treats what is missing."""
    count = 60 if settings.quick else 400
    wrong = compared = 0
    undecided = silently = asked = raised = 0
    for each in kinds:
        decide = _decide(engine, each)
        whole = list(rows(each, count, missing=0.0))
        found, of, _ = _compare(engine, each, decide, whole)
        wrong, compared = wrong + found, compared + of
        open_items = [*rows(each, count), *rows_at_borders(each, count)]
        found, of, failed = _compare(engine, each, decide, open_items)
        silently, asked, raised = silently + found, asked + of, raised + failed
        undecided += len(open_items)
    if engine.says_unknown:
        wrong, compared = wrong + silently + raised, compared + asked
    return {
        "form": getattr(engine, "form", "compiled from the rules"),
        "says_unknown": engine.says_unknown,
        "compared": compared,
        "wrong": wrong,
        "wrong_on_missing": silently / asked if asked else 0.0,
        "raises_on_missing": raised / undecided,
    }


def _decide(engine: Any, rules: KindRules) -> Callable[[Any], Any]:
    return engine.verdicts(rules) if isinstance(engine, Ours) else engine.compile(rules)


def _compare(engine: Any, rules: KindRules, decide: Callable[[Any], Any], items: Sequence[Row]) -> tuple[int, int, int]:
    """How many verdicts differ from the oracle's, of how many; and on how many items the engine raised."""
    wrong = compared = raised = 0
    for row, item in zip(items, engine.prepare(rules, items), strict=True):
        try:
            answers = engine.read(decide(item))
        except Exception:  # whatever an engine raises where a value is missing
            raised += 1
            continue
        wanted = [verdict(rule.form, row.exact) for rule in rules.rules]
        wrong += sum(one is not other for one, other in zip(answers, wanted, strict=True))
        compared += len(wanted)
    return wrong, compared, raised


def _task(engine: Any, kinds: Sequence[KindRules], items: dict[str, list[Row]]) -> Callable[[], object]:
    work = [(_decide(engine, each), engine.prepare(each, items[each.kind])) for each in kinds]

    def task() -> None:
        for decide, prepared in work:
            for item in prepared:
                decide(item)

    task()
    return task
