"""A list from outside, made with ``plugin new`` and nothing else, in an environment that has nothing else.

The converters of the Commerce Control List stand in ``us.rules``, their tests in ``us.tests.yaml``.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from tests.examples.expectations import DAY, EXAMPLES, expected_of
from tests.packaging.test_wheels import ROOT, UV, Bare, environment, uv, wheels

__all__ = ["wheels"]

pytestmark = pytest.mark.skipif(UV is None, reason="uv, which builds and installs the list, is not there")

HERE = Path(__file__).parent
TITLE = "Converters of the Commerce Control List"
CONVERTERS = [
    expected
    for pattern in ("adc_*.toml", "dac_*.toml")
    for file in sorted(EXAMPLES.glob(pattern))
    for expected in expected_of(file)
    if expected.regime == "intl"
]


@pytest.fixture(scope="module")
def bare(wheels: Path, tmp_path_factory: pytest.TempPathFactory) -> Bare:
    """An environment with dualclass from its wheel, and in it a list just made and installed as its README says."""
    made = Bare(tmp_path_factory.mktemp("outside"), wheels)
    made.install("dualclass")
    answer = made.dualclass("plugin", "new", "us", "--title", TITLE)
    assert answer.returncode == 0, answer.stderr
    constraints = ("--constraint", ROOT / "requirements.lock")
    uv("pip", "install", *constraints, "pytest", "-e", made.work / "dualclass-us", VIRTUAL_ENV=str(made.venv))
    return made


@pytest.fixture(scope="module")
def rules(bare: Bare) -> Path:
    return bare.work / "dualclass-us" / "src" / "dualclass_us" / "rules"


@pytest.fixture
def outside(bare: Bare, rules: Path) -> Bare:
    """The same with the converters in the place of the example: nothing but two files was written."""
    shutil.copy(HERE / "us.rules", rules)
    shutil.copy(HERE / "us.tests.yaml", rules)
    return bare


def test_a_new_list_installs_and_classifies_at_once(bare: Bare, rules: Path) -> None:
    shown = bare.dualclass("lists", "--as-of", DAY.isoformat())
    assert f"[us] {TITLE}" in shown.stdout and "us (dualclass-us 0.1.0)" in shown.stdout
    item = bare.work / "dualclass-us" / "examples" / "converter.toml"
    year = (rules / "us.rules").read_text(encoding="utf-8").split("edition ")[1][:4]
    answer = bare.dualclass("classify", str(item), "--regime", "us", "--as-of", f"{year}-12-31")
    assert answer.returncode == 0 and "[us] CONTROLLED: 3A990" in answer.stdout, answer.stderr
    for action in (("check",), ("format", "--check"), ("test",)):
        answer = bare.dualclass("rules", *action, str(rules))
        assert answer.returncode == 0, answer.stdout + answer.stderr


def test_its_own_tests_pass(bare: Bare) -> None:
    ended = subprocess.run(
        [str(bare.bin / "python"), "-m", "pytest", "-q", "-p", "no:cacheprovider"],
        cwd=bare.work / "dualclass-us",
        env=environment({"DUALCLASS_CACHE_DIR": str(bare.folder / "cache")}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0 and "4 passed" in ended.stdout, ended.stdout


def test_the_outside_list_is_in_order(outside: Bare, rules: Path) -> None:
    assert outside.dualclass("rules", "check", str(rules)).stdout == "1 file: 0 errors, 0 warnings\n"
    assert outside.dualclass("rules", "format", "--check", str(rules)).returncode == 0
    tested = outside.dualclass("rules", "test", str(rules))
    assert tested.returncode == 0 and tested.stdout == "109 tests of 9 paragraphs, 109 passed\n", tested.stdout
    covered = outside.dualclass("rules", "coverage", str(rules), "--as-of", DAY.isoformat())
    assert covered.returncode == 0 and "of the whole list only 3A001.a.5 is written" in covered.stdout


def test_the_outside_list_classifies(outside: Bare) -> None:
    """The figures are those of the base list, so it must say what the base list says of the same items."""
    files = [str(expected.file) for expected in CONVERTERS]
    day = DAY.isoformat()
    answer = outside.dualclass("classify", *files, "--regime", "us,intl", "--as-of", day, "--format", "json")
    assert answer.returncode == 0, answer.stderr
    for expected, result in zip(CONVERTERS, json.loads(answer.stdout)["results"], strict=True):
        us, base = (next(each for each in result["regimes"] if each["regime"] == regime) for regime in ("us", "intl"))
        assert us["outcome"] == base["outcome"] == expected.outcome, expected
        assert set(us["controlled_by"]) == set(base["controlled_by"]) >= set(expected.codes), expected


def test_all_the_converters_among_the_examples_are_asked() -> None:
    assert len(CONVERTERS) >= 6
    assert {expected.day for expected in CONVERTERS} == {DAY}
    assert {expected.outcome for expected in CONVERTERS} == {"controlled", "not_covered", "undetermined"}


def test_the_outside_list_travels_in_its_wheel(outside: Bare, rules: Path) -> None:
    uv("build", "--wheel", "--out-dir", outside.folder / "out", rules.parents[2])
    (wheel,) = (outside.folder / "out").glob("*.whl")
    with zipfile.ZipFile(wheel) as opened:
        names = set(opened.namelist())
    assert {"dualclass_us/plugin.py", "dualclass_us/rules/us.rules", "dualclass_us/rules/us.tests.yaml"} <= names
    assert all(name.startswith(("dualclass_us/", "dualclass_us-")) for name in names)
