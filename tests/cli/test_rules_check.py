"""`dualclass rules check`: its forms of output, its patches, its index, and files that are written to harm it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dualclass.cli.main import main

HEAD = 'list works "Works list"\nedition 2026 in force from 2026-01-01\n'
WRONG = HEAD + (
    '3A990 "fast converters"\n    It is an analogue-to-digital converter\n    resolution >= 14 bit\n    any of a to b\n'
    "  a  sampel_rate at least 1,5 GS/s\n  b  judged “specially designed for radar”\n  c  resolution at least 20 bit\n"
)
RIGHT = HEAD + (
    '3A990 "fast converters"\n    it is an analogue_to_digital_converter\n    resolution at least 14 bit\n'
    '    any of a to c:\n  a  sample_rate at least 1.5 GS/s\n  b  judged "specially designed for radar"\n'
    "  c  resolution at least 20 bit\n"
)


@pytest.fixture
def works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = Path("works.rules")
    path.write_text(WRONG, encoding="utf-8")
    return path


def test_everything_is_told_at_once(works: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "check", str(works)]) == 1
    shown = capsys.readouterr()
    for code in ("R093", "R105", "R116", "R102", "R104"):
        assert f"error[{code}]" in shown.err
    assert "write: `a  sampel_rate at least 1.5 GS/s`" in shown.err
    assert shown.out == "1 file: 5 errors, 0 warnings\n"


def test_a_limit_says_how_many_are_left_out(works: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "check", str(works), "--limit", "2"]) == 1
    shown = capsys.readouterr().err
    assert shown.count("error[") == 2
    assert "and 3 more" in shown


def test_json(works: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "check", str(works), "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert (found["files"], found["errors"], found["warnings"]) == (["works.rules"], 5, 0)
    border = next(each for each in found["diagnostics"] if each["code"] == "R105")
    assert border["labels"][0] | {"text": ""} == border["labels"][0]
    assert (border["labels"][0]["line"], border["labels"][0]["column"]) == (5, 16)
    assert border["patch"]["replacement"] == "at least" and border["patch"]["sure"] is True
    assert border["subject"] == "3A990"


def test_sarif(works: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The parts that the standard requires (SARIF 2.1.0, sections 3.13, 3.14, 3.19, 3.27, 3.55)."""
    assert main(["rules", "check", str(works), "--format", "sarif"]) == 1
    log = json.loads(capsys.readouterr().out)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert run["tool"]["driver"]["name"] == "dualclass"
    assert run["columnKind"] == "unicodeCodePoints"
    assert len(run["results"]) == 5
    for result in run["results"]:
        rule = rules[result["ruleIndex"]]
        assert rule["id"] == result["ruleId"]
        assert rule["shortDescription"]["text"] and rule["help"]["text"]
        assert result["level"] in {"error", "warning"}
        assert result["message"]["text"]
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"] == {"uri": "works.rules"}
        region = place["region"]
        assert 1 <= region["startLine"] <= region["endLine"]
        assert region["charOffset"] + region["charLength"] <= len(WRONG)
        for fix in result.get("fixes", ()):
            (change,) = fix["artifactChanges"]
            (replacement,) = change["replacements"]
            assert replacement["deletedRegion"]["startLine"] >= 1
            assert isinstance(replacement["insertedContent"]["text"], str)


def test_workflow_commands(works: Path, capsys: pytest.CaptureFixture[str]) -> None:
    renamed = works.rename("works, 100%.rules")
    assert main(["rules", "check", str(renamed), "--format", "github"]) == 1
    shown = capsys.readouterr()
    lines = shown.out.splitlines()
    assert len(lines) == 5
    assert lines[1].startswith(
        "::error file=works%2C 100%25.rules,line=5,endLine=5,col=16,endColumn=18,title=R105 3A990::"
    )
    assert "%0Ahelp: " in lines[1]
    assert shown.err == "1 file: 5 errors, 0 warnings\n"


def test_patches_are_shown_and_made(works: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "check", str(works), "--diff"]) == 1
    shown = capsys.readouterr().out
    assert "+    resolution at least 14 bit" in shown and "places would be mended" in shown
    assert works.read_text(encoding="utf-8") == WRONG
    assert main(["rules", "check", str(works), "--fix"]) == 0
    assert "1 file: 0 errors, 0 warnings" in capsys.readouterr().out
    assert works.read_text(encoding="utf-8") == RIGHT
    assert sorted(path.name for path in Path().iterdir()) == ["works.rules"]
    assert main(["rules", "check", str(works), "--diff"]) == 0


def test_line_ends_and_what_is_unsure_stay(works: Path) -> None:
    text = HEAD + '3A990 "x"\n    it is an analogue_to_digital_converter\n    resolution from 8 bit to 10 bit\n'
    works.write_bytes(text.replace("\n", "\r\n").encode())
    assert main(["rules", "check", str(works), "--fix"]) == 1
    assert works.read_bytes() == text.replace("\n", "\r\n").encode()


def test_a_file_that_cannot_be_written_is_as_it_was(
    works: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("dualclass.workshop.mending.save", refuse)
    assert main(["rules", "check", str(works), "--fix"]) == 1
    assert "error[C060]: `works.rules` cannot be written: Permission denied" in capsys.readouterr().err
    assert works.read_text(encoding="utf-8") == WRONG


def test_an_index(works: Path, capsys: pytest.CaptureFixture[str]) -> None:
    works.write_text(RIGHT + "not encoded 3A991 with 2 paragraphs\n", encoding="utf-8")
    index = Path("index.txt")
    index.write_text('3A990\n# a comment\n{"code": "3A990.a"}\n3A990.d\n3A991.a\n3A992\n', encoding="utf-8")
    assert main(["rules", "check", str(works), "--index", str(index)]) == 1
    shown = capsys.readouterr().err
    assert shown.count("error[C081]") == 2
    assert "`3A990.d` is in the index" in shown and "`3A992` is in the index" in shown
    assert "index.txt:4:1" in shown
    assert shown.count("warning[C082]") == 2 and "`3A990.b` is not in the index" in shown
    index.write_text("two words\n", encoding="utf-8")
    assert main(["rules", "check", str(works), "--index", str(index)]) == 1
    assert "error[C061]: this line of the index names no code" in capsys.readouterr().err
    assert main(["rules", "check", str(works), "--index", "none.txt"]) == 1


def test_warnings_count_when_asked(works: Path) -> None:
    works.write_text(HEAD + '3A990 "x"\n    it is a fibre; share of nickel at least 5 %\n', encoding="utf-8")
    assert main(["rules", "check", str(works)]) == 0
    assert main(["rules", "check", str(works), "--strict"]) == 1


def test_wrong_usage(works: Path) -> None:
    for wrong in (["--format", "xml"], ["--limit", "many"]):
        with pytest.raises(SystemExit) as error:
            main(["rules", "check", str(works), *wrong])
        assert error.value.code == 2
