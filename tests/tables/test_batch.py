"""``dualclass batch`` as its user meets it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from dualclass.tables import writing_xlsx
from dualclass.tables.writing import ENDINGS
from dualclass.tables.writing_xlsx import ExcelWriter

from .conftest import Run, Write

TABLE = """name,kind,resolution,sample_rate,price
AD9208,ADC,14 bit,3 GS/s,500
slow,ADC,14 bit,3 kS/s,5
"=cmd|'/c calc'!A0",ADC,12 bit,,5
wrong,ADC,14 GHz,3 XS/s,5
ragged,ADC,14 bit
AD9208,模数转换器,16 bit,1 GS/s,
"""
HEAD = "row,name,regime,outcome,controlled_by,controlled_unless,open,assumptions,edition"


@pytest.fixture
def table(write: Write) -> Path:
    return write("items.csv", TABLE)


def outcomes(path: Path) -> list[dict[str, Any]]:
    """The rows of an output, lists joined by a space."""
    match path.suffix:
        case ".csv":
            frame = pl.read_csv(path, infer_schema=False)
        case ".xlsx":
            frame = pl.read_excel(path, infer_schema_length=0)
        case ".parquet":
            frame = pl.read_parquet(path)
        case _:
            frame = pl.read_ndjson(path)
    rows: list[dict[str, Any]] = []
    for row in frame.to_dicts():
        joined = {name: " ".join(cell) if isinstance(cell, list) else cell for name, cell in row.items()}
        rows.append({name: "" if cell is None else str(cell).lstrip("'") for name, cell in joined.items()})
    return rows


def test_rows_and_errors(run: Run, table: Path) -> None:
    out = table.with_name("out.csv")
    answer = run(table, "--out", out)
    assert answer.status == 1
    lines = out.read_text(encoding="utf-8").splitlines()
    assert lines[0] == HEAD
    assert [line.split(",")[:4] for line in lines[1:]] == [
        ["1", "AD9208", "intl", "controlled_unless_released"],
        ["2", "slow", "intl", "undetermined"],
        ["3", "'=cmd|'/c calc'!A0", "intl", "undetermined"],
        ["4", "wrong", "intl", "error"],
        ["5", "ragged", "intl", "error"],
        ["6", "AD9208", "intl", "controlled_unless_released"],
    ]
    errors = pl.read_csv(out.with_name("out.csv.errors.csv")).to_dicts()
    assert [(each["row"], each["name"], each["column"], each["code"], each["value"]) for each in errors] == [
        (4, "wrong", "resolution", "Q009", "14 GHz"),
        (4, "wrong", "sample_rate", "Q007", "3 XS/s"),
        (5, "ragged", None, "B050", "ragged,ADC,14 bit"),
    ]
    assert "2 rows have 3 mistakes" in answer.out
    assert "1 name stands in more than one row: `AD9208` (rows 1 and 6)" in answer.out
    assert "catch-all" in answer.out
    assert "not every paragraph of intl is encoded" in answer.out
    assert sorted(path.name for path in table.parent.iterdir()) == ["items.csv", "out.csv", "out.csv.errors.csv"]


def test_every_format_says_the_same(run: Run, table: Path) -> None:
    found = []
    for ending in (*ENDINGS, ".ndjson"):
        out = table.with_name(f"out{ending}")
        assert (
            run(table, "--out", out, "--errors", table.with_name(f"wrong{ending}"), "--regime", "intl,gb").status == 1
        )
        found.append(outcomes(out))
        assert len(outcomes(table.with_name(f"wrong{ending}"))) == 3
    assert [row for row in found[1:] if row != found[0]] == []
    assert [row["regime"] for row in found[0][:2]] == ["intl", "gb"]
    schema = pq.read_schema(table.with_name("out.parquet"))
    assert ",".join(schema.names) == HEAD
    assert {str(schema.field(name).type) for name in ("controlled_by", "open")} <= {
        "list<item: string>",
        "list<element: string>",
    }
    first = json.loads(table.with_name("out.jsonl").read_text(encoding="utf-8").split("\n")[0])
    assert isinstance(first["open"], list)


def test_every_reader_gives_the_same(run: Run, tmp_path: Path) -> None:
    frame = pl.DataFrame(
        {
            "name": ["a", "b"],
            "kind": ["ADC", "ADC"],
            "resolution": ["14 bit", None],
            "sample_rate": ["3 GS/s", "1 GS/s"],
        }
    )
    frame.write_csv(tmp_path / "t.csv")
    frame.write_csv(tmp_path / "t.tsv", separator="\t")
    frame.write_parquet(tmp_path / "t.parquet")
    frame.write_ipc(tmp_path / "t.arrow")
    frame.write_ndjson(tmp_path / "t.jsonl")
    frame.write_excel(tmp_path / "t.xlsx")
    found: list[bytes] = []
    for name in ("t.csv", "t.tsv", "t.parquet", "t.arrow", "t.jsonl", "t.xlsx"):
        out = tmp_path / "out.csv"
        assert run(tmp_path / name, "--out", out).status == 0, name
        found.append(out.read_bytes())
    assert set(found) == {found[0]}
    both = tmp_path / "both.csv"
    assert run(tmp_path / "t.csv", tmp_path / "t.parquet", "--out", both).status == 0
    assert [line.split(",")[0] for line in both.read_text(encoding="utf-8").splitlines()] == ["row", "1", "2", "3", "4"]


def test_rows_are_what_classify_says(run: Run, write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    from dualclass.cli.main import main

    item = write(
        "item.json",
        json.dumps({"name": "a", "kind": "ADC", "parameters": {"resolution": "14 bit", "sample_rate": "3 GS/s"}}),
    )
    assert main(["classify", str(item), "--as-of", "2026-11-23", "--format", "json"]) == 0
    said = json.loads(capsys.readouterr().out)["results"][0]["regimes"]
    out = item.with_name("out.jsonl")
    lines = write("t.jsonl", item.read_text(encoding="utf-8") + "\n")
    assert run(lines, "--out", out, "--regime", "intl,gb,kr,ru,cn").status == 0
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [(row["regime"], row["outcome"], row["controlled_by"], row["open"], row["edition"]) for row in rows] == [
        (each["regime"], each["outcome"], each["controlled_by"], [e["code"] for e in each["open"]], each["edition"])
        for each in said
    ]


def test_assumptions_are_told(run: Run, table: Path) -> None:
    out = table.with_name("out.jsonl")
    _ = run(table, "--out", out, "--assume-ordinary", "--regime", "kr")
    first = json.loads(out.read_text(encoding="utf-8").split("\n")[0])
    assert first["assumptions"]


def test_exit_status(run: Run, write: Write, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    caught = write("caught.csv", "kind,resolution,sample_rate\nADC,14 bit,3 GS/s\n")
    left_open = write("open.csv", "kind,resolution\nADC,14 bit\n")
    assert run(caught, "--out", out).status == 0
    assert run(caught, "--out", out, "--exit-code").status == 10
    assert run(left_open, "--out", out, "--exit-code").status == 11
    assert run(write("bad.csv", "kind,resolution\nADC,x\n"), "--out", out, "--exit-code").status == 1
    assert run(caught).status == 2
    assert run(caught, "--out", out, "--encoding", "klingon").status == 2
    assert run(caught, "--out", out, "--delimiter", "ab").status == 2
    assert run(caught, "--out", out, "--batch-rows", "0").status == 2
    assert run(caught, "--out", out, "--resume", "--restart").status == 2


def test_silence(run: Run, table: Path) -> None:
    answer = run(table, "--out", table.with_name("out.csv"), "--quiet")
    assert answer.out == ""
    assert answer.err == f"2 rows have errors: {table.with_name('out.csv.errors.csv')}\n"


def test_an_old_table_of_errors_is_not_left(run: Run, table: Path, write: Write) -> None:
    out = table.with_name("out.csv")
    assert run(table, "--out", out).status == 1
    assert run(write("good.csv", "kind,resolution\nADC,14 bit\n"), "--out", out).status == 0
    assert not out.with_name("out.csv.errors.csv").exists()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "B032"),
        ("a,b\n1,2\n", "B014"),
        ("name,resolution\na,14 bit\n", "B015"),
        ("kind,mass,mass [kg]\nADC,1 g,1\n", "B010"),
        ("kind,for\nADC,x\n", "B013"),
    ],
)
def test_tables_that_cannot_be_used(text: str, code: str, run: Run, write: Write, tmp_path: Path) -> None:
    path = write("t.csv", text)
    answer = run(path, "--out", tmp_path / "out.csv")
    assert answer.status == 1
    assert f"error[{code}]" in answer.err
    assert "t.csv" in answer.err
    assert sorted(each.name for each in tmp_path.iterdir()) == ["t.csv"]


def test_mistakes_of_several_tables_at_once(run: Run, write: Write, tmp_path: Path) -> None:
    answer = run(write("a.csv", ""), write("b.csv", "x\n"), tmp_path / "c.csv", "--out", tmp_path / "out.csv")
    assert answer.status == 1
    assert "a.csv" in answer.err
    assert "c.csv" in answer.err
    answer = run(write("a.csv", "x\n"), write("b.csv", "kind,for\n"), "--out", tmp_path / "out.csv")
    assert "error[B014]" in answer.err
    assert "error[B013]" in answer.err


def test_a_head_alone(run: Run, write: Write, tmp_path: Path) -> None:
    for ending in ENDINGS:
        out = tmp_path / f"out{ending}"
        answer = run(write("t.csv", "name,kind,resolution\n"), "--out", out)
        assert answer.status == 0
        assert "warning[B033]" in answer.err
        assert outcomes(out) == [] if ending != ".jsonl" else out.read_bytes() == b""
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted(["t.csv", *(f"out{e}" for e in ENDINGS)])


def test_what_makes_an_error_of_every_row_is_told_first(run: Run, write: Write, tmp_path: Path) -> None:
    path = write("t.csv", 'kind;mass;sample_rate\nADC;"1,500 g";3\n')
    answer = run(path, "--out", tmp_path / "out.csv")
    assert "warning[B016]" in answer.err
    assert "warning[B017]" in answer.err
    assert "`sample_rate [S/s]`" in answer.err
    answer = run(write("u.csv", 'kind;mass\nADC;"1,500 g"\n'), "--out", tmp_path / "out.csv", "--decimal-comma")
    assert answer.status == 0
    assert "B016" not in answer.err


def test_rows_that_have_numbers_of_their_own(run: Run, write: Write, tmp_path: Path) -> None:
    mapping = write("map.toml", '[columns]\nid = "row"\n')
    out = tmp_path / "out.csv"
    assert run(write("t.csv", "id,kind\n17,ADC\n3,ADC\n"), "--map", mapping, "--out", out).status == 0
    assert [line.split(",")[0] for line in out.read_text(encoding="utf-8").splitlines()[1:]] == ["17", "3"]
    answer = run(write("t.csv", "id,kind\n17,ADC\nx,ADC\n"), "--map", mapping, "--out", out, "--restart")
    assert answer.status == 1
    assert "error[B018]" in answer.err


# ------------------------------------------------------------ spreadsheets out

RISKS = ["=1+1", "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "-12 V", "+5.5", "-3e5 W/m2", "plain", "ünï"]


def test_names_are_never_formulas(run: Run, write: Write, tmp_path: Path) -> None:
    table = write("t.jsonl", "".join(json.dumps({"name": name, "kind": "ADC"}) + "\n" for name in RISKS))
    out = tmp_path / "out.csv"
    assert run(table, "--out", out).status == 0
    names = pl.read_csv(out, infer_schema=False)["name"].to_list()
    assert names == [f"'{name}" if name in RISKS[:5] else name for name in RISKS]
    book = tmp_path / "out.xlsx"
    assert run(table, "--out", book).status == 0
    assert [row["name"] for row in outcomes(book)] == RISKS
    import zipfile

    with zipfile.ZipFile(book) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_more_rows_than_a_sheet_holds(tmp_path: Path) -> None:
    import pyarrow as pa

    table = pa.record_batch({"row": list(range(7)), "name": [f"n{number}" for number in range(7)]})
    writer = ExcelWriter(tmp_path / "t.xlsx", table.schema, "outcomes", most_rows=4)
    writer.write(table)
    writer.close()
    assert [each.code for each in writer.notices] == ["B067"]
    sheets = pl.read_excel(tmp_path / "t.xlsx", sheet_id=0)
    assert [sheet["name"].to_list() for sheet in sheets.values()] == [["n0", "n1", "n2"], ["n3", "n4", "n5"], ["n6"]]
    assert list(sheets) == ["outcomes", "outcomes 2", "outcomes 3"]


def test_texts_that_no_cell_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pyarrow as pa

    monkeypatch.setattr(writing_xlsx, "LONGEST_TEXT", 200)
    codes = [f"3A{number:03}" for number in range(60)]
    table = pa.record_batch({"open": [codes, ["x" * 400], ["short"]]})
    writer = ExcelWriter(tmp_path / "t.xlsx", table.schema, "outcomes")
    writer.write(table)
    writer.close()
    assert [each.code for each in writer.notices] == ["B068"]
    cells = pl.read_excel(tmp_path / "t.xlsx")["open"].to_list()
    assert all(len(cell) <= 200 for cell in cells)
    assert cells[0].startswith("3A000 3A001")
    assert cells[0].endswith("characters more, cut here")
    assert cells[2] == "short"


def test_the_same_rows_give_the_same_workbook(tmp_path: Path, run: Run, table: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        _ = run(table, "--out", tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_workbook_in(run: Run, tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "t.xlsx"))
    sheet = book.add_worksheet("items")
    sheet.write_row(0, 0, ["name", "kind", "resolution [bit]", "sample rate [GS/s]"])
    sheet.write_row(1, 0, ["a", "ADC", 14, 3])
    sheet.write_row(2, 0, ["b", "ADC", 14])
    sheet.write_formula(2, 3, "=NA()", None, "#N/A")
    book.close()
    out = tmp_path / "out.csv"
    answer = run(tmp_path / "t.xlsx", "--out", out)
    assert answer.status == 1
    assert "warning[B044]" in answer.err
    rows = outcomes(out)
    assert [row["outcome"] for row in rows] == ["controlled_unless_released", "error"]
    assert rows[0]["controlled_unless"] == "3A001.a.5.a.4"


def test_columns_that_resemble_nothing_are_told(run: Run, write: Write) -> None:
    rows = write("items.csv", "name,kind,resolution,Abtastrate [GS/s],Preis\na,ADC,14 bit,3,5\n")
    answer = run(rows, "--out", rows.with_name("out.csv"))
    assert "warning[B026]: 2 columns are not read: `Abtastrate [GS/s]`, `Preis`" in answer.err


def test_names_of_every_type_in_typed_tables(run: Run, tmp_path: Path) -> None:
    table = pl.DataFrame({"kind": ["ADC", "ADC"], "name": ["a", "a"]})
    for name, cells in (
        ("categories.arrow", pl.col("name").cast(pl.Categorical)),
        ("lists.arrow", pl.concat_list("name")),
        ("bytes.arrow", pl.lit(b"\xff")),
    ):
        path = tmp_path / name
        table.with_columns(cells.alias("name"), pl.col("kind").cast(pl.Categorical)).write_ipc(path)
        answer = run(path, "--out", tmp_path / f"{name}.csv", "--regime", "intl")
        assert (answer.status, answer.err) == (0, "")
        assert "1 name stands in more than one row" in answer.out


def test_a_column_that_only_sounds_like_a_parameter(run: Run, write: Write) -> None:
    rows = write("items.csv", "name,kind,Length [m],Width [mm],Resolution\na,ADC,12,,14 bit\nb,Quatsch,,,\n")
    answer = run(rows, "--out", rows.with_name("out.csv"))
    assert answer.err.count("warning[B027]") == 1
    assert "the column `Length [m]` is read as `length`, which no kind looked at has" in answer.err
    held = write("fibres.csv", "name,kind,Length [m]\na,fibrous_reinforcement,12\n")
    assert "B027" not in run(held, "--out", rows.with_name("out.csv")).err
