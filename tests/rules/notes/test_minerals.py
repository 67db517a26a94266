"""China's gallium, germanium and rare earths: metals, alloys, targets, magnets, oxides, compounds, first days."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from tests.rules.notes.cases import (
    CONTROLLED,
    NO,
    OPEN,
    Case,
    Data,
    check,
    has_code,
    item,
    outcome_of,
    table,
)
from tests.rules.notes.wares import chemical

BEFORE_RARE_EARTHS = datetime.date(2025, 4, 3)
FIRST_OF_RARE_EARTHS = datetime.date(2025, 4, 4)
FIRST_OF_THE_LIST = datetime.date(2024, 12, 1)


def thing(kind: str, *elements: str, rest: bool = True, **parameters: Any) -> Data:
    """Something of these elements, ten per cent of each, the rest silver unless left open."""
    composition: Data = dict.fromkeys(elements, "10 % by weight")
    if rest:
        composition["silver"] = f"{100 - 10 * len(elements)} % by weight"
    return item(kind, composition=composition, **parameters)


def shares(kind: str, **composition: str) -> Data:
    """Something of these shares by weight, in per cent."""
    return item(kind, composition={name: f"{share} % by weight" for name, share in composition.items()})


GALLIUM = {
    "gallium": "3C001.a",
    "gallium_nitride": "3C001.b",
    "gallium_oxide": "3C001.c",
    "gallium_phosphide": "3C001.d",
    "gallium_arsenide": "3C001.e",
    "indium_gallium_arsenide": "3C001.f",
    "gallium_selenide": "3C001.g",
    "gallium_antimonide": "3C001.h",
    "germanium": "3C002.a",
    "zinc_germanium_phosphide": "3C002.c",
    "germanium_epitaxial_substrate": "3C002.d",
    "germanium_dioxide": "3C002.e",
    "germanium_tetrachloride": "3C002.f",
}


@pytest.mark.parametrize("kind", GALLIUM)
def test_gallium_and_germanium_items(kind: str) -> None:
    """Each has a paragraph of its own, in the first edition as today."""
    assert outcome_of(item(kind), "cn", GALLIUM[kind]) == CONTROLLED
    assert outcome_of(item(kind), "cn", GALLIUM[kind], FIRST_OF_THE_LIST) == CONTROLLED
    other = "3C002.f" if kind != "germanium_tetrachloride" else "3C001.a"
    assert outcome_of(item(kind), "cn", other) == NO


GALLIUM_CASES = [
    Case("scrap of gallium arsenide", item("gallium_arsenide", form="scrap"), "cn", "3C001.e", CONTROLLED),
    Case("gallium by CAS number", chemical("7440-55-3"), "cn", "3C001.a", CONTROLLED),
    Case("gallium nitride by CAS number", chemical("25617-97-4"), "cn", "3C001.b", CONTROLLED),
    Case("germanium dioxide by CAS number", chemical("1310-53-8"), "cn", "3C002.e", CONTROLLED),
    Case("germanium tetrachloride by CAS number", chemical("10038-98-9"), "cn", "3C002.f", CONTROLLED),
    Case("water", chemical("7732-18-5"), "cn", "3C001.a", NO),
    Case("a metal nobody named", item("elemental_metal"), "cn", "3C001.a", OPEN),
    Case("a compound nobody named", item("semiconductor_compound"), "cn", "3C001", OPEN),
    Case("an alloy with gallium is no element", shares("alloy", gallium="50", silver="50"), "cn", "3C001.a", NO),
    Case("a refined ingot", item("germanium", form="ingot", zone_refined=True), "cn", "3C002.b", CONTROLLED),
    Case("a common ingot", item("germanium", form="ingot", zone_refined=False), "cn", "3C002.b", NO),
    Case("an ingot refined or not", item("germanium", form="ingot"), "cn", "3C002.b", OPEN),
    Case("refined powder", item("germanium", form="powder", zone_refined=True), "cn", "3C002.b", NO),
    Case("a substrate is germanium too", item("germanium_epitaxial_substrate"), "cn", "3C002.a", CONTROLLED),
    Case("germanium may be a substrate", item("germanium"), "cn", "3C002.d", OPEN),
]

METALS = {
    "samarium": "1C902",
    "gadolinium": "1C903",
    "terbium": "1C904",
    "dysprosium": "1C905",
    "lutetium": "1C906",
    "scandium": "1C907",
    "yttrium": "1C908",
}

ALLOYS = {
    "1C902.a.2.a": ("samarium", "cobalt"),
    "1C902.a.2.b": ("samarium", "iron"),
    "1C902.a.2.c": ("samarium", "nickel"),
    "1C902.a.2.d": ("samarium", "aluminium"),
    "1C902.a.2.e": ("samarium", "magnesium"),
    "1C903.a.2.a": ("gadolinium", "magnesium"),
    "1C903.a.2.b": ("gadolinium", "aluminium"),
    "1C904.a.2.a": ("terbium", "cobalt"),
    "1C904.a.2.b": ("terbium", "cobalt", "iron"),
    "1C905.a.2.a": ("dysprosium", "iron"),
    "1C905.a.2.b": ("terbium", "dysprosium", "iron"),
    "1C906.a.2": ("ytterbium", "lutetium"),
    "1C907.a.2.a": ("scandium", "aluminium"),
    "1C907.a.2.b": ("scandium", "magnesium"),
    "1C907.a.2.c": ("scandium", "copper"),
    "1C908.a.2.a": ("yttrium", "aluminium"),
    "1C908.a.2.b": ("yttrium", "magnesium"),
    "1C908.a.2.c": ("yttrium", "nickel"),
    "1C908.a.2.d": ("yttrium", "copper"),
    "1C908.a.2.e": ("yttrium", "iron"),
}

TARGETS = {
    "1C902.a.3.b": ("samarium", "cobalt"),
    "1C902.a.3.c": ("samarium", "iron"),
    "1C903.a.3.b": ("gadolinium", "iron"),
    "1C903.a.3.c": ("gadolinium", "cobalt"),
    "1C904.a.3.b": ("terbium", "cobalt"),
    "1C905.a.3.b": ("terbium", "dysprosium", "iron"),
    "1C908.a.3.b": ("yttrium", "aluminium"),
    "1C908.a.3.c": ("yttrium", "zirconium"),
}

PLAIN_TARGETS = {
    "samarium": "1C902.a.3.a",
    "gadolinium": "1C903.a.3.a",
    "terbium": "1C904.a.3.a",
    "dysprosium": "1C905.a.3.a",
    "lutetium": "1C906.a.3",
    "scandium": "1C907.a.3",
    "yttrium": "1C908.a.3.a",
}


@pytest.mark.parametrize("metal", METALS)
def test_metals_oxides_and_compounds(metal: str) -> None:
    """The metal in any form, its oxide and its compounds; not those of another element."""
    entry = METALS[metal]
    chloride = shares("rare_earth_compound", **{metal: "60", "chlorine": "40"})
    assert outcome_of(item(metal, form="powder"), "cn", f"{entry}.a.1") == CONTROLLED
    assert outcome_of(item("gallium"), "cn", f"{entry}.a.1") == NO
    assert outcome_of(shares("rare_earth_oxide", **{metal: "80", "oxygen": "20"}), "cn", f"{entry}.b") == CONTROLLED
    assert outcome_of(shares("rare_earth_oxide", lanthanum="80", oxygen="20"), "cn", f"{entry}.b") == NO
    assert outcome_of(item("rare_earth_oxide"), "cn", f"{entry}.b") == OPEN
    assert outcome_of(chloride, "cn", f"{entry}.c") == CONTROLLED
    assert outcome_of(shares("rare_earth_compound", lanthanum="60", chlorine="40"), "cn", f"{entry}.c") == NO
    assert outcome_of(item("rare_earth_compound"), "cn", f"{entry}.c") == OPEN


@pytest.mark.parametrize("metal", METALS)
def test_the_first_day(metal: str) -> None:
    """Controlled from 4 April 2025 and not a day before; never part of the suspension."""
    entry = METALS[metal]
    assert not has_code("cn", entry, BEFORE_RARE_EARTHS)
    assert outcome_of(item(metal), "cn", f"{entry}.a.1", FIRST_OF_RARE_EARTHS) == CONTROLLED
    assert outcome_of(item(metal), "cn", f"{entry}.a.1", datetime.date(2025, 12, 1)) == CONTROLLED


@pytest.mark.parametrize("code", ALLOYS)
def test_alloys(code: str) -> None:
    """All named elements, whatever else is in it; one missing and it is another alloy; unknown stays open."""
    named = ALLOYS[code]
    assert outcome_of(thing("alloy", *named), "cn", code) == CONTROLLED
    assert outcome_of(thing("alloy", *named[1:]), "cn", code) == NO
    assert outcome_of(thing("alloy", *named[:-1]), "cn", code) == NO
    assert outcome_of(thing("alloy", *named[:-1], rest=False), "cn", code) == OPEN
    assert outcome_of(item("alloy"), "cn", code) == OPEN
    assert outcome_of(thing("rare_earth_oxide", *named), "cn", code) == NO


@pytest.mark.parametrize("code", TARGETS)
def test_alloy_targets(code: str) -> None:
    """A target of the alloy; the alloy itself is no target."""
    named = TARGETS[code]
    assert outcome_of(thing("sputtering_target", *named), "cn", code) == CONTROLLED
    assert outcome_of(thing("sputtering_target", *named[:-1]), "cn", code) == NO
    assert outcome_of(item("sputtering_target"), "cn", code) == OPEN
    assert outcome_of(thing("alloy", *named), "cn", code) == NO


@pytest.mark.parametrize("metal", PLAIN_TARGETS)
def test_plain_targets(metal: str) -> None:
    """A target that is mainly of the element."""
    code = PLAIN_TARGETS[metal]
    assert outcome_of(shares("sputtering_target", **{metal: "99.9", "oxygen": "0.1"}), "cn", code) == CONTROLLED
    assert outcome_of(shares("sputtering_target", copper="99", **{metal: "1"}), "cn", code) == NO
    assert outcome_of(item("sputtering_target"), "cn", code) == OPEN


def magnet(kind: str = "permanent_magnet", system: str | None = "neodymium_iron_boron", **composition: str) -> Data:
    """A magnet of a system and of these shares in per cent by weight; none is an unknown composition."""
    made = {name: f"{share} % by weight" for name, share in composition.items()} or None
    return item(kind, magnet_system=system, composition=made)


WITH_TERBIUM = {"neodymium": "30", "terbium": "0.01", "iron": "68.99", "boron": "1"}
WITH_DYSPROSIUM = {"neodymium": "30", "dysprosium": "2", "iron": "67", "boron": "1"}
PLAIN = {"neodymium": "32", "iron": "67", "boron": "1"}

MAGNETS = [
    Case("samarium-cobalt", magnet(system="samarium_cobalt"), "cn", "1C902.a.4", CONTROLLED),
    Case("samarium-cobalt powder", magnet("magnet_powder", "samarium_cobalt"), "cn", "1C902.a.4", CONTROLLED),
    Case("neodymium-iron-boron", magnet(**PLAIN), "cn", "1C902.a.4", NO),
    Case("ferrite", magnet(system="ferrite"), "cn", "1C902.a.4", NO),
    Case("system unknown", magnet(system=None), "cn", "1C902.a.4", OPEN),
    Case("a trace of terbium", magnet(**WITH_TERBIUM), "cn", "1C904.a.4", CONTROLLED),
    Case("terbium in powder", magnet("magnet_powder", **WITH_TERBIUM), "cn", "1C904.a.4", CONTROLLED),
    Case("no terbium", magnet(**PLAIN), "cn", "1C904.a.4", NO),
    Case("dysprosium is no terbium", magnet(**WITH_DYSPROSIUM), "cn", "1C904.a.4", NO),
    Case("composition unknown", magnet(), "cn", "1C904.a.4", OPEN),
    Case("shares that leave something over", magnet(neodymium="30", iron="60"), "cn", "1C904.a.4", OPEN),
    Case("terbium in another system", magnet(system="ferrite", **WITH_TERBIUM), "cn", "1C904.a.4", NO),
    Case("terbium, system unknown", magnet(system=None, **WITH_TERBIUM), "cn", "1C904.a.4", OPEN),
    Case("dysprosium", magnet(**WITH_DYSPROSIUM), "cn", "1C905.a.4", CONTROLLED),
    Case("terbium is no dysprosium", magnet(**WITH_TERBIUM), "cn", "1C905.a.4", NO),
    Case("dysprosium, composition unknown", magnet(), "cn", "1C905.a.4", OPEN),
    Case("no terbium at all", magnet(**PLAIN, terbium="0"), "cn", "1C904.a.4", NO),
]


def oxides(*elements: str, complete: bool = True) -> Data:
    """A mixture of oxides of these elements."""
    members = [shares("rare_earth_oxide", **{element: "80", "oxygen": "20"}) for element in elements]
    return {
        "kind": "chemical_mixture",
        "parameters": {"constituent": members if complete else {"members": members, "complete": False}},
    }


MIXTURES = [
    Case("yttrium oxide among others", oxides("yttrium", "lanthanum"), "cn", "1C908.b", CONTROLLED),
    Case("a mixture of other oxides", oxides("lanthanum"), "cn", "1C908.b", NO),
    Case("a mixture with more in it", oxides("lanthanum", complete=False), "cn", "1C908.b", OPEN),
    Case("a mixture of compounds", oxides("yttrium", "lanthanum"), "cn", "1C908.c", CONTROLLED),
    Case("on the first day", oxides("yttrium"), "cn", "1C908.b", CONTROLLED, FIRST_OF_RARE_EARTHS),
]


@table(GALLIUM_CASES)
def test_gallium_and_germanium(case: Case) -> None:
    """3C001 and 3C002."""
    check(case)


@table(MAGNETS)
def test_magnets(case: Case) -> None:
    """An element without a share: any stated share above zero."""
    check(case)


@table(MIXTURES)
def test_mixtures_of_oxides(case: Case) -> None:
    """Oxides and compounds in mixtures."""
    check(case)
