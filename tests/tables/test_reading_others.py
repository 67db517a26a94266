"""JSON Lines and typed tables: what is read, what costs a row, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.feather as feather
import pyarrow.parquet as pq
import pytest

from dualclass.diagnostics import DiagnosticError
from dualclass.tables import csv_blocks, reading_jsonl
from dualclass.tables.reading_jsonl import JsonLinesSource
from dualclass.tables.sources import open_source

from ..docs.style import the_one
from .conftest import Write
from .reading import chunks_of, refusal, rows_of

# ------------------------------------------------------------ JSON Lines


def jsonl(*lines: object) -> str:
    return "\n".join(line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines) + "\n"


def test_flat_lines_and_item_lines(write: Write) -> None:
    source = JsonLinesSource(
        write(
            "t.jsonl",
            jsonl(
                {"name": "a", "kind": "ADC", "resolution": 14, "sample_rate": 3.1, "flag": True, "none": None},
                {
                    "kinds": ["ADC", "DAC"],
                    "parameters": {"linear_axis": [{"travel": "1 m"}], "set": ["x; y", "z"], "mass": {"value": "1 kg"}},
                    "judgements": {"limited to x": {"answer": False, "reason": "it is not"}, "odd": {"answer": 1}},
                    "statements": {"designed for y": True},
                    "shipment": {"destination": "kr"},
                },
            ),
        )
    )
    first, second = rows_of(source)
    assert {name: value for name, value in first.items() if value is not None} == {
        "name": "a",
        "kind": "ADC",
        "resolution": "14",
        "sample_rate": "3.1",
        "flag": "true",
    }
    assert {name: value for name, value in second.items() if value is not None} == {
        "kinds": "ADC; DAC",
        "linear_axis": '[{"travel": "1 m"}]',
        "set": '["x; y", "z"]',
        "mass": '{"value": "1 kg"}',
        "judgements.limited to x": "no: it is not",
        "judgements.odd": '{"answer": 1}',
        "statements.designed for y": "true",
        "shipment.destination": "kr",
    }


def test_numbers_are_as_they_are_written(write: Write) -> None:
    text = '{"a": 13.10, "b": 1e400, "c": 123456789012345678901234567890123, "d": -0.0}\n'
    assert rows_of(JsonLinesSource(write("t.jsonl", text))) == [
        {"a": "13.10", "b": "1e400", "c": "123456789012345678901234567890123", "d": "-0.0"}
    ]


def test_a_field_that_comes_late_is_not_lost(write: Write) -> None:
    lines = [{"name": str(number)} for number in range(3000)] + [{"name": "last", "mass": "1 kg"}]
    source = JsonLinesSource(write("t.jsonl", jsonl(*lines)))
    assert source.columns == ("name", "mass")
    assert rows_of(source)[-1] == {"name": "last", "mass": "1 kg"}


@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        ("{", "B056", "no JSON"),
        ("[1]", "B056", "no JSON object"),
        ("3", "B056", "no JSON object"),
        ('{"a": NaN}', "B056", "`NaN` is not a number"),
        ('{"a": 1, "a": 2}', "B056", "`a` stands twice"),
        ('{"a": ' + "[" * 100_000 + "]" * 100_000 + "}", "B056", "nested too deeply"),
        ('{"mass": "1 kg", "parameters": {"mass": "2 kg"}}', "B057", "stated twice"),
        ('{"a": "' + "x" * 300 + '"}', "B055", "longer than"),
    ],
)
def test_bad_lines(line: str, code: str, says: str, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    if code == "B055":
        for module in (csv_blocks, reading_jsonl):
            monkeypatch.setattr(module, "LONGEST_RECORD", 200)
        monkeypatch.setattr(csv_blocks.Blocks.__init__, "__kwdefaults__", {"block": 50})
    source = JsonLinesSource(write("t.jsonl", jsonl({"name": "a"}, line, "", {"name": "b"})))
    chunks = chunks_of(source)
    assert [row["name"] for chunk in chunks for row in chunk.table.to_pylist()] == ["a", None, "b"]
    (fault,) = [fault for chunk in chunks for fault in chunk.faults]
    assert (fault.index, fault.code) == (1, code)
    assert says in fault.reason


def test_bytes_that_are_no_text_cost_their_line(write: Write) -> None:
    content = b'{"name": "a"}\n' * 100_000 + b'{"name": "\xff"}\n{"name": "\\ud800"}\n'
    chunks = chunks_of(JsonLinesSource(write("t.jsonl", content)))
    assert [fault.code for chunk in chunks for fault in chunk.faults] == ["B053"]
    assert chunks[-1].table.to_pylist()[-1] == {"name": "?"}


def test_files_without_an_object(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    for text in ("", "\n\n", "[1, 2]\n"):
        _ = refusal(write("t.jsonl", text), "B032")
    monkeypatch.setattr(reading_jsonl, "MOST_COLUMNS", 3)
    _ = refusal(write("t.jsonl", jsonl(dict.fromkeys("abcd", 1))), "B034")


# ------------------------------------------------------------ Arrow

TABLE = pa.table(
    {
        "name": ["a", None],
        "mass": pa.array([13.1, None], pa.float64()),
        "linear_axis": [[{"travel": "1 m"}], None],
        "b": pa.array([True, False]),
        "c": pa.array(["x", "x"]).dictionary_encode(),
    }
)


@pytest.mark.parametrize("name", ["t.parquet", "t.arrow", "t.feather", "s.arrow"])
def test_typed_tables(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    if name == "t.parquet":
        pq.write_table(TABLE, path)
    elif name == "t.feather":
        feather.write_feather(TABLE, str(path), compression="zstd")
    else:
        make = pa.ipc.new_stream if name == "s.arrow" else pa.ipc.new_file
        with make(str(path), TABLE.schema) as writer:
            writer.write_table(TABLE, max_chunksize=1)
    source = open_source(path)
    assert source.columns == tuple(TABLE.schema.names)
    assert rows_of(source) == TABLE.to_pylist()
    assert rows_of(source, ("mass", "name")) == TABLE.select(["mass", "name"]).to_pylist()
    assert source.sample()["mass"] == [13.1, None]
    assert source.schema(["mass"]) == TABLE.select(["mass"]).schema


def test_columns_of_one_name(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    pq.write_table(pa.Table.from_arrays([pa.array([1]), pa.array([2]), pa.array([3])], names=["a", "a", "b"]), path)
    source = open_source(path)
    assert source.columns == ("a", "a [column 2]", "b")
    assert rows_of(source, ("a [column 2]", "b")) == [{"a [column 2]": 2, "b": 3}]


def test_typed_tables_that_are_none(write: Write, tmp_path: Path) -> None:
    for name in ("x.parquet", "x.arrow"):
        for content in (b"", b"nothing of that kind", b"PAR1" + bytes(40) + b"PAR1"):
            _ = refusal(write(name, content), "B030")
    path = tmp_path / "t.parquet"
    pq.write_table(pa.table({"a": list(range(50_000))}), path)
    whole = path.read_bytes()
    _ = path.write_bytes(whole[:5000] + bytes(len(whole) - 13_000) + whole[-8000:])
    with pytest.raises(DiagnosticError):
        _ = rows_of(open_source(path))
    pq.write_table(pa.table({}), path)
    _ = refusal(path, "B032")


# ------------------------------------------------------------ endings


def test_endings(write: Write, tmp_path: Path) -> None:
    assert "no table can be read" in refusal(write("t.pdf", ""), "B035")
    assert "has no ending" in refusal(write("table", ""), "B035")
    for name in ("t.json", "t.xls", "t.parquet.gz"):
        _ = refusal(write(name, ""), "B035")
    _ = write("items.csv", "a,b\n1,2\n")
    with pytest.raises(DiagnosticError) as error:
        _ = open_source(tmp_path / "item.csv")
    assert "`items.csv`" in (the_one(error.value.diagnostics, "B030").help or "")
    assert rows_of(open_source(write("T.CSV", "a,b\n1,2\n"))) == [{"a": "1", "b": "2"}]
