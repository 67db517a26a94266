"""The closed table of units: what may stand after a number, in any list and in any item.

A dimension a line, with indented continuations: its name; its exponents over the base units; then its scale
families, separated by ``|``, each with its name and its units. A unit's factor is exact and leads to the
first unit of the dimension's first family (the canonical unit); ``=`` before an offset. A family holds the
scales that lists print beside one another as one: ``453 K (180 degC)`` names one threshold in two families.
Families ``level`` (decibels) and ``circular`` (radians) have no rational factor to the canonical unit; their
factors lead to the family's own first unit.

Factors agree with pint where pint knows the unit (tests compare every one). Base units beyond the SI's:
``deg``, ``bit``, ``sample``, ``frame``, ``operation``, ``flop``, ``error``, ``dB`` and the particle ``n``.
"""

from __future__ import annotations

TABLE = """
number; 1; plain: 1 1, % 1e-2, ppm 1e-6, ppb 1e-9
length; m; SI: m 1, fm 1e-15, pm 1e-12, nm 1e-9, um 1e-6, mm 1e-3, cm 1e-2, dm 1e-1, km 1e3 | imperial:
    inch 0.0254, ft 0.3048, yd 0.9144, mi 1609.344 | nautical: nmi 1852
area; m2; SI: m2 1, um2 1e-12, mm2 1e-6, cm2 1e-4, km2 1e6 | imperial: inch2 0.00064516, ft2 0.09290304
volume; m3; SI: m3 1, mm3 1e-9, cm3 1e-6, dm3 1e-3 | litre: l 1e-3, ul 1e-9, ml 1e-6, kl 1
time; s; SI: s 1, fs 1e-15, ps 1e-12, ns 1e-9, us 1e-6, ms 1e-3, min 60, h 3600, day 86400, week 604800,
    year 31557600
frequency; s-1; SI: Hz 1, mHz 1e-3, kHz 1e3, MHz 1e6, GHz 1e9, THz 1e12
rate; s-1; SI: /s 1, /min 1/60, /h 1/3600
mass; kg; SI: kg 1, ug 1e-9, mg 1e-6, g 1e-3, t 1e3 | imperial: lb 0.45359237
ion mass; kg; SI: u 1
temperature; K; kelvin: K 1, mK 1e-3 | celsius: degC 1=273.15 | fahrenheit: degF 5/9=45967/180
temperature rate; K s-1; SI: K/s 1, K/min 1/60, K/h 1/3600
expansion; K-1; SI: /K 1, ppm/K 1e-6, um/(m.K) 1e-6
angle; deg; degree: deg 1, arcmin 1/60, arcsec 1/3600, rev 360 | circular: rad 1, mrad 1e-3, urad 1e-6,
    nrad 1e-9
angular rate; deg s-1; degree: deg/s 1, deg/min 1/60, deg/h 1/3600, arcsec/s 1/3600, rpm 6 | circular:
    rad/s 1, mrad/s 1e-3, urad/s 1e-6
angular acceleration; deg s-2; degree: deg/s2 1 | circular: rad/s2 1
angular random walk; deg s-1/2; degree: deg/sqrt(s) 1, deg/sqrt(h) 1/60
heading error; deg; degree: deg.sec(lat) 1, arcmin.sec(lat) 1/60
speed; m s-1; SI: m/s 1, um/s 1e-6, mm/s 1e-3, cm/s 1e-2, km/s 1e3, m/min 1/60, mm/min 1/60000, km/h 5/18,
    um/h 1/3600000000, mm/h 1/3600000, mm/us 1e3 | imperial: ft/s 0.3048, mi/h 0.44704 | nautical: kn
    1852/3600, nmi/h 1852/3600
corrosion rate; m s-1; SI: mm/year 1, um/year 1e-3
acceleration; m s-2; SI: m/s2 1, um/s2 1e-6 | gravity: g0 9.80665, mg0 9.80665e-3, ug0 9.80665e-6 | gal:
    mGal 1e-5, uGal 1e-8
acceleration noise; m s-3/2; SI: m/s2/sqrt(Hz) 1 | gravity: ug0/sqrt(Hz) 9.80665e-6
volume flow; m3 s-1; SI: m3/s 1, m3/min 1/60, m3/h 1/3600, cm3/s 1e-6, cm3/min 1e-6/60 | litre: l/s 1e-3,
    l/min 1e-3/60, l/h 1e-3/3600, ml/min 1e-6/60
mass flow; kg s-1; SI: kg/s 1, g/s 1e-3, kg/min 1/60, kg/h 1/3600, g/h 1e-3/3600, t/h 1000/3600
density; kg m-3; SI: kg/m3 1, g/cm3 1e3, kg/dm3 1e3, mg/m3 1e-6, ug/m3 1e-9 | litre: g/ml 1e3, kg/l 1e3,
    g/l 1
specific weight; kg m-2 s-2; SI: N/m3 1, kN/m3 1e3
area density; kg m-2; SI: kg/m2 1, g/m2 1e-3, mg/cm2 1e-2, g/cm2 10
linear density; kg m-1; SI: kg/m 1, g/m 1e-3, g/km 1e-6 | textile: tex 1e-6, dtex 1e-7
moment of inertia; kg m2; SI: kg.m2 1
unbalance; m; SI: g.mm/kg 1
force; kg m s-2; SI: N 1, uN 1e-6, mN 1e-3, cN 1e-2, kN 1e3, MN 1e6
torque; kg m2 s-2; SI: N.m 1, mN.m 1e-3, kN.m 1e3
impulse; kg m s-1; SI: N.s 1, kN.s 1e3, MN.s 1e6
specific impulse; m s-1; SI: N.s/kg 1, kN.s/kg 1e3
specific force; m s-2; SI: N/kg 1, kN/kg 1e3
tenacity; m2 s-2; SI: N.m/kg 1, N/tex 1e6, cN/tex 1e4, cN/dtex 1e5
pressure; kg m-1 s-2; SI: Pa 1, uPa 1e-6, mPa 1e-3, hPa 1e2, kPa 1e3, MPa 1e6, GPa 1e9, N/m2 1, N/mm2 1e6
    | bar: bar 1e5, mbar 1e2 | atmosphere: atm 101325 | torr: Torr 101325/760, mTorr 101.325/760, mmHg
    133.322387415 | psi: psi 8896443230521/1290320000, ksi 8896443230521/1290320
viscosity; kg m-1 s-1; SI: Pa.s 1, mPa.s 1e-3
kinematic viscosity; m2 s-1; SI: m2/s 1, mm2/s 1e-6 | stokes: cSt 1e-6
leak rate; kg m2 s-3; SI: Pa.m3/s 1 | bar: mbar.l/s 0.1
energy; kg m2 s-2; SI: J 1, nJ 1e-9, uJ 1e-6, mJ 1e-3, kJ 1e3, MJ 1e6, GJ 1e9 | hour: Wh 3600, kWh 3.6e6,
    MWh 3.6e9 | electronvolt: eV 1.602176634e-19, meV 1.602176634e-22, keV 1.602176634e-16, MeV
    1.602176634e-13, GeV 1.602176634e-10
specific energy; m2 s-2; SI: J/kg 1, kJ/kg 1e3, MJ/kg 1e6, J/g 1e3 | hour: Wh/kg 3600
energy density; kg m-1 s-2; SI: J/m3 1, kJ/m3 1e3, MJ/m3 1e6, J/cm3 1e6 | hour: Wh/l 3.6e6
energy per area; kg s-2; SI: J/m2 1, J/cm2 1e4, mJ/cm2 10
power; kg m2 s-3; SI: W 1, fW 1e-15, pW 1e-12, nW 1e-9, uW 1e-6, mW 1e-3, kW 1e3, MW 1e6, GW 1e9, TW 1e12
    | level: dBm 1, dBW 1=30
power density; kg s-3; SI: W/m2 1, W/cm2 1e4, mW/cm2 10, kW/cm2 1e7, MW/cm2 1e10, GW/cm2 1e13
volume power; kg m-1 s-3; SI: W/m3 1, kW/m3 1e3, W/cm3 1e6
specific power; m2 s-3; SI: W/kg 1, kW/kg 1e3
apparent power; kg m2 s-3; SI: VA 1, kVA 1e3, MVA 1e6
thermal conductivity; kg m s-3 K-1; SI: W/(m.K) 1
specific fuel consumption; m-2 s2; SI: kg/J 1, kg/kWh 1/3600000, g/kWh 1e-3/3600000
thrust fuel consumption; m-1 s; SI: kg/(N.s) 1, kg/(N.h) 1/3600
voltage; kg m2 s-3 A-1; SI: V 1, nV 1e-9, uV 1e-6, mV 1e-3, kV 1e3, MV 1e6
voltage rate; kg m2 s-4 A-1; SI: V/s 1, V/us 1e6, kV/us 1e9
field strength; kg m s-3 A-1; SI: V/m 1, kV/m 1e3, V/cm 100, kV/cm 1e5, kV/mm 1e6, MV/m 1e6
electro-optic coefficient; kg-1 m-1 s3 A; SI: m/V 1, pm/V 1e-12
current; A; SI: A 1, fA 1e-15, pA 1e-12, nA 1e-9, uA 1e-6, mA 1e-3, kA 1e3, MA 1e6
current rate; A s-1; SI: A/s 1, A/us 1e6, kA/us 1e9
current density; A m-2; SI: A/m2 1, A/cm2 1e4, mA/cm2 10, kA/cm2 1e7, A/mm2 1e6, mA/mm2 1e3
charge; A s; SI: A.s 1, pC 1e-12, nC 1e-9, uC 1e-6, mC 1e-3 | hour: Ah 3600, mAh 3.6
charge per area; A s m-2; SI: C/m2 1, uC/cm2 1e-2, uC/mm2 1, mC/cm2 10
specific charge; A s kg-1; SI: C/kg 1 | hour: Ah/kg 3600, mAh/g 3600
resistance; kg m2 s-3 A-2; SI: ohm 1, uohm 1e-6, mohm 1e-3, kohm 1e3, Mohm 1e6, Gohm 1e9
sheet resistance; kg m2 s-3 A-2; SI: ohm/sq 1, kohm/sq 1e3, Mohm/sq 1e6
resistivity; kg m3 s-3 A-2; SI: ohm.m 1, ohm.cm 1e-2, kohm.cm 10
conductivity; kg-1 m-3 s3 A2; SI: S/m 1, S/cm 100
capacitance; kg-1 m-2 s4 A2; SI: F 1, pF 1e-12, nF 1e-9, uF 1e-6, mF 1e-3
inductance; kg m2 s-2 A-2; SI: H 1, pH 1e-12, nH 1e-9, uH 1e-6, mH 1e-3
magnetic flux density; kg s-2 A-1; SI: T 1, fT 1e-15, pT 1e-12, nT 1e-9, uT 1e-6, mT 1e-3
magnetic noise; kg s-3/2 A-1; SI: T/sqrt(Hz) 1, nT/sqrt(Hz) 1e-9, pT/sqrt(Hz) 1e-12, fT/sqrt(Hz) 1e-15
magnetic gradient; kg s-2 A-1 m-1; SI: T/m 1, nT/m 1e-9, pT/m 1e-12
magnetic gradient noise; kg s-3/2 A-1 m-1; SI: T/m/sqrt(Hz) 1, nT/m/sqrt(Hz) 1e-9, pT/m/sqrt(Hz) 1e-12
magnetic field strength; A m-1; SI: A/m 1, kA/m 1e3
electric field noise; kg m s-5/2 A-1; SI: V/m/sqrt(Hz) 1, nV/m/sqrt(Hz) 1e-9
responsivity; kg-1 m-2 s3 A; SI: A/W 1, mA/W 1e-3
luminous responsivity; A cd-1; SI: A/lm 1, uA/lm 1e-6
mobility; kg-1 s2 A; SI: m2/(V.s) 1, cm2/(V.s) 1e-4
beam parameter product; m deg; SI: m.rad 1, mm.mrad 1e-6
wave number; m-1; SI: /m 1, /mm 1e3, /cm 1e2
number density; m-3; SI: /m3 1, /cm3 1e6
areal number; m-2; SI: /m2 1, /cm2 1e4
amount; mol; SI: mol 1, umol 1e-6, mmol 1e-3
activity; s-1; SI: Bq 1, kBq 1e3, MBq 1e6, GBq 1e9, TBq 1e12 | curie: Ci 3.7e10, mCi 3.7e7, uCi 3.7e4
specific activity; s-1 kg-1; SI: Bq/kg 1, GBq/kg 1e9, GBq/g 1e12, TBq/kg 1e12 | curie: Ci/kg 3.7e10, Ci/g
    3.7e13
absorbed dose; m2 s-2; SI: Gy(Si) 1, kGy(Si) 1e3, MGy(Si) 1e6 | rad: rad(Si) 1e-2, krad(Si) 10, Mrad(Si)
    1e4
absorbed dose rate; m2 s-3; SI: Gy(Si)/s 1 | rad: rad(Si)/s 1e-2
fluence; n m-2; SI: n/m2 1, n/cm2 1e4
flux; n m-2 s-1; SI: n/(m2.s) 1, n/(cm2.s) 1e4
emission rate; n s-1; SI: n/s 1
information; bit; SI: bit 1, kbit 1e3, Mbit 1e6, Gbit 1e9, Tbit 1e12, byte 8, kbyte 8e3, Mbyte 8e6, Gbyte
    8e9, Tbyte 8e12
information rate; bit s-1; SI: bit/s 1, kbit/s 1e3, Mbit/s 1e6, Gbit/s 1e9, Tbit/s 1e12, byte/s 8, kbyte/s
    8e3, Mbyte/s 8e6, Gbyte/s 8e9, Tbyte/s 8e12
spectral efficiency; bit; SI: bit/s/Hz 1
error rate; error bit-1 s-1; SI: errors/bit/day 1
sample rate; sample s-1; SI: S/s 1, kS/s 1e3, MS/s 1e6, GS/s 1e9, TS/s 1e12
symbol rate; s-1; SI: Bd 1, kBd 1e3, MBd 1e6, GBd 1e9
frame rate; frame s-1; SI: frames/s 1
floating point rate; flop s-1; SI: TFLOPS 1, MFLOPS 1e-6, GFLOPS 1e-3, PFLOPS 1e3, EFLOPS 1e6
adjusted peak performance; flop s-1; SI: WT 1
operation rate; operation s-1; SI: TOPS 1, MOPS 1e-6, GOPS 1e-3, POPS 1e3
processing performance; operation bit s-1; SI: TPP 1
performance density; operation bit s-1 m-2; SI: TPP/mm2 1
sequence length; 1; SI: base 1, kilobase 1e3
level ratio; dB; plain: dB 1
level relative to carrier; dB; plain: dBc 1
level relative to full scale; dB; plain: dBFS 1
antenna gain; dB; plain: dBi 1
carrier noise density; dB s; plain: dBc/Hz 1
power noise density; dB s; plain: dBm/Hz 1
attenuation; dB m-1; plain: dB/m 1, dB/cm 100, dB/km 1e-3
bandwidth ratio; 1; plain: octave 1
hardness Rockwell B; 1; plain: HRB 1
hardness Rockwell C; 1; plain: HRC 1
hardness Vickers; 1; plain: HV 1
"""
