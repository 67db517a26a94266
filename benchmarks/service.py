"""A long-running service: many calls on items of every kind, and the memory after each tenth of them.

uv run --group benchmarks python -m benchmarks.service --quick --calls 1000000

Three ways: the verdicts of all units that may concern an item; ``--whole``, classified with reasons; ``--quick``, the
outcome under each list by ``QuickOutcomes``, for those that ask a million times.
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.criteria import DAY
from dualclass.api import Classifier, loaded_lists
from dualclass.items import PlainItem
from dualclass.items.record import ItemRecord


def items() -> Iterator[PlainItem]:
    """Items of every kind in turn, no two with the same numbers."""
    kinds = sorted(loaded_lists().vocabulary.kinds)
    for number, kind in zip(itertools.count(1), itertools.cycle(kinds)):
        parameters = {
            definition.name: f"{number % 9973 + number / 1000:.3f} {definition.units[0]}".strip()
            for definition in loaded_lists().vocabulary.parameters_of([kind])[: number % 5]
            if definition.type == "quantity" and definition.units
        }
        yield PlainItem(name=f"item {number}", kind=kind, parameters=parameters)


def resident_kb() -> int:
    """Memory of this process that is in use now (Linux only)."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    raise RuntimeError("the system does not say")


def main(arguments: list[str] | None = None) -> int:
    """Call and tell; exit status 1 when the memory grew by more than a twentieth over the second half."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.service", description=__doc__)
    parser.add_argument("--calls", type=int, default=100_000)
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument("--whole", action="store_true", help="classify with reasons, instead of the verdicts alone")
    ways.add_argument("--quick", action="store_true", help="the outcomes alone, by the classes of values")
    options = parser.parse_args(arguments)
    if options.calls < 10:
        parser.error("--calls: 10 or more, so that each tenth can be told")
    classifier = Classifier(loaded_lists(), as_of=DAY)
    call = called(classifier, "whole" if options.whole else "quick" if options.quick else "verdicts")
    steps: list[dict[str, float]] = []
    begun = time.perf_counter()
    for number, item in enumerate(itertools.islice(items(), options.calls), start=1):
        call(item)
        if number % max(options.calls // 10, 1) == 0:
            steps.append({"calls": number, "resident_kb": resident_kb(), "seconds": time.perf_counter() - begun})
            print(json.dumps(steps[-1]), flush=True)
    growth = steps[-1]["resident_kb"] / steps[len(steps) // 2 - 1]["resident_kb"]
    print(f"microseconds a call: {steps[-1]['seconds'] / steps[-1]['calls'] * 1e6:.1f}")
    print(f"growth over the second half: {growth:.4f}")
    return 0 if growth < 1.05 else 1


def called(classifier: Classifier, way: str) -> Callable[[PlainItem], object]:
    """What is called for each item."""
    if way == "whole":
        return classifier.classify
    if way == "quick":
        from dualclass.tables.quick import QuickOutcomes

        return QuickOutcomes(classifier).of
    return lambda item: verdicts(classifier, classifier.record(item))


def verdicts(classifier: Classifier, record: ItemRecord) -> None:
    """The verdicts of all units that may concern an item, under all lists."""
    for evaluator in classifier.evaluators.values():
        context = evaluator.context(record)
        for unit in evaluator.program.candidates(record):
            evaluator.program.core(unit, record, context)


if __name__ == "__main__":
    sys.exit(main())
