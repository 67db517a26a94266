"""Generated criteria over the small vocabulary: every sort of sentence, nested."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from random import Random

from dualclass.language.criteria import (
    AllOf,
    AnyOf,
    Arithmetic,
    Binding,
    Border,
    Bound,
    Bounds,
    Choice,
    Condition,
    Contains,
    Criterion,
    Enriched,
    Face,
    Family,
    Formula,
    FreeStatement,
    HasPart,
    Includes,
    IsFlag,
    IsKind,
    Labelled,
    Limit,
    Literal,
    MadeOf,
    Mainly,
    Members,
    Not,
    Open,
    OtherParameter,
    PerformanceOf,
    Purpose,
    Quantifier,
    Rank,
    Reference,
    Share,
    SpanTest,
    SpecifiedIn,
    Subject,
    Substance,
    Threshold,
)

from .worlds import KINDS, NUMBERS

MEASURED = {"width": ("mm", "m"), "force": ("N",), "rate": ("Hz", "kHz"), "power": ("W", "dBm"), "axes": ("",)}
CODES = ("1A001", "1A001.a", "1A001.b", "1A001.c", "1A001.d", "1A002", "1C001", "1C001.a", "1C002", "1B009", "1D001")
BORDERS: tuple[Border, ...] = ("at least", "more than", "at most", "less than")
QUANTIFIERS = ("some", "every", "no", "at least", "at most", "more than", "less than", "exactly")


def criterion(random: Random, depth: int = 3, collection: str | None = None) -> Criterion:
    """A criterion of a depth, about the item or a member of a collection."""
    if depth == 0 or random.random() < 0.3:
        return _axis_sentence(random) if collection == "axis" else random.choice(SENTENCES)(random)
    below = [criterion(random, depth - 1, collection) for _ in range(random.randint(1, 3))]
    sort = random.choice(("all", "any", "not", "labelled", "members"))
    match sort:
        case "all":
            return AllOf(tuple(below))
        case "any":
            return AnyOf(tuple(below))
        case "not":
            return Not(below[0])
        case "labelled":
            return Labelled("1A001.a", below[0])
        case _ if collection is None:
            return _members(random, depth)
        case _:
            return below[0]


def _members(random: Random, depth: int) -> Criterion:
    word = random.choice(QUANTIFIERS)
    name = random.choice(("axis", "fibre", "constituent", "target"))
    count = random.randint(0, 3) if word not in {"some", "every", "no"} else None
    quantifier = Quantifier(word, count)
    return Members(
        quantifier, name, criterion(random, depth - 1, name), if_any=word == "every" and random.random() < 0.5
    )


def _limit(random: Random, units: tuple[str, ...]) -> Limit:
    unit = random.choice(units)
    return Literal((Face(Fraction(random.choice(NUMBERS)), unit, either_sign=random.random() < 0.1),))


def _bounds(random: Random, units: tuple[str, ...]) -> Bounds:
    first = Bound(random.choice(BORDERS), _limit(random, units))
    if random.random() < 0.7:
        return Bounds((first,))
    return Bounds((first, Bound(random.choice(BORDERS), _limit(random, units))))


def _threshold(random: Random) -> Criterion:
    name = random.choice(tuple(MEASURED))
    method = random.choice(("slow method", "quick method")) if name == "rate" else None
    scope = random.choice(("item",) * 8 + ("shipment", "host")) if name == "width" else "item"
    return Threshold(Subject(name, method, scope), _bounds(random, MEASURED[name]))


def _at(random: Random) -> Criterion:
    faces = random.choice(((Face(Fraction(293), "K"), Face(Fraction(20), "degC")), (Face(Fraction(100), "degC"),)))
    mode = random.choice(("value", "bounds", "any", "every"))
    fallback = random.choice((None, "highest below", "lowest above"))
    condition = {
        "value": Condition("temperature", "value", Literal(faces), fallback=fallback),
        "bounds": Condition("temperature", "bounds", bounds=Bounds((Bound(random.choice(BORDERS), Literal(faces)),))),
        "any": Condition("temperature", "any"),
        "every": Condition("temperature", "every"),
    }[mode]
    return Threshold(Subject("strength"), _bounds(random, ("MPa",)), (condition,))


def _worked_out(random: Random) -> Criterion:
    letter = Arithmetic("name", name="N")
    two = Arithmetic("number", value=Fraction(2))
    expression = Arithmetic(random.choice(("+", "*", "max")), (letter, two))
    limit: Limit = random.choice(
        (Formula(expression, "", (Binding("N", "axes"),)), OtherParameter("axes"), OtherParameter("power"))
    )
    name = "power" if limit == OtherParameter("power") else "axes"
    return Threshold(Subject(name), Bounds((Bound(random.choice(BORDERS), limit),)))


def _rank(random: Random) -> Criterion:
    bound = Bound(random.choice(BORDERS), Rank(random.choice(("S 1", "S 2", "S 9")), random.choice((None, "S 3"))))
    return Threshold(Subject("size"), Bounds((bound,)))


VERBS = ("overlaps", "covers", "reaches", "stays within")


def _range(random: Random) -> Bounds:
    low, high = sorted(random.sample(NUMBERS, 2))
    faces = [Literal((Face(Fraction(number), "kHz"),)) for number in (low, high)]
    return Bounds((Bound("at least", faces[0]), Bound(random.choice(("at most", "less than")), faces[1])))


def _share(random: Random) -> Criterion:
    mode = random.choice(("one", "together", "any"))
    names = random.sample(("carbon", "terbium", "nickel"), 1 if mode == "one" else 2)
    names = [] if random.random() < 0.2 else names
    exceptions = ("cobalt",) if mode == "together" and random.random() < 0.3 else ()
    bounds = Bounds((Bound(random.choice(BORDERS), Literal((Face(Fraction(random.choice((10, 20, 60))), "%"),))),))
    return Share(tuple(names), bounds, mode, exceptions, random.choice((None, "weight")))


def _references(random: Random) -> tuple[Reference, ...]:
    if random.random() < 0.1:
        return (Reference("outside", "military list"),)
    if random.random() < 0.1:
        return (Reference("range", "1A001", "1A002"),)
    return tuple(Reference("code", code) for code in random.sample(CODES, random.randint(1, 2)))


def _purpose(random: Random) -> Criterion:
    how = random.choice(("judged", "stated"))
    negated = random.random() < 0.2
    if random.random() < 0.5:
        objects = random.choice((("harm",), ("harm", "toys")))
        return Purpose(how, random.choice(("specially designed for", "limited to")), objects, negated=negated)
    activities = random.choice(((), ("development",), ("production", "use"), ("component",)))
    # What an item is said to be for states its use; a judgement is a finding of its own.
    term = random.choice(("specially designed for", "required for")) if how == "judged" else "designed for"
    return Purpose(how, term, activities=activities, references=_references(random), negated=negated)


def _axis_sentence(random: Random) -> Criterion:
    if random.random() < 0.4:
        return IsFlag("tilting", random.random() < 0.3)
    return Threshold(Subject("travel"), _bounds(random, ("mm", "m")))


SENTENCES: tuple[Callable[[Random], Criterion], ...] = (
    lambda random: IsKind(tuple(random.sample(KINDS, random.randint(1, 2))), random.random() < 0.3),
    lambda random: IsKind((random.choice(KINDS),), random.random() < 0.3),
    lambda random: IsFlag(random.choice(("fast", "hardened")), random.random() < 0.3),
    lambda random: HasPart(random.choice(("axis", "fibre", "fast", "hardened")), random.random() < 0.3),
    _threshold,
    _threshold,
    _at,
    _worked_out,
    _rank,
    lambda random: SpanTest(Subject("band"), random.choice(VERBS), _range(random)),
    lambda random: Choice(Subject("form"), tuple(random.sample(("tube", "bar", "sheet"), 2)), random.random() < 0.3),
    lambda random: Includes(Subject("process"), ("laser", "water"), random.choice(("any", "all", "only"))),
    _share,
    lambda random: Mainly(random.choice(("carbon", "nickel"))),
    lambda random: Contains(tuple(random.sample(("terbium", "cobalt"), 2)), random.choice(("any", "all"))),
    lambda random: MadeOf(tuple(random.sample(("carbon_fibre", "fibre", "nickel"), 2)), random.choice(("any", "all"))),
    lambda _: Enriched("lithium"),
    lambda _: Substance("thiodiglycol", ("111-48-8",)),
    lambda _: Family("salts"),
    lambda random: SpecifiedIn(_references(random), random.random() < 0.3),
    lambda random: SpecifiedIn(_references(random), random.random() < 0.3),
    lambda random: PerformanceOf(_references(random)),
    _purpose,
    _purpose,
    lambda random: FreeStatement(random.choice(("judged", "stated")), "it is old", random.random() < 0.3),
    lambda _: Open("not written"),
)
