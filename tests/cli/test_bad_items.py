"""Every kind of bad item: a message with file, field and remedy, exit 1, and the other items still classified."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Run, Write

MACHINE = 'kind = "machine_tool"\n[[parameters.linear_axis]]\ntravel = {}\n'
CONVERTER = 'kind = "analogue_to_digital_converter"\n[parameters]\n{}\n'
TRAVEL = "parameters.linear_axis[1].travel"
RATE = "parameters.sample_rate"
ADC = "analogue_to_digital_converter"

FIELDS = {
    "kind in Chinese": ('kind = "模数转换"', "kind", f"did you mean `{ADC}`"),
    "kind in Korean": ('kind = "아날로그-디지탈 변환기"', "kind", f"did you mean `{ADC}`"),
    "kind in Russian": ('kind = "аналого-цыфровой преобразователь"', "kind", f"did you mean `{ADC}`"),
    "kind in English": ('kind = "analog to digital convertor"', "kind", f"did you mean `{ADC}`"),
    "no kind": ('name = "x"', "kind", 'kind = "chemical"'),
    "kind that may be two": ('kinds = ["chemical", "component"]', "kinds", "and nothing is both"),
    "parameter": (CONVERTER.format('resolutoin = "14 bit"'), "parameters.resolutoin", "did you mean `resolution`"),
    "parameter of another kind": (
        CONVERTER.format("contouring_axes = 3"),
        "parameters.contouring_axes",
        "say so with `kind`",
    ),
    "field": (CONVERTER.format("") + "[paramters]\nx = 1\n", "paramters", "did you mean `parameters`"),
    "dimension": (CONVERTER.format('sample_rate = "3 m"'), RATE, "given in `S/s`"),
    "unknown unit": (MACHINE.format('"3 flurbs"'), TRAVEL, "flurbs"),
    "ambiguous inch": (MACHINE.format('"3 pinch"'), TRAVEL, "write `inch` or `pm`"),
    "ambiguous bit": (CONVERTER.format('resolution = "3 kb"'), "parameters.resolution", "write `kbit` or `kbyte`"),
    "no unit": (CONVERTER.format('sample_rate = "3"'), RATE, "write it with its unit"),
    "bare number": (CONVERTER.format("sample_rate = 3"), RATE, 'write "3 S/s"'),
    "power tower": (MACHINE.format('"9**9**9 m"'), TRAVEL, "write a number and its unit"),
    "text as code": (MACHINE.format('"__import__(1) m"'), TRAVEL, "write a number and its unit"),
    "huge exponent": (MACHINE.format('"1e999999999 m"'), TRAVEL, "help:"),
    "many digits": (MACHINE.format('"' + "9" * 100_000 + ' m"'), TRAVEL, "help:"),
    "NaN as text": (MACHINE.format('"nan m"'), TRAVEL, "leave the parameter out"),
    "NaN": (CONVERTER.format("sample_rate = nan"), RATE, "leave the parameter out"),
    "infinity": (CONVERTER.format("sample_rate = inf"), RATE, "leave the parameter out"),
    "infinity as text": (MACHINE.format('"inf m"'), TRAVEL, "leave the parameter out"),
    "negative length": (MACHINE.format('"-3 m"'), TRAVEL, "correct the sign"),
    "interval the wrong way": (MACHINE.format('"3..2 m"'), TRAVEL, "help:"),
    "two contradictory values": (
        CONVERTER.format('sample_rate = [{ value = "3 GS/s" }, { value = "4 GS/s" }]'),
        "sample_rate",
        "both cannot be true",
    ),
    "CAS check digit": ('kind = "chemical"\n[parameters]\ncas = "111-48-9"', "parameters.cas", "should be 8"),
    "shares above the whole": (
        'kind = "rare_earth_alloy"\n[parameters.composition]\ndysprosium = "60 %"\nterbium = "70 %"',
        "composition",
        "help:",
    ),
    "judgement without a reason": (
        CONVERTER.format("") + '[judgements."limited to gear_manufacture"]\nanswer = true\nreason = ""',
        "judgements.limited to gear_manufacture.reason",
        "write why",
    ),
    "target without anything": (CONVERTER.format("") + '[[for]]\nactivities = ["use"]', "for[1]", "name the `code`"),
}


@pytest.mark.parametrize("case", FIELDS)
def test_a_wrong_field(case: str, run: Run, write: Write, good: Path) -> None:
    text, field, remedy = FIELDS[case]
    bad = write("bad.toml", text)
    answer = run("classify", bad, good, "--regime", "intl", "--as-of", "2026-11-23")
    assert answer.status == 1
    assert str(bad) in answer.err
    assert field in answer.err
    assert remedy in answer.err
    assert "a good one" in answer.out
    assert "CONTROLLED: 3A001.a.5.a.4" in answer.out
    assert len(answer.err) < 5000


BOMB = "a: &a [x, x, x]\n" + "\n".join(
    f"{name}: &{name} [{', '.join([f'*{last}'] * 9)}]" for last, name in zip("abcdefgh", "bcdefghi", strict=True)
)
FILES = {
    "broken TOML": ("x.toml", 'kind = "chemical\n', "broken TOML in line 1"),
    "broken JSON": ("x.json", '{"kind": "chemical",\n', "broken JSON in line 2"),
    "JSON with NaN": ("x.json", '{"kind": "chemical", "parameters": {"mass": NaN}}', "`NaN` is not a number"),
    "broken YAML": ("x.yaml", "kind: [a\n", "broken YAML"),
    "YAML bomb": ("x.yaml", BOMB, "aliases (`*`) are not accepted"),
    "YAML with code": ("x.yaml", "kind: !!python/object/apply:os.system ['true']\n", "help:"),
    "deep JSON": ("x.json", "[" * 100_000 + "]" * 100_000, "nested more than"),
    "deep YAML": ("x.yaml", "[" * 10_000 + "]" * 10_000, "nested more than"),
    "key twice": ("x.json", '{"kind": "chemical", "kind": "gallium"}', "stands twice"),
    "latin-1": ("x.toml", b'kind = "ch\xe9mical"\n', "save it as UTF-8"),
    "cp1251": ("x.toml", 'kind = "аналого-цифровой преобразователь"'.encode("cp1251"), "windows-1251"),
    "EUC-KR": ("x.toml", 'kind = "아날로그 디지털 변환기"'.encode("euc_kr"), "EUC-KR"),
    "GBK": ("x.toml", 'kind = "模数转换器，用于测量设备"'.encode("gbk"), "save it as UTF-8"),
    "UTF-16": ("x.toml", 'kind = "chemical"'.encode("utf-16"), "UTF-16"),
    "empty": ("x.toml", "", "describe the item"),
    "only spaces": ("x.toml", "  \n\n", "describe the item"),
    "10 MB of digits": ("x.toml", MACHINE.format('"' + "9" * 10_000_000 + ' m"'), "larger than"),
    "another ending": ("x.ini", "kind = chemical", "name it .toml"),
    "a list of nothing": ("x.json", "[]", "holds no item"),
    "a number": ("x.json", "3", "an item is a table of fields"),
}


@pytest.mark.parametrize("case", FILES)
def test_a_file_that_cannot_be_read(case: str, run: Run, write: Write, good: Path) -> None:
    name, content, words = FILES[case]
    bad = write(name, content)
    answer = run("classify", bad, good, "--regime", "intl")
    assert answer.status == 1
    assert str(bad) in answer.err
    assert words in answer.err
    assert "help:" in answer.err
    assert "a good one" in answer.out
    assert len(answer.err) < 5000


def test_a_directory_and_a_missing_file(run: Run, good: Path) -> None:
    missing = good.parent / "goood.toml"
    answer = run("classify", good.parent, missing, good, "--regime", "intl")
    assert answer.status == 1
    assert f"{missing}" in answer.err
    assert "there is `good.toml` beside it" in answer.err
    assert f"--> {good.parent}\n" in answer.err
    assert "a good one" in answer.out


def test_a_directory_named_like_an_item(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "folder.toml"
    folder.mkdir()
    answer = run("classify", folder)
    assert answer.status == 1
    assert "this is a directory" in answer.err
    assert "name the files inside it" in answer.err


def test_an_item_among_others_in_one_file(run: Run, write: Write) -> None:
    file = write(
        "three.json",
        '[{"kind": "gallium", "name": "first"}, {"kind": "chemcal"},'
        ' {"kind": "machine_tool", "parameters": {"linear_axis": [{"travel": "3 pinch"}]}}]',
    )
    column = file.read_text().index("pinch") + 1
    answer = run("classify", file, "--regime", "intl")
    assert answer.status == 1
    assert "first" in answer.out
    assert f"{file}: item 2: kind" in answer.err
    assert f"{file}:1:{column} ({TRAVEL})" in answer.err


def test_the_place_shown_is_the_values_own(run: Run, write: Write) -> None:
    bad = write("bad.toml", MACHINE.format('"3 pinch"'))
    lines = run("classify", bad).err.splitlines()
    assert f"  --> {bad}:3:13 ({TRAVEL})" in lines
    assert '3 | travel = "3 pinch"' in lines
    twice = write("twice.toml", MACHINE.format('"3 pinch"') + '[[parameters.linear_axis]]\ntravel = "3 pinch"\n')
    errors = run("classify", twice).err
    assert f"--> {twice}: {TRAVEL}" in errors
    assert "--> " + f"{twice}: parameters.linear_axis[2].travel" in errors


def test_every_mistake_of_an_item_is_told_at_once(run: Run, write: Write) -> None:
    bad = write("bad.toml", CONVERTER.format('sample_rate = "3"\nresolution = "3 kb"\nfoo = 1'))
    errors = run("classify", bad).err
    assert errors.count("error[") == 3
