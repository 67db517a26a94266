"""Derived parameters: worked out from stated ones by the vocabulary's formulas, in interval arithmetic.

A derived value is added only when every input is known under the same conditions. The arithmetic is exact, so
the true value always lies in the interval that comes out.
"""

from __future__ import annotations

from collections.abc import Mapping

from dualclass.items.arithmetic import Formula, Term, inputs_lacking
from dualclass.items.record import Collection, ItemRecord, Measured, Target
from dualclass.quantities import Quantity, canonical_unit, dimension_named, format_interval, unit_named
from dualclass.records import replace
from dualclass.vocabulary.definitions import ParameterDefinition
from dualclass.vocabulary.vocabulary import Vocabulary


def derive(record: ItemRecord, vocabulary: Vocabulary, part: ParameterDefinition | None = None) -> ItemRecord:
    """The record with every derived parameter worked out whose inputs are known, in all that is inside it
    too.

    Worked-out values are marked ``derived`` and stand beside stated ones. ``part``: the collection the record
    is a member of.
    """
    inner = replace(
        record,
        collections={
            name: Collection(
                tuple(derive(member, vocabulary, vocabulary.parameters.get(name)) for member in each.members),
                each.complete,
            )
            for name, each in record.collections.items()
        },
        components=tuple(derive(each, vocabulary) for each in record.components),
        targets=tuple(_target(each, vocabulary) for each in record.targets),
        host=derive(record.host, vocabulary) if record.host is not None else None,
    )
    members: Mapping[str, ParameterDefinition] = part.members if part is not None else {}
    own = {each.name: each for each in vocabulary.parameters_of(record.kinds)} | dict(members)
    for definition in _in_order(own):
        found = _worked_out(definition, inner, own)
        if found:
            stated = tuple(each for each in inner.values.get(definition.name, ()) if not each.derived)
            inner = replace(inner, values={**inner.values, definition.name: stated + found})
    return inner


def inputs_missing(
    record: ItemRecord, vocabulary: Vocabulary, name: str, part: ParameterDefinition | None = None
) -> tuple[str, ...]:
    """What must still be stated for the derived parameter ``name`` to be worked out; ``()`` when nothing is
    missing.

    ``collection`` for a collection that is not (completely) stated, ``collection.parameter`` for what a
    member lacks. Also ``()`` for a parameter that is not derived. ``part``: the collection the record is a
    member of.
    """
    members: Mapping[str, ParameterDefinition] = part.members if part is not None else {}
    definition = members.get(name) or vocabulary.parameter(name)
    if definition is None or definition.expression is None:
        return ()
    known = {**vocabulary.parameters, **members}
    return tuple(dict.fromkeys(inputs_lacking(definition.expression, record, known, frozenset({name}))))


def _target(target: Target, vocabulary: Vocabulary) -> Target:
    return target if target.item is None else replace(target, item=derive(target.item, vocabulary))


def _in_order(own: Mapping[str, ParameterDefinition]) -> list[ParameterDefinition]:
    """Derived parameters, those first that others are worked out from; a circle is left where it is met."""
    from dualclass.vocabulary.expressions import names_in

    found: dict[str, ParameterDefinition] = {}
    visiting: set[str] = set()

    def visit(name: str) -> None:
        definition = own.get(name)
        if definition is None or definition.expression is None or name in found or name in visiting:
            return
        visiting.add(name)
        for needed in names_in(definition.expression):
            visit(needed)
        found[name] = definition

    for name in own:
        visit(name)
    return list(found.values())


def _worked_out(
    definition: ParameterDefinition, record: ItemRecord, own: Mapping[str, ParameterDefinition]
) -> tuple[Measured, ...]:
    if definition.expression is None:
        return ()
    found: list[Measured] = []
    formula = Formula(definition.expression, record, own)
    for conditions in formula.circumstances():
        term = formula.value(conditions)
        quantity = _quantity(term, definition) if term is not None else None
        if quantity is not None:
            found.append(Measured(quantity, definition.only_method, conditions, quantity.text, derived=True))
    return tuple(found)


def _quantity(term: Term, definition: ParameterDefinition) -> Quantity | None:
    """The result in the parameter's first unit; ``None`` for another dimension or when nothing is known."""
    dimension = definition.dimension or "number"
    if term.exponents != dict(dimension_named(dimension).exponents):
        return None
    if term.interval.low is None and term.interval.high is None:
        return None
    unit = unit_named(definition.units[0] if definition.units else "")
    if not unit.exact:
        unit = unit_named(canonical_unit(dimension))
    stated = term.interval.scaled(1 / unit.factor, -unit.offset / unit.factor)
    text = format_interval(stated, unit.name)
    return Quantity(text, term.interval, stated, unit.name, dimension)
