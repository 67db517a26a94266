"""Other spellings of the admitted units, and spellings that are refused because they can be misread."""

from __future__ import annotations

import re

_ALIASES = """
m: metre metres meter meters; km: kilometre kilometres; um: micron microns micrometre micrometres
nm: nanometre nanometres; mm: millimetre millimetres; cm: centimetre centimetres; inch: in inches
ft: foot feet; yd: yard yards; mi: mile miles; nmi: nautical_mile nautical_miles; m2: sqm; cm3: ccm
l: L litre litres liter liters; ml: mL; g/ml: g/mL; l/min: L/min; l/h: L/h; l/s: L/s; g/l: g/L; kg/l: kg/L
Wh/l: Wh/L; ml/min: mL/min; mbar.l/s: mbar.L/s; s: sec second seconds; min: minute minutes; h: hr hour hours
day: d days; week: weeks; year: years; Hz: hertz; /s: 1/s s-1 tps transactions/s; /min: 1/min; /h: 1/h h-1
kg: kilogram kilograms kilogramme kilogrammes; g: gram grams gramme grams; t: tonne tonnes
lb: lbs pound pounds; K: kelvin; degC: deg_C degrees_C degrees_Celsius °C
degF: deg_F degrees_F degrees_Fahrenheit °F; /K: 1/K K-1; ppm/K: ppm/degC; deg: degree degrees
arcmin: arc_minute arc_minutes minutes_of_arc; arcsec: arc_second arc_seconds seconds_of_arc
rev: revolution revolutions; rad: radian radians; deg/s: degree/s degrees/s degree/second degrees/second
deg/h: degree/h degrees/h degree/hr degrees/hr degree/hour degrees/hour; rpm: r.p.m. r/min rev/min
kn: knot knots; km/h: kph km/hr; m/s: m/sec mps; mi/h: mph; m3/h: m3/hour m3/hr; m3/min: m3/minute
mm/year: mm/a; g0: gn; mg0: milli-g; ug0: micro-g; m/s2: m/s/s; kg/h: kg/hr; N.m: Nm; kN.s: kNs; MN.s: MNs
N.s: Ns; kN.s/kg: kNs/kg; N.s/kg: Ns/kg; Pa: pascal; Torr: torr; mTorr: mtorr; mmHg: mm_Hg; cSt: centistokes
Pa.s: Pas; mPa.s: mPas; W: watt watts; kW: kilowatt kilowatts; V: volt volts; A: ampere amperes amp amps
N: newton newtons; J: joule joules; Ah: A.h; mAh: mA.h; mAh/g: mA.h/g; Wh: W.h; kWh: kW.h; Wh/kg: W.h/kg
ohm: ohms; kohm: kohms; ohm/sq: ohm/square ohms/square; ohm.cm: ohm-cm ohms-cm; ohm.m: ohm-m; T: tesla
/cm3: 1/cm3 cm-3; /cm2: 1/cm2 cm-2; /m3: 1/m3 m-3; /m2: 1/m2 m-2; /cm: 1/cm cm-1; /m: 1/m m-1; /mm: 1/mm
Gy(Si): Gy(silicon) Gy_(Si) Gy_(silicon); kGy(Si): kGy(silicon) kGy_(Si)
rad(Si): rad(silicon) rad_(Si) rads(Si); krad(Si): krad(silicon) krad_(Si) krads(Si)
Mrad(Si): Mrad(silicon) Mrad_(Si); n/cm2: neutrons/cm2; n/s: neutrons/s; n/(cm2.s): n/cm2/s n/cm2.s
bit: bits; byte: bytes; bit/s: bps b/s bits/s; kbit/s: kbps kb/s; Mbit/s: Mbps Mb/s; Gbit/s: Gbps Gb/s
Tbit/s: Tbps Tb/s; S/s: SPS Sa/s sample/s samples/s; kS/s: kSPS ksps kSa/s ksample/s ksamples/s
MS/s: MSPS Msps MSa/s Msample/s Msamples/s; GS/s: GSPS Gsps GSa/s Gsample/s Gsamples/s; TS/s: TSPS; Bd: baud
frames/s: fps frame/s; errors/bit/day: error/bit/day; bit/s/Hz: bit/(s.Hz); WT: weighted_TFLOPS
TFLOPS: TFlops TFLOP/s; GFLOPS: GFlops GFLOP/s; PFLOPS: PFLOP/s; TOPS: Tera_OPS; octave: octaves
kilobase: kilobases; base: bases; dBFS: dBfs; dBc/Hz: dBc/Hz; mm.mrad: mm-mrad mm_mrad; m.rad: m-rad
g.mm/kg: g-mm/kg; W/(m.K): W/m.K W/m/K; kg/(N.h): kg/N/h kg/N.h; V/m/sqrt(Hz): V/(m.sqrt(Hz)); ppm: p.p.m.
um/(m.K): um/m/K um/m.K; %: percent per_cent; deg.sec(lat): deg_sec(lat) degree_sec(lat)
"""

_AMBIGUOUS = {
    "pinch": "for a length write `inch` or `pm`",
    "kb": "write `kbit` or `kbyte` for data, `kilobase` for a nucleic acid",
    "Kb": "write `kbit` or `kbyte`",
    "kB": "write `kbyte`",
    "KB": "write `kbyte`",
    "Mb": "write `Mbit` or `Mbyte`",
    "MB": "write `Mbyte`",
    "Gb": "write `Gbit` or `Gbyte`",
    "GB": "write `Gbyte`",
    "Tb": "write `Tbit` or `Tbyte`",
    "TB": "write `Tbyte`",
    "kB/s": "write `kbyte/s`",
    "MB/s": "write `Mbyte/s`",
    "GB/s": "write `Gbyte/s`",
    "TB/s": "write `Tbyte/s`",
    "b": "write `bit`, or `base` for a nucleic acid",
    "B": "write `byte`; a level is given in `dB`",
    "mil": "write `mm`, `um` or `inch`; an angular mil in `mrad`",
    "mils": "write `mm`, `um` or `inch`; an angular mil in `mrad`",
    "M": "write the unit in full: `MHz`, `MS/s`, `Mbit`; a length in `m`",
    "k": "write the unit in full: `kHz`, `kS/s`, `kg`; a temperature in `K`",
    "G": "write the unit in full: `GHz`, `Gbit`; acceleration in `g0`, flux density in `T`",
    "n": "write the unit in full: `nm`, `ns`",
    "u": "write the unit in full: `um`, `us`",
    "S": "write `S/s` for samples per second, `S/m` for conductivity",
    "C": "write `degC` for a temperature, `A.s` for a charge",
    "Gy": "say in which material the dose is given: `Gy(Si)`",
    "kGy": "say in which material the dose is given: `kGy(Si)`",
    "krad": "say in which material the dose is given: `krad(Si)`; an angle in `rad`",
    "Mrad": "say in which material the dose is given: `Mrad(Si)`; an angle in `rad`",
    "gal": "write `l` for a volume, `mGal` for an acceleration",
    "ton": "write `t` for 1000 kg, or `kg` or `lb`",
    "tons": "write `t` for 1000 kg, or `kg` or `lb`",
    "kt": "write `kn` for a speed, `t` for a mass",
    "kts": "write `kn`",
    "hp": "write `kW`; there are several kinds of horsepower",
    "cal": "write `J`; there are several kinds of calorie",
    "oz": "write `g`; there are several kinds of ounce",
    "NM": "write `nmi` for nautical miles, `nm` for nanometres",
    "cc": "write `cm3`",
    "ppt": "write the share in `ppb` or `%`",
    "billion": "write the power of ten: `1e9`",
    "sample": "write `S/s` for samples per second",
    '"': "write `inch` or `arcsec`",
    "'": "write `ft` or `arcmin`",
}

_CHARACTERS = str.maketrans(
    {
        "\u00b5": "u",
        "\u03bc": "u",
        "\u03a9": "ohm",
        "\u2126": "ohm",
        "²": "2",
        "³": "3",
        "℃": "degC",
        "℉": "degF",
        "·": ".",
        "•": ".",
        "⋅": ".",
        "*": ".",
        "^": None,
        "\u00a0": " ",
        "\u2009": " ",
        "\u202f": " ",
    }
)


def tidied(text: str) -> str:
    """The spelling without typographic variants: ``µm`` as ``um``, ``W/cm²`` as ``W/cm2``, ``° C`` as
    ``degC``.
    """
    plain = " ".join(text.translate(_CHARACTERS).replace("⁻¹", "-1").split())
    plain = re.sub(r"°\s*(?=[CF]\b)", "deg", plain)
    plain = plain.replace("°", "deg")
    plain = plain.replace("√Hz", "sqrt(Hz)").replace("√h", "sqrt(h)").replace("√s", "sqrt(s)")
    plain = re.sub(r" ?([/.]) ?", r"\1", plain)
    return plain.replace(" ", "_")


def aliases() -> dict[str, str]:
    """Every other spelling with the unit it stands for."""
    found: dict[str, str] = {}
    for group in re.split(r"[;\n]", _ALIASES):
        name, _, spellings = group.strip().partition(": ")
        for spelling in spellings.split():
            if spelling not in _AMBIGUOUS:
                found[spelling] = name
    return found


def remedy_for(text: str) -> str | None:
    """What to write instead of a spelling that can be misread, or ``None``."""
    return _AMBIGUOUS.get(text.strip()) or _AMBIGUOUS.get(tidied(text))
