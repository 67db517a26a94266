"""CSV: whatever the quotes, the line ends, the encoding and the damage, a cell is what the file says or an error."""

from __future__ import annotations

import csv
import gzip
import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dualclass.diagnostics import DiagnosticError
from dualclass.tables import csv_blocks, csv_rows, reading_csv
from dualclass.tables.chunks import Fault, in_batches
from dualclass.tables.csv_blocks import Blocks
from dualclass.tables.encodings import check_encoding
from dualclass.tables.reading_csv import CsvSource

from ..docs.style import the_one
from .conftest import Write


def whole(source: CsvSource, rows: int = 7) -> tuple[list[list[str | None]], list[tuple[int, Fault]], int]:
    """Every row, every fault with its row from 0, and how many rows were blank."""
    found: list[list[str | None]] = []
    faults: list[tuple[int, Fault]] = []
    blank = 0
    for chunk in in_batches(source.chunks(source.columns, frozenset()), rows):
        faults += [(len(found) + fault.index, fault) for fault in chunk.faults]
        found += [list(row.values()) for row in chunk.table.to_pylist()]
        blank += chunk.blank
    return found, faults, blank


def codes(faults: list[tuple[int, Fault]]) -> list[tuple[int, str]]:
    return [(row, fault.code) for row, fault in faults]


CELLS = st.text(st.sampled_from("ab1 ,;\"'\t|\n模д\u00a0=5"), max_size=6)


@settings(max_examples=60)
@given(
    st.integers(2, 4).flatmap(lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=12)),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.sampled_from(["\n", "\r\n"]),
    st.integers(1, 40),
    st.booleans(),
)
def test_what_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[list[str]],
    delimiter: str,
    quoting: Any,
    line_end: str,
    block: int,
    ended: bool,
) -> None:
    """Any table, in blocks of any size: every cell comes back, and rows of nothing but space are left out."""
    width = len(rows[0]) if rows else 2
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter, quoting=quoting, lineterminator=line_end)
    writer.writerow([f"c{number}" for number in range(width)])
    writer.writerows(rows)
    text = stream.getvalue()
    path = tmp_path_factory.mktemp("csv") / "t.csv"
    path.write_bytes((text if ended else text.removesuffix(line_end)).encode())
    read, faults, _ = whole(CsvSource(path, delimiter=delimiter, block=block))
    assert faults == []
    assert read == [row for row in rows if "".join(row).strip()]


def test_the_quick_and_the_careful_way_agree(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = ["a,b,c"] + [f'{n},"x ""{n}"", y",' + ("z" if n % 3 else '"line\none"') for n in range(500)]
    path = write("t.csv", "\n".join(lines))
    quick = whole(CsvSource(path, block=999))
    monkeypatch.setattr(reading_csv.CsvSource, "_quick", lambda *_: None)
    assert whole(CsvSource(path, block=999)) == quick
    assert len(quick[0]) == 500


def test_without_numpy_all_is_read_with_care(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "numpy", None)
    assert csv_blocks.whole_records(b'a,"b"\n', ord(","), last=True) == (0, False, False)
    assert whole(CsvSource(write("t.csv", 'a,b\n1,"x,y"\n')))[0] == [["1", "x,y"]]


@pytest.mark.parametrize(
    ("name", "text", "delimiter"),
    [
        ("t.csv", "a,b\n1,2\n", ","),
        ("t.csv", "a;b\n1,5;2\n", ";"),
        ("t.csv", "a\tb\n1,5\t2;\n", "\t"),
        ("t.csv", "a|b\n1,5|2\n", "|"),
        ("t.tsv", "a,x\tb\n1\t2\n", "\t"),
        ("t.csv", "sep=|\na,x|b\n1|2\n", "|"),
        ("t.csv", "only\n1\n", ","),
        ("t.csv", '"a;x","b"\n"1;2","3"\n', ","),
    ],
)
def test_the_delimiter_is_found(name: str, text: str, delimiter: str, write: Write) -> None:
    source = CsvSource(write(name, text))
    assert source.delimiter == delimiter
    assert len(whole(source)[0]) == 1


def test_a_delimiter_that_is_asked_for(write: Write) -> None:
    source = CsvSource(write("t.csv", "a,b~c\n1,2~3\n"), delimiter="~")
    assert source.columns == ("a,b", "c")
    assert whole(source)[0] == [["1,2", "3"]]


def test_heads(write: Write) -> None:
    source = CsvSource(write("t.csv", '\n\n a ,"b\nc",,a\n1,2,3,4\n'))
    assert source.columns == ("a", "b c", "[column 3]", "a [column 4]")
    assert source.sample() == {"a": ["1"], "b c": ["2"], "[column 3]": ["3"], "a [column 4]": ["4"]}


@pytest.mark.parametrize("text", ["", "\n \n", "\ufeff", 'a,"b\n1,2\n'])
def test_tables_without_a_head(text: str, write: Write) -> None:
    with pytest.raises(DiagnosticError) as error:
        _ = CsvSource(write("t.csv", text))
    _ = the_one(error.value.diagnostics, "B032")


def test_a_first_line_that_is_no_head(write: Write) -> None:
    with pytest.raises(DiagnosticError) as error:
        _ = CsvSource(write("t.csv", "x" * (csv.field_size_limit() + 10) + "\na,ADC\n"))
    assert "a name in it has more than" in the_one(error.value.diagnostics, "B032").message


def test_a_head_alone(write: Write) -> None:
    for text in ("a,b", "a,b\n", "a,b\n\n\n"):
        assert whole(CsvSource(write("t.csv", text)))[0] == []


# ------------------------------------------------------------ damaged rows


def test_rows_of_the_wrong_length(write: Write) -> None:
    rows, faults, _ = whole(CsvSource(write("t.csv", "a,b,c\n1,2,3\n4,5\n6,7,8,9\n1,2,3,,\n10,11,12\n")))
    assert codes(faults) == [(1, "B050"), (2, "B050")]
    assert rows == [["1", "2", "3"], ["4", "", ""], ["6", "", ""], ["1", "2", "3"], ["10", "11", "12"]]
    assert "2 cells, fewer than the head, which has 3" in faults[0][1].reason
    assert faults[1][1].value == "6,7,8,9"


def test_blank_rows_are_left_out_and_counted(write: Write) -> None:
    rows, faults, blank = whole(CsvSource(write("t.csv", "a,b\n\n1,2\n,\n  ,\t\n \n3,\n")))
    assert (rows, faults) == ([["1", "2"], ["3", ""]], [])
    assert blank >= 3


def test_a_row_that_is_blank_where_it_is_read_is_not_left_out(write: Write) -> None:
    source = CsvSource(write("t.csv", "a,b\n1,x\n,y\n"))
    chunks = list(source.chunks(["a"], frozenset()))
    assert [row for chunk in chunks for row in chunk.table.column("a").to_pylist()] == ["1", ""]


def test_an_inch_sign_is_a_character(write: Write) -> None:
    rows, faults, _ = whole(CsvSource(write("t.csv", 'a,b\n19" rack,5\n"19"" rack",6\n')))
    assert (rows, faults) == ([['19" rack', "5"], ['19" rack', "6"]], [])


def test_quotes_inside_a_quoted_cell(write: Write) -> None:
    rows, faults, _ = whole(CsvSource(write("t.csv", 'a,b\n1,2\n"19" rack",5\n3,4\n')))
    assert codes(faults) == [(1, "B051")]
    assert [row[0] for row in rows] == ["1", "", "3"]


@pytest.mark.parametrize("block", [10, 64, 1 << 20])
def test_a_quote_that_is_not_closed_costs_its_line(block: int, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_rows, "MOST_LINES", 20)
    text = "a,b\n1,2\n" + '"bad,5\n' + "".join(f"{n},x\n" for n in range(200)) + 'last,"also bad\n'
    rows, faults, _ = whole(CsvSource(write("t.csv", text), block=block))
    assert codes(faults) == [(1, "B051"), (202, "B051")]
    assert [row[0] for row in rows] == ["1", "", *map(str, range(200)), ""]


def test_a_quote_that_is_not_closed_in_a_block_that_is_full(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (csv_blocks, reading_csv):
        monkeypatch.setattr(module, "LONGEST_RECORD", 200)
    text = 'a,b\n1,"open\n' + "".join(f"{n},x\n" for n in range(300))
    rows, faults, _ = whole(CsvSource(write("t.csv", text), block=50))
    assert codes(faults) == [(0, "B051")]
    assert [row[0] for row in rows[1:]] == [str(n) for n in range(300)]


@pytest.mark.parametrize("ended", [True, False])
def test_a_line_that_is_too_long_is_passed_over(ended: bool, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (csv_blocks, reading_csv):
        monkeypatch.setattr(module, "LONGEST_RECORD", 1000)
    text = "a,b\n1,2\n" + "x" * 5000 + ("\n3,4\n" if ended else "")
    source = CsvSource(write("t.csv", text), block=100)
    rows, faults, _ = whole(source)
    assert codes(faults) == [(1, "B055")]
    assert rows == [["1", "2"], ["", ""], *([["3", "4"]] if ended else [])]
    assert "5,000 bytes" in faults[0][1].reason


def test_a_long_line_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two gigabytes without a line end are read in pieces: what is held never grows beyond the limit."""
    monkeypatch.setattr(csv_blocks, "LONGEST_RECORD", 1 << 16)
    held: list[int] = []
    left = [1 << 31]

    def read(size: int) -> bytes:
        given = min(size, left[0])
        left[0] -= given
        held.append(size)
        return bytes(1) * 0 + b"x" * given if given else b""

    blocks = list(Blocks(read, ",", block=1 << 22))
    assert [block.lost for block in blocks] == [1 << 31]
    assert max(held) <= 1 << 22


def test_nul_and_lone_returns(write: Write) -> None:
    rows, faults, _ = whole(CsvSource(write("t.csv", b"a,b\n1,2\n3,\0x\n4,5\rx\n6,7\n")))
    assert codes(faults) == [(1, "B052"), (2, "B052")]
    assert [row[0] for row in rows] == ["1", "3", "", "6"]


def test_line_ends_of_old_machines(write: Write) -> None:
    assert whole(CsvSource(write("t.csv", b"a,b\r1,2\r3,4\r")))[0] == [["1", "2"], ["3", "4"]]


def test_a_cell_beyond_all_measure(write: Write) -> None:
    long = "x" * (csv.field_size_limit() + 10)
    _, faults, _ = whole(CsvSource(write("t.csv", f'a,b\n"q"q,2\n1,{long}\n2,3\n')))
    assert codes(faults) == [(0, "B051"), (1, "B054")]


# ------------------------------------------------------------ encodings

TABLE = "名称,种类\n模数转换器一,模数转换器\n"
KOREAN = "품명,종류\n변환기 하나,아날로그-디지털 변환기\n"
RUSSIAN = "наименование,вид\nпреобразователь,аналого-цифровой преобразователь\n"


GERMAN = "Artikel,Auflösung [bit],Länge [µm]\nWandler für Übung,14,3\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("block", [1, 3, 1 << 20])
def test_marks_tell_the_encoding(encoding: str, block: int, write: Write) -> None:
    source = CsvSource(write("t.csv", TABLE.encode(encoding)), block=block)
    assert source.columns == ("名称", "种类")
    assert whole(source)[0] == [["模数转换器一", "模数转换器"]]


@pytest.mark.parametrize(
    ("text", "encoding", "asked"),
    [
        (TABLE, "gb18030", "gb18030"),
        (KOREAN, "cp949", "cp949"),
        (RUSSIAN, "cp1251", "cp1251"),
        (GERMAN, "cp1252", "cp1252"),
        (TABLE, "utf-16-le", "utf-16-le"),
        (TABLE, "utf-16-be", "utf-16-be"),
    ],
)
def test_other_encodings_are_asked_for_and_never_guessed(text: str, encoding: str, asked: str, write: Write) -> None:
    path = write("t.csv", (text * 20).encode(encoding))
    with pytest.raises(DiagnosticError) as error:
        _ = CsvSource(path)
    found = the_one(error.value.diagnostics, "B031")
    assert f"`--encoding {asked}`" in (found.help or "")
    rows, faults, _ = whole(CsvSource(path, encoding=check_encoding(asked)))
    assert faults == []
    assert rows[0] == text.split("\n")[1].split(",")


def test_an_encoding_that_is_none() -> None:
    for name in ("klingon", "base64", "rot13", "zip"):
        with pytest.raises(LookupError):
            _ = check_encoding(name)


def test_an_encoding_against_the_mark(write: Write) -> None:
    with pytest.raises(DiagnosticError) as error:
        _ = CsvSource(write("t.csv", TABLE.encode("utf-16")), encoding="cp1251")
    assert "mark of UTF-16" in the_one(error.value.diagnostics, "B031").message


def test_bytes_that_cannot_be_decoded_cost_their_row(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    from dualclass.tables import encodings

    monkeypatch.setattr(encodings, "HEAD", 64)
    good = "".join(f"part {number},ADC\n" for number in range(20)).encode()
    path = write("t.csv", b"a,b\n" + good + b"\xd0\xe5\xef,ADC\n" + good)
    rows, faults, _ = whole(CsvSource(path))
    assert codes(faults) == [(20, "B053")]
    assert len(rows) == 41
    source = CsvSource(write("u.csv", b"a,b\n" + "模".encode("gb18030") + b",\xff\nx,y\n"), encoding="gb18030")
    assert codes(whole(source)[1]) == [(0, "B053")]


def test_japanese_is_told_from_chinese(write: Write) -> None:
    text = "品名,種類\nアナログ・デジタル変換器の一,変換器\n"
    with pytest.raises(DiagnosticError) as error:
        _ = CsvSource(write("t.csv", (text * 20).encode("cp932")))
    assert "`--encoding cp932`" in (the_one(error.value.diagnostics, "B031").help or "")


def test_few_characters_do_not_prove_utf_8(write: Write) -> None:
    """Two Chinese words can be sound UTF-8 by chance: then what was asked for counts."""
    data = "名,b\n模,x\n".encode("gb18030")
    assert whole(CsvSource(write("t.csv", "a,b\n模,x\n".encode("gb18030")), encoding="gb18030"))[0] == [["模", "x"]]
    assert whole(CsvSource(write("u.csv", data), encoding="gb18030"))[0] == [["模", "x"]]


def test_half_a_character_at_the_end(write: Write) -> None:
    for encoding in ("utf-16", "utf-8-sig"):
        path = write("t.csv", "a,b\n1,模".encode(encoding)[:-1])
        if encoding == "utf-16":
            assert codes(whole(CsvSource(path))[1]) == [(0, "B053")]
        else:
            assert codes(whole(CsvSource(path))[1]) == [(0, "B053")]


# ------------------------------------------------------------ files


def test_compressed(write: Write) -> None:
    path = write("t.csv.gz", gzip.compress(b"a,b\n1,2\n"))
    assert whole(CsvSource(path))[0] == [["1", "2"]]


@pytest.mark.parametrize("damage", [b"", b"not gzip at all", gzip.compress(b"a,b\n" + b"1,2\n" * 9999, mtime=0)[:60]])
def test_compressed_and_damaged(damage: bytes, write: Write) -> None:
    with pytest.raises(DiagnosticError) as error:
        _ = whole(CsvSource(write("t.csv.gz", damage)))
    assert error.value.diagnostics[0].code in ("B030", "B032")


def test_files_that_are_none(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.csv", Path("/dev/null"), tmp_path / ("x" * 300)):
        with pytest.raises(DiagnosticError) as error:
            _ = CsvSource(path)
        _ = the_one(error.value.diagnostics, "B030")
