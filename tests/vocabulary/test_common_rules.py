"""The shared vocabulary file itself: read, without mistakes, named in four languages."""

from __future__ import annotations

from pathlib import Path

import pytest

import dualclass.vocabulary
from dualclass.items import item_from_data, normalise
from dualclass.language.reader import read_rule_file
from dualclass.vocabulary import Vocabulary, build_vocabulary, from_data, to_data
from dualclass.vocabulary.definitions import LANGUAGES

FOLDER = Path(dualclass.vocabulary.__file__).parent.parent / "rules" / "vocabulary"


@pytest.fixture(scope="module")
def common() -> Vocabulary:
    result = read_rule_file(FOLDER / "common.rules")
    vocabulary, diagnostics = build_vocabulary([result.rule_file])
    assert (result.errors, diagnostics) == ((), ())
    return vocabulary


def test_every_kind_has_names_in_four_languages(common: Vocabulary) -> None:
    for kind in common.kinds.values():
        assert all(kind.names.get(language) for language in LANGUAGES), kind.name


def test_what_all_lists_rely_on(common: Vocabulary) -> None:
    assert {"software", "technology", "equipment", "component", "assembly", "material"} <= set(common.kinds)
    assert common.is_a("chemical_mixture", "material")
    assert not common.group_contains("cwc_party", "eg")
    assert common.group_contains("cwc_party", "de")
    assert common.has_parameter(["software"], "mass")
    assert common.is_extraordinary("it is a specially designed component of something else")


def test_a_mixture_and_its_shipment(common: Vocabulary) -> None:
    data = {
        "kind": "смесь",
        "parameters": {"constituent": [{"kind": "化学品", "cas": "111-48-8", "share": "12 % by weight"}]},
        "shipment": {"destination": "eg", "quantity": "2 kg", "packaging": "retail or individual use"},
    }
    record = normalise(item_from_data(data), common)
    assert record.kinds == {"chemical_mixture"}
    assert record.shipment is not None
    assert record.shipment.values["packaging"][0].value == "retail_or_individual_use"


def test_it_survives_a_cache(common: Vocabulary) -> None:
    again = from_data(to_data(common))
    assert (again.kinds, again.parameters) == (common.kinds, common.parameters)
