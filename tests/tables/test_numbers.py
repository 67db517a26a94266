"""Numbers read all at once have the class that exact reading gives each of them."""

from __future__ import annotations

import math
from fractions import Fraction
from functools import cache
from random import Random

import numpy as np
import pyarrow as pa
import pytest

from dualclass.quantities import unit_named
from dualclass.tables.cuts import Cuts
from dualclass.tables.features import Feature, Reader, features_of
from dualclass.tables.mapping import ColumnUse, TableMapping
from dualclass.tables.numbers import SAMPLE, NumberColumn, reads_at_once
from dualclass.tables.sorted_rows import SortedRows
from dualclass.tables.texts import numbers_of_texts

from .oracle import classifier, mapping_of


@cache
def cuts() -> Cuts:
    return Cuts(classifier().evaluators.values())


def feature_of(mapping: TableMapping) -> Feature:
    (feature,) = features_of(mapping, Reader(classifier().vocabulary, cuts())).values()
    return feature


def divided() -> list[str]:
    """The parameters that rules divide."""
    found = classifier().vocabulary.parameters
    return sorted(name for name in found if cuts().canonical(name) and not found[name].is_collection)


def numbers_for(name: str, unit: str, random: Random) -> list[float]:
    """On the cuts, the nearest binary numbers beside them, and anywhere; negative, huge, and none at all."""
    found = [0.0, -1.0, 1e-60, 1e60, 1e300, math.inf, -math.inf, math.nan, 0.5, 901.0, -300.0, -0.0]
    made = unit_named(unit)
    for cut in cuts().canonical(name):
        stated = float((cut - made.offset) / made.factor)
        if not made.exact:
            stated = 10 * math.log10(float(cut)) + 30 if cut > 0 else 0.0
        found += [stated, math.nextafter(stated, math.inf), math.nextafter(stated, -math.inf)]
        found += [stated * random.uniform(0.2, 3), round(stated), float(f"{stated * 1.0001:.6g}")]
    return found


def held(feature: Feature, batch: pa.RecordBatch) -> None:
    """Every row has the class of its cells, read by themselves."""
    found = NumberColumn(feature, cuts(), with_numbers=True).classes(batch)
    assert found is not None
    exactly = [feature.read(cells) for cells in batch.to_pylist()]
    assert SortedRows(np.zeros(batch.num_rows, np.int32), 1).dense(found).tolist() == exactly


@pytest.mark.parametrize("name", divided())
def test_numbers(name: str) -> None:
    definition = classifier().vocabulary.parameters[name]
    others = {"power": ("dBm", "dBW")}.get(definition.dimension or "", ())
    for unit in (*(definition.units or ("",)), *others):
        feature = feature_of(mapping_of(ColumnUse(name, "parameter", name, unit=unit or None)))
        if not reads_at_once(feature, cuts()):
            continue
        values = numbers_for(name, unit, Random(name))
        held(feature, pa.RecordBatch.from_pydict({name: pa.array(values, pa.float64(), from_pandas=False)}))
        whole = [int(value) for value in values if abs(value) < 1e15 and value == value]
        held(feature, pa.RecordBatch.from_pydict({name: pa.array([*whole, None, 2**62 + 1], pa.int64())}))


@pytest.mark.parametrize(
    "name", ["sample_rate", "resolution", "cooling_power", "minimum_temperature", "beam_divergence"]
)
def test_texts(name: str) -> None:
    definition = classifier().vocabulary.parameters[name]
    random = Random(name)
    feature = feature_of(mapping_of(name))
    texts: list[str | None] = []
    for unit in (*definition.units, "dBm", "furlongs", "000", "x10^3"):
        for value in numbers_for(name, unit if unit in definition.units else definition.units[0], random):
            texts += [f"{value} {unit}", f"{value!r} {unit} ", f"{abs(value):.3e} {unit}", f"{value}{unit}"]
            texts += [f">= {value} {unit}", f"{random.random() * abs(value):.7g} {unit}" if value < 1e50 else "1 "]
    texts += [
        "1 000 MS/s",
        "1,5 GS/s",
        "1_0 GS/s",
        "0x10 GS/s",
        ".5 GS/s",
        "5. GS/s",
        "+5 GS/s",
        "5",
        " 5 GS/s",
        "",
        None,
    ]
    texts += ["1e400 GS/s", "0e99 GS/s", "0.000 GS/s", "12345678901234567890123456789012345678901.5 S/s", "٣ GS/s"]
    texts += [f"{random.random() * 5:.9f} {definition.units[0]}" for _ in range(SAMPLE * 2)]
    random.shuffle(texts)
    held(feature, pa.RecordBatch.from_pydict({name: pa.array(texts, pa.string())}))
    held(feature, pa.RecordBatch.from_pydict({name: pa.array(texts, pa.large_string())}).slice(5, len(texts) - 9))


def test_unit_columns() -> None:
    mapping = mapping_of(ColumnUse("rate", "parameter", "sample_rate", unit="MS/s"), ColumnUse("in", "unit", "rate"))
    random = Random(5)
    rows = [(random.choice(numbers_for("sample_rate", "GS/s", random)), random.choice(UNITS)) for _ in range(500)]
    numbers = pa.array([number for number, _ in rows], pa.float64(), from_pandas=False)
    units = pa.array([unit for _, unit in rows])
    held(feature_of(mapping), pa.RecordBatch.from_pydict({"rate": numbers, "in": units}))
    texts = [f"{random.random() * 1000:.8g}{random.choice(('', '', ' GS/s', ' MS/s'))}" for _ in range(SAMPLE * 2)]
    units = pa.array([random.choice(UNITS) for _ in texts])
    held(feature_of(mapping), pa.RecordBatch.from_pydict({"rate": texts, "in": units}))


UNITS = ("GS/s", "MS/s", None, "", "V", "000", "S/s")


def test_the_number_before_the_space() -> None:
    found = numbers_of_texts(pa.array(["2.6 GS/s", None, "14", "x 3", "1e3 mm"]))
    assert found.unsure.tolist() == [False, False, False, True, False]
    assert found.numbers[[0, 2, 4]].tolist() == [2.6, 14, 1000]
    assert found.units.to_pylist() == ["GS/s", None, None, "3", "mm"]
    assert np.isnan(found.numbers[1])


@pytest.mark.parametrize("shape", ["{} .. 1 MS/s", "{} MS/s .. 1 MS/s", "{} +- 0 MS/s"])
def test_what_stands_behind_the_number_is_no_unit(shape: str) -> None:
    """Between 0.9 and 1 is a range, from 1.1 down to 1 a mistake, and no list divides the two numbers."""
    texts = [shape.format(0.5 + place / SAMPLE) for place in range(SAMPLE)]
    held(feature_of(mapping_of("sample_rate")), pa.RecordBatch.from_pydict({"sample_rate": texts}))


def test_cuts_that_no_binary_number_is() -> None:
    """A third of a unit lies between two binary numbers: neither is on the cut, and each is on its side."""
    third = Fraction(1, 3)
    assert Fraction(repr(float(third))) != third
    assert (float(third) < third) == (Fraction(repr(float(third))) < third)
