"""What an item consists of: shares, constituents, materials, substances."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from dualclass.evaluation.context import CAS_STATEMENT, Context
from dualclass.evaluation.finding import Finding, Need, settled, unknown
from dualclass.items.identifiers import elements
from dualclass.items.record import ItemRecord
from dualclass.language.criteria import (
    Contains,
    Enriched,
    Family,
    Literal,
    MadeOf,
    Mainly,
    Share,
    Substance,
    TableRow,
)
from dualclass.quantities import Interval, Quantity, canonical_interval, compare_intervals, unit_named
from dualclass.quantities.interval import total
from dualclass.records import dataclass
from dualclass.verdict import Verdict, all_of, any_of

NOTHING = Interval.point(Fraction(0))
WHOLE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Held:
    """What is known of an item's constituents: their shares by constituent and basis, and whether these are all."""

    shares: Mapping[tuple[str, str | None], Interval]
    complete: bool


def held_by(record: ItemRecord, context: Context) -> Held | None:
    """The stated composition, and where it is not whole, what every material of its kinds holds."""
    composition, own = record.composition, context.facts.held(record.kinds)
    if composition is None and not own:
        return None
    shares: dict[tuple[str, str | None], Interval] = {}
    if composition is not None:
        shares = {key: quantity.interval for key, quantity in composition.shares.items()}
        if composition.complete:
            return Held(shares, complete=True)
    for each in own:
        shares.setdefault((each.constituent, each.basis), Interval(each.low, each.high))
    return Held(shares, complete=False)


def _share_of(name: str, basis: str | None, held: Held | None) -> Interval | None:
    """A constituent's share by the basis the rule names; none when the composition is whole without it.

    A composition of compounds or alloys is not: dysprosium oxide is whole and still contains dysprosium.
    """
    if held is None:
        return None
    for (constituent, stated_basis), interval in held.shares.items():
        if constituent == name and (basis is None or stated_basis == basis):
            return interval
    names = {constituent for constituent, _ in held.shares}
    absent = held.complete and name not in names and all(_is_single(each) for each in (name, *names))
    return NOTHING if absent else None


def _rest(name: str, basis: str | None, held: Held | None) -> Interval | None:
    """What the others leave for an element of which nothing is said: shares by one basis make up one at most."""
    if held is None or basis is None or not _is_single(name) or any(name == other for other, _ in held.shares):
        return None
    others = sum(
        (
            interval.low
            for (other, stated), interval in held.shares.items()
            if stated == basis and _is_single(other) and interval.low is not None
        ),
        Fraction(0),
    )
    return Interval(Fraction(0), WHOLE - others) if 0 < others <= WHOLE else None


def _is_single(name: str) -> bool:
    """Whether a name stands for one thing: a collective one (metallic impurities) may be there under other names."""
    return name in elements()


def share(criterion: Share, record: ItemRecord, context: Context) -> Finding:
    """A share, the sum of several, the best of several, or the subject's own in what it is part of."""
    if not criterion.constituents:
        own = [value for value in record.values.get("share", ()) if isinstance(value.value, Quantity)]
        if not own:
            return unknown(criterion, Need("share"))
        verdicts = [
            _borders(criterion, value.value.interval)
            for value in own
            if isinstance(value.value, Quantity) and criterion.basis in {None, value.conditions.get("basis")}
        ]
        verdict = any_of(verdicts) if verdicts else Verdict.UNKNOWN
        needs = (Need("share"),) if verdict is Verdict.UNKNOWN else ()
        return Finding(verdict, criterion, needs, stated="; ".join(value.text for value in own))
    held = held_by(record, context)
    found = {name: _share_of(name, criterion.basis, held) for name in criterion.constituents}
    lacking = tuple(Need(f"composition.{name}") for name, interval in found.items() if interval is None)
    found |= {name: _rest(name, criterion.basis, held) for name, interval in found.items() if interval is None}
    known = [interval for interval in found.values() if interval is not None]
    open_names = len(found) - len(known)
    for name in criterion.exceptions:
        exception = _share_of(name, criterion.basis, held)
        if exception is None:
            return unknown(criterion, Need(f"composition.{name}"))
        known.append(-exception)
    if criterion.mode == "any":
        verdict = any_of([_borders(criterion, interval) for interval in known] + [Verdict.UNKNOWN] * open_names)
    elif open_names:
        verdict = Verdict.UNKNOWN
    else:
        verdict = _borders(criterion, total(known))
    needs = lacking or (Need("composition"),) if verdict is Verdict.UNKNOWN else ()
    return Finding(verdict, criterion, needs)


def _borders(criterion: Share, interval: Interval) -> Verdict:
    verdicts: list[Verdict] = []
    for bound in criterion.bounds.bounds:
        if not isinstance(bound.limit, Literal):
            return Verdict.UNKNOWN
        face = bound.limit.faces[0]
        point = Interval.point(face.value)
        limit = canonical_interval(point, unit_named(face.unit)) if face.unit else point
        verdicts.append(compare_intervals(interval, bound.border, limit))
    return all_of(verdicts)


def mainly(criterion: Mainly, record: ItemRecord, context: Context) -> Finding:
    """More of it by weight than of any other constituent: certain above one half, or against a whole composition."""
    held = held_by(record, context)
    if held is None:
        return unknown(criterion, Need("composition"))
    verdicts = {_mainly(criterion.constituent, basis, held) for basis in (None, "weight")}
    for certain in (Verdict.TRUE, Verdict.FALSE):
        if certain in verdicts:
            return Finding(certain, criterion)
    return unknown(criterion, Need("composition"))


def _mainly(constituent: str, basis: str | None, held: Held) -> Verdict:
    """Against the shares of one basis: shares by weight and by mole cannot be held against each other."""
    shares = {name: interval for (name, stated), interval in held.shares.items() if stated == basis}
    compounds = {name for name in shares if _is_single(constituent) and not _is_single(name)}
    mine = shares.pop(constituent, None)
    if mine is None:
        mine = _share_of(constituent, None, held)
        if mine == NOTHING and shares:
            return Verdict.FALSE
        mine = _rest(constituent, basis, held) if mine is None else None
        if mine is None:
            return Verdict.UNKNOWN
    if mine.low is not None and mine.low > WHOLE / 2:
        return Verdict.TRUE
    if any(
        other.low is not None and mine.high is not None and other.low > mine.high
        for name, other in shares.items()
        if name not in compounds
    ):
        return Verdict.FALSE
    whole = held.complete and all(stated == basis for _, stated in held.shares)
    below = all(other.high is not None and mine.low is not None and other.high < mine.low for other in shares.values())
    return Verdict.of(True if whole and below else None)


def contains(criterion: Contains, record: ItemRecord, context: Context) -> Finding:
    """An element named without a share: any stated share above zero is true (S15)."""
    held = held_by(record, context)
    verdicts = [_contains(name, held) for name in criterion.constituents]
    verdict = all_of(verdicts) if criterion.mode == "all" else any_of(verdicts)
    needs = tuple(
        Need(f"composition.{name}")
        for name, single in zip(criterion.constituents, verdicts, strict=True)
        if single is Verdict.UNKNOWN
    )
    stated = None
    if record.composition is not None:
        held = [f"{name} {quantity.text}" for (name, _), quantity in record.composition.shares.items()]
        stated = ", ".join(held)
    return Finding(verdict, criterion, needs if verdict is Verdict.UNKNOWN else (), stated=stated)


def _contains(name: str, held: Held | None) -> Verdict:
    interval = _share_of(name, None, held)
    if interval is None:
        return Verdict.UNKNOWN
    return compare_intervals(interval, "more than", NOTHING)


def made_of(criterion: MadeOf, record: ItemRecord, context: Context) -> Finding:
    """Its materials, by kind, as stated under ``made_of`` (or by the kinds of its stated materials)."""
    held: set[str] = set()
    for value in record.values.get("made_of", ()):
        held |= (
            {value.value}
            if isinstance(value.value, str)
            else (set(value.value) if isinstance(value.value, frozenset) else set())
        )
    if not held:
        return unknown(criterion, Need("made_of"))
    verdicts = [any_of(_material(name, material, context) for name in held) for material in criterion.materials]
    verdict = all_of(verdicts) if criterion.mode == "all" else any_of(verdicts)
    needs = (Need("made_of"),) if verdict is Verdict.UNKNOWN else ()
    return Finding(verdict, criterion, needs, stated=", ".join(sorted(held)))


def _material(held: str, material: str, context: Context) -> Verdict:
    """A material at or below the named one is it; one above it, or of a name that is no kind, may be."""
    if held == material:
        return Verdict.TRUE
    kinds = context.vocabulary.kinds
    if held not in kinds or material not in kinds:
        return Verdict.of(False if _is_single(held) and _is_single(material) else None)
    relation = context.facts.relation(frozenset({held}), material)
    return Verdict.of({"is": True, "may be": None, "apart": False, "other": False}[relation])


def enriched(criterion: Enriched, record: ItemRecord) -> Finding:
    """More than the natural share: stated, since the tool holds no table of natural abundances."""
    key = f"it is enriched in {criterion.constituent}"
    said = record.statements.get(key)
    return unknown(criterion, Need(key, "statement")) if said is None else settled(criterion, said)


def substance(criterion: Substance, record: ItemRecord) -> Finding:
    """A CAS number that matches makes true; one that does not makes false only with the statement that it is whole."""
    numbers: set[str] = set()
    for value in record.values.get("cas", ()):
        if isinstance(value.value, str):
            numbers.add(value.value)
        elif isinstance(value.value, frozenset):
            numbers |= value.value
    stated = ", ".join(sorted(numbers)) or None
    if numbers & set(criterion.cas):
        return settled(criterion, True, stated=stated)
    named = record.statements.get(f"it is {criterion.name}")
    if named is not None:
        return settled(criterion, named, stated=stated)
    if not numbers:
        return unknown(criterion, Need("cas"))
    if criterion.cas and record.statements.get(CAS_STATEMENT) is True:
        return settled(criterion, False, stated=stated)
    return unknown(criterion, Need(CAS_STATEMENT, "statement"), stated=stated)


def family(criterion: Family, record: ItemRecord) -> Finding:
    """What only a chemist can say."""
    key = f"it belongs to family {criterion.name}"
    said = record.statements.get(key)
    return unknown(criterion, Need(key, "statement")) if said is None else settled(criterion, said)


def table_row(criterion: TableRow, record: ItemRecord, context: Context) -> Finding:
    """Some row whose every named column has the item's value; values that no row has together decide alone."""
    table = context.view.table(criterion.table)
    if table is None:
        return unknown(criterion, Need(criterion.table, "gap"))
    rows, missing = table.rows, list[Need]()
    for column in criterion.columns:
        found = record.values.get(column, ())
        value = found[0].value if found else None
        if isinstance(value, str | frozenset):
            stated, place = frozenset({value}) if isinstance(value, str) else value, table.columns.index(column)
            rows = tuple(row for row in rows if stated & set(row[place]))
        else:
            missing.append(Need(column))
    return unknown(criterion, *missing) if rows and missing else settled(criterion, bool(rows))
