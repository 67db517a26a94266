"""Files, limits, and where lines and labels begin and end."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from dualclass.diagnostics import DiagnosticError
from dualclass.language.__main__ import main
from dualclass.language.labels import complete, match_label, order_key, successors
from dualclass.language.reader import parse_rule_file, read_rule_file
from dualclass.language.source import split_lines

GOOD = '2B001 "machine tools"\n    it is a machine_tool\n'


def codes(text: str) -> list[str]:
    return [each.code for each in parse_rule_file(text, "test.rules").diagnostics]


def lines(text: str) -> list[str]:
    return [text[line.content_start : line.content_end] for line in split_lines(text).lines]


def test_a_good_file(tmp_path: Path) -> None:
    path = tmp_path / "good.rules"
    path.write_text(GOOD, encoding="utf-8")
    result = read_rule_file(path)
    assert result.diagnostics == () and result.rule_file.file == str(path)
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert read_rule_file(path).rule_file.paragraphs == result.rule_file.paragraphs


@pytest.mark.parametrize(
    "data", ["станок".encode("cp1251"), "机床".encode("gb18030"), GOOD.encode("utf-16"), b"\xff\xfe\x00"]
)
def test_other_encodings(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "other.rules"
    path.write_bytes(data)
    with pytest.raises(DiagnosticError, match="UTF-8"):
        read_rule_file(path)


def test_no_file_and_a_directory(tmp_path: Path) -> None:
    with pytest.raises(DiagnosticError, match="no file"):
        read_rule_file(tmp_path / "none.rules")
    with pytest.raises(DiagnosticError, match="directory"):
        read_rule_file(tmp_path)
    with pytest.raises(DiagnosticError, match="cannot be read"):
        read_rule_file(Path("a\0b.rules"))


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "good.rules"
    path.write_text(GOOD, encoding="utf-8")
    assert main([str(path)]) == 0
    assert "1 paragraphs" in capsys.readouterr().out
    path.write_text(GOOD + "    travel < 1 m\n", encoding="utf-8")
    assert main([str(path), str(tmp_path / "none.rules")]) == 1
    shown = capsys.readouterr().out
    assert "R105" in shown and "no file" in shown


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2B001\n  " + "(" * 100_000 + "it is a valve" + ")" * 100_000, "R002"),
        ("2B001\n  " + "(" * 101 + "it is a valve" + ")" * 101, "R003"),
        ("2B001\n  travel at least " + "9" * 1_000_000 + " m", "R002"),
        ("2B001\n  travel at least " + "9" * 10_000 + " m", "R017"),
        ("2B001\n  travel at least formula (" + "2^" * 5000 + "1) m", "R003"),
        ("kind valve\n  derived flow = " + "2 + " * 3000 + "1", "R003"),
        ("2B001." + "a." * 50 + "a it is a valve", "R003"),
        ("#" * 20_000_001, "R004"),
    ],
    ids=["line", "brackets", "digits", "number", "powers", "sums", "label", "file"],
)
def test_too_much_is_refused_at_once(text: str, code: str) -> None:
    parse_rule_file(GOOD, "warm.rules")
    start = time.monotonic()
    assert code in codes(text)
    assert time.monotonic() - start < 5


def test_a_hundred_brackets_are_read() -> None:
    assert codes("2B001\n  " + "(" * 100 + "it is a valve" + ")" * 100) == []


def test_logical_lines() -> None:
    assert lines('a_a; b_b # c\n# d\n"x;y#" ; e\n\n') == ["a_a", "b_b", '"x;y#"', "e"]
    assert lines("it is one of aa,\n    bb, # or\n    cc\nit is dd") == [
        "it is one of aa,\n    bb, # or\n    cc",
        "it is dd",
    ]
    assert lines("(aa at least 1 m\n  and\n  it is cc)\nit is dd") == [
        "(aa at least 1 m\n  and\n  it is cc)",
        "it is dd",
    ]


def test_a_forgotten_bracket_swallows_no_other_sentence_or_label() -> None:
    assert lines("it is (a valve\n  it is bb\na  it is cc") == ["it is (a valve", "it is bb", "a  it is cc"]
    assert lines("(it is aa\n\nmass at least 1 kg") == ["(it is aa", "mass at least 1 kg"]
    assert lines("(it is aa\n2B002\nadds 3A001") == ["(it is aa", "2B002", "adds 3A001"]
    assert lines("form is one of aa,\n  b  it is cc") == ["form is one of aa,", "b  it is cc"]


@pytest.mark.parametrize(
    ("text", "form", "place", "note", "parts"),
    [
        ("3A001", "paragraph", "3A001", "", ""),
        ("PL9005.a it", "paragraph", "PL9005.a", "", ""),
        ("a.5.a.3", "paragraph", "a.5.a.3", "", ""),
        ("a.10", "paragraph", "a.10", "", ""),
        ("12.a", "paragraph", "12.a", "", ""),
        ("1", "paragraph", "1", "", ""),
        ("note 1", "note", "", "note 1", ""),
        ("note", "note", "", "note", ""),
        ("a note 1.b.2", "note part", "a", "note 1", "b.2"),
        ("b.4 note 3.a", "note part", "b.4", "note 3", "a"),
        ("c note.a", "note part", "c", "note", "a"),
        ("technical note 1", "note", "", "technical note 1", ""),
        ("2B001.a technical note", "note", "2B001.a", "technical note", ""),
        ("3A note 1", "note", "3A", "note 1", ""),
        ("gsn note.a", "note part", "gsn", "note", "a"),
        ("general note gsn", "general note", "gsn", "", ""),
    ],
)
def test_labels(text: str, form: str, place: str, note: str, parts: str) -> None:
    found = match_label(text, 0)
    assert found is not None
    label = found[0]
    assert (label.form, label.place, label.note, label.parts) == (form, place, note, parts)


@pytest.mark.parametrize(
    "text", ["it is a valve", "aa", "3A", "B.2", "a,b", "2b001", "2B0011", "notes", "a..b", "1000"]
)
def test_no_labels(text: str) -> None:
    assert match_label(text, 0) is None


def test_completing_and_ordering() -> None:
    assert complete("b.4", "2B001") == "2B001.b.4"
    assert complete("", "2B001") == "2B001"
    assert complete("a", None) is None
    assert successors("8", "11") == ("8", "9", "10", "11")
    assert successors("a", "c") == ("a", "b", "c")
    assert successors("c", "a") is None and successors("1", "b") is None
    assert sorted(["10", "b", "9", "a"], key=order_key) == ["9", "10", "a", "b"]


@pytest.mark.parametrize(
    "line",
    ["level more than 3 dB", "text is red", "group is small", "kind at least 2", 'table by "x" more than 2 m'],
)
def test_type_and_statement_words_may_be_names(line: str) -> None:
    result = parse_rule_file(f"2B001\n    {line}\n", "test.rules")
    assert result.diagnostics == () and len(result.rule_file.paragraphs[0].criteria) == 1
