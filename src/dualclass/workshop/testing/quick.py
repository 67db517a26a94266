"""The status of a paragraph without its findings: by compiled verdicts, or the recorded result where they say less.

Tests that expect a verdict alone need no more, and there are thousands of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from weakref import WeakKeyDictionary

from dualclass.evaluation.context import Context, Inquiry
from dualclass.evaluation.listing import ListEvaluator, doubts
from dualclass.evaluation.place import Place
from dualclass.evaluation.result import Status
from dualclass.evaluation.units import Unit
from dualclass.items.record import ItemRecord
from dualclass.verdict import Verdict
from dualclass.workshop.testing.words import RANKING

type Decide = Callable[[ItemRecord, Inquiry], Verdict]

_RELEASES: WeakKeyDictionary[ListEvaluator, dict[int, tuple[Decide, ...]]] = WeakKeyDictionary()


def speaking_status(evaluator: ListEvaluator, code: str, record: ItemRecord) -> Status:
    """The status that speaks for a code: of the paragraphs at or below it the one that counts most.

    What a paragraph says of components is left out unless the item says that it is for something. Raises
    ``LookupError`` when the code controls nothing by itself.
    """
    every = evaluator.units_at(code)
    units = [unit for unit in every if record.targets or not unit.tail] or every
    if not units:
        raise LookupError(code)
    context = evaluator.context(record)
    found = {status_of(evaluator, unit, record, context) for unit in units}
    return next(status for status in RANKING if status in found)


def status_of(evaluator: ListEvaluator, unit: Unit, record: ItemRecord, context: Context) -> Status:
    """The status of one unit, as the recorded result has it."""
    core, _ = evaluator.program.core(unit, record, context)
    if core is Verdict.FALSE:
        return "doubtful" if unit.gap is None and doubts(unit) else "no"
    if unit.gap is not None:
        return "gap"
    state = evaluator.facts.state(unit.code).word
    if state == "suspended":
        return "suspended"
    if any(release.deferred for release in unit.releases):
        return evaluator.result(unit, record, context).status
    released = _released(evaluator, unit, record, context)
    if released is Verdict.TRUE:
        return "released"
    if core is Verdict.UNKNOWN:
        return evaluator.result(unit, record, context).status
    if state == "not established":
        return "not established"
    return "unless released" if released is Verdict.UNKNOWN else "controlled"


def _released(evaluator: ListEvaluator, unit: Unit, record: ItemRecord, context: Context) -> Verdict:
    """Whether some note releases the unit."""
    found = Verdict.FALSE
    for verdict in releasing(evaluator, unit, record, context):
        if verdict is Verdict.TRUE:
            return verdict
        if verdict is Verdict.UNKNOWN:
            found = verdict
    return found


def releasing(evaluator: ListEvaluator, unit: Unit, record: ItemRecord, context: Context) -> Iterator[Verdict]:
    """Whether each note releases the unit, in their order; where one defers to a host, its condition alone."""
    kept = _RELEASES.setdefault(evaluator, {})
    if id(unit) not in kept:
        place = Place(unit.code, mode=context.place.mode).in_release()
        kept[id(unit)] = tuple(evaluator.program.compiler.compile(each.criterion, place) for each in unit.releases)
    running, key = context.inquiry.running, (id(record), unit.code)
    for decide in kept[id(unit)]:
        running.add(key)
        verdict = decide(record, context.inquiry)
        running.discard(key)
        yield verdict
