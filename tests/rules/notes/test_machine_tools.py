"""Machine tools of 2B001: repeatability by travel, axes, jets and beams, and every release note."""

from __future__ import annotations

from typing import Any

from .cases import CONTROLLED, NO, OPEN, RELEASED, UNLESS_RELEASED, Case, Data, check, steps, table
from .machines import EITHER_150, FIGURE_TO_Z_AND_W, GEARS, LENSES, LIMITED, axis, machine

BASE_LIKE = ("intl", "gb", "kr")


def lathe(*axes: Data, contouring: int | None = 2, **more: Any) -> Data:
    """A lathe that no note on bar machines can release."""
    more["more"] = {"bar_feed_only": False} | more.get("more", {})
    return machine("turning_machine", *axes, contouring_axes=contouring, **more)


def mill(*axes: Data, contouring: int | None = 5, linear: int | None = 3, rotary: int | None = 2, **more: Any) -> Data:
    return machine(
        "milling_machine",
        *axes,
        contouring_axes=contouring,
        contouring_linear_axes=linear,
        contouring_rotary_axes=rotary,
        **more,
    )


def grinder(*axes: Data, contouring: int | None = 3, kind: str = "jig_grinding_machine", **more: Any) -> Data:
    return machine(kind, *axes, contouring_axes=contouring, **more)


def four_axes(*axes: Data) -> Data:
    return mill(*axes, contouring=4, rotary=1)


def five_axes_grinder(*axes: Data) -> Data:
    """A grinder that no note can release."""
    return machine("grinding_machine", *axes, contouring_axes=5, more=NO_NOTE)


NO_NOTE = {
    "limited_to_cylindrical_grinding": False,
    "maximum_workpiece_diameter": "300 mm",
    "maximum_workpiece_length": "2 m",
}
Z = axis("5 um", name="z_axis")


def plain_grinder(*axes: Data, contouring: int | None = 3) -> Data:
    return machine("cylindrical_grinding_machine", *axes, contouring_axes=contouring, more=NO_NOTE) | {
        "statements": {"it is a jig_grinding_machine": False, "it is a surface_grinding_machine": False}
    }


# (code, machine, travel, best figure that is worse than the border, the border itself)
REPEATABILITY = [
    ("2B001.a.1", lathe, "999 mm", "0.91 um", "0.9 um"),
    ("2B001.a.2", lathe, "1 m", "1.11 um", "1.1 um"),
    ("2B001.b.1.a", four_axes, "999 mm", "0.91 um", "0.9 um"),
    ("2B001.b.1.b", four_axes, "1000 mm", "1.11 um", "1.1 um"),
    ("2B001.b.2.a", mill, "999 mm", "0.91 um", "0.9 um"),
    ("2B001.b.2.b", mill, "1 m", "1.41 um", "1.4 um"),
    ("2B001.b.2.b", mill, "3.99 m", "1.41 um", "1.4 um"),
    ("2B001.b.2.c", mill, "4 m", "6.01 um", "6 um"),
    ("2B001.c.2.a", five_axes_grinder, "999 mm", "1.11 um", "1.1 um"),
    ("2B001.c.2.b", five_axes_grinder, "1 m", "1.41 um", "1.4 um"),
    ("2B001.c.2.c", five_axes_grinder, "4 m", "6.01 um", "6.0 um"),
]


def released_or(status: str, code: str) -> str:
    """A machine of the widest kind for grinding may be one of the released kinds, which nobody has ruled out."""
    return UNLESS_RELEASED if status == CONTROLLED and ".c." in code else status


BORDERS = [
    case
    for code, make, travel, worse, border in REPEATABILITY
    for case in (
        Case(f"{travel} {worse}", make(axis(worse, travel)), "intl", code, NO),
        Case(f"{travel} {border}", make(axis(border, travel)), "intl", code, released_or(CONTROLLED, code)),
        Case(f"{travel} better", make(axis("0.5 um", travel)), "intl", code, released_or(CONTROLLED, code)),
        Case(f"{travel} missing", make(axis(None, travel)), "intl", code, OPEN),
    )
]
TRAVEL = [
    *(
        Case(f"travel is beyond the band, {made.__name__}", made(axis("0.1 um", travel)), "intl", code, NO)
        for code, made, travel in (
            ("2B001.a.1", lathe, "1 m"),
            ("2B001.a.2", lathe, "999 mm"),
            ("2B001.b.1.a", four_axes, "1 m"),
            ("2B001.b.1.b", four_axes, "999 mm"),
            ("2B001.b.2.a", mill, "1 m"),
            ("2B001.b.2.b", mill, "4 m"),
            ("2B001.b.2.c", mill, "3.999 m"),
            ("2B001.c.2.a", five_axes_grinder, "1 m"),
            ("2B001.c.2.b", five_axes_grinder, "4 m"),
            ("2B001.c.2.c", five_axes_grinder, "3.999 m"),
        )
    ),
    Case("travel not known, good for both", lathe(axis("0.9 um", None)), "intl", "2B001.a", OPEN),
    Case("travel not known, bad for both", lathe(axis("1.2 um", None)), "intl", "2B001.a", NO),
    Case("longer axis at the shorter's border", lathe(axis("0.9 um", "1 m")), "intl", "2B001.a.1", NO),
    Case(
        "two axes, neither good by itself",
        lathe(axis("1.0 um", "500 mm"), axis("1.2 um", "2 m")),
        "intl",
        "2B001.a",
        NO,
    ),
    Case("second axis alone", lathe(axis("1.0 um", "500 mm"), axis("1.1 um", "2 m")), "intl", "2B001.a", CONTROLLED),
    Case("no linear axis stated", lathe(), "intl", "2B001.a", OPEN),
    Case("one contouring axis", lathe(axis("0.5 um"), contouring=1), "intl", "2B001.a", NO),
    Case("contouring axes missing", lathe(axis("0.5 um"), contouring=None), "intl", "2B001.a", OPEN),
    Case("accuracy is no repeatability", lathe(axis(iso_1988="0.5 um")), "intl", "2B001.a", OPEN),
    Case(
        "never numerically controlled",
        machine("turning_machine", axis("0.5 um"), more={"numerically_controllable": False}),
        "intl",
        "2B001",
        NO,
    ),
    Case("four axes, one rotary, b.2", four_axes(axis("0.5 um")), "intl", "2B001.b.2", NO),
    Case("three axes and no rotary", mill(axis("0.5 um"), contouring=3, rotary=0), "intl", "2B001.b", OPEN),
    Case("three axes and no rotary, b.1", mill(axis("0.5 um"), contouring=3, rotary=0), "intl", "2B001.b.1", NO),
    Case("two linear, two rotary", mill(axis("0.5 um"), contouring=4, linear=2), "intl", "2B001.b.1", NO),
    Case("five axes meet b.1 as well", mill(axis("0.9 um")), "intl", "2B001.b.1.a", CONTROLLED),
    Case("rotary axes missing", mill(axis("0.9 um"), contouring=4, rotary=None), "intl", "2B001.b.1", OPEN),
    Case("parallel kinematics without rotary axes", mill(axis("0.9 um"), rotary=0), "intl", "2B001.b.2.a", CONTROLLED),
]
CAPABILITIES = [
    Case(
        "a lathe that mills, as a mill",
        machine("turning_machine", axis("0.9 um"), kinds=("milling_machine",), contouring_axes=5, bar_feed_only=False),
        "intl",
        "2B001.b.2.a",
        CONTROLLED,
    ),
    Case(
        "a lathe that mills, as a lathe",
        machine("turning_machine", axis("0.9 um"), kinds=("milling_machine",), contouring_axes=5, bar_feed_only=False),
        "intl",
        "2B001.a.1",
        CONTROLLED,
    ),
    *steps(
        "jig borer",
        lambda value: machine("jig_boring_machine", axis(value, None)),
        "intl",
        "2B001.b.3",
        ("1.11 um", NO),
        ("1.1 um", CONTROLLED),
        (None, OPEN),
    ),
    Case("a lathe is no jig borer", lathe(axis("0.5 um")), "intl", "2B001.b.3", NO),
    Case("a mill may be a jig borer", mill(axis("0.5 um")), "intl", "2B001.b.3", OPEN),
]


def fly_cutter(run_out: str | None, camming: str | None, deviation: str | None, travel: str = "300 mm") -> Data:
    by_iso = "ISO 230-1:2012"
    slide = None if deviation is None else {"value": deviation, "at": {"slide_travel": travel}}
    return machine(
        "fly_cutting_machine",
        spindle_run_out=run_out and {"value": run_out, "method": by_iso},
        spindle_camming=camming and {"value": camming, "method": by_iso},
        slide_angular_deviation=slide,
    )


def edm(rotary: int | None, *, wire: bool | None = False) -> Data:
    return machine("electrical_discharge_machine", simultaneous_rotary_axes=rotary, wire_type=wire)


def rotary(accuracy: str | None, *, contouring: bool | None = True) -> Data:
    made: Data = {"designation": "a_axis"}
    if accuracy is not None:
        made["angular_accuracy"] = accuracy
    if contouring is not None:
        made["contouring"] = contouring
    return made


def jet(process: list[str] | None, *axes: Data) -> Data:
    return machine("machine_tool", removal_process=process, rotary_axis=list(axes) or None)


GOOD, AT, BAD = rotary("0.0029 deg"), rotary("0.003 deg"), rotary("0.0031 deg")
OTHERS = [
    Case("fly cutter", fly_cutter("0.39 um", "0.39 um", "1.9 arcsec"), "intl", "2B001.b.4", CONTROLLED),
    Case("fly cutter, run-out at border", fly_cutter("0.4 um", "0.39 um", "1.9 arcsec"), "intl", "2B001.b.4", NO),
    Case("fly cutter, camming at border", fly_cutter("0.39 um", "0.0004 mm", "1.9 arcsec"), "intl", "2B001.b.4", NO),
    Case("fly cutter, slide at border", fly_cutter("0.39 um", "0.39 um", "2 arcsec"), "intl", "2B001.b.4", NO),
    Case("fly cutter, camming missing", fly_cutter("0.39 um", None, "1.9 arcsec"), "intl", "2B001.b.4", OPEN),
    Case(
        "fly cutter, other travel", fly_cutter("0.39 um", "0.39 um", "1.9 arcsec", "100 mm"), "intl", "2B001.b.4", OPEN
    ),
    Case("EDM, two rotary axes", edm(2), "intl", "2B001.d", CONTROLLED),
    Case("EDM, one rotary axis", edm(1), "intl", "2B001.d", NO),
    Case("EDM, axes missing", edm(None), "intl", "2B001.d", OPEN),
    Case("EDM, wire", edm(2, wire=True), "intl", "2B001.d", NO),
    Case("EDM, wire or not unknown", edm(2, wire=None), "intl", "2B001.d", OPEN),
    Case("water jet, two good axes", jet(["liquid_jet"], GOOD, GOOD), "intl", "2B001.e", CONTROLLED),
    Case("electron beam", jet(["electron_beam"], GOOD, GOOD), "intl", "2B001.e", CONTROLLED),
    Case("laser beside a cutter", jet(["cutting", "laser_beam"], GOOD, GOOD), "intl", "2B001.e", CONTROLLED),
    Case("cutting only", jet(["cutting"], GOOD, GOOD), "intl", "2B001.e", NO),
    Case("process missing", jet(None, GOOD, GOOD), "intl", "2B001.e", OPEN),
    Case("one good axis", jet(["laser_beam"], GOOD, BAD), "intl", "2B001.e", NO),
    Case("one axis at the border", jet(["laser_beam"], GOOD, AT), "intl", "2B001.e", NO),
    Case("10.8 arcsec are the border", jet(["laser_beam"], GOOD, rotary("10.8 arcsec")), "intl", "2B001.e", NO),
    Case(
        "second axis only positions",
        jet(["laser_beam"], GOOD, rotary("0.001 deg", contouring=False)),
        "intl",
        "2B001.e",
        NO,
    ),
    Case("second axis unknown", jet(["laser_beam"], GOOD, rotary(None)), "intl", "2B001.e", OPEN),
    Case("no rotary axis stated", jet(["laser_beam"]), "intl", "2B001.e", OPEN),
    *steps(
        "deep hole",
        lambda depth: machine("deep_hole_drilling_machine", maximum_bore_depth=depth),
        "intl",
        "2B001.f",
        ("4999 mm", NO),
        ("5 m", NO),
        ("5001 mm", CONTROLLED),
        (None, OPEN),
    ),
    Case(
        "lathe, modified",
        lathe(maximum_bore_depth="6 m", modified_for_deep_hole_drilling=True),
        "intl",
        "2B001.f",
        CONTROLLED,
    ),
    Case(
        "lathe, not modified",
        lathe(maximum_bore_depth="6 m", modified_for_deep_hole_drilling=False),
        "intl",
        "2B001.f",
        NO,
    ),
    Case("lathe, nobody said", lathe(maximum_bore_depth="6 m"), "intl", "2B001.f", OPEN),
]

# ---------------------------------------------------------------- notes

PRECISE = axis("0.9 um")
NOTES_1_AND_2 = [
    case
    for regime in BASE_LIKE
    for key in LIMITED
    for case in (
        Case(f"{key}: yes", lathe(PRECISE, judged={key: True}), regime, "2B001.a.1", RELEASED),
        Case(f"{key}: not judged", lathe(PRECISE, judged={key: None}), regime, "2B001.a.1", UNLESS_RELEASED),
    )
]
NOTES_1_AND_2.extend(
    [
        Case("limited to nothing", lathe(PRECISE), "intl", "2B001.a.1", CONTROLLED),
        Case(
            "gears, discharge machine",
            edm(2) | {"judgements": lathe(judged={GEARS: True})["judgements"]},
            "intl",
            "2B001.d",
            RELEASED,
        ),
    ]
)


def lens_lathe(judged: bool | None, *, software: bool | None = True, vacuum: bool | None = False) -> Data:
    return lathe(
        PRECISE,
        judged={LENSES: judged},
        more={
            name: value
            for name, value in (("controller_limited_to_ophthalmic_software", software), ("vacuum_chucking", vacuum))
            if value is not None
        },
    )


def bar(
    diameter: str | None = "42 mm", *, only: bool | None = True, chuck: bool | None = False, kind: str = "bar_machine"
) -> Data:
    return machine(
        kind,
        PRECISE,
        contouring_axes=2,
        maximum_bar_diameter=diameter,
        more={name: value for name, value in (("bar_feed_only", only), ("chuck_mounting", chuck)) if value is not None},
    )


TURNING = [
    case
    for regime in BASE_LIKE
    for case in (
        Case("lenses", lens_lathe(True), regime, "2B001.a.1", RELEASED),
        Case("lenses, any software", lens_lathe(True, software=False), regime, "2B001.a.1", CONTROLLED),
        Case("lenses, vacuum chuck", lens_lathe(True, vacuum=True), regime, "2B001.a.1", CONTROLLED),
        Case("not for lenses", lens_lathe(False), regime, "2B001.a.1", CONTROLLED),
        Case("lenses, nobody judged", lens_lathe(None), regime, "2B001.a.1", UNLESS_RELEASED),
        Case("lenses, chuck not known", lens_lathe(True, vacuum=None), regime, "2B001.a.1", UNLESS_RELEASED),
        Case("bar 42 mm", bar(), regime, "2B001.a.1", RELEASED),
        Case("bar 42.1 mm", bar("42.1 mm"), regime, "2B001.a.1", CONTROLLED),
        Case("bar with chuck", bar(chuck=True), regime, "2B001.a.1", CONTROLLED),
        Case("bar and more", bar(only=False), regime, "2B001.a.1", CONTROLLED),
        Case("bar diameter missing", bar(None), regime, "2B001.a.1", UNLESS_RELEASED),
        Case("bar, chuck missing", bar(chuck=None), regime, "2B001.a.1", UNLESS_RELEASED),
        Case("a lathe may be a bar machine", bar(kind="turning_machine"), regime, "2B001.a.1", UNLESS_RELEASED),
    )
]


def cylindrical(
    diameter: str | None, length: str | None, *, limited: bool | None = True, judged: bool | None = None
) -> Data:
    return machine(
        "cylindrical_grinding_machine",
        axis("1 um"),
        judged={EITHER_150: judged},
        contouring_axes=3,
        limited_to_cylindrical_grinding=limited,
        maximum_workpiece_diameter=diameter,
        maximum_workpiece_length=length,
    ) | {"statements": {"it is a jig_grinding_machine": False, "it is a surface_grinding_machine": False}}


def jig(*axes: Data, judged: bool | None = None) -> Data:
    return machine(
        "jig_grinding_machine",
        judged={FIGURE_TO_Z_AND_W: judged},
        contouring_axes=3,
        limited_to_cylindrical_grinding=False,
        linear_axis=list(axes),
    ) | {"statements": {"it is a surface_grinding_machine": False}}


X, Y = axis("1 um"), axis("1.0 um", name="y_axis")
GRINDING = [
    case
    for regime in BASE_LIKE
    for case in (
        Case("1.1 um, three axes", plain_grinder(axis("1.1 um")), regime, "2B001.c.1", CONTROLLED),
        Case("1.11 um, three axes", plain_grinder(axis("1.11 um")), regime, "2B001.c.1", NO),
        Case("two axes", plain_grinder(axis("1.1 um"), contouring=2), regime, "2B001.c.1", NO),
        Case("four axes", plain_grinder(axis("1.1 um"), contouring=4), regime, "2B001.c.1", CONTROLLED),
        Case("five axes are c.2", plain_grinder(axis("1.1 um"), contouring=5), regime, "2B001.c.1", NO),
        Case("cylindrical, 150 mm both", cylindrical("150 mm", "150 mm"), regime, "2B001.c", RELEASED),
        Case("cylindrical, 151 mm both", cylindrical("151 mm", "151 mm"), regime, "2B001.c", CONTROLLED),
        Case("cylindrical, one of them", cylindrical("150 mm", "600 mm"), regime, "2B001.c", UNLESS_RELEASED),
        Case("the other is enough", cylindrical("600 mm", "150 mm", judged=True), regime, "2B001.c", RELEASED),
        Case("one of them is enough", cylindrical("150 mm", "600 mm", judged=True), regime, "2B001.c", RELEASED),
        Case("one is not enough", cylindrical("150 mm", "600 mm", judged=False), regime, "2B001.c", CONTROLLED),
        Case("cylindrical and more", cylindrical("150 mm", "150 mm", limited=False), regime, "2B001.c", CONTROLLED),
        Case("cylindrical, sizes missing", cylindrical(None, None), regime, "2B001.c", UNLESS_RELEASED),
        Case("surface", grinder(axis("1 um"), kind="surface_grinding_machine"), regime, "2B001.c", RELEASED),
        Case("jig grinder without z and w", jig(X, Y), regime, "2B001.c", RELEASED),
        Case("jig grinder at the figure", jig(axis("1.1 um")), regime, "2B001.c", UNLESS_RELEASED),
        Case("jig grinder at the figure of all", jig(axis("1.1 um"), judged=False), regime, "2B001.c", CONTROLLED),
        Case("jig grinder with a good z-axis", jig(X, axis("1 um", name="z_axis")), regime, "2B001.c", CONTROLLED),
        Case("jig grinder with a good w-axis", jig(X, axis("1 um", name="w_axis")), regime, "2B001.c", CONTROLLED),
        Case("jig grinder, z worse", jig(X, axis("1.1 um", name="z_axis")), regime, "2B001.c", UNLESS_RELEASED),
        Case("jig grinder, z worse, figure of z and w", jig(X, Z, judged=True), regime, "2B001.c", RELEASED),
        Case("jig grinder, z worse, figure of all", jig(X, Z, judged=False), regime, "2B001.c", CONTROLLED),
        Case(
            "kind of grinder not said",
            machine("grinding_machine", X, contouring_axes=3),
            regime,
            "2B001.c",
            UNLESS_RELEASED,
        ),
    )
]


@table([*BORDERS, *TRAVEL, *CAPABILITIES])
def test_repeatability(case: Case) -> None:
    check(case)


@table(OTHERS)
def test_other_machines(case: Case) -> None:
    check(case)


@table([*NOTES_1_AND_2, *TURNING])
def test_notes_of_the_entry_and_of_turning(case: Case) -> None:
    check(case)


@table(GRINDING)
def test_notes_of_grinding(case: Case) -> None:
    check(case)
