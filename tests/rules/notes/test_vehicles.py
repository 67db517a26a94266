"""Unmanned vehicles, their engines, and the software and technology for them: base list, Korea, the United Kingdom."""

from __future__ import annotations

from typing import Any

from tests.rules.notes.cases import (
    BEFORE_2025,
    CONTROLLED,
    NO,
    OPEN,
    Case,
    Data,
    check,
    item,
    table,
)
from tests.rules.notes.wares import aimed

OUT_OF_SIGHT = "designed for flight_beyond_natural_vision"
BY_OPERATOR = "capable of operator_flight_beyond_vision"
CONVERTS = "designed for conversion_from_manned_aircraft"
SPRAYER = "designed or modified for aerosol_dispensing"
FOR_DRONES = "specially designed or modified for unmanned_vehicle_propulsion"


def drone(sight: bool | None = True, kind: str = "unmanned_aerial_vehicle", **parameters: Any) -> Data:
    """A vehicle, flown out of sight unless said otherwise."""
    return item(kind, said=None if sight is None else {OUT_OF_SIGHT: sight}, **parameters)


def flight(endurance: str | None, gust: str | None = None, **more: Any) -> Data:
    """A vehicle by endurance and gusts."""
    return drone(maximum_endurance=endurance, gust_tolerance=gust, **more)


VEHICLES = [
    Case("29 min in strong gusts", flight("29 min", "60 km/h"), "intl", "9A012.a", NO),
    Case("just below 30 min", flight("29.99 min", "60 km/h"), "intl", "9A012.a", NO),
    Case("30 min at 46.3 km/h", flight("30 min", "46.3 km/h"), "intl", "9A012.a.1", CONTROLLED),
    Case("30 min at 25 kn", flight("30 min", "25 kn"), "intl", "9A012.a.1", CONTROLLED),
    Case("half an hour in seconds", flight("1800 s", "25 kn"), "intl", "9A012.a.1", CONTROLLED),
    Case("45 min just below 46.3 km/h", flight("45 min", "46.29 km/h"), "intl", "9A012.a", NO),
    Case("45 min just below 25 kn", flight("45 min", "24.99 kn"), "intl", "9A012.a", NO),
    Case("45 min above 46.3 km/h", flight("45 min", "46.31 km/h"), "intl", "9A012.a.1", CONTROLLED),
    Case("45 min at 13 m/s, which is 46.8 km/h", flight("45 min", "13 m/s"), "intl", "9A012.a.1", CONTROLLED),
    Case("45 min at 12.8 m/s, which is 46.08 km/h", flight("45 min", "12.8 m/s"), "intl", "9A012.a", NO),
    Case("45 min, gusts unknown", flight("45 min"), "intl", "9A012.a.1", OPEN),
    Case("45 min, gusts across the border", flight("45 min", "40..50 km/h"), "intl", "9A012.a.1", OPEN),
    Case("59.9 min in weak gusts", flight("59.9 min", "30 km/h"), "intl", "9A012.a", NO),
    Case("1 h is not below 1 h", flight("1 h", "60 km/h"), "intl", "9A012.a.1", NO),
    Case("1 h in weak gusts", flight("1 h", "10 km/h"), "intl", "9A012.a.2", CONTROLLED),
    Case("60 min", flight("60 min"), "intl", "9A012.a.2", CONTROLLED),
    Case("59 min is not 1 h", flight("59 min"), "intl", "9A012.a.2", NO),
    Case("endurance unknown, strong gusts", flight(None, "60 km/h"), "intl", "9A012.a", OPEN),
    Case("endurance unknown, weak gusts", flight(None, "10 km/h"), "intl", "9A012.a", OPEN),
    Case("50 to 70 min in strong gusts", flight("50..70 min", "60 km/h"), "intl", "9A012.a", OPEN),
    Case("longer than 2 h", flight("> 2 h"), "intl", "9A012.a.2", CONTROLLED),
    Case("flown in sight", drone(False, maximum_endurance="5 h"), "intl", "9A012.a", NO),
    Case("flown nobody knows how", drone(None, maximum_endurance="5 h"), "intl", "9A012.a", OPEN),
    Case("an airship", drone(kind="unmanned_airship", maximum_endurance="5 h"), "intl", "9A012.a.2", CONTROLLED),
    Case(
        "a flying vehicle of unknown sort",
        drone(kind="unmanned_flying_vehicle", maximum_endurance="5 h"),
        "intl",
        "9A012.a.2",
        OPEN,
    ),
    Case("a submersible flies nowhere", item("submersible_vehicle"), "intl", "9A012.a", NO),
    Case(
        "a model is no exception", drone(maximum_endurance="2 h", model_vehicle=True), "intl", "9A012.a.2", CONTROLLED
    ),
    Case("the older edition is the same", flight("30 min", "25 kn"), "intl", "9A012.a.1", CONTROLLED, BEFORE_2025),
    Case("the older edition, 1 h", flight("1 h"), "intl", "9A012.a.2", CONTROLLED, BEFORE_2025),
    Case("Korea, 25 kn", flight("30 min", "25 kn"), "kr", "9A012.a.1", CONTROLLED),
    Case("Korea, below", flight("30 min", "46.2 km/h"), "kr", "9A012.a", NO),
    Case("Korea, 1 h", flight("1 h"), "kr", "9A012.a.2", CONTROLLED),
    Case("United Kingdom, 25 kn", flight("30 min", "25 kn"), "gb", "9A012.a.1", CONTROLLED),
    Case("United Kingdom, below", flight("29 min", "25 kn"), "gb", "9A012.a", NO),
    Case("United Kingdom, 1 h", flight("1 h"), "gb", "9A012.a.2", CONTROLLED),
]


def engine(
    altitude: str | None, *, judged: bool | None = True, kind: str = "reciprocating_engine", air: bool | None = True
) -> Data:
    """An engine by the altitude it is designed for."""
    answer = None if judged is None else {FOR_DRONES: judged}
    return item(kind, judged=answer, maximum_operating_altitude=altitude, air_breathing=air)


ENGINES = [
    Case("at 15240 m", engine("15240 m"), "intl", "9A012.b.4", NO),
    Case("at 50000 ft", engine("50000 ft"), "intl", "9A012.b.4", NO),
    Case("above 15240 m", engine("15241 m"), "intl", "9A012.b.4", CONTROLLED),
    Case("above 50000 ft", engine("50001 ft"), "intl", "9A012.b.4", CONTROLLED),
    Case("above, in kilometres", engine("15.3 km"), "intl", "9A012.b.4", CONTROLLED),
    Case("below", engine("15200 m"), "intl", "9A012.b.4", NO),
    Case("altitude unknown", engine(None), "intl", "9A012.b.4", OPEN),
    Case("a rotary engine", engine("18 km", kind="rotary_engine"), "intl", "9A012.b.4", CONTROLLED),
    Case("some combustion engine", engine("18 km", kind="internal_combustion_engine"), "intl", "9A012.b.4", OPEN),
    Case("a gas turbine", engine("18 km", kind="gas_turbine_engine"), "intl", "9A012.b.4", NO),
    Case("an electric motor", engine("18 km", kind="electric_propulsion_motor", air=False), "intl", "9A012.b.4", NO),
    Case("carries its own oxygen", engine("18 km", air=False), "intl", "9A012.b.4", NO),
    Case("nobody said what it breathes", engine("18 km", air=None), "intl", "9A012.b.4", OPEN),
    Case("for manned aircraft", engine("18 km", judged=False), "intl", "9A012.b.4", NO),
    Case("for nobody knows what", engine("18 km", judged=None), "intl", "9A012.b.4", OPEN),
    Case("Korea", engine("50001 ft"), "kr", "9A012.b.4", CONTROLLED),
    Case("United Kingdom", engine("15241 m"), "gb", "9A012.b.4", CONTROLLED),
]


def kit(kind: str, target: Data | str, *, special: bool | None = True) -> Data:
    """What makes a manned aircraft unmanned."""
    judged = None if special is None else {"specially designed for": special}
    return aimed(kind, "modification", target, judged) | {"statements": {CONVERTS: True}}


CONVERSIONS = [
    Case(
        "equipment to make a vehicle of 9A012.a",
        kit("aircraft_equipment", flight("2 h")),
        "intl",
        "9A012.b.3",
        CONTROLLED,
    ),
    Case("a component for it", kit("aircraft_component", "9A012.a.2"), "intl", "9A012.b.3", CONTROLLED),
    Case("not specially designed", kit("aircraft_equipment", "9A012.a", special=False), "intl", "9A012.b.3", NO),
    Case("nobody judged", kit("aircraft_equipment", "9A012.a", special=None), "intl", "9A012.b.3", OPEN),
    Case(
        "for a vehicle of short flight", kit("aircraft_equipment", flight("20 min", "0 km/h")), "intl", "9A012.b.3", NO
    ),
    Case("for an engine", kit("aircraft_equipment", "9A012.b.4"), "intl", "9A012.b.3", NO),
    Case("equipment of any sort", kit("equipment", "9A012.a"), "intl", "9A012.b.3", OPEN),
    Case("Korea", kit("aircraft_component", "9A012.a.2"), "kr", "9A012.b.3", CONTROLLED),
]

TANK = [{"capacity": "20.01 l"}]


def sprayer(capacity: str | None, **more: Any) -> Data:
    """A vehicle with a tank that flies by itself along its route."""
    tank = "none" if capacity is None else [{"capacity": capacity}]
    settled: Data = {"autonomous_flight_control_and_navigation": True, "aerosol_dispensing_system": tank, **more}
    return item("unmanned_aerial_vehicle", judged={SPRAYER: False}, **settled)


def prepared(capacity: str | None, judged: bool | None = True) -> Data:
    """A vehicle without a tank that one may be put on."""
    answer = None if judged is None else {SPRAYER: judged}
    return item(
        "unmanned_aerial_vehicle",
        judged=answer,
        autonomous_flight_control_and_navigation=True,
        aerosol_dispensing_system="none",
        intended_aerosol_capacity=capacity,
    )


def steered(operator: bool | None, autonomous: bool | None) -> Data:
    """A vehicle with a large tank, by who steers it."""
    said = None if operator is None else {BY_OPERATOR: operator}
    return item(
        "unmanned_aerial_vehicle",
        said=said,
        autonomous_flight_control_and_navigation=autonomous,
        aerosol_dispensing_system=TANK,
    )


OTHER_VEHICLES = [
    Case("300 km", item("unmanned_aerial_vehicle", maximum_range="300 km"), "intl", "9A112.a", CONTROLLED),
    Case("just below 300 km", item("unmanned_aerial_vehicle", maximum_range="299.9 km"), "intl", "9A112.a", NO),
    Case("above 300 km", item("unmanned_aerial_vehicle", maximum_range="301 km"), "intl", "9A112.a", CONTROLLED),
    Case(
        "162 nmi, which is 300.024 km",
        item("unmanned_aerial_vehicle", maximum_range="162 nmi"),
        "intl",
        "9A112.a",
        CONTROLLED,
    ),
    Case(
        "161.9 nmi, which is 299.8 km",
        item("unmanned_aerial_vehicle", maximum_range="161.9 nmi"),
        "intl",
        "9A112.a",
        NO,
    ),
    Case("range unknown", item("unmanned_aerial_vehicle"), "intl", "9A112.a", OPEN),
    Case("an airship is no aircraft", item("unmanned_airship", maximum_range="900 km"), "intl", "9A112.a", NO),
    Case("a tank of 20 l", sprayer("20 l"), "intl", "9A112.b", NO),
    Case("a tank above 20 l", sprayer("20.01 l"), "intl", "9A112.b", CONTROLLED),
    Case("a tank above 20 l, in cubic metres", sprayer("0.021 m3"), "intl", "9A112.b", CONTROLLED),
    Case("a tank below 20 l", sprayer("19.9 l"), "intl", "9A112.b", NO),
    Case("no tank and not made for one", sprayer(None), "intl", "9A112.b", NO),
    Case("two tanks of 15 l are two", sprayer("15 l", intended_aerosol_capacity="0 l"), "intl", "9A112.b", NO),
    Case("made for more than 20 l", prepared("20.01 l"), "intl", "9A112.b", CONTROLLED),
    Case("made for 20 l", prepared("20 l"), "intl", "9A112.b", NO),
    Case("made for a tank of unknown size", prepared(None), "intl", "9A112.b", OPEN),
    Case("nobody said whether it is made for one", prepared("25 l", None), "intl", "9A112.b", OPEN),
    Case("flown by an operator out of sight", steered(True, False), "intl", "9A112.b", CONTROLLED),
    Case("flown in sight only", steered(False, False), "intl", "9A112.b", NO),
    Case("flies by itself", steered(False, True), "intl", "9A112.b", CONTROLLED),
    Case("nobody said how it flies", steered(None, None), "intl", "9A112.b", OPEN),
    Case("not by itself, by an operator unknown", steered(None, False), "intl", "9A112.b", OPEN),
    Case(
        "the older edition, 300 km",
        item("unmanned_aerial_vehicle", maximum_range="300 km"),
        "intl",
        "9A112.a",
        CONTROLLED,
        BEFORE_2025,
    ),
    Case("the older edition, 20 l", sprayer("20 l"), "intl", "9A112.b", NO, BEFORE_2025),
    Case("Korea, 300 km", item("unmanned_aerial_vehicle", maximum_range="300 km"), "kr", "9A112.a", CONTROLLED),
    Case("Korea, 20 l", sprayer("20 l"), "kr", "9A112.b", NO),
    Case("United Kingdom, above 20 l", sprayer("20.01 l"), "gb", "9A112.b", CONTROLLED),
]


@table(VEHICLES)
def test_vehicles(case: Case) -> None:
    """9A012.a: endurance, gusts, sight."""
    check(case)


@table(ENGINES)
def test_engines(case: Case) -> None:
    """9A012.b.4: the altitude in metres and feet."""
    check(case)


@table(CONVERSIONS)
def test_conversions(case: Case) -> None:
    """9A012.b.3."""
    check(case)


@table(OTHER_VEHICLES)
def test_other_vehicles(case: Case) -> None:
    """9A112: range and sprayers."""
    check(case)
