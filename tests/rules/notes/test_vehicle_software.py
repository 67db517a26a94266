"""Software and technology of category 9 for unmanned vehicles: what it is for, in which edition, in which list."""

from __future__ import annotations

from tests.rules.notes.cases import (
    BEFORE_2025,
    CONTROLLED,
    FIRST_2025,
    NO,
    OPEN,
    RELEASED,
    UNLESS_RELEASED,
    Case,
    Data,
    answers,
    check,
    item,
    table,
)
from tests.rules.notes.wares import SOFTWARE_NOT_FREE, TECHNOLOGY_NOT_FREE, software, technology

DRONE = item(
    "unmanned_aerial_vehicle", said={"designed for flight_beyond_natural_vision": True}, maximum_endurance="2 h"
)
TOY = item(
    "unmanned_aerial_vehicle", said={"designed for flight_beyond_natural_vision": False}, maximum_endurance="2 h"
)

DEVELOPED = {"specially designed or modified for": True}
NOT_DEVELOPED = {"specially designed or modified for": False}
REQUIRED = {"required for": True}
NOT_REQUIRED = {"required for": False}


def far(distance: str | None) -> Data:
    """A vehicle of this range."""
    return item("unmanned_aerial_vehicle", maximum_range=distance)


SOFTWARE_CASES = [
    Case("development of a drone", software("development", "9A012.a.2", DEVELOPED), "intl", "9D001", CONTROLLED),
    Case("development of a drone described", software("development", DRONE, DEVELOPED), "intl", "9D001", CONTROLLED),
    Case("the last of the range", software("development", "9A119", DEVELOPED), "intl", "9D001", CONTROLLED),
    Case(
        "the first of the range",
        software("development", "9A001", DEVELOPED),
        "intl",
        "9D001",
        CONTROLLED,
    ),
    Case("development of a test facility", software("development", "9B106", DEVELOPED), "intl", "9D001", CONTROLLED),
    Case("development of technology", software("development", "9E003.a.1", DEVELOPED), "intl", "9D001", CONTROLLED),
    Case("beyond the range: 9A120", software("development", "9A120", DEVELOPED), "intl", "9D001", NO),
    Case("beyond the range: 9A350", software("development", "9A350", DEVELOPED), "intl", "9D001", NO),
    Case("other technology: 9E001", software("development", "9E001", DEVELOPED), "intl", "9D001", NO),
    Case("other category", software("development", "3A001.a.5", DEVELOPED), "intl", "9D001", NO),
    Case("production is another paragraph", software("production", "9A012.a.2", DEVELOPED), "intl", "9D001", NO),
    Case("not specially designed", software("development", "9A012.a.2", NOT_DEVELOPED), "intl", "9D001", NO),
    Case("nobody judged", software("development", "9A012.a.2"), "intl", "9D001", OPEN),
    Case("technology is no software", technology("development", "9A012.a.2", DEVELOPED), "intl", "9D001", NO),
    Case("production of a drone", software("production", "9A012.a.2", DEVELOPED), "intl", "9D002", CONTROLLED),
    Case("production of a sprayer", software("production", "9A112.b", DEVELOPED), "intl", "9D002", CONTROLLED),
    Case("production, technology is not named", software("production", "9E003.a.1", DEVELOPED), "intl", "9D002", NO),
    Case("production of 9A350", software("production", "9A350", DEVELOPED), "intl", "9D002", NO),
    Case("development is another paragraph", software("development", "9A012.a.2", DEVELOPED), "intl", "9D002", NO),
    Case("production, nobody judged", software("production", "9A012.a.2"), "intl", "9D002", OPEN),
    Case("operation of a drone", software("operation", "9A012.a.2", DEVELOPED), "intl", "9D004.e", CONTROLLED),
    Case("operation of a drone described", software("operation", DRONE, DEVELOPED), "intl", "9D004.e", CONTROLLED),
    Case(
        "operation of an engine",
        software("operation", "9A012.b.4", DEVELOPED),
        "intl",
        "9D004.e",
        CONTROLLED,
    ),
    Case("use takes in operation", software("use", "9A012.a.2", DEVELOPED), "intl", "9D004.e", CONTROLLED),
    Case("operation of a toy", software("operation", TOY, DEVELOPED), "intl", "9D004.e", NO),
    Case("operation of another vehicle", software("operation", "9A112.a", DEVELOPED), "intl", "9D004.e", NO),
    Case("development is not operation", software("development", "9A012.a.2", DEVELOPED), "intl", "9D004.e", NO),
    Case("operation, not modified for it", software("operation", "9A012.a.2", NOT_DEVELOPED), "intl", "9D004.e", NO),
    Case("operation, nobody judged", software("operation", "9A012.a.2"), "intl", "9D004.e", OPEN),
    Case("operation, Korea", software("operation", "9A012.a.2", DEVELOPED), "kr", "9D004.e", CONTROLLED),
    Case("operation, United Kingdom", software("operation", "9A012.a.2", DEVELOPED), "gb", "9D004.e", CONTROLLED),
    Case("development, Korea", software("development", "9A012.a.2", DEVELOPED), "kr", "9D001", CONTROLLED),
    Case("development, United Kingdom", software("development", "9A112.a", DEVELOPED), "gb", "9D001", CONTROLLED),
    Case(
        "development, the older edition",
        software("development", "9A012.a.2", DEVELOPED),
        "intl",
        "9D001",
        CONTROLLED,
        BEFORE_2025,
    ),
]

FREE = SOFTWARE_NOT_FREE | {"it is in the public domain": True}
RETAIL_ALONE = SOFTWARE_NOT_FREE | {
    "it is sold from stock at retail selling points without restriction, over the counter, by mail, electronically"
    " or by telephone": True,
    "it is designed for installation by the user without further substantial support by the supplier": False,
}
DESIGN = technology("development", "9A012", REQUIRED)
OPERATION = software("operation", "9A012.a.2", DEVELOPED)

GENERAL_NOTES = [
    Case("in the public domain", OPERATION | {"statements": FREE}, "intl", "9D004.e", RELEASED),
    Case(
        "installed by the supplier",
        OPERATION | {"statements": RETAIL_ALONE},
        "intl",
        "9D004.e",
        CONTROLLED,
    ),
    Case("nobody said that it is not free", OPERATION | {"statements": {}}, "intl", "9D004.e", UNLESS_RELEASED),
    Case(
        "technology in the public domain",
        technology("development", "9A012", REQUIRED)
        | {"statements": TECHNOLOGY_NOT_FREE | {"it is in the public domain": True}},
        "intl",
        "9E001",
        RELEASED,
    ),
    Case(
        "basic research",
        technology("development", "9A012", REQUIRED)
        | {"judgements": answers({"it is basic scientific research": True})},
        "intl",
        "9E001",
        RELEASED,
    ),
    Case(
        "technology that nobody said is not free",
        DESIGN | {"statements": {}},
        "intl",
        "9E001",
        UNLESS_RELEASED,
    ),
]


def engine_tester(
    *, parts: bool | None = True, data: bool = True, feedback: bool = True, said: Data | None = None
) -> Data:
    """Software that tests engines."""
    compressors = (
        "It is specially designed for testing multi-stage compressors with bypass or core flow that are specially"
        " designed for aero gas turbine engines incorporating technology of 9E003.a or 9E003.h."
    )
    engines = (
        "It is specially designed for testing aero gas turbine engines, assemblies or components that incorporate"
        " technology of 9E003.a, 9E003.h or 9E003.i."
    )
    judged: Data = {
        compressors: False,
        "specially designed for real_time_data_acquisition_and_processing": data,
        "specially designed for feedback_control_of_running_test": feedback,
        "intended for test_facility_operation_or_operator_safety": False,
        "limited to assembly_or_repair_acceptance_testing": False,
        **(said or {}),
    }
    if parts is not None:
        judged[engines] = parts
    made = item("software", said={"designed for engine_testing": True, **SOFTWARE_NOT_FREE}, judged=judged)
    return {name: value for name, value in made.items() if value}


SAFETY = {"intended for test_facility_operation_or_operator_safety": True}
ACCEPTANCE = {"limited to assembly_or_repair_acceptance_testing": True}

ENGINE_TESTS = [
    Case("all of it", engine_tester(), "intl", "9D004.b", CONTROLLED),
    Case("of other engines", engine_tester(parts=False), "intl", "9D004.b", NO),
    Case("of engines nobody judged", engine_tester(parts=None), "intl", "9D004.b", OPEN),
    Case("no data in real time", engine_tester(data=False), "intl", "9D004.b", NO),
    Case("no feedback", engine_tester(feedback=False), "intl", "9D004.b", NO),
    Case("note: safety of the operators", engine_tester(said=SAFETY), "intl", "9D004.b", RELEASED),
    Case("note: acceptance after repair", engine_tester(said=ACCEPTANCE), "intl", "9D004.b", RELEASED),
]

GROWTH = "specially designed for control_of_single_crystal_or_directional_solidification"


def crystal(target: str, *, growth: bool = True) -> Data:
    """Software that steers the growth of crystals in some equipment."""
    return software("use", target, {"for use in": True}) | {"judgements": answers({GROWTH: growth})}


COORDINATION = "specially designed or modified for subsystem_coordination"


def coordinating(target: str | None, distance: str | None, *, judged: bool | None = True) -> Data:
    """Software that makes the subsystems of a rocket or of a vehicle work together."""
    made = software("use", target, DEVELOPED) if target else {"kind": "software", "statements": SOFTWARE_NOT_FREE}
    if judged is not None:
        made = made | {"judgements": answers({COORDINATION: judged})}
    return made if distance is None else made | {"host": far(distance)}


OTHER_SOFTWARE = [
    Case("crystal growth in 9B001.a", crystal("9B001.a"), "intl", "9D004.c", CONTROLLED),
    Case("crystal growth in 9B001.c", crystal("9B001.c"), "intl", "9D004.c", CONTROLLED),
    Case("crystal growth in 9B001.b", crystal("9B001.b"), "intl", "9D004.c", NO),
    Case("of 9B001.a, but not for growth", crystal("9B001.a", growth=False), "intl", "9D004.c", NO),
    Case("for a launch vehicle", coordinating("9A004.a", None), "intl", "9D105", CONTROLLED),
    Case("for a sounding rocket", coordinating("9A104", None), "intl", "9D105", CONTROLLED),
    Case("for a vehicle of more than 300 km", coordinating(None, "301 km"), "intl", "9D105", CONTROLLED),
    Case("for a vehicle of 300 km", coordinating("9A012.a.2", "300 km"), "intl", "9D105", NO),
    Case("for one subsystem alone", coordinating(None, "900 km", judged=False), "intl", "9D105", NO),
    Case("for subsystems or not", coordinating(None, "900 km", judged=None), "intl", "9D105", OPEN),
    Case("for something of unknown range", coordinating(None, None), "intl", "9D105", OPEN),
]


def dated(name: str, activity: str, target: str, code: str, before: str, after: str) -> list[Case]:
    """One package of required technology on the last day of the older edition and on the first of the newer."""
    package = technology(activity, target, REQUIRED)
    return [
        Case(f"{name}, edition of 2021", package, "intl", code, before, BEFORE_2025),
        Case(f"{name}, edition of 2025", package, "intl", code, after, FIRST_2025),
    ]


def required(
    activity: str, target: str, code: str, status: str, regime: str = "intl", host: Data | None = None
) -> Case:
    """One package of required technology today."""
    package = technology(activity, target, REQUIRED, host=host)
    beside = "" if host is None else f", range {host['parameters'].get('maximum_range')}"
    return Case(f"{activity} of {target}{beside}", package, regime, code, status)


TECHNOLOGY_CASES = [
    required("development", "9A012.a.2", "9E001", CONTROLLED),
    required("development", "9A004", "9E001", CONTROLLED),
    required("development", "9A350", "9E001", CONTROLLED),
    required("development", "9B010", "9E001", CONTROLLED),
    required("development", "9D004.e", "9E001", CONTROLLED),
    required("development", "9A003", "9E001", NO),
    required("development", "9A112.a", "9E001", NO),
    required("development", "9A101", "9E001", NO),
    required("development", "9E003.a", "9E001", NO),
    required("production", "9A012.a.2", "9E001", NO),
    required("use", "9A012.a.2", "9E001", NO),
    Case("of the drone described", technology("development", DRONE, REQUIRED), "intl", "9E001", CONTROLLED),
    Case("of what may be of a gap", technology("development", TOY, REQUIRED), "intl", "9E001", OPEN),
    Case("not required", technology("development", "9A012.a.2", NOT_REQUIRED), "intl", "9E001", NO),
    Case("nobody judged", technology("development", "9A012.a.2"), "intl", "9E001", OPEN),
    Case("software is no technology", software("development", "9A012.a.2", REQUIRED), "intl", "9E001", NO),
    *dated("development of 9A001.b", "development", "9A001.b", "9E001", CONTROLLED, NO),
    *dated("development of a drone", "development", "9A012.a.2", "9E001", CONTROLLED, CONTROLLED),
    required("production", "9A011", "9E002", CONTROLLED),
    required("production", "9A350", "9E002", CONTROLLED),
    required("production", "9B106", "9E002", CONTROLLED),
    required("production", "9A012.a.2", "9E002", NO),
    required("production", "9D004.e", "9E002", NO),
    required("development", "9A011", "9E002", NO),
    *dated("production of 9A001.b", "production", "9A001.b", "9E002", CONTROLLED, NO),
    *[
        required("development", code, "9E101.a", CONTROLLED)
        for code in ("9A101", "9A102", "9A104", "9A107", "9A111", "9A112.a", "9A115", "9A121")
    ],
    *[
        required("development", code, "9E101.a", NO)
        for code in ("9A001", "9A112.b", "9A012.a.2", "9A011", "9A350", "9B106")
    ],
    required("production", "9A112.a", "9E101.a", NO),
    required("production", "9A112.a", "9E101.b", CONTROLLED),
    required("production", "9A112.b", "9E101.b", NO),
    required("production", "9A012.a.2", "9E101.b", CONTROLLED, host=far("301 km")),
    required("production", "9A012.a.2", "9E101.b", NO, host=far("300 km")),
    required("production", "9A012.a.2", "9E101.b", OPEN, host=far(None)),
    required("production", "9A012.a.2", "9E101.b", OPEN),
    required("development", "9A012.a.2", "9E101.b", NO, host=far("301 km")),
    *[
        required("use", code, "9E102", CONTROLLED)
        for code in ("9A004.a", "9A005", "9A011", "9A101", "9A112.a", "9A121", "9B105", "9B117", "9D101", "9D103")
    ],
    *[required("use", code, "9E102", NO) for code in ("9A003", "9A112.b", "9A350", "9B001", "9D002", "9D001")],
    required("use", "9A012.a.2", "9E102", CONTROLLED, host=far("301 km")),
    required("use", "9A012.a.2", "9E102", NO, host=far("300 km")),
    required("use", "9A012.a.2", "9E102", OPEN),
    required("production", "9A011", "9E102", NO),
    *dated("use of 9B107", "use", "9B107", "9E102", NO, CONTROLLED),
    *dated("use of 9B106", "use", "9B106", "9E102", CONTROLLED, CONTROLLED),
    required("use", "9B107", "9E102", NO, "kr"),
    required("use", "9B106", "9E102", CONTROLLED, "kr"),
    required("use", "9A012.a.2", "9E102", CONTROLLED, "kr", far("301 km")),
    required("use", "9B107", "9E102", CONTROLLED, "gb"),
    required("development", "9A001.b", "9E001", NO, "kr"),
    required("development", "9A001.b", "9E001", NO, "gb"),
    required("production", "9A012.a.2", "9E002", NO, "gb"),
    required("development", "9A012.a.2", "9E001", CONTROLLED, "kr"),
    required("production", "9A112.a", "9E101.b", CONTROLLED, "kr"),
]


@table(SOFTWARE_CASES)
def test_software_for_vehicles(case: Case) -> None:
    """9D001, 9D002, 9D004.e: what the software is for."""
    check(case)


@table(GENERAL_NOTES)
def test_general_notes(case: Case) -> None:
    """What the general notes on software and technology free."""
    check(case)


@table(ENGINE_TESTS)
def test_engine_testing_software(case: Case) -> None:
    """9D004.b and its note."""
    check(case)


@table(OTHER_SOFTWARE)
def test_other_software(case: Case) -> None:
    """9D004.c and 9D105."""
    check(case)


@table(TECHNOLOGY_CASES)
def test_technology(case: Case) -> None:
    """9E001, 9E002, 9E101, 9E102: ranges of entries, activities, editions."""
    check(case)
