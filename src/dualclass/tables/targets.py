"""What a column can hold: parameters by their path, and the few fields of an item that are none."""

from __future__ import annotations

from functools import lru_cache

from dualclass.quantities import dimension_of
from dualclass.tables.synonyms import plain
from dualclass.vocabulary import ParameterDefinition, Vocabulary

FIELDS = {
    "components": ParameterDefinition("components", "part"),
    "shipment.destination": ParameterDefinition("shipment.destination", "identifier"),
    "shipment.quantity": ParameterDefinition("shipment.quantity", "quantity", ("kg", "g"), "mass"),
    "shipment.packaging": ParameterDefinition("shipment.packaging", "choice"),
}
"""Fields of an item that a column may fill, named as a mapping names them."""


def target_of(path: str, vocabulary: Vocabulary) -> ParameterDefinition | None:
    """What stands at a path (``resolution``, ``linear_axis``, ``linear_axis.travel``, ``composition.nickel``)."""
    head, dot, rest = path.partition(".")
    outer = vocabulary.parameters.get(head)
    if dot and rest and outer is not None and outer.type == "composition":
        return outer
    return FIELDS.get(path) or vocabulary.parameter(path)


@lru_cache(maxsize=4)
def targets_by_head(vocabulary: Vocabulary) -> dict[str, str]:
    """Every path by its name as the head of a column may spell it; those that would be spelt alike are left out."""
    found: dict[str, str] = {}
    twice: set[str] = set()
    paths = [*vocabulary.parameters, *FIELDS]
    paths += [f"{each.name}.{member}" for each in vocabulary.parameters.values() for member in each.members]
    for path in paths:
        key = plain(path)
        if found.setdefault(key, path) != path:
            twice.add(key)
    return {key: path for key, path in found.items() if key not in twice}


def admits(definition: ParameterDefinition, unit: str) -> bool:
    """Whether a parameter can be given in a unit: any unit of the dimension of one of its own."""
    dimension = dimension_of(unit)
    return any(dimension_of(each) == dimension for each in definition.units if each)
