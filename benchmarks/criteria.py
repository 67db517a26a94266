"""The criteria of the real lists in one plain form, from which every peer's own form is written.

A criterion is taken from a unit of a list as it stands; of a conjunction only those sentences are kept that speak of a
number, a choice or a flag of the item itself, since no peer knows purposes, collections or references. What was left
out is counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from dualclass.api import Classifier, loaded_lists
from dualclass.evaluation.facts import Facts
from dualclass.items import PlainItem
from dualclass.language.criteria import (
    AllOf,
    AnyOf,
    Choice,
    Criterion,
    HasPart,
    IsFlag,
    IsKind,
    Labelled,
    Literal,
    Not,
    Threshold,
)
from dualclass.plugins.loading import LoadedLists
from dualclass.quantities import to_canonical, unit_named

DAY = date(2026, 11, 26)

KINDS = (
    "analogue_to_digital_converter",
    "digital_to_analogue_converter",
    "direct_digital_synthesiser",
    "field_programmable_logic_device",
    "microprocessor",
    "memory_integrated_circuit",
    "quantum_computer",
    "digital_computer",
    "monolithic_microwave_amplifier",
    "milling_machine",
    "carbon_fibre",
    "thermoplastic_polymer",
)

OPERATORS = {"at least": ">=", "more than": ">", "at most": "<=", "less than": "<"}


@dataclass(frozen=True)
class Compare:
    """A number of the item against a threshold, in the canonical unit; ``exact`` and the nearest float."""

    name: str
    operator: str
    exact: Fraction

    @property
    def threshold(self) -> float:
        """The nearest float: it keeps every order among values that are themselves nearest floats."""
        return float(self.exact)


@dataclass(frozen=True)
class OneOf:
    """A choice among options."""

    name: str
    options: tuple[str, ...]


@dataclass(frozen=True)
class Flag:
    """A flag that is set."""

    name: str


@dataclass(frozen=True)
class Every:
    """All of them."""

    parts: tuple[Form, ...]


@dataclass(frozen=True)
class Some:
    """One of them."""

    parts: tuple[Form, ...]


@dataclass(frozen=True)
class Negated:
    """Not so."""

    part: Form


type Form = Compare | OneOf | Flag | Every | Some | Negated


@dataclass(frozen=True)
class Rule:
    """One criterion of one list: its code there, as our records have it and in the plain form."""

    regime: str
    code: str
    criterion: Criterion
    form: Form


@dataclass
class Parameter:
    """A parameter the rules of a kind speak of: its type, the unit items state it in, and what rules ask of it."""

    name: str
    type: str
    unit: str = ""
    thresholds: list[Fraction] = field(default_factory=list[Fraction])
    options: list[str] = field(default_factory=list[str])


@dataclass
class KindRules:
    """The rules that may concern items of one kind, with the parameters they speak of."""

    kind: str
    rules: list[Rule]
    parameters: dict[str, Parameter]


@dataclass
class Workload:
    """All kinds with their rules, and what was left out of them and why."""

    lists: LoadedLists
    kinds: list[KindRules]
    left_out: Counter[str]

    @property
    def rule_count(self) -> int:
        """Rules of all kinds together."""
        return sum(len(each.rules) for each in self.kinds)


def workload(kinds: tuple[str, ...] = KINDS) -> Workload:
    """The criteria of all lists for these kinds."""
    lists = loaded_lists()
    classifier = Classifier(lists, as_of=DAY)
    left_out: Counter[str] = Counter()
    found: list[KindRules] = []
    for kind in kinds:
        record = classifier.record(PlainItem(name=kind, kind=kind))
        rules: list[Rule] = []
        parameters: dict[str, Parameter] = {}
        for regime, evaluator in classifier.evaluators.items():
            reader = _Reader(evaluator.facts, kind, parameters, left_out)
            for unit in evaluator.program.candidates(record):
                read = reader.read(unit.core)
                if read is not None and not isinstance(read, bool):
                    rules.append(Rule(regime, unit.code, *read))
        if rules:
            found.append(KindRules(kind, rules, parameters))
    return Workload(lists, found, left_out)


type Read = tuple[Criterion, Form] | bool | None
"""A criterion in both forms; settled by the kind alone; or nothing that peers can say."""


class _Reader:
    def __init__(self, facts: Facts, kind: str, parameters: dict[str, Parameter], left_out: Counter[str]) -> None:
        self.facts = facts
        self.kinds = frozenset({kind})
        self.parameters = parameters
        self.left_out = left_out

    def read(self, criterion: Criterion) -> Read:
        match criterion:
            case AllOf(items=items):
                return self._joined(items, all_of=True)
            case AnyOf(items=items):
                return self._joined(items, all_of=False)
            case Labelled(item=item):
                return self.read(item)
            case Not(item=item):
                inner = self.read(item)
                if inner is None or isinstance(inner, bool):
                    return None if inner is None else not inner
                return Not(inner[0]), Negated(inner[1])
            case IsKind(kinds=kinds, negated=False):
                relations = {self.facts.relation(self.kinds, kind) for kind in kinds}
                return True if "is" in relations else None if "may be" in relations else False
            case IsFlag(name=name, negated=negated) | HasPart(name=name, negated=negated):
                return self._flag(criterion, name, negated)
            case Choice():
                return self._choice(criterion)
            case Threshold():
                return self._threshold(criterion)
            case _:
                self.left_out[type(criterion).__name__] += 1
                return None

    def _joined(self, items: tuple[Criterion, ...], *, all_of: bool) -> Read:
        parts: list[tuple[Criterion, Form]] = []
        for item in items:
            read = self.read(item)
            if read is None or read is all_of:
                continue
            if isinstance(read, bool):
                return read
            parts.append(read)
        if not parts:
            return None
        if len(parts) == 1:
            return parts[0]
        criteria, forms = tuple(part for part, _ in parts), tuple(form for _, form in parts)
        return (AllOf(criteria), Every(forms)) if all_of else (AnyOf(criteria), Some(forms))

    def _known(self, name: str, *types: str) -> Parameter | None:
        definition = self.facts.parameter(name, None)
        if definition is None or definition.type not in types or definition.expression is not None:
            self.left_out[f"{'unknown' if definition is None else definition.type} parameter"] += 1
            return None
        if not self.facts.vocabulary.has_parameter(self.kinds, name):
            self.left_out["parameter of another kind"] += 1
            return None
        return self.parameters.setdefault(name, Parameter(name, definition.type))

    def _flag(self, criterion: Criterion, name: str, negated: bool) -> Read:
        if self._known(name, "flag") is None:
            return None
        return criterion, Negated(Flag(name)) if negated else Flag(name)

    def _choice(self, criterion: Choice) -> Read:
        if criterion.subject.scope != "item" or any(each in self.facts.vocabulary.groups for each in criterion.options):
            self.left_out["choice of a group"] += 1
            return None
        parameter = self._known(criterion.subject.name, "choice")
        if parameter is None:
            return None
        parameter.options += [each for each in criterion.options if each not in parameter.options]
        form = OneOf(criterion.subject.name, criterion.options)
        return criterion, Negated(form) if criterion.negated else form

    def _threshold(self, criterion: Threshold) -> Read:
        subject = criterion.subject
        faces = [bound.limit.faces for bound in criterion.bounds.bounds if isinstance(bound.limit, Literal)]
        plain = len(faces) == len(criterion.bounds.bounds) and all(len(face) == 1 for face in faces)
        if not plain or criterion.conditions or subject.method is not None or subject.scope != "item":
            self.left_out["threshold with a condition, a method, two faces or a formula"] += 1
            return None
        if any(face[0].either_sign or not unit_named(face[0].unit).exact for face in faces):
            self.left_out["threshold with a level or either sign"] += 1
            return None
        if any(bound.border not in OPERATORS for bound in criterion.bounds.bounds):
            self.left_out["exact equality"] += 1
            return None
        parameter = self._known(subject.name, "quantity", "count")
        if parameter is None:
            return None
        forms: list[Form] = []
        for bound, (face,) in zip(criterion.bounds.bounds, faces, strict=True):
            exact = to_canonical(face.value, face.unit)
            parameter.unit = parameter.unit or face.unit
            parameter.thresholds.append(exact)
            forms.append(Compare(subject.name, OPERATORS[bound.border], exact))
        return criterion, forms[0] if len(forms) == 1 else Every(tuple(forms))


def compares(form: Form) -> Iterator[Form]:
    """The single comparisons of a form."""
    match form:
        case Every(parts=parts) | Some(parts=parts):
            for part in parts:
                yield from compares(part)
        case Negated(part=part):
            yield from compares(part)
        case _:
            yield form
