"""From the file to the outcome: what could be misread is refused or an error of its row, never read in silence."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter

from .conftest import Answer, Run, Write

TEXTS = {
    "cp949": "품명,종류,resolution,sample_rate\n변환기 {n},아날로그-디지털 변환기,14 bit,{n} GS/s\n",
    "gb18030": "名称,种类,resolution,sample_rate\n转换器 {n},模数转换器,14 bit,{n} GS/s\n",
    "cp1251": "наименование,вид,resolution,sample_rate\nизделие {n},аналого-цифровой преобразователь,14 bit,{n} GS/s\n",
    "cp932": "name,kind,resolution,sample_rate\nアナログ・デジタル変換器 {n},ADC,14 bit,{n} GS/s\n",
    "utf-16-le": "名称,种类,resolution,sample_rate\n转换器 {n},模数转换器,14 bit,{n} GS/s\n",
    "utf-16-be": "name,kind,resolution,sample_rate\nconverter {n},ADC,14 bit,{n} GS/s\n",
}


def table(encoding: str) -> str:
    head, row = TEXTS[encoding].splitlines()
    return f"{head}\n" + "".join(row.format(n=number) + "\n" for number in range(8))


def outcomes(answer: Answer, out: Path) -> list[tuple[str, str]]:
    assert answer.status == 0, answer.err
    frame = pl.read_csv(out, infer_schema=False)
    return list(zip(frame["name"], frame["outcome"], strict=True))


@pytest.mark.parametrize("encoding", TEXTS)
def test_an_encoding_is_told_or_refused(encoding: str, run: Run, write: Write, tmp_path: Path) -> None:
    text, out = table(encoding), tmp_path / "out.csv"
    wanted = outcomes(run(write("plain.csv", text), "--out", out), out)
    assert {outcome for _, outcome in wanted} > {"controlled_unless_released"}
    path = write("t.csv", text.encode(encoding))
    refused = run(path, "--out", out, "--restart")
    assert refused.status == 1
    assert "error[B031]" in refused.err
    assert f"`--encoding {encoding}` if it is" in refused.err
    assert outcomes(run(path, "--out", out, "--encoding", encoding), out) == wanted
    name = text.splitlines()[1].split(",")[0]
    lines = write("t.jsonl", json.dumps({"name": name, "kind": "ADC"}, ensure_ascii=False).encode(encoding))
    assert "error[B031]" in run(lines, "--out", out).err


@pytest.mark.parametrize("asked", ["cp1251", "cp949", "gb18030", "cp932", "cp1252", "latin-1", "koi8-r"])
def test_utf_8_is_not_read_as_something_else(asked: str, run: Run, write: Write, tmp_path: Path) -> None:
    answer = run(write("t.csv", table("gb18030")), "--out", tmp_path / "out.csv", "--encoding", asked)
    assert answer.status == 1
    assert "it would be misread" in answer.err
    assert not (tmp_path / "out.csv").exists()


def test_an_encoding_that_was_asked_for_wrongly(run: Run, write: Write, tmp_path: Path) -> None:
    """Names of columns and kinds that nobody knows: no row is classified by them."""
    for encoding, asked in (
        ("gb18030", "cp1251"),
        ("cp949", "gb18030"),
        ("cp1251", "gb18030"),
        ("utf-16-le", "cp1252"),
    ):
        answer = run(
            write("t.csv", table(encoding).encode(encoding)), "--out", tmp_path / "out.csv", "--encoding", asked
        )
        assert answer.status == 1
        assert "error[B0" in answer.err or "error" in set(pl.read_csv(tmp_path / "out.csv")["outcome"])


def test_compressed_under_a_name_in_capitals(run: Run, write: Write, tmp_path: Path) -> None:
    import gzip

    out = tmp_path / "out.csv"
    path = write("T.CSV.GZ", gzip.compress(b"name,kind,resolution,sample_rate\na,ADC,14 bit,3 GS/s\n"))
    assert outcomes(run(path, "--out", out), out) == [("a", "controlled_unless_released")]


def test_lines_that_are_broken_cost_themselves(run: Run, write: Write, tmp_path: Path) -> None:
    good = {"name": "good", "kind": "ADC", "parameters": {"resolution": "14 bit", "sample_rate": "3 GS/s"}}
    lines = [
        json.dumps(good),
        '{"name": "cut", "kind": "ADC", "resolution": "14 bi',
        '{"name": "nan", "kind": "ADC", "sample_rate": NaN}',
        '{"name": "endless", "kind": "ADC", "sample_rate": -Infinity}',
        '{"name": "twice", "kind": "ADC", "resolution": "8 bit", "resolution": "16 bit"}',
        '{"name": "twice inside", "kind": "ADC", "parameters": {"resolution": "8 bit", "resolution": "16 bit"}}',
        '{"name": "huge", "kind": "ADC", "resolution": ' + "9" * 5000 + "}",
        '{"name": "power", "kind": "ADC", "sample_rate": "1e999999999 GS/s"}',
        '{"name": "power, plain", "kind": "ADC", "sample_rate": 1e999999999}',
        '{"name": "nested", "kind": "ADC", "resolution": {"value": {"value": "14 bit"}}}',
        '{"name": "list", "kind": "ADC", "resolution": ["14 bit", "8 bit"]}',
        '{"name": "no object", "kind": {"a": 1}}',
        "null",
        json.dumps(good),
    ]
    out = tmp_path / "out.jsonl"
    answer = run(write("t.jsonl", "\n".join(lines)), "--out", out)
    assert answer.status == 1
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [row["row"] for row in rows] == list(range(1, len(lines) + 1))
    assert [row["outcome"] for row in rows] == [
        "controlled_unless_released",
        *["error"] * (len(lines) - 2),
        "controlled_unless_released",
    ]
    errors = pl.read_csv(f"{out}.errors.csv")
    assert sorted(set(errors["row"])) == list(range(2, len(lines)))


def test_a_workbook_whose_formats_hide_what_is_kept(run: Run, tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "t.xlsx"))
    sheet = book.add_worksheet("items")
    formats = [book.add_format({"num_format": code}) for code in ('0.0 "GS/s"', "0.0,,", '0.0,,"M"', "General")]
    sheet.write_row(0, 0, ["name", "kind", "resolution [bit]", "sample rate [S/s]"])
    for row, (format, kept) in enumerate(zip(formats, (3, 3e9, 3e9, 3e9), strict=True), start=1):
        sheet.write_row(row, 0, [f"n{row}", "ADC", 14])
        sheet.write_number(row, 3, kept, format)
    book.close()
    out = tmp_path / "out.csv"
    assert run(tmp_path / "t.xlsx", "--out", out).status == 1
    # 3 GS/s under a head in S/s: what everybody sees, not three samples a second
    assert pl.read_csv(out)["outcome"].to_list() == [
        "controlled_unless_released",
        "error",
        "error",
        "controlled_unless_released",
    ]
    assert pl.read_csv(f"{out}.errors.csv")["code"].to_list() == ["B048", "B048"]


@pytest.mark.parametrize("ending", [".csv", ".jsonl", ".parquet", ".arrow", ".xlsx"])
def test_tables_without_a_row(ending: str, run: Run, tmp_path: Path) -> None:
    frame = pl.DataFrame(schema={"name": pl.String, "kind": pl.String, "resolution": pl.String})
    path, out = tmp_path / f"t{ending}", tmp_path / "out.csv"
    write = {".csv": frame.write_csv, ".jsonl": frame.write_ndjson, ".parquet": frame.write_parquet}
    write |= {".arrow": frame.write_ipc, ".xlsx": frame.write_excel}
    write[ending](path)
    answer = run(path, "--out", out)
    if ending == ".jsonl":
        assert (answer.status, out.exists()) == (1, False)
        assert "error[B032]" in answer.err
    else:
        assert answer.status == 0
        assert "warning[B033]" in answer.err
        assert out.read_text(encoding="utf-8").count("\n") == 1
    assert not out.with_name("out.csv.part").exists()
