"""The mapping file: what it can say, and what is said of its mistakes."""

from __future__ import annotations

import tomllib

import pytest

from dualclass.diagnostics import DiagnosticError
from dualclass.tables.map_file import LARGEST, check_columns, read_map
from dualclass.tables.mapping import ColumnUse
from dualclass.vocabulary import Vocabulary

from ..docs.style import the_one
from .conftest import Run, Write

GOOD = """
kind = "模数转换器"
decimal_comma = true
missing = ["-", "N/A "]

[columns]
"Part No." = "name"
Speed = { parameter = "sample_rate", unit = "GSPS" }
"Speed unit" = { unit_of = "Speed" }
Bits = "resolution"
Cars = { statement = "designed  for civil_automobiles" }
Gears = { judgement = "limited to gear_manufacture" }
Ruled = "Assumptions"
Number = "row"
Price = "ignored"
Axis = "linear_axis.travel"
Nickel = "composition.nickel"
To = "shipment.destination"

[kinds]
" A/D " = "ADC"
"""


def test_all_that_can_be_said(write: Write, vocabulary: Vocabulary) -> None:
    found = read_map(write("map.toml", GOOD), vocabulary)
    assert found.missing == ("-", "N/A")
    mapping = found.mapping
    assert (mapping.kind, mapping.decimal_comma) == ("analogue_to_digital_converter", True)
    assert mapping.kinds == {"A/D": "analogue_to_digital_converter"}
    assert mapping.columns == (
        ColumnUse("Part No.", "name"),
        ColumnUse("Speed", "parameter", "sample_rate", "GS/s"),
        ColumnUse("Speed unit", "unit", "Speed"),
        ColumnUse("Bits", "parameter", "resolution"),
        ColumnUse("Cars", "statement", "designed for civil_automobiles"),
        ColumnUse("Gears", "judgement", "limited to gear_manufacture"),
        ColumnUse("Ruled", "assumptions"),
        ColumnUse("Number", "row"),
        ColumnUse("Price", "ignored"),
        ColumnUse("Axis", "parameter", "linear_axis.travel"),
        ColumnUse("Nickel", "parameter", "composition.nickel"),
        ColumnUse("To", "parameter", "shipment.destination"),
    )


def test_an_empty_file_says_nothing(write: Write, vocabulary: Vocabulary) -> None:
    assert read_map(write("map.toml", b"\xef\xbb\xbf"), vocabulary).mapping.columns == ()


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        ("[columns\n", "B021", "broken TOML"),
        ("a = 1\na = 2", "B021", "broken TOML"),
        ("column = 1", "B022", "unknown field `column`"),
        ("columns = 1", "B022", "`columns` is a table"),
        ("decimal_comma = 'yes'", "B022", "`decimal_comma` is true or false"),
        ("missing = '-'", "B022", "`missing` is a list"),
        ("missing = [1]", "B022", "`missing` is a list"),
        ("kind = 3", "B022", "a kind is a text"),
        ("kind = 'convertre'", "B025", "unknown kind `convertre`"),
        ("[kinds]\nx = 'nonsense'", "B025", "unknown kind `nonsense`"),
        ("[columns]\nx = 'resolutoin'", "B024", "`resolutoin` is no parameter"),
        ("[columns]\nx = '采样率'", "B024", "`采样率` is no parameter"),
        ("[columns]\nx = 3", "B024", "found the number `3`"),
        ("[columns]\nx = {}", "B024", "says what the column is"),
        ("[columns]\nx = { parameter = 'mass', unit_of = 'y' }", "B024", "says what the column is"),
        ("[columns]\nx = { parameter = 'mass', units = 'kg' }", "B024", "unknown field `units`"),
        ("[columns]\nx = { parameter = 3 }", "B024", "`parameter` is a text"),
        ("[columns]\nx = { parameter = 'mass', unit = 'GHz' }", "B024", "`GHz` is no unit of `mass`"),
        ("[columns]\nx = { parameter = 'mass', unit = 3 }", "B024", "`3` is no unit of `mass`"),
        ("[columns]\nx = { parameter = 'mass', method = 'weighing' }", "B024", "no known method"),
        ("[columns]\nx = { statement = 'y', unit = 'kg' }", "B024", "only a parameter has a unit"),
        ("[columns]\nx = { unit_of = 'y' }", "B024", "of which nothing is said"),
    ],
)
def test_each_mistake(text: str, code: str, says: str, write: Write, vocabulary: Vocabulary) -> None:
    with pytest.raises(DiagnosticError) as error:
        _ = read_map(write("map.toml", text), vocabulary)
    found = the_one(error.value.diagnostics, code)
    assert says in found.message
    assert "map.toml" in (found.subject or "")


@pytest.mark.parametrize(
    ("name", "suggestion", "helps"),
    [
        ("采样率", "sample_rate", ""),
        ("Разрядность", "resolution", ""),
        ("номинальное напряжение", None, "it may mean `nominal_voltage`, `voltage_rating`"),
    ],
)
def test_a_name_in_another_language_is_put_right_and_not_taken(
    name: str, suggestion: str | None, helps: str, write: Write, vocabulary: Vocabulary
) -> None:
    with pytest.raises(DiagnosticError) as error:
        _ = read_map(write("map.toml", f"[columns]\nx = '{name}'"), vocabulary)
    found = the_one(error.value.diagnostics, "B024")
    assert found.suggestion == suggestion
    assert helps in (found.help or "")


def test_many_mistakes_at_once(write: Write, vocabulary: Vocabulary) -> None:
    with pytest.raises(DiagnosticError) as error:
        _ = read_map(write("map.toml", "kind = 'q'\nx = 1\n[columns]\na = 1\nb = 'q'\n"), vocabulary)
    assert [each.code for each in error.value.diagnostics] == ["B022", "B024", "B024", "B025"]


def test_files_that_cannot_be_read(write: Write, vocabulary: Vocabulary) -> None:
    whole = write("map.toml", "")
    for path in (
        whole.with_name("none.toml"),
        whole.parent,
        write("bad.toml", b"\xff"),
        write("big.toml", " " * (LARGEST + 1)),
    ):
        with pytest.raises(DiagnosticError) as error:
            _ = read_map(path, vocabulary)
        _ = the_one(error.value.diagnostics, "B020")


def test_columns_that_the_table_does_not_have(write: Write, vocabulary: Vocabulary) -> None:
    path = write("map.toml", '[columns]\n"Bitz" = "resolution"\n')
    found = the_one(check_columns(read_map(path, vocabulary), path, ["Bits", "Name"]), "B023")
    assert found.suggestion == "Bits"


def test_a_draft_is_a_mapping_file(run: Run, write: Write) -> None:
    table = write(
        "products.csv",
        'Part No.;Family;Resolution [bit];Sampel rate;mass;Weight "net"\n'
        "a;A/D-Wandler;14;3 GS/s;-;1\nb;ADC;16;1 GS/s;2 kg;1\nc;машина;8;1 GS/s;n/a;1\n",
    )
    answer = run(table, "--suggest-map")
    assert answer.status == 0
    data = tomllib.loads(answer.out)
    assert data["columns"] == {
        "Part No.": "name",
        "Resolution [bit]": {"parameter": "resolution", "unit": "bit"},
        "mass": "mass",
        "Family": "ignored",
        "Sampel rate": "ignored",
        'Weight "net"': "ignored",
    }
    assert data["missing"] == ["-", "n/a"]
    assert 'perhaps "sample_rate"?' in answer.out
    assert "# kind = " in answer.out


def test_a_draft_lists_the_categories_that_are_no_kinds(run: Run, write: Write) -> None:
    table = write("products.csv", "name,category,resolution\na,ADC,14 bit\nb,convertor analogue,16 bit\nc,??,8 bit\n")
    answer = run(table, "--suggest-map")
    assert answer.status == 0
    assert '# "convertor analogue" = "' in answer.out
    assert '# "??" = "?"' in answer.out
    assert '"ADC"' not in answer.out
    again = run(table, "--map", write("map.toml", answer.out), "--out", table.with_name("out.csv"))
    assert "error[B" not in again.err


def test_a_draft_for_columns_that_are_one_thing(run: Run, write: Write) -> None:
    table = write("products.csv", "kind,mass,mass [kg]\nADC,1 g,2\n")
    answer = run(table, "--suggest-map")
    assert answer.status == 0
    assert "is the same: keep one of the two" in answer.out


def test_a_mapping_decides(run: Run, write: Write) -> None:
    table = write("products.csv", "Code,What,Speed,Unit,Bits\nAD1,fast A/D,3,GS/s,14\nAD2,fast A/D,n.a.,,14\n")
    text = (
        'missing = ["n.a."]\n[columns]\nCode = "name"\nWhat = "kind"\nSpeed = "sample_rate"\n'
        'Unit = { unit_of = "Speed" }\nBits = { parameter = "resolution", unit = "bit" }\n[kinds]\n"fast A/D" = "ADC"\n'
    )
    out = table.with_name("out.csv")
    answer = run(table, "--map", write("map.toml", text), "--out", out)
    assert answer.status == 0, answer.err
    lines = out.read_text(encoding="utf-8").splitlines()
    assert lines[1].startswith("1,AD1,intl,controlled_unless_released,,3A001.a.5.a.4,")
    assert lines[2].startswith("2,AD2,intl,undetermined,")
