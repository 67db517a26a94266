"""A little oracle for borders: its own units and its own arithmetic, independent of the package's.

Knows a unit's dimension, factor and offset as the unit is defined, compares fractions, and nothing else.
"""

from __future__ import annotations

from fractions import Fraction

from dualclass.language.criteria import Bounds, Face, Literal

UNITS: dict[str, tuple[str, str, str]] = {
    "": ("number", "1", "0"),
    "%": ("number", "1/100", "0"),
    "ppm": ("number", "1/1000000", "0"),
    "nm": ("length", "1/1000000000", "0"),
    "um": ("length", "1/1000000", "0"),
    "mm": ("length", "1/1000", "0"),
    "cm": ("length", "1/100", "0"),
    "m": ("length", "1", "0"),
    "inch": ("length", "127/5000", "0"),
    "km": ("length", "1000", "0"),
    "ft": ("length", "381/1250", "0"),
    "m2": ("area", "1", "0"),
    "cm2": ("area", "1/10000", "0"),
    "l": ("volume", "1/1000", "0"),
    "m3": ("volume", "1", "0"),
    "cm3": ("volume", "1/1000000", "0"),
    "l/min": ("volume flow", "1/60000", "0"),
    "l/h": ("volume flow", "1/3600000", "0"),
    "m3/h": ("volume flow", "1/3600", "0"),
    "m3/s": ("volume flow", "1", "0"),
    "ns": ("time", "1/1000000000", "0"),
    "us": ("time", "1/1000000", "0"),
    "ms": ("time", "1/1000", "0"),
    "s": ("time", "1", "0"),
    "min": ("time", "60", "0"),
    "h": ("time", "3600", "0"),
    "K": ("temperature", "1", "0"),
    "degC": ("temperature", "1", "5463/20"),
    "Hz": ("frequency", "1", "0"),
    "kHz": ("frequency", "1000", "0"),
    "MHz": ("frequency", "1000000", "0"),
    "GHz": ("frequency", "1000000000", "0"),
    "bit": ("information", "1", "0"),
    "S/s": ("sampling", "1", "0"),
    "MS/s": ("sampling", "1000000", "0"),
    "GS/s": ("sampling", "1000000000", "0"),
    "Gbit/s": ("information rate", "1000000000", "0"),
    "Gbyte/s": ("information rate", "8000000000", "0"),
    "WT": ("weighted teraflops", "1", "0"),
    "TPP": ("processing performance", "1", "0"),
    "dBc": ("level below the carrier", "1", "0"),
    "deg": ("angle", "1", "0"),
    "arcmin": ("angle", "1/60", "0"),
    "arcsec": ("angle", "1/3600", "0"),
    "deg/s": ("angular rate", "1", "0"),
    "rpm": ("angular rate", "6", "0"),
    "mrad": ("radians", "1/1000", "0"),
    "1/K": ("thermal expansion", "1", "0"),
    "km/h": ("speed", "5/18", "0"),
    "kn": ("speed", "463/900", "0"),
    "m/s": ("speed", "1", "0"),
    "km/s": ("speed", "1000", "0"),
    "um/h": ("speed", "1/3600000000", "0"),
    "g0": ("acceleration", "196133/20000", "0"),
    "uW": ("power", "1/1000000", "0"),
    "mW": ("power", "1/1000", "0"),
    "W": ("power", "1", "0"),
    "kW": ("power", "1000", "0"),
    "T": ("flux density", "1", "0"),
    "mg/m3": ("density", "1/1000000", "0"),
    "mJ": ("energy", "1/1000", "0"),
    "J": ("energy", "1", "0"),
    "g": ("mass", "1/1000", "0"),
    "kg": ("mass", "1", "0"),
    "kg/m2": ("area density", "1", "0"),
    "kg/h": ("mass flow", "1/3600", "0"),
    "g/cm3": ("density", "1000", "0"),
    "g.mm/kg": ("unbalance", "1/1000000", "0"),
    "mmol": ("amount", "1/1000", "0"),
    "kilobase": ("sequence length", "1000", "0"),
    "Gy(Si)": ("absorbed dose", "1", "0"),
    "cN/dtex": ("tenacity", "1", "0"),
    "Wh/kg": ("energy density", "1", "0"),
    "mAh/g": ("specific charge", "3600", "0"),
    "mPa": ("pressure", "1/1000", "0"),
    "Pa": ("pressure", "1", "0"),
    "Torr": ("pressure", "101325/760", "0"),
    "mTorr": ("pressure", "101325/760000", "0"),
    "kPa": ("pressure", "1000", "0"),
    "MPa": ("pressure", "1000000", "0"),
    "GPa": ("pressure", "1000000000", "0"),
    "N": ("force", "1", "0"),
    "kN": ("force", "1000", "0"),
    "V": ("voltage", "1", "0"),
    "ohm.cm": ("resistivity", "1/100", "0"),
    "uC/mm2": ("charge per area", "1", "0"),
    "keV": ("electron energy", "1000", "0"),
    "eV": ("electron energy", "1", "0"),
    "kV": ("voltage", "1000", "0"),
    "A": ("current", "1", "0"),
    "mA": ("current", "1/1000", "0"),
    "mA/mm2": ("current density in area", "1000", "0"),
    "1/cm2": ("areal number", "10000", "0"),
    "HRB": ("hardness Rockwell B", "1", "0"),
    "HRC": ("hardness Rockwell C", "1", "0"),
    "ps": ("time", "1/1000000000000", "0"),
    "nW": ("power", "1/1000000000", "0"),
    "dBm": ("power level", "1", "0"),
    "dB": ("level", "1", "0"),
    "octave": ("octaves", "1", "0"),
    "Gy(Si)/s": ("absorbed dose rate", "1", "0"),
    "n/cm2": ("fluence", "1", "0"),
    "W/kg": ("specific power", "1", "0"),
    "J/kg": ("specific energy", "1", "0"),
    "kJ": ("energy", "1000", "0"),
    "A/us": ("current rate", "1", "0"),
    "dBm/Hz": ("power noise density", "1", "0"),
    "MeV": ("electron energy", "1000000", "0"),
    "VA": ("apparent power", "1", "0"),
    "kVA": ("apparent power", "1000", "0"),
    "nF": ("capacitance", "1/1000000000", "0"),
    "uF": ("capacitance", "1/1000000", "0"),
    "nH": ("inductance", "1/1000000000", "0"),
    "uH": ("inductance", "1/1000000", "0"),
    "u": ("ion mass", "1", "0"),
    "n/s": ("emission rate", "1", "0"),
    "MW": ("power", "1000000", "0"),
    "ohm": ("resistance", "1", "0"),
    "mm2": ("area", "1/1000000", "0"),
    "A/cm2": ("current density in area", "10000", "0"),
    "A/mm2": ("current density in area", "1000000", "0"),
}


def in_unit(value: Fraction, unit: str, other: str) -> Fraction:
    """A value of one unit in another of the same dimension."""
    (_, factor, offset), (_, other_factor, other_offset) = UNITS[unit], UNITS[other]
    return (value * Fraction(factor) + Fraction(offset) - Fraction(other_offset)) / Fraction(other_factor)


def others_of(unit: str) -> list[str]:
    """Other units of the same dimension."""
    return [name for name, (dimension, _, _) in UNITS.items() if dimension == UNITS[unit][0] and name != unit]


def face_for(faces: tuple[Face, ...], unit: str) -> Face:
    """The printed face a value in that unit is held against: the one in its own unit, else the only one."""
    own = [face for face in faces if face.unit == unit]
    if own:
        return own[0]
    assert len(faces) == 1, f"{unit} is on neither scale of {faces}"
    return faces[0]


def within(value: Fraction, unit: str, bounds: Bounds) -> bool:
    """Whether a value meets every border of a sentence, in the words of the sentence."""
    answers: list[bool] = []
    for bound in bounds.bounds:
        assert isinstance(bound.limit, Literal)
        face = face_for(bound.limit.faces, unit)
        size = abs(value) if face.either_sign else value
        mine = in_unit(size, unit, face.unit)
        answers.append(
            {
                "at least": mine >= face.value,
                "more than": mine > face.value,
                "at most": mine <= face.value,
                "less than": mine < face.value,
                "exactly": mine == face.value,
            }[bound.border]
        )
    return all(answers)
