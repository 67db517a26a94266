"""Whole items, and the same items with something left out: what is known grows from one to the next.

``world`` draws an item of which everything is stated. ``dimmed`` takes information away and never changes any: a value
dropped or widened to an interval, a kind replaced by one above it, members or shares left out (and the collection no
longer complete), answers unsaid.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from random import Random

from dualclass.evaluation.context import CAS_STATEMENT, COMPONENT_STATEMENT
from dualclass.evaluation.facts import kind_statement
from dualclass.items.record import Collection, Composition, ItemRecord, Judgement, Measured, Target
from dualclass.quantities import Interval, Quantity, canonical_interval, unit_named
from dualclass.vocabulary import Vocabulary

POINTWISE = ("strength", "force")
POINT_STATEMENTS = (
    "strength is stated for every temperature",
    "force is stated for every temperature",
)
JUDGED = ("specially designed for harm", "limited to toys")
PURPOSES = (
    "specially designed for harm",
    "limited to toys",
    "usable in water",
    "specially designed for",
    "required for",
)
STATEMENTS = (
    "it is old",
    COMPONENT_STATEMENT,
    CAS_STATEMENT,
    "it is specified in 1B009",
    "it is specified in 1A009",
    "it is specified in the military list",
    "it is thiodiglycol",
    "it belongs to family salts",
    "it is enriched in lithium",
    "designed for toys",
    *POINT_STATEMENTS,
)
KINDS = (
    "machine",
    "lathe",
    "mill",
    "lathe_mill",
    "component",
    "substance",
    "mixture",
    "fibre",
    "carbon_fibre",
    "software",
)
WIDTHS = ("mm", "m")
NUMBERS = (0, 1, 2, 3, 10, 50, 100, 101)


def quantity(interval: Interval, unit: str, *, is_span: bool = False) -> Quantity:
    """A quantity stated in a unit."""
    found = unit_named(unit)
    return Quantity("", canonical_interval(interval, found), interval, unit, found.dimension, is_span)


def _number(random: Random, unit: str) -> Quantity:
    return quantity(Interval.point(Fraction(random.choice(NUMBERS))), unit)


def world(random: Random, vocabulary: Vocabulary, depth: int = 1, *, part: bool = False) -> ItemRecord:
    """An item of which everything is stated; a part has no judgements of its own, the root's hold for it."""
    kinds = frozenset(random.sample(KINDS, random.choice((1, 1, 1, 2))))
    if any(vocabulary.apart(one, other) for one in kinds for other in kinds):
        kinds = frozenset(list(kinds)[:1])
    values: dict[str, tuple[Measured, ...]] = {
        "width": (Measured(_number(random, random.choice(WIDTHS))),),
        "power": (Measured(_number(random, random.choice(("W", "dBm")))),),
        "mass": (Measured(_number(random, random.choice(("kg", "g")))),),
        "axes": (Measured(_number(random, "")),),
        "share": (Measured(_number(random, "%"), conditions={"basis": "weight"}),),
        "fast": (Measured(random.choice((True, False))),),
        "hardened": (Measured(random.choice((True, False))),),
        "form": (Measured(random.choice(("tube", "bar", "sheet"))),),
        "process": (Measured(frozenset(random.sample(("laser", "water", "wire"), random.randint(1, 3)))),),
        "size": (Measured(random.choice(("S 1", "S 2", "S 3"))),),
        "made_of": (Measured(frozenset(random.sample(("fibre", "carbon_fibre", "lathe", "nickel"), 1))),),
        "cas": (Measured(random.choice(("111-48-8", "67-64-1"))),),
        "strength": tuple(_falling(random, "MPa")),
        "force": tuple(_falling(random, "N")),
        "rate": tuple(
            Measured(_number(random, "kHz"), method)
            for method in ("slow method", "quick method")
            if random.random() < 0.8
        )
        or (Measured(_number(random, "Hz"), "slow method"),),
        "band": (Measured(_band(random)),),
    }
    collections: dict[str, Collection] = {
        "axis": Collection(tuple(_axis(random) for _ in range(random.randint(0, 3))), True)
    }
    targets: tuple[Target, ...] = ()
    shipment = host = None
    if depth:
        for name in ("fibre", "constituent"):
            members = tuple(world(random, vocabulary, 0, part=True) for _ in range(random.randint(0, 2)))
            collections[name] = Collection(members, True)
        free = not any(vocabulary.apart(kind, "component") for kind in kinds)
        targets = tuple(_target(random, vocabulary, component=free) for _ in range(random.randint(0, 2)))
        shipment = ItemRecord("shipment", values={"mass": values["mass"]})
        host = world(random, vocabulary, 0)
    statements = {name: random.choice((True, False)) for name in STATEMENTS}
    statements[CAS_STATEMENT] = True
    statements["it is thiodiglycol"] = values["cas"][0].value == "111-48-8"
    statements |= dict.fromkeys(POINT_STATEMENTS, True)
    for kind in vocabulary.kinds:
        statements[kind_statement(kind)] = any(vocabulary.is_a(held, kind) for held in kinds)
    judgements = {name: Judgement(random.choice((True, False)), "because") for name in JUDGED if not part}
    statements["it is specified in 1B009"] &= any(vocabulary.is_a(held, "substance") for held in kinds)
    statements[COMPONENT_STATEMENT] = any("component" in target.activities for target in targets)
    shares = {
        (name, "weight"): quantity(Interval.point(Fraction(random.choice((0, 10, 20, 21, 60)))), "%")
        for name in random.sample(("carbon", "terbium", "nickel", "cobalt"), random.randint(0, 3))
    }
    return ItemRecord(
        "item",
        kinds,
        values,
        collections,
        Composition(shares, complete=True),
        judgements,
        statements,
        targets,
        shipment=shipment,
        host=host,
    )


def _falling(random: Random, unit: str) -> list[Measured]:
    """Values that fall as the temperature rises, as the vocabulary declares of strength."""
    temperatures = sorted(random.sample((20, 100, 500), random.randint(1, 3)))
    numbers = sorted(random.sample(NUMBERS, len(temperatures)), reverse=True)
    return [
        Measured(
            quantity(Interval.point(Fraction(number)), unit),
            conditions={"temperature": quantity(Interval.point(Fraction(temperature)), "degC")},
        )
        for temperature, number in zip(temperatures, numbers, strict=True)
    ]


def _band(random: Random) -> Quantity:
    low, high = sorted(random.sample(NUMBERS, 2))
    return quantity(Interval(Fraction(low), Fraction(high)), "kHz", is_span=True)


def _axis(random: Random) -> ItemRecord:
    values = {
        "travel": (Measured(_number(random, random.choice(WIDTHS))),),
        "tilting": (Measured(random.choice((True, False))),),
    }
    return ItemRecord("axis", values=values)


def _target(random: Random, vocabulary: Vocabulary, *, component: bool) -> Target:
    component = component and random.random() < 0.4
    activities = (
        {"component"} if component else set(random.sample(("development", "production", "use"), random.randint(1, 2)))
    )
    code = random.choice((None, "1A001.a.1", "1A001.b", "1A002.a", "1C002.b"))
    item = world(random, vocabulary, 0) if code is None else None
    judgements = {name: Judgement(random.choice((True, False)), "because") for name in PURPOSES}
    return Target(frozenset(activities), code, None, item, judgements)


# ---------------------------------------------------------------- taking information away


def dimmed(
    random: Random, record: ItemRecord, vocabulary: Vocabulary, chance: float = 0.25, *, part: bool = False
) -> ItemRecord:
    """The same item with less known about it; of a part no points are left out, since the root speaks for it."""

    def now() -> bool:
        return random.random() < chance

    kinds = record.kinds
    if kinds and now():
        raised = frozenset(random.choice((kind, *sorted(vocabulary.above(kind)))) for kind in kinds)
        kinds = frozenset() if random.random() < 0.2 else raised
    values: dict[str, tuple[Measured, ...]] = {}
    for name, found in record.values.items():
        # What is said without circumstances is said of all; only where the rules name them is it merely unsaid.
        bare = name == "strength"
        whole = part and name in POINTWISE
        kept = tuple(_vaguer(random, value, bare=bare) if now() else value for value in found if whole or not now())
        if kept:
            values[name] = kept
    collections = {
        name: _fewer(random, held, vocabulary, chance) for name, held in record.collections.items() if not now()
    }
    composition = record.composition
    if composition is not None and now():
        shares = {key: share for key, share in composition.shares.items() if not now()}
        composition = None if now() else Composition(shares, complete=False)
    targets = () if now() else tuple(_unsaid(random, target, vocabulary, chance) for target in record.targets)
    statements = {name: said for name, said in record.statements.items() if not now()}
    for name in POINT_STATEMENTS:
        if values.get(name.split()[0]) != record.values.get(name.split()[0]):
            statements.pop(name, None)
    return replace(
        record,
        kinds=kinds,
        values=values,
        collections=collections,
        composition=composition,
        targets=targets,
        statements=statements,
        judgements={name: answer for name, answer in record.judgements.items() if not now()},
        shipment=None if record.shipment is None or now() else dimmed(random, record.shipment, vocabulary, chance),
        host=None if record.host is None or now() else dimmed(random, record.host, vocabulary, chance),
    )


def _vaguer(random: Random, measured: Measured, *, bare: bool) -> Measured:
    value = measured.value
    if bare and measured.conditions and random.random() < 0.5:
        return replace(measured, conditions={})
    if measured.method is not None and random.random() < 0.5:
        return replace(measured, method=None)
    if isinstance(value, Quantity) and not value.is_span:
        low = None if value.stated.low is None or random.random() < 0.2 else value.stated.low - random.choice((0, 1, 5))
        high = (
            None if value.stated.high is None or random.random() < 0.2 else value.stated.high + random.choice((0, 1, 5))
        )
        return replace(measured, value=quantity(Interval(low, high), value.unit))
    return measured


def _fewer(random: Random, held: Collection, vocabulary: Vocabulary, chance: float) -> Collection:
    kept = [member for member in held.members if random.random() >= chance]
    members = tuple(dimmed(random, member, vocabulary, chance, part=True) for member in kept)
    return Collection(members, held.complete and len(members) == len(held.members) and random.random() >= chance)


def _unsaid(random: Random, target: Target, vocabulary: Vocabulary, chance: float) -> Target:
    code = target.code
    if code is not None and random.random() < chance:
        code = random.choice((None, code.split(".")[0], code.rpartition(".")[0] or code))
    component = "component" in target.activities
    keep = component or random.random() >= chance
    item = target.item
    if item is not None:
        item = None if random.random() < chance else dimmed(random, item, vocabulary, chance)
    judgements = {name: answer for name, answer in target.judgements.items() if random.random() >= chance}
    return Target(target.activities if keep else frozenset(), code, target.regime, item, judgements)
