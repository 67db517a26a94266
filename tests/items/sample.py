"""A small vocabulary for the tests of items."""

from __future__ import annotations

from fractions import Fraction

from dualclass.language.criteria import Arithmetic
from dualclass.language.paragraphs import GroupLine, JudgementLine, KindLine, ParameterLine, RuleFile
from dualclass.vocabulary import Vocabulary, build_vocabulary


def name(text: str) -> Arithmetic:
    return Arithmetic("name", name=text)


GRAVITY = Arithmetic("number", value=Fraction("9.80665"), unit="m/s2")
PRODUCT = Arithmetic("*", (name("processor.number"), name("processor.rate")))

CONVERTER = KindLine(
    "analogue_to_digital_converter",
    ("integrated_circuit",),
    (
        ("en", ("analogue-to-digital converter", "ADC")),
        ("zh", ("模数转换器",)),
        ("ko", ("아날로그-디지털 변환기",)),
        ("ru", ("аналого-цифровой преобразователь",)),
    ),
    apart=("digital_to_analogue_converter",),
    parameters=(
        ParameterLine("quantity", "resolution", ("bit",)),
        ParameterLine("quantity", "sample_rate", ("S/s", "MS/s", "GS/s")),
        ParameterLine("level", "dynamic_range", ("dBc",)),
        ParameterLine("span", "rated_band", ("GHz",)),
        ParameterLine("span", "operating_temperature", ("K", "degC")),
        ParameterLine("count", "channels"),
        ParameterLine("flag", "radiation_hardened"),
        ParameterLine("quantity", "total_dose", ("Gy(Si)",)),
    ),
    extraordinary=("radiation_hardened", "total_dose"),
)
GENERATOR = KindLine(
    "digital_to_analogue_converter",
    ("integrated_circuit",),
    parameters=(
        ParameterLine("quantity", "update_rate", ("S/s",)),
        ParameterLine("quantity", "interpolation_factor"),
        ParameterLine(
            "derived",
            "adjusted_update_rate",
            ("MS/s",),
            expression=Arithmetic("/", (name("update_rate"), name("interpolation_factor"))),
        ),
    ),
)
FIBRE = KindLine(
    "fibre",
    ("material",),
    (("en", ("fibre",)), ("zh", ("纤维",))),
    parameters=(
        ParameterLine("quantity", "tensile_modulus", ("GPa",)),
        ParameterLine("quantity", "density", ("g/cm3",)),
        ParameterLine("derived", "specific_weight", ("N/m3",), expression=Arithmetic("*", (name("density"), GRAVITY))),
        ParameterLine(
            "derived",
            "specific_modulus",
            ("m",),
            expression=Arithmetic("/", (name("tensile_modulus"), name("specific_weight"))),
        ),
        ParameterLine("choice", "form", options=("tube", "yarn", "single_crystal")),
    ),
)
MACHINE = KindLine(
    "machine_tool",
    names=(("en", ("machine tool",)), ("zh", ("机床",)), ("ko", ("공작기계",)), ("ru", ("станок",))),
    parameters=(
        ParameterLine("flag", "numerically_controllable"),
        ParameterLine("set", "removal_process", options=("cutting", "laser_beam")),
        ParameterLine("ranked", "grade", options=("low", "middle", "high")),
        ParameterLine("enumerated", "linear_axis"),
        ParameterLine("quantity", "linear_axis.travel", ("mm", "m")),
        ParameterLine("quantity", "linear_axis.accuracy", ("um",), method="ISO 230-2:1988"),
        ParameterLine("quantity", "linear_axis.accuracy", ("um",), method="ISO 230-2:2014"),
        ParameterLine("quantity", "linear_axis.repeatability", ("um",), method="ISO 230-2:2014"),
        ParameterLine("enumerated", "rotary_axis"),
        ParameterLine("sampled", "operating_point"),
        ParameterLine("quantity", "operating_point.power", ("W", "dBm")),
    ),
)
COMPUTER = KindLine(
    "computer",
    parameters=(
        ParameterLine("enumerated", "processor"),
        ParameterLine("count", "processor.number"),
        ParameterLine("quantity", "processor.rate", ("TFLOPS",)),
        ParameterLine("derived", "performance", ("WT",), expression=Arithmetic("sum", (PRODUCT,))),
        ParameterLine("part", "contained_circuit"),
    ),
)
CHEMICALS = (
    KindLine("material", names=(("en", ("material",)),), parameters=(ParameterLine("composition", "composition"),)),
    KindLine("chemical", ("material",), parameters=(ParameterLine("identifier", "cas"),)),
    KindLine("chemical_mixture", ("material",), parameters=(ParameterLine("part", "constituent"),)),
    KindLine("nickel", ("material",), (("en", ("nickel",)), ("zh", ("镍",)))),
    KindLine("carbon_fibre", ("fibre",)),
)
ALLOY = KindLine(
    "alloy",
    ("material",),
    parameters=(
        ParameterLine("quantity", "temperature", ("K", "degC")),
        ParameterLine("quantity", "rupture_life", ("h",), method="ASTM E-139", falls_with=("temperature",)),
        ParameterLine("set", "made_of"),
    ),
)


def vocabulary() -> Vocabulary:
    """The vocabulary of the kinds above; it has no mistakes."""
    found, diagnostics = build_vocabulary(
        [
            RuleFile(
                "sample.rules",
                kinds=(
                    KindLine("integrated_circuit"),
                    KindLine("software"),
                    CONVERTER,
                    GENERATOR,
                    FIBRE,
                    MACHINE,
                    COMPUTER,
                    *CHEMICALS,
                    ALLOY,
                ),
                parameters=(ParameterLine("quantity", "mass", ("kg", "g")),),
                judgements=(JudgementLine("limited to gears", "Can it do nothing else?", True),),
                groups=(GroupLine("parties", ("eg",), True),),
            )
        ]
    )
    assert diagnostics == ()
    return found
