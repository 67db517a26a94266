"""Prepregs (1C010.e, 1C210.c), 1C210 of the base list and of China, and China's 1A202 and 1C901."""

from __future__ import annotations

from typing import Any

from .cases import CONTROLLED, NO, OPEN, RELEASED, UNLESS_RELEASED, Case, Data, check, item, steps, table

BASE_LIKE = ("intl", "gb", "kr")
EVERYWHERE = (*BASE_LIKE, "cn")
REPAIR = "for repair of civil_aircraft_structures"


def inner(kind: str, modulus: str | None, strength: str | None, **more: Any) -> Data:
    """A fibre inside something."""
    figures = {"specific_modulus": modulus, "specific_tensile_strength": strength, "fibre_form": "tow"} | more
    return {"kind": kind} | {name: value for name, value in figures.items() if value is not None}


CARBON = inner("carbon_fibre", "10.16e6 m", "17.8e4 m")
EPOXY: Data = {"kind": "epoxy_resin"}
BISMALEIMIDE: Data = {"kind": "bismaleimide", "liquid_or_fusible": True}


def prepreg(
    fibre: Data | None = CARBON,
    resin: Data | None = EPOXY,
    glass: str | None = "505 K",
    *,
    repair: bool | None = False,
    form: str | None = "tape",
    **more: Any,
) -> Data:
    transition = None if glass is None else {"value": glass, "method": "ASTM D 7028-07"}
    return item(
        "prepreg",
        judged={} if repair is None else {REPAIR: repair},
        fibre=None if fibre is None else [fibre],
        resin=None if resin is None else [resin],
        dma_glass_transition_temperature=transition,
        fibre_form=form,
        **more,
    )


def carbon(modulus: str | None, strength: str | None) -> Data:
    return prepreg(inner("carbon_fibre", modulus, strength))


PHENOLIC: Data = {"kind": "phenolic_resin"}
QUARTZ = inner(
    "quartz_fibre",
    "2.6e6 m",
    None,
    composition={"silicon_dioxide": "99 % by weight"},
    thermal_transition_point="1980 K",
    discontinuous=False,
)
PREPREGS = [
    Case("carbon and hot epoxy", prepreg(), "intl", "1C010.e", CONTROLLED),
    Case("same in the United Kingdom", prepreg(), "gb", "1C010.e", CONTROLLED),
    Case("same in Korea", prepreg(), "kr", "1C010.e", CONTROLLED),
    Case("modulus at border", carbon("10.15e6 m", "17.8e4 m"), "intl", "1C010.e", NO),
    Case("strength at border", carbon("10.16e6 m", "17.7e4 m"), "intl", "1C010.e", NO),
    Case("modulus missing", carbon(None, "17.8e4 m"), "intl", "1C010.e", OPEN),
    Case("organic fibre", prepreg(inner("aramid_fibre", "10.16e6 m", "17.8e4 m")), "intl", "1C010.e", CONTROLLED),
    Case(
        "polyethylene fibre",
        prepreg(inner("polyethylene_fibre", "10.16e6 m", "17.8e4 m")),
        "intl",
        "1C010.e",
        CONTROLLED,
    ),
    Case("glass fibre of no paragraph", prepreg(inner("glass_fibre", "2e6 m", "20e4 m")), "intl", "1C010.e", NO),
    Case("inorganic fibre of c", prepreg(QUARTZ), "intl", "1C010.e", CONTROLLED),
    Case("epoxy, 504 K", prepreg(glass="504 K"), "intl", "1C010.e", NO),
    Case("epoxy, 232 degC", prepreg(glass="232 degC"), "intl", "1C010.e", CONTROLLED),
    Case("epoxy, transition missing", prepreg(glass=None), "intl", "1C010.e", OPEN),
    Case("phenolic, 452 K", prepreg(resin=PHENOLIC, glass="452 K"), "intl", "1C010.e", NO),
    Case("phenolic, 453 K", prepreg(resin=PHENOLIC, glass="453 K"), "intl", "1C010.e", CONTROLLED),
    Case("listed resin, any transition", prepreg(resin=BISMALEIMIDE, glass="400 K"), "intl", "1C010.e", CONTROLLED),
    Case("listed resin, transition missing", prepreg(resin=BISMALEIMIDE, glass=None), "intl", "1C010.e", CONTROLLED),
    Case(
        "fluorinated polyimide of 1C009.b",
        prepreg(resin={"kind": "fluorinated_polyimide", "combined_fluorine": "10 %"}, glass="400 K"),
        "intl",
        "1C010.e",
        CONTROLLED,
    ),
    Case("resin missing, cool", prepreg(resin=None, glass="400 K"), "intl", "1C010.e", OPEN),
    Case("fibre missing", prepreg(fibre=None), "intl", "1C010.e", OPEN),
    Case("bare fibre", item("carbon_fibre", resin="none"), "intl", "1C010.e", NO),
]


def piece(
    area: str | None = "1 m2",
    length: str | None = "2.5 m",
    width: str | None = "16 mm",
    *,
    repair: bool | None = True,
    resin: Data = EPOXY,
    fibre: Data = CARBON,
) -> Data:
    return prepreg(fibre, resin, repair=repair, form="fabric", area=area, length=length, width=width)


def cut(longest: str | None, resin: Data = EPOXY, form: str = "chopped", fibre: Data = CARBON) -> Data:
    return prepreg(fibre, resin, form=form, fibre_length=longest)


ARAMID = inner("aramid_fibre", "11e6 m", "20e4 m")
PREPREG_NOTES = [
    case
    for regime in BASE_LIKE
    for case in (
        Case("repair piece at every border", piece(), regime, "1C010.e", RELEASED),
        Case("repair piece too large", piece(area="1.1 m2"), regime, "1C010.e", CONTROLLED),
        Case("repair piece too long", piece(length="2.6 m"), regime, "1C010.e", CONTROLLED),
        Case("repair piece of 15 mm", piece(width="15 mm"), regime, "1C010.e", CONTROLLED),
        Case("repair, nobody judged", piece(repair=None), regime, "1C010.e", UNLESS_RELEASED),
        Case("not for repair", piece(repair=False), regime, "1C010.e", CONTROLLED),
        Case("repair, width missing", piece(width=None), regime, "1C010.e", UNLESS_RELEASED),
        Case("repair, no epoxy", piece(resin=BISMALEIMIDE), regime, "1C010.e", CONTROLLED),
        Case("repair, no carbon", piece(fibre=ARAMID), regime, "1C010.e", CONTROLLED),
        Case("chopped, 25 mm", cut("25 mm"), regime, "1C010.e", RELEASED),
        Case("milled, 25 mm", cut("25.0 mm", form="milled"), regime, "1C010.e", RELEASED),
        Case("chopped, 25.1 mm", cut("25.1 mm"), regime, "1C010.e", CONTROLLED),
        Case("chopped, length missing", cut(None), regime, "1C010.e", UNLESS_RELEASED),
        Case("chopped in a listed resin", cut("25 mm", BISMALEIMIDE), regime, "1C010.e", CONTROLLED),
        Case("cut, no carbon", cut("25 mm", fibre=ARAMID, form="cut"), regime, "1C010.e", CONTROLLED),
        Case("chopped, no carbon", cut("25 mm", fibre=ARAMID), regime, "1C010.e", CONTROLLED),
    )
]

# ---------------------------------------------------------------- 1C210, in China as in the base list but for its note


def fibre(kind: str, modulus: str | None, strength: str | None, form: str | None = "tow", **more: Any) -> Data:
    return item(
        kind, specific_modulus=modulus, specific_tensile_strength=strength, fibre_form=form, resin="none", **more
    )


def aramid(modifier: str | None) -> Data:
    composition = None if modifier is None else {"ester_based_surface_modifier": modifier}
    return fibre("aramid_fibre", "13e6 m", "24e4 m", composition=composition)


NUCLEAR = [
    case
    for regime in EVERYWHERE
    for case in (
        Case("carbon, stiff at border", fibre("carbon_fibre", "12.7e6 m", "1e4 m"), regime, "1C210.a", CONTROLLED),
        Case("carbon, strong at border", fibre("carbon_fibre", "1e6 m", "23.5e4 m"), regime, "1C210.a", CONTROLLED),
        Case("carbon, neither", fibre("carbon_fibre", "12.69e6 m", "23.49e4 m"), regime, "1C210.a", NO),
        Case("carbon, one missing", fibre("carbon_fibre", "12e6 m", None), regime, "1C210.a", OPEN),
        Case("polyethylene", fibre("polyethylene_fibre", "13e6 m", "30e4 m"), regime, "1C210.a", NO),
        Case("aramid with modifier at border", aramid("0.25 % by weight"), regime, "1C210.a", RELEASED),
        Case("aramid with less modifier", aramid("0.24 % by weight"), regime, "1C210.a", CONTROLLED),
        Case("aramid, modifier missing", aramid(None), regime, "1C210.a", UNLESS_RELEASED),
        Case("glass at both borders", fibre("glass_fibre", "3.18e6 m", "7.62e4 m"), regime, "1C210.b", CONTROLLED),
        Case("glass, softer", fibre("glass_fibre", "3.17e6 m", "9e4 m"), regime, "1C210.b", NO),
        Case("glass, weaker", fibre("glass_fibre", "4e6 m", "7.61e4 m"), regime, "1C210.b", NO),
        Case("glass, strength missing", fibre("glass_fibre", "4e6 m", None), regime, "1C210.b", OPEN),
    )
]
CONTINUOUS = [
    case
    for regime in BASE_LIKE
    for case in (
        *(
            Case(form, fibre("carbon_fibre", "13e6 m", "24e4 m", form), regime, "1C210.a", CONTROLLED)
            for form in ("monofilament", "yarn", "roving", "tow", "tape")
        ),
        *(
            Case(form, fibre("carbon_fibre", "13e6 m", "24e4 m", form), regime, "1C210.a", NO)
            for form in ("fabric", "mat", "braid", "chopped", "staple")
        ),
        Case("form missing", fibre("carbon_fibre", "13e6 m", "24e4 m", None), regime, "1C210.a", OPEN),
    )
]
# the restriction is not in China's source
CONTINUOUS.extend([Case("fabric", fibre("carbon_fibre", "13e6 m", "24e4 m", "fabric"), "cn", "1C210.a", CONTROLLED)])

KETONE: Data = {"kind": "polyarylene_ketone", "thermosetting": False}
STIFF = inner("carbon_fibre", "12.7e6 m", "20e4 m")


def narrow(
    width: str | None = "15 mm",
    fibre: Data = STIFF,
    resin: Data | None = EPOXY,
    form: str | None = "tape",
) -> Data:
    return prepreg(fibre, resin, None, form=form, width=width)


NARROW = [
    case
    for regime in EVERYWHERE
    for case in (
        Case("15 mm", narrow(), regime, "1C210.c", CONTROLLED),
        Case("15.1 mm", narrow("15.1 mm"), regime, "1C210.c", NO),
        Case("width missing", narrow(None), regime, "1C210.c", OPEN),
        Case("a tube is no prepreg", item("composite_tube", fibre=[STIFF]), regime, "1C210.c", NO),
        Case("fabric", narrow(form="fabric"), regime, "1C210.c", NO),
        Case("form missing", narrow(form=None), regime, "1C210.c", OPEN),
        Case("thermoplastic", narrow(resin=KETONE), regime, "1C210.c", NO),
        Case(
            "resin of unnamed kind, cures",
            narrow(resin={"kind": "polymer", "thermosetting": True}),
            regime,
            "1C210.c",
            CONTROLLED,
        ),
        Case("resin of unnamed kind", narrow(resin={"kind": "polymer"}), regime, "1C210.c", OPEN),
        Case("resin missing", narrow(resin=None), regime, "1C210.c", OPEN),
        Case("fibre outside", narrow(fibre=inner("carbon_fibre", "12.6e6 m", "20e4 m")), regime, "1C210.c", NO),
        Case("glass inside", narrow(fibre=inner("glass_fibre", "3.18e6 m", "7.62e4 m")), regime, "1C210.c", CONTROLLED),
        Case("aramid inside", narrow(fibre=inner("aramid_fibre", "13e6 m", "24e4 m")), regime, "1C210.c", NO),
    )
]

# ---------------------------------------------------------------- China's 1A202 and 1C901


def tube(diameter: str | None = "100 mm", **more: Any) -> Data:
    return item("composite_tube", inside_diameter=diameter, **more)


def of_fibre(diameter: str | None) -> Data:
    return tube(diameter, fibre=[STIFF], prepreg="none")


INSIDE: Data = {"kind": "prepreg", "fibre": [STIFF], "resin": [EPOXY], "fibre_form": "tape", "width": "12 mm"}
GLASS_INSIDE = INSIDE | {"fibre": [inner("glass_fibre", "3.2e6 m", "8e4 m")]}
CHINA = [
    *steps(
        "tube",
        of_fibre,
        "cn",
        "1A202",
        ("74.9 mm", NO),
        ("75 mm", CONTROLLED),
        ("400 mm", CONTROLLED),
        ("401 mm", NO),
        (None, OPEN),
    ),
    Case(
        "tube of another fibre",
        tube(fibre=[inner("carbon_fibre", "12e6 m", "20e4 m")], prepreg="none"),
        "cn",
        "1A202",
        NO,
    ),
    Case("tube, fibre missing", tube(prepreg="none"), "cn", "1A202", OPEN),
    Case(
        "tube of glass fibre", tube(fibre=[inner("glass_fibre", "4e6 m", "9e4 m")], prepreg="none"), "cn", "1A202", NO
    ),
    Case("tube of carbon prepreg", tube(fibre="none", prepreg=[INSIDE]), "cn", "1A202", CONTROLLED),
    Case("tube of wide prepreg", tube(fibre="none", prepreg=[INSIDE | {"width": "16 mm"}]), "cn", "1A202", NO),
    Case("tube of glass prepreg", tube(fibre="none", prepreg=[GLASS_INSIDE]), "cn", "1A202", NO),
]


def strongest(tenacity: str | None, modulus: str | None, *, twisted: bool | None = False) -> Data:
    return item(
        "ultra_high_molecular_weight_polyethylene_fibre",
        breaking_tenacity=tenacity,
        initial_tenacity_modulus=modulus,
        twisted=twisted,
    )


CHINA.extend(
    [
        Case("both at border", strongest("40 cN/dtex", "1600 cN/dtex"), "cn", "1C901.a", CONTROLLED),
        Case("weaker", strongest("39.9 cN/dtex", "1600 cN/dtex"), "cn", "1C901.a", NO),
        Case("softer", strongest("40 cN/dtex", "1599 cN/dtex"), "cn", "1C901.a", NO),
        Case("modulus missing", strongest("40 cN/dtex", None), "cn", "1C901.a", OPEN),
        Case("twisted", strongest("40 cN/dtex", "1600 cN/dtex", twisted=True), "cn", "1C901.a", NO),
        Case("twist not known", strongest("40 cN/dtex", "1600 cN/dtex", twisted=None), "cn", "1C901.a", OPEN),
        Case("plain polyethylene fibre", item("polyethylene_fibre"), "cn", "1C901.a", OPEN),
        Case("aramid", item("aramid_fibre"), "cn", "1C901.a", NO),
    ]
)


def laminate(density: str | None, limit: str | None, fragment: str = "1.1 g", *, pressed: bool | None = False) -> Data:
    measured = {"value": limit, "method": "GJB 4300A-2012", "at": {"fragment_mass": fragment}}
    return item(
        "polyethylene_unidirectional_laminate",
        pressed=pressed,
        areal_density=density,
        ballistic_limit=None if limit is None else measured,
    )


LAMINATES = [
    Case("both at border", laminate("5.3 kg/m2", "700 m/s"), "cn", "1C901.b", CONTROLLED),
    Case("heavier", laminate("5.31 kg/m2", "700 m/s"), "cn", "1C901.b", NO),
    Case("slower", laminate("5.3 kg/m2", "699 m/s"), "cn", "1C901.b", NO),
    Case("other fragment", laminate("5.3 kg/m2", "800 m/s", "2.8 g"), "cn", "1C901.b", OPEN),
    Case("limit missing", laminate("5.3 kg/m2", None), "cn", "1C901.b", OPEN),
    Case("density missing", laminate(None, "700 m/s"), "cn", "1C901.b", OPEN),
    Case("pressed", laminate("5.3 kg/m2", "700 m/s", pressed=True), "cn", "1C901.b", NO),
    Case("pressed or not", laminate("5.3 kg/m2", "700 m/s", pressed=None), "cn", "1C901.b", OPEN),
    Case("fibre is no laminate", strongest("40 cN/dtex", "1600 cN/dtex"), "cn", "1C901.b", NO),
    Case("laminate is no fibre", laminate("5.3 kg/m2", "700 m/s"), "cn", "1C901.a", NO),
    Case("fibre is no tube", item("carbon_fibre"), "cn", "1A202", NO),
]


@table([*PREPREGS, *PREPREG_NOTES])
def test_prepregs(case: Case) -> None:
    check(case)


@table([*NUCLEAR, *CONTINUOUS, *NARROW])
def test_fibres_of_nuclear_interest(case: Case) -> None:
    check(case)


@table([*CHINA, *LAMINATES])
def test_tubes_and_polyethylene_of_china(case: Case) -> None:
    check(case)
