"""What follows other equipment (3A notes 1 and 2), cooling (3A504), and circuits and batteries of national lists."""

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
    SUSPENDED,
    UNLESS_RELEASED,
    Case,
    Data,
    check,
    evaluator,
    has_code,
    item,
    table,
    with_host,
)
from .test_electronics import FOR_OTHER, SAME_FUNCTION, SPECIFIC, circuit, custom

UNDETERMINABLE = "the control status of the other equipment cannot be determined"
COMPUTER_ABOVE = item(
    "digital_computer",
    adjusted_peak_performance="71 WT",
    judged={"it is essential for the operation of the other equipment or system": False},
)

# ---------------------------------------------------------------- 3A notes 1 and 2: what follows other equipment


def converter_for(specific: bool | None, undeterminable: bool | None = None) -> Data:
    return item(
        "analogue_to_digital_converter",
        judged={} if specific is None else {SPECIFIC: specific},
        said={} if undeterminable is None else {UNDETERMINABLE: undeterminable},
        resolution="14 bit",
        sample_rate="300 MS/s",
    )


def logic_for(designed: bool | None, same: bool | None) -> Data:
    answers = {FOR_OTHER: designed, SAME_FUNCTION: same}
    return item(
        "digital_integrated_circuit",
        judged={key: answer for key, answer in answers.items() if answer is not None},
        compound_semiconductor_based=True,
        equivalent_gates=3001,
    )


NOTE_2, NOTE_1 = "3A001.a.5.a.4", "3A001.a.11.a"
OTHER_MACHINE = item("surface_grinding_machine")
DEFERRALS = [
    case
    for regime in ("intl", "gb", "kr")
    for case in (
        Case("note 2: general purpose", converter_for(False), regime, NOTE_2, CONTROLLED),
        Case("note 2: nobody judged", converter_for(None), regime, NOTE_2, UNLESS_RELEASED),
        Case("note 2: host not stated", converter_for(True, False), regime, NOTE_2, UNLESS_RELEASED),
        Case("note 2: host's status cannot be determined", converter_for(True, True), regime, NOTE_2, CONTROLLED),
        Case(
            "note 2: host controlled", with_host(converter_for(True, False), COMPUTER_ABOVE), regime, NOTE_2, CONTROLLED
        ),
        Case(
            "note 2: host on no written paragraph",
            with_host(converter_for(True, False), OTHER_MACHINE),
            regime,
            NOTE_2,
            UNLESS_RELEASED,
        ),
        Case("note 1: for nothing else", logic_for(False, False), regime, NOTE_1, CONTROLLED),
        Case("note 1: nobody judged", logic_for(None, None), regime, NOTE_1, UNLESS_RELEASED),
        Case("note 1: one way left open", logic_for(False, None), regime, NOTE_1, UNLESS_RELEASED),
        Case("note 1: for other equipment", logic_for(True, False), regime, NOTE_1, UNLESS_RELEASED),
        Case("note 1: functions alike", logic_for(False, True), regime, NOTE_1, UNLESS_RELEASED),
        Case("note 1: host controlled", with_host(logic_for(True, False), COMPUTER_ABOVE), regime, NOTE_1, CONTROLLED),
        # note 1 leaves out a.5 and a.10, note 2 ends before a.10 and a.11
        Case(
            "note 1 does not reach converters",
            item(
                "analogue_to_digital_converter",
                judged={SPECIFIC: False, FOR_OTHER: True, SAME_FUNCTION: True},
                resolution="14 bit",
                sample_rate="300 MS/s",
            ),
            regime,
            NOTE_2,
            CONTROLLED,
        ),
        Case("no note reaches custom circuits", custom(terminals=1501), regime, "3A001.a.10.a", CONTROLLED),
    )
]

# ---------------------------------------------------------------- cooling


def cooler(power: str | None, temperature: str, duration: str = "49 h") -> Data:
    rated = None if power is None else {"value": power, "at": {"temperature": temperature, "duration": duration}}
    return item("dilution_refrigerator", cooling_power=rated)


def pulse_tube(power: str | None, temperature: str = "4.2 K", lowest: str | None = "3 K") -> Data:
    rated = None if power is None else {"value": power, "at": {"temperature": temperature}}
    return item("two_stage_pulse_tube_cryocooler", cooling_power=rated, minimum_temperature=lowest)


COOLING = [
    case
    for regime, code in (("intl", "3A504"), ("gb", "3A504"), ("kr", "3A902"))
    for case in (
        Case("599 uW", cooler("599 uW", "0.1 K"), regime, f"{code}.a", NO),
        Case("600 uW", cooler("0.6 mW", "100 mK"), regime, f"{code}.a", CONTROLLED),
        Case("600 uW colder", cooler("600 uW", "20 mK"), regime, f"{code}.a", CONTROLLED),
        Case("600 uW warmer", cooler("600 uW", "0.11 K"), regime, f"{code}.a", OPEN),
        Case("less power, but colder", cooler("400 uW", "20 mK"), regime, f"{code}.a", OPEN),
        Case("power missing", cooler(None, "0.1 K"), regime, f"{code}.a", OPEN),
        Case("period of 48 h", cooler("600 uW", "0.1 K", "48 h"), regime, f"{code}.a", OPEN),
        Case("1.49 W", pulse_tube("1.49 W"), regime, f"{code}.b", NO),
        Case("1.5 W", pulse_tube("1.5 W"), regime, f"{code}.b", CONTROLLED),
        Case("1.5 W at 4 K", pulse_tube("1.5 W", "4 K"), regime, f"{code}.b", CONTROLLED),
        Case("1.4 W at 4 K", pulse_tube("1.4 W", "4 K"), regime, f"{code}.b", OPEN),
        Case("1.5 W at 4.3 K", pulse_tube("1.5 W", "4.3 K"), regime, f"{code}.b", OPEN),
        Case("holds 4 K only", pulse_tube("2 W", lowest="4 K"), regime, f"{code}.b", NO),
        Case("lowest temperature missing", pulse_tube("2 W", lowest=None), regime, f"{code}.b", OPEN),
        Case("another cooler", cooler("2 W", "4.2 K"), regime, f"{code}.b", NO),
    )
]


@table(DEFERRALS)
def test_what_follows_other_equipment(case: Case) -> None:
    check(case)


@table(COOLING)
def test_cooling(case: Case) -> None:
    check(case)


# ---------------------------------------------------------------- the scope of the notes, edition by edition

SCOPE = [
    ("intl", BEFORE_2025, "3A001.b.12", True),
    ("intl", BEFORE_2025, "3A501.b", False),
    ("intl", FIRST_2025, "3A001.b.12", False),
    ("intl", FIRST_2025, "3A501.b", True),
    ("intl", DAY, "3A501.a.15", False),
    ("gb", DAY, "3A001.b.12", False),
    ("gb", DAY, "3A501.b", False),
    *(
        (regime, DAY, code, reached)
        for regime in ("intl", "gb", "kr")
        for code, reached in (
            ("3A001.a.1", True),
            ("3A001.a.2", True),
            ("3A001.a.3", False),
            ("3A001.a.10", False),
            ("3A001.a.11", True),
            ("3A001.a.12", False),
            ("3A001.a.14", False),
            ("3A001.b.2", True),
            ("3A002.a", True),
            ("3A003", False),
        )
    ),
]


@pytest.mark.parametrize(("regime", "day", "code", "reached"), SCOPE)
def test_scope_of_note_1(regime: str, day: datetime.date, code: str, reached: bool) -> None:
    view = evaluator(regime, day).view
    notes = [note for note in view.all_notes() if note.name == "3A note 1"]
    assert len(notes) == 1
    effect = notes[0].effect
    assert (view.covers(effect.references, code) and not view.covers(effect.exceptions, code)) is reached


@pytest.mark.parametrize(("regime", "code"), [("intl", "3A504"), ("intl", "4A506"), ("intl", "3E505")])
def test_new_in_2025(regime: str, code: str) -> None:
    assert not has_code(regime, code, BEFORE_2025)
    assert has_code(regime, code, FIRST_2025)


@pytest.mark.parametrize("code", ["3A504", "4A506", "3E505", "4D001.b.3", "4E001.b.3"])
def test_not_under_this_number_in_korea(code: str) -> None:
    assert not has_code("kr", code)


# ---------------------------------------------------------------- Korea's 3A903


def accelerator(transfer: str | None = "600 Gbyte/s", **units: Any) -> Data:
    return item("graphics_processor", aggregate_bidirectional_transfer_rate=transfer, **units)


def unit(rate: str, bits: str = "8 bit", number: int = 1) -> Data:
    return {"number": number, "bit_length": bits, "operation_rate": rate}


def digital(rate: str, transfer: str | None = "600 Gbyte/s") -> Data:
    return accelerator(transfer, instruction_processor=[unit(rate)])


MIXED: dict[str, Any] = {
    "instruction_processor": [unit("250 TOPS")],
    "digital_primitive_unit": [unit("125 TOPS", "16 bit")],
    "analogue_primitive_unit": [{"number": 2, "operation_rate": "125 TOPS"}],
}
KOREA = [
    Case("749 TOPS by 8 bit", digital("749 TOPS"), "kr", "3A903.a", NO),
    Case("750 TOPS by 8 bit", digital("750 TOPS"), "kr", "3A903.a", CONTROLLED),
    Case("slow links", digital("900 TOPS", "599.9 Gbyte/s"), "kr", "3A903", NO),
    Case("links of 4800 Gbit/s", digital("900 TOPS", "4800 Gbit/s"), "kr", "3A903", CONTROLLED),
    Case("links missing", digital("900 TOPS", None), "kr", "3A903", OPEN),
    Case("units missing", accelerator(), "kr", "3A903", OPEN),
    Case(
        "primitive units", accelerator(digital_primitive_unit=[unit("375 TOPS", "16 bit")]), "kr", "3A903.b", CONTROLLED
    ),
    Case(
        "analogue units count eight times",
        accelerator(analogue_primitive_unit=[{"number": 1, "operation_rate": "750 TOPS"}]),
        "kr",
        "3A903.c",
        CONTROLLED,
    ),
    Case("together, not one by one", accelerator(**MIXED), "kr", "3A903.d", CONTROLLED),
    Case("not one by one", accelerator(**MIXED), "kr", "3A903.a", NO),
    Case(
        "computer with one inside",
        item(
            "digital_computer", contained_circuit=[{"kind": "graphics_processor"} | digital("750 TOPS")["parameters"]]
        ),
        "kr",
        "4A902",
        CONTROLLED,
    ),
    Case(
        "computer with lesser ones",
        item(
            "digital_computer",
            contained_circuit={
                "members": [{"kind": "graphics_processor"} | digital("749 TOPS")["parameters"]],
                "complete": True,
            },
        ),
        "kr",
        "4A902",
        OPEN,
    ),
    Case(
        "computer whose only circuit has slow links",
        item(
            "digital_computer",
            contained_circuit={
                "members": [{"kind": "graphics_processor"} | digital("900 TOPS", "100 Gbyte/s")["parameters"]],
                "complete": True,
            },
        ),
        "kr",
        "4A902",
        NO,
    ),
    Case("computer, circuits not stated", item("digital_computer"), "kr", "4A902", OPEN),
    Case("no computer", item("surface_grinding_machine"), "kr", "4A902", NO),
]

# ---------------------------------------------------------------- China's 3A001: batteries, announced and suspended


def battery(density: str | None, *, rechargeable: bool | None = True, kind: str = "lithium_ion_cell") -> Data:
    return item(kind, rechargeable=rechargeable, gravimetric_energy_density=density)


def dated(name: str, made: Data, status: str, year: int, month: int, day: int) -> Case:
    return Case(f"{name} {year}-{month}-{day}", made, "cn", "3A001", status, datetime.date(year, month, day))


CHINA = [
    dated("299 Wh/kg", battery("299 Wh/kg"), NO, 2026, 11, 23),
    dated("300 Wh/kg", battery("300 Wh/kg"), NOT_ESTABLISHED, 2026, 11, 23),
    dated("pack", battery("301 Wh/kg", kind="lithium_ion_battery"), NOT_ESTABLISHED, 2026, 11, 23),
    dated("density missing", battery(None), OPEN, 2026, 11, 23),
    dated("not rechargeable", battery("400 Wh/kg", rechargeable=False), NO, 2026, 11, 23),
    dated("300 Wh/kg", battery("300 Wh/kg"), SUSPENDED, 2025, 11, 8),
    dated("300 Wh/kg", battery("300 Wh/kg"), SUSPENDED, 2026, 11, 9),
    dated("299 Wh/kg", battery("299 Wh/kg"), NO, 2026, 11, 9),
    dated("300 Wh/kg", battery("300 Wh/kg"), NOT_ESTABLISHED, 2026, 11, 10),
    # the base list's 3A001 is something else altogether
    Case("a converter is no battery", circuit("analogue_to_digital_converter"), "cn", "3A001", NO),
    Case("a battery is no circuit", battery("400 Wh/kg"), "intl", "3A001.a", NO),
]


@table(KOREA)
def test_high_performance_circuits(case: Case) -> None:
    check(case)


@table(CHINA)
def test_batteries(case: Case) -> None:
    check(case)


def test_batteries_are_not_listed_before_the_announcement() -> None:
    assert not has_code("cn", "3A001", datetime.date(2025, 11, 6))
