"""The general notes on software and technology, and the release notes of the entries of categories 2 to 4."""

from __future__ import annotations

from typing import Any

from .cases import (
    CONTROLLED,
    NO,
    OPEN,
    RELEASED,
    UNLESS_RELEASED,
    Case,
    Data,
    check,
    item,
    table,
)
from .purposes import (
    DESIGNED_OR_MODIFIED,
    INSTALLABLE,
    INTENDED,
    MINIMUM,
    OBJECT_CODE,
    PATENT,
    PUBLIC,
    RESEARCH,
    RETAIL,
    software,
    technology,
)

BASE_LIKE = ("intl", "gb", "kr")

# ---------------------------------------------------------------- General Software Note


def free(**said: Any) -> Data:
    return software(
        "production", "4A003.b", DESIGNED_OR_MODIFIED, said={KEYS[name]: value for name, value in said.items()}
    )


KEYS = {"retail": RETAIL, "installable": INSTALLABLE, "public": PUBLIC, "object_code": OBJECT_CODE}
SOFTWARE_NOTE = [
    case
    for regime in BASE_LIKE
    for case in (
        Case("for one customer", free(), regime, "4D001.a", CONTROLLED),
        Case("a: from stock, for the user", free(retail=True, installable=True), regime, "4D001.a", RELEASED),
        Case("a: from stock, with support", free(retail=True, installable=False), regime, "4D001.a", CONTROLLED),
        Case("a: for the user, not from stock", free(retail=False, installable=True), regime, "4D001.a", CONTROLLED),
        Case("a: from stock, support unknown", free(retail=True), regime, "4D001.a", UNLESS_RELEASED),
        Case("a: nobody said if from stock", free(retail=None, installable=True), regime, "4D001.a", UNLESS_RELEASED),
        Case("b: public", free(public=True), regime, "4D001.a", RELEASED),
        Case("b: nobody said", free(public=None), regime, "4D001.a", UNLESS_RELEASED),
        Case("c: minimum object code", free(object_code=True), regime, "4D001.a", RELEASED),
        Case("c: nobody said", free(object_code=None), regime, "4D001.a", UNLESS_RELEASED),
    )
]

# ---------------------------------------------------------------- General Technology Note, and China's


def known(regime: str | None = None, target: str = "2B001.a", **said: Any) -> Data:
    statements = {
        {"public": PUBLIC, "patent": PATENT, "minimum": MINIMUM}[name]: value
        for name, value in said.items()
        if name != "research"
    }
    judged = {RESEARCH: said["research"]} if "research" in said else None
    more: Data = {"regime": regime} if regime else {}
    return technology("use", target, INTENDED if regime else "required for", said=statements, judged=judged, **more)


TECHNOLOGY_NOTE = [
    case
    for regime in BASE_LIKE
    for case in (
        Case("secret", known(), regime, "2E201", CONTROLLED),
        Case("minimum to operate", known(minimum=True), regime, "2E201", RELEASED),
        Case("minimum, nobody said", known(minimum=None), regime, "2E201", UNLESS_RELEASED),
        Case("public", known(public=True), regime, "2E201", RELEASED),
        Case("public, nobody said", known(public=None), regime, "2E201", UNLESS_RELEASED),
        Case("basic research", known(research=True), regime, "2E201", RELEASED),
        Case("basic research, nobody judged", known(research=None), regime, "2E201", UNLESS_RELEASED),
        Case("for a patent", known(patent=True), regime, "2E201", RELEASED),
        Case("for a patent, nobody said", known(patent=None), regime, "2E201", UNLESS_RELEASED),
    )
]
TECHNOLOGY_NOTE.extend(
    [
        Case(name, known("cn", "2B201.a", **said), "cn", "2E201", status)
        for name, said, status in (
            ("secret", {}, CONTROLLED),
            ("public", {"public": True}, RELEASED),
            ("public, nobody said", {"public": None}, UNLESS_RELEASED),
            ("basic research", {"research": True}, RELEASED),
            ("for a patent", {"patent": True}, RELEASED),
            # the three exclusions of China's note do not name it
            ("minimum to operate", {"minimum": True}, CONTROLLED),
        )
    ]
)
# nor is there a note on software
TECHNOLOGY_NOTE.extend(
    [
        Case(
            "public software",
            software(
                "use",
                "2B201.a",
                DESIGNED_OR_MODIFIED,
                regime="cn",
                said={PUBLIC: True, "it is a part_programming_software": False},
            ),
            "cn",
            "2D202",
            CONTROLLED,
        )
    ]
)

# ---------------------------------------------------------------- 3E001

KIT = "it is a process design kit"
LIBRARIES = "it includes no libraries that implement functions or technologies for items of 3A001"
LIBRARIES_505 = "it includes no libraries that implement functions or technologies for items of 3A001 or 3A501"
LIMITED_TO = "limited to"


def process(
    target: str = "3A001.a.5.a.4",
    feature: str | None = "0.130 um",
    layers: int | None = 3,
    *,
    limited: bool | None = True,
    kit: bool | None = False,
    no_libraries: bool | None = None,
) -> Data:
    return technology(
        "production",
        target,
        judged={LIMITED_TO: limited},
        said={KIT: kit, LIBRARIES: no_libraries},
        process_feature_size=feature,
        metal_layers=layers,
    )


def fine(*, kit: bool | None, no_libraries: bool | None) -> Data:
    return process(feature="0.028 um", kit=kit, no_libraries=no_libraries)


NOTES_3E001 = [
    case
    for regime in BASE_LIKE
    for case in (
        Case("note 2: both at border", process(), regime, "3E001", RELEASED),
        Case("note 2: 130 nm", process(feature="130 nm"), regime, "3E001", RELEASED),
        Case("note 2: 129 nm", process(feature="129 nm"), regime, "3E001", CONTROLLED),
        Case("note 2: four layers", process(layers=4), regime, "3E001", CONTROLLED),
        Case("note 2: feature size missing", process(feature=None), regime, "3E001", UNLESS_RELEASED),
        Case("note 2: layers missing", process(layers=None), regime, "3E001", UNLESS_RELEASED),
        Case("note 2: for more than such circuits", process(limited=False), regime, "3E001", CONTROLLED),
        Case("note 2: nobody judged", process(limited=None), regime, "3E001", UNLESS_RELEASED),
        Case("note 2: a.3", process("3A001.a.3"), regime, "3E001", RELEASED),
        Case("note 2: a.12", process("3A001.a.12"), regime, "3E001", RELEASED),
        Case("note 2: not a.2", process("3A001.a.2.a"), regime, "3E001", CONTROLLED),
        Case("note 2: not a.13", process("3A001.a.13.a"), regime, "3E001", CONTROLLED),
        Case("note 2: not a.14", process("3A001.a.14"), regime, "3E001", CONTROLLED),
        Case("note 2: not b.2", process("3A001.b.2"), regime, "3E001", CONTROLLED),
        Case("note 3: kit without libraries", fine(kit=True, no_libraries=True), regime, "3E001", RELEASED),
        Case("note 3: kit with libraries", fine(kit=True, no_libraries=False), regime, "3E001", CONTROLLED),
        Case("note 3: libraries not known", fine(kit=True, no_libraries=None), regime, "3E001", UNLESS_RELEASED),
        Case("note 3: kit or not", fine(kit=None, no_libraries=None), regime, "3E001", UNLESS_RELEASED),
        Case("note 1: 3A003 alone", process("3A003", "0.028 um"), regime, "3E001", RELEASED),
        Case("note 1: 3A003 and more", process("3A003", "0.028 um", limited=False), regime, "3E001", CONTROLLED),
        Case("note 1: nobody judged", process("3A003", "0.028 um", limited=None), regime, "3E001", UNLESS_RELEASED),
        Case("inside: 3B001", process("3B001.a"), regime, "3E001", CONTROLLED),
        Case("inside: 3C001", process("3C001.a"), regime, "3E001", CONTROLLED),
        Case("outside: 3D001", process("3D001"), regime, "3E001", NO),
        Case("outside: 4A003", process("4A003.b"), regime, "3E001", NO),
    )
]

# ---------------------------------------------------------------- 3E002

CORE = "required for development or production of the core of a microprocessor, microcomputer or microcontroller"


def core(
    width: str | None = "32 bit",
    vectors: int | None = 0,
    floating: int | None = 0,
    fixed: int | None = 0,
    *,
    required: bool | None = True,
    multimedia: bool | None = False,
    cores: bool | None = False,
    feature: str | None = "0.130 um",
    layers: int | None = 5,
) -> Data:
    target = item(
        "processor_core",
        access_width=width,
        simultaneous_vector_calculations=vectors,
        floating_point_results_per_cycle=floating,
        multiply_accumulate_results_per_cycle=fixed,
    )
    judged = {CORE: required, "limited to multimedia_extensions": multimedia, "limited to processor_cores": cores}
    return technology("production", target, None, judged=judged, process_feature_size=feature, metal_layers=layers)


CORES = [
    case
    for regime in BASE_LIKE
    for case in (
        Case("two vectors", core(vectors=2), regime, "3E002.a", NO),
        Case("three vectors", core(vectors=3), regime, "3E002.a", CONTROLLED),
        Case("vectors missing", core(vectors=None), regime, "3E002.a", OPEN),
        Case("four results", core(floating=4), regime, "3E002.b", NO),
        Case("five results", core(floating=5), regime, "3E002.b", CONTROLLED),
        Case("eight fixed", core(fixed=8), regime, "3E002.c", NO),
        Case("nine fixed", core(fixed=9), regime, "3E002.c", CONTROLLED),
        Case("16 bit wide", core("16 bit", 3, 5, 9), regime, "3E002", NO),
        Case("width missing", core(None, 3), regime, "3E002.a", OPEN),
        Case("not required", core(vectors=3, required=False), regime, "3E002", NO),
        Case("nobody judged", core(vectors=3, required=None), regime, "3E002.a", OPEN),
        Case("note 1: multimedia", core(vectors=3, multimedia=True), regime, "3E002.a", RELEASED),
        Case("note 1: nobody judged", core(vectors=3, multimedia=None), regime, "3E002.a", UNLESS_RELEASED),
        Case("note 2: both at border", core(vectors=3, cores=True), regime, "3E002.a", RELEASED),
        Case("note 2: six layers", core(vectors=3, cores=True, layers=6), regime, "3E002.a", CONTROLLED),
        Case("note 2: finer", core(vectors=3, cores=True, feature="0.129 um"), regime, "3E002.a", CONTROLLED),
        Case("note 2: layers missing", core(vectors=3, cores=True, layers=None), regime, "3E002.a", UNLESS_RELEASED),
    )
]

# ---------------------------------------------------------------- 3E505 and Korea's 3E901

GATE = (
    "required for development or production of integrated circuits or devices "
    "with gate-all-around field-effect transistors"
)


def gate(
    *,
    required: bool | None = True,
    qualification: bool | None = False,
    maintenance: bool | None = False,
    kit: bool | None = False,
    libraries: str = LIBRARIES_505,
    none_inside: bool | None = None,
) -> Data:
    judged = {
        GATE: required,
        "limited to tool_qualification": qualification,
        "limited to tool_maintenance": maintenance,
    }
    made = technology("production", "3A001.a", None, judged=judged, said={KIT: kit, libraries: none_inside})
    return made | {"for": []}


GATES = [
    case
    for regime, code, text in (
        ("intl", "3E505", LIBRARIES_505),
        ("gb", "3E505", LIBRARIES_505),
        ("kr", "3E901", LIBRARIES),
    )
    for case in (
        Case("required", gate(), regime, code, CONTROLLED),
        Case("not required", gate(required=False), regime, code, NO),
        Case("nobody judged", gate(required=None), regime, code, OPEN),
        Case("tool qualification", gate(qualification=True), regime, code, RELEASED),
        Case("tool maintenance", gate(maintenance=True), regime, code, RELEASED),
        Case("tool, nobody judged", gate(maintenance=None), regime, code, UNLESS_RELEASED),
        Case("kit without libraries", gate(kit=True, libraries=text, none_inside=True), regime, code, RELEASED),
        Case("kit with libraries", gate(kit=True, libraries=text, none_inside=False), regime, code, CONTROLLED),
        Case("kit, libraries not known", gate(kit=True), regime, code, UNLESS_RELEASED),
    )
]
# no library of 3A001 is not enough where 3A501 is named as well
GATES.extend(
    [
        Case(
            "kit, 3A501 not known",
            gate(kit=True, libraries=LIBRARIES, none_inside=True),
            "intl",
            "3E505",
            UNLESS_RELEASED,
        )
    ]
)


@table(SOFTWARE_NOTE)
def test_general_software_note(case: Case) -> None:
    check(case)


@table(TECHNOLOGY_NOTE)
def test_general_technology_note(case: Case) -> None:
    check(case)


@table([*NOTES_3E001, *CORES, *GATES])
def test_notes_of_category_3(case: Case) -> None:
    check(case)
