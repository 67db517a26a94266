"""Every installed parameter that can head a column has names in four languages, and each of them leads to it."""

from __future__ import annotations

from dualclass.api import loaded_lists
from dualclass.tables.suggesting import suggest
from dualclass.vocabulary.definitions import LANGUAGES

NOT_HEADING = frozenset({"composition"})
"""A composition's columns are its constituents, `composition.nickel`."""


def test_every_parameter_has_names_in_four_languages() -> None:
    vocabulary = loaded_lists().vocabulary
    lacking = {
        name: missing
        for name, definition in vocabulary.parameters.items()
        if definition.type not in NOT_HEADING
        and (missing := [each for each in LANGUAGES if not vocabulary.parameter_names.of(name).get(each)])
    }
    assert lacking == {}
    assert len(vocabulary.parameter_names.by_parameter) > 600


def test_every_name_leads_to_its_parameter_or_to_an_ambiguity_that_names_it() -> None:
    vocabulary = loaded_lists().vocabulary
    astray: list[tuple[str, str]] = []
    read = 0
    for path in vocabulary.parameter_names.by_parameter:
        names = list(vocabulary.parameter_names.all_of(path))
        found = suggest(names, vocabulary)
        uses = {use.column: (use.role, use.target) for use in found.mapping.columns}
        for name in names:
            if uses.get(name) == ("parameter", path):
                read += 1
            elif name in uses or not {path, f"shipment.{path}"} & set(found.several.get(name, ())):
                astray.append((path, name))
    assert astray == []
    assert read > 5000


def test_where_the_kinds_are_known_a_name_leads_to_the_parameter_they_have() -> None:
    vocabulary = loaded_lists().vocabulary
    for path in ("voltage_rating", "nominal_voltage"):
        (kind, *_) = sorted(vocabulary.parameters[path].kinds)
        others = {"voltage_rating", "nominal_voltage"} - {path}
        assert not any(vocabulary.has_parameter((kind,), other) for other in others)
        found = suggest(["вид", "Номинальное напряжение [V]"], vocabulary, sample={"вид": [kind]})
        assert [use.target for use in found.mapping.with_role("parameter")] == [path]
