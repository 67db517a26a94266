"""One item against one paragraph of one list: the helper of every table of cases in this folder."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

import pytest

from dualclass.api import Classifier, loaded_lists
from dualclass.evaluation.listing import ListEvaluator
from dualclass.items import item_from_data

DAY = datetime.date(2026, 11, 23)
BEFORE_2025 = datetime.date(2025, 11, 14)
FIRST_2025 = datetime.date(2025, 11, 15)

CONTROLLED = "controlled"
UNLESS_RELEASED = "unless released"
RELEASED = "released"
OPEN = "open"
NO = "no"
SUSPENDED = "suspended"
NOT_ESTABLISHED = "not established"
GAP = "gap"
DOUBTFUL = "doubtful"

RANKING = (CONTROLLED, UNLESS_RELEASED, NOT_ESTABLISHED, OPEN, GAP, DOUBTFUL, RELEASED, SUSPENDED, NO)
"""Of several units below one code the first of these speaks for the code."""

Data = dict[str, Any]


class Case(NamedTuple):
    """What a paragraph is expected to say of an item: ``item`` in the form of an item file."""

    name: str
    item: Data
    regime: str
    code: str
    status: str
    day: datetime.date = DAY


@cache
def classifier(regime: str, day: datetime.date) -> Classifier:
    """The classifier of one list on one day, made once."""
    return Classifier(loaded_lists(), [regime], day)


def evaluator(regime: str, day: datetime.date = DAY) -> ListEvaluator:
    """The evaluator of one list on one day."""
    return classifier(regime, day).evaluators[regime]


def has_code(regime: str, code: str, as_of: datetime.date = DAY) -> bool:
    """Whether the list has a paragraph of this code on the day that can control anything."""
    return bool(evaluator(regime, as_of).units_at(code))


def outcome_of(item: Data, regime: str, code: str, as_of: datetime.date = DAY) -> str:
    """The status of a code for an item: of the units at or below it, the one that counts most.

    Component tails are left out unless the item says that it is for something as a component. Raises
    ``AssertionError`` when the list has no such code on the day, ``DiagnosticError`` for a mistake in the item.
    """
    chosen = classifier(regime, as_of)
    record = chosen.record(item_from_data(item))
    deciding = chosen.evaluators[regime]
    component = any("component" in target.activities for target in record.targets)
    units = [unit for unit in deciding.units_at(code) if component or not unit.tail]
    assert units, f"{regime} has no {code} on {as_of}"
    context = deciding.context(record)
    found = {deciding.result(unit, record, context).status for unit in units}
    return min(found, key=RANKING.index)


def check(case: Case) -> None:
    """Compare a case with what the list says."""
    found = outcome_of(case.item, case.regime, case.code, case.day)
    assert found == case.status, f"{case.name}: {case.regime} {case.code} is {found}, the text says {case.status}"


def table(cases: list[Case]) -> pytest.MarkDecorator:
    """Parametrise a test over the cases, each named; a name used twice in a table is an error."""
    names = [f"{case.regime} {case.code} {case.name}" for case in cases]
    assert len(set(names)) == len(names), sorted(name for name in names if names.count(name) > 1)
    return pytest.mark.parametrize("case", cases, ids=names)


def item(kind: str | None, /, *, judged: Data | None = None, said: Data | None = None, **parameters: Any) -> Data:
    """An item of a kind with its parameters (``None`` leaves one out); ``judged`` and ``said`` by key."""
    made: Data = {"parameters": stated(parameters)}
    if kind is not None:
        made["kind"] = kind
    if judged:
        made["judgements"] = answers(judged)
    if said:
        made["statements"] = said
    return made


def answers(judged: Data) -> Data:
    """Judgements with a reason each."""
    return {key: {"answer": answer, "reason": "given for the test"} for key, answer in judged.items()}


def made_for(
    kind: str,
    activities: list[str],
    target: Data | str,
    /,
    *,
    term: str | None = None,
    answer: bool = True,
    judged: Data | None = None,
    said: Data | None = None,
    regime: str | None = None,
    **parameters: Any,
) -> Data:
    """Software, technology or a component for a target: an item, or a code (in the base numbering without ``regime``).

    ``term`` is the term of purpose that a person answered for this target, with ``answer``; without it nobody did.
    """
    aim: Data = {"activities": activities}
    if isinstance(target, str):
        aim["code"] = target
        if regime is not None:
            aim["regime"] = regime
    else:
        aim["item"] = target
    if term is not None:
        aim["judgements"] = answers({term: answer})
    return item(kind, judged=judged, said=said, **parameters) | {"for": [aim]}


def with_host(made: Data, host: Data) -> Data:
    """The item inside other equipment, or for it."""
    return made | {"host": host}


def steps(
    name: str, build: Callable[[str | None], Data], regime: str, code: str, *pairs: tuple[str | None, str]
) -> list[Case]:
    """A case for each value of one parameter and the status it gives; ``None`` leaves the parameter out."""
    return [Case(f"{name} {value or 'missing'}", build(value), regime, code, status) for value, status in pairs]


def stated(parameters: Data) -> Data:
    """The parameters that have a value."""
    return {name: value for name, value in parameters.items() if value is not None}
