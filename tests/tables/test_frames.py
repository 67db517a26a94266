"""``classify_table``: frames of polars, pandas and pyarrow, and the full answer for one row."""

from __future__ import annotations

import datetime
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import dualclass
from dualclass.diagnostics import DiagnosticError
from dualclass.tables.mapping import ColumnUse, TableMapping

from ..docs.style import assert_well_said
from .oracle import DAY, by_row, expected

DATA: dict[str, list[Any]] = {
    "name": ["first", "second", "third", "fourth"],
    "kind": ["ADC", "ADC", "machine tool", None],
    "resolution": ["14 bit", None, None, "12 bit"],
    "sample rate [GS/s]": [3.0, 0.4, None, 1.0],
}
FRAMES = {
    "polars": pl.DataFrame(DATA),
    "pandas": pd.DataFrame(DATA),
    "pyarrow": pa.table(DATA),
    "batch": pa.RecordBatch.from_pydict(DATA),
    "lazy": pl.LazyFrame(DATA),
    "chunks": pa.concat_tables([pa.table(DATA).slice(0, 1), pa.table(DATA).slice(1)]),
    "short floats": pl.DataFrame(DATA).with_columns(pl.col("sample rate [GS/s]").cast(pl.Float32)),
}
MADE = {"polars": pl.DataFrame, "pandas": pd.DataFrame, "lazy": pl.DataFrame, "short floats": pl.DataFrame}


@pytest.mark.parametrize("name", FRAMES)
def test_every_library_answers_in_its_own_frames(name: str) -> None:
    answer = dualclass.classify_table(FRAMES[name], as_of=DAY)
    made = MADE.get(name, pa.Table)
    assert isinstance(answer.outcomes, made)
    assert isinstance(answer.errors, made)
    found = by_row(pa.table(answer.outcomes))
    first = {"kind": "ADC", "parameters": {"resolution": "14 bit", "sample_rate": "3 GS/s"}}
    assert found[1] == expected(first)
    assert found[2] == expected({"kind": "ADC", "parameters": {"sample_rate": "0.4 GS/s"}})
    assert found[3] == expected({"kind": "machine tool"})
    assert [each["code"] for each in pa.table(answer.errors).to_pylist()] == ["I020"]
    assert (answer.statistics.by_class, answer.statistics.bad) == (3, 1)


def test_a_row_is_explained_as_classify_would() -> None:
    answer = dualclass.classify_table(FRAMES["polars"], as_of=DAY)
    parameters = {"resolution": "14 bit", "sample_rate": "3 GS/s"}
    item = dualclass.Item(name="first", kind="ADC", parameters=parameters)
    assert answer.explain(0) == dualclass.classify(item, as_of=DAY)
    with pytest.raises(IndexError):
        answer.explain(4)
    with pytest.raises(DiagnosticError):
        answer.explain(3)


def test_a_mapping_says_more_than_names_do() -> None:
    mapping = TableMapping((ColumnUse("speed", "parameter", "sample_rate", unit="MS/s"),), kind="ADC")
    answer = dualclass.classify_table(pa.table({"speed": [3000, 400]}), mapping, as_of=DAY, regimes=["intl"])
    found = by_row(answer.outcomes)
    for row, text in {1: "3000 MS/s", 2: "400 MS/s"}.items():
        (wanted, *_) = expected({"kind": "ADC", "parameters": {"sample_rate": text}}) or []
        assert found[row] == [wanted]


def test_unread_columns_are_named() -> None:
    answer = dualclass.classify_table(
        pl.DataFrame({"kind": ["ADC"], "sampel_rate": ["3 GS/s"], "price": [3]}), as_of=DAY
    )
    assert answer.unread == {"sampel_rate": "sample_rate", "price": None}
    assert [each.severity for each in answer.diagnostics] == ["warning"]


def test_nothing_in_nothing_out() -> None:
    answer = dualclass.classify_table(pl.DataFrame(schema={"kind": pl.String, "resolution": pl.String}), as_of=DAY)
    assert (answer.outcomes.height, answer.errors.height) == (0, 0)
    assert answer.outcomes.columns[:4] == ["row", "name", "regime", "outcome"]


@pytest.mark.parametrize(
    ("table", "mapping", "code"),
    [
        (3, None, "B107"),
        ({"kind": ["ADC"]}, None, "B107"),
        (pa.table({"price": [1]}), None, "B014"),
        (pa.table({"resolution": ["12 bit"]}), None, "B015"),
        (pa.table({"resolution": ["12 bit"], "Resolution": ["12 bit"], "kind": ["ADC"]}), None, "B010"),
        (pa.table({"kind": ["ADC"]}), TableMapping((ColumnUse("sort", "kind"),)), "B106"),
        (
            pa.Table.from_arrays([pa.array(["ADC"]), pa.array(["DAC"])], names=["kind", "kind"]),
            TableMapping((ColumnUse("kind", "kind"),)),
            "B108",
        ),
    ],
)
def test_what_is_refused(table: Any, mapping: TableMapping | None, code: str) -> None:
    with pytest.raises(DiagnosticError) as refused:
        dualclass.classify_table(table, mapping, as_of=DAY)
    assert code in {each.code for each in refused.value.diagnostics}
    for each in refused.value.diagnostics:
        assert_well_said(each)


def test_days_and_regimes_are_those_of_classify() -> None:
    for more in ({"regimes": ["nowhere"]}, {"as_of": datetime.date(1900, 1, 1)}):
        with pytest.raises(DiagnosticError):
            dualclass.classify_table(FRAMES["pyarrow"], **more)  # type: ignore[arg-type]


TEXTS = pl.Series(["14 bit", None, "12 bit"])


@pytest.mark.parametrize(
    "table",
    [
        pl.DataFrame({"resolution": TEXTS.cast(pl.Categorical), "kind": ["ADC", "ADC", None]}),
        pl.DataFrame(
            {"resolution": TEXTS.cast(pl.Enum(["12 bit", "14 bit"])), "kind": ["ADC", "ADC", None]}
        ).with_columns(pl.col("kind").cast(pl.Categorical)),
        pa.table(
            {
                "resolution": TEXTS.to_arrow().dictionary_encode().cast(pa.dictionary(pa.uint8(), pa.string())),
                "kind": pa.array(["ADC", "ADC", None]).cast(pa.dictionary(pa.uint64(), pa.large_string())),
            }
        ),
    ],
    ids=["categories", "enum", "unsigned codes"],
)
def test_categories_are_what_their_texts_are(table: Any) -> None:
    plain = {"resolution": TEXTS.to_list(), "kind": ["ADC", "ADC", None]}
    wanted = dualclass.classify_table(pa.table(plain), as_of=DAY).outcomes.to_pylist()
    answer = dualclass.classify_table(table, as_of=DAY)
    found = answer.outcomes if isinstance(answer.outcomes, pa.Table) else answer.outcomes.to_arrow()
    assert found.to_pylist() == wanted
    assert answer.explain(0).results[0].regimes[0].outcome == wanted[0]["outcome"]


def test_categories_of_short_floats_mean_their_decimal_text() -> None:
    rates = pa.array([1.3, None], pa.float32()).dictionary_encode()
    answer = dualclass.classify_table(pa.table({"kind": ["ADC", "ADC"], "sample rate [GS/s]": rates}), as_of=DAY)
    plan = answer._plan  # pyright: ignore[reportPrivateUsage]
    assert plan is not None
    item = plan.evaluator.item(pa.table({"kind": ["ADC"], "sample rate [GS/s]": rates[:1]}).to_batches()[0], 0)
    assert item.parameters == {"sample_rate": "1.3 GS/s"}


ADC: dict[str, list[Any]] = {"kind": ["ADC", "ADC"], "resolution": ["14 bit", None]}


@pytest.mark.parametrize(
    "names",
    [
        pa.array([["a"], None]),
        pa.array([{"a": 1}, None]),
        pa.array([b"\xff", None]),
        pa.array(["a", None]).dictionary_encode().cast(pa.dictionary(pa.uint8(), pa.large_string())),
        pa.DictionaryArray.from_arrays(pa.array([0, None], pa.uint32()), pa.array(["a"], pa.string_view())),
    ],
)
def test_names_of_every_type(names: Any) -> None:
    answer = dualclass.classify_table(pa.table({**ADC, "name": names}), regimes=["intl"], as_of=DAY)
    first, second = answer.outcomes.column("name").to_pylist()
    assert first is not None
    assert "a" in first or "xff" in first
    assert second is None


@pytest.mark.parametrize("numbers", [[5, None], [1.5, 2.0], ["a", "b"], pa.array([2**63, 1], pa.uint64())])
def test_row_numbers_that_are_none(numbers: Any) -> None:
    uses = (ColumnUse("kind", "kind"), ColumnUse("id", "row"))
    with pytest.raises(DiagnosticError) as refused:
        _ = dualclass.classify_table(pa.table({**ADC, "id": numbers}), TableMapping(uses), as_of=DAY)
    assert [each.code for each in refused.value.diagnostics] == ["B018"]


@pytest.mark.parametrize(
    "use",
    [ColumnUse("resolution", "paramter", "resolution"), ColumnUse("resolution", "unit", "nowhere")],  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
)
def test_a_mapping_that_would_read_a_column_as_nothing(use: ColumnUse) -> None:
    with pytest.raises(DiagnosticError) as refused:
        _ = dualclass.classify_table(pa.table(ADC), TableMapping((ColumnUse("kind", "kind"), use)), as_of=DAY)
    (said,) = refused.value.diagnostics
    assert said.code == "B109"
    assert_well_said(said)


def test_numbers_and_texts_mixed_in_a_column_of_pandas() -> None:
    mixed = {"kind": ["ADC"] * 4, "resolution [bit]": pd.Series([14, "16 bit", None, pd.NA], dtype=object)}
    plain = {"kind": ["ADC"] * 4, "resolution": ["14 bit", "16 bit", None, None]}
    found = dualclass.classify_table(pd.DataFrame(mixed), as_of=DAY)
    wanted = dualclass.classify_table(pa.table(plain), as_of=DAY)
    assert found.outcomes["outcome"].tolist() == wanted.outcomes.column("outcome").to_pylist()
    assert found.statistics.bad == 0
