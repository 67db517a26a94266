"""``dualclass rules audit`` as it is called: reports, exit status, exceptions, and files that are wrong."""

from __future__ import annotations

import json
import os
import tomllib
from pathlib import Path
from typing import Any

import pytest

from dualclass.workshop.auditing.exceptions import ReviewedException, draft, read_exceptions
from dualclass.workshop.auditing.official_text import LONGEST_TEXT

from ...cli.conftest import Answer, Run, Write
from .conftest import RULES, TEXT, lines

DAY = ("--as-of", "2026-11-23")
TURNED = ("flow at least 5 m3/h", "flow at most 5 m3/h")


@pytest.fixture
def rules(write: Write) -> Path:
    """The folder of the small list, with a border that is turned."""
    return write("small/small.rules", RULES.replace(*TURNED)).parent


@pytest.fixture
def right(write: Write) -> Path:
    """The folder of the small list as it should be."""
    return write("right/small.rules", RULES).parent


@pytest.fixture
def text(write: Write) -> Path:
    return write("text.jsonl", lines(TEXT))


def test_a_report_without_differences(run: Run, right: Path, text: Path) -> None:
    answer = run("rules", "audit", right, "--text", text, *DAY)
    assert (answer.status, answer.err) == (0, "")
    assert "compared: 10 paragraphs, 3 notes; 1 labels unused" in answer.out
    assert "not compared: 0 paragraphs marked not encoded, 2 in gaps" in answer.out
    assert answer.out.splitlines()[-1] == "unexplained: 0"


def test_a_report_by_paragraph(run: Run, rules: Path, text: Path) -> None:
    answer = run("rules", "audit", rules, "--text", text, *DAY)
    assert (answer.status, answer.err) == (1, "")
    block = answer.out.split("\n\n")[1].splitlines()
    assert block[0] == "2B990.a"
    assert block[1] == (
        "  border: the text says `at least 5 m3/h`, the rule `at most 5 m3/h`: they differ in the other direction"
    )
    assert block[2].startswith("      text: A flow of 5 m3/h or more")
    assert block[3].endswith("small.rules:20:3")
    assert answer.out.splitlines()[-1] == "unexplained: 1"


def test_the_same_as_json(run: Run, rules: Path, text: Path) -> None:
    answer = run("rules", "audit", rules, "--text", text, *DAY, "--format", "json")
    assert answer.status == 1
    found = json.loads(answer.out)
    assert (found["list"], found["edition"], found["as_of"], found["decimal"]) == ("small", "1", "2026-11-23", "point")
    assert found["summary"] == {
        "differences": 1,
        "explained": 0,
        "unexplained": 1,
        "stale_exceptions": 0,
        "information": 0,
        "by_kind": {"border": 1},
    }
    assert found["counts"]["figures"] == 10
    (finding,) = found["findings"]
    assert (finding["paragraph"], finding["kind"], finding["value"]) == ("2B990.a", "border", "5 m3/h")
    assert finding["rule"]["line"] == 20


EXCEPTION = """
[[exception]]
paragraph = "2B990.a"
kind = "border"
value = "5 m3/h"
reason = "printed wrong, and corrected by the authority"
"""


def test_an_exception_explains(run: Run, rules: Path, text: Path, write: Write) -> None:
    file = write("known.toml", EXCEPTION)
    answer = run("rules", "audit", rules, "--text", text, *DAY, "--exceptions", file)
    assert (answer.status, answer.err) == (0, "")
    assert "2B990.a" not in answer.out
    assert "explained by exceptions: 1; stale exceptions: 0" in answer.out
    answer = run("rules", "audit", rules, "--text", text, *DAY, "--exceptions", file, "--explained")
    assert "explained: printed wrong, and corrected by the authority" in answer.out


@pytest.mark.parametrize(
    ("old", "new"),
    [("5 m3/h", "*"), ("5 m3/h", "5 m3/h"), ('reason = "printed', 'editions = ["1", "2"]\nreason = "printed')],
)
def test_exceptions_that_meet(old: str, new: str, run: Run, rules: Path, text: Path, write: Write) -> None:
    file = write("known.toml", EXCEPTION.replace(old, new))
    assert run("rules", "audit", rules, "--text", text, *DAY, "--exceptions", file).status == 0


@pytest.mark.parametrize(
    ("old", "new", "stale"),
    [
        ("5 m3/h", "6 m3/h", True),
        ("2B990.a", "2B990.b", True),
        ("border", "unit", True),
        ('kind = "border"', 'note = "note 1"\nkind = "border"', True),
        ('reason = "printed', 'editions = ["2"]\nreason = "printed', False),
    ],
)
def test_exceptions_that_do_not(
    old: str, new: str, stale: bool, run: Run, rules: Path, text: Path, write: Write
) -> None:
    file = write("known.toml", EXCEPTION.replace(old, new))
    answer = run("rules", "audit", rules, "--text", text, *DAY, "--exceptions", file)
    assert answer.status == 1
    assert ("warning[D024]" in answer.err) is stale


def test_a_stale_exception_is_told_and_explains_nothing(run: Run, right: Path, text: Path, write: Write) -> None:
    file = write("known.toml", EXCEPTION)
    answer = run("rules", "audit", right, "--text", text, *DAY, "--exceptions", file)
    assert answer.status == 0
    assert "warning[D024]: the exception for `2B990.a: border 5 m3/h` meets no difference any more" in answer.err
    assert "stale exceptions: 1" in answer.out
    # it is not called stale where its paragraph was not looked at
    assert run("rules", "audit", right, "--text", text, *DAY, "--exceptions", file, "--only", "2B990.e").err == ""


def test_an_exception_without_a_reason_explains_nothing(run: Run, rules: Path, text: Path, write: Write) -> None:
    file = write("known.toml", EXCEPTION.replace("printed wrong, and corrected by the authority", " "))
    answer = run("rules", "audit", rules, "--text", text, *DAY, "--exceptions", file)
    assert answer.status == 1
    assert "error[D023]" in answer.err


def test_a_draft_to_be_reviewed(run: Run, rules: Path, text: Path, tmp_path: Path, write: Write) -> None:
    new = tmp_path / "draft.toml"
    answer = run("rules", "audit", rules, "--text", text, *DAY, "--write-exceptions", new)
    assert answer.status == 1
    assert answer.err == f"1 to be reviewed, written to {new}\n"
    (entry,) = tomllib.loads(new.read_text(encoding="utf-8"))["exception"]
    assert entry == {
        "paragraph": "2B990.a",
        "kind": "border",
        "value": "5 m3/h",
        "editions": ["1"],
        "reason": "",
    }
    # as drafted it explains nothing; with a reason it does
    assert run("rules", "audit", rules, "--text", text, *DAY, "--exceptions", new).status == 1
    new.write_text(new.read_text(encoding="utf-8").replace('reason = ""', 'reason = "so printed"'), encoding="utf-8")
    assert run("rules", "audit", rules, "--text", text, *DAY, "--exceptions", new).status == 0
    # what was reviewed is kept in the next draft
    other = write("small/small.rules", RULES.replace(*TURNED).replace("at most 10 MPa", "at most 11 MPa")).parent
    again = tmp_path / "again.toml"
    run("rules", "audit", other, "--text", text, *DAY, "--exceptions", new, "--write-exceptions", again)
    assert [each.reason for each in read_exceptions(again)] == ["so printed", "", ""]


def test_nothing_is_overwritten(run: Run, rules: Path, text: Path, write: Write) -> None:
    there = write("there.toml", "keep me")
    answer = run("rules", "audit", rules, "--text", text, *DAY, "--write-exceptions", there)
    assert answer.status == 1
    assert "error[D025]" in answer.err
    assert there.read_text() == "keep me"
    answer = run("rules", "audit", rules, "--text", text, *DAY, "--write-exceptions", there / "x.toml")
    assert "error[D025]" in answer.err


def test_exceptions_may_be_yaml_and_come_back_from_a_draft(write: Write) -> None:
    file = write(
        "known.yaml",
        "exception:\n  - paragraph: 2B990.a\n    note: note 1\n    kind: border\n    value: '5'\n"
        '    reason: a "quoted" one\n',
    )
    (found,) = read_exceptions(file)
    assert found == ReviewedException("2B990.a", "border", "5", 'a "quoted" one', "note 1")
    assert read_exceptions(write("known.toml", draft([], [found], "1"))) == (found,)


# ---------------------------------------------------------------- files that are wrong


def asked(run: Run, rules: Path, text: Path, *more: object) -> Answer:
    """An audit that must end with 1 and say why."""
    answer = run("rules", "audit", rules, "--text", text, *DAY, *more)
    assert answer.status == 1
    assert answer.out == ""
    return answer


@pytest.mark.parametrize(
    ("content", "code", "says"),
    [
        ("", "D016", "holds no paragraph"),
        ("\n\n", "D016", "holds no paragraph"),
        ("2B990: pumps\n", "D012", "line 1 is not JSON"),
        ('{"code": "2B990", "text": "x"}\n{"code": "2B990.a"', "D012", "line 2 is not JSON"),
        ('["2B990", "pumps"]\n', "D012", "line 1 holds no JSON object"),
        ("[" * 100_000, "D012", "line 1 is not JSON that can be read"),
        ('{"code": "2B990", "n": ' + "9" * 5000 + "}", "D012", "line 1 is not JSON that can be read"),
        ('{"text": "pumps"}\n', "D013", "line 1 has no `code`"),
        ('{"code": 5, "text": "pumps"}\n', "D013", "line 1 has a `code` that is none"),
        ('{"code": "no code at all", "text": "pumps"}\n', "D013", "has a `code` that is none"),
        ('{"code": "2B990"}\n', "D014", "has no text in `text_norm` nor `text`"),
        ('{"code": "2B990", "text": 5}\n', "D014", "has no text"),
        ('{"code": "2B990", "text": "x"}\n' * 2, "D015", "line 2: `2B990` stands there already in line 1"),
        ('{"code": "2B990", "text": "x", "notes": "none"}\n', "D017", "`notes` of `2B990` is no list of notes"),
        ('{"code": "2B990", "text": "x", "nb": [5]}\n', "D017", "`nb` of `2B990` is no list of notes"),
        ('{"code": "2B990", "text": "' + "x" * (LONGEST_TEXT + 1) + '"}\n', "D018", "the text of `2B990` has"),
        (b'{"code": "2B990", "text": "5 \xb5m"}\n', "D011", "the text is not UTF-8: line 1 cannot be read"),
        ('{"code": "2B990", "text": "x"}'.encode("utf-16"), "D011", "not UTF-8"),
        ('{"code": "7A990", "text": "x"}\n', "D029", "no paragraph of the text is one of `small`"),
    ],
)
def test_texts_that_cannot_be_used(
    content: str | bytes, code: str, says: str, run: Run, rules: Path, write: Write
) -> None:
    answer = asked(run, rules, write("bad.jsonl", content))
    assert f"error[{code}]" in answer.err
    assert says in answer.err


def test_texts_that_cannot_be_read(run: Run, rules: Path, tmp_path: Path) -> None:
    assert "error[D010]: there is no such file" in asked(run, rules, tmp_path / "none.jsonl").err
    assert "error[D010]: the text cannot be read" in asked(run, rules, tmp_path).err
    huge = tmp_path / "huge.jsonl"
    huge.touch()
    os.truncate(huge, 64_000_001)
    assert "error[D010]: the text is larger than 64 megabytes" in asked(run, rules, huge).err


def test_many_mistakes_are_told_at_once_and_not_without_end(run: Run, rules: Path, write: Write) -> None:
    answer = asked(run, rules, write("bad.jsonl", "{}\n" * 500))
    assert answer.err.count("error[D013]") == 20
    assert "error[D019]: 480 more lines of the text are wrong" in answer.err


@pytest.mark.parametrize(
    ("name", "content", "code", "says"),
    [
        ("x.json", "{}", "D020", "exceptions are written in TOML or YAML"),
        ("x.toml", "", "I004", "empty"),
        ("x.toml", "a = 1", "D020", "holds something else than exceptions"),
        ("x.toml", "exception = 1", "D020", "holds something else than exceptions"),
        ("x.toml", EXCEPTION + "why = 1", "D021", "has a field `why` that is not known"),
        ("x.toml", EXCEPTION.replace('value = "5 m3/h"', ""), "D021", "does not say `value`"),
        ("x.toml", EXCEPTION.replace('"5 m3/h"', "5"), "D021", "does not say `value`"),
        ("x.toml", EXCEPTION + "editions = 2025", "D021", "has a field of the wrong sort"),
        ("x.toml", EXCEPTION.replace('"border"', '"borders"'), "D022", "of a kind `borders` that is not known"),
        ("x.toml", "[[exception", "I007", "broken TOML"),
    ],
)
def test_exceptions_that_cannot_be_used(
    name: str, content: str, code: str, says: str, run: Run, rules: Path, text: Path, write: Write
) -> None:
    answer = asked(run, rules, text, "--exceptions", write(name, content))
    assert f"error[{code}]" in answer.err
    assert says in answer.err


def test_questions_that_cannot_be_answered(run: Run, rules: Path, text: Path) -> None:
    answer = run("rules", "audit", "--text", text, *DAY)
    assert (answer.status, "error[D026]" in answer.err) == (1, True)
    answer = run("rules", "audit", rules, "--text", text, "--edition", "1984")
    assert "error[D027]: `small` has no edition `1984`" in answer.err
    assert "error[D028]" in asked(run, rules, text, "--only", "7Z").err
    assert "error[L001]" in run("rules", "audit", rules, "--text", text, "--as-of", "2019-01-01").err
    assert "error[A001]" in run("rules", "audit", rules, "--text", text, "--regime", "gb").err
    assert run("rules", "audit", rules, "--text", text, *DAY, "--edition", "1").status == 2


def test_an_edition_by_its_name(run: Run, rules: Path, text: Path) -> None:
    answer = run("rules", "audit", rules, "--text", text, "--edition", "1", "--format", "json")
    assert json.loads(answer.out)["as_of"] == "2020-01-01"


def test_fields_of_another_name(run: Run, right: Path, write: Write) -> None:
    records: list[dict[str, Any]] = [
        {**each, "text": "", "head": each["text"][:9], "rest": each["text"][9:]} for each in TEXT
    ]
    text = write("text.jsonl", lines(records))
    assert run("rules", "audit", right, "--text", text, *DAY).status == 1
    answer = run("rules", "audit", right, "--text", text, *DAY, "--text-field", "head,rest")
    assert "unexplained: " in answer.out
    assert "error[D014]" in run("rules", "audit", right, "--text", text, *DAY, "--text-field", "body").err


def test_a_loaded_list(run: Run, write: Write) -> None:
    """Numbers of one paragraph of the base list, in other words: its border and a digit are noticed."""
    good = {"code": "3A001.a.5.a.3", "text": "12 bit or more, below 14 bit, above 400 MSPS"}
    bad = {"code": "3A001.a.5.a.3", "text": "12 bit or more, 14 bit or less, above 450 MSPS"}
    for record, found in (
        (good, []),
        (bad, [("border", "14 bit"), ("figure-missing", "450 MS/s"), ("figure-surplus", "400 MS/s")]),
    ):
        text = write("text.jsonl", lines([record]))
        answer = run("rules", "audit", "--regime", "intl", "--text", text, "--partial", "--format", "json", *DAY)
        findings = json.loads(answer.out)["findings"]
        assert sorted((each["kind"], each["value"]) for each in findings) == found
        assert answer.status == bool(found)
