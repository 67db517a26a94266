"""Item files: three formats, one item or several, and every way in which a file can be wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dualclass.diagnostics import Diagnostic, DiagnosticError
from dualclass.items import Item, ItemLike, plain_item, read_item_file, read_items

TOML = 'name = "AD9208"\nkind = "ADC"\n[parameters]\nresolution = "14 bit"\n[[for]]\ncode = "3A001"\n'
YAML = "name: AD9208\nkind: ADC\nparameters:\n  resolution: 14 bit\nfor:\n  - code: 3A001\n"
JSON = json.dumps({"name": "AD9208", "kind": "ADC", "parameters": {"resolution": "14 bit"}, "for": [{"code": "3A001"}]})


def written(folder: Path, name: str, content: str | bytes) -> Path:
    file = folder / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def faults(file: Path) -> tuple[Diagnostic, ...]:
    with pytest.raises(DiagnosticError) as raised:
        read_item_file(file)
    assert all(fault.subject is not None and fault.subject.startswith(str(file)) for fault in raised.value.diagnostics)
    return raised.value.diagnostics


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.toml", TOML),
        ("a.json", JSON),
        ("a.yaml", YAML),
        ("a.YML", YAML),
        ("bom.toml", b"\xef\xbb\xbf" + TOML.encode()),
        ("crlf.toml", TOML.replace("\n", "\r\n")),
    ],
)
def test_formats_say_the_same(tmp_path: Path, name: str, content: str | bytes) -> None:
    item = read_item_file(written(tmp_path, name, content))
    data = {"name": "AD9208", "kind": "ADC", "parameters": {"resolution": "14 bit"}, "for": [{"code": "3A001"}]}
    assert item == plain_item(data)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.toml", '[[items]]\nkind = "a"\n[[items]]\nkind = "b"\ncolour = 1\n[[items]]\nkind = "c"\n'),
        ("a.json", '[{"kind": "a"}, {"kind": "b", "colour": 1}, {"kind": "c"}]'),
        ("a.yaml", "- kind: a\n- kind: b\n  colour: 1\n- kind: c\n"),
    ],
)
def test_one_bad_item_does_not_lose_the_others(tmp_path: Path, name: str, content: str) -> None:
    first, second, third = read_items(written(tmp_path, name, content))
    assert isinstance(first, ItemLike)
    assert isinstance(third, ItemLike)
    assert isinstance(second, DiagnosticError)
    assert second.diagnostics[0].subject is not None
    assert second.diagnostics[0].subject.endswith("[2].colour")


@pytest.mark.parametrize(
    ("name", "content", "code", "part"),
    [
        ("a.toml", 'kind = "a"\nname = = 2\n', "I007", "line 2"),
        ("a.toml", 'kind = "a', "I007", "line 1"),
        ("a.toml", 'kind = "a"\nkind = "b"\n', "I007", "line 2"),
        ("a.json", '{"kind": "a",\n "x" 1}', "I007", "line 2"),
        ("a.json", '{"kind": "a", "kind": "b"}', "I009", "twice"),
        ("a.json", '{"kind": "a",\n"parameters": {"x": NaN}}', "I007", "`NaN` is not a number"),
        ("a.json", '{"kind": "a", "parameters": {"x": -Infinity}}', "I007", "`-Infinity` is not a number"),
        ("a.json", '{"x": ' + "9" * 10_000 + "}", "I010", "digits"),
        ("a.toml", "x = " + "9" * 10_000, "I010", "digits"),
        ("a.yaml", "x: " + "9" * 10_000, "I007", "YAML"),
        ("a.yaml", "kind: a\n  name: [b\n", "I007", "line 2"),
        ("a.yaml", "kind: a\nkind: b\n", "I007", "line 2"),
        ("a.yaml", "kind: &k a\nname: *k\n", "I007", "anchors"),
        ("a.yaml", "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nkind: *c\n", "I007", "anchors"),
        ("a.yaml", "kind: !!python/object/apply:os.system ['true']\n", "I007", "line 1"),
        ("a.yaml", "--- {kind: a}\n--- {kind: b}\n", "I007", "line"),
        ("a.yaml", "[" * 5000 + "]" * 5000, "I008", "deep"),
        ("a.json", "[" * 100_000 + "]" * 100_000, "I008", "deep"),
        ("a.json", '{"kind": ' + "[" * 60 + "]" * 60 + "}", "I008", "deep"),
        ("a.toml", "x = " + "[" * 5000 + "]" * 5000, "I008", "deep"),
        ("a.toml", ".".join(["a"] * 100) + " = 1", "I008", "deep"),
        ("a.toml", "", "I004", "empty"),
        ("a.json", " \n ", "I004", "empty"),
        ("a.json", "[]", "I004", "no item"),
        ("a.yaml", "# nothing\n", "I013", "nothing"),
        ("a.json", "3", "I013", "number"),
        ("a.ini", "kind = 1", "I006", "`.ini`"),
        ("noending", "kind = 1", "I006", "no ending"),
        ("a.toml", 'kind = "a"\n[[items]]\nkind = "b"\n', "I012", "`kind` stands beside"),
        ("a.toml", '[items]\nkind = "b"\n', "I012", "not a list"),
        ("a.toml", '[[items]]\nkind = "a"\n[[items]]\nkind = "b"\n', "I011", "2 items"),
        ("a.toml", b"\xff\xfek\x00i\x00n\x00d\x00", "I005", "UTF-16"),
        ("a.toml", 'kind = "a"'.encode("utf-16-le"), "I005", "UTF-16"),
        ("a.toml", 'kind = "模数转换器是一种电子器件，用于信号处理"'.encode("gb18030"), "I005", "GBK"),
        ("a.toml", 'kind = "아날로그 디지털 변환기"'.encode("euc_kr"), "I005", "EUC-KR"),
        ("a.toml", 'kind = "аналого-цифровой преобразователь"'.encode("cp1251"), "I005", "windows-1251"),
        ("a.toml", b'kind = "a"\nname = "\xe9"', "I005", "line 2"),
    ],
)  # fmt: skip
def test_bad_files(tmp_path: Path, name: str, content: str | bytes, code: str, part: str) -> None:
    (fault,) = faults(written(tmp_path, name, content))
    assert fault.code == code
    assert part in fault.message


@pytest.mark.parametrize(
    ("content", "code", "field"),
    [
        ('kind = "a"\ncolour = "red"', "I014", "colour"),
        ("kind = 3", "I016", "kind"),
        ('kind = "a"\n[parameters]\nx = 2025-01-01', "I016", "parameters.x"),
        ('kind = "a"\n[judgements.x]\nanswer = true', "I015", "judgements.x.reason"),
        ('kind = "a"\n[judgements.x]\nanswer = "yes"\nreason = "b"', "I016", "judgements.x.answer"),
        ('kind = "a"\n[statements]\nx = "yes"', "I016", "statements.x"),
        ('kind = "a"\n[[components]]\nkindd = "b"', "I014", "components[1].kindd"),
        ('kind = "a"\n[[for]]\ncodes = "b"', "I014", "for[1].codes"),
        ('kind = "a"\n[shipment]\ncountry = "de"', "I014", "shipment.country"),
    ],
)
def test_bad_fields(tmp_path: Path, content: str, code: str, field: str) -> None:
    file = written(tmp_path, "a.toml", content)
    (fault,) = faults(file)
    assert (fault.code, fault.subject) == (code, f"{file}: {field}")


def test_suggestions_for_fields(tmp_path: Path) -> None:
    (fault,) = faults(written(tmp_path, "a.toml", 'kind = "a"\nparamters = {}'))
    assert fault.suggestion == "parameters"
    (fault,) = faults(written(tmp_path, "a.toml", 'kind = "a"\n[[for]]\nactivites = []'))
    assert fault.suggestion == "activities"


def test_missing_files_directories_and_large_files(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path / "missing.toml")
    assert fault.code == "I001"
    (fault,) = faults(tmp_path)
    assert fault.code == "I002"
    folder = tmp_path / "folder.toml"
    folder.mkdir()
    (fault,) = faults(folder)
    assert fault.code == "I002"
    (fault,) = faults(written(tmp_path, "large.toml", b"x = " + b"9" * 10_000_000))
    assert fault.code == "I003"


def test_a_missing_file_names_its_neighbour(tmp_path: Path) -> None:
    written(tmp_path, "converter.toml", TOML)
    (fault,) = faults(tmp_path / "convertor.toml")
    assert fault.help is not None
    assert "`converter.toml`" in fault.help


def test_json_schema_describes_an_item() -> None:
    import jsonschema

    schema = Item.model_json_schema(by_alias=True)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(JSON), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"kind": "a", "colour": 1}, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"kind": "a", "parameters": {"x": 2.5}}, schema)


PIECES = st.sampled_from(
    ["kind", ": ", " = ", '"a"', "\n", "[", "]", "{", "}", ",", "- ", "&x ", "*x", "!!set", "? ", "'", "|", "1e999",
     "nan", "0x", "2025-01-01", "\t", "#", "<<: ", "---", "%YAML 9.9", "é", "模", "\x00", "\ud7ff", "[[items]]", "..."]
)  # fmt: skip


@pytest.mark.parametrize("ending", ["toml", "json", "yaml"])
@given(st.one_of(st.lists(PIECES, max_size=14).map("".join).map(str.encode), st.binary(max_size=40)))
@settings(max_examples=80, deadline=None)
def test_any_text_is_an_item_or_a_diagnostic(
    tmp_path_factory: pytest.TempPathFactory, ending: str, content: bytes
) -> None:
    file = tmp_path_factory.getbasetemp() / f"any.{ending}"
    file.write_bytes(content)
    try:
        assert read_items(file)
    except DiagnosticError as error:
        assert error.diagnostics
