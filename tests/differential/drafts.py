"""Items made to meet a criterion, and to stand on each of its borders.

A draft is an item under construction. ``meet`` states what a criterion asks for (or, with ``want`` false, what makes it
fail), taking the first of several ways; ``variants`` then changes one statement at a time: every figure at its border,
just below and just above, every flag and choice the other way, each thing left out, kinds above and below.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from dualclass.evaluation.facts import Facts
from dualclass.items.record import Collection, Composition, ItemRecord, Judgement, Measured, Target, Value
from dualclass.language.criteria import (
    AllOf,
    AnyOf,
    Bounds,
    Choice,
    Condition,
    Contains,
    Criterion,
    Enriched,
    Family,
    FreeStatement,
    HasPart,
    Includes,
    IsFlag,
    IsKind,
    Labelled,
    Literal,
    MadeOf,
    Mainly,
    Members,
    Not,
    Purpose,
    Rank,
    Share,
    SpanTest,
    SpecifiedIn,
    Subject,
    Substance,
    Threshold,
)
from dualclass.quantities import Interval, Quantity, canonical_interval, unit_named

BECAUSE = "made for the test"
SMALL = Fraction(1, 1000)
DEPTH = 3


@dataclass
class Draft:
    """An item under construction."""

    kinds: set[str] = field(default_factory=set)
    values: dict[str, list[Measured]] = field(default_factory=dict)
    members: dict[str, list[Draft]] = field(default_factory=dict)
    shares: dict[tuple[str, str | None], Quantity] = field(default_factory=dict)
    judgements: dict[str, bool] = field(default_factory=dict)
    statements: dict[str, bool] = field(default_factory=dict)
    targets: list[Target] = field(default_factory=list)
    shipment: Draft | None = None
    host: Draft | None = None

    def record(self, name: str = "draft") -> ItemRecord:
        """The item as far as it is stated."""
        return ItemRecord(
            name,
            frozenset(self.kinds),
            {key: tuple(found) for key, found in self.values.items() if found},
            {
                key: Collection(tuple(member.record(key) for member in found), complete=True)
                for key, found in self.members.items()
            },
            Composition(dict(self.shares), complete=True) if self.shares else None,
            {key: Judgement(answer, BECAUSE) for key, answer in self.judgements.items()},
            dict(self.statements),
            tuple(self.targets),
            shipment=None if self.shipment is None else self.shipment.record("shipment"),
            host=None if self.host is None else self.host.record("host"),
        )


def quantity(value: Fraction, unit: str) -> Quantity:
    """One number in a unit."""
    stated, found = Interval.point(value), unit_named(unit)
    return Quantity(f"{value} {unit}", canonical_interval(stated, found), stated, unit, found.dimension)


def meeting(bounds: Bounds, *, want: bool) -> tuple[Fraction, str] | None:
    """A number within the borders, or outside the first of them; ``None`` where they are not printed numbers."""
    faces = [bound.limit.faces[0] for bound in bounds.bounds if isinstance(bound.limit, Literal)]
    if len(faces) != len(bounds.bounds):
        return None
    ends = sorted(face.value for face in faces)
    step = abs(ends[-1]) * SMALL or SMALL
    rising = bounds.bounds[0].border in {"at least", "more than"}
    if bounds.bounds[0].border == "exactly":
        return faces[0].value + (0 if want else 1), faces[0].unit
    if len(ends) == 2 and want:
        return (ends[0] + ends[1]) / 2, faces[0].unit
    beyond = faces[0].value + step if rising == want else faces[0].value - step
    return beyond, faces[0].unit


def at_conditions(conditions: tuple[Condition, ...]) -> dict[str, Value]:
    """The circumstances a sentence names."""
    found: dict[str, Value] = {}
    for condition in conditions:
        if condition.value is not None:
            face = condition.value.faces[0]
            found[condition.parameter] = quantity(face.value, face.unit)
        elif condition.bounds is not None:
            inside = meeting(condition.bounds, want=True)
            if inside is not None:
                found[condition.parameter] = quantity(*inside)
        elif condition.state is not None:
            found[condition.parameter] = condition.state
    return found


@dataclass
class Maker:
    """States what criteria of one list ask for."""

    facts: Facts
    units: dict[str, Criterion]
    depth: int = 0

    def holder(self, draft: Draft, subject: Subject) -> Draft:
        """Whose parameter the sentence speaks of."""
        if subject.scope == "shipment":
            draft.shipment = draft.shipment or Draft()
            return draft.shipment
        if subject.scope == "host":
            draft.host = draft.host or Draft()
            return draft.host
        return draft

    def meet(self, criterion: Criterion, draft: Draft, *, want: bool = True, code: str = "") -> None:
        """State what makes the criterion true (or false), as far as a first way goes."""
        match criterion:
            case AllOf(items=items) | AnyOf(items=items):
                every = isinstance(criterion, AllOf) == want
                for item in items if every else items[:1]:
                    self.meet(item, draft, want=want, code=code)
            case Not(item=item):
                self.meet(item, draft, want=not want, code=code)
            case Labelled(item=item):
                self.meet(item, draft, want=want, code=code)
            case IsKind(kinds=kinds, negated=negated):
                if want != negated:
                    self._be(kinds[0], draft)
            case IsFlag(name=name, negated=negated):
                defined = self.facts.definition(name, code)
                if defined is not None and defined.criterion is not None:
                    self.meet(defined.criterion, draft, want=want != negated, code=code)
                else:
                    draft.values[name] = [Measured(want != negated)]
            case HasPart(name=name, negated=negated):
                draft.values[name] = [Measured(want != negated)]
            case Members(body=body, collection=name, quantifier=quantifier):
                self._members(draft, name, quantifier.word, quantifier.count or 1, body, want=want, code=code)
            case SpecifiedIn(references=references, negated=negated):
                heads = self.facts.heads(references)
                if want != negated and heads and self.depth < DEPTH:
                    self.depth += 1
                    self.meet(self.units.get(heads[0], AllOf(())), draft, code=heads[0])
                    self.depth -= 1
            case _:
                self._sentence(criterion, draft, want=want)

    def _be(self, kind: str, draft: Draft) -> None:
        vocabulary = self.facts.vocabulary
        if not any(vocabulary.is_a(held, kind) for held in draft.kinds):
            draft.kinds = {held for held in draft.kinds if not vocabulary.is_a(kind, held)} | {kind}

    def _members(
        self, draft: Draft, name: str, word: str, count: int, body: Criterion, *, want: bool, code: str
    ) -> None:
        found = draft.members.setdefault(name, [])
        if word in {"some", "every"} and found and want:
            self.meet(body, found[0], code=code)
            return
        good = want == (word not in {"no", "at most", "less than"})
        for _ in range(count + (word == "more than") if word not in {"some", "every", "no"} else 1):
            member = Draft()
            self.meet(body, member, want=good, code=code)
            found.append(member)

    def _sentence(self, criterion: Criterion, draft: Draft, *, want: bool) -> None:
        match criterion:
            case Threshold(subject=subject, bounds=bounds, conditions=conditions):
                self.state(draft, subject, self._number(bounds, want=want), conditions)
            case SpanTest(subject=subject, bounds=bounds, conditions=conditions):
                inside = meeting(bounds, want=want)
                if inside is not None:
                    self.state(draft, subject, quantity(*inside), conditions)
            case Choice(subject=subject, options=options, negated=negated):
                self.state(draft, subject, self._option(subject, options, want=want != negated), ())
            case Includes(subject=subject, options=options):
                chosen = frozenset(options) if want else frozenset({self._option(subject, options, want=False)})
                self.state(draft, subject, chosen, ())
            case Share(constituents=constituents, bounds=bounds, basis=basis):
                self._share(draft, constituents, bounds, basis, want=want)
            case Mainly(constituent=name) | Contains(constituents=(name, *_)):
                draft.shares[name, "weight"] = quantity(Fraction(60 if want else 0), "%")
            case MadeOf(materials=materials):
                draft.values["made_of"] = [Measured(frozenset(materials if want else ()))]
            case Substance(cas=cas, name=name):
                if cas and want:
                    draft.values["cas"] = [Measured(cas[0])]
                else:
                    draft.statements[f"it is {name}"] = want
            case Family(name=name):
                draft.statements[f"it belongs to family {name}"] = want
            case Enriched(constituent=name):
                draft.statements[f"it is enriched in {name}"] = want
            case FreeStatement(text=text, negated=negated):
                draft.judgements[text] = want != negated
            case Purpose():
                self._purpose(criterion, draft, want=want != criterion.negated)
            case _:
                return

    def state(self, draft: Draft, subject: Subject, value: Value | None, conditions: tuple[Condition, ...]) -> None:
        """One value of a parameter, by the method and under the conditions the sentence names."""
        if value is not None:
            measured = Measured(value, subject.method, at_conditions(conditions))
            held = self.holder(draft, subject).values
            kept = [each for each in held.get(subject.name, []) if each.method != subject.method]
            held[subject.name] = [*kept, measured]

    def _number(self, bounds: Bounds, *, want: bool) -> Value | None:
        limit = bounds.bounds[0].limit
        if isinstance(limit, Rank):
            return limit.name
        found = meeting(bounds, want=want)
        return None if found is None else quantity(*found)

    def _option(self, subject: Subject, options: tuple[str, ...], *, want: bool) -> str:
        groups = self.facts.vocabulary.groups
        definition = self.facts.vocabulary.parameter(subject.name)
        known = definition.options if definition is not None and definition.options else ("de", "ir", "us", "kp")

        def held(option: str) -> bool:
            return any(
                each == option or (each in groups and self.facts.vocabulary.group_contains(each, option))
                for each in options
            )

        return next((option for option in known if held(option) == want), options[0] if want else "none of them")

    def _share(self, draft: Draft, names: tuple[str, ...], bounds: Bounds, basis: str | None, *, want: bool) -> None:
        inside = meeting(bounds, want=want)
        if inside is None:
            return
        stated = quantity(inside[0], inside[1] or "%")
        if not names:
            draft.values["share"] = [Measured(stated, conditions={"basis": basis or "weight"})]
        for name in names[:1]:
            draft.shares[name, basis or "weight"] = stated

    def _purpose(self, criterion: Purpose, draft: Draft, *, want: bool) -> None:
        if not criterion.references:
            objects = criterion.objects or tuple(f"{activity} of it" for activity in criterion.activities) or ("it",)
            draft.judgements[f"{criterion.term} {objects[0]}"] = want
            return
        heads = self.facts.heads(criterion.references)
        judged = {criterion.term: Judgement(want, BECAUSE)} if criterion.how == "judged" else {}
        regime = self.facts.view.control_list.regime
        code = heads[0] if heads else criterion.references[0].first
        draft.targets = [Target(frozenset(criterion.activities[:1]), code, regime, None, judged)]


def variants(draft: Draft, record: ItemRecord, facts: Facts) -> Iterator[ItemRecord]:
    """The item, then the same with one thing changed at a time."""
    yield record
    yield ItemRecord(record.name)
    for kinds in _kinds_near(record.kinds, facts):
        yield _with(record, kinds=kinds)
    for name, found in record.values.items():
        rest = {key: held for key, held in record.values.items() if key != name}
        yield _with(record, values=rest)
        for changed in _other_values(found[0]):
            yield _with(record, values=rest | {name: (changed,)})
    for name, held in record.collections.items():
        rest_of = {key: each for key, each in record.collections.items() if key != name}
        yield _with(record, collections=rest_of)
        yield _with(record, collections=rest_of | {name: Collection(held.members, complete=False)})
        yield _with(record, collections=rest_of | {name: Collection((), complete=True)})
        for place, member in enumerate(held.members[:1]):
            for other in variants(draft.members[name][place], member, facts):
                members = (*held.members[:place], other, *held.members[place + 1 :])
                yield _with(record, collections=rest_of | {name: Collection(members, complete=True)})
    if record.composition is not None:
        yield _with(record, composition=None)
        yield _with(record, composition=Composition(record.composition.shares, complete=False))
        for key, share in record.composition.shares.items():
            for changed in _steps(share):
                shares = dict(record.composition.shares) | {key: changed}
                yield _with(record, composition=Composition(shares, complete=True))
    for key, judgement in record.judgements.items():
        rest_said = {name: each for name, each in record.judgements.items() if name != key}
        yield _with(record, judgements=rest_said)
        yield _with(record, judgements=rest_said | {key: Judgement(not judgement.answer, BECAUSE)})
    if record.targets:
        yield _with(record, targets=())
        yield _with(record, targets=tuple(Target(frozenset(), each.code, each.regime) for each in record.targets))
    if record.shipment is not None:
        yield _with(record, shipment=None)


def _with(record: ItemRecord, **changes: object) -> ItemRecord:
    names = record.__slots__
    return ItemRecord(**{name: changes.get(name, getattr(record, name)) for name in names})


def _kinds_near(kinds: frozenset[str], facts: Facts) -> Iterator[frozenset[str]]:
    vocabulary = facts.vocabulary
    for kind in sorted(kinds):
        rest = kinds - {kind}
        yield from (rest | {above} for above in sorted(vocabulary.kinds[kind].parents))
        yield from (rest | {below} for below in sorted(vocabulary.below(kind))[:2])


def _other_values(measured: Measured) -> Iterator[Measured]:
    value = measured.value
    changed: list[Value] = []
    if isinstance(value, bool):
        changed = [not value]
    elif isinstance(value, Quantity):
        changed = list(_steps(value))
    for other in changed:
        yield Measured(other, measured.method, measured.conditions)
    if measured.conditions:
        yield Measured(value, measured.method)


def _steps(value: Quantity) -> Iterator[Quantity]:
    """The number one step of its own nearness down and up, and both together as an uncertain value."""
    number = value.stated.low
    if number is None:
        return
    step = abs(number) * SMALL * 2 or SMALL
    low, high = number - step, number + step
    yield quantity(low, value.unit)
    yield quantity(high, value.unit)
    unit = unit_named(value.unit)
    around = Interval(low, high)
    yield Quantity("", canonical_interval(around, unit), around, value.unit, value.dimension)
