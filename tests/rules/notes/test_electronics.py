"""Integrated circuits of 3A001.a.5 to a.14: every border by hand."""

from __future__ import annotations

from typing import Any

from .cases import (
    CONTROLLED,
    NO,
    OPEN,
    Case,
    Data,
    check,
    item,
    steps,
    table,
)

SPECIFIC = "it is unalterably programmed or designed for a specific function of another piece of equipment"
FOR_OTHER = "specially designed for other_equipment"
SAME_FUNCTION = "it has the same functional characteristics as other equipment"
ORDINARY = {SPECIFIC: False, FOR_OTHER: False, SAME_FUNCTION: False}


def circuit(kind: str, **parameters: Any) -> Data:
    """A circuit that was made for nothing in particular."""
    return item(kind, judged=ORDINARY, **parameters)


def adc(resolution: str | None, sample_rate: str | None) -> Data:
    return circuit("analogue_to_digital_converter", resolution=resolution, sample_rate=sample_rate)


def dac(**parameters: Any) -> Data:
    return circuit("digital_to_analogue_converter", **parameters)


# ---------------------------------------------------------------- a.5.a: all borders are "greater than"

ADC_BANDS = [
    ("a.5.a.1", "8 bit", "9 bit", "1.29 GS/s", "1.3 GS/s", "1300.001 MS/s"),
    ("a.5.a.2", "10 bit", "11 bit", "599 MS/s", "600 MS/s", "601 MS/s"),
    ("a.5.a.3", "12 bit", "13 bit", "399 MS/s", "400 MS/s", "401 MS/s"),
    ("a.5.a.4", "14 bit", "15 bit", "249 MS/s", "0.25 GS/s", "251 MS/s"),
    ("a.5.a.5", "16 bit", "24 bit", "64 MS/s", "65 MS/s", "65.1 MS/s"),
]
ADC = [
    case
    for code, low, high, below, at, above in ADC_BANDS
    for bits in (low, high)
    for case in steps(
        bits,
        lambda rate, bits=bits: adc(bits, rate),
        "intl",
        f"3A001.{code}",
        (below, NO),
        (at, NO),
        (above, CONTROLLED),
        (None, OPEN),
    )
]
RESOLUTION = [
    Case("7 bit", adc("7 bit", "10 GS/s"), "intl", "3A001.a.5.a", NO),
    Case("8 bit is not the second band", adc("8 bit", "10 GS/s"), "intl", "3A001.a.5.a.2", NO),
    Case("10 bit is no longer the first band", adc("10 bit", "10 GS/s"), "intl", "3A001.a.5.a.1", NO),
    Case("resolution missing", adc(None, "10 GS/s"), "intl", "3A001.a.5.a", OPEN),
    Case("resolution missing, slow in every band", adc(None, "65 MS/s"), "intl", "3A001.a.5.a", NO),
    Case("either of two bands, fast for both", adc("13..14 bit", "401 MS/s"), "intl", "3A001.a.5.a", OPEN),
    Case("same in the United Kingdom", adc("14 bit", "251 MS/s"), "gb", "3A001.a.5.a.4", CONTROLLED),
    Case("same in Korea", adc("14 bit", "251 MS/s"), "kr", "3A001.a.5.a.4", CONTROLLED),
    Case("border in Korea", adc("14 bit", "250 MS/s"), "kr", "3A001.a.5.a.4", NO),
    Case("another circuit", circuit("digital_to_analogue_converter"), "intl", "3A001.a.5.a", NO),
]

# ---------------------------------------------------------------- a.5.b: converters to analogue


def settling(value: str | None, error: str = "0.024 %", rate: str = "2 GS/s") -> Data:
    time = None if value is None else {"value": value, "at": {"residual_error": error}}
    return dac(dac_resolution="12 bit", adjusted_update_rate=rate, settling_time=time)


def dynamic(value: str | None, frequency: str = "100 MHz", *, all_stated: bool = False) -> Data:
    level = None if value is None else {"value": value, "at": {"output_frequency": frequency}}
    made = dac(dac_resolution="14 bit", adjusted_update_rate="2 GS/s", spurious_free_dynamic_range=level)
    statement = "spurious_free_dynamic_range is stated for every output_frequency"
    return made | ({"statements": {statement: True}} if all_stated else {})


def interpolating(factor: int | None) -> Data:
    return dac(dac_resolution="10 bit", update_rate="4 GS/s", interpolation_factor=factor)


def plain_dac(bits: str | None, rate: str | None) -> Data:
    return dac(dac_resolution=bits, adjusted_update_rate=rate)


DAC = [
    *steps(
        "10 bit",
        lambda rate: plain_dac("10 bit", rate),
        "intl",
        "3A001.a.5.b.1",
        ("3499 MS/s", NO),
        ("3.5 GS/s", NO),
        ("3501 MS/s", CONTROLLED),
        (None, OPEN),
    ),
    *steps(
        "4 GS/s at",
        lambda bits: plain_dac(bits, "4 GS/s"),
        "intl",
        "3A001.a.5.b.1",
        ("9 bit", NO),
        ("10 bit", CONTROLLED),
        ("12 bit", NO),
        (None, OPEN),
    ),
    *steps(
        "12 bit",
        lambda rate: plain_dac("12 bit", rate),
        "intl",
        "3A001.a.5.b.2.b",
        ("3500 MS/s", NO),
        ("3501 MS/s", CONTROLLED),
    ),
    *steps(
        "settling",
        settling,
        "intl",
        "3A001.a.5.b.2.a.1",
        ("8.9 ns", CONTROLLED),
        ("9 ns", NO),
        ("9.1 ns", NO),
        (None, OPEN),
    ),
    Case("settled closer in time", settling("8.9 ns", "0.01 %"), "intl", "3A001.a.5.b.2.a.1", CONTROLLED),
    Case("settled closer too late to tell", settling("10 ns", "0.01 %"), "intl", "3A001.a.5.b.2.a.1", OPEN),
    Case("settled less closely in time", settling("8 ns", "0.1 %"), "intl", "3A001.a.5.b.2.a.1", OPEN),
    Case("band's lower end", settling("8 ns", rate="1250 MS/s"), "intl", "3A001.a.5.b.2.a.1", NO),
    Case("band's upper end", settling("8 ns", rate="3500 MS/s"), "intl", "3A001.a.5.b.2.a.1", CONTROLLED),
    Case("above the band", settling("8 ns", rate="3501 MS/s"), "intl", "3A001.a.5.b.2.a.1", NO),
    *steps(
        "dynamic range",
        dynamic,
        "intl",
        "3A001.a.5.b.2.a.2",
        ("67.9 dBc", NO),
        ("68 dBc", NO),
        ("68.1 dBc", CONTROLLED),
        (None, OPEN),
    ),
    Case("another may be the highest specified", dynamic("69 dBc", "80 MHz"), "intl", "3A001.a.5.b.2.a.2", OPEN),
    Case(
        "80 MHz is the highest", dynamic("69 dBc", "80 MHz", all_stated=True), "intl", "3A001.a.5.b.2.a.2", CONTROLLED
    ),
    Case("80 MHz, at the border", dynamic("68 dBc", "80 MHz", all_stated=True), "intl", "3A001.a.5.b.2.a.2", NO),
    Case("only above 100 MHz", dynamic("60 dBc", "1 GHz", all_stated=True), "intl", "3A001.a.5.b.2.a.2", OPEN),
    Case("dynamic range at another frequency", dynamic("60 dBc", "1 GHz"), "intl", "3A001.a.5.b.2.a.2", OPEN),
    Case("bypassed interpolation", interpolating(1), "intl", "3A001.a.5.b.1", CONTROLLED),
    Case("interpolation by two", interpolating(2), "intl", "3A001.a.5.b.1", NO),
    Case("interpolation not known", interpolating(None), "intl", "3A001.a.5.b.1", OPEN),
]

# ---------------------------------------------------------------- a.6 to a.14


def photonic(
    lasers: int | None = 1, detectors: int | None = 1, waveguides: bool | None = True, *, designed: bool | None = True
) -> Data:
    return item(
        "optical_integrated_circuit",
        judged=ORDINARY,
        said={} if designed is None else {"designed for signal_processing": designed},
        internal_laser_diodes=lasers,
        internal_light_detecting_elements=detectors,
        optical_waveguides=waveguides,
    )


def fpga(**parameters: Any) -> Data:
    return circuit("field_programmable_logic_device", **parameters)


def custom(*, function: bool | None = True, status: bool | None = None, **parameters: Any) -> Data:
    return item("custom_integrated_circuit", function_unknown=function, equipment_status_unknown=status, **parameters)


def compound(gates: int | None = None, toggle: str | None = None, *, based: bool | None = True) -> Data:
    return circuit(
        "digital_integrated_circuit",
        compound_semiconductor_based=based,
        equivalent_gates=gates,
        toggle_frequency=toggle,
    )


def transform(time: str, points: int, *, everywhere: bool = False) -> Data:
    made = circuit("fft_processor", execution_time={"value": time, "at": {"points": points}})
    return made | ({"statements": {"execution_time is stated for every points": True}} if everywhere else {})


def dds(clock: str | None, bits: str | None) -> Data:
    return circuit("direct_digital_synthesiser", dac_clock_frequency=clock, dac_resolution=bits)


def storing(bits: str, rate: str, *, stores: bool | None = True, processes: bool | None = False) -> Data:
    return circuit(
        "adc_processing_circuit",
        resolution=bits,
        sample_rate=rate,
        storing_digitised_data=stores,
        processing_digitised_data=processes,
    )


CIRCUITS = [
    Case("one of each", photonic(), "intl", "3A001.a.6", CONTROLLED),
    Case("no laser", photonic(lasers=0), "intl", "3A001.a.6", NO),
    Case("no detector", photonic(detectors=0), "intl", "3A001.a.6", NO),
    Case("no waveguide", photonic(waveguides=False), "intl", "3A001.a.6", NO),
    Case("detectors missing", photonic(detectors=None), "intl", "3A001.a.6", OPEN),
    Case("for something else", photonic(designed=False), "intl", "3A001.a.6", NO),
    Case("nobody said what for", photonic(designed=None), "intl", "3A001.a.6", OPEN),
    Case("700 pins", fpga(single_ended_digital_inputs_outputs=700), "intl", "3A001.a.7.a", NO),
    Case("701 pins", fpga(single_ended_digital_inputs_outputs=701), "intl", "3A001.a.7.a", CONTROLLED),
    Case("pins missing", fpga(), "intl", "3A001.a.7.a", OPEN),
    Case(
        "50 by 10 Gbit/s", fpga(transceivers=50, peak_transceiver_rate="10 Gbit/s"), "intl", "3A001.a.7.b", CONTROLLED
    ),
    Case("49 by 10 Gbit/s", fpga(transceivers=49, peak_transceiver_rate="10 Gbit/s"), "intl", "3A001.a.7.b", NO),
    Case("no transceiver", fpga(transceivers=0, peak_transceiver_rate="10 Gbit/s"), "intl", "3A001.a.7.b", NO),
    Case("transceivers missing", fpga(peak_transceiver_rate="10 Gbit/s"), "intl", "3A001.a.7.b", OPEN),
    Case("neural network", circuit("neural_network_integrated_circuit"), "intl", "3A001.a.9", CONTROLLED),
    Case("may be a neural network", circuit("digital_integrated_circuit"), "intl", "3A001.a.9", OPEN),
    Case("1500 terminals", custom(terminals=1500), "intl", "3A001.a.10.a", NO),
    Case("1501 terminals", custom(terminals=1501), "intl", "3A001.a.10.a", CONTROLLED),
    Case("terminals missing", custom(), "intl", "3A001.a.10.a", OPEN),
    Case("20 ps", custom(basic_gate_propagation_delay_time="20 ps"), "intl", "3A001.a.10.b", NO),
    Case("19 ps", custom(basic_gate_propagation_delay_time="19 ps"), "intl", "3A001.a.10.b", CONTROLLED),
    Case("3 GHz", custom(operating_frequency="3 GHz"), "intl", "3A001.a.10.c", NO),
    Case("3.001 GHz", custom(operating_frequency="3001 MHz"), "intl", "3A001.a.10.c", CONTROLLED),
    Case(
        "only its use is unknown", custom(function=False, status=True, terminals=1501), "intl", "3A001.a.10", CONTROLLED
    ),
    Case("function and use known", custom(function=False, status=False, terminals=1501), "intl", "3A001.a.10", NO),
    Case("nobody said if known", custom(function=None, terminals=1501), "intl", "3A001.a.10", OPEN),
    Case("3000 gates", compound(3000), "intl", "3A001.a.11.a", NO),
    Case("3001 gates", compound(3001), "intl", "3A001.a.11.a", CONTROLLED),
    Case("1.2 GHz", compound(toggle="1.2 GHz"), "intl", "3A001.a.11.b", NO),
    Case("1.21 GHz", compound(toggle="1.21 GHz"), "intl", "3A001.a.11.b", CONTROLLED),
    Case("silicon", compound(3001, based=False), "intl", "3A001.a.11", NO),
    Case("substrate missing", compound(3001, based=None), "intl", "3A001.a.11.a", OPEN),
    Case("1024 points, 499 us", transform("499 us", 1024), "intl", "3A001.a.12", CONTROLLED),
    Case("1024 points, 500 us", transform("500 us", 1024), "intl", "3A001.a.12", OPEN),
    Case("only 1024 points, 500 us", transform("500 us", 1024, everywhere=True), "intl", "3A001.a.12", NO),
    Case("4096 points, 2.39 ms", transform("2.39 ms", 4096), "intl", "3A001.a.12", CONTROLLED),
    Case("only 4096 points, 2.4 ms", transform("2.4 ms", 4096, everywhere=True), "intl", "3A001.a.12", NO),
    Case("3.5 GHz, 10 bit", dds("3.5 GHz", "10 bit"), "intl", "3A001.a.13.a", CONTROLLED),
    Case("3.49 GHz, 10 bit", dds("3.49 GHz", "10 bit"), "intl", "3A001.a.13", NO),
    Case("3.5 GHz, 12 bit is b", dds("3.5 GHz", "12 bit"), "intl", "3A001.a.13.a", NO),
    Case("1.25 GHz, 12 bit", dds("1250 MHz", "12 bit"), "intl", "3A001.a.13.b", CONTROLLED),
    Case("1.24 GHz, 12 bit", dds("1.24 GHz", "12 bit"), "intl", "3A001.a.13", NO),
    Case("5 GHz, 9 bit", dds("5 GHz", "9 bit"), "intl", "3A001.a.13", NO),
    Case("clock missing", dds(None, "12 bit"), "intl", "3A001.a.13", OPEN),
    Case("8 bit at border", storing("8 bit", "1.3 GS/s"), "intl", "3A001.a.14", NO),
    Case("8 bit above", storing("8 bit", "1.31 GS/s"), "intl", "3A001.a.14", CONTROLLED),
    Case("10 bit at border", storing("10 bit", "1 GS/s"), "intl", "3A001.a.14", NO),
    Case("10 bit above", storing("10 bit", "1.01 GS/s"), "intl", "3A001.a.14", CONTROLLED),
    Case("12 bit at border", storing("12 bit", "1 GS/s"), "intl", "3A001.a.14", NO),
    Case("12 bit above", storing("12 bit", "1001 MS/s"), "intl", "3A001.a.14", CONTROLLED),
    Case("14 bit at border", storing("14 bit", "400 MS/s"), "intl", "3A001.a.14", NO),
    Case("14 bit above", storing("14 bit", "401 MS/s"), "intl", "3A001.a.14", CONTROLLED),
    Case("16 bit at border", storing("16 bit", "180 MS/s"), "intl", "3A001.a.14", NO),
    Case("16 bit above", storing("16 bit", "181 MS/s"), "intl", "3A001.a.14", CONTROLLED),
    Case(
        "processing alone",
        storing("16 bit", "181 MS/s", stores=False, processes=True),
        "intl",
        "3A001.a.14",
        CONTROLLED,
    ),
    Case("neither", storing("16 bit", "181 MS/s", stores=False), "intl", "3A001.a.14", NO),
    Case("storage not known", storing("16 bit", "181 MS/s", stores=None), "intl", "3A001.a.14", OPEN),
]


@table([*ADC, *RESOLUTION])
def test_converters_to_digital(case: Case) -> None:
    check(case)


@table(DAC)
def test_converters_to_analogue(case: Case) -> None:
    check(case)


@table(CIRCUITS)
def test_other_circuits(case: Case) -> None:
    check(case)
