"""The table of units: exact factors, aliases, refused spellings."""

import subprocess
import sys
from fractions import Fraction

import pytest

from dualclass.diagnostics import DiagnosticError
from dualclass.quantities import (
    canonical_unit,
    dimension_of,
    find_unit,
    from_canonical,
    to_canonical,
    unit_named,
)
from dualclass.quantities.pint_check import check_against_pint
from dualclass.quantities.spellings import aliases
from dualclass.quantities.units import dimension_named, dimensions


def test_every_factor_agrees_with_pint() -> None:
    report = check_against_pint()
    assert report.disagreements == ()
    assert len(report.agreed) >= 400
    # What pint does not know is counted, so that a unit cannot slip out of the comparison unseen.
    assert len(report.unknown) == 47


def test_reading_loads_neither_pint_nor_the_parser() -> None:
    code = (
        "import sys; from dualclass.quantities import read_quantity, compare;"
        "q = read_quantity('>= 2.6 GS/s', ['S/s']); compare(q, 'at least', [(q.stated.low, 'GS/s')]);"
        "assert not {'pint', 'lark', 'rapidfuzz'} & set(sys.modules), sorted(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_canonical_unit_is_exact_and_its_own() -> None:
    for name in dimensions():
        canonical = canonical_unit(name)
        assert to_canonical(Fraction(7, 3), canonical) == Fraction(7, 3), name
        assert unit_named(canonical).dimension == name


def test_aliases_lead_to_units_and_hide_none() -> None:
    units = {unit for name in dimensions() for unit in dimension_named(name).units}
    for spelling, name in aliases().items():
        assert name in units, (spelling, name)
        found = find_unit(spelling)
        assert found is not None and (found.name == name or spelling in units), spelling


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("µm", "um"),
        ("μm", "um"),
        ("W/cm²", "W/cm2"),
        ("m^3/h", "m3/h"),
        ("° C", "degC"),
        ("℃", "degC"),
        ("°/s", "deg/s"),
        ("MSPS", "MS/s"),
        ("sample/s", "S/s"),
        ("Gb/s", "Gbit/s"),
        ("knots", "kn"),
        ("ohm-cm", "ohm.cm"),
        ("mm•mrad", "mm.mrad"),
        ("Gy (silicon)", "Gy(Si)"),
        ("pT/√Hz", "pT/sqrt(Hz)"),
    ],
)
def test_spellings(spelling: str, name: str) -> None:
    assert unit_named(spelling).name == name


@pytest.mark.parametrize("spelling", ["pinch", "kb", "b", "B", "mil", "M", "k", "MB", "S", "C", "Gy", "kt", "GB/s"])
def test_refused_spellings_name_a_remedy(spelling: str) -> None:
    assert find_unit(spelling) is None
    with pytest.raises(DiagnosticError) as caught:
        unit_named(spelling)
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code == "Q008"
    assert diagnostic.help


def test_samples_are_not_siemens_and_bits_not_bytes() -> None:
    assert dimension_of("S/s") == "sample rate"
    assert dimension_of("S/m") == "conductivity"
    assert to_canonical(Fraction(1), "Gbyte/s") == 8 * 10**9
    assert dimension_of("dBm") == dimension_of("W") == "power"
    assert dimension_of("dBc") != dimension_of("dB")


def test_irrational_relations_are_not_made_exact() -> None:
    with pytest.raises(ValueError, match="no exact value"):
        to_canonical(Fraction(1), "rad")
    with pytest.raises(ValueError, match="no exact relation"):
        from_canonical(Fraction(1), "dBm")
    assert to_canonical(Fraction(30), "dBm") == 1
    assert to_canonical(Fraction(-30), "dBm") == Fraction(1, 10**6)


NEEDED = """
nm um mm cm m km inch in ft mi nmi ps ns us ms s min h Hz kHz MHz GHz THz ug mg g kg t lb K degC
degF °C deg rad mrad urad arcsec arcmin m/s km/h kn knot Pa kPa MPa GPa bar mbar atm psi Torr mmHg
N/m2 N kN nW uW mW W kW MW GW J kJ mJ Wh kWh eV keV MeV V kV A mA ohm VA T nT l ml m3 cm3 m2 cm2 mm2
g/cm3 kg/m3 N/m3 l/min m3/h m3/s l/h S/s kS/s MS/s GS/s sample/s MSPS GSPS kSPS bit bit/s kbit/s
Mbit/s Gbit/s Gb/s Gbyte/s Mbyte/s WT TPP TOPS % ppm ppb dB dBc dBm dBFS dBi dBc/Hz dBm/Hz Gy(Si)
rad(Si) cN/dtex Wh/kg n/cm2 g0 gn m/s2 deg/s 1/s A/cm2 mm.mrad cSt ohm.cm mAh/g GBq/kg Ci/kg mA/W
kg/h mm/us frames/s tps rpm deg/h J/cm2 mg/m3 kW/cm2 nmi/h T/sqrt(Hz) uGal W/kg kN.s/kg
"""


def test_units_that_the_lists_use_are_known() -> None:
    assert [each for each in NEEDED.split() if find_unit(each) is None] == []
