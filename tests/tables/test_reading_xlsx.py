"""Workbooks: cells, heads, formulas, formats, and sheets that cannot be read."""

from __future__ import annotations

import datetime
import re
import zipfile
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
import xlsxwriter

from dualclass.tables import xlsx_scan
from dualclass.tables.reading_xlsx import ExcelSource
from dualclass.tables.sources import ReadingOptions, open_source
from dualclass.tables.xlsx_formats import UncertainError, number_format
from dualclass.tables.xlsx_scan import column_letters, column_number, scan_sheet

from ..docs.style import the_one
from .conftest import Write
from .reading import chunks_of, refusal, rows_of


class Book:
    """A workbook being written."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book = xlsxwriter.Workbook(str(path))
        self.sheet = self.book.add_worksheet("items")
        self.day = self.book.add_format({"num_format": "yyyy-mm-dd"})

    def rows(self, *rows: list[Any], top: int = 0, left: int = 0) -> Book:
        for number, row in enumerate(rows):
            self.sheet.write_row(top + number, left, row)
        return self

    def source(self, **options: str) -> ExcelSource:
        self.book.close()
        found = open_source(self.path, ReadingOptions(**options))
        assert isinstance(found, ExcelSource)
        return found


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return Book(tmp_path / "t.xlsx")


def test_cells_of_a_sheet(book: Book) -> None:
    source = book.rows(
        ["name", "mass", "flag"], ["a", 13.1, True], ["b", 14, False], ["c", 1e21], ["d", "2 kg"]
    ).source()
    assert [row["mass"] for row in rows_of(source)] == ["13.1", "14", "1000000000000000000000", "2 kg"]
    assert [row["flag"] for row in rows_of(source)] == ["true", "false", None, None]
    assert (source.rows, source.size, source.notices) == (4, 4, [])
    assert source.sample()["name"] == ["a", "b", "c", "d"]


def test_numbers_to_the_digits_that_a_spreadsheet_shows(book: Book) -> None:
    """What a computed 0.7 + 0.1 leaves behind the fifteenth digit is no value: "0.8 or more" is met."""
    source = book.rows(["name", "mass"], ["a", 0.7], ["12345678901234567", 3]).source()
    scanned = pa.chunked_array([["0.7999999999999999", "0.30000000000000004", "12345678901234567 kg", None, "-1.5e-7"]])
    from dualclass.tables.xlsx_cells import without_noise

    shown = without_noise(scanned).to_pylist()
    assert shown == ["0.8", "0.3", "12345678901234567 kg", None, "-1.5e-7"]
    assert [row["name"] for row in rows_of(source)] == ["a", "12345678901234567"]


def test_the_first_row_with_several_cells_is_the_head(book: Book) -> None:
    source = book.rows(["Our products 2026"], [], ["name", "mass"], ["a", "1 kg"], top=2, left=1).source()
    assert source.columns == ("name", "mass")
    assert rows_of(source) == [{"name": "a", "mass": "1 kg"}]
    assert "row 5" in the_one(source.notices, "B043").message


def test_merged_heads(book: Book) -> None:
    book.sheet.merge_range("C1:D1", "Performance")
    book.rows(["name", "kind"], ["a", "ADC", "14 bit", "3 GS/s"]).book.close()
    assert "`C1:D1`" in refusal(book.path, "B042")


def test_cells_merged_below_the_head_are_read_as_they_stand(book: Book) -> None:
    book.sheet.merge_range("A2:A3", "a")
    source = book.rows(["name", "mass"]).rows(["1 kg"], ["2 kg"], top=1, left=1).source()
    assert [row["name"] for row in rows_of(source)] == ["a", None]


def test_formulas_errors_and_dates(book: Book) -> None:
    book.rows(["name", "mass", "note"], ["a"], ["b"], ["c"], ["d", "1 kg"])
    book.sheet.write_formula("B2", "=1+1", None, 2)
    book.sheet.write_formula("B3", "=NA()", None, "#N/A")
    book.sheet.write_datetime("B4", datetime.datetime(2024, 2, 1), book.day)
    book.sheet.write_formula("C5", "=1/0", None, "#DIV/0!")
    source = book.source()
    assert "2 in all" not in source.notices[0].message
    assert "B2" in the_one(source.notices, "B044").message
    (chunk,) = chunks_of(source, ("name", "mass"))
    assert chunk.table.column("mass").to_pylist()[0] == "2"
    assert [(fault.index, fault.code, fault.column, fault.value) for fault in chunk.faults] == [
        (1, "B045", "mass", "#N/A"),
        (2, "B046", "mass", "2024-02-01"),
    ]
    (chunk,) = chunks_of(source, ("name", "note"))
    assert [(fault.index, fault.code, fault.value) for fault in chunk.faults] == [(3, "B045", "#DIV/0!")]


def test_what_a_sheet_shows_in_percent(book: Book) -> None:
    """The file keeps 0.05 where 5 % is shown: under a head in percent it would be read as a hundredth of that."""
    shown, quoted = (book.book.add_format({"num_format": each}) for each in ("0.0%", '0.0"%"'))
    book.rows(["name", "share", "other"], ["a", None, 0.5], ["b", 0.5], ["c"], ["d"], ["e", "0.5 kg"])
    book.sheet.write_number("B2", 0.05, shown)
    book.sheet.write_formula("B4", "=1/8", shown, 0.125)
    book.sheet.write_number("B5", 7, quoted)
    book.sheet.write_blank("C3", None, shown)
    book.sheet.write_string("C4", "0.5", shown)
    (chunk,) = chunks_of(book.source())
    assert chunk.table.column("share").to_pylist() == ["5 %", "0.5", "12.5 %", "7%", "0.5 kg"]
    assert chunk.table.column("other").to_pylist() == ["0.5", None, "0.5", None, None]


STORED = ("2600000000", "-5.5", "0")
UNCERTAIN = "?"


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("General", None),
        ("@", None),
        ("yyyy-mm-dd", None),
        ("[h]:mm", None),
        ("#,##0.00;[Red]-#,##0.00", None),
        ("#,##0_);(#,##0)", None),
        ("# ??/16", None),
        ("##0.0E+0", None),
        ("#\\ ##0.00", None),
        ("+0.0;-0.0;0.0", None),
        ("0.0%", ("260000000000 %", "-550 %", "0 %")),
        ("0.00%;[Red]-0.00%", ("260000000000 %", "-550 %", "0 %")),
        ('0.0 "GHz"', ("2600000000 GHz", "-5.5 GHz", "0 GHz")),
        ("0.0 V", ("2600000000 V", "-5.5 V", "0 V")),
        ('">= "0.0', (">= 2600000000", ">= -5.5", ">= 0")),
        ('General" %"', ("2600000000 %", "-5.5 %", "0 %")),
        ("0.0,,", (UNCERTAIN, UNCERTAIN, "0")),
        ("0,.0", (UNCERTAIN, UNCERTAIN, "0")),
        ('0.0,, "MHz"', (UNCERTAIN, UNCERTAIN, "0 MHz")),
        ('[>=1000000]0.0,,"M";[>=1000]0.0,"k";0', (UNCERTAIN, "-5.5", "0")),
        ("#,###", ("2600000000", "-5.5", UNCERTAIN)),
        (";;;", (UNCERTAIN, UNCERTAIN, UNCERTAIN)),
        ('_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-', ("2600000000", "-5.5", UNCERTAIN)),
        ('0"000"', (UNCERTAIN, UNCERTAIN, UNCERTAIN)),
        ('"1"0', (UNCERTAIN, UNCERTAIN, UNCERTAIN)),
        ('0"e6"', (UNCERTAIN, UNCERTAIN, UNCERTAIN)),
        ("000-00-0000", (UNCERTAIN, UNCERTAIN, UNCERTAIN)),
        ("-0", (UNCERTAIN, UNCERTAIN, UNCERTAIN)),
        ("[<1]0", (UNCERTAIN, "-5.5", "0")),
    ],
)
def test_formats(code: str, shown: tuple[str, ...] | None) -> None:
    """``None``: the number is read as it is kept, which is what is shown."""
    found = number_format(code)
    if shown is None:
        assert found is None
        return
    assert found is not None
    for kept, wanted in zip(STORED, shown, strict=True):
        if wanted is UNCERTAIN:
            with pytest.raises(UncertainError):
                _ = found.shown(kept)
        else:
            assert found.shown(kept) == wanted
    assert found.shown("no number") == "no number"


def test_what_a_sheet_shows_with_a_unit_or_in_another_scale(book: Book) -> None:
    """2600000000 shown as `2600.0` or `2600.0 M`: nobody knows which is meant, and it is never read in silence."""
    unit, scaled, literal, hidden = (
        book.book.add_format({"num_format": each}) for each in ('0.0 "GHz"', "0.0,,", '0.0,,"M"', ";;;")
    )
    book.rows(["name", "rate"], ["a"], ["b"], ["c"], ["d"], ["e", 5])
    for row, format in enumerate((unit, scaled, literal, hidden), start=1):
        book.sheet.write_number(row, 1, 2.6 if format is unit else 2600000000, format)
    source = book.source()
    (chunk,) = chunks_of(source)
    assert chunk.table.column("rate").to_pylist() == ["2.6 GHz", None, None, None, "5"]
    assert source.sample()["rate"][0] == "2.6 GHz"
    assert [(fault.index, fault.code, fault.column, fault.value) for fault in chunk.faults] == [
        (row, "B048", "rate", "2600000000") for row in (1, 2, 3)
    ]
    assert "shows `2600M` where the file keeps 2600000000" in chunk.faults[1].reason


def rewritten(path: Path, change: Any) -> Path:
    """A workbook with the text of its first sheet and of its styles changed."""
    other = path.with_name("other.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(other, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode()
            new.writestr(name, change(name, content))
    return other


def test_elements_with_a_prefix_are_looked_through_too(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    """As some programs write them: the reader reads them, so that what looks for formats must as well."""
    percent = book.book.add_format({"num_format": "0%"})
    book.rows(["name", "share"], *([f"n{row}"] for row in range(200)))
    for row in range(200):
        book.sheet.write_number(row + 1, 1, 0.05, percent)
    book.book.close()

    def prefixed(name: str, content: str) -> str:
        if name != "xl/worksheets/sheet1.xml":
            return content
        return re.sub(r"<(/?)(?=[a-zA-Z])", r"<\1x:", content).replace(" xmlns=", " xmlns:x=")

    path = rewritten(book.path, prefixed)
    for piece in (1 << 20, 701, 97):
        monkeypatch.setattr(xlsx_scan, "_PIECE", piece)
        assert [row["share"] for row in rows_of(ExcelSource(path))] == ["5 %"] * 200


def test_the_first_style_counts_for_cells_that_name_none(book: Book) -> None:
    book.rows(["name", "share"], ["a", 0.05]).book.close()

    def changed(name: str, content: str) -> str:
        return content.replace('numFmtId="0"', 'numFmtId="9"') if name == "xl/styles.xml" else content

    assert rows_of(ExcelSource(rewritten(book.path, changed))) == [{"name": "a", "share": "5 %"}]


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/styles.xml"])
def test_a_sheet_that_cannot_be_looked_through_is_refused(part: str, book: Book) -> None:
    book.rows(["name", "share"], ["a", 0.05]).book.close()

    def changed(name: str, content: str) -> str:
        if name != part:
            return content
        return re.sub(r'(<c) r="[A-Z]+[0-9]+"', r"\1", content) if "sheet1" in name else content + "<"

    assert "cannot be checked" in refusal(rewritten(book.path, changed), "B040")


def test_a_formula_without_a_value_is_no_zero(book: Book) -> None:
    book.rows(["name", "mass"], ["a"], ["b", "1 kg"])
    book.sheet.write_formula("B2", "=A9", None, "")
    source = book.source()
    (chunk,) = chunks_of(source)
    assert [(fault.index, fault.code) for fault in chunk.faults] == [(0, "B047")]
    assert "B2" in chunk.faults[0].reason


def test_empty_rows_of_a_sheet(book: Book) -> None:
    book.rows(["name", "mass"], ["a", "1 kg"], [], [" "], [None, "2 kg"], ["c", "3 kg"])
    book.sheet.write_formula("B7", "=NA()", None, "#N/A")
    book.sheet.write("A7", "e")
    (chunk,) = chunks_of(book.source())
    assert chunk.table.column("mass").to_pylist() == ["1 kg", "2 kg", "3 kg", None]
    assert chunk.blank == 2
    assert [(fault.index, fault.code) for fault in chunk.faults] == [(3, "B045")]


def test_a_row_that_is_empty_where_it_is_read(book: Book) -> None:
    source = book.rows(["name", "mass", "price"], ["a", None, 1], [None, None, 2]).source()
    assert [row["name"] for row in rows_of(source, ("name", "mass"))] == ["a", None]


def test_sheets(book: Book) -> None:
    other = book.book.add_worksheet("Блок 2")
    other.write_row(0, 0, ["name", "mass"])
    other.write_row(1, 0, ["z", "1 kg"])
    source = book.rows(["name", "mass"], ["a", "1 kg"]).source()
    assert "`Блок 2`" in (the_one(source.notices, "B041").help or "")
    for sheet in ("Блок 2", "2"):
        chosen = ExcelSource(book.path, sheet=sheet)
        assert rows_of(chosen)[0]["name"] == "z"
        assert chosen.notices == []
    assert "no sheet `3`" in refusal(book.path, "B041", sheet="3")


def test_columns_in_any_order_and_twice(book: Book) -> None:
    source = book.rows(["b", "a", None, "a"], ["1", "2", "3", "4"]).source()
    assert source.columns == ("b", "a", "[column 3]", "a [column 4]")
    assert rows_of(source, ("a [column 4]", "b", "a")) == [{"a [column 4]": "4", "b": "1", "a": "2"}]


def test_workbooks_that_are_none(book: Book, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    book.book.close()
    _ = refusal(book.path, "B032")
    for content in (b"", b"no workbook", b"PK\x03\x04 broken", book.path.read_bytes()[:900]):
        _ = refusal(write("x.xlsx", content), "B040")
    _ = refusal(book.path.parent, "B035")
    from dualclass.tables import reading_xlsx

    monkeypatch.setattr(reading_xlsx, "LARGEST", 1000)
    assert "unpacks to" in refusal(book.path, "B040")


def test_the_scan_sees_what_lies_between_two_pieces(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    book.rows(["name", "mass"])
    for row in range(300):
        book.sheet.write_formula(row + 1, 1, f"=A{row + 1}&B{row + 1}", None, "" if row % 50 == 0 else "x")
    book.sheet.merge_range("D1:E1", "x")
    book.sheet.merge_range("D7:E9", "x")
    book.book.close()
    facts = scan_sheet(book.path, "items")
    assert (facts.formulas, facts.first_formula, facts.first_row) == (300, "B2", 1)
    assert facts.valueless == [(row + 2, "B") for row in range(0, 300, 50)]
    assert [name for name, _, _ in facts.merged] == ["D1:E1", "D7:E9"]
    for piece in (97, 512, 4096):
        monkeypatch.setattr(xlsx_scan, "_PIECE", piece)
        monkeypatch.setattr(xlsx_scan, "_OVERLAP", 400)
        assert scan_sheet(book.path, "items") == facts


def test_letters_of_columns() -> None:
    assert [column_letters(number) for number in (0, 25, 26, 701, 702, 16383)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
    assert all(column_number(column_letters(number)) == number for number in range(20_000))
