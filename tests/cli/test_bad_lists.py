"""Regimes, days, codes, plugins and rule files that are wrong: a message with its remedy, exit 1."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import Run, Write

HEAD = 'list made "A made list"\nedition 1 in force from 2020-01-01\n'


def test_a_day_outside_every_edition(run: Run, good: Path) -> None:
    answer = run("classify", good, "--regime", "gb", "--as-of", "2001-01-01")
    assert answer.status == 1
    assert answer.out == ""
    assert "has no edition in force on 2001-01-01" in answer.err
    assert "2025: from 2025-12-16" in answer.err


def test_a_day_outside_one_of_two_lists(run: Run, good: Path) -> None:
    answer = run("classify", good, "--regime", "intl,gb", "--as-of", "2025-12-01")
    assert answer.status == 1
    assert "`uk` has no edition in force" in answer.err
    assert "[intl] CONTROLLED: 3A001.a.5.a.4" in answer.out
    assert "[gb]" not in answer.out


@pytest.mark.parametrize("verb", ["classify", "lists", "export", "show", "explain"])
def test_an_unknown_regime(verb: str, run: Run, good: Path) -> None:
    arguments = {"classify": [good], "show": ["3A001"], "explain": [good, "3A001"]}.get(verb, [])
    answer = run(verb, *arguments, "--regime", "jp")
    assert answer.status == 1
    assert "regime `jp`" in answer.err
    assert "intl" in answer.err


@pytest.mark.parametrize(("code", "near"), [("3A001.a.5.z", "3A001.a.5"), ("2Z001", "2"), ("nonsense", "")])
def test_a_code_that_does_not_exist(code: str, near: str, run: Run, good: Path) -> None:
    for answer in (run("show", code), run("explain", good, code)):
        assert answer.status == 1
        assert f"there is no paragraph `{code}`" in answer.err
        assert f"did you mean `{near}" in answer.err


@pytest.mark.parametrize("code", ["6D003", "6A003.b.4", "0D001"])
def test_a_code_that_is_a_gap_is_never_called_absent(code: str, run: Run, good: Path) -> None:
    for answer in (run("show", code), run("explain", good, code)):
        assert answer.status == 1
        assert f"`{code}` is not encoded in this list: a gap" in answer.err
        assert "no paragraph" not in answer.err


# ---------------------------------------------------------------- plugins


def install(folder: Path, name: str, body: str) -> None:
    """A distribution with one plugin, as an installer would leave it."""
    (folder / f"{name}_plugin.py").write_text(
        "from pathlib import Path\nfrom dualclass.plugins import ListSource, hookimpl\n" + body, encoding="utf-8"
    )
    info = folder / f"dualclass_{name}-9.8.7.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: dualclass-{name}\nVersion: 9.8.7\n")
    (info / "entry_points.txt").write_text(f"[dualclass]\n{name} = {name}_plugin\n")


def dualclass_with(folder: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    """The real command, with the plugins of a folder installed beside the others."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(folder), os.environ.get("PYTHONPATH", "")])}
    command = [sys.executable, "-m", "dualclass.cli.main", *map(str, arguments)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=120)


PLUGINS = {
    "raises when imported": ("raise RuntimeError('no good')\n", "cannot be loaded: no good (RuntimeError)"),
    "leaves when imported": ("raise SystemExit(0)\n", "cannot be loaded"),
    "raises in a hook": (
        "@hookimpl\ndef control_lists():\n    raise ValueError('out of order')\n",
        "failed in `control_lists`: out of order (ValueError)",
    ),
    "answers nonsense": ("@hookimpl\ndef control_lists():\n    return [3]\n", "answers `control_lists` with"),
    "names no folder": (
        "@hookimpl\ndef control_lists():\n    return [ListSource('m', 'mm', 'M', Path('/nowhere/at/all'))]\n",
        "names a folder that is not there",
    ),
    "claims a regime that is taken": (
        "@hookimpl\ndef control_lists():\n    return [ListSource('other', 'gb', 'Other', Path(__file__).parent)]\n",
        "two plugins claim the regime `gb`",
    ),
}


@pytest.mark.parametrize("case", PLUGINS)
def test_a_plugin_that_is_wrong_ends_the_run_by_name(case: str, tmp_path: Path, good: Path) -> None:
    body, words = PLUGINS[case]
    folder = tmp_path / "site"
    folder.mkdir()
    install(folder, "made", body)
    ended = dualclass_with(folder, "classify", good)
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert words in ended.stderr
    assert "dualclass-made 9.8.7" in ended.stderr
    assert "Traceback" not in ended.stderr
    if case == "claims a regime that is taken":
        assert "dualclass-uk" in ended.stderr


def test_a_plugin_that_is_right_is_found(tmp_path: Path, good: Path) -> None:
    folder = tmp_path / "site"
    rules = folder / "made_rules"
    rules.mkdir(parents=True)
    (rules / "a.rules").write_text(
        HEAD + '3A009 "converters"\n    it is an analogue_to_digital_converter\n    resolution at least 14 bit\n'
    )
    body = f"@hookimpl\ndef control_lists():\n    return [ListSource('made', 'mm', 'M', Path({str(rules)!r}))]\n"
    install(folder, "made", body)
    ended = dualclass_with(folder, "classify", good, "--regime", "mm", "--format", "json")
    assert ended.returncode == 0, ended.stderr
    (result,) = json.loads(ended.stdout)["results"][0]["regimes"]
    assert result["controlled_by"] == ["3A009"]


# ---------------------------------------------------------------- rule files

ENTRY = '3A009 "converters"\n    it is an analogue_to_digital_converter\n'
MISTAKES = {
    "a sentence nobody understands": (ENTRY + "    it shines brightly\n", "it shines brightly"),
    "unknown kind": ('3A009 "x"\n    it is an analog_digital_converter\n', "analog_digital_converter"),
    "unknown parameter": (ENTRY + "    sample_rat more than 3 GS/s\n", "sample_rat"),
    "wrong dimension": (ENTRY + "    sample_rate more than 3 m\n", "sample_rate"),
    "unknown unit": (ENTRY + "    sample_rate more than 3 flurbs\n", "flurbs"),
    "number without unit": (ENTRY + "    sample_rate more than 3\n", "sample_rate"),
    "border in other words": (ENTRY + "    sample_rate >= 3 GS/s\n", "at least"),
    "join that does not fit": (ENTRY + "    any of a to c:\n  a  sample_rate more than 3 GS/s\n", "any of"),
    "label out of place": (ENTRY + "  b.2  sample_rate more than 3 GS/s\n", "b.2"),
    "label twice": (
        ENTRY + "    any of a to b:\n  a  sample_rate more than 3 GS/s\n  a  sample_rate more than 2 GS/s\n",
        "3A009.a",
    ),
    "reference to nothing": (ENTRY + "    it is specified in 9A999\n", "9A999"),
    "and with or": (
        ENTRY + "    resolution at least 8 bit and sample_rate more than 3 GS/s or resolution at least 9 bit\n",
        "or",
    ),
    "note that releases nothing": (ENTRY + "  note 1 releases 9Z999 if\n    it is rechargeable\n", "9Z999"),
    "date that is none": (ENTRY + "    in force from 2025-02-30\n", "2025-02-30"),
    "text not closed": ('3A009 "converters\n    it is an analogue_to_digital_converter\n', "3A009"),
    "label of no list": ('9Z001 "x"\n    it is an analogue_to_digital_converter\n', "is no code of an entry"),
    "adopting nothing": ("adopts lunar edition 2025\n", "lunar"),
}


@pytest.mark.parametrize("case", MISTAKES)
def test_a_mistake_in_a_rule_file(case: str, run: Run, write: Write, good: Path) -> None:
    text, words = MISTAKES[case]
    file = write("rules/made.rules", HEAD + text)
    answer = run("classify", good, "--rules", file.parent)
    assert answer.status == 1
    assert answer.out == ""
    assert "error[" in answer.err
    assert f"{file}:" in answer.err, "the place"
    assert words in answer.err
    assert "help:" in answer.err or "did you mean" in answer.err, "the remedy"


def test_every_mistake_of_every_rule_file_is_told(run: Run, write: Write, good: Path) -> None:
    first = write("rules/one.rules", HEAD + ENTRY + "    it shines\n    it glows\n")
    second = write("rules/two.rules", HEAD + ENTRY.replace("3A009", "3A010") + "    it hums\n")
    answer = run("classify", good, "--rules", first.parent)
    assert answer.status == 1
    assert answer.err.count("error[") == 3
    assert str(first) in answer.err
    assert str(second) in answer.err


def test_100_000_nested_parentheses(run: Run, write: Write, good: Path) -> None:
    deep = "(" * 100_000 + "it is rechargeable" + ")" * 100_000
    file = write("rules/deep.rules", HEAD + ENTRY + f"    {deep}\n")
    answer = run("classify", good, "--rules", file.parent)
    assert answer.status == 1
    assert f"{file}:5:" in answer.err
    assert "help:" in answer.err
    assert len(answer.err) < 5000


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'list made "\xe9"\n', "UTF-8"),
        (b"", "says of which list it is"),
        (b'3A009 "no head"\n', "says of which list it is"),
    ],
)
def test_a_rule_file_that_is_none(content: bytes, words: str, run: Run, write: Write, good: Path) -> None:
    file = write("rules/a.rules", content)
    answer = run("classify", good, "--rules", file.parent)
    assert answer.status == 1
    assert words in answer.err
    assert str(file.parent) in answer.err


def test_rules_folders_that_are_not_there(run: Run, good: Path, tmp_path: Path) -> None:
    answer = run("classify", good, "--rules", tmp_path / "nowhere")
    assert answer.status == 1
    assert "nowhere` is no folder" in answer.err


def test_a_folder_that_claims_an_installed_list(run: Run, write: Write, good: Path) -> None:
    file = write("rules/a.rules", 'list uk "Another"\nedition 1 in force from 2020-01-01\n')
    answer = run("classify", good, "--rules", file.parent)
    assert answer.status == 1
    assert "`uk`" in answer.err
    assert "rename one of them" in answer.err


def test_a_folder_of_rules_without_any_plugin(run: Run, write: Write, good: Path) -> None:
    file = write("rules/a.rules", HEAD + ENTRY + "    sample_rate more than 1 GS/s\n")
    answer = run("classify", good, "--rules", file.parent, "--regime", "made")
    assert answer.status == 0, answer.err
    assert "[made] CONTROLLED: 3A009" in answer.out
