"""Fibres of 1C010 and 1C210, and China's 1A202, 1C210 and 1C901: borders, notes and what refers to what."""

from __future__ import annotations

from typing import Any

from .cases import CONTROLLED, NO, OPEN, RELEASED, UNLESS_RELEASED, Case, Data, check, item, table

BASE_LIKE = ("intl", "gb", "kr")
REPAIR = "for repair of civil_aircraft_structures"


def fibre(kind: str, modulus: str | None, strength: str | None, *, form: str | None = "tow", **more: Any) -> Data:
    """A fibre that is for nothing in particular, bare unless ``resin`` says otherwise."""
    parameters: dict[str, Any] = {"resin": "none", **more}
    return item(
        kind,
        judged={REPAIR: False},
        specific_modulus=modulus,
        specific_tensile_strength=strength,
        fibre_form=form,
        **parameters,
    )


def grades(code: str, kind: str, low: tuple[str, str], at: tuple[str, str], above: tuple[str, str]) -> list[Case]:
    """Both figures exceed, one of them is at its border, one is missing; (modulus, strength) each."""
    (mod_low, str_low), (mod_at, str_at), (mod_up, str_up) = low, at, above
    rows = [
        ("both above", mod_up, str_up, CONTROLLED),
        ("modulus at", mod_at, str_up, NO),
        ("strength at", mod_up, str_at, NO),
        ("modulus below", mod_low, str_up, NO),
        ("strength below", mod_up, str_low, NO),
        ("modulus missing", None, str_up, OPEN),
        ("strength missing", mod_up, None, OPEN),
        ("one missing, the other below", None, str_low, NO),
    ]
    return [
        Case(f"{kind} {name}", fibre(kind, modulus, strength), regime, code, status)
        for regime in BASE_LIKE
        for name, modulus, strength, status in rows
    ]


GRADES = [
    *grades("1C010.a", "aramid_fibre", ("12.6e6 m", "23.4e4 m"), ("12.7e6 m", "23.5e4 m"), ("12.71e6 m", "23.51e4 m")),
    *grades(
        "1C010.b", "carbon_fibre", ("14.64e6 m", "26.8e4 m"), ("14.65e6 m", "26.82e4 m"), ("14.66e6 m", "26.83e4 m")
    ),
    Case("organic is not carbon", fibre("aramid_fibre", "20e6 m", "30e4 m"), "intl", "1C010.b", NO),
    Case("carbon is not inorganic here", fibre("carbon_fibre", "20e6 m", "30e4 m"), "intl", "1C010.c", NO),
    Case("carbon is not organic", fibre("carbon_fibre", "20e6 m", "30e4 m"), "intl", "1C010.a", NO),
    Case("polyethylene", fibre("polyethylene_fibre", "14e6 m", "30e4 m"), "intl", "1C010.a", RELEASED),
    Case(
        "polyethylene of the strongest kind",
        fibre("ultra_high_molecular_weight_polyethylene_fibre", "14e6 m", "30e4 m"),
        "intl",
        "1C010.a",
        RELEASED,
    ),
    Case("organic of an unnamed kind", fibre("organic_fibre", "14e6 m", "30e4 m"), "intl", "1C010.a", UNLESS_RELEASED),
    # 290 GPa and 5 GPa at 1.8 g/cm3: 16.43e6 m and 28.3e4 m
    Case(
        "from strength, modulus and density",
        item(
            "carbon_fibre",
            judged={REPAIR: False},
            fibre_form="tow",
            tensile_modulus="290 GPa",
            tensile_strength="5 GPa",
            density="1.8 g/cm3",
        ),
        "intl",
        "1C010.b",
        CONTROLLED,
    ),
    # 250 GPa at 1.8 g/cm3: 14.16e6 m
    Case(
        "too soft for its weight",
        item("carbon_fibre", tensile_modulus="250 GPa", tensile_strength="5 GPa", density="1.8 g/cm3"),
        "intl",
        "1C010.b",
        NO,
    ),
    Case(
        "density missing",
        item("carbon_fibre", tensile_modulus="250 GPa", tensile_strength="5 GPa"),
        "intl",
        "1C010.b",
        OPEN,
    ),
]

# ---------------------------------------------------------------- note to 1C010.b


def repair(
    area: str | None = "1 m2", length: str | None = "2.5 m", width: str | None = "16 mm", *, judged: bool | None = True
) -> Data:
    return item(
        "carbon_fibre",
        judged={} if judged is None else {REPAIR: judged},
        specific_modulus="15e6 m",
        specific_tensile_strength="30e4 m",
        fibre_form="fabric",
        area=area,
        length=length,
        width=width,
    )


def cut(form: str | None, longest: str | None) -> Data:
    return fibre("carbon_fibre", "15e6 m", "30e4 m", form=form, fibre_length=longest)


CARBON_NOTES = [
    case
    for regime in BASE_LIKE
    for case in (
        Case("repair piece at every border", repair(), regime, "1C010.b", RELEASED),
        Case("repair piece too large", repair(area="1.01 m2"), regime, "1C010.b", CONTROLLED),
        Case("repair piece too long", repair(length="2.51 m"), regime, "1C010.b", CONTROLLED),
        Case("repair piece of 15 mm", repair(width="15 mm"), regime, "1C010.b", CONTROLLED),
        Case("not for repair", repair(judged=False), regime, "1C010.b", CONTROLLED),
        Case("repair, nobody judged", repair(judged=None), regime, "1C010.b", UNLESS_RELEASED),
        Case("repair, area missing", repair(area=None), regime, "1C010.b", UNLESS_RELEASED),
        *(
            Case(f"{form}, 25 mm", cut(form, "25 mm"), regime, "1C010.b", RELEASED)
            for form in ("chopped", "milled", "cut")
        ),
        Case("chopped, 25.1 mm", cut("chopped", "25.1 mm"), regime, "1C010.b", CONTROLLED),
        Case("chopped, length missing", cut("chopped", None), regime, "1C010.b", UNLESS_RELEASED),
        Case("staple fibre, 20 mm", cut("staple", "20 mm"), regime, "1C010.b", CONTROLLED),
        Case("form missing", cut(None, "20 mm"), regime, "1C010.b", UNLESS_RELEASED),
    )
]

# ---------------------------------------------------------------- 1C010.c: inorganic


def inorganic(kind: str, modulus: str | None, silica: str | None, point: str | None = "2100 K", **more: Any) -> Data:
    composition = None if silica is None else {"silicon_dioxide": silica}
    return fibre(kind, modulus, None, composition=composition, thermal_transition_point=point, **more)


def silica(modulus: str | None, share: str | None, point: str | None = "2100 K") -> Data:
    return inorganic("quartz_fibre", modulus, share, point)


def alumina(
    modulus: str = "9.9e6 m",
    share: str = "3 % by weight",
    form: str = "mat",
    *,
    discontinuous: bool | None = True,
    multiphase: bool | None = True,
    polycrystalline: bool | None = True,
    point: str = "2300 K",
) -> Data:
    return inorganic(
        "alumina_fibre",
        modulus,
        share,
        point,
        form=form,
        discontinuous=discontinuous,
        multiphase=multiphase,
        polycrystalline=polycrystalline,
    )


def ceramic(point: str, *, discontinuous: bool | None = True) -> Data:
    return inorganic("silicon_carbide_fibre", "7e6 m", "1 % by weight", point, discontinuous=discontinuous)


INORGANIC = [
    Case("half silica, at border", silica("2.54e6 m", "50 % by weight"), "intl", "1C010.c", NO),
    Case("half silica, above", silica("2.55e6 m", "50 % by weight"), "intl", "1C010.c", CONTROLLED),
    Case("less silica", silica("2.55e6 m", "49.9 % by weight"), "intl", "1C010.c", NO),
    Case("less silica, stiff at border", silica("5.6e6 m", "10 % by weight"), "intl", "1C010.c", NO),
    Case("less silica, stiff", silica("5.61e6 m", "10 % by weight"), "intl", "1C010.c", CONTROLLED),
    Case("silica missing, in between", silica("3e6 m", None), "intl", "1C010.c", OPEN),
    Case("silica missing, stiff", silica("5.61e6 m", None), "intl", "1C010.c", CONTROLLED),
    Case("modulus missing", silica(None, "60 % by weight"), "intl", "1C010.c", OPEN),
    Case("melts at the border", silica("6e6 m", "60 % by weight", "1922 K"), "intl", "1C010.c", NO),
    Case("melts above", silica("6e6 m", "60 % by weight", "1923 K"), "intl", "1C010.c", CONTROLLED),
    Case("melts at 1650 degC", silica("6e6 m", "60 % by weight", "1650 degC"), "intl", "1C010.c", CONTROLLED),
    Case("melting point missing", silica("6e6 m", "60 % by weight", None), "intl", "1C010.c", OPEN),
    Case("alumina mat", alumina(), "intl", "1C010.c", RELEASED),
    Case("alumina chopped", alumina(form="chopped"), "intl", "1C010.c", RELEASED),
    Case("alumina yarn", alumina(form="yarn"), "intl", "1C010.c", CONTROLLED),
    Case("alumina, stiff", alumina("10e6 m"), "intl", "1C010.c", CONTROLLED),
    Case("alumina, little silica", alumina(share="2.9 % by weight"), "intl", "1C010.c", CONTROLLED),
    Case("alumina, continuous", alumina(discontinuous=False), "intl", "1C010.c", CONTROLLED),
    Case("alumina, one phase", alumina(multiphase=False), "intl", "1C010.c", CONTROLLED),
    Case("alumina, one crystal", alumina(polycrystalline=False), "intl", "1C010.c", CONTROLLED),
    Case("alumina, crystals not known", alumina(polycrystalline=None), "intl", "1C010.c", UNLESS_RELEASED),
    Case("molybdenum", inorganic("molybdenum_fibre", "6e6 m", "0 % by weight", "2890 K"), "intl", "1C010.c", RELEASED),
    Case("boron", inorganic("boron_fibre", "15e6 m", "0 % by weight", "2300 K"), "intl", "1C010.c", RELEASED),
    Case("ceramic, 2042 K", ceramic("2042 K"), "intl", "1C010.c", RELEASED),
    Case("ceramic, 2043 K", ceramic("2043 K"), "intl", "1C010.c", CONTROLLED),
    Case("ceramic, continuous", ceramic("2042 K", discontinuous=False), "intl", "1C010.c", CONTROLLED),
    Case("ceramic, continuity not known", ceramic("2042 K", discontinuous=None), "intl", "1C010.c", UNLESS_RELEASED),
]

# ---------------------------------------------------------------- 1C010.d: thermoplastics of 1C008


def polymer(kind: str, **parameters: Any) -> Data:
    return {"kind": kind, **parameters}


def glass_point(value: str) -> Data:
    return {"glass_transition_temperature": {"value": value, "method": "ISO 11357-2:1999"}}


def thermoplastic(made_of: Data) -> Data:
    return item("thermoplastic_fibre", polymer=[made_of])


POLYETHERIMIDE = polymer("aromatic_polyetherimide", liquid_or_fusible=True, **glass_point("564 K"))
KETONE = polymer("polyarylene_ketone")


def commingled(*parts: Data) -> Data:
    return item("commingled_fibre", fibre=list(parts))


MATRIX = {"kind": "thermoplastic_fibre", "polymer": [KETONE], "specific_modulus": "1e6 m"}
STRONG = {"kind": "aramid_fibre", "specific_modulus": "13e6 m", "specific_tensile_strength": "24e4 m"}
WEAK = STRONG | {"specific_modulus": "12e6 m"}
LARGE_CARBON = {"kind": "carbon_fibre", "specific_modulus": "15e6 m", "specific_tensile_strength": "30e4 m"} | {
    "fibre_form": "tow",
    "area": "2 m2",
}
QUARTZ = {"kind": "quartz_fibre", "specific_modulus": "3e6 m", "composition": {"silicon_dioxide": "99 % by weight"}} | {
    "thermal_transition_point": "1980 K",
    "discontinuous": False,
}
THERMOPLASTIC = [
    Case("polyetherimide", thermoplastic(POLYETHERIMIDE), "intl", "1C010.d.1", CONTROLLED),
    Case(
        "polyetherimide, at border",
        thermoplastic(POLYETHERIMIDE | glass_point("563 K")),
        "intl",
        "1C010.d.1",
        NO,
    ),
    Case(
        "polyetherimide, cured",
        thermoplastic(POLYETHERIMIDE | {"liquid_or_fusible": False}),
        "intl",
        "1C010.d.1",
        NO,
    ),
    Case("polyarylene ketone", thermoplastic(KETONE), "intl", "1C010.d.1", CONTROLLED),
    Case(
        "sulphide",
        thermoplastic(polymer("polyarylene_sulphide", arylene_group=["biphenylene"])),
        "intl",
        "1C010.d.1",
        CONTROLLED,
    ),
    Case(
        "phenylene",
        thermoplastic(polymer("polyarylene_sulphide", arylene_group=["phenylene"])),
        "intl",
        "1C010.d.1",
        NO,
    ),
    Case("group missing", thermoplastic(polymer("polyarylene_sulphide")), "intl", "1C010.d.1", OPEN),
    Case(
        "sulphone",
        thermoplastic(polymer("polybiphenylenethersulphone", **glass_point("564 K"))),
        "intl",
        "1C010.d.1",
        CONTROLLED,
    ),
    Case(
        "other imide of 1C008.a",
        thermoplastic(polymer("bismaleimide", liquid_or_fusible=True)),
        "intl",
        "1C010.d.1",
        NO,
    ),
    Case("polyethylene", thermoplastic(polymer("polyethylene")), "intl", "1C010.d.1", NO),
    Case("polymer missing", item("thermoplastic_fibre"), "intl", "1C010.d.1", OPEN),
    Case("commingled with a strong fibre", commingled(MATRIX, STRONG), "intl", "1C010.d.2", CONTROLLED),
    Case("commingled with carbon", commingled(MATRIX, LARGE_CARBON), "intl", "1C010.d.2", CONTROLLED),
    Case("commingled with quartz", commingled(MATRIX, QUARTZ), "intl", "1C010.d.2", CONTROLLED),
    Case("commingled with a weak fibre", commingled(MATRIX, WEAK), "intl", "1C010.d.2", NO),
    Case(
        "commingled, other matrix",
        commingled(MATRIX | {"polymer": [polymer("polyethylene")]}, STRONG),
        "intl",
        "1C010.d.2",
        NO,
    ),
    Case("commingled, fibres missing", item("commingled_fibre"), "intl", "1C010.d.2", OPEN),
]


@table(GRADES)
def test_grades(case: Case) -> None:
    check(case)


@table([*CARBON_NOTES, *INORGANIC])
def test_notes_and_inorganic_fibres(case: Case) -> None:
    check(case)


@table(THERMOPLASTIC)
def test_thermoplastics(case: Case) -> None:
    check(case)
