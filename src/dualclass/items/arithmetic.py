"""Formulas of derived parameters over intervals: dimensions are carried along, and nothing is guessed."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from dualclass.items.contradictions import conditions_key
from dualclass.items.record import ItemRecord, Measured, Value
from dualclass.language.criteria import Arithmetic
from dualclass.quantities import Interval, Quantity, dimension_named, to_canonical, unit_named
from dualclass.quantities.functions import log2, log10, power
from dualclass.quantities.interval import maximum, minimum, total
from dualclass.records import dataclass, replace
from dualclass.vocabulary.definitions import ParameterDefinition
from dualclass.vocabulary.expressions import OVER_MEMBERS, names_in

Exponents = dict[str, Fraction]
Conditions = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Term:
    """A number in canonical units, and its dimension as exponents over base units."""

    interval: Interval
    exponents: Exponents


def collection_of(expression: Arithmetic) -> str | None:
    """The one collection whose members an expression speaks of, ``processor`` in ``processor.rate``."""
    found = {name.partition(".")[0] for name in names_in(expression) if "." in name}
    return found.pop() if len(found) == 1 else None


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula over the values of one record. ``own``: the definitions of the record's parameters."""

    expression: Arithmetic
    record: ItemRecord
    own: Mapping[str, ParameterDefinition]
    collection: str | None = None

    def circumstances(self) -> list[Conditions]:
        """The conditions under which any input is stated, each once; none at all among them."""
        found: dict[frozenset[tuple[str, object]], Conditions] = {}
        for name in names_in(self.expression):
            for measured in self.record.values.get(name, ()):
                found.setdefault(conditions_key(measured.conditions), measured.conditions)
        found.setdefault(frozenset(), {})
        return list(found.values())

    def value(self, conditions: Conditions) -> Term | None:
        """The value under these conditions, ``None`` when an input is not known under them."""
        return self._term(self.expression, conditions)

    def _term(self, term: Arithmetic, conditions: Conditions) -> Term | None:
        if term.operation == "number" or term.value is not None:
            return _number(term)
        if term.name is not None and not term.terms:
            return self._input(term.name, conditions)
        if term.operation in OVER_MEMBERS and self.collection is None:
            over = [collection_of(each) for each in term.terms]
            if len(over) == 1 and over[0] is not None:
                return self._over_members(term.operation, term.terms[0], over[0], conditions)
        if (span := span_of(term, self.own)) is not None:
            return self._end(span, term.operation, conditions)
        terms = [self._term(each, conditions) for each in term.terms]
        known = [each for each in terms if each is not None]
        return combined(term.operation, known) if known and len(known) == len(terms) else None

    def _input(self, name: str, conditions: Conditions) -> Term | None:
        if self.collection is not None and "." in name:
            collection, _, name = name.partition(".")
            if collection != self.collection:
                return None
        if "." in name:
            return None
        interval = known_interval(self.record.values.get(name, ()), conditions)
        if interval is None:
            return None
        return Term(interval.interval, dict(dimension_named(interval.dimension).exponents))

    def _end(self, name: str, operation: str, conditions: Conditions) -> Term | None:
        """``min`` or ``max`` of what an item covers: the lower or the upper end of the span."""
        interval = known_span(self.record.values.get(name, ()), conditions)
        end = None if interval is None else interval.interval.low if operation == "min" else interval.interval.high
        if interval is None or end is None:
            return None
        return Term(Interval.point(end), dict(dimension_named(interval.dimension).exponents))

    def _over_members(self, operation: str, inner: Arithmetic, name: str, conditions: Conditions) -> Term | None:
        """``sum``, ``min`` or ``max`` over the members of a collection that is known to be complete."""
        collection = self.record.collections.get(name)
        if collection is None or not collection.complete:
            return None
        if not collection.members:
            return self._nothing(inner, name) if operation == "sum" else None
        terms = [Formula(inner, member, self.own, name).value(conditions) for member in collection.members]
        known = [term for term in terms if term is not None]
        return combined(operation, known) if len(known) == len(terms) else None

    def _nothing(self, inner: Arithmetic, name: str) -> Term | None:
        """The sum over no members: zero, of the dimension that a member's term would have."""
        definition = self.own.get(name)
        exponents = None if definition is None else _exponents(inner, name, definition.members)
        return None if exponents is None else Term(Interval.point(Fraction(0)), exponents)


def _exponents(term: Arithmetic, collection: str, members: Mapping[str, ParameterDefinition]) -> Exponents | None:
    """The dimension of a product, a quotient or a sum of a member's parameters; ``None`` where it is not known."""
    if term.operation == "number" or term.value is not None:
        number = _number(term)
        return None if number is None else number.exponents
    if term.name is not None and not term.terms:
        definition = members.get(term.name.removeprefix(f"{collection}."))
        if definition is None:
            return None
        return dict(dimension_named(definition.dimension).exponents) if definition.dimension else {}
    found = [_exponents(each, collection, members) for each in term.terms]
    known = [each for each in found if each is not None]
    if not known or len(known) != len(found):
        return None
    made = combined(term.operation, [Term(Interval.point(Fraction(1)), each) for each in known])
    return None if made is None else made.exponents


def span_of(term: Arithmetic, own: Mapping[str, ParameterDefinition]) -> str | None:
    """The span whose end a term asks for, ``rated_band`` in ``max(rated_band)``."""
    if term.operation not in {"min", "max"} or len(term.terms) != 1:
        return None
    name = term.terms[0].name
    definition = own.get(name) if name is not None and not term.terms[0].terms else None
    return name if definition is not None and definition.type == "span" else None


def known_span(values: tuple[Measured, ...], conditions: Conditions) -> Quantity | None:
    """The one span stated under exactly these conditions; ``None`` when there is none, or more than one."""
    key = conditions_key(conditions)
    found = [each.value for each in values if conditions_key(each.conditions) == key]
    quantities = [each for each in found if isinstance(each, Quantity) and (each.is_span or each.stated.is_point)]
    return quantities[0] if len(found) == len(quantities) == 1 else None


def known_interval(values: tuple[Measured, ...], conditions: Conditions) -> Quantity | None:
    """What the values of one parameter under exactly these conditions have in common.

    ``None`` when there is none, or when they were measured by different methods: they are different things
    then.
    """
    key = conditions_key(conditions)
    found = [each for each in values if conditions_key(each.conditions) == key]
    quantities = [each.value for each in found if isinstance(each.value, Quantity) and not each.value.is_span]
    if not quantities or len({each.method for each in found}) > 1:
        return None
    common = quantities[0]
    for other in quantities[1:]:
        try:
            interval = _intersection(common.interval, other.interval)
        except ValueError:
            return None
        common = replace(common, interval=interval)
    return common


def combined(operation: str, terms: list[Term]) -> Term | None:
    """An operation on terms; ``None`` where their dimensions do not go together."""
    first = terms[0]
    same = all(term.exponents == first.exponents for term in terms)
    intervals = [term.interval for term in terms]
    match operation:
        case "+" | "sum" if same:
            return Term(total(intervals), first.exponents)
        case "-" if same and len(terms) == 2:
            return Term(intervals[0] - intervals[1], first.exponents)
        case "-" | "negate" if len(terms) == 1:
            return Term(-intervals[0], first.exponents)
        case "min" if same:
            return Term(minimum(intervals), first.exponents)
        case "max" if same:
            return Term(maximum(intervals), first.exponents)
        case "*":
            return _product(terms)
        case "/" if len(terms) == 2:
            exponents = _summed(first.exponents, terms[1].exponents, Fraction(-1))
            return Term(intervals[0] / intervals[1], exponents)
        case "^" if len(terms) == 2:
            return _power(first, terms[1])
        case "sqrt" if len(terms) == 1:
            return _power(first, Term(Interval.point(Fraction(1, 2)), {}))
        case "log2" | "log10" if len(terms) == 1 and not first.exponents:
            return Term((log2 if operation == "log2" else log10)(intervals[0]), {})
        case _:
            return None


def inputs_lacking(
    expression: Arithmetic,
    record: ItemRecord,
    known: Mapping[str, ParameterDefinition],
    open_names: frozenset[str],
) -> list[str]:
    """Every parameter that the expression needs and the record does not have, members with a dot."""
    if expression.operation in OVER_MEMBERS and len(expression.terms) == 1:
        name = collection_of(expression.terms[0])
        if name is not None:
            return _members_lacking(expression.terms[0], record, name)
    span = span_of(expression, known)
    if span is not None:
        return [] if known_span(record.values.get(span, ()), {}) is not None else [span]
    if expression.name is not None and not expression.terms:
        return _input_lacking(expression.name, record, known, open_names)
    found: list[str] = []
    for term in expression.terms:
        found.extend(inputs_lacking(term, record, known, open_names))
    return found


def _input_lacking(
    name: str, record: ItemRecord, known: Mapping[str, ParameterDefinition], open_names: frozenset[str]
) -> list[str]:
    if known_interval(record.values.get(name, ()), {}) is not None:
        return []
    definition = known.get(name)
    if definition is not None and definition.expression is not None and name not in open_names:
        return inputs_lacking(definition.expression, record, known, open_names | {name}) or [name]
    return [name]


def _members_lacking(inner: Arithmetic, record: ItemRecord, name: str) -> list[str]:
    collection = record.collections.get(name)
    if collection is None or not collection.complete:
        return [name]
    needed = [path for path in names_in(inner) if path.startswith(f"{name}.")]
    return [
        path
        for path in needed
        if any(known_interval(m.values.get(path.partition(".")[2], ()), {}) is None for m in collection.members)
    ]


def _number(term: Arithmetic) -> Term | None:
    if term.value is None:
        return None
    if not term.unit:
        return Term(Interval.point(term.value), {})
    unit = unit_named(term.unit)
    if not unit.exact:
        return None
    return Term(Interval.point(to_canonical(term.value, term.unit)), dict(dimension_named(unit.dimension).exponents))


def _product(terms: list[Term]) -> Term:
    result = terms[0]
    for term in terms[1:]:
        exponents = _summed(result.exponents, term.exponents, Fraction(1))
        result = Term(result.interval * term.interval, exponents)
    return result


def _power(base: Term, exponent: Term) -> Term | None:
    if exponent.exponents or not exponent.interval.is_point or exponent.interval.low is None:
        return None
    raised = {name: each * exponent.interval.low for name, each in base.exponents.items()}
    return Term(power(base.interval, exponent.interval.low), {n: e for n, e in raised.items() if e})


def _summed(first: Exponents, second: Exponents, sign: Fraction) -> Exponents:
    names = dict.fromkeys((*first, *second))
    found = {name: first.get(name, Fraction(0)) + sign * second.get(name, Fraction(0)) for name in names}
    return {name: exponent for name, exponent in found.items() if exponent}


def _intersection(one: Interval, other: Interval) -> Interval:
    """What lies in both. ValueError when nothing does."""
    low, low_open = one.low, one.low_open
    if other.low is not None and (low is None or other.low > low or (other.low == low and other.low_open)):
        low, low_open = other.low, other.low_open
    high, high_open = one.high, one.high_open
    if other.high is not None and (high is None or other.high < high or (other.high == high and other.high_open)):
        high, high_open = other.high, other.high_open
    return Interval(low, high, low_open, high_open)
