"""Explanations as they are printed, of very different items and paragraphs (`--update-golden` writes them anew).

Read every change of them with a lawyer's eyes before committing it: they fix what is printed, not that it is well said.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from dualclass.cli.main import main

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
GOLDEN = HERE / "reasons"
DAY = "2026-11-23"

CLASSIFIED = {
    "adc_ad9208": "intl,cn,gb,kr,ru",
    "battery_450_wh_kg": "cn,gb",
    "board_with_adc": "intl,ru",
    "carbon_fibre_t800s": "intl,cn",
    "dac_interpolation_unknown": "intl,kr",
    "four_axis_milling_machine_unknown": "intl,cn",
    "gallium": "cn,gb",
    "numerical_control_software_five_axes": "gb",
    "submersible_thruster_to_russia": "gb,kr",
    "survey_drone_55_minutes": "intl,cn",
    "technology_adc_production": "intl,cn",
    "thiodiglycol_mixture_non_party": "intl",
}

EXPLAINED = {
    "met": ("adc_ad9208", "3A001.a.5.a.4", "ru"),
    "missed_by_two_borders": ("adc_ad9434_370", "3A001.a.5.a.3", "gb"),
    "open": ("dac_interpolation_unknown", "3A001.a.5.b.2.b", "kr"),
    "of_parts": ("five_axis_machining_centre_precise", "2B001.b.2", "intl"),
    "derived": ("carbon_fibre_t300", "1C010.b", "intl"),
    "suspended": ("battery_450_wh_kg", "3A001", "cn"),
}

INNER = re.compile(
    r"\b(None|True|False|Finding|Verdict|Fraction|Traceback|object at|dataclass)\b|\b(?!Gy\()[A-Z][a-z]+\("
)

Golden = Callable[[Path, str], None]


def printed(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """What the command line prints; nothing may go wrong on the way."""
    assert main([*arguments, "--as-of", DAY]) == 0
    shown = capsys.readouterr()
    assert shown.err == ""
    return shown.out


def assert_for_readers(text: str) -> None:
    """What holds of every explanation, whatever it says."""
    assert not INNER.search(text), INNER.search(text)
    assert "\x1b" not in text
    assert all(line == line.rstrip() for line in text.splitlines())


@pytest.mark.parametrize("example", CLASSIFIED)
def test_classify(example: str, golden: Golden, capsys: pytest.CaptureFixture[str]) -> None:
    regimes = CLASSIFIED[example]
    text = printed(["classify", str(EXAMPLES / f"{example}.toml"), "--regime", regimes], capsys)
    assert_for_readers(text)
    assert "no clearance" in text
    for regime in regimes.split(","):
        assert f"[{regime}]" in text
    golden(GOLDEN / f"{example}.txt", text)


@pytest.mark.parametrize("name", EXPLAINED)
def test_explain(name: str, golden: Golden, capsys: pytest.CaptureFixture[str]) -> None:
    example, code, regime = EXPLAINED[name]
    text = printed(["explain", str(EXAMPLES / f"{example}.toml"), code, "--regime", regime], capsys)
    assert_for_readers(text)
    assert len(text.splitlines()) > 2
    golden(GOLDEN / f"explain_{name}.txt", text)


def test_every_golden_file_belongs_to_a_test() -> None:
    wanted = {*CLASSIFIED, *(f"explain_{name}" for name in EXPLAINED)}
    assert {path.stem for path in GOLDEN.glob("*")} == wanted
