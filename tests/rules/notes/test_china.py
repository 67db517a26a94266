"""China's own chemicals, unmanned vehicles and technology, with the days of its announcements."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from tests.rules.notes.cases import (
    CONTROLLED,
    DOUBTFUL,
    NO,
    NOT_ESTABLISHED,
    OPEN,
    RELEASED,
    SUSPENDED,
    UNLESS_RELEASED,
    Case,
    Data,
    answers,
    check,
    has_code,
    item,
    outcome_of,
    table,
)
from tests.rules.notes.substances import CHINA
from tests.rules.notes.wares import (
    AMINOETHANETHIOLS,
    AMINOETHANOLS_ALL,
    AMINOETHYL_CHLORIDES,
    AMITON_SALTS,
    AS_LISTED,
    DIHALIDES,
    PHOSPHORAMIDATES,
    SALTS_OF_DIETHYLAMINOETHANOL,
    SALTS_OF_DIMETHYLAMINOETHANOL,
    SHORT_ALKYL_ON_PHOSPHORUS,
    TECHNOLOGY_NOT_FREE,
    WATER,
    aimed,
    chemical,
    in_water,
    sent,
    technology,
)

CN = "cn"


@pytest.mark.parametrize(("code", "cas"), CHINA)
def test_each_chemical_is_controlled_by_its_paragraph(code: str, cas: str) -> None:
    """Every CAS number that the text names; no note on consumer goods frees it."""
    retail = sent(chemical(cas), "de", "retail_or_individual_use", consumer=True)
    assert outcome_of(retail, CN, code) == CONTROLLED


SALTS_NO = {SALTS_OF_DIMETHYLAMINOETHANOL: False, SALTS_OF_DIETHYLAMINOETHANOL: False}


def battery(fill: str | None, kind: str = "lithium_thionyl_chloride_battery") -> Data:
    """A battery with this much thionyl chloride."""
    return item(kind, thionyl_chloride_fill=fill)


CHEMICALS = [
    Case("another number decides nothing", {"kind": "chemical", "parameters": {"cas": WATER}}, CN, "1C450.b.4", OPEN),
    Case("water is no potassium perchlorate", chemical(WATER), CN, "1C350.k", NO),
    Case("chlorosoman has no number in the text", chemical("7040-57-5"), CN, "1C450.a.16", OPEN),
    Case("a salt of amiton", chemical(said={AMITON_SALTS: True}), CN, "1C450.b.1", CONTROLLED),
    Case("one short alkyl", chemical("594-46-7", said={SHORT_ALKYL_ON_PHOSPHORUS: True}), CN, "1C450.b.4", CONTROLLED),
    Case("fonofos", chemical("944-22-9", said={SHORT_ALKYL_ON_PHOSPHORUS: True}), CN, "1C450.b.4", RELEASED),
    Case("a dihalide", chemical("677-43-0", said={DIHALIDES: True}), CN, "1C450.b.5", CONTROLLED),
    Case("a phosphoramidate", chemical("2404-03-7", said={PHOSPHORAMIDATES: True}), CN, "1C450.b.6", CONTROLLED),
    Case(
        "an aminoethyl chloride", chemical("96-79-7", said={AMINOETHYL_CHLORIDES: True}), CN, "1C450.b.10", CONTROLLED
    ),
    Case("a thiol", chemical("5842-07-9", said={AMINOETHANETHIOLS: True}), CN, "1C450.b.12", CONTROLLED),
    Case(
        "an aminoethanol", chemical("96-80-0", said={AMINOETHANOLS_ALL: True, **SALTS_NO}), CN, "1C450.b.11", CONTROLLED
    ),
    Case("dimethylaminoethanol", chemical("108-01-0", said={AMINOETHANOLS_ALL: True}), CN, "1C450.b.11", RELEASED),
    Case("diethylaminoethanol", chemical("100-37-8", said={AMINOETHANOLS_ALL: True}), CN, "1C450.b.11", RELEASED),
    Case(
        "a salt of diethylaminoethanol",
        chemical(said={AMINOETHANOLS_ALL: True, SALTS_OF_DIETHYLAMINOETHANOL: True}),
        CN,
        "1C450.b.11",
        RELEASED,
    ),
    Case(
        "an aminoethanol, salts unanswered",
        chemical("96-80-0", said={AMINOETHANOLS_ALL: True}),
        CN,
        "1C450.b.11",
        UNLESS_RELEASED,
    ),
    Case("a battery with 1 kg", battery("1 kg"), CN, "1C450.c.14", RELEASED),
    Case("a battery with more", battery("1.001 kg"), CN, "1C450.c.14", CONTROLLED),
    Case("a cell with 1000 g", battery("1000 g", "lithium_thionyl_chloride_cell"), CN, "1C450.c.14", RELEASED),
    Case("a battery with nobody knows how much", battery(None), CN, "1C450.c.14", UNLESS_RELEASED),
    Case("the chemical itself is not freed", chemical("7719-09-7"), CN, "1C450.c.14", CONTROLLED),
    Case("a machine tool", item("machine_tool"), CN, "1C450", NO),
    Case("a little triethanolamine", in_water("102-71-6", "0.1"), CN, "1C450.c.17", CONTROLLED),
    Case("a little methyldiethanolamine", in_water("105-59-9", "0.1"), CN, "1C450.c.16", CONTROLLED),
    Case("a mixture, nobody knows the rule", in_water("7664-39-3", "1"), CN, "1C350.a", OPEN),
    Case("a mixture that counts", in_water("7664-39-3", "1", judged={AS_LISTED: True}), CN, "1C350.a", CONTROLLED),
    Case("a mixture that does not", in_water("7664-39-3", "90", judged={AS_LISTED: False}), CN, "1C350.a", NO),
    Case("thiodiglycol in water", in_water("111-48-8", "5"), CN, "1C450.b.13", OPEN),
    Case("thiodiglycol that counts", in_water("111-48-8", "5", judged={AS_LISTED: True}), CN, "1C450.b.13", CONTROLLED),
    Case("phosgene that counts", in_water("75-44-5", "5", judged={AS_LISTED: True}), CN, "1C450.c.1", CONTROLLED),
    Case("phosgene, nobody knows", in_water("75-44-5", "5"), CN, "1C450.c.1", OPEN),
]

OUT_OF_SIGHT = "designed for flight_beyond_natural_vision"
BY_OPERATOR = "capable of operator_flight_beyond_vision"
SPRAYER = "designed or modified for aerosol_dispensing"
MADE_FOR = "specially designed for unmanned_vehicle_propulsion"
MADE_OR_MODIFIED = "specially designed or modified for unmanned_vehicle_propulsion"


def flight(
    endurance: str | None, gust: str | None = None, *, model: bool | None = False, sight: bool | None = True
) -> Data:
    """A vehicle by endurance and gusts."""
    said = None if sight is None else {OUT_OF_SIGHT: sight}
    return item(
        "unmanned_aerial_vehicle", said=said, maximum_endurance=endurance, gust_tolerance=gust, model_vehicle=model
    )


def engine(kind: str, *, power: str | None = None, altitude: str | None = None, special: bool | None = True) -> Data:
    """An engine that was made for unmanned vehicles, unless said otherwise."""
    judged = None if special is None else {MADE_FOR: special, MADE_OR_MODIFIED: special}
    return item(
        kind, judged=judged, maximum_continuous_power=power, maximum_operating_altitude=altitude, air_breathing=True
    )


def camera(band: str | None, view: str | None) -> Data:
    """A thermal camera."""
    return item("infrared_imaging_equipment", operating_wavelength=band, instantaneous_field_of_view=view)


def radar(reach: str | None, strip: str | None, spot: str | None) -> Data:
    """A radar that forms images."""
    return item(
        "synthetic_aperture_radar",
        radar_operating_range=reach,
        strip_mode_resolution=strip,
        spotlight_mode_resolution=spot,
    )


def laser(**other: Any) -> Data:
    """A laser that meets every figure, with one changed; ``None`` leaves one out."""
    figures: Data = {
        "operating_temperature": "-40 degC to 60 degC",
        "temperature_control_free": True,
        "pulse_energy": "81 mJ",
        "pulse_energy_stability": "14 %",
        "beam_divergence": "0.29 mrad",
    }
    return item("laser", said={"designed for target_designation": True}, **(figures | other))


def inertial(heading: str | None = "1.9 deg", attitude: str | None = "0.4 deg", step: str | None = "0.09 deg") -> Data:
    """Inertial equipment by its three figures."""
    return item(
        "inertial_measurement_equipment", heading_accuracy=heading, attitude_accuracy=attitude, angular_resolution=step
    )


def radio(distance: str | None, vehicles: int | None, *, special: bool | None = True) -> Data:
    """A radio for a vehicle of 9A012.a."""
    judged = None if special is None else {"specially designed for": special}
    parameters = {"line_of_sight_distance": distance, "controlled_vehicles": vehicles}
    known = {name: value for name, value in parameters.items() if value is not None}
    return aimed("radio_communication_equipment", "use", "9A012.a.2", judged, regime=CN) | {"parameters": known}


VEHICLES = [
    Case("30 min at 25 kn", flight("30 min", "25 kn"), CN, "9A012.a.1", CONTROLLED),
    Case("30 min at 46.3 km/h", flight("30 min", "46.3 km/h"), CN, "9A012.a.1", CONTROLLED),
    Case("29.9 min", flight("29.9 min", "60 km/h"), CN, "9A012.a", NO),
    Case("below 25 kn", flight("45 min", "24.9 kn"), CN, "9A012.a", NO),
    Case("gusts unknown", flight("45 min"), CN, "9A012.a.1", OPEN),
    Case("1 h is a.2", flight("1 h", "60 km/h"), CN, "9A012.a.1", NO),
    Case("1 h", flight("1 h"), CN, "9A012.a.2", CONTROLLED),
    Case("59 min", flight("59 min"), CN, "9A012.a.2", NO),
    Case("flown in sight", flight("5 h", sight=False), CN, "9A012.a", NO),
    Case("flown nobody knows how", flight("5 h", sight=None), CN, "9A012.a", OPEN),
    Case("a model of 45 min", flight("45 min", "60 km/h", model=True), CN, "9A012.a.1", RELEASED),
    Case("a model or not", flight("45 min", "60 km/h", model=None), CN, "9A012.a.1", UNLESS_RELEASED),
    Case("a model of 2 h: the exclusion stands with a.1 alone", flight("2 h", model=True), CN, "9A012.a.2", CONTROLLED),
    Case(
        "piston engine above 50000 ft", engine("reciprocating_engine", altitude="50001 ft"), CN, "9A012.b.1", CONTROLLED
    ),
    Case("piston engine at 50000 ft", engine("reciprocating_engine", altitude="50000 ft"), CN, "9A012.b.1", DOUBTFUL),
    Case("above the metres printed", engine("rotary_engine", altitude="15421 m"), CN, "9A012.b.1", CONTROLLED),
    Case("between the metres and the feet", engine("rotary_engine", altitude="15300 m"), CN, "9A012.b.1", DOUBTFUL),
    Case("a motor of 16 kW", engine("electric_propulsion_motor", power="16 kW"), CN, "9A012.b.2", NO),
    Case("a motor above 16 kW", engine("electric_propulsion_motor", power="16.1 kW"), CN, "9A012.b.2", CONTROLLED),
    Case("an engine above 16000 W", engine("rotary_engine", power="16001 W"), CN, "9A012.b.2", CONTROLLED),
    Case("a turbine above 16 kW", engine("gas_turbine_engine", power="20 kW"), CN, "9A012.b.2", CONTROLLED),
    Case("power unknown", engine("rotary_engine"), CN, "9A012.b.2", OPEN),
    Case("for manned aircraft", engine("rotary_engine", power="60 kW", special=False), CN, "9A012.b.2", NO),
    Case("for nobody knows what", engine("rotary_engine", power="60 kW", special=None), CN, "9A012.b.2", OPEN),
    Case(
        "300 km",
        item("unmanned_aerial_vehicle", maximum_range="300 km", model_vehicle=False),
        CN,
        "9A501.a",
        CONTROLLED,
    ),
    Case("299.9 km", item("unmanned_aerial_vehicle", maximum_range="299.9 km"), CN, "9A501.a", NO),
    Case("range unknown", item("unmanned_aerial_vehicle", model_vehicle=False), CN, "9A501.a", OPEN),
]


def long_model(**judged: bool | None) -> Data:
    """A model aircraft of 400 km, with what was judged of its purpose."""
    answered = {f"specially designed for {name}": answer for name, answer in judged.items() if answer is not None}
    return item("unmanned_aerial_vehicle", judged=answered, maximum_range="400 km", model_vehicle=True)


def sprayer(capacity: str, *, autonomous: bool = True, operator: bool = False) -> Data:
    """A vehicle with a tank."""
    return item(
        "unmanned_aerial_vehicle",
        said={BY_OPERATOR: operator},
        judged={SPRAYER: False},
        autonomous_flight_control_and_navigation=autonomous,
        aerosol_dispensing_system=[{"capacity": capacity}],
    )


def prepared(capacity: str | None, *, autonomous: bool = True, operator: bool = False) -> Data:
    """A vehicle that a tank may be put on."""
    return item(
        "unmanned_aerial_vehicle",
        said={BY_OPERATOR: operator},
        judged={SPRAYER: True},
        autonomous_flight_control_and_navigation=autonomous,
        aerosol_dispensing_system="none",
        intended_aerosol_capacity=capacity,
    )


OTHER_VEHICLES = [
    Case("a model for recreation", long_model(recreation=True), CN, "9A501.a", RELEASED),
    Case("a model for competition", long_model(competition=True), CN, "9A501.a", RELEASED),
    Case("a model for neither", long_model(recreation=False, competition=False), CN, "9A501.a", CONTROLLED),
    Case("a model for nobody knows what", long_model(), CN, "9A501.a", UNLESS_RELEASED),
    Case("20 l, flying by itself", sprayer("20 l"), CN, "9A501.b.1", CONTROLLED),
    Case("19.9 l", sprayer("19.9 l"), CN, "9A501.b.1", NO),
    Case("20 l, flown by nobody", sprayer("20 l", autonomous=False), CN, "9A501.b", NO),
    Case("20 l, flown by an operator", sprayer("20 l", autonomous=False, operator=True), CN, "9A501.c.1", CONTROLLED),
    Case("20 l is not yet enough in the base list", sprayer("20 l"), "intl", "9A112.b", NO),
    Case("made for 20 l", prepared("20 l"), CN, "9A501.b.2", CONTROLLED),
    Case("made for 19 l", prepared("19 l"), CN, "9A501.b.2", NO),
    Case("made for nobody knows how much", prepared(None), CN, "9A501.b.2", OPEN),
    Case("made for 20 l, operated", prepared("20 l", autonomous=False, operator=True), CN, "9A501.c.2", CONTROLLED),
]

PAYLOADS = [
    Case("camera", camera("8 um to 14 um", "2.4 mrad"), CN, "9A012.c.1", CONTROLLED),
    Case("camera of 2.5 mrad", camera("8 um to 14 um", "2.5 mrad"), CN, "9A012.c.1", NO),
    Case("camera, view unknown", camera("8 um to 14 um", None), CN, "9A012.c.1", OPEN),
    Case("camera, band unknown", camera(None, "1 mrad"), CN, "9A012.c.1", OPEN),
    Case("camera from 780 nm down", camera("400 nm to 780 nm", "1 mrad"), CN, "9A012.c.1", CONTROLLED),
    Case("camera below 780 nm", camera("400 nm to 779 nm", "1 mrad"), CN, "9A012.c.1", NO),
    Case("camera from 30000 nm up", camera("30 um to 40 um", "1 mrad"), CN, "9A012.c.1", CONTROLLED),
    Case("camera above 30000 nm", camera("31 um to 40 um", "1 mrad"), CN, "9A012.c.1", NO),
    Case("radar, strip", radar("6 km", "0.29 m", "0.2 m"), CN, "9A012.c.2", CONTROLLED),
    Case("radar, spot", radar("6 km", "0.5 m", "0.09 m"), CN, "9A012.c.2", CONTROLLED),
    Case("radar, both at the limit", radar("6 km", "0.3 m", "0.1 m"), CN, "9A012.c.2", NO),
    Case("radar of 5 km", radar("5 km", "0.1 m", "0.05 m"), CN, "9A012.c.2", NO),
    Case("radar, spot unknown", radar("6 km", "0.5 m", None), CN, "9A012.c.2", OPEN),
    Case("radar, reach unknown", radar(None, "0.1 m", "0.05 m"), CN, "9A012.c.2", OPEN),
    Case("laser", laser(), CN, "9A012.c.3", CONTROLLED),
    Case("laser of 80 mJ", laser(pulse_energy="80 mJ"), CN, "9A012.c.3", NO),
    Case("laser of 15 %", laser(pulse_energy_stability="15 %"), CN, "9A012.c.3", NO),
    Case("laser of 0.3 mrad", laser(beam_divergence="0.3 mrad"), CN, "9A012.c.3", NO),
    Case("laser to 55 degC", laser(operating_temperature="-40 degC to 55 degC"), CN, "9A012.c.3", NO),
    Case("laser with its temperature controlled", laser(temperature_control_free=False), CN, "9A012.c.3", NO),
    Case("laser, energy unknown", laser(pulse_energy=None), CN, "9A012.c.3", OPEN),
    Case("inertial equipment", inertial(), CN, "9A012.c.4", CONTROLLED),
    Case("heading of 2 deg", inertial(heading="2 deg"), CN, "9A012.c.4", NO),
    Case("attitude of 0.5 deg", inertial(attitude="0.5 deg"), CN, "9A012.c.4", NO),
    Case("steps of 0.1 deg", inertial(step="0.1 deg"), CN, "9A012.c.4", NO),
    Case("steps unknown", inertial(step=None), CN, "9A012.c.4", OPEN),
    Case("radio beyond 50 km", radio("50.1 km", 1), CN, "9A012.e", CONTROLLED),
    Case("radio of 50 km for 10", radio("50 km", 10), CN, "9A012.e", NO),
    Case("radio for 11", radio("10 km", 11), CN, "9A012.e", CONTROLLED),
    Case("radio for nobody knows how many", radio("10 km", None), CN, "9A012.e", OPEN),
    Case("radio for other things too", radio("60 km", 1, special=False), CN, "9A012.e", NO),
    Case("radio nobody judged", radio("60 km", 1, special=None), CN, "9A012.e", OPEN),
]

RARE_EARTHS = "intended for rare_earth_mining"
LINES = "intended for rare_earth_production_line_repair"


def know_how(key: str | None, answer: bool = True) -> Data:
    """Technology that no note frees, with one judgement."""
    judged = {"it is basic scientific research": False} | ({} if key is None else {key: answer})
    return {"kind": "technology", "statements": TECHNOLOGY_NOT_FREE, "judgements": answers(judged)}


def on(day: str) -> datetime.date:
    """A day."""
    return datetime.date.fromisoformat(day)


INTENDED = {"intended for": True}
FLUORIDE = technology("production", "1C350.c", INTENDED, regime=CN)
PUBLIC = {"statements": TECHNOLOGY_NOT_FREE | {"it is in the public domain": True}}

TECHNOLOGY = [
    Case("production of sodium fluoride", FLUORIDE, CN, "1E302", CONTROLLED),
    Case("development", technology("development", "1C350.k", INTENDED, regime=CN), CN, "1E302", CONTROLLED),
    Case("use", technology("use", "1C350.k", INTENDED, regime=CN), CN, "1E302", CONTROLLED),
    Case("repair, a part of use", technology("repair", "1C350.k", INTENDED, regime=CN), CN, "1E302", OPEN),
    Case("testing", technology("testing", "1C350.k", INTENDED, regime=CN), CN, "1E302", NO),
    Case("of 1C450", technology("production", "1C450.c.1", INTENDED, regime=CN), CN, "1E302", NO),
    Case("of a chemical described", technology("production", chemical("7778-74-7"), INTENDED), CN, "1E302", CONTROLLED),
    Case("not intended", technology("production", "1C350.c", {"intended for": False}, regime=CN), CN, "1E302", NO),
    Case("nobody judged", technology("production", "1C350.c", regime=CN), CN, "1E302", OPEN),
    Case(
        "a code of the base list says nothing here", technology("production", "1C350.43", INTENDED), CN, "1E302", OPEN
    ),
    Case("in the public domain", FLUORIDE | PUBLIC, CN, "1E302", RELEASED),
    Case("the first day of the list", FLUORIDE, CN, "1E302", CONTROLLED, on("2024-12-01")),
    Case("rare earths, the first day", know_how(RARE_EARTHS), CN, "1E902.a", CONTROLLED, on("2025-10-09")),
    Case("rare earths, the last day before", know_how(RARE_EARTHS), CN, "1E902.a", CONTROLLED, on("2025-11-06")),
    Case("rare earths, suspended", know_how(RARE_EARTHS), CN, "1E902.a", SUSPENDED, on("2025-11-07")),
    Case("rare earths, the last day suspended", know_how(RARE_EARTHS), CN, "1E902.a", SUSPENDED, on("2026-11-09")),
    Case("rare earths, after", know_how(RARE_EARTHS), CN, "1E902.a", NOT_ESTABLISHED, on("2026-11-11")),
    Case("rare earths, today", know_how(RARE_EARTHS), CN, "1E902.a", NOT_ESTABLISHED),
    Case("rare earths, another purpose", know_how(RARE_EARTHS, False), CN, "1E902.b", OPEN),
    Case("production lines, the first day", know_how(LINES), CN, "1E902.b", CONTROLLED, on("2025-10-09")),
    Case("production lines, today", know_how(LINES), CN, "1E902.b", NOT_ESTABLISHED),
    Case("nobody said for what", know_how(None), CN, "1E902.a", OPEN),
    Case("in the public domain", know_how(RARE_EARTHS) | PUBLIC, CN, "1E902.a", RELEASED, on("2025-10-09")),
]


def test_rare_earth_technology_was_free_the_day_before() -> None:
    """Announcement 62 of 2025 was in force on the day it was issued."""
    assert not has_code(CN, "1E902", on("2025-10-08"))


@table(CHEMICALS)
def test_chemicals(case: Case) -> None:
    """1C350 and 1C450: families, exclusions, mixtures."""
    check(case)


@table(VEHICLES)
def test_vehicles(case: Case) -> None:
    """9A012.a and .b, and the range of 9A501."""
    check(case)


@table(OTHER_VEHICLES)
def test_sprayers_and_models(case: Case) -> None:
    """9A501."""
    check(case)


@table(PAYLOADS)
def test_payloads_and_radios(case: Case) -> None:
    """9A012.c and .e."""
    check(case)


@table(TECHNOLOGY)
def test_technology(case: Case) -> None:
    """1E302 and 1E902."""
    check(case)
