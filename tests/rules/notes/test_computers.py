"""Computers (4A003) and quantum computers (4A506, Korea's 4A901): borders, notes and editions."""

from __future__ import annotations

import pytest

from .cases import (
    BEFORE_2025,
    CONTROLLED,
    FIRST_2025,
    NO,
    OPEN,
    RELEASED,
    UNLESS_RELEASED,
    Case,
    Data,
    check,
    item,
    outcome_of,
    steps,
    table,
    with_host,
)

ESSENTIAL = "it is essential for the operation of the other equipment or system"
LIMITED_FUNCTIONS = (
    "it is signal processing or image enhancement equipment, specially designed for the other equipment, "
    "with functions limited to what that equipment requires"
)
AGGREGATING = "specially designed or modified for aggregation_of_processors"
ONE_FAMILY = "specially designed for one product or family of products"
LOOSE = "it is shipped as an electronic assembly that is not integrated into a computer"
INTERCONNECTING = "specially designed for aggregation_of_digital_computers"


def computer(
    performance: str | None,
    *,
    essential: bool | None = False,
    limited: bool | None = False,
    share: str | None = None,
) -> Data:
    judged = {ESSENTIAL: essential, LIMITED_FUNCTIONS: limited}
    return item(
        "digital_computer",
        judged={key: answer for key, answer in judged.items() if answer is not None},
        adjusted_peak_performance=performance,
        share_of_system_value=share,
    )


def weighted(number: int, weighting: str, rate: str) -> Data:
    return item(
        "digital_computer",
        judged={ESSENTIAL: False},
        processor=[{"number": number, "weighting": weighting, "floating_point_rate": rate}],
    )


def assembly(
    performance: str | None,
    *,
    aggregating: bool | None = True,
    loose: bool | None = True,
    family: bool | None = False,
    largest: str | None = None,
) -> Data:
    judged = {AGGREGATING: aggregating, ONE_FAMILY: family}
    return item(
        "electronic_assembly",
        judged={key: answer for key, answer in judged.items() if answer is not None},
        said={} if loose is None else {LOOSE: loose},
        aggregated_peak_performance=performance,
        maximum_configuration_performance=largest,
    )


NOT_RELEASED_KINDS = {
    "it is an internal_interconnection_equipment": False,
    "it is a passive_interconnection_equipment": False,
    "it is a network_access_controller": False,
    "it is a communications_channel_controller": False,
}


def link(
    rate: str | None,
    *,
    kind: str = "computer_interconnection_equipment",
    designed: bool | None = True,
    other_kind: bool = True,
) -> Data:
    judged = {ESSENTIAL: False} | ({} if designed is None else {INTERCONNECTING: designed})
    return item(kind, judged=judged, said=NOT_RELEASED_KINDS if other_kind else {}, unidirectional_link_rate=rate)


BASE_LIKE = ("intl", "gb", "kr")
LIMITS = [
    case
    for regime in BASE_LIKE
    for case in steps(
        "performance",
        computer,
        regime,
        "4A003.b",
        ("69.9 WT", NO),
        ("70 WT", NO),
        ("70.1 WT", CONTROLLED),
        (None, OPEN),
    )
]
NATIONAL = [
    *steps(
        "performance", computer, "cn", "4A003.a", ("7.9 WT", NO), ("8 WT", NO), ("8.01 WT", CONTROLLED), (None, OPEN)
    ),
    *steps("assembly", assembly, "cn", "4A003.b", ("8 WT", NO), ("8.01 WT", CONTROLLED), (None, OPEN)),
    *steps("link", link, "cn", "4A003.c", ("2 Gbyte/s", NO), ("2.01 Gbyte/s", CONTROLLED), (None, OPEN)),
    Case("vector processors weigh 0.9", weighted(10, "0.9", "8 TFLOPS"), "intl", "4A003.b", CONTROLLED),
    Case("others weigh 0.3", weighted(10, "0.3", "8 TFLOPS"), "intl", "4A003.b", NO),
    Case("others weigh 0.3 in China", weighted(10, "0.3", "8 TFLOPS"), "cn", "4A003.a", CONTROLLED),
    Case("70 exactly by its processors", weighted(100, "0.7", "1 TFLOPS"), "intl", "4A003.b", NO),
    Case("a computer is no assembly", computer("9 WT"), "cn", "4A003.b", NO),
    Case("an assembly is no computer", assembly("9 WT"), "cn", "4A003.a", NO),
    Case("no notes in China", assembly("9 WT", family=True, largest="8 WT", loose=False), "cn", "4A003.b", CONTROLLED),
]

ABOVE = computer("71 WT")
NOTE_2 = [
    case
    for regime in BASE_LIKE
    for case in (
        Case("not essential", computer("80 WT", share="10 %"), regime, "4A003.b", CONTROLLED),
        Case("nobody judged", computer("80 WT", essential=None, limited=None), regime, "4A003.b", UNLESS_RELEASED),
        Case(
            "essential, 36 % of value", computer("80 WT", essential=True, share="36 %"), regime, "4A003.b", CONTROLLED
        ),
        Case("essential, value not known", computer("80 WT", essential=True), regime, "4A003.b", UNLESS_RELEASED),
        Case(
            "essential, 35 %, host unknown",
            computer("80 WT", essential=True, share="35 %"),
            regime,
            "4A003.b",
            UNLESS_RELEASED,
        ),
        Case(
            "essential, 35 %, host controlled",
            with_host(computer("80 WT", essential=True, share="35 %"), ABOVE),
            regime,
            "4A003.b",
            CONTROLLED,
        ),
        Case(
            "principal, but limited functions",
            computer("80 WT", essential=True, limited=True, share="90 %"),
            regime,
            "4A003.b",
            UNLESS_RELEASED,
        ),
        Case("below the limit anyway", computer("70 WT", essential=True, share="35 %"), regime, "4A003.b", NO),
    )
]
ASSEMBLIES = [
    case
    for regime in BASE_LIKE
    for case in (
        *steps("assembly", assembly, regime, "4A003.c", ("70 WT", NO), ("70.1 WT", CONTROLLED), (None, OPEN)),
        Case("not for aggregation", assembly("90 WT", aggregating=False), regime, "4A003.c", NO),
        Case("nobody judged aggregation", assembly("90 WT", aggregating=None), regime, "4A003.c", OPEN),
        Case("note 1: integrated", assembly("90 WT", loose=False), regime, "4A003.c", RELEASED),
        Case("note 1: not known", assembly("90 WT", loose=None), regime, "4A003.c", UNLESS_RELEASED),
        Case("note 2: family of 70", assembly("90 WT", family=True, largest="70 WT"), regime, "4A003.c", RELEASED),
        Case("note 2: family above", assembly("90 WT", family=True, largest="70.1 WT"), regime, "4A003.c", CONTROLLED),
        Case("note 2: for any product", assembly("90 WT", largest="70 WT"), regime, "4A003.c", CONTROLLED),
        Case("note 2: largest not known", assembly("90 WT", family=True), regime, "4A003.c", UNLESS_RELEASED),
        Case(
            "note 2: nobody judged", assembly("90 WT", family=None, largest="70 WT"), regime, "4A003.c", UNLESS_RELEASED
        ),
    )
]
RELEASED_LINKS = (
    "internal_interconnection_equipment",
    "passive_interconnection_equipment",
    "network_access_controller",
    "communications_channel_controller",
)
LINKS = [
    case
    for regime, code in (("intl", "4A003.g"), ("gb", "4A003.g"), ("kr", "4A003.g"), ("cn", "4A003.c"))
    for case in (
        *steps("link", link, regime, code, ("2 Gbyte/s", NO), ("2.01 Gbyte/s", CONTROLLED), (None, OPEN)),
        Case("16 Gbit/s are 2 Gbyte/s", link("16 Gbit/s"), regime, code, NO),
        Case("for something else", link("9 Gbyte/s", designed=False), regime, code, NO),
        Case("nobody judged", link("9 Gbyte/s", designed=None), regime, code, OPEN),
        Case("which sort is not said", link("9 Gbyte/s", other_kind=False), regime, code, UNLESS_RELEASED),
        *(
            Case(kind, link("9 Gbyte/s", kind=kind, other_kind=False), regime, code, RELEASED)
            for kind in RELEASED_LINKS
        ),
    )
]

# ---------------------------------------------------------------- quantum computers


def quantum(
    qubits: int | None, error: str | None, model: str | None = "circuit", *, exclusion: bool | None = None
) -> Data:
    key = "the exclusion of annealing computers, printed in the English column alone, holds"
    return item(
        "quantum_computer",
        judged={} if exclusion is None else {key: exclusion},
        physical_qubits=qubits,
        c_not_error=error,
        computation_model=model,
    )


QUBITS = [
    (34, 99, "0.0001", "0.000101"),
    (100, 199, "0.001", "0.00101"),
    (200, 349, "0.002", "0.00201"),
    (350, 499, "0.003", "0.00301"),
    (500, 699, "0.004", "0.00401"),
    (700, 1099, "0.005", "0.00501"),
    (1100, 1999, "0.006", "0.00601"),
]
QUANTUM = [
    case
    for regime, code in (("intl", "4A506"), ("gb", "4A506"), ("kr", "4A901"))
    for case in (
        *(
            Case(f"{count} qubits, error {error}", quantum(count, error), regime, f"{code}.a", status)
            for fewest, most, limit, above in QUBITS
            for count in (fewest, most)
            for error, status in ((limit, CONTROLLED), (above, NO))
        ),
        Case("33 qubits", quantum(33, "0.00001"), regime, f"{code}.a", NO),
        *(
            Case(f"{most + 1} qubits are beyond step {step}", quantum(most + 1, limit), regime, f"{code}.a.{step}", NO)
            for step, (_, most, limit, _) in enumerate(QUBITS, 1)
        ),
        Case("99 qubits, error missing", quantum(99, None), regime, f"{code}.a", OPEN),
        Case("2000 qubits, any error", quantum(2000, "0.5"), regime, f"{code}.a.8", CONTROLLED),
        Case("2000 qubits, error missing", quantum(2000, None), regime, f"{code}.a", CONTROLLED),
        Case("qubits missing", quantum(None, "0.00001"), regime, f"{code}.a", OPEN),
        Case("one way", quantum(34, "0.0001", "one_way"), regime, f"{code}.a", CONTROLLED),
        Case("model missing", quantum(34, "0.0001", None), regime, f"{code}.a", UNLESS_RELEASED),
    )
]
ANNEALING = [
    Case("annealing", quantum(5000, None, "adiabatic"), "intl", "4A506.a", RELEASED),
    Case("annealing", quantum(5000, None, "adiabatic"), "gb", "4A506.a", RELEASED),
    # the exclusion is lost in Korea's binding column
    Case("annealing", quantum(5000, None, "adiabatic"), "kr", "4A901.a", UNLESS_RELEASED),
    Case("annealing, not excluded", quantum(5000, None, "adiabatic", exclusion=False), "kr", "4A901.a", CONTROLLED),
    Case("annealing, excluded", quantum(5000, None, "adiabatic", exclusion=True), "kr", "4A901.a", RELEASED),
]


def part(kind: str, target: Data | str, *, judged: bool | None = True, arrays: bool | None = True) -> Data:
    aim: Data = {"code": target} if isinstance(target, str) else {"item": target}
    if judged is not None:
        aim["judgements"] = {"specially designed for": {"answer": judged, "reason": "given for the test"}}
    said = {} if arrays is None else {"it contains or supports arrays of physical qubits": arrays}
    return item(kind, said=said) | {"for": [aim]}


INSIDE, OUTSIDE = quantum(34, "0.0001"), quantum(33, "0.0001")
PARTS = [
    case
    for regime, code in (("intl", "4A506"), ("gb", "4A506"), ("kr", "4A901"))
    for case in (
        Case("chip for a listed computer", part("qubit_device", INSIDE), regime, f"{code}.b", CONTROLLED),
        Case("circuit for a listed computer", part("qubit_circuit", INSIDE), regime, f"{code}.b", CONTROLLED),
        Case("chip for a small computer", part("qubit_device", OUTSIDE), regime, f"{code}.b", NO),
        Case("chip, nobody judged", part("qubit_device", INSIDE, judged=None), regime, f"{code}.b", OPEN),
        Case(
            "chip, judged not specially designed", part("qubit_device", INSIDE, judged=False), regime, f"{code}.b", NO
        ),
        Case("chip without an array", part("qubit_device", INSIDE, arrays=False), regime, f"{code}.b", NO),
        Case("chip, arrays not known", part("qubit_device", INSIDE, arrays=None), regime, f"{code}.b", OPEN),
        Case("chip, target not stated", item("qubit_device"), regime, f"{code}.b", OPEN),
        Case(
            "controls of a listed computer", part("quantum_control_component", INSIDE), regime, f"{code}.c", CONTROLLED
        ),
        Case(
            "measurement for a listed one", part("quantum_measurement_device", INSIDE), regime, f"{code}.c", CONTROLLED
        ),
        Case("controls of a small computer", part("quantum_control_component", OUTSIDE), regime, f"{code}.c", NO),
        Case("a chip is no control", part("qubit_device", INSIDE), regime, f"{code}.c", NO),
        Case("controls are no chip", part("quantum_control_component", INSIDE), regime, f"{code}.b", NO),
    )
]
PARTS.extend(
    [
        Case(
            "chip for an annealing computer",
            part("qubit_device", quantum(5000, None, "adiabatic")),
            "intl",
            "4A506.b",
            NO,
        ),
        Case("chip by the target's code", part("qubit_device", "4A506.a.2"), "intl", "4A506.b", CONTROLLED),
        Case("chip by another code", part("qubit_device", "4A003.b"), "intl", "4A506.b", NO),
    ]
)

# ---------------------------------------------------------------- components of computers


def component(target: Data | str, *, judged: bool | None = True) -> Data:
    aim: Data = {"activities": ["component"]} | ({"code": target} if isinstance(target, str) else {"item": target})
    if judged is not None:
        aim["judgements"] = {"specially designed for": {"answer": judged, "reason": "given for the test"}}
    return item("computer_component") | {"for": [aim]}


COMPONENTS = [
    Case("of a computer above the limit", component(ABOVE), "intl", "4A003", CONTROLLED),
    Case("of a computer at the limit", component(computer("70 WT")), "intl", "4A003", NO),
    Case("of a computer, nobody judged", component(ABOVE, judged=None), "intl", "4A003", OPEN),
    Case("of a computer, not specially designed", component(ABOVE, judged=False), "intl", "4A003", NO),
    Case("by the computer's code", component("4A003.b"), "intl", "4A003", CONTROLLED),
    Case("by another code", component("5A002"), "intl", "4A003", NO),
]

# ---------------------------------------------------------------- editions

EDITIONS = [
    ("computer at 29", computer("29 WT"), "4A003.b", NO, NO),
    ("computer at 30", computer("30 WT"), "4A003.b", CONTROLLED, NO),
    ("computer at 71", computer("71 WT"), "4A003.b", CONTROLLED, CONTROLLED),
    ("assembly at 30", assembly("30 WT"), "4A003.c", CONTROLLED, NO),
    ("family of 29", assembly("90 WT", family=True, largest="29 WT"), "4A003.c", RELEASED, RELEASED),
    ("family of 30", assembly("90 WT", family=True, largest="30 WT"), "4A003.c", CONTROLLED, RELEASED),
]


@table([*LIMITS, *NATIONAL, *NOTE_2])
def test_computers(case: Case) -> None:
    check(case)


@table([*ASSEMBLIES, *LINKS, *COMPONENTS])
def test_assemblies_and_links(case: Case) -> None:
    check(case)


@table([*QUANTUM, *ANNEALING, *PARTS])
def test_quantum_computers(case: Case) -> None:
    check(case)


@pytest.mark.parametrize(("name", "made", "code", "before", "after"), EDITIONS, ids=[row[0] for row in EDITIONS])
def test_editions(name: str, made: Data, code: str, before: str, after: str) -> None:
    assert outcome_of(made, "intl", code, BEFORE_2025) == before, name
    assert outcome_of(made, "intl", code, FIRST_2025) == after, name
