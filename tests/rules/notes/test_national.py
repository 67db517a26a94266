"""Entries of the United Kingdom's own, what Russia takes over, and which list has which number."""

from __future__ import annotations

from typing import Any

import pytest

from dualclass.evaluation.context import COMPONENT_STATEMENT as COMPONENT
from dualclass.evaluation.outcome import Outcome, judge
from dualclass.items import item_from_data
from tests.rules.notes.cases import (
    CONTROLLED,
    DAY,
    NO,
    OPEN,
    RELEASED,
    UNLESS_RELEASED,
    Case,
    Data,
    check,
    classifier,
    evaluator,
    has_code,
    item,
    outcome_of,
    table,
)
from tests.rules.notes.substances import PRECURSORS
from tests.rules.notes.wares import MILITARY, aimed, chemical, in_water, sent, software, technology

GB = "gb"


def americium(
    content: str | None, *, isotope: str = "americium_241", separated: bool | None = True, kind: str = "americium"
) -> Data:
    """Americium by its mass."""
    return item(
        kind, composition={isotope: "99 % by weight"}, previously_separated=separated, americium_content=content
    )


AMERICIUM = [
    Case("10 g", americium("10 g"), GB, "PL9004", RELEASED),
    Case("less than 10 g", americium("9.99 g"), GB, "PL9004", RELEASED),
    Case("more than 10 g", americium("10.01 g"), GB, "PL9004", CONTROLLED),
    Case("a microgram in a smoke detector", americium("0.3 ug", kind="radioactive_source"), GB, "PL9004", RELEASED),
    Case("mass unknown", americium(None), GB, "PL9004", UNLESS_RELEASED),
    Case("about 10 g", americium("9..11 g"), GB, "PL9004", UNLESS_RELEASED),
    Case("242m", americium("20 g", isotope="americium_242m"), GB, "PL9004", CONTROLLED),
    Case("243", americium("20 g", isotope="americium_243"), GB, "PL9004", CONTROLLED),
    Case("in a source", americium("20 g", kind="radioactive_source"), GB, "PL9004", CONTROLLED),
    Case("not separated", americium("20 g", separated=False), GB, "PL9004", NO),
    Case("separated or not", americium("20 g", separated=None), GB, "PL9004", OPEN),
    Case(
        "isotopes unknown", item("americium", previously_separated=True, americium_content="20 g"), GB, "PL9004", OPEN
    ),
    Case("a material nobody named", item("material"), GB, "PL9004", OPEN),
    Case("to anywhere", sent(americium("20 g"), "fr"), GB, "PL9004", CONTROLLED),
]

SCATTER = item("tropospheric_scatter_equipment", modulation_technique=["digital"])
NO_TECHNIQUE = item("tropospheric_scatter_equipment")
SATELLITE = item("radio_communication_equipment")


def scatter_technology(activity: str, destination: str | None, answer: bool | None = True) -> Data:
    """Technology for the equipment of PL9005.a."""
    judged = None if answer is None else {"intended for": answer}
    return sent(technology(activity, "PL9005.a", judged, regime=GB), destination, None)


def scatter_part(destination: str | None, *, special: bool | None = True) -> Data:
    """A component of scatter equipment."""
    judged = None if special is None else {"specially designed for": special}
    return sent(aimed("component", "component", SCATTER, judged), destination, None)


TO_IRAN = [
    Case("scatter equipment to Iran", sent(SCATTER, "ir"), GB, "PL9005.a", CONTROLLED),
    Case("scatter equipment elsewhere", sent(SCATTER, "iq"), GB, "PL9005.a", NO),
    Case("destination unknown", SCATTER, GB, "PL9005.a", OPEN),
    Case("technique unknown", sent(NO_TECHNIQUE, "ir"), GB, "PL9005.a", OPEN),
    Case("some radio to Iran", sent(SATELLITE, "ir"), GB, "PL9005.a", OPEN),
    Case("a camera to Iran", sent(item("infrared_imaging_equipment"), "ir"), GB, "PL9005.a", NO),
    Case("a component for it", scatter_part("ir"), GB, "PL9005.a", CONTROLLED),
    Case("a component for it, elsewhere", scatter_part("de"), GB, "PL9005.a", NO),
    Case("a component of anything", scatter_part("ir", special=False), GB, "PL9005.a", NO),
    Case("a component nobody judged", scatter_part("ir", special=None), GB, "PL9005.a", OPEN),
    Case("technology for use", scatter_technology("use", "ir"), GB, "PL9005.b", CONTROLLED),
    Case("technology for development", scatter_technology("development", "ir"), GB, "PL9005.b", CONTROLLED),
    Case("technology for production", scatter_technology("production", "ir"), GB, "PL9005.b", CONTROLLED),
    Case("technology elsewhere", scatter_technology("use", "de"), GB, "PL9005.b", NO),
    Case("technology, destination unknown", scatter_technology("use", None), GB, "PL9005.b", OPEN),
    Case("technology for something else", scatter_technology("use", "ir", False), GB, "PL9005.b", NO),
    Case("technology nobody judged", scatter_technology("use", "ir", None), GB, "PL9005.b", OPEN),
]

SUBSEA = "for use in submersible_vehicles_or_subsea_ploughs"
FOR_VEHICLES = "specially designed for submersible_vehicle"
MODIFIED_FOR_VEHICLES = "specially designed or modified for submersible_vehicle"


def sea(kind: str, *keys: str, judged: Data | None = None, **parameters: Any) -> Data:
    """Something for submersible vehicles that the military list does not have; ``keys`` are plain facts of it."""
    said = {MILITARY: False, SUBSEA: True} | dict.fromkeys(keys, True)
    return item(kind, said=said, judged=judged, **parameters)


SUBSEA_GOODS: dict[str, Data] = {
    "a.1": sea("submersible_vehicle"),
    "a.2": sea("subsea_plough"),
    "a.3.a": sea("sonar"),
    "a.3.b": sea("navigation_equipment", judged={FOR_VEHICLES: True}),
    "a.3.c": sea("acoustic_positioning_system", "designed for positioning_of_submersible_vehicles"),
    "a.3.d": sea("thruster", "intended for submersible_vehicle"),
    "a.3.e": sea("umbilical_cable", judged={MODIFIED_FOR_VEHICLES: True}),
    "a.3.f": sea("tow_winch"),
    "a.3.g": sea("tether_system", "intended for submersible_vehicle"),
    "a.3.h": sea("lighting_system", judged={"specially designed or modified for underwater_use": True}),
    "a.3.i": sea("underwater_vision_system"),
    "a.3.j": sea("underwater_communication_system"),
    "a.3.k": sea("pressure_sensor", judged={"specially designed for underwater_use": True}),
    "a.3.l": sea("launch_and_recovery_system", "intended for deployment_of_submersible_vehicles"),
    "a.3.m": sea("jetting_tool", judged={MODIFIED_FOR_VEHICLES: True}),
    "a.3.n": sea(
        "remote_control_system",
        judged={"specially designed or modified for remote_operation_of_submersible_vehicles": True},
    ),
    "a.3.o": sea("manipulator", judged={MODIFIED_FOR_VEHICLES: True}, remotely_controlled=True, articulated=True),
    "a.3.p": sea("subsea_cable_detection_system"),
    "a.3.q": sea("cable_handling_equipment", judged={MODIFIED_FOR_VEHICLES: True}),
    "a.3.r": sea("subsea_telecommunications_handling_equipment"),
    "a.3.s": sea("tool", judged={"specially designed or modified for operation_by_submersible_vehicle": True}),
    "a.3.t": sea("syntactic_foam"),
    "a.3.u": sea("pressure_housing", judged={MODIFIED_FOR_VEHICLES: True}),
    "a.3.v": sea("environmental_sensor", judged={"designed or modified for underwater_use": True}),
    "b": item("azimuth_propulsion_system", said={"for use in surface_vessel": True}, propeller_diameter="2.01 m"),
}


@pytest.mark.parametrize("code", SUBSEA_GOODS)
def test_subsea_goods_to_russia(code: str) -> None:
    """Each paragraph of PL9012 to Russia, to another country, and to nobody knows where."""
    goods = SUBSEA_GOODS[code]
    assert outcome_of(sent(goods, "ru"), GB, f"PL9012.{code}") == CONTROLLED
    assert outcome_of(sent(goods, "by"), GB, f"PL9012.{code}") == NO
    assert outcome_of(goods, GB, f"PL9012.{code}") == OPEN


def azimuth(diameter: str | None, vessel: bool | None = True) -> Data:
    """A propulsion system to Russia."""
    said = None if vessel is None else {"for use in surface_vessel": vessel}
    return sent(item("azimuth_propulsion_system", said=said, propeller_diameter=diameter), "ru")


def about(kind: str, activity: str, code: str, term: str, destination: str = "ru") -> Data:
    """Software or technology for a paragraph of PL9012."""
    build = software if kind == "software" else technology
    return sent(build(activity, code, {term: True}, regime=GB), destination, None)


VEHICLE_ALONE = item("submersible_vehicle")
MILITARY_VEHICLE = item("submersible_vehicle", said={MILITARY: True})

TO_RUSSIA = [
    Case("a vehicle, military or not", sent(VEHICLE_ALONE, "ru"), GB, "PL9012.a.1", OPEN),
    Case("a military vehicle", sent(MILITARY_VEHICLE, "ru"), GB, "PL9012.a.1", NO),
    Case("a flying vehicle", sent(item("unmanned_aerial_vehicle", said={MILITARY: False}), "ru"), GB, "PL9012.a.1", NO),
    Case("a velocity log", sent(sea("velocity_log"), "ru"), GB, "PL9012.a.3.a", CONTROLLED),
    Case("an altimeter", sent(sea("underwater_altimeter"), "ru"), GB, "PL9012.a.3.a", CONTROLLED),
    Case(
        "a sonar for other things",
        sent(item("sonar", said={MILITARY: False, SUBSEA: False}), "ru"),
        GB,
        "PL9012.a.3.a",
        NO,
    ),
    Case("a sonar for nobody knows what", sent(item("sonar", said={MILITARY: False}), "ru"), GB, "PL9012.a.3.a", OPEN),
    Case("a propeller of 2 m", azimuth("2 m"), GB, "PL9012.b", NO),
    Case("a propeller of 200 cm", azimuth("200 cm"), GB, "PL9012.b", NO),
    Case("a propeller above 2 m", azimuth("2001 mm"), GB, "PL9012.b", CONTROLLED),
    Case("a propeller of unknown size", azimuth(None), GB, "PL9012.b", OPEN),
    Case("under a platform", azimuth("3 m", vessel=False), GB, "PL9012.b", NO),
    Case("software for vehicles", about("software", "use", "PL9012.a.1", "designed for"), GB, "PL9012.c", CONTROLLED),
    Case("software for propulsion", about("software", "use", "PL9012.b", "designed for"), GB, "PL9012.c", CONTROLLED),
    Case("software for software", about("software", "use", "PL9012.c", "designed for"), GB, "PL9012.c", NO),
    Case("software elsewhere", about("software", "use", "PL9012.b", "designed for", "de"), GB, "PL9012.c", NO),
    Case("technology", about("technology", "production", "PL9012.a.3.t", "intended for"), GB, "PL9012.d", CONTROLLED),
    Case("technology of software", about("technology", "use", "PL9012.c", "intended for"), GB, "PL9012.d", CONTROLLED),
    Case("technology of technology", about("technology", "use", "PL9012.d", "intended for"), GB, "PL9012.d", NO),
    Case("technology elsewhere", about("technology", "use", "PL9012.b", "intended for", "de"), GB, "PL9012.d", NO),
]

SIGHT = "designed for flight_beyond_natural_vision"


def drone(endurance: str, *, sight: bool = True) -> Data:
    """A vehicle by its endurance."""
    return item("unmanned_aerial_vehicle", said={SIGHT: sight}, maximum_endurance=endurance, gust_tolerance="0 km/h")


REQUIRED = {"required for": True}

RUSSIA = [
    Case("a drone of 1 h", drone("1 h"), "ru", "9A012.a.2", CONTROLLED),
    Case("a drone of 20 min", drone("20 min"), "ru", "9A012.a", NO),
    Case("a drone of 300 km", item("unmanned_aerial_vehicle", maximum_range="300 km"), "ru", "9A112.a", CONTROLLED),
    Case("a drone of 200 km", item("unmanned_aerial_vehicle", maximum_range="200 km"), "ru", "9A112.a", NO),
    Case("thiodiglycol", sent(chemical("111-48-8")), "ru", "1C350.1", CONTROLLED),
    Case("water", sent(chemical("7732-18-5")), "ru", "1C350.1", NO),
    Case("phosgene", sent(chemical("75-44-5")), "ru", "1C450.a.4", CONTROLLED),
    Case("20 % for no party", sent(in_water("111-48-8", "20"), "eg"), "ru", "1C350.1", CONTROLLED),
    Case("a number only decides nothing", {"kind": "chemical"}, "ru", "1C350.1", OPEN),
    Case("9A001.b, as in 2021", technology("development", "9A001.b", REQUIRED), "ru", "9E001", CONTROLLED),
    Case("9B107, as in 2021", technology("use", "9B107", REQUIRED), "ru", "9E102", NO),
    Case("9B106", technology("use", "9B106", REQUIRED), "ru", "9E102", CONTROLLED),
]


def conversion(target: str, *, converts: bool = True) -> Data:
    """Equipment for a manned aircraft, under China's own numbers."""
    kit = aimed("aircraft_equipment", "modification", target, {"specially designed for": True}, regime="cn")
    return kit | {"statements": {"designed for conversion_from_manned_aircraft": converts}}


CONVERSIONS = [
    Case("it makes an aircraft unmanned", conversion("9A012.a.1"), "cn", "9A012.d", CONTROLLED),
    Case("it does something else", conversion("9A012.a.1", converts=False), "cn", "9A012.d", NO),
    Case("it is for an engine", conversion("9A012.b.2"), "cn", "9A012.d", NO),
]


@table(AMERICIUM)
def test_americium(case: Case) -> None:
    """PL9004 and its ten grams."""
    check(case)


@table(TO_IRAN)
def test_scatter_equipment_to_iran(case: Case) -> None:
    """PL9005."""
    check(case)


@table(TO_RUSSIA)
def test_other_subsea_cases(case: Case) -> None:
    """PL9012: borders, the military list, software and technology."""
    check(case)


@table(RUSSIA)
def test_russia_by_correspondence(case: Case) -> None:
    """The edition of 2021, paragraph by paragraph."""
    check(case)


@table(CONVERSIONS)
def test_conversion_in_china(case: Case) -> None:
    """China's 9A012.d."""
    check(case)


@pytest.mark.parametrize("code", ["3A504", "3A501", "4A506", "1C513", "2B510", "3C507", "9E505"])
def test_russia_has_none_of_the_entries_outside_the_regimes(code: str) -> None:
    """The entries from 500 came with the edition of 2025."""
    assert not has_code("ru", code)


@pytest.mark.parametrize("code", ["9A012.a.1", "9A112.b", "9D004.e", "9E101.b", "1C450.b.8", *list(PRECURSORS)[:-1]])
def test_russia_takes_over_the_codes_of_2021(code: str) -> None:
    """Each is there and can control."""
    assert has_code("ru", code)


NOT_MET = [
    drone("20 min"),
    sent(chemical("7732-18-5")),
    sent(in_water("111-48-8", "20"), "de"),
    item("syntactic_foam", said={COMPONENT: False}),
]


@pytest.mark.parametrize("number", range(len(NOT_MET)))
def test_nothing_is_not_controlled_in_russia(number: int) -> None:
    """The list stands by correspondence: what meets none of its paragraphs is not covered, and no more."""
    chosen = classifier("ru", DAY)
    deciding = chosen.evaluators["ru"]
    assert deciding.view.control_list.negatives_doubtful
    outcome = judge(deciding, chosen.record(item_from_data(NOT_MET[number])))
    assert outcome.outcome in {Outcome.NOT_COVERED, Outcome.UNDETERMINED}
    assert not outcome.controlled_by


def test_only_the_kingdom_has_its_own_entries() -> None:
    """No other list has a code that begins with PL."""
    for regime in ("intl", "kr", "cn", "ru"):
        assert not [unit.code for unit in evaluator(regime).units if unit.code.startswith("PL")]
