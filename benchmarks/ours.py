"""The same criteria in dualclass: a list with a paragraph for each, asked as any other list is."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

from benchmarks.criteria import DAY, Compare, Every, Form, KindRules, Negated, Rule, Some, Workload
from benchmarks.peers.text import from_pair
from benchmarks.rows import Row
from dualclass.api import Classifier
from dualclass.language.criteria import Face, IsKind, Threshold
from dualclass.language.paragraphs import EditionHead, Paragraph, Period
from dualclass.lists import ControlList
from dualclass.lists.walking import changed
from dualclass.plugins.loading import LoadedLists
from dualclass.records import replace
from dualclass.tables.forms import ItemForm

REGIME = "bench"


def list_of(workload: Workload) -> LoadedLists:
    """One list with every rule of the workload as an entry of its own, ``B1``, ``B2`` .."""
    entries = tuple(
        Paragraph(code, criteria=(IsKind((each.kind,)), rule.criterion))
        for each, codes in zip(workload.kinds, codes_of(workload), strict=True)
        for rule, code in zip(each.rules, codes, strict=True)
    )
    edition = EditionHead("1", Period(datetime.date(2000, 1, 1)))
    made = ControlList(
        name=REGIME,
        regime=REGIME,
        title="The criteria of the measurements",
        editions=(edition,),
        complete_kinds=tuple(each.kind for each in workload.kinds),
        entries=entries,
    )
    return LoadedLists(workload.lists.vocabulary, {REGIME: made})


def codes_of(workload: Workload) -> list[list[str]]:
    """The codes of each kind's rules in the list."""
    codes: list[list[str]] = []
    count = 0
    for each in workload.kinds:
        codes.append([f"B{number}" for number in range(count + 1, count + 1 + len(each.rules))])
        count += len(each.rules)
    return codes


class Ours:
    """Verdicts of all rules of a kind on the values of a form."""

    name = "dualclass"
    says_unknown = True

    def __init__(self, workload: Workload) -> None:
        """Load the rules as a list."""
        self.lists = list_of(workload)
        self.classifier = Classifier(self.lists, as_of=DAY)
        self.codes = dict(zip((each.kind for each in workload.kinds), codes_of(workload), strict=True))

    def prepare(self, rules: KindRules, items: Sequence[Row]) -> list[object]:
        """Values in the order of a form's fields, as numbers in the unit that items of the kind state."""
        return [tuple(row.stated[name] for name in rules.parameters) for row in items]

    def verdicts(self, rules: KindRules) -> Callable[[Any], Sequence[bool] | None]:
        """A function from values to the verdicts of all rules of their kind, in their order."""
        units = {name: parameter.unit or None for name, parameter in rules.parameters.items()}
        form = ItemForm(self.classifier, {"kind": rules.kind}, units)
        assert form.paragraphs == tuple((REGIME, code) for code in self.codes[rules.kind])
        return form.traces

    def read(self, answers: Sequence[bool]) -> list[bool | None]:
        """The verdicts as the oracle writes them."""
        return [from_pair(met or still_open, met) for met, still_open in zip(answers[::2], answers[1::2], strict=True)]


def multiplied(workload: Workload, times: int) -> Workload:
    """The workload with every rule repeated, each time with thresholds moved by a thousandth more."""
    if times == 1:
        return workload
    kinds = [
        KindRules(
            each.kind,
            [_moved(rule, each, Fraction(1000 + step, 1000)) for step in range(times) for rule in each.rules],
            each.parameters,
        )
        for each in workload.kinds
    ]
    return Workload(workload.lists, kinds, workload.left_out)


def _moved(rule: Rule, rules: KindRules, factor: Fraction) -> Rule:
    """The rule with its thresholds moved; counts stay whole, and what does not move is a rule all the same."""
    counts = {name for name, parameter in rules.parameters.items() if parameter.type == "count"}

    def move(record: object) -> object:
        if not isinstance(record, Threshold) or record.subject.name in counts:
            return record
        return replace(record, bounds=changed(record.bounds, _scaled))

    def _scaled(record: object) -> object:
        return replace(record, value=record.value * factor) if isinstance(record, Face) else record

    return Rule(rule.regime, rule.code, changed(rule.criterion, move), _moved_form(rule.form, counts, factor))


def _moved_form(form: Form, counts: set[str], factor: Fraction) -> Form:
    match form:
        case Compare(name=name, operator=operator, exact=exact):
            return form if name in counts else Compare(name, operator, exact * factor)
        case Every(parts=parts):
            return Every(tuple(_moved_form(part, counts, factor) for part in parts))
        case Some(parts=parts):
            return Some(tuple(_moved_form(part, counts, factor) for part in parts))
        case Negated(part=part):
            return Negated(_moved_form(part, counts, factor))
        case _:
            return form
