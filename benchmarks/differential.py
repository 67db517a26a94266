"""Columns against items on many rows: ``uv run python -m benchmarks.differential --rows 10000000``.

Items are made from the lists' own thresholds (on each border, beside it, in every unit, uncertain, missing, mistaken);
each is classified by itself, some by the reference evaluator, too. The table draws its rows from them, and every
row must have its item's answers under every list. Prints what was compared, and ends with 1 on a difference.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
from random import Random

import numpy as np
import pyarrow as pa

from dualclass.api import Classifier, loaded_lists
from dualclass.diagnostics import DiagnosticError
from dualclass.evaluation.listing import ListEvaluator
from dualclass.evaluation.outcome import judge
from dualclass.tables.answers import ERROR, LISTS, Answer, answer_of
from dualclass.tables.pieces import Lists, Pieces
from dualclass.tables.plan import BatchPlan, plan_batches
from dualclass.tables.rows import Rows
from dualclass.tables.singly import OUTCOME_WORDS
from tests.tables.generated import items, table_of
from tests.tables.oracle import DAY

ROWS_AT_ONCE = 1 << 17


def main() -> int:
    """Compare, and tell how many rows of how many items agreed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=1_000_000, help="rows of the table")
    parser.add_argument("--items", type=int, default=4_000, help="different items that the rows are drawn from")
    parser.add_argument("--reference", type=int, default=200, help="items classified by the reference evaluator, too")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--assume-ordinary", action="store_true")
    asked = parser.parse_args()
    lists = loaded_lists()
    classifier = Classifier(lists, as_of=DAY, assume_ordinary=asked.assume_ordinary)
    table, mapping = table_of(items(Random(asked.seed), asked.items))
    began = time.perf_counter()
    rows = Rows(mapping, lists.vocabulary)
    wanted = [answers(rows, cells, classifier) for cells in table.to_pylist()]
    print(f"{asked.items} items by themselves: {time.perf_counter() - began:.0f} s", flush=True)
    differences = against_reference(rows, table, wanted, classifier, asked.reference)
    plan = plan_batches(lists, table.schema, mapping, as_of=DAY, assume_ordinary=asked.assume_ordinary)
    random = np.random.default_rng(asked.seed)
    began, done = time.perf_counter(), 0
    while done < asked.rows:
        drawn = random.integers(0, asked.items, min(ROWS_AT_ONCE, asked.rows - done))
        if not done:  # every item at least once
            drawn = np.concatenate([np.arange(asked.items), drawn])[: max(len(drawn), asked.items)]
        differences += against_items(table, drawn, wanted, plan)
        done += len(drawn)
        print(f"{done} rows, {time.perf_counter() - began:.0f} s, {differences} differences", flush=True)
    return 1 if differences else 0


def answers(rows: Rows, cells: dict[str, object], classifier: Classifier) -> tuple[Answer, ...]:
    """The answers of every list for one item."""
    try:
        record = classifier.record(rows.of(cells).item())
    except DiagnosticError:
        return tuple(Answer(ERROR) for _ in classifier.evaluators)
    return tuple(answer_of(outcome) for outcome in classifier.outcomes(record).values())


def against_reference(
    rows: Rows, table: pa.RecordBatch, wanted: list[tuple[Answer, ...]], classifier: Classifier, count: int
) -> int:
    """How many items the reference evaluator answers differently."""
    evaluators = [
        ListEvaluator(each.view, classifier.vocabulary, reference=True) for each in classifier.evaluators.values()
    ]
    began, differences, compared = time.perf_counter(), 0, 0
    for place, cells in enumerate(table.to_pylist()):
        if compared >= count or wanted[place][0].outcome == ERROR:
            continue
        record = classifier.record(rows.of(cells).item())
        found = tuple(
            answer_of(judge(evaluator, record, ordinary=classifier.assume_ordinary)) for evaluator in evaluators
        )
        differences += found != wanted[place]
        compared += 1
    print(
        f"{compared} items by the reference: {time.perf_counter() - began:.0f} s, {differences} differences", flush=True
    )
    return differences


def against_items(table: pa.RecordBatch, drawn: np.ndarray, wanted: list[tuple[Answer, ...]], plan: BatchPlan) -> int:
    """How many rows are answered differently from the items they were drawn from."""
    batch = table.take(pa.array(drawn))
    evaluated = plan.evaluator.evaluate(batch, drawn, None)
    meant = np.array([[OUTCOME_WORDS.index(each.outcome) for each in answers] for answers in wanted], np.uint8)
    differing = (meant[drawn] != evaluated.outcomes).any(axis=1)
    lists = evaluated.outcomes.shape[1]
    for name in LISTS:
        found = _fingerprints(evaluated.columns[name], evaluated.pieces).reshape(len(drawn), lists)
        said = [[_fingerprint(getattr(each, name))[0] for each in answers] for answers in wanted]
        differing |= (np.array(said, np.uint64)[drawn] != found).any(axis=1)
    for place in np.flatnonzero(differing)[:3].tolist():
        print("differs:", {key: cell for key, cell in batch.slice(place, 1).to_pylist()[0].items() if cell is not None})
    return int(differing.sum())


# A list of words is compared by a number: the sum of its words' numbers, each times a power of one odd number.

ODD = 0x9E3779B97F4A7C15
WHOLE = (1 << 64) - 1


def _fingerprint(words: tuple[str, ...]) -> tuple[int, int]:
    """The number of some words, and the power that comes after them."""
    whole, power = 0, 1
    for word in words:
        digest = int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "little")
        whole, power = (whole + digest * power) & WHOLE, power * ODD & WHOLE
    return whole, power


def _fingerprints(lists: Lists, pieces: Pieces) -> np.ndarray:
    """The number of every list, from those of its pieces."""
    numbers = np.array([_fingerprint(words) for words in pieces.said], np.uint64)
    ends = lists.offsets[1:]
    place = lists.offsets[:-1].copy()
    whole, power = np.zeros(len(place), np.uint64), np.ones(len(place), np.uint64)
    for _ in range(int((ends - lists.offsets[:-1]).max(initial=0))):
        going = np.flatnonzero(place < ends)
        piece = lists.numbers[place[going]]
        whole[going] += numbers[piece, 0] * power[going]
        power[going] *= numbers[piece, 1]
        place[going] += 1
    return whole


if __name__ == "__main__":
    sys.exit(main())
