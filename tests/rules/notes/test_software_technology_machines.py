"""Software and technology for computers below the goods' limit, for numerical control, and for China's batteries."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from .cases import (
    BEFORE_2025,
    CONTROLLED,
    DAY,
    FIRST_2025,
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
    evaluator,
    has_code,
    item,
    outcome_of,
    steps,
    table,
)
from .purposes import (
    DESIGNED_OR_MODIFIED,
    INTENDED,
    NOT_FREE_SOFTWARE,
    software,
    technology,
    without_none,
)

BASE_LIKE = ("intl", "gb", "kr")
COMPUTERS = "development or production of digital computers"
ASSEMBLIES = "development or production of electronic assemblies that aggregate processors"
AGGREGATING = "specially designed or modified for aggregation_of_processors"


def computer(performance: str | None) -> Data:
    return item("digital_computer", adjusted_peak_performance=performance)


def assembly(performance: str | None, *, aggregating: bool | None = True) -> Data:
    judged = {} if aggregating is None else {AGGREGATING: aggregating}
    return item("electronic_assembly", judged=judged, aggregated_peak_performance=performance)


def program(target: Data, purpose: str = COMPUTERS, *, judged: bool | None = True) -> Data:
    answer = without_none({f"{DESIGNED_OR_MODIFIED} {purpose}": judged}, None)
    return software("development", target, None, judged=answer)


def knowledge(target: Data, purpose: str = COMPUTERS, *, judged: bool | None = True) -> Data:
    return technology("development", target, None, judged={f"required for {purpose}": judged})


LESSER = [
    case
    for regime in BASE_LIKE
    for code, make in (("4D001", program), ("4E001", knowledge))
    for case in (
        *steps(
            "computer",
            lambda value, make=make: make(computer(value)),
            regime,
            f"{code}.b.1",
            ("23.9 WT", NO),
            ("24 WT", NO),
            ("24.1 WT", CONTROLLED),
            (None, OPEN),
        ),
        *steps(
            "assembly",
            lambda value, make=make: make(assembly(value), ASSEMBLIES),
            regime,
            f"{code}.b.2",
            ("24 WT", NO),
            ("24.1 WT", CONTROLLED),
            (None, OPEN),
        ),
        Case("not for computers", make(computer("30 WT"), judged=False), regime, f"{code}.b.1", NO),
        Case("not for assemblies", make(assembly("30 WT"), ASSEMBLIES, judged=False), regime, f"{code}.b.2", NO),
        Case("nobody judged", make(computer("30 WT"), judged=None), regime, f"{code}.b.1", OPEN),
        Case(
            "assembly of no aggregate",
            make(assembly("30 WT", aggregating=False), ASSEMBLIES),
            regime,
            f"{code}.b.2",
            NO,
        ),
        Case(
            "aggregate not judged", make(assembly("30 WT", aggregating=None), ASSEMBLIES), regime, f"{code}.b.2", OPEN
        ),
        Case("for something else", make(item("machine_tool")), regime, f"{code}.b.1", NO),
    )
]
EDITIONS = [
    (f"{code} {value}", make(aim(value), purpose), f"{code}.{part}", before, after)
    for code, make in (("4D001", program), ("4E001", knowledge))
    for part, aim, purpose in (("b.1", computer, COMPUTERS), ("b.2", assembly, ASSEMBLIES))
    for value, before, after in (("15 WT", NO, NO), ("15.1 WT", CONTROLLED, NO), ("24.1 WT", CONTROLLED, CONTROLLED))
]

# ---------------------------------------------------------------- 4E001: note 1, intrusion software

DISCLOSURE, RESPONSE = "limited to vulnerability_disclosure", "limited to cyber_incident_response"
INTRUSION = "required for development of intrusion software"


def secret(disclosure: bool | None = False, response: bool | None = False, *, intrusion: bool | None = None) -> Data:
    judged = {DISCLOSURE: disclosure, RESPONSE: response, INTRUSION: intrusion}
    return technology("use", "4A003.b", judged=judged)


NOTE_1 = [
    case
    for regime in BASE_LIKE
    for case in (
        Case("neither", secret(), regime, "4E001.a", CONTROLLED),
        Case("disclosure", secret(True), regime, "4E001.a", RELEASED),
        Case("response", secret(False, True), regime, "4E001.a", RELEASED),
        Case("response not judged", secret(False, None), regime, "4E001.a", UNLESS_RELEASED),
        Case("intrusion software", secret(intrusion=True), regime, "4E001.c", CONTROLLED),
        Case("intrusion software, disclosure", secret(True, intrusion=True), regime, "4E001.c", RELEASED),
        Case("intrusion software, not judged", secret(None, intrusion=True), regime, "4E001.c", UNLESS_RELEASED),
        Case("intrusion software or not", secret(), regime, "4E001.c", OPEN),
        Case("no intrusion software", secret(intrusion=False), regime, "4E001.c", NO),
        # the note does not reach b
        Case(
            "lesser computers, disclosure",
            technology(
                "development",
                computer("30 WT"),
                None,
                judged={DISCLOSURE: True, f"required for {COMPUTERS}": True},
            ),
            regime,
            "4E001.b.1",
            CONTROLLED,
        ),
    )
]

# ---------------------------------------------------------------- 2D001, 2D002, 2D202

OUTSIDE_2 = "it is specially designed or modified to operate items that category 2 does not specify"
EXPORTED_WITH = (
    "it is exported together with items that category 2 does not specify, and is the minimum needed to operate them"
)


def control(
    axes: int | None,
    *,
    outside: bool | None = False,
    along: bool | None = False,
    target: str = "2B001.b",
    intended: bool | None = True,
) -> Data:
    aim: Data = {"code": target, "activities": ["use"]}
    if intended is not None:
        aim["judgements"] = answers({INTENDED: intended})
    judged = without_none({OUTSIDE_2: outside, EXPORTED_WITH: along}, None)
    made = item("numerical_control_software", judged=judged, said=NOT_FREE_SOFTWARE, contouring_axes=axes)
    return made | {"for": [aim]}


CONTROL = [
    case
    for regime in BASE_LIKE
    for case in (
        Case("four axes", control(4), regime, "2D002", NO),
        Case("five axes", control(5), regime, "2D002", CONTROLLED),
        Case("axes missing", control(None), regime, "2D002", OPEN),
        Case("note 1: for other items", control(5, outside=True), regime, "2D002", RELEASED),
        Case("note 1: nobody judged", control(5, outside=None), regime, "2D002", UNLESS_RELEASED),
        Case("note 2: for 2B002", control(5, target="2B002"), regime, "2D002", RELEASED),
        Case(
            "note 2: for 2B002, nobody judged",
            control(5, target="2B002", intended=None),
            regime,
            "2D002",
            UNLESS_RELEASED,
        ),
        Case("note 2: nothing said", control(5) | {"for": []}, regime, "2D002", UNLESS_RELEASED),
        Case("note 3: exported along", control(5, along=True), regime, "2D002", RELEASED),
        Case("note 3: nobody judged", control(5, along=None), regime, "2D002", UNLESS_RELEASED),
        Case("software of no named kind", software("use", "2B001.b", None), regime, "2D002", OPEN),
    )
]
CONTROL.extend(
    [
        Case("four axes", control(4), "cn", "2D203", NO),
        Case("five axes", control(5), "cn", "2D203", CONTROLLED),
        Case("five axes, for other items", control(5, outside=True), "cn", "2D203", CONTROLLED),
    ]
)


def part_program(target: str, kind: str = "part_programming_software", regime: str | None = None, **more: Any) -> Data:
    return software("use", target, DESIGNED_OR_MODIFIED, kind=kind, regime=regime, **more)


PART_PROGRAMS = [
    case
    for regime in (*BASE_LIKE, "cn")
    for own in ("cn" if regime == "cn" else None,)
    for case in (
        Case("codes only", part_program("2B201.b", regime=own, direct_machining=False), regime, "2D202", RELEASED),
        Case("direct use", part_program("2B201.b", regime=own, direct_machining=True), regime, "2D202", CONTROLLED),
        Case("direct use not known", part_program("2B201.b", regime=own), regime, "2D202", UNLESS_RELEASED),
        Case("kind of software not said", part_program("2B201.b", "software", own), regime, "2D202", UNLESS_RELEASED),
    )
]
PART_PROGRAMS.extend(
    [
        case
        for regime in BASE_LIKE
        for case in (
            Case("part program", part_program("2B001.b"), regime, "2D001.b", RELEASED),
            Case(
                "part program with direct use",
                part_program("2B001.b", direct_machining=True),
                regime,
                "2D001.b",
                RELEASED,
            ),
            Case("kind of software not said", part_program("2B001.b", "software"), regime, "2D001.b", UNLESS_RELEASED),
        )
    ]
)

# ---------------------------------------------------------------- China's 3E901

CELLS = technology("production", "3A001", INTENDED, regime="cn")
ANODES = [
    f"intended for {name}"
    for name in ("graphite_anode_granulation", "continuous_graphitisation", "liquid_phase_coating_of_graphite_anodes")
]


def anode(*answered: bool | None) -> Data:
    return technology("production", "3C901", None, regime="cn", judged=dict(zip(ANODES, answered, strict=True)))


LAST = datetime.date(2026, 11, 9)
CHINA = [
    Case("batteries", CELLS, "cn", "3E901.a", NOT_ESTABLISHED),
    Case("batteries, suspended", CELLS, "cn", "3E901.a", SUSPENDED, LAST),
    Case("use of batteries", technology("use", "3A001", INTENDED, regime="cn"), "cn", "3E901.a", NO),
    Case("batteries, nobody judged", technology("production", "3A001", None, regime="cn"), "cn", "3E901.a", OPEN),
    Case("other goods", technology("production", "4A003", INTENDED, regime="cn"), "cn", "3E901.a", NO),
    Case("granulation", anode(True, False, False), "cn", "3E901.b", NOT_ESTABLISHED),
    Case("graphitisation", anode(False, True, False), "cn", "3E901.b", NOT_ESTABLISHED),
    Case("coating", anode(False, False, True), "cn", "3E901.b", NOT_ESTABLISHED),
    Case("coating, suspended", anode(False, False, True), "cn", "3E901.b", SUSPENDED, LAST),
    Case("none of them", anode(False, False, False), "cn", "3E901.b", NO),
    Case("one not judged", anode(False, False, None), "cn", "3E901.b", OPEN),
]


@table(LESSER)
def test_lesser_computers(case: Case) -> None:
    check(case)


@table([*NOTE_1, *CONTROL, *PART_PROGRAMS])
def test_notes(case: Case) -> None:
    check(case)


@table(CHINA)
def test_batteries_of_china(case: Case) -> None:
    check(case)


@pytest.mark.parametrize(
    ("name", "made", "code", "before", "after"), EDITIONS, ids=[row[0] + row[2] for row in EDITIONS]
)
def test_editions(name: str, made: Data, code: str, before: str, after: str) -> None:
    assert outcome_of(made, "intl", code, BEFORE_2025) == before, name
    assert outcome_of(made, "intl", code, FIRST_2025) == after, name


@pytest.mark.parametrize("code", ["4D001.b.3", "4E001.b.3"])
def test_new_in_2025(code: str) -> None:
    assert not has_code("intl", code, BEFORE_2025)
    assert has_code("intl", code, FIRST_2025)


@pytest.mark.parametrize("regime", BASE_LIKE)
@pytest.mark.parametrize(
    ("name", "code", "reached"),
    [
        ("general note gtn_minimum", "3E001", True),
        ("general note gtn_minimum", "1E002.d", True),
        ("general note gtn_minimum", "1E002.e", False),
        ("general note gtn_minimum", "1E002.f", False),
        ("general note gtn_minimum", "8E002.a", False),
        ("general note gtn_minimum", "8E002.b", False),
        ("general note gtn_minimum", "0E001", False),
        ("general note gtn_information", "1E002.e", True),
        ("general note gtn_information", "0E001", False),
        ("general note gsn", "4D001.a", True),
        ("general note gsn", "5D001", True),
        ("general note gsn", "5D002", False),
        ("general note gsn", "0D001", False),
        ("general note gsn", "4E001.a", False),
        ("general note gsn_information_security", "5D002", True),
    ],
)
def test_scope_of_the_general_notes(regime: str, name: str, code: str, reached: bool) -> None:
    view = evaluator(regime, DAY).view
    (note,) = [note for note in view.all_notes() if note.name == name]
    covered = view.covers(note.effect.references, code) and not view.covers(note.effect.exceptions, code)
    assert covered is reached
