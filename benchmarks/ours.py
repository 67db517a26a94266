"""The same criteria in dualclass: a list with a paragraph for each, asked as any other list is."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from fractions import Fraction

from benchmarks.criteria import DAY, Compare, Every, Form, KindRules, Negated, Rule, Some, Workload
from benchmarks.rows import Row
from dualclass.api import Classifier
from dualclass.language.criteria import Face, IsKind, Threshold
from dualclass.language.paragraphs import EditionHead, Paragraph, Period
from dualclass.lists import ControlList
from dualclass.lists.walking import changed
from dualclass.plugins.loading import LoadedLists
from dualclass.records import replace
from dualclass.verdict import Verdict

REGIME = "bench"
MEANING = {Verdict.TRUE: True, Verdict.FALSE: False, Verdict.UNKNOWN: None}


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
    """Verdicts of all rules of a kind on items that are read."""

    name = "dualclass"
    says_unknown = True

    def __init__(self, workload: Workload) -> None:
        """Load the rules as a list."""
        self.lists = list_of(workload)
        self.classifier = Classifier(self.lists, as_of=DAY)
        self.evaluator = self.classifier.evaluators[REGIME]
        self.codes = dict(zip((each.kind for each in workload.kinds), codes_of(workload), strict=True))

    def prepare(self, rules: KindRules, items: Sequence[Row]) -> list[object]:
        """The items as the evaluator takes them."""
        return [self.classifier.record(row.item(rules.kind)) for row in items]

    def verdicts(self, _rules: KindRules) -> Callable[[object], Sequence[Verdict]]:
        """A function from a record to the verdicts of all rules of its kind, in their order."""
        program, evaluator = self.evaluator.program, self.evaluator

        def decide(record: object) -> list[Verdict]:
            context = evaluator.context(record)  # type: ignore[arg-type]
            return [program.core(unit, record, context)[0] for unit in program.candidates(record)]  # type: ignore[arg-type]

        return decide

    def read(self, answers: Sequence[Verdict]) -> list[bool | None]:
        """The verdicts as the oracle writes them."""
        return [MEANING[each] for each in answers]


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
