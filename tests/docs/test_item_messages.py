"""Mistakes in items and questions that no other test makes: the code, and how the message speaks."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from dualclass.api import Classifier, loaded_lists
from dualclass.cli.finding_codes import code_in, no_such_code
from dualclass.cli.main import main
from dualclass.diagnostics import DiagnosticError
from dualclass.items import item_from_data, normalise
from dualclass.language.reader import parse_rule_file
from dualclass.vocabulary import Vocabulary, build_vocabulary

from .style import ROOT, the_one

WORDS = """
kind material
    composition composition
    composition coating_composition
    set made_of
kind red_alloy is material
    en "alloy"
kind blue_alloy is material
    en "alloy"
kind converter
    quantity interpolation_factor
    judgement easily_reprogrammed "Can its owner program it anew?"
"""


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    parsed = parse_rule_file(WORDS, "words.rules")
    assert parsed.diagnostics == ()
    made, diagnostics = build_vocabulary([parsed.rule_file])
    assert diagnostics == ()
    return made


@pytest.mark.parametrize(
    ("kind", "parameters", "code", "says"),
    [
        ("alloy", {}, "I021", "`alloy` may mean"),
        ("material", {"made_of": ["alloy"]}, "I021", "`alloy` may mean"),
        ("converter", {"easily_reprogrammed": True}, "I030", "decided by a person"),
        ("converter", {"interpolation_factor": 2.5}, "I035", "in quotes"),
        ("material", {"made_of": [" "]}, "I041", "a name is empty"),
        ("material", {"composition": {"nickel": "30 % by weight", "rest": "yes"}}, "I052", "`rest`"),
        ("material", {"composition": {"nickel": "balance", "iron": "balance"}}, "I053", "only one"),
        (
            "material",
            {"composition": {"nickel": "30 % by weight", "iron": "30 % by volume", "zinc": "balance"}},
            "I053",
            "by one basis",
        ),
        ("material", {"composition": {"nickel": "30 % by weight", "Nickel": "31 % by weight"}}, "I054", "two shares"),
        (
            "material",
            {"composition": {"nickel": "30 % by weight"}, "coating_composition": {"zinc": "9 % by weight"}},
            "I057",
            "one composition",
        ),
    ],
)
def test_each_mistake(kind: str, parameters: dict[str, object], code: str, says: str, vocabulary: Vocabulary) -> None:
    with pytest.raises(DiagnosticError) as error:
        normalise(item_from_data({"kind": kind, "parameters": parameters}), vocabulary)
    found = the_one(error.value.diagnostics, code)
    assert says in found.message
    assert found.subject


def test_a_regime_that_nobody_has() -> None:
    with pytest.raises(DiagnosticError) as error:
        Classifier(loaded_lists(), ["xx"], datetime.date(2026, 11, 23))
    found = the_one(error.value.diagnostics, "A001")
    assert "`xx`" in found.message
    assert "intl" in (found.help or "")


@pytest.mark.parametrize(
    ("text", "code", "says"), [("3A001.zz", "A002", "no paragraph `3A001.zz`"), ("7A001.a", "A003", "not encoded")]
)
def test_codes_that_are_not_there(text: str, code: str, says: str) -> None:
    view = loaded_lists().lists["intl"].view(datetime.date(2026, 11, 23))
    assert code_in(view, text) is None
    assert says in the_one([no_such_code(text, view)], code).message


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["classify", str(ROOT / "examples" / "acetone.toml"), "--regime", "xx"], "A001"),
        (["show", "3A001.zz"], "A002"),
        (["show", "7D001"], "A003"),
        (["explain", str(ROOT / "examples" / "acetone.toml"), "7A001.a"], "A003"),
        (["kind", "no_such_kind_at_all"], "A004"),
        (["show", "3A504", "--as-of", "2022-01-01"], "A005"),
    ],
)
def test_the_command_line_says_so(arguments: list[str], code: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 1
    shown = capsys.readouterr()
    assert f"error[{code}]" in shown.err
    assert "= help:" in shown.err
    assert "Traceback" not in shown.err
    assert shown.out == ""


def test_a_file_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(tmp_path / "nothing.toml"), "3A001"]) == 1
    shown = capsys.readouterr()
    assert "error[I001]" in shown.err
    assert "nothing.toml" in shown.err
