"""Values that cannot all be true: two of one parameter that have nothing in common."""

from __future__ import annotations

from collections.abc import Mapping

from dualclass.items.problems import Problems
from dualclass.items.record import ItemRecord, Measured, Value
from dualclass.quantities import Quantity, compare_intervals
from dualclass.verdict import Verdict
from dualclass.vocabulary.definitions import ParameterDefinition
from dualclass.vocabulary.vocabulary import Vocabulary

Circumstances = tuple[str | None, frozenset[tuple[str, object]]]


def circumstances(measured: Measured) -> Circumstances:
    """Method and conditions, comparable: 296 K and 23 degC (exactly 296.15 K) are different temperatures."""
    return measured.method, conditions_key(measured.conditions)


def conditions_key(conditions: Mapping[str, Value]) -> frozenset[tuple[str, object]]:
    """Conditions, comparable: quantities by their exact value."""
    return frozenset(
        (name, value.interval if isinstance(value, Quantity) else value) for name, value in conditions.items()
    )


def disjoint(first: Value, second: Value) -> bool:
    """Whether no one value can be both."""
    if isinstance(first, Quantity) and isinstance(second, Quantity):
        one, other = first.interval, second.interval
        return Verdict.TRUE in (
            compare_intervals(one, "less than", other),
            compare_intervals(one, "more than", other),
        )
    return first != second


def tell_contradictions(
    record: ItemRecord, vocabulary: Vocabulary, problems: Problems, part: ParameterDefinition | None = None
) -> None:
    """Tell of every contradiction in the record and all that is inside it."""
    for name, values in record.values.items():
        definition = (part.members.get(name) if part is not None else None) or vocabulary.parameters.get(name)
        if definition is not None and definition.type not in ("span", "identifier"):
            _tell(name, values, record.path, problems)
    for name, collection in record.collections.items():
        for member in collection.members:
            tell_contradictions(member, vocabulary, problems, vocabulary.parameters.get(name))
    inner = [*record.components, record.host, record.shipment, *(target.item for target in record.targets)]
    for each in inner:
        if each is not None:
            tell_contradictions(each, vocabulary, problems)


def _tell(name: str, values: tuple[Measured, ...], path: str, problems: Problems) -> None:
    for index, first in enumerate(values):
        for second in values[index + 1 :]:
            if circumstances(first) != circumstances(second) or not disjoint(first.value, second.value):
                continue
            stated, other = (second, first) if first.derived else (first, second)
            message = f"`{name}` is stated as {stated.text} and as {other.text}: both cannot be true"
            help = "give each its `method` or the conditions `at` which it was measured, or keep one"
            if other.derived:
                message = f"`{name}` is stated as {stated.text}, but the other values make it {other.text}"
                help = "leave it out and let it be worked out, or correct the values it follows from"
            problems.add("I064", message, f"{path}.{name}" if path else name, help=help)
            return
