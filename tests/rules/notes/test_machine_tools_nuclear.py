"""2B201 of the base list, the United Kingdom and Korea, and China's own: accuracies by two editions of one standard."""

from __future__ import annotations

from typing import Any

import pytest

from .cases import CONTROLLED, NO, OPEN, RELEASED, UNLESS_RELEASED, Case, Data, check, outcome_of, table
from .machines import CRANKSHAFTS, CUTTERS, EITHER_150, FIGURE_TO_Z_AND_W, GEARS, JEWELLERY, WORMS, axis, machine


def both(iso_1988: str | None, iso_2006: str | None, name: str = "x_axis", travel: str = "500 mm") -> Data:
    """An axis with its accuracy by both editions of the standard; neither is ever worked out from the other."""
    return axis(None, travel, name, iso_1988=iso_1988, iso_2006=iso_2006)


COARSE = both("50 um", "50 um")


def mill(*axes: Data, contouring: int | None = 3, rotary: int | None = 0, **more: Any) -> Data:
    return machine("milling_machine", *axes, contouring_axes=contouring, contouring_rotary_axes=rotary, **more)


def lathe(*axes: Data, diameter: str | None = "200 mm", contouring: int | None = 2, **more: Any) -> Data:
    more["more"] = {"bar_feed_only": False} | more.get("more", {})
    return machine("turning_machine", *axes, contouring_axes=contouring, machinable_diameter=diameter, **more)


def grinder(*axes: Data, contouring: int | None = 3, rotary: int | None = 0, **more: Any) -> Data:
    """A cylindrical grinder too large for its note, and of no other released kind."""
    made = machine(
        "cylindrical_grinding_machine",
        *axes,
        contouring_axes=contouring,
        contouring_rotary_axes=rotary,
        maximum_workpiece_diameter="300 mm",
        maximum_workpiece_length="2 m",
        **more,
    )
    return made | {"statements": {"it is a jig_grinding_machine": False}}


# ---------------------------------------------------------------- borders, side by side

CODES = {
    "milling": {"intl": "2B201.a", "gb": "2B201.a", "kr": "2B201.a", "cn": "2B201.b"},
    "grinding": {"intl": "2B201.b", "gb": "2B201.b", "kr": "2B201.b", "cn": "2B201.c"},
    "turning": {"intl": "2B201.c", "gb": "2B201.c", "kr": "2B201.c", "cn": "2B201.a"},
}
MAKERS = {"milling": mill, "grinding": grinder, "turning": lathe}

# (work, figure by the 1988 edition, by the 2006 edition, base and UK, Korea, China); China's figures exclude the border
SIDE_BY_SIDE = [
    ("milling", "6.1 um", "4.6 um", NO, NO, NO),
    ("milling", "6 um", "4.5 um", CONTROLLED, CONTROLLED, NO),
    ("milling", "5.9 um", "4.4 um", CONTROLLED, CONTROLLED, CONTROLLED),
    ("milling", "6 um", "4.6 um", CONTROLLED, NO, NO),
    ("milling", "6.1 um", "4.5 um", NO, CONTROLLED, NO),
    ("milling", "5 um", None, CONTROLLED, OPEN, CONTROLLED),
    ("milling", None, "4 um", OPEN, CONTROLLED, OPEN),
    ("milling", None, None, OPEN, OPEN, OPEN),
    ("grinding", "4.1 um", "3.1 um", NO, NO, NO),
    ("grinding", "4 um", "3 um", CONTROLLED, CONTROLLED, NO),
    ("grinding", "3.9 um", "2.9 um", CONTROLLED, CONTROLLED, CONTROLLED),
    ("grinding", "4.1 um", "3 um", NO, CONTROLLED, NO),
    ("grinding", "3 um", None, CONTROLLED, OPEN, CONTROLLED),
    # turning: the base list says better than, Korea at most
    ("turning", "6 um", "4.5 um", NO, CONTROLLED, NO),
    ("turning", "5.9 um", "4.6 um", CONTROLLED, NO, CONTROLLED),
    ("turning", "5.9 um", "4.4 um", CONTROLLED, CONTROLLED, CONTROLLED),
    ("turning", "5 um", None, CONTROLLED, OPEN, CONTROLLED),
]


@pytest.mark.parametrize(("work", "old", "new", "base", "korea", "china"), SIDE_BY_SIDE)
def test_accuracies_side_by_side(
    work: str, old: str | None, new: str | None, base: str, korea: str, china: str
) -> None:
    made = MAKERS[work](both(old, new))
    found = {regime: outcome_of(made, regime, code) for regime, code in CODES[work].items()}
    assert found == {"intl": base, "gb": base, "kr": korea, "cn": china}


def everywhere(name: str, work: str, made: Data, status: str) -> list[Case]:
    return [Case(f"{work}: {name}", made, regime, code, status) for regime, code in CODES[work].items()]


AXES = [
    *everywhere("two contouring rotary axes", "milling", mill(COARSE, rotary=2), CONTROLLED),
    *everywhere("one contouring rotary axis", "milling", mill(COARSE, rotary=1), NO),
    *everywhere("five axes", "milling", mill(COARSE, contouring=5), CONTROLLED),
    *everywhere("four axes", "milling", mill(COARSE, contouring=4, rotary=1), NO),
    *everywhere("five axes, hexapod", "milling", mill(COARSE, contouring=6, rotary=0), CONTROLLED),
    *everywhere("axes missing", "milling", mill(COARSE, contouring=None, rotary=None), OPEN),
    *everywhere("two contouring rotary axes", "grinding", grinder(COARSE, rotary=2), CONTROLLED),
    *everywhere("five axes", "grinding", grinder(COARSE, contouring=5), CONTROLLED),
    *everywhere("coarse, three axes", "grinding", grinder(COARSE), NO),
    *everywhere("35 mm", "turning", lathe(both("3 um", "3 um"), diameter="35 mm"), NO),
    *everywhere("35.1 mm", "turning", lathe(both("3 um", "3 um"), diameter="35.1 mm"), CONTROLLED),
    *everywhere("diameter missing", "turning", lathe(both("3 um", "3 um"), diameter=None), OPEN),
    *everywhere("one axis", "turning", lathe(both("3 um", "3 um"), contouring=1), NO),
    *everywhere("one good axis of two", "turning", lathe(COARSE, both("3 um", "3 um", "z_axis")), CONTROLLED),
]
# two contouring axes stand in the heading of 2B201, so for every paragraph of the base list
AXES.extend(
    [
        Case("one contouring axis, precise", mill(both("3 um", "3 um"), contouring=1), regime, "2B201", NO)
        for regime in ("intl", "gb", "kr")
    ]
)

# ---------------------------------------------------------------- note 1: what it is limited to

LIMITED = [
    case
    for regime in ("intl", "gb", "kr")
    for case in (
        *(
            Case(f"{key}: {name}", mill(both("3 um", "3 um"), judged={key: answer}), regime, "2B201.a", status)
            for key in (GEARS, CRANKSHAFTS, CUTTERS, WORMS)
            for name, answer, status in (("yes", True, RELEASED), ("not judged", None, UNLESS_RELEASED))
        ),
        Case("limited to nothing", mill(both("3 um", "3 um")), regime, "2B201.a", CONTROLLED),
        # jewellery stands in the note of 2B001 alone
        Case("jewellery", mill(both("3 um", "3 um"), judged={JEWELLERY: True}), regime, "2B201.a", CONTROLLED),
    )
]
# the source of China's entry has no such note
LIMITED.extend([Case("gears in China", mill(both("3 um", None), judged={GEARS: True}), "cn", "2B201.b", CONTROLLED)])

# ---------------------------------------------------------------- the note on long, coarse milling machines


def long_mill(travel: str | None, old: str | None, new: str | None) -> Data:
    x_axis = both(old, new)
    if travel is None:
        del x_axis["travel"]
    else:
        x_axis["travel"] = travel
    return mill(x_axis, contouring=5, rotary=2)


LONG = [
    case
    for regime, code in CODES["milling"].items()
    for case in (
        Case("2 m", long_mill("2 m", "40 um", "40 um"), regime, code, CONTROLLED),
        Case("2.01 m", long_mill("2.01 m", "40 um", "40 um"), regime, code, RELEASED),
        Case("travel missing", long_mill(None, "40 um", "40 um"), regime, code, UNLESS_RELEASED),
        Case("accuracy missing", long_mill("3 m", None, None), regime, code, UNLESS_RELEASED),
        Case(
            "coarse, but the long axis is another",
            mill(both("10 um", "10 um"), both("40 um", "40 um", "y_axis", "3 m"), contouring=5, rotary=2),
            regime,
            code,
            CONTROLLED,
        ),
    )
]
LONG.extend(
    [
        Case("30 um by 1988", long_mill("3 m", "30 um", None), "intl", "2B201.a", CONTROLLED),
        Case("30.1 um by 1988", long_mill("3 m", "30.1 um", None), "intl", "2B201.a", RELEASED),
        Case("30 um by 1988", long_mill("3 m", "30 um", None), "cn", "2B201.b", CONTROLLED),
        Case("30.1 um by 1988", long_mill("3 m", "30.1 um", None), "cn", "2B201.b", RELEASED),
        Case("22.5 um by 2006", long_mill("3 m", None, "22.5 um"), "kr", "2B201.a", CONTROLLED),
        Case("22.6 um by 2006", long_mill("3 m", None, "22.6 um"), "kr", "2B201.a", RELEASED),
        Case("40 um by 1988 says nothing in Korea", long_mill("3 m", "40 um", None), "kr", "2B201.a", UNLESS_RELEASED),
        Case(
            "40 um by 2006 says nothing in the base list",
            long_mill("3 m", None, "40 um"),
            "intl",
            "2B201.a",
            UNLESS_RELEASED,
        ),
    ]
)

# ---------------------------------------------------------------- notes on grinding and turning

FINE = both("1 um", "1 um")
FINE_Z = both("1 um", "1 um", "z_axis")


def cylindrical(
    diameter: str | None,
    length: str | None,
    *axes: Data,
    judged: bool | None = None,
    rotary: list[str] | str | None = "none",
) -> Data:
    return machine(
        "cylindrical_grinding_machine",
        *(axes or (FINE, FINE_Z)),
        judged={EITHER_150: judged},
        contouring_axes=3,
        maximum_workpiece_diameter=diameter,
        maximum_workpiece_length=length,
        rotary_axis=[{"designation": name} for name in rotary] if isinstance(rotary, list) else rotary,
    ) | {"statements": {"it is a jig_grinding_machine": False}}


def jig(*axes: Data, judged: bool | None = None) -> Data:
    made = machine(
        "jig_grinding_machine", *axes, judged={FIGURE_TO_Z_AND_W: judged}, contouring_axes=3, contouring_rotary_axes=0
    )
    return made | {"statements": {"it is a cylindrical_grinding_machine": False}}


GRINDING = [
    case
    for regime, code in CODES["grinding"].items()
    for case in (
        Case("150 mm both, x and z", cylindrical("150 mm", "150 mm"), regime, code, RELEASED),
        Case("150 mm both, x, z and c", cylindrical("150 mm", "150 mm", rotary=["c_axis"]), regime, code, RELEASED),
        Case("a b-axis more", cylindrical("150 mm", "150 mm", rotary=["b_axis"]), regime, code, CONTROLLED),
        Case(
            "a y-axis more",
            cylindrical("150 mm", "150 mm", FINE, both("1 um", "1 um", "y_axis")),
            regime,
            code,
            CONTROLLED,
        ),
        Case("rotary axes missing", cylindrical("150 mm", "150 mm", rotary=None), regime, code, UNLESS_RELEASED),
        Case("151 mm both", cylindrical("151 mm", "151 mm"), regime, code, CONTROLLED),
        Case("one of them", cylindrical("150 mm", "1 m"), regime, code, UNLESS_RELEASED),
        Case("the other is enough", cylindrical("1 m", "150 mm", judged=True), regime, code, RELEASED),
        Case("one is enough", cylindrical("150 mm", "1 m", judged=True), regime, code, RELEASED),
        Case("one is not enough", cylindrical("150 mm", "1 m", judged=False), regime, code, CONTROLLED),
        Case("sizes missing", cylindrical(None, None), regime, code, UNLESS_RELEASED),
        Case("jig grinder without z and w", jig(FINE), regime, code, RELEASED),
        Case("jig grinder with a fine z-axis", jig(FINE, FINE_Z), regime, code, CONTROLLED),
        Case("jig grinder, coarse z-axis", jig(FINE, both("9 um", "9 um", "z_axis")), regime, code, UNLESS_RELEASED),
        Case(
            "jig grinder, z-axis at the figure",
            jig(FINE, both("4 um", "3 um", "z_axis")),
            regime,
            code,
            UNLESS_RELEASED,
        ),
        Case("jig grinder, z-axis just finer", jig(FINE, both("3.9 um", "2.9 um", "z_axis")), regime, code, CONTROLLED),
        Case("jig grinder, z-axis not measured", jig(FINE, both(None, None, "z_axis")), regime, code, UNLESS_RELEASED),
    )
]


def bar(diameter: str | None = "42 mm", *, only: bool | None = True, chuck: bool | None = False) -> Data:
    return machine(
        "bar_machine",
        FINE,
        contouring_axes=2,
        machinable_diameter="60 mm",
        maximum_bar_diameter=diameter,
        more={name: value for name, value in (("bar_feed_only", only), ("chuck_mounting", chuck)) if value is not None},
    )


TURNING = [
    case
    for regime, code in CODES["turning"].items()
    for case in (
        Case("bar 42 mm", bar(), regime, code, RELEASED),
        Case("bar 42.1 mm", bar("42.1 mm"), regime, code, CONTROLLED),
        Case("bar with chuck", bar(chuck=True), regime, code, CONTROLLED),
        Case("bar diameter missing", bar(None), regime, code, UNLESS_RELEASED),
        Case("chuck missing", bar(chuck=None), regime, code, UNLESS_RELEASED),
        Case("bar and more", bar(only=False), regime, code, CONTROLLED),
    )
]

# ---------------------------------------------------------------- China's discharge machines, 2B001.d elsewhere


def edm(rotary: int | None, *, wire: bool | None = False) -> Data:
    return machine("electrical_discharge_machine", simultaneous_rotary_axes=rotary, wire_type=wire)


DISCHARGE = [
    Case("two rotary axes", edm(2), "cn", "2B201.d", CONTROLLED),
    Case("one rotary axis", edm(1), "cn", "2B201.d", NO),
    Case("axes missing", edm(None), "cn", "2B201.d", OPEN),
    Case("wire", edm(2, wire=True), "cn", "2B201.d", NO),
    Case("no discharge machine in the base list's 2B201", edm(2), "intl", "2B201", NO),
]


@table([*AXES, *DISCHARGE])
def test_axes(case: Case) -> None:
    check(case)


@table([*LIMITED, *LONG])
def test_notes_of_the_entry_and_of_milling(case: Case) -> None:
    check(case)


@table([*GRINDING, *TURNING])
def test_notes_of_grinding_and_turning(case: Case) -> None:
    check(case)
